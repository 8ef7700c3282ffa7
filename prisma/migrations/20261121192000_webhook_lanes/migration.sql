-- What waits behind another delivery of its entity is not due; the one before wakes it.
ALTER TABLE "WebhookDelivery"
  DROP CONSTRAINT "WebhookDelivery_dueAt_check",
  ADD CONSTRAINT "WebhookDelivery_dueAt_check" CHECK ("status" = 'PENDING' OR "dueAt" IS NULL) NOT VALID;
UPDATE "WebhookDelivery" d SET "dueAt" = NULL
WHERE d."status" = 'PENDING' AND EXISTS (
  SELECT FROM "WebhookDelivery" before
  WHERE before."endpointId" = d."endpointId" AND before."entityId" = d."entityId" AND before."status" = 'PENDING'
    AND before."ordinal" < d."ordinal"
);
