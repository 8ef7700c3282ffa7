-- AlterTable
ALTER TABLE "PortalUser" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- What the Prisma schema cannot express.

ALTER TABLE "PortalUser" ADD CONSTRAINT "PortalUser_erased_check" CHECK (
  "erasedAt" IS NULL OR ("disabledAt" IS NOT NULL AND "email" = 'erased-' || "id" || '@erased.invalid')
);
