-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false;
