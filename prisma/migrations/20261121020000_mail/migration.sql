-- CreateEnum
CREATE TYPE "EmailType" AS ENUM ('INVITATION', 'INVITATION_REMINDER', 'SIGN_IN_CODE', 'ROLE_CHANGED', 'LICENSE_EXPIRING', 'SUBSCRIPTION_REQUESTED', 'SUBSCRIPTION_ACTIVATED', 'SUBSCRIPTION_EXPIRING', 'NEW_RELEASE', 'SUPPORT_CONTACT_ADDED', 'LICENSE_SEAT_ASSIGNED');

-- CreateEnum
CREATE TYPE "EmailStatus" AS ENUM ('QUEUED', 'SENDING', 'SENT', 'HELD', 'FAILED');

-- CreateEnum
CREATE TYPE "EmailLocale" AS ENUM ('EN', 'DE');

-- CreateTable
CREATE TABLE "Email" (
    "id" TEXT NOT NULL,
    "type" "EmailType" NOT NULL,
    "locale" "EmailLocale" NOT NULL,
    "status" "EmailStatus" NOT NULL DEFAULT 'QUEUED',
    "recipient" TEXT NOT NULL,
    "customerId" TEXT,
    "subject" TEXT NOT NULL,
    "content" TEXT,
    "contentUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastAnswer" TEXT,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAttemptAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailTemplate" (
    "id" TEXT NOT NULL,
    "type" "EmailType" NOT NULL,
    "locale" "EmailLocale" NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmailTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SenderDomain" (
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "privateKey" TEXT NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SenderDomain_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Email_customerId_createdAt_idx" ON "Email"("customerId", "createdAt");

-- CreateIndex
CREATE INDEX "Email_createdAt_id_idx" ON "Email"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Email_recipient_idx" ON "Email"("recipient");

-- CreateIndex
CREATE INDEX "Email_status_queuedAt_idx" ON "Email"("status", "queuedAt");

-- CreateIndex
CREATE INDEX "Email_contentUntil_idx" ON "Email"("contentUntil");

-- CreateIndex
CREATE UNIQUE INDEX "EmailTemplate_type_locale_key" ON "EmailTemplate"("type", "locale");

-- AddForeignKey
ALTER TABLE "Email" ADD CONSTRAINT "Email_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What follows is written by hand: the invariants that the Prisma schema cannot express.

-- One sender domain at most.
CREATE UNIQUE INDEX "SenderDomain_one_key" ON "SenderDomain" ((true));

-- What is still to be delivered has its content, and what was sent has its time.
ALTER TABLE "Email"
  ADD CONSTRAINT "Email_content_until_delivered_check" CHECK ("content" IS NOT NULL OR "status" NOT IN ('QUEUED', 'SENDING')),
  ADD CONSTRAINT "Email_contentUntil_with_content_check" CHECK (("content" IS NULL) = ("contentUntil" IS NULL)),
  ADD CONSTRAINT "Email_sentAt_when_sent_check" CHECK (("status" = 'SENT') = ("sentAt" IS NOT NULL)),
  ADD CONSTRAINT "Email_attempts_not_negative_check" CHECK ("attempts" >= 0);

-- Addresses in lower case, without anything that could make two of one.
ALTER TABLE "Email"
  ADD CONSTRAINT "Email_recipient_form_check" CHECK ("recipient" = lower("recipient") AND char_length("recipient") <= 254 AND "recipient" ~ '^[^][\s@,;:<>()"\\]+@[^][\s@,;:<>()"\\]+$');
ALTER TABLE "SenderDomain"
  ADD CONSTRAINT "SenderDomain_address_form_check" CHECK ("address" = lower("address") AND char_length("address") <= 254 AND split_part("address", '@', 2) = "domain"),
  ADD CONSTRAINT "SenderDomain_selector_form_check" CHECK ("selector" ~ '^[a-z0-9]{1,63}$');

-- Lengths.
ALTER TABLE "Email"
  ADD CONSTRAINT "Email_subject_length_check" CHECK (char_length("subject") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Email_lastAnswer_length_check" CHECK (char_length("lastAnswer") <= 1000);
ALTER TABLE "EmailTemplate"
  ADD CONSTRAINT "EmailTemplate_subject_length_check" CHECK (char_length("subject") BETWEEN 1 AND 255),
  ADD CONSTRAINT "EmailTemplate_text_length_check" CHECK (char_length("text") BETWEEN 1 AND 20000),
  ADD CONSTRAINT "EmailTemplate_html_length_check" CHECK (char_length("html") BETWEEN 1 AND 50000);
ALTER TABLE "SenderDomain"
  ADD CONSTRAINT "SenderDomain_problem_length_check" CHECK (char_length("problem") <= 1000);
