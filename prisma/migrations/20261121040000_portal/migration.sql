-- CreateEnum
CREATE TYPE "PortalVersion" AS ENUM ('CLASSIC', 'NEW');

-- CreateEnum
CREATE TYPE "PortalFeature" AS ENUM ('SUBSCRIPTION_REQUESTS', 'LICENSES', 'TEMPORARY_LICENSES', 'SUPPORT_CONTACTS', 'PEOPLE');

-- CreateTable
CREATE TABLE "PortalSettings" (
    "id" TEXT NOT NULL,
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "portalVersion" "PortalVersion" NOT NULL DEFAULT 'NEW',
    "classicUrl" TEXT,
    "newUrl" TEXT,
    "autoInvite" BOOLEAN NOT NULL DEFAULT false,
    "invitationDays" INTEGER NOT NULL DEFAULT 7,
    "featuresOff" "PortalFeature"[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PortalSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerPortal" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "enabled" BOOLEAN,
    "portalVersion" "PortalVersion",
    "autoInvite" BOOLEAN,
    "featuresOff" "PortalFeature"[],
    "allowedDomains" TEXT[],
    "allowSubdomains" BOOLEAN NOT NULL DEFAULT false,
    "requireApproval" BOOLEAN NOT NULL DEFAULT false,
    "allowImpersonation" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerPortal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PortalSettings_singleton_key" ON "PortalSettings"("singleton");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerPortal_customerId_key" ON "CustomerPortal"("customerId");

-- AddForeignKey
ALTER TABLE "CustomerPortal" ADD CONSTRAINT "CustomerPortal_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

ALTER TABLE "PortalSettings"
  ADD CONSTRAINT "PortalSettings_singleton_check" CHECK ("singleton"),
  ADD CONSTRAINT "PortalSettings_invitationDays_check" CHECK ("invitationDays" BETWEEN 1 AND 90),
  ADD CONSTRAINT "PortalSettings_classicUrl_length_check" CHECK (char_length("classicUrl") BETWEEN 1 AND 255),
  ADD CONSTRAINT "PortalSettings_newUrl_length_check" CHECK (char_length("newUrl") BETWEEN 1 AND 255);
