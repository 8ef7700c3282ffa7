-- The trigram index of Customer.name needs it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "CustomerType" AS ENUM ('DEVELOPMENT', 'TRIAL', 'PAID', 'COMMUNITY', 'SINGLE_TENANT', 'TEST');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('ADMIN', 'MEMBER', 'READ_ONLY');

-- CreateEnum
CREATE TYPE "MembershipSource" AS ENUM ('INVITATION', 'SSO', 'STAFF', 'SIGNUP', 'SCIM');

-- CreateEnum
CREATE TYPE "MembershipStatus" AS ENUM ('ACTIVE', 'DISABLED', 'REMOVED');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('ADMIN', 'SALES', 'SUPPORT');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('REQUESTED', 'PENDING', 'ACTIVE', 'EXPIRED', 'REJECTED', 'CANCELED', 'TERMINATED');

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "lastFour" TEXT NOT NULL,
    "scopes" TEXT[],
    "allCustomers" BOOLEAN NOT NULL DEFAULT true,
    "customerIds" TEXT[],
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "entityType" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "customerId" TEXT,
    "requestId" TEXT,
    "ipAddress" TEXT,
    "changes" JSONB NOT NULL DEFAULT '{}',
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "externalId" TEXT,
    "name" TEXT NOT NULL,
    "type" "CustomerType" NOT NULL DEFAULT 'TRIAL',
    "testEndsAt" TIMESTAMPTZ(3),
    "contactName" TEXT,
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "notes" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "archivedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "contactPhone" TEXT,
    "notes" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortalUser" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PortalUser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL,
    "portalUserId" TEXT NOT NULL,
    "customerId" TEXT,
    "partnerId" TEXT,
    "role" "MembershipRole" NOT NULL,
    "source" "MembershipSource" NOT NULL,
    "status" "MembershipStatus" NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectAssignment" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "portalUserId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductVersion" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "supportStartsOn" DATE,
    "supportEndsOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProductVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsageMetric" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsageMetric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubscriptionLevel" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slaName" TEXT,
    "slaTimeZone" TEXT,
    "fullSupportContacts" INTEGER,
    "readOnlySupportContacts" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubscriptionLevel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubscriptionLevelUsageLimit" (
    "id" TEXT NOT NULL,
    "levelId" TEXT NOT NULL,
    "metricId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "SubscriptionLevelUsageLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "ticketOrganizationId" TEXT,
    "notes" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "staffId" TEXT,
    "portalUserId" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "productVersionId" TEXT NOT NULL,
    "levelId" TEXT NOT NULL,
    "status" "SubscriptionStatus" NOT NULL,
    "startsOn" DATE NOT NULL,
    "months" INTEGER NOT NULL,
    "endsOn" DATE NOT NULL,
    "renewalOfId" TEXT,
    "slaName" TEXT,
    "slaTimeZone" TEXT,
    "fullSupportContacts" INTEGER,
    "readOnlySupportContacts" INTEGER,
    "notes" TEXT,
    "rejectionReason" TEXT,
    "activatedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubscriptionUsageLimit" (
    "id" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "metricId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "SubscriptionUsageLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_ProjectPartner" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_ProjectPartner_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_createdAt_id_idx" ON "ApiToken"("createdAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_entityId_occurredAt_idx" ON "AuditEvent"("entityId", "occurredAt");

-- CreateIndex
CREATE INDEX "AuditEvent_customerId_occurredAt_idx" ON "AuditEvent"("customerId", "occurredAt");

-- CreateIndex
CREATE INDEX "AuditEvent_occurredAt_id_idx" ON "AuditEvent"("occurredAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_number_key" ON "Customer"("number");

-- CreateIndex
CREATE INDEX "Customer_name_id_idx" ON "Customer"("name", "id");

-- CreateIndex
CREATE INDEX "Customer_createdAt_id_idx" ON "Customer"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Customer_updatedAt_id_idx" ON "Customer"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Customer_externalId_idx" ON "Customer"("externalId");

-- CreateIndex
CREATE INDEX "Customer_name_trgm_idx" ON "Customer" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Partner_number_key" ON "Partner"("number");

-- CreateIndex
CREATE INDEX "Partner_name_id_idx" ON "Partner"("name", "id");

-- CreateIndex
CREATE INDEX "Partner_createdAt_id_idx" ON "Partner"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PortalUser_email_key" ON "PortalUser"("email");

-- CreateIndex
CREATE INDEX "PortalUser_lastName_id_idx" ON "PortalUser"("lastName", "id");

-- CreateIndex
CREATE INDEX "PortalUser_createdAt_id_idx" ON "PortalUser"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Membership_portalUserId_idx" ON "Membership"("portalUserId");

-- CreateIndex
CREATE INDEX "Membership_customerId_idx" ON "Membership"("customerId");

-- CreateIndex
CREATE INDEX "Membership_partnerId_idx" ON "Membership"("partnerId");

-- CreateIndex
CREATE INDEX "Membership_createdAt_id_idx" ON "Membership"("createdAt", "id");

-- CreateIndex
CREATE INDEX "ProjectAssignment_portalUserId_idx" ON "ProjectAssignment"("portalUserId");

-- CreateIndex
CREATE INDEX "ProjectAssignment_createdAt_id_idx" ON "ProjectAssignment"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectAssignment_projectId_portalUserId_key" ON "ProjectAssignment"("projectId", "portalUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Product_slug_key" ON "Product"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Product_name_key" ON "Product"("name");

-- CreateIndex
CREATE INDEX "Product_createdAt_id_idx" ON "Product"("createdAt", "id");

-- CreateIndex
CREATE INDEX "ProductVersion_createdAt_id_idx" ON "ProductVersion"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProductVersion_productId_name_key" ON "ProductVersion"("productId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ProductVersion_id_productId_key" ON "ProductVersion"("id", "productId");

-- CreateIndex
CREATE UNIQUE INDEX "UsageMetric_code_key" ON "UsageMetric"("code");

-- CreateIndex
CREATE UNIQUE INDEX "UsageMetric_name_key" ON "UsageMetric"("name");

-- CreateIndex
CREATE INDEX "UsageMetric_createdAt_id_idx" ON "UsageMetric"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SubscriptionLevel_code_key" ON "SubscriptionLevel"("code");

-- CreateIndex
CREATE UNIQUE INDEX "SubscriptionLevel_name_key" ON "SubscriptionLevel"("name");

-- CreateIndex
CREATE INDEX "SubscriptionLevel_createdAt_id_idx" ON "SubscriptionLevel"("createdAt", "id");

-- CreateIndex
CREATE INDEX "SubscriptionLevelUsageLimit_metricId_idx" ON "SubscriptionLevelUsageLimit"("metricId");

-- CreateIndex
CREATE UNIQUE INDEX "SubscriptionLevelUsageLimit_levelId_metricId_key" ON "SubscriptionLevelUsageLimit"("levelId", "metricId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_ticketOrganizationId_key" ON "Project"("ticketOrganizationId");

-- CreateIndex
CREATE INDEX "Project_customerId_idx" ON "Project"("customerId");

-- CreateIndex
CREATE INDEX "Project_name_id_idx" ON "Project"("name", "id");

-- CreateIndex
CREATE INDEX "Project_createdAt_id_idx" ON "Project"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Project_updatedAt_id_idx" ON "Project"("updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_staffId_idx" ON "Session"("staffId");

-- CreateIndex
CREATE INDEX "Session_portalUserId_idx" ON "Session"("portalUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_email_key" ON "Staff"("email");

-- CreateIndex
CREATE INDEX "Staff_createdAt_id_idx" ON "Staff"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Subscription_projectId_idx" ON "Subscription"("projectId");

-- CreateIndex
CREATE INDEX "Subscription_productId_idx" ON "Subscription"("productId");

-- CreateIndex
CREATE INDEX "Subscription_productVersionId_idx" ON "Subscription"("productVersionId");

-- CreateIndex
CREATE INDEX "Subscription_levelId_idx" ON "Subscription"("levelId");

-- CreateIndex
CREATE INDEX "Subscription_renewalOfId_idx" ON "Subscription"("renewalOfId");

-- CreateIndex
CREATE INDEX "Subscription_status_endsOn_idx" ON "Subscription"("status", "endsOn");

-- CreateIndex
CREATE INDEX "Subscription_startsOn_id_idx" ON "Subscription"("startsOn", "id");

-- CreateIndex
CREATE INDEX "Subscription_endsOn_id_idx" ON "Subscription"("endsOn", "id");

-- CreateIndex
CREATE INDEX "Subscription_updatedAt_id_idx" ON "Subscription"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Subscription_createdAt_id_idx" ON "Subscription"("createdAt", "id");

-- CreateIndex
CREATE INDEX "SubscriptionUsageLimit_metricId_idx" ON "SubscriptionUsageLimit"("metricId");

-- CreateIndex
CREATE UNIQUE INDEX "SubscriptionUsageLimit_subscriptionId_metricId_key" ON "SubscriptionUsageLimit"("subscriptionId", "metricId");

-- CreateIndex
CREATE INDEX "_ProjectPartner_B_index" ON "_ProjectPartner"("B");

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectAssignment" ADD CONSTRAINT "ProjectAssignment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectAssignment" ADD CONSTRAINT "ProjectAssignment_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductVersion" ADD CONSTRAINT "ProductVersion_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionLevelUsageLimit" ADD CONSTRAINT "SubscriptionLevelUsageLimit_levelId_fkey" FOREIGN KEY ("levelId") REFERENCES "SubscriptionLevel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionLevelUsageLimit" ADD CONSTRAINT "SubscriptionLevelUsageLimit_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "UsageMetric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_productVersionId_productId_fkey" FOREIGN KEY ("productVersionId", "productId") REFERENCES "ProductVersion"("id", "productId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_levelId_fkey" FOREIGN KEY ("levelId") REFERENCES "SubscriptionLevel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_renewalOfId_fkey" FOREIGN KEY ("renewalOfId") REFERENCES "Subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionUsageLimit" ADD CONSTRAINT "SubscriptionUsageLimit_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionUsageLimit" ADD CONSTRAINT "SubscriptionUsageLimit_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "UsageMetric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ProjectPartner" ADD CONSTRAINT "_ProjectPartner_A_fkey" FOREIGN KEY ("A") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ProjectPartner" ADD CONSTRAINT "_ProjectPartner_B_fkey" FOREIGN KEY ("B") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is written by hand: the invariants that the Prisma schema cannot express.

-- One active subscription of a product per project; one open renewal per subscription.
CREATE UNIQUE INDEX "Subscription_one_active_key" ON "Subscription" ("projectId", "productId") WHERE "status" = 'ACTIVE';
CREATE UNIQUE INDEX "Subscription_one_open_renewal_key" ON "Subscription" ("renewalOfId") WHERE "status" IN ('REQUESTED', 'PENDING', 'ACTIVE');

-- One membership of a person per company; removed ones stay as history.
CREATE UNIQUE INDEX "Membership_portalUserId_customerId_key" ON "Membership" ("portalUserId", "customerId") WHERE "status" <> 'REMOVED';
CREATE UNIQUE INDEX "Membership_portalUserId_partnerId_key" ON "Membership" ("portalUserId", "partnerId") WHERE "status" <> 'REMOVED';

-- Names that differ in case alone are the same name.
CREATE UNIQUE INDEX "Product_name_lower_key" ON "Product" (lower("name"));
CREATE UNIQUE INDEX "ProductVersion_productId_name_lower_key" ON "ProductVersion" ("productId", lower("name"));
CREATE UNIQUE INDEX "SubscriptionLevel_name_lower_key" ON "SubscriptionLevel" (lower("name"));
CREATE UNIQUE INDEX "UsageMetric_name_lower_key" ON "UsageMetric" (lower("name"));

-- Exactly one owner.
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_one_company_check" CHECK (num_nonnulls("customerId", "partnerId") = 1);
ALTER TABLE "Session"
  ADD CONSTRAINT "Session_one_owner_check" CHECK (num_nonnulls("staffId", "portalUserId") = 1);

-- Terms and quantities.
ALTER TABLE "Subscription"
  ADD CONSTRAINT "Subscription_endsOn_after_startsOn_check" CHECK ("endsOn" > "startsOn"),
  ADD CONSTRAINT "Subscription_months_range_check" CHECK ("months" BETWEEN 1 AND 120),
  ADD CONSTRAINT "Subscription_not_own_renewal_check" CHECK ("renewalOfId" <> "id"),
  ADD CONSTRAINT "Subscription_fullSupportContacts_not_negative_check" CHECK ("fullSupportContacts" >= 0),
  ADD CONSTRAINT "Subscription_readOnlySupportContacts_not_negative_check" CHECK ("readOnlySupportContacts" >= 0);
ALTER TABLE "SubscriptionLevel"
  ADD CONSTRAINT "SubscriptionLevel_fullSupportContacts_not_negative_check" CHECK ("fullSupportContacts" >= 0),
  ADD CONSTRAINT "SubscriptionLevel_readOnlySupportContacts_not_negative_check" CHECK ("readOnlySupportContacts" >= 0);
ALTER TABLE "SubscriptionLevelUsageLimit"
  ADD CONSTRAINT "SubscriptionLevelUsageLimit_quantity_not_negative_check" CHECK ("quantity" >= 0);
ALTER TABLE "SubscriptionUsageLimit"
  ADD CONSTRAINT "SubscriptionUsageLimit_quantity_not_negative_check" CHECK ("quantity" >= 0);
ALTER TABLE "ProductVersion"
  ADD CONSTRAINT "ProductVersion_support_ends_after_start_check" CHECK ("supportEndsOn" >= "supportStartsOn");

-- Test customers, and they alone, end within 48 hours.
ALTER TABLE "Customer"
  ADD CONSTRAINT "Customer_testEndsAt_for_test_only_check" CHECK (("type" = 'TEST') = ("testEndsAt" IS NOT NULL)),
  ADD CONSTRAINT "Customer_testEndsAt_within_48_hours_check" CHECK ("testEndsAt" <= "createdAt" + interval '48 hours');

-- The form of addresses, codes and slugs. E-mail addresses are kept in lower case, so that unique means it.
ALTER TABLE "PortalUser"
  ADD CONSTRAINT "PortalUser_email_lower_check" CHECK ("email" = lower("email"));
ALTER TABLE "Staff"
  ADD CONSTRAINT "Staff_email_lower_check" CHECK ("email" = lower("email"));
ALTER TABLE "SubscriptionLevel"
  ADD CONSTRAINT "SubscriptionLevel_code_form_check" CHECK ("code" ~ '^[A-Z][A-Z0-9_]{0,63}$');
ALTER TABLE "UsageMetric"
  ADD CONSTRAINT "UsageMetric_code_form_check" CHECK ("code" ~ '^[A-Z][A-Z0-9_]{0,63}$');
ALTER TABLE "Product"
  ADD CONSTRAINT "Product_slug_form_check" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$');

-- Lengths: names 255 characters, notes and other long texts 10,000.
ALTER TABLE "ApiToken"
  ADD CONSTRAINT "ApiToken_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255);
ALTER TABLE "Customer"
  ADD CONSTRAINT "Customer_number_length_check" CHECK (char_length("number") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Customer_externalId_length_check" CHECK (char_length("externalId") <= 255),
  ADD CONSTRAINT "Customer_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Customer_contactName_length_check" CHECK (char_length("contactName") <= 255),
  ADD CONSTRAINT "Customer_contactEmail_length_check" CHECK (char_length("contactEmail") <= 255),
  ADD CONSTRAINT "Customer_contactPhone_length_check" CHECK (char_length("contactPhone") <= 255),
  ADD CONSTRAINT "Customer_notes_length_check" CHECK (char_length("notes") <= 10000);
ALTER TABLE "Partner"
  ADD CONSTRAINT "Partner_number_length_check" CHECK (char_length("number") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Partner_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Partner_contactName_length_check" CHECK (char_length("contactName") <= 255),
  ADD CONSTRAINT "Partner_contactEmail_length_check" CHECK (char_length("contactEmail") <= 255),
  ADD CONSTRAINT "Partner_contactPhone_length_check" CHECK (char_length("contactPhone") <= 255),
  ADD CONSTRAINT "Partner_notes_length_check" CHECK (char_length("notes") <= 10000);
ALTER TABLE "PortalUser"
  ADD CONSTRAINT "PortalUser_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255),
  ADD CONSTRAINT "PortalUser_firstName_length_check" CHECK (char_length("firstName") BETWEEN 1 AND 255),
  ADD CONSTRAINT "PortalUser_lastName_length_check" CHECK (char_length("lastName") BETWEEN 1 AND 255);
ALTER TABLE "Product"
  ADD CONSTRAINT "Product_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Product_description_length_check" CHECK (char_length("description") <= 10000);
ALTER TABLE "ProductVersion"
  ADD CONSTRAINT "ProductVersion_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255);
ALTER TABLE "Project"
  ADD CONSTRAINT "Project_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Project_description_length_check" CHECK (char_length("description") <= 10000),
  ADD CONSTRAINT "Project_ticketOrganizationId_length_check" CHECK (char_length("ticketOrganizationId") <= 255),
  ADD CONSTRAINT "Project_notes_length_check" CHECK (char_length("notes") <= 10000);
ALTER TABLE "Staff"
  ADD CONSTRAINT "Staff_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Staff_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255);
ALTER TABLE "Subscription"
  ADD CONSTRAINT "Subscription_slaName_length_check" CHECK (char_length("slaName") <= 255),
  ADD CONSTRAINT "Subscription_slaTimeZone_length_check" CHECK (char_length("slaTimeZone") <= 255),
  ADD CONSTRAINT "Subscription_notes_length_check" CHECK (char_length("notes") <= 10000),
  ADD CONSTRAINT "Subscription_rejectionReason_length_check" CHECK (char_length("rejectionReason") <= 10000);
ALTER TABLE "SubscriptionLevel"
  ADD CONSTRAINT "SubscriptionLevel_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "SubscriptionLevel_slaName_length_check" CHECK (char_length("slaName") <= 255),
  ADD CONSTRAINT "SubscriptionLevel_slaTimeZone_length_check" CHECK (char_length("slaTimeZone") <= 255);
ALTER TABLE "UsageMetric"
  ADD CONSTRAINT "UsageMetric_name_length_check" CHECK (char_length("name") BETWEEN 1 AND 255),
  ADD CONSTRAINT "UsageMetric_unit_length_check" CHECK (char_length("unit") <= 255);

-- The audit trail is written once.
CREATE FUNCTION "AuditEvent_reject_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail can only be added to' USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "AuditEvent_reject_change"();
