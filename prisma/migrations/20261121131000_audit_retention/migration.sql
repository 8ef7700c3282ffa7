-- How far the front of the chain was pruned, and links to downloads of what is left.
CREATE TABLE "AuditCheckpoint" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "prunedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditCheckpoint_pkey" PRIMARY KEY ("singleton")
);

CREATE TABLE "AuditExportLink" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "credentialHash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditExportLink_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "AuditExportLink_tokenHash_key" ON "AuditExportLink"("tokenHash");
CREATE INDEX "AuditExportLink_expiresAt_idx" ON "AuditExportLink"("expiresAt");
CREATE INDEX "AuditEvent_customerId_position_idx" ON "AuditEvent"("customerId", "position");

ALTER TABLE "AuditCheckpoint"
  ADD CONSTRAINT "AuditCheckpoint_singleton_check" CHECK ("singleton"),
  ADD CONSTRAINT "AuditCheckpoint_position_check" CHECK ("position" > 0),
  ADD CONSTRAINT "AuditCheckpoint_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');

ALTER TABLE "AuditExportLink"
  ADD CONSTRAINT "AuditExportLink_format_check" CHECK ("format" IN ('JSONL', 'CSV')),
  ADD CONSTRAINT "AuditExportLink_filter_check" CHECK (jsonb_typeof("filter") = 'object');

-- The checkpoint moves with the pruning that it tells of, and forwards.
CREATE TRIGGER "AuditCheckpoint_moved_by_pruning" BEFORE INSERT OR UPDATE OR DELETE ON "AuditCheckpoint" FOR EACH STATEMENT
WHEN (current_setting('portico.audit', true) IS DISTINCT FROM 'prune')
EXECUTE FUNCTION "AuditEvent_reject_change"();

CREATE TRIGGER "AuditCheckpoint_moved_forwards" BEFORE UPDATE ON "AuditCheckpoint" FOR EACH ROW
WHEN (NEW."position" <= OLD."position")
EXECUTE FUNCTION "AuditEvent_reject_change"();
