-- CreateEnum
CREATE TYPE "SignInFailure" AS ENUM ('UNKNOWN_ADDRESS', 'NO_ACCESS', 'WRONG_CODE', 'LOCKED', 'USED', 'EXPIRED', 'UNKNOWN_LINK', 'RATE_LIMITED');

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "cookie" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "ipAddress" TEXT,
ADD COLUMN     "userAgent" TEXT,
ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "SignIn" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "code" TEXT,
    "secretHash" TEXT,
    "wrongGuesses" INTEGER NOT NULL DEFAULT 0,
    "ipAddress" TEXT,
    "usedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInLimit" (
    "id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FailedSignIn" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "portalUserId" TEXT,
    "staffId" TEXT,
    "reason" "SignInFailure" NOT NULL,
    "ipAddress" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FailedSignIn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SignIn_email_key" ON "SignIn"("email");

-- CreateIndex
CREATE UNIQUE INDEX "SignIn_secretHash_key" ON "SignIn"("secretHash");

-- CreateIndex
CREATE INDEX "SignIn_createdAt_idx" ON "SignIn"("createdAt");

-- CreateIndex
CREATE INDEX "SignInLimit_endsAt_idx" ON "SignInLimit"("endsAt");

-- CreateIndex
CREATE INDEX "FailedSignIn_occurredAt_id_idx" ON "FailedSignIn"("occurredAt", "id");

-- CreateIndex
CREATE INDEX "FailedSignIn_email_idx" ON "FailedSignIn"("email");

-- CreateIndex
CREATE INDEX "FailedSignIn_portalUserId_idx" ON "FailedSignIn"("portalUserId");

-- CreateIndex
CREATE INDEX "FailedSignIn_staffId_idx" ON "FailedSignIn"("staffId");

-- CreateIndex
CREATE INDEX "Session_createdAt_id_idx" ON "Session"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- AddForeignKey
ALTER TABLE "FailedSignIn" ADD CONSTRAINT "FailedSignIn_portalUserId_fkey" FOREIGN KEY ("portalUserId") REFERENCES "PortalUser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FailedSignIn" ADD CONSTRAINT "FailedSignIn_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

ALTER TABLE "Session"
  ADD CONSTRAINT "Session_ipAddress_length_check" CHECK (char_length("ipAddress") BETWEEN 1 AND 255),
  ADD CONSTRAINT "Session_userAgent_length_check" CHECK (char_length("userAgent") BETWEEN 1 AND 255);
ALTER TABLE "SignIn"
  ADD CONSTRAINT "SignIn_email_lower_check" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "SignIn_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255),
  ADD CONSTRAINT "SignIn_mailed_check" CHECK (num_nonnulls("code", "secretHash") IN (0, 2)),
  ADD CONSTRAINT "SignIn_wrongGuesses_check" CHECK ("wrongGuesses" BETWEEN 0 AND 6);
ALTER TABLE "SignInLimit"
  ADD CONSTRAINT "SignInLimit_count_check" CHECK ("count" >= 0);
ALTER TABLE "FailedSignIn"
  ADD CONSTRAINT "FailedSignIn_email_length_check" CHECK (char_length("email") BETWEEN 1 AND 255),
  ADD CONSTRAINT "FailedSignIn_one_person_check" CHECK (num_nonnulls("portalUserId", "staffId") <= 1);
