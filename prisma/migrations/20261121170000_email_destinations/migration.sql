-- CreateEnum
CREATE TYPE "EmailDestinationDisabledReason" AS ENUM ('MANUAL', 'FAILURES', 'UNSUBSCRIBED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EmailType" ADD VALUE 'EMAIL_DESTINATION_VERIFY';
ALTER TYPE "EmailType" ADD VALUE 'EVENT_NOTIFICATION';

-- CreateTable
CREATE TABLE "EmailDestination" (
    "id" TEXT NOT NULL,
    "customerId" TEXT,
    "email" TEXT NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '[]',
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "mutes" JSONB NOT NULL DEFAULT '[]',
    "verifiedAt" TIMESTAMPTZ(3),
    "verifyHash" TEXT,
    "verifyUntil" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),
    "disabledReason" "EmailDestinationDisabledReason",
    "enabledAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "waiting" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "waitingMore" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmailDestination_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EmailDestination_verifyHash_key" ON "EmailDestination"("verifyHash");

-- CreateIndex
CREATE INDEX "EmailDestination_email_idx" ON "EmailDestination"("email");

-- CreateIndex
CREATE INDEX "EmailDestination_dueAt_idx" ON "EmailDestination"("dueAt");

-- CreateIndex
CREATE INDEX "EmailDestination_createdAt_id_idx" ON "EmailDestination"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EmailDestination_customerId_email_key" ON "EmailDestination"("customerId", "email");

-- AddForeignKey
ALTER TABLE "EmailDestination" ADD CONSTRAINT "EmailDestination_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

-- An address is told of the events of one owner once.
CREATE UNIQUE INDEX "EmailDestination_vendor_email_key" ON "EmailDestination"("email") WHERE "customerId" IS NULL;
ALTER TABLE "EmailDestination"
  ADD CONSTRAINT "EmailDestination_disabled_check" CHECK (("disabledAt" IS NULL) = ("disabledReason" IS NULL)),
  ADD CONSTRAINT "EmailDestination_internal_check" CHECK ("customerId" IS NULL OR NOT "internal"),
  ADD CONSTRAINT "EmailDestination_verify_check" CHECK (("verifyHash" IS NULL) = ("verifyUntil" IS NULL) AND ("verifyHash" IS NULL OR "verifiedAt" IS NULL)),
  ADD CONSTRAINT "EmailDestination_due_check" CHECK (("dueAt" IS NULL) = (cardinality("waiting") = 0)),
  -- Nothing waits for an address that nobody has verified, or that wants nothing.
  ADD CONSTRAINT "EmailDestination_open_check" CHECK ("dueAt" IS NULL OR ("verifiedAt" IS NOT NULL AND "disabledAt" IS NULL)),
  ADD CONSTRAINT "EmailDestination_waiting_check" CHECK ("waiting" IS NOT NULL AND cardinality("waiting") <= 50 AND "waitingMore" >= 0),
  ADD CONSTRAINT "EmailDestination_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 254);
