-- CreateEnum
CREATE TYPE "LicenseFieldType" AS ENUM ('STRING', 'TEXT', 'INTEGER', 'BOOLEAN', 'PASSWORD', 'FILE');

-- CreateEnum
CREATE TYPE "LicenseKind" AS ENUM ('PRODUCTION', 'TEMPORARY');

-- CreateEnum
CREATE TYPE "LicenseType" AS ENUM ('DEVELOPMENT', 'TRIAL', 'PAID', 'COMMUNITY');

-- CreateEnum
CREATE TYPE "LicenseOverage" AS ENUM ('NONE', 'TIMES_1_25', 'TIMES_1_5', 'TIMES_2', 'UNLIMITED');

-- CreateEnum
CREATE TYPE "LicenseExpirationBasis" AS ENUM ('FROM_ISSUE', 'FROM_FIRST_VALIDATION', 'FROM_FIRST_ACTIVATION');

-- CreateEnum
CREATE TYPE "LicenseRenewalBasis" AS ENUM ('FROM_EXPIRY', 'FROM_NOW', 'FROM_NOW_IF_EXPIRED');

-- CreateEnum
CREATE TYPE "LicenseMachineMatching" AS ENUM ('ANY', 'TWO', 'MOST', 'ALL');

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "keyCheck" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseField" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "type" "LicenseFieldType" NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "options" TEXT[],
    "defaultValue" TEXT,
    "initialValue" TEXT,
    "initialLocked" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LicenseField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseSeat" (
    "id" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "portalUserId" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LicenseSeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseTemplate" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" "LicenseType" NOT NULL,
    "durationDays" INTEGER,
    "expirationBasis" "LicenseExpirationBasis" NOT NULL DEFAULT 'FROM_ISSUE',
    "renewalBasis" "LicenseRenewalBasis" NOT NULL DEFAULT 'FROM_EXPIRY',
    "maxMachines" INTEGER,
    "maxUsers" INTEGER,
    "maxUses" INTEGER,
    "overage" "LicenseOverage" NOT NULL DEFAULT 'NONE',
    "machineMatching" "LicenseMachineMatching" NOT NULL DEFAULT 'ANY',
    "heartbeatSeconds" INTEGER,
    "fileTtlSeconds" INTEGER,
    "entitlements" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LicenseTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseTemplateValue" (
    "id" TEXT NOT NULL,
    "templateId" TEXT NOT NULL,
    "fieldId" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "LicenseTemplateValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "License" (
    "id" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "keySealed" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 1,
    "kind" "LicenseKind" NOT NULL,
    "type" "LicenseType" NOT NULL,
    "name" TEXT,
    "productId" TEXT NOT NULL,
    "productVersionId" TEXT,
    "customerId" TEXT NOT NULL,
    "projectId" TEXT,
    "subscriptionId" TEXT,
    "templateId" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "durationDays" INTEGER,
    "expirationBasis" "LicenseExpirationBasis" NOT NULL DEFAULT 'FROM_ISSUE',
    "renewalBasis" "LicenseRenewalBasis" NOT NULL DEFAULT 'FROM_EXPIRY',
    "maxMachines" INTEGER,
    "maxUsers" INTEGER,
    "maxUses" INTEGER,
    "overage" "LicenseOverage" NOT NULL DEFAULT 'NONE',
    "machineMatching" "LicenseMachineMatching" NOT NULL DEFAULT 'ANY',
    "heartbeatSeconds" INTEGER,
    "fileTtlSeconds" INTEGER,
    "entitlements" TEXT[],
    "uses" INTEGER NOT NULL DEFAULT 0,
    "suspendedAt" TIMESTAMPTZ(3),
    "suspensionReason" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "revocationReason" TEXT,
    "firstValidatedAt" TIMESTAMPTZ(3),
    "lastValidatedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "License_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseFieldValue" (
    "id" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "fieldId" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "LicenseFieldValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseChange" (
    "id" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LicenseChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseExpiryNotice" (
    "id" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LicenseExpiryNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Machine" (
    "id" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "name" TEXT,
    "platform" TEXT,
    "ipAddress" TEXT,
    "lastHeartbeatAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Machine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "privateSealed" TEXT,
    "rotatedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LicenseDownloadLink" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "credentialHash" TEXT NOT NULL,
    "encrypted" BOOLEAN NOT NULL DEFAULT false,
    "fingerprint" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LicenseDownloadLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LicenseField_productId_idx" ON "LicenseField"("productId");

-- CreateIndex
CREATE INDEX "LicenseField_createdAt_id_idx" ON "LicenseField"("createdAt", "id");

-- CreateIndex
CREATE INDEX "LicenseSeat_portalUserId_idx" ON "LicenseSeat"("portalUserId");

-- CreateIndex
CREATE INDEX "LicenseSeat_createdAt_id_idx" ON "LicenseSeat"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseSeat_licenseId_portalUserId_key" ON "LicenseSeat"("licenseId", "portalUserId");

-- CreateIndex
CREATE INDEX "LicenseTemplate_createdAt_id_idx" ON "LicenseTemplate"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseTemplate_productId_name_key" ON "LicenseTemplate"("productId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseTemplate_id_productId_key" ON "LicenseTemplate"("id", "productId");

-- CreateIndex
CREATE INDEX "LicenseTemplateValue_fieldId_idx" ON "LicenseTemplateValue"("fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseTemplateValue_templateId_fieldId_key" ON "LicenseTemplateValue"("templateId", "fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "License_keyHash_key" ON "License"("keyHash");

-- CreateIndex
CREATE INDEX "License_customerId_idx" ON "License"("customerId");

-- CreateIndex
CREATE INDEX "License_projectId_idx" ON "License"("projectId");

-- CreateIndex
CREATE INDEX "License_subscriptionId_idx" ON "License"("subscriptionId");

-- CreateIndex
CREATE INDEX "License_templateId_idx" ON "License"("templateId");

-- CreateIndex
CREATE INDEX "License_productVersionId_idx" ON "License"("productVersionId");

-- CreateIndex
CREATE INDEX "License_productId_revokedAt_idx" ON "License"("productId", "revokedAt");

-- CreateIndex
CREATE INDEX "License_expiresAt_id_idx" ON "License"("expiresAt", "id");

-- CreateIndex
CREATE INDEX "License_createdAt_id_idx" ON "License"("createdAt", "id");

-- CreateIndex
CREATE INDEX "License_updatedAt_id_idx" ON "License"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "LicenseFieldValue_fieldId_idx" ON "LicenseFieldValue"("fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseFieldValue_licenseId_fieldId_key" ON "LicenseFieldValue"("licenseId", "fieldId");

-- CreateIndex
CREATE INDEX "LicenseChange_occurredAt_id_idx" ON "LicenseChange"("occurredAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseExpiryNotice_licenseId_expiresAt_days_key" ON "LicenseExpiryNotice"("licenseId", "expiresAt", "days");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseChange_licenseId_sequence_key" ON "LicenseChange"("licenseId", "sequence");

-- CreateIndex
CREATE INDEX "Machine_createdAt_id_idx" ON "Machine"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Machine_licenseId_fingerprint_key" ON "Machine"("licenseId", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "SigningKey_kid_key" ON "SigningKey"("kid");

-- CreateIndex
CREATE INDEX "SigningKey_productId_idx" ON "SigningKey"("productId");

-- CreateIndex
CREATE INDEX "SigningKey_createdAt_id_idx" ON "SigningKey"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseDownloadLink_tokenHash_key" ON "LicenseDownloadLink"("tokenHash");

-- CreateIndex
CREATE INDEX "LicenseDownloadLink_licenseId_idx" ON "LicenseDownloadLink"("licenseId");

-- CreateIndex
CREATE INDEX "LicenseDownloadLink_expiresAt_idx" ON "LicenseDownloadLink"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Project_id_customerId_key" ON "Project"("id", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_id_projectId_key" ON "Subscription"("id", "projectId");

-- AddForeignKey
ALTER TABLE "LicenseField" ADD CONSTRAINT "LicenseField_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseSeat" ADD CONSTRAINT "LicenseSeat_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseSeat" ADD CONSTRAINT "LicenseSeat_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseTemplate" ADD CONSTRAINT "LicenseTemplate_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseTemplateValue" ADD CONSTRAINT "LicenseTemplateValue_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "LicenseTemplate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseTemplateValue" ADD CONSTRAINT "LicenseTemplateValue_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "LicenseField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "License_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "License_productVersionId_productId_fkey" FOREIGN KEY ("productVersionId", "productId") REFERENCES "ProductVersion"("id", "productId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "License_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "License_projectId_customerId_fkey" FOREIGN KEY ("projectId", "customerId") REFERENCES "Project"("id", "customerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "License_subscriptionId_projectId_fkey" FOREIGN KEY ("subscriptionId", "projectId") REFERENCES "Subscription"("id", "projectId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "License" ADD CONSTRAINT "License_templateId_productId_fkey" FOREIGN KEY ("templateId", "productId") REFERENCES "LicenseTemplate"("id", "productId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseFieldValue" ADD CONSTRAINT "LicenseFieldValue_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseFieldValue" ADD CONSTRAINT "LicenseFieldValue_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "LicenseField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseChange" ADD CONSTRAINT "LicenseChange_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseExpiryNotice" ADD CONSTRAINT "LicenseExpiryNotice_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Machine" ADD CONSTRAINT "Machine_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SigningKey" ADD CONSTRAINT "SigningKey_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LicenseDownloadLink" ADD CONSTRAINT "LicenseDownloadLink_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

-- One key of a product signs; one field of a product has a name, in whichever case.
CREATE UNIQUE INDEX "SigningKey_signing_key" ON "SigningKey"("productId") WHERE "rotatedAt" IS NULL AND "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "LicenseField_productId_name_key" ON "LicenseField"("productId", lower("name")) WHERE "deletedAt" IS NULL;
CREATE UNIQUE INDEX "LicenseTemplate_productId_name_lower_key" ON "LicenseTemplate"("productId", lower("name"));

ALTER TABLE "License"
  ADD CONSTRAINT "License_period_check" CHECK ("expiresAt" > "startsAt"),
  ADD CONSTRAINT "License_sequence_check" CHECK ("sequence" >= 1),
  ADD CONSTRAINT "License_durationDays_check" CHECK ("durationDays" BETWEEN 1 AND 36500),
  ADD CONSTRAINT "License_maxMachines_check" CHECK ("maxMachines" >= 0),
  ADD CONSTRAINT "License_maxUsers_check" CHECK ("maxUsers" >= 0),
  ADD CONSTRAINT "License_maxUses_check" CHECK ("maxUses" >= 0),
  ADD CONSTRAINT "License_uses_check" CHECK ("uses" >= 0),
  ADD CONSTRAINT "License_heartbeatSeconds_check" CHECK ("heartbeatSeconds" >= 60),
  ADD CONSTRAINT "License_fileTtlSeconds_check" CHECK ("fileTtlSeconds" >= 3600),
  ADD CONSTRAINT "License_subscription_project_check" CHECK ("subscriptionId" IS NULL OR "projectId" IS NOT NULL),
  ADD CONSTRAINT "License_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "License_suspensionReason_length_check" CHECK (char_length("suspensionReason") <= 10000),
  ADD CONSTRAINT "License_revocationReason_length_check" CHECK (char_length("revocationReason") <= 10000);
ALTER TABLE "LicenseTemplate"
  ADD CONSTRAINT "LicenseTemplate_durationDays_check" CHECK ("durationDays" BETWEEN 1 AND 36500),
  ADD CONSTRAINT "LicenseTemplate_maxMachines_check" CHECK ("maxMachines" >= 0),
  ADD CONSTRAINT "LicenseTemplate_maxUsers_check" CHECK ("maxUsers" >= 0),
  ADD CONSTRAINT "LicenseTemplate_maxUses_check" CHECK ("maxUses" >= 0),
  ADD CONSTRAINT "LicenseTemplate_heartbeatSeconds_check" CHECK ("heartbeatSeconds" >= 60),
  ADD CONSTRAINT "LicenseTemplate_fileTtlSeconds_check" CHECK ("fileTtlSeconds" >= 3600),
  ADD CONSTRAINT "LicenseTemplate_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255);
ALTER TABLE "LicenseField"
  ADD CONSTRAINT "LicenseField_name_form_check" CHECK ("name" ~ '^[A-Za-z][A-Za-z0-9_.-]{0,63}$'),
  ADD CONSTRAINT "LicenseField_title_length_check" CHECK (char_length("title") BETWEEN 1 AND 255),
  ADD CONSTRAINT "LicenseField_description_length_check" CHECK (char_length("description") <= 10000);
ALTER TABLE "Machine"
  ADD CONSTRAINT "Machine_fingerprint_length_check" CHECK (char_length("fingerprint") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Machine_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Machine_platform_length_check" CHECK (char_length("platform") BETWEEN 1 AND 255);
ALTER TABLE "Installation"
  ADD CONSTRAINT "Installation_single_check" CHECK ("id" = 1);
