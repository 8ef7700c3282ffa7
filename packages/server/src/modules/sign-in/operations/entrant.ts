import type { Owner } from '../../../auth/session.ts'
import type { Ctx } from '../../../context.ts'
import type { PortalVersion, SignInFailure } from '../../../db/generated/prisma/client.ts'

/** Whom an address belongs to, and why that person may not come in, if so. */
export type Entrant = {
  owner: Owner | null
  name: string
  refused: SignInFailure | null
  /** The portal that the person uses. */
  version: PortalVersion
}

type Settings = { enabled: boolean; portalVersion: PortalVersion }
const shipped: Settings = { enabled: true, portalVersion: 'NEW' }

/**
 * Whose an address is. A staff member who is a portal user too comes in as staff. A portal user needs an active
 * membership in a partner, or in a customer whose portal is on.
 */
export async function findEntrant(ctx: Ctx, email: string): Promise<Entrant> {
  const settings = (await ctx.read.portalSettings.findFirst()) ?? shipped
  const version = settings.portalVersion
  const staff = await ctx.read.staff.findUnique({ where: { email } })
  if (staff && !staff.disabledAt)
    return { owner: { staffId: staff.id }, name: staff.name, refused: null, version }
  const person = await ctx.read.portalUser.findUnique({
    where: { email },
    include: {
      memberships: {
        where: { status: 'ACTIVE' },
        orderBy: { id: 'asc' },
        take: 1_000,
        select: { customer: { select: { portal: { select: { enabled: true, portalVersion: true } } } } },
      },
    },
  })
  if (!person) {
    const owner = staff && { staffId: staff.id }
    return { owner, name: '', refused: owner ? 'NO_ACCESS' : 'UNKNOWN_ADDRESS', version }
  }
  const open = person.memberships.find(({ customer }) => customer?.portal?.enabled ?? settings.enabled)
  return {
    owner: { portalUserId: person.id },
    name: `${person.firstName} ${person.lastName}`,
    refused: person.disabledAt || !open ? 'NO_ACCESS' : null,
    version: open?.customer?.portal?.portalVersion ?? version,
  }
}
