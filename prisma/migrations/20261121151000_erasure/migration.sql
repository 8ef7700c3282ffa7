-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PortalUser" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- What the Prisma schema cannot express.

ALTER TABLE "Customer" ADD CONSTRAINT "Customer_erased_check" CHECK (
  "erasedAt" IS NULL OR (
    "archivedAt" IS NOT NULL
    AND num_nonnulls("contactName", "contactEmail", "contactPhone", "notes", "externalId") = 0
  )
);

ALTER TABLE "PortalUser" ADD CONSTRAINT "PortalUser_erased_check" CHECK (
  "erasedAt" IS NULL OR ("disabledAt" IS NOT NULL AND "email" = 'erased-' || "id" || '@erased.invalid')
);
