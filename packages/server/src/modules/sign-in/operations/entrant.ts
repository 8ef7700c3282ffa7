import { holdOwner, isSameOwner, type Owner } from '../../../auth/owner.ts'
import type { Ctx } from '../../../context.ts'
import type {
  PortalSettings,
  PortalVersion,
  SecondFactorRule,
  SignInFailure,
} from '../../../db/generated/prisma/client.ts'

/** Whom an address belongs to, and why that person may not come in, if so. */
export type Entrant = {
  owner: Owner | null
  name: string
  refused: SignInFailure | null
  /** The portal that the person uses. */
  version: PortalVersion
  /** Whether the person can sign in with a password. */
  passwords: boolean
  secondFactor: SecondFactorRule
}

type Settings = Pick<
  PortalSettings,
  'enabled' | 'portalVersion' | 'passwords' | 'secondFactor' | 'staffSecondFactor'
>
const shipped: Settings = {
  enabled: true,
  portalVersion: 'NEW',
  passwords: false,
  secondFactor: 'OPTIONAL',
  staffSecondFactor: 'OPTIONAL',
}

const ownPortal = { enabled: true, portalVersion: true, passwords: true, secondFactor: true } as const

/** The stricter, the later. */
const strictness: readonly SecondFactorRule[] = ['NONE', 'OPTIONAL', 'REQUIRED']

/**
 * Whose an address is. A staff member who is a portal user too comes in as staff. A portal user needs an active
 * membership in a partner, or in a customer whose portal is on. Of several companies the strictest decides on passwords
 * and second factors: a person has one of each for all of them.
 */
export async function findEntrant(ctx: Ctx, email: string): Promise<Entrant> {
  const settings = (await ctx.read.portalSettings.findFirst()) ?? shipped
  const { passwords } = settings
  const version = settings.portalVersion
  const ofStaff = { version, passwords, secondFactor: settings.staffSecondFactor }
  const staff = await ctx.read.staff.findUnique({ where: { email } })
  if (staff && !staff.disabledAt)
    return { owner: { staffId: staff.id }, name: staff.name, refused: null, ...ofStaff }
  const person = await ctx.read.portalUser.findUnique({
    where: { email },
    include: {
      memberships: {
        where: { status: 'ACTIVE' },
        orderBy: { id: 'asc' },
        take: 1_000,
        select: { customer: { select: { portal: { select: ownPortal } } } },
      },
    },
  })
  if (!person) {
    const owner = staff && { staffId: staff.id }
    return { owner, name: '', refused: owner ? 'NO_ACCESS' : 'UNKNOWN_ADDRESS', ...ofStaff }
  }
  const open = person.memberships.filter(({ customer }) => customer?.portal?.enabled ?? settings.enabled)
  const portals = open.map(({ customer }) => customer?.portal)
  const rules = portals.map((portal) => portal?.secondFactor ?? settings.secondFactor)
  return {
    owner: { portalUserId: person.id },
    name: `${person.firstName} ${person.lastName}`,
    refused: person.disabledAt || open.length === 0 ? 'NO_ACCESS' : null,
    version: portals[0]?.portalVersion ?? version,
    passwords: portals.every((portal) => portal?.passwords ?? passwords),
    secondFactor: strictness.findLast((rule) => rules.includes(rule)) ?? settings.secondFactor,
  }
}

/** The same, with the person held until the end: how he or she may come in, and that at all, does not change meanwhile. */
export async function holdEntrant(ctx: Ctx, email: string): Promise<Entrant> {
  const { owner } = await findEntrant(ctx, email)
  if (owner) await holdOwner(ctx, owner)
  const entrant = await findEntrant(ctx, email)
  // The address became that of another at the same moment, who is not held.
  return isSameOwner(entrant.owner, owner) ? entrant : { ...entrant, owner, refused: 'NO_ACCESS' }
}
