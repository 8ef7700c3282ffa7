import type { Actor } from '../../auth/actor.ts'
import { type FeaturesOff, scopesInCustomers } from '../../auth/features.ts'
import { memberScopes, withImplied } from '../../auth/scopes.ts'
import type { Ctx } from '../../context.ts'
import type { PortalFeature } from '../../db/generated/prisma/client.ts'

type Receiver = { id: string; customerId: string | null; internal: boolean }

/**
 * With whose eyes receivers see events: those of the vendor, or of an admin of the customer as the portal lets it in.
 * A receiver of a customer whose portal is off has none.
 */
export async function viewersOf(
  ctx: Ctx,
  receivers: readonly Receiver[],
): Promise<ReadonlyMap<string, Actor>> {
  const customerIds = [...new Set(receivers.flatMap(({ customerId }) => customerId ?? []))]
  const admins = customerIds.length > 0 ? await adminsOf(ctx, customerIds) : new Map<string, Actor>()
  return new Map(
    receivers.flatMap(({ id, customerId, internal }) => {
      const viewer = customerId === null ? vendor(internal) : admins.get(customerId)
      return viewer ? [[id, viewer] as const] : []
    }),
  )
}

/** The trail, and what its events are about. */
const readScopes = [
  'audit_event:read',
  'project:read',
  'subscription:read',
  'license:read',
  'portal_user:read',
] as const

const vendorViewers = new Map<boolean, Actor>(
  [true, false].map((internal) => [
    internal,
    {
      kind: 'apiToken',
      id: 'event-receiver',
      name: 'event receiver',
      customerIds: null,
      sponsorId: null,
      scopes: withImplied([...readScopes, ...(internal ? ['internal:read' as const] : [])]),
    },
  ]),
)
const vendor = (internal: boolean): Actor => vendorViewers.get(internal)!

async function adminsOf(ctx: Ctx, customerIds: readonly string[]): Promise<Map<string, Actor>> {
  const settings = await ctx.db.portalSettings.findFirst({ select: { enabled: true, featuresOff: true } })
  const portals = await ctx.db.customerPortal.findMany({
    where: { customerId: { in: [...customerIds] } },
    select: { customerId: true, enabled: true, featuresOff: true },
  })
  const own = new Map(portals.map((portal) => [portal.customerId, portal]))
  return new Map(
    customerIds.flatMap((customerId) => {
      const portal = own.get(customerId)
      if (!(portal?.enabled ?? settings?.enabled ?? true)) return []
      return [[customerId, adminOf(customerId, settings?.featuresOff ?? [], portal?.featuresOff ?? [])]]
    }),
  )
}

function adminOf(
  customerId: string,
  offEverywhere: readonly PortalFeature[],
  offHere: readonly PortalFeature[],
): Actor {
  const featuresOff: FeaturesOff = {
    ...Object.fromEntries(offHere.map((feature) => [feature, [customerId]])),
    ...Object.fromEntries(offEverywhere.map((feature) => [feature, 'everywhere'])),
  }
  return {
    kind: 'portalUser',
    id: 'event-receiver',
    name: 'event receiver',
    scopes: new Set(scopesInCustomers(memberScopes.customerAdmin, [customerId], featuresOff)),
    adminOf: [customerId],
    memberOf: [],
    partnerOf: [],
    featuresOff,
  }
}
