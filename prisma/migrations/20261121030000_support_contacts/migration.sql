-- CreateEnum
CREATE TYPE "SupportContactAccess" AS ENUM ('FULL', 'READ_ONLY');

-- CreateEnum
CREATE TYPE "SupportContactStatus" AS ENUM ('ACTIVE', 'REMOVED');

-- CreateEnum
CREATE TYPE "SupportContactSyncStatus" AS ENUM ('PENDING', 'SYNCED', 'FAILED');

-- CreateTable
CREATE TABLE "SupportContact" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "projectRole" TEXT,
    "access" "SupportContactAccess" NOT NULL,
    "status" "SupportContactStatus" NOT NULL DEFAULT 'ACTIVE',
    "syncStatus" "SupportContactSyncStatus" NOT NULL DEFAULT 'PENDING',
    "syncError" TEXT,
    "syncedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SupportContact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SupportContact_customerId_status_idx" ON "SupportContact"("customerId", "status");

-- CreateIndex
CREATE INDEX "SupportContact_lastName_id_idx" ON "SupportContact"("lastName", "id");

-- CreateIndex
CREATE INDEX "SupportContact_createdAt_id_idx" ON "SupportContact"("createdAt", "id");

-- AddForeignKey
ALTER TABLE "SupportContact" ADD CONSTRAINT "SupportContact_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

CREATE UNIQUE INDEX "SupportContact_customerId_email_key" ON "SupportContact"("customerId", "email") WHERE "status" = 'ACTIVE';
ALTER TABLE "SupportContact"
  ADD CONSTRAINT "SupportContact_email_lower_check" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "SupportContact_removal_check" CHECK (("status" = 'REMOVED') = ("removedAt" IS NOT NULL)),
  ADD CONSTRAINT "SupportContact_firstName_length_check" CHECK (char_length("firstName") BETWEEN 1 AND 255),
  ADD CONSTRAINT "SupportContact_lastName_length_check" CHECK (char_length("lastName") BETWEEN 1 AND 255),
  ADD CONSTRAINT "SupportContact_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255),
  ADD CONSTRAINT "SupportContact_projectRole_length_check" CHECK (char_length("projectRole") BETWEEN 1 AND 255),
  ADD CONSTRAINT "SupportContact_syncError_length_check" CHECK (char_length("syncError") <= 10000);
