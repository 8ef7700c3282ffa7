-- CreateEnum
CREATE TYPE "PasswordLinkPurpose" AS ENUM ('RESET', 'ACTIVATION');

-- CreateEnum
CREATE TYPE "SecondFactorRule" AS ENUM ('NONE', 'OPTIONAL', 'REQUIRED');

-- CreateEnum
CREATE TYPE "SignInMethod" AS ENUM ('MAIL_CODE', 'MAIL_LINK', 'PASSWORD');

-- CreateEnum
CREATE TYPE "SecondFactorKind" AS ENUM ('TOTP', 'RECOVERY_CODE');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EmailType" ADD VALUE 'PASSWORD_RESET';
ALTER TYPE "EmailType" ADD VALUE 'ACCOUNT_ACTIVATION';
ALTER TYPE "EmailType" ADD VALUE 'PASSWORD_CHANGED';
ALTER TYPE "EmailType" ADD VALUE 'SECOND_FACTOR_ADDED';
ALTER TYPE "EmailType" ADD VALUE 'SECOND_FACTOR_RESET';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "SignInFailure" ADD VALUE 'WRONG_PASSWORD';
ALTER TYPE "SignInFailure" ADD VALUE 'NO_PASSWORD';
ALTER TYPE "SignInFailure" ADD VALUE 'WRONG_SECOND_FACTOR';

-- AlterTable
ALTER TABLE "CustomerPortal" ADD COLUMN     "passwords" BOOLEAN,
ADD COLUMN     "secondFactor" "SecondFactorRule";

-- AlterTable
ALTER TABLE "PortalSettings" ADD COLUMN     "passwords" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "secondFactor" "SecondFactorRule" NOT NULL DEFAULT 'OPTIONAL',
ADD COLUMN     "staffSecondFactor" "SecondFactorRule" NOT NULL DEFAULT 'OPTIONAL';

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "method" "SignInMethod",
ADD COLUMN     "secondFactor" "SecondFactorKind";

-- CreateTable
CREATE TABLE "Password" (
    "id" TEXT NOT NULL,
    "staffId" TEXT,
    "portalUserId" TEXT,
    "hash" TEXT NOT NULL,
    "wrongGuesses" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Password_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordLink" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "purpose" "PasswordLinkPurpose" NOT NULL,
    "secretHash" TEXT,
    "ipAddress" TEXT,
    "usedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PasswordLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecondFactor" (
    "id" TEXT NOT NULL,
    "staffId" TEXT,
    "portalUserId" TEXT,
    "secret" TEXT NOT NULL,
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "confirmedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL,
    "secondFactorId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PendingSignIn" (
    "id" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "staffId" TEXT,
    "portalUserId" TEXT,
    "method" "SignInMethod" NOT NULL,
    "wrongGuesses" INTEGER NOT NULL DEFAULT 0,
    "usedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PendingSignIn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Password_staffId_key" ON "Password"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "Password_portalUserId_key" ON "Password"("portalUserId");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordLink_email_key" ON "PasswordLink"("email");

-- CreateIndex
CREATE UNIQUE INDEX "PasswordLink_secretHash_key" ON "PasswordLink"("secretHash");

-- CreateIndex
CREATE INDEX "PasswordLink_createdAt_idx" ON "PasswordLink"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SecondFactor_staffId_key" ON "SecondFactor"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "SecondFactor_portalUserId_key" ON "SecondFactor"("portalUserId");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_secondFactorId_codeHash_key" ON "RecoveryCode"("secondFactorId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "PendingSignIn_secretHash_key" ON "PendingSignIn"("secretHash");

-- CreateIndex
CREATE INDEX "PendingSignIn_staffId_idx" ON "PendingSignIn"("staffId");

-- CreateIndex
CREATE INDEX "PendingSignIn_portalUserId_idx" ON "PendingSignIn"("portalUserId");

-- CreateIndex
CREATE INDEX "PendingSignIn_createdAt_idx" ON "PendingSignIn"("createdAt");

-- AddForeignKey
ALTER TABLE "Password" ADD CONSTRAINT "Password_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Password" ADD CONSTRAINT "Password_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_secondFactorId_fkey" FOREIGN KEY ("secondFactorId") REFERENCES "SecondFactor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingSignIn" ADD CONSTRAINT "PendingSignIn_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PendingSignIn" ADD CONSTRAINT "PendingSignIn_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

ALTER TABLE "Password"
  ADD CONSTRAINT "Password_one_owner_check" CHECK (num_nonnulls("staffId", "portalUserId") = 1),
  ADD CONSTRAINT "Password_hash_sealed_check" CHECK ("hash" LIKE 'v1.%'),
  ADD CONSTRAINT "Password_wrongGuesses_check" CHECK ("wrongGuesses" BETWEEN 0 AND 100);
ALTER TABLE "PasswordLink"
  ADD CONSTRAINT "PasswordLink_email_lower_check" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "PasswordLink_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255);
ALTER TABLE "PendingSignIn"
  ADD CONSTRAINT "PendingSignIn_one_owner_check" CHECK (num_nonnulls("staffId", "portalUserId") = 1),
  ADD CONSTRAINT "PendingSignIn_wrongGuesses_check" CHECK ("wrongGuesses" BETWEEN 0 AND 5);
ALTER TABLE "SecondFactor"
  ADD CONSTRAINT "SecondFactor_one_owner_check" CHECK (num_nonnulls("staffId", "portalUserId") = 1),
  ADD CONSTRAINT "SecondFactor_secret_sealed_check" CHECK ("secret" LIKE 'v1.%'),
  ADD CONSTRAINT "SecondFactor_lastStep_check" CHECK ("lastStep" >= 0);
ALTER TABLE "Session"
  ADD CONSTRAINT "Session_second_factor_check" CHECK ("secondFactor" IS NULL OR "method" IS NOT NULL);
