-- The trail becomes a chain: events get their place in it after they were committed, one after the other.
ALTER TABLE "AuditEvent"
  ADD COLUMN "ordinal" BIGSERIAL NOT NULL,
  ADD COLUMN "position" BIGINT,
  ADD COLUMN "entitySequence" INTEGER,
  ADD COLUMN "digest" TEXT,
  ADD COLUMN "hash" TEXT,
  ADD CONSTRAINT "AuditEvent_chained_check" CHECK (
    ("position" IS NULL) = ("hash" IS NULL) AND ("position" IS NULL) = ("digest" IS NULL)
    AND ("position" IS NULL) = ("entitySequence" IS NULL) AND "position" > 0 AND "entitySequence" > 0
  );

CREATE UNIQUE INDEX "AuditEvent_position_key" ON "AuditEvent"("position");
CREATE UNIQUE INDEX "AuditEvent_entityId_entitySequence_key" ON "AuditEvent"("entityId", "entitySequence");
CREATE INDEX "AuditEvent_waiting_idx" ON "AuditEvent"("ordinal") WHERE "position" IS NULL;

-- An event gets its place once; nothing else of it ever changes. Only pruning and erasing say what they are about to do.
DROP TRIGGER "AuditEvent_append_only" ON "AuditEvent";

CREATE TRIGGER "AuditEvent_said_once" BEFORE UPDATE OF
  "id", "type", "actorKind", "actorId", "actorName", "entityType", "entityId", "customerId", "requestId",
  "ipAddress", "changes", "occurredAt", "ordinal"
ON "AuditEvent" FOR EACH STATEMENT
WHEN (current_setting('portico.audit', true) IS DISTINCT FROM 'erase')
EXECUTE FUNCTION "AuditEvent_reject_change"();

CREATE TRIGGER "AuditEvent_placed_once" BEFORE UPDATE OF "position", "entitySequence", "digest", "hash"
ON "AuditEvent" FOR EACH ROW WHEN (OLD."position" IS NOT NULL)
EXECUTE FUNCTION "AuditEvent_reject_change"();

CREATE TRIGGER "AuditEvent_not_deleted" BEFORE DELETE ON "AuditEvent" FOR EACH STATEMENT
WHEN (current_setting('portico.audit', true) IS DISTINCT FROM 'prune')
EXECUTE FUNCTION "AuditEvent_reject_change"();

CREATE TRIGGER "AuditEvent_not_truncated" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT
EXECUTE FUNCTION "AuditEvent_reject_change"();
