-- CreateTable
CREATE TABLE "LicenseUsageMonth" (
    "id" TEXT NOT NULL,
    "licenseId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "maxUsers" INTEGER,
    "maxMachines" INTEGER,
    "maxUses" INTEGER,
    "seatsMost" INTEGER NOT NULL,
    "seatsAtEnd" INTEGER NOT NULL,
    "seatsOver" INTEGER NOT NULL,
    "machinesMost" INTEGER NOT NULL,
    "machinesAtEnd" INTEGER NOT NULL,
    "machinesOver" INTEGER NOT NULL,
    "usesMost" INTEGER NOT NULL,
    "usesAtEnd" INTEGER NOT NULL,
    "usesOver" INTEGER NOT NULL,
    "usesCounted" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "LicenseUsageMonth_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LicenseUsageMonth_month_id_idx" ON "LicenseUsageMonth"("month", "id");

-- CreateIndex
CREATE UNIQUE INDEX "LicenseUsageMonth_licenseId_month_key" ON "LicenseUsageMonth"("licenseId", "month");

-- What the Prisma schema cannot express.

ALTER TABLE "LicenseUsageMonth"
  ADD CONSTRAINT "LicenseUsageMonth_month_check" CHECK (extract(day from "month") = 1),
  ADD CONSTRAINT "LicenseUsageMonth_counts_check" CHECK (
    "seatsAtEnd" BETWEEN 0 AND "seatsMost" AND "seatsOver" BETWEEN 0 AND "seatsMost"
    AND "machinesAtEnd" BETWEEN 0 AND "machinesMost" AND "machinesOver" BETWEEN 0 AND "machinesMost"
    AND "usesAtEnd" BETWEEN 0 AND "usesMost" AND "usesOver" BETWEEN 0 AND "usesMost"
  );

-- The history of the licenses that are there begins with what is taken of them now.
INSERT INTO "LicenseUsageMonth" ("id", "licenseId", "month", "maxUsers", "maxMachines", "maxUses",
  "seatsMost", "seatsAtEnd", "seatsOver", "machinesMost", "machinesAtEnd", "machinesOver",
  "usesMost", "usesAtEnd", "usesOver")
SELECT 'lum_' || substr(l."id", 5, 10) || substr(md5(l."id"), 1, 16), l."id",
  date_trunc('month', now() AT TIME ZONE 'UTC'), l."maxUsers", l."maxMachines", l."maxUses",
  s.seats, s.seats, greatest(s.seats - l."maxUsers", 0),
  m.machines, m.machines, greatest(m.machines - l."maxMachines", 0),
  l."uses", l."uses", greatest(l."uses" - l."maxUses", 0)
FROM "License" l
CROSS JOIN LATERAL (
  SELECT count(*)::int AS seats FROM "LicenseSeat" WHERE "licenseId" = l."id"
) s
CROSS JOIN LATERAL (
  SELECT count(*)::int AS machines FROM "Machine" WHERE "licenseId" = l."id" AND (
    l."heartbeatSeconds" IS NULL
    OR coalesce("lastHeartbeatAt", "createdAt") >= now() - l."heartbeatSeconds" * interval '1 second'
  )
) m
WHERE l."revokedAt" IS NULL;

-- Last, so that licenses can be changed while their history is begun.
ALTER TABLE "LicenseUsageMonth" ADD CONSTRAINT "LicenseUsageMonth_licenseId_fkey" FOREIGN KEY ("licenseId") REFERENCES "License"("id") ON DELETE CASCADE ON UPDATE CASCADE;
