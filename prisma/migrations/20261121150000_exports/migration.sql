-- CreateEnum
CREATE TYPE "ListExportFormat" AS ENUM ('CSV', 'JSONL');

-- CreateEnum
CREATE TYPE "ListExportStatus" AS ENUM ('QUEUED', 'RUNNING', 'READY', 'FAILED');

-- CreateTable
CREATE TABLE "ListExport" (
    "id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "subjectId" TEXT,
    "arguments" JSONB NOT NULL DEFAULT '{}',
    "format" "ListExportFormat" NOT NULL,
    "status" "ListExportStatus" NOT NULL DEFAULT 'QUEUED',
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "credentialHash" TEXT NOT NULL,
    "team" TEXT,
    "rights" TEXT[],
    "rows" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "partCount" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ListExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListExportPart" (
    "id" TEXT NOT NULL,
    "exportId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "ListExportPart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ListExport_actorKind_actorId_createdAt_idx" ON "ListExport"("actorKind", "actorId", "createdAt");

-- CreateIndex
CREATE INDEX "ListExport_expiresAt_idx" ON "ListExport"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ListExportPart_exportId_number_key" ON "ListExportPart"("exportId", "number");

-- CreateIndex
CREATE INDEX "ListExport_createdAt_id_idx" ON "ListExport"("createdAt", "id");

-- AddForeignKey
ALTER TABLE "ListExportPart" ADD CONSTRAINT "ListExportPart_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "ListExport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot express.

ALTER TABLE "ListExport"
  ADD CONSTRAINT "ListExport_finished_check" CHECK (("finishedAt" IS NOT NULL) = ("status" IN ('READY', 'FAILED'))),
  ADD CONSTRAINT "ListExport_error_check" CHECK (("error" IS NOT NULL) = ("status" = 'FAILED')),
  ADD CONSTRAINT "ListExport_subject_check" CHECK (("subjectId" IS NOT NULL) = ("list" IN ('customer', 'portalUser'))),
  ADD CONSTRAINT "ListExport_counts_check" CHECK ("rows" >= 0 AND "bytes" >= 0 AND "partCount" >= 0),
  ADD CONSTRAINT "ListExport_expiresAt_check" CHECK ("expiresAt" > "createdAt");

ALTER TABLE "ListExportPart"
  ADD CONSTRAINT "ListExportPart_number_check" CHECK ("number" >= 0);
