-- CreateEnum
CREATE TYPE "ServiceAccountOrigin" AS ENUM ('MANUAL', 'INSTALLATION');

-- AlterEnum
ALTER TYPE "EmailType" ADD VALUE 'TOKEN_EXPIRING';

-- AlterTable
ALTER TABLE "ApiToken" ADD COLUMN     "announcedDays" INTEGER,
ADD COLUMN     "lastUsedIp" TEXT,
ADD COLUMN     "policyId" TEXT,
ADD COLUMN     "replacesId" TEXT,
ADD COLUMN     "shippedPolicy" TEXT,
ADD COLUMN     "sponsorId" TEXT;

-- AlterTable
ALTER TABLE "PortalSettings" ADD COLUMN     "allowEndlessTokens" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ServiceAccount" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "origin" "ServiceAccountOrigin" NOT NULL DEFAULT 'MANUAL',
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ServiceAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceAccountToken" (
    "id" TEXT NOT NULL,
    "serviceAccountId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "scopes" TEXT[],
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "sponsorStaffId" TEXT,
    "sponsorPortalUserId" TEXT,
    "replacesId" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "announcedDays" INTEGER,
    "lastUsedAt" TIMESTAMPTZ(3),
    "lastUsedIp" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ServiceAccountToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TokenPolicy" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "allow" TEXT[],
    "deny" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TokenPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ServiceAccount_customerId_idx" ON "ServiceAccount"("customerId");

-- CreateIndex
CREATE INDEX "ServiceAccount_name_id_idx" ON "ServiceAccount"("name", "id");

-- CreateIndex
CREATE INDEX "ServiceAccount_createdAt_id_idx" ON "ServiceAccount"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceAccountToken_tokenHash_key" ON "ServiceAccountToken"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceAccountToken_replacesId_key" ON "ServiceAccountToken"("replacesId");

-- CreateIndex
CREATE INDEX "ServiceAccountToken_serviceAccountId_idx" ON "ServiceAccountToken"("serviceAccountId");

-- CreateIndex
CREATE INDEX "ServiceAccountToken_createdAt_id_idx" ON "ServiceAccountToken"("createdAt", "id");

-- CreateIndex
CREATE INDEX "ServiceAccountToken_expiresAt_id_idx" ON "ServiceAccountToken"("expiresAt", "id");

-- CreateIndex
CREATE INDEX "ServiceAccountToken_sponsorStaffId_idx" ON "ServiceAccountToken"("sponsorStaffId");

-- CreateIndex
CREATE INDEX "ServiceAccountToken_sponsorPortalUserId_idx" ON "ServiceAccountToken"("sponsorPortalUserId");

-- CreateIndex
CREATE UNIQUE INDEX "TokenPolicy_name_key" ON "TokenPolicy"("name");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_replacesId_key" ON "ApiToken"("replacesId");

-- CreateIndex
CREATE INDEX "ApiToken_expiresAt_id_idx" ON "ApiToken"("expiresAt", "id");

-- CreateIndex
CREATE INDEX "ApiToken_policyId_idx" ON "ApiToken"("policyId");

-- CreateIndex
CREATE INDEX "ApiToken_sponsorId_idx" ON "ApiToken"("sponsorId");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "TokenPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_sponsorId_fkey" FOREIGN KEY ("sponsorId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "ApiToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAccount" ADD CONSTRAINT "ServiceAccount_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAccountToken" ADD CONSTRAINT "ServiceAccountToken_serviceAccountId_fkey" FOREIGN KEY ("serviceAccountId") REFERENCES "ServiceAccount"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAccountToken" ADD CONSTRAINT "ServiceAccountToken_sponsorStaffId_fkey" FOREIGN KEY ("sponsorStaffId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAccountToken" ADD CONSTRAINT "ServiceAccountToken_sponsorPortalUserId_fkey" FOREIGN KEY ("sponsorPortalUserId") REFERENCES "PortalUser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceAccountToken" ADD CONSTRAINT "ServiceAccountToken_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "ServiceAccountToken"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

-- The name of a revoked account is free again.
CREATE UNIQUE INDEX "ServiceAccount_customerId_name_living_key" ON "ServiceAccount"("customerId", lower("name")) WHERE "revokedAt" IS NULL;
ALTER TABLE "ServiceAccount"
  ADD CONSTRAINT "ServiceAccount_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255);
ALTER TABLE "ServiceAccountToken"
  ADD CONSTRAINT "ServiceAccountToken_scopes_check" CHECK (cardinality("scopes") BETWEEN 1 AND 50),
  ADD CONSTRAINT "ServiceAccountToken_one_sponsor_check" CHECK (num_nonnulls("sponsorStaffId", "sponsorPortalUserId") <= 1),
  ADD CONSTRAINT "ServiceAccountToken_replaces_another_check" CHECK ("replacesId" <> "id"),
  ADD CONSTRAINT "ServiceAccountToken_expiry_check" CHECK ("expiresAt" <= "createdAt" + interval '8784 hours'),
  ADD CONSTRAINT "ServiceAccountToken_announcedDays_check" CHECK ("announcedDays" IN (1, 7, 14)),
  ADD CONSTRAINT "ServiceAccountToken_lastUsedIp_length_check" CHECK (char_length("lastUsedIp") <= 255);
ALTER TABLE "TokenPolicy"
  ADD CONSTRAINT "TokenPolicy_name_form_check" CHECK ("name" ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  ADD CONSTRAINT "TokenPolicy_name_not_shipped_check" CHECK ("name" NOT IN ('admin', 'read-only', 'support', 'sales')),
  ADD CONSTRAINT "TokenPolicy_description_length_check" CHECK (char_length("description") <= 10000),
  ADD CONSTRAINT "TokenPolicy_allow_count_check" CHECK (cardinality("allow") BETWEEN 1 AND 100),
  ADD CONSTRAINT "TokenPolicy_deny_count_check" CHECK (cardinality("deny") <= 100);
ALTER TABLE "ApiToken"
  ADD CONSTRAINT "ApiToken_one_policy_check" CHECK (num_nonnulls("shippedPolicy", "policyId") <= 1),
  ADD CONSTRAINT "ApiToken_shippedPolicy_check" CHECK ("shippedPolicy" IN ('admin', 'read-only', 'support', 'sales')),
  ADD CONSTRAINT "ApiToken_replaces_another_check" CHECK ("replacesId" <> "id"),
  ADD CONSTRAINT "ApiToken_announcedDays_check" CHECK ("announcedDays" IN (1, 7, 14)),
  ADD CONSTRAINT "ApiToken_lastUsedIp_length_check" CHECK (char_length("lastUsedIp") <= 255);

-- Tokens of before stand on the right of the staff member who created them, as the audit trail has it.
UPDATE "ApiToken" t SET "sponsorId" = e."actorId"
FROM "AuditEvent" e
WHERE e."type" = 'api_token.created' AND e."entityId" = t."id" AND e."actorKind" = 'staff'
  AND EXISTS (SELECT FROM "Staff" s WHERE s."id" = e."actorId");
