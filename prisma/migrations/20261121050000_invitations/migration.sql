-- CreateEnum
CREATE TYPE "InvitationStatus" AS ENUM ('PENDING_APPROVAL', 'PENDING', 'ACCEPTED', 'REVOKED', 'EXPIRED');

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "customerId" TEXT,
    "partnerId" TEXT,
    "role" "MembershipRole" NOT NULL,
    "projectIds" TEXT[],
    "locale" "EmailLocale" NOT NULL DEFAULT 'EN',
    "status" "InvitationStatus" NOT NULL,
    "secretHash" TEXT,
    "invitedByKind" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "invitedByName" TEXT NOT NULL,
    "sponsorKind" TEXT NOT NULL,
    "sponsorId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_secretHash_key" ON "Invitation"("secretHash");

-- CreateIndex
CREATE INDEX "Invitation_customerId_idx" ON "Invitation"("customerId");

-- CreateIndex
CREATE INDEX "Invitation_partnerId_idx" ON "Invitation"("partnerId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Invitation_status_expiresAt_idx" ON "Invitation"("status", "expiresAt");

-- CreateIndex
CREATE INDEX "Invitation_createdAt_id_idx" ON "Invitation"("createdAt", "id");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

CREATE UNIQUE INDEX "Invitation_customerId_email_open_key" ON "Invitation"("customerId", "email") WHERE "status" IN ('PENDING_APPROVAL', 'PENDING');
CREATE UNIQUE INDEX "Invitation_partnerId_email_open_key" ON "Invitation"("partnerId", "email") WHERE "status" IN ('PENDING_APPROVAL', 'PENDING');
ALTER TABLE "Invitation"
  ADD CONSTRAINT "Invitation_one_company_check" CHECK (num_nonnulls("customerId", "partnerId") = 1),
  ADD CONSTRAINT "Invitation_email_lower_check" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "Invitation_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Invitation_invitedByName_length_check" CHECK (char_length("invitedByName") <= 1000),
  ADD CONSTRAINT "Invitation_projects_of_customer_check" CHECK ("customerId" IS NOT NULL OR cardinality("projectIds") = 0),
  ADD CONSTRAINT "Invitation_projectIds_count_check" CHECK (cardinality("projectIds") <= 50),
  ADD CONSTRAINT "Invitation_sent_with_secret_check" CHECK (("secretHash" IS NULL) = ("sentAt" IS NULL)),
  ADD CONSTRAINT "Invitation_approval_before_mail_check" CHECK ("status" <> 'PENDING_APPROVAL' OR "secretHash" IS NULL),
  ADD CONSTRAINT "Invitation_mail_before_acceptance_check" CHECK ("status" NOT IN ('PENDING', 'ACCEPTED') OR "secretHash" IS NOT NULL),
  ADD CONSTRAINT "Invitation_acceptance_check" CHECK (("status" = 'ACCEPTED') = ("acceptedAt" IS NOT NULL));
