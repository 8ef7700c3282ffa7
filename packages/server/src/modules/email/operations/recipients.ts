import type { Ctx } from '../../../context.ts'
import type { Prisma } from '../../../db/generated/prisma/client.ts'

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

/**
 * Who of the vendor is told what ends: these of its staff, or else whoever sells or administers; those too where none of
 * them is left under the address that was given, so that the digest does not fall silent.
 */
export async function digestRecipientsOf(ctx: Ctx, addresses: readonly string[]): Promise<string[]> {
  const told = (where: Prisma.StaffWhereInput) =>
    ctx.db.staff.findMany({
      where: { disabledAt: null, ...where },
      select: { email: true },
      orderBy: { id: 'asc' },
      take: mostOfDigest,
    })
  const named = addresses.length > 0 ? await told({ email: { in: [...addresses] } }) : []
  const staff = named.length > 0 ? named : await told({ role: { in: ['ADMIN', 'SALES'] } })
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
