import type { Ctx } from '../../context.ts'
import type { SupportContactAccess } from '../../db/generated/prisma/client.ts'
import { AppError } from '../../errors.ts'
import { supportContactsOf } from '../subscription/overview.ts'
import { supportContactPolicy } from './policy.ts'

/** How many contacts of one access there are, and how many are included; null is no limit. */
export type ContactLimit = { used: number; limit: number | null }

export type ContactLimits = Readonly<Record<SupportContactAccess, ContactLimit>>

/** The contacts of a customer against what its active subscriptions include together. Without one, none is included. */
export async function limitsOf(ctx: Ctx, customerId: string): Promise<ContactLimits> {
  const subscriptions = await ctx.db.subscription.findMany({
    where: { status: 'ACTIVE', project: { customerId } },
    select: { fullSupportContacts: true, readOnlySupportContacts: true },
  })
  const { full, readOnly } = supportContactsOf(subscriptions)
  const used = await ctx.db.supportContact.groupBy({
    by: ['access'],
    where: { customerId, status: 'ACTIVE' },
    _count: true,
  })
  const usedBy = (access: SupportContactAccess) => used.find((group) => group.access === access)?._count ?? 0
  return {
    FULL: { used: usedBy('FULL'), limit: full },
    READ_ONLY: { used: usedBy('READ_ONLY'), limit: readOnly },
  }
}

/** Refuses one more contact of an access than is included. The customer must be held. */
export async function assertRoomFor(
  ctx: Ctx,
  customerId: string,
  access: SupportContactAccess,
): Promise<void> {
  const { used, limit } = (await limitsOf(ctx, customerId))[access]
  if (limit === null || used < limit) return
  const kind = access === 'FULL' ? 'full access' : 'read-only access'
  throw new AppError(
    'LIMIT_REACHED',
    `The active subscriptions of the customer include ${limit} support contacts with ${kind}, and ${used} are in use. Remove one, change its access, or ask for a higher level.`,
    ['access'],
  )
}

/** The limits of a customer for those who see its contacts; null for the others. */
export async function findLimits(ctx: Ctx, customerId: string): Promise<ContactLimits | null> {
  const customer = await ctx.read.customer.findUnique({
    where: { id: customerId, AND: [supportContactPolicy.limitsVisible(ctx.actor)] },
    select: { id: true },
  })
  return customer ? limitsOf(ctx, customerId) : null
}
