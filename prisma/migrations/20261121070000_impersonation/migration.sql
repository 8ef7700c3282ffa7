-- CreateTable
CREATE TABLE "Impersonation" (
    "id" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "staffName" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "readOnly" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Impersonation_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "Session" ADD COLUMN "impersonationId" TEXT;

-- CreateIndex
CREATE INDEX "Impersonation_customerId_createdAt_idx" ON "Impersonation"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "Impersonation_staffId_idx" ON "Impersonation"("staffId");

-- CreateIndex
CREATE INDEX "Impersonation_createdAt_id_idx" ON "Impersonation"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_impersonationId_key" ON "Session"("impersonationId");

-- AddForeignKey
ALTER TABLE "Impersonation" ADD CONSTRAINT "Impersonation_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Impersonation" ADD CONSTRAINT "Impersonation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_impersonationId_fkey" FOREIGN KEY ("impersonationId") REFERENCES "Impersonation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

ALTER TABLE "Impersonation"
  ADD CONSTRAINT "Impersonation_reason_length_check" CHECK (char_length("reason") BETWEEN 1 AND 500),
  ADD CONSTRAINT "Impersonation_expiresAt_check" CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '10 minutes'),
  ADD CONSTRAINT "Impersonation_endedAt_check" CHECK ("endedAt" >= "createdAt");

ALTER TABLE "Session"
  ADD CONSTRAINT "Session_impersonation_of_staff_check" CHECK ("impersonationId" IS NULL OR "staffId" IS NOT NULL);
