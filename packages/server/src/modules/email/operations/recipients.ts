import type { Ctx } from '../../../context.ts'

const most = 20
const mostOfDigest = 100

/** Whom a mail about a customer reaches: its admins who can come in, and its contact where it has none. */
export async function recipientsOf(ctx: Ctx, customerId: string): Promise<string[]> {
  const admins = await ctx.db.portalUser.findMany({
    where: { disabledAt: null, memberships: { some: { customerId, role: 'ADMIN', status: 'ACTIVE' } } },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: most,
  })
  if (admins.length > 0) return admins.map(({ email }) => email)
  const customer = await ctx.db.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { contactEmail: true },
  })
  return customer.contactEmail === null ? [] : [customer.contactEmail]
}

/** Who of the vendor is told what ends: these of its staff, or else whoever sells or administers. */
export async function digestRecipientsOf(ctx: Ctx, addresses: readonly string[]): Promise<string[]> {
  const staff = await ctx.db.staff.findMany({
    where: {
      disabledAt: null,
      ...(addresses.length > 0 ? { email: { in: [...addresses] } } : { role: { in: ['ADMIN', 'SALES'] } }),
    },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: mostOfDigest,
  })
  return staff.map(({ email }) => email)
}

/** Who of the vendor is told of what customers ask for. */
export async function salesOf(ctx: Ctx): Promise<string[]> {
  const staff = await ctx.db.staff.findMany({
    where: { role: 'SALES', disabledAt: null },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: most,
  })
  return staff.map(({ email }) => email)
}

/** Who of the vendor is told of what concerns the installation. */
export async function adminsOfVendor(ctx: Ctx): Promise<string[]> {
  const staff = await ctx.db.staff.findMany({
    where: { role: 'ADMIN', disabledAt: null },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: most,
  })
  return staff.map(({ email }) => email)
}
