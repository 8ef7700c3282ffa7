-- CreateEnum
CREATE TYPE "ApiUsageCredential" AS ENUM ('API_TOKEN', 'SERVICE_ACCOUNT');

-- CreateTable
CREATE TABLE "ApiUsage" (
    "id" TEXT NOT NULL,
    "credentialKind" "ApiUsageCredential" NOT NULL,
    "credentialId" TEXT NOT NULL,
    "credentialName" TEXT NOT NULL,
    "customerId" TEXT,
    "day" DATE NOT NULL,
    "requests" INTEGER NOT NULL,
    "cost" DOUBLE PRECISION NOT NULL,
    "errors" INTEGER NOT NULL,

    CONSTRAINT "ApiUsage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Budget" (
    "id" TEXT NOT NULL,
    "spent" INTEGER NOT NULL,
    "lease" INTEGER NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApiUsage_day_id_idx" ON "ApiUsage"("day", "id");

-- CreateIndex
CREATE INDEX "ApiUsage_customerId_idx" ON "ApiUsage"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiUsage_credentialId_day_key" ON "ApiUsage"("credentialId", "day");

-- AddForeignKey
ALTER TABLE "ApiUsage" ADD CONSTRAINT "ApiUsage_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Budget"
  ADD CONSTRAINT "Budget_not_negative_check" CHECK ("lease" >= 0 AND "spent" >= 0);
ALTER TABLE "ApiUsage"
  ADD CONSTRAINT "ApiUsage_counts_check" CHECK ("requests" > 0 AND "cost" >= 0 AND "errors" BETWEEN 0 AND "requests");
