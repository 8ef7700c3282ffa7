-- CreateEnum
CREATE TYPE "ExpiryDigestFrequency" AS ENUM ('OFF', 'DAILY', 'WEEKLY');

-- AlterEnum
ALTER TYPE "EmailType" ADD VALUE 'EXPIRY_DIGEST';

-- What was known of licenses alone is of subscriptions too.
ALTER TABLE "LicenseExpiryNotice" RENAME TO "ExpiryNotice";
ALTER TABLE "ExpiryNotice" RENAME COLUMN "expiresAt" TO "endsAt";
ALTER TABLE "ExpiryNotice" RENAME CONSTRAINT "LicenseExpiryNotice_pkey" TO "ExpiryNotice_pkey";
ALTER TABLE "ExpiryNotice" RENAME CONSTRAINT "LicenseExpiryNotice_licenseId_fkey" TO "ExpiryNotice_licenseId_fkey";
ALTER INDEX "LicenseExpiryNotice_licenseId_expiresAt_days_key" RENAME TO "ExpiryNotice_licenseId_endsAt_days_key";
ALTER TABLE "ExpiryNotice"
  ALTER COLUMN "licenseId" DROP NOT NULL,
  ADD COLUMN "subscriptionId" TEXT,
  ADD COLUMN "announcedAt" TIMESTAMPTZ(3);
-- Nobody has seen an id of the old prefix yet; when it was announced is not known better than by its mails or its day.
UPDATE "ExpiryNotice" SET
  "id" = 'exn_' || substr("id", 5),
  "announcedAt" = least(now(), coalesce("mailedAt", "endsAt" - "days" * interval '1 day'));
ALTER TABLE "ExpiryNotice" ALTER COLUMN "announcedAt" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ExpiryNotice_subscriptionId_endsAt_days_key" ON "ExpiryNotice"("subscriptionId", "endsAt", "days");

-- CreateIndex
CREATE INDEX "ExpiryNotice_announcedAt_id_idx" ON "ExpiryNotice"("announcedAt", "id");

-- AddForeignKey
ALTER TABLE "ExpiryNotice" ADD CONSTRAINT "ExpiryNotice_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "ExpiryDigest" (
    "id" TEXT NOT NULL,
    "frequency" "ExpiryDigestFrequency" NOT NULL,
    "periodOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExpiryDigest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExpiryDigest_frequency_periodOn_key" ON "ExpiryDigest"("frequency", "periodOn");

-- AlterTable
ALTER TABLE "Email" ADD COLUMN "expiryNoticeId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Email_expiryNoticeId_recipient_key" ON "Email"("expiryNoticeId", "recipient");

-- AddForeignKey
ALTER TABLE "Email" ADD CONSTRAINT "Email_expiryNoticeId_fkey" FOREIGN KEY ("expiryNoticeId") REFERENCES "ExpiryNotice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "PortalSettings"
  ADD COLUMN "expiryDays" INTEGER[] DEFAULT ARRAY[90, 60, 30, 14, 7, 1, 0]::INTEGER[],
  ADD COLUMN "expiryDigest" "ExpiryDigestFrequency" NOT NULL DEFAULT 'OFF',
  ADD COLUMN "expiryDigestDays" INTEGER NOT NULL DEFAULT 30,
  ADD COLUMN "expiryDigestRecipients" TEXT[];

-- AlterTable
ALTER TABLE "CustomerPortal"
  ADD COLUMN "expiryMails" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "expiryMailsToAdmins" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "expiryRecipients" TEXT[],
  ADD COLUMN "expiryDays" INTEGER[],
  ADD COLUMN "releaseMails" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "ReleaseAnnouncement" (
    "id" TEXT NOT NULL,
    "productVersionId" TEXT NOT NULL,
    "notes" TEXT,
    "updateUrl" TEXT,
    "announcedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReleaseAnnouncement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReleaseNotice" (
    "id" TEXT NOT NULL,
    "announcementId" TEXT NOT NULL,
    "productVersionId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReleaseNotice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReleaseAnnouncement_productVersionId_idx" ON "ReleaseAnnouncement"("productVersionId");

-- CreateIndex
CREATE INDEX "ReleaseNotice_announcementId_idx" ON "ReleaseNotice"("announcementId");

-- CreateIndex
CREATE INDEX "ReleaseNotice_customerId_idx" ON "ReleaseNotice"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "ReleaseNotice_productVersionId_customerId_key" ON "ReleaseNotice"("productVersionId", "customerId");

-- AddForeignKey
ALTER TABLE "ReleaseAnnouncement" ADD CONSTRAINT "ReleaseAnnouncement_productVersionId_fkey" FOREIGN KEY ("productVersionId") REFERENCES "ProductVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseNotice" ADD CONSTRAINT "ReleaseNotice_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "ReleaseAnnouncement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseNotice" ADD CONSTRAINT "ReleaseNotice_productVersionId_fkey" FOREIGN KEY ("productVersionId") REFERENCES "ProductVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReleaseNotice" ADD CONSTRAINT "ReleaseNotice_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

-- Lists are never null: without a default, existing rows would be.
UPDATE "PortalSettings" SET "expiryDigestRecipients" = '{}';
UPDATE "CustomerPortal" SET "expiryRecipients" = '{}', "expiryDays" = '{}';

-- A notice is about one thing.
ALTER TABLE "ExpiryNotice"
  ADD CONSTRAINT "ExpiryNotice_about_check" CHECK (num_nonnulls("licenseId", "subscriptionId") = 1),
  ADD CONSTRAINT "ExpiryNotice_days_check" CHECK ("days" BETWEEN 0 AND 365);
ALTER TABLE "ReleaseAnnouncement"
  ADD CONSTRAINT "ReleaseAnnouncement_notes_length_check" CHECK (char_length("notes") <= 8000);
ALTER TABLE "ExpiryDigest"
  ADD CONSTRAINT "ExpiryDigest_frequency_check" CHECK ("frequency" <> 'OFF');
ALTER TABLE "PortalSettings"
  ADD CONSTRAINT "PortalSettings_expiryDays_check"
    CHECK (cardinality("expiryDays") <= 10 AND 0 <= ALL ("expiryDays") AND 365 >= ALL ("expiryDays")),
  ADD CONSTRAINT "PortalSettings_expiryDigestDays_check" CHECK ("expiryDigestDays" BETWEEN 1 AND 365),
  ADD CONSTRAINT "PortalSettings_expiryDigestRecipients_check" CHECK (cardinality("expiryDigestRecipients") <= 20);
ALTER TABLE "CustomerPortal"
  ADD CONSTRAINT "CustomerPortal_expiryDays_check"
    CHECK (cardinality("expiryDays") <= 10 AND 0 <= ALL ("expiryDays") AND 365 >= ALL ("expiryDays")),
  ADD CONSTRAINT "CustomerPortal_expiryRecipients_check" CHECK (cardinality("expiryRecipients") <= 20),
  ADD CONSTRAINT "CustomerPortal_expiryMails_check"
    CHECK ("expiryMailsToAdmins" OR cardinality(coalesce("expiryRecipients", '{}')) > 0);
