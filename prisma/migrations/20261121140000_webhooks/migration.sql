-- CreateEnum
CREATE TYPE "WebhookDisabledReason" AS ENUM ('MANUAL', 'FAILURES', 'GONE');

-- CreateEnum
CREATE TYPE "WebhookDeliveryKind" AS ENUM ('EVENT', 'REPLAY', 'TEST');

-- CreateEnum
CREATE TYPE "WebhookDeliveryStatus" AS ENUM ('PENDING', 'DELIVERED', 'FAILED', 'CANCELED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EmailType" ADD VALUE 'WEBHOOK_FAILING';
ALTER TYPE "EmailType" ADD VALUE 'WEBHOOK_DISABLED';

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" TEXT NOT NULL,
    "customerId" TEXT,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "filters" JSONB NOT NULL DEFAULT '[]',
    "timeoutSeconds" INTEGER NOT NULL DEFAULT 5,
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "secretSealed" TEXT,
    "previousSecretSealed" TEXT,
    "previousSecretUntil" TIMESTAMPTZ(3),
    "headersSealed" TEXT,
    "headerNames" TEXT[],
    "disabledAt" TIMESTAMPTZ(3),
    "disabledReason" "WebhookDisabledReason",
    "failingSince" TIMESTAMPTZ(3),
    "failureMailedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "customerId" TEXT,
    "kind" "WebhookDeliveryKind" NOT NULL,
    "eventId" TEXT NOT NULL,
    "eventType" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "status" "WebhookDeliveryStatus" NOT NULL DEFAULT 'PENDING',
    "ordinal" BIGSERIAL NOT NULL,
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "log" JSONB NOT NULL DEFAULT '[]',
    "url" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookCursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,

    CONSTRAINT "WebhookCursor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WebhookEndpoint_customerId_idx" ON "WebhookEndpoint"("customerId");

-- CreateIndex
CREATE INDEX "WebhookEndpoint_createdAt_id_idx" ON "WebhookEndpoint"("createdAt", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_createdAt_idx" ON "WebhookDelivery"("endpointId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_customerId_createdAt_idx" ON "WebhookDelivery"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_createdAt_id_idx" ON "WebhookDelivery"("createdAt", "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_eventId_idx" ON "WebhookDelivery"("eventId");

-- CreateIndex
CREATE INDEX "WebhookDelivery_finishedAt_idx" ON "WebhookDelivery"("finishedAt");

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

-- Of an event an endpoint is told once; what is sent again is sent because somebody wants it.
CREATE UNIQUE INDEX "WebhookDelivery_endpointId_eventId_key" ON "WebhookDelivery"("endpointId", "eventId") WHERE "kind" = 'EVENT';
CREATE INDEX "WebhookDelivery_due_idx" ON "WebhookDelivery"("endpointId", "dueAt", "ordinal") WHERE "status" = 'PENDING';
CREATE INDEX "WebhookDelivery_lane_idx" ON "WebhookDelivery"("endpointId", "entityId", "ordinal") WHERE "status" = 'PENDING';
ALTER TABLE "WebhookDelivery"
  ADD CONSTRAINT "WebhookDelivery_dueAt_check" CHECK (("status" = 'PENDING') = ("dueAt" IS NOT NULL)),
  ADD CONSTRAINT "WebhookDelivery_finishedAt_check" CHECK (("status" = 'PENDING') = ("finishedAt" IS NULL)),
  ADD CONSTRAINT "WebhookDelivery_attemptCount_check" CHECK ("attemptCount" >= 0);
ALTER TABLE "WebhookEndpoint"
  ADD CONSTRAINT "WebhookEndpoint_disabled_check" CHECK (("disabledAt" IS NULL) = ("disabledReason" IS NULL)),
  ADD CONSTRAINT "WebhookEndpoint_secret_check" CHECK (("deletedAt" IS NULL) = ("secretSealed" IS NOT NULL)),
  ADD CONSTRAINT "WebhookEndpoint_previous_check" CHECK (("previousSecretSealed" IS NULL) = ("previousSecretUntil" IS NULL)),
  ADD CONSTRAINT "WebhookEndpoint_internal_check" CHECK ("customerId" IS NULL OR NOT "internal"),
  ADD CONSTRAINT "WebhookEndpoint_timeout_check" CHECK ("timeoutSeconds" BETWEEN 1 AND 15),
  ADD CONSTRAINT "WebhookEndpoint_headers_check" CHECK (cardinality("headerNames") <= 5),
  ADD CONSTRAINT "WebhookEndpoint_url_length_check" CHECK (char_length("url") BETWEEN 1 AND 2048),
  ADD CONSTRAINT "WebhookEndpoint_description_length_check" CHECK (char_length("description") <= 255);

-- Endpoints are told of what happens from now on.
ALTER TABLE "WebhookCursor" ADD CONSTRAINT "WebhookCursor_one_check" CHECK ("id" = 1);
INSERT INTO "WebhookCursor" ("id", "position") SELECT 1, coalesce(max("position"), 0) FROM "AuditEvent";
