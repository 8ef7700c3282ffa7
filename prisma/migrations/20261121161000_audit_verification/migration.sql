-- What the verification of the trail, which goes on every day, has found, and how far it is.
ALTER TYPE "EmailType" ADD VALUE 'AUDIT_TRAIL_ALTERED';

CREATE TABLE "AuditVerification" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "roundPosition" BIGINT NOT NULL,
    "roundHash" TEXT NOT NULL,
    "roundEndedAt" TIMESTAMPTZ(3),
    "ranAt" TIMESTAMPTZ(3) NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "AuditVerification_pkey" PRIMARY KEY ("singleton")
);

-- What the Prisma schema cannot express.

ALTER TABLE "AuditVerification"
  ADD CONSTRAINT "AuditVerification_singleton_check" CHECK ("singleton"),
  ADD CONSTRAINT "AuditVerification_position_check" CHECK ("position" >= 0 AND "roundPosition" >= 0),
  ADD CONSTRAINT "AuditVerification_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$' AND "roundHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "AuditVerification_findings_check" CHECK (jsonb_typeof("findings") = 'array');
