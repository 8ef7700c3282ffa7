-- The company that the caller of a link acted in.
ALTER TABLE "AuditExportLink" ADD COLUMN "team" TEXT;

-- What the Prisma schema cannot express.

-- Which event was altered to what: the verification asks for each that does not say any more what it said.
CREATE INDEX "AuditEvent_erasures_idx" ON "AuditEvent" USING gin ((changes->'events'->'to') jsonb_path_ops)
WHERE "type" LIKE '%.erased';
