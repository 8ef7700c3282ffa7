import type { Ctx } from '../../../context.ts'
import type { Invitation } from '../../../db/generated/prisma/client.ts'
import { ConflictError } from '../../../errors.ts'
import { assertNotArchived, lockCustomers } from '../../customer/operations.ts'
import { lockPartners } from '../../partner/operations.ts'
import { assertDomainAllowed } from '../../portal/domains.ts'
import { assertPortalOpen, type Terms, termsOf } from '../terms.ts'

type Seen = Pick<Invitation, 'id' | 'customerId' | 'partnerId'>

/**
 * The invitation as it is now, held until the end with its company: what happens to it at the same moment happens
 * before or after. Null when it is gone.
 */
export async function holdInvitation(
  ctx: Ctx,
  { id, customerId, partnerId }: Seen,
): Promise<Invitation | null> {
  if (customerId !== null) await lockCustomers(ctx, [customerId])
  if (partnerId !== null) await lockPartners(ctx, [partnerId])
  await ctx.db.$queryRaw`select 1 from "Invitation" where id = ${id} for update`
  return ctx.db.invitation.findUnique({ where: { id } })
}

/** Refuses what is not done for an archived customer or one whose portal is off. The customer must be held. */
export async function assertTakesPeople(ctx: Ctx, customerId: string | null): Promise<Terms> {
  if (customerId !== null) {
    const customer = await ctx.db.customer.findUniqueOrThrow({
      where: { id: customerId },
      select: { archivedAt: true },
    })
    assertNotArchived(customer)
  }
  const terms = await termsOf(ctx, customerId)
  assertPortalOpen(terms)
  return terms
}

/** Refuses an address that the customer, by its rules of today, does not let in. */
export async function assertWelcome(
  ctx: Ctx,
  { customerId, email }: Pick<Invitation, 'customerId' | 'email'>,
  path: readonly string[],
): Promise<void> {
  if (customerId !== null) await assertDomainAllowed(ctx, customerId, email, path)
}

type Addressed = Pick<Invitation, 'email' | 'customerId' | 'partnerId'>

/** Refuses to invite who is one of the people of the company already, disabled ones included. */
export async function assertNoMember(
  ctx: Ctx,
  { email, customerId, partnerId }: Addressed,
  path: readonly string[],
): Promise<void> {
  const member = await ctx.db.membership.findFirst({
    where: { customerId, partnerId, status: { not: 'REMOVED' }, portalUser: { email } },
    select: { id: true },
  })
  if (member) throw new ConflictError('The person with this address is a member already.', path)
}
