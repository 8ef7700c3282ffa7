import type { Ctx } from '../context.ts'

/** A person: whose a session, a password or a second factor is. */
export type Owner =
  | { staffId: string; portalUserId?: undefined }
  | { staffId?: undefined; portalUserId: string }

/**
 * Holds the row of a person until the transaction ends. Whoever lets a person in, ends the sessions, or changes what lets the
 * person in, does it first: after customers, partners and invitations, and before whatever belongs to the person.
 */
export async function holdOwner(ctx: Ctx, { staffId, portalUserId }: Owner): Promise<void> {
  if (staffId === undefined)
    await ctx.db.$queryRaw`select 1 from "PortalUser" where id = ${portalUserId} for no key update`
  else await ctx.db.$queryRaw`select 1 from "Staff" where id = ${staffId} for no key update`
}

export function isSameOwner(one: Owner | null, other: Owner | null): boolean {
  return one?.staffId === other?.staffId && one?.portalUserId === other?.portalUserId
}
