import { portalFeatures } from '../../auth/features.ts'
import type { Ctx } from '../../context.ts'
import type {
  CustomerPortal,
  PortalFeature,
  PortalSettings,
  PortalVersion,
} from '../../db/generated/prisma/client.ts'
import { membershipPolicy } from '../portal-user/policy.ts'
import { settingsOf } from './settings-operations.ts'

/** What holds for the portal of one customer. */
export type EffectivePortal = {
  enabled: boolean
  version: PortalVersion
  /** Null where the vendor gave none for the version. */
  url: string | null
  features: PortalFeature[]
}

export type OwnPortal = Pick<CustomerPortal, 'enabled' | 'portalVersion' | 'featuresOff'>

/** What a customer settled for itself comes first; a feature is on that is off neither for it nor for all. */
export function effectiveOf(settings: PortalSettings, own: OwnPortal | null): EffectivePortal {
  const version = own?.portalVersion ?? settings.portalVersion
  const off = [...settings.featuresOff, ...(own?.featuresOff ?? [])]
  return {
    enabled: own?.enabled ?? settings.enabled,
    version,
    url: version === 'CLASSIC' ? settings.classicUrl : settings.newUrl,
    features: portalFeatures.filter((feature) => !off.includes(feature)),
  }
}

const reading = new WeakMap<Ctx, Promise<PortalSettings>>()

/** As `effectiveOf`, for many customers of one request: the settings are read once for all that ask together. */
export async function effectiveIn(ctx: Ctx, own: OwnPortal | null): Promise<EffectivePortal> {
  let settings = reading.get(ctx)
  if (!settings) {
    settings = settingsOf(ctx).finally(() => reading.delete(ctx))
    reading.set(ctx, settings)
  }
  return effectiveOf(await settings, own)
}

/** The portal of a customer to which the caller belongs; the membership where the caller may read it. */
export type ViewerPortal = { membershipId: string | null; effective: EffectivePortal }

export const maxViewerPortals = 100

const ownPortal = { select: { enabled: true, portalVersion: true, featuresOff: true } } as const

/** The portals of the customers to which the caller belongs, those included that are off; none for other callers. */
export async function portalsOf(ctx: Ctx): Promise<ViewerPortal[]> {
  const { actor } = ctx
  if (actor.kind !== 'portalUser') return []
  if (actor.impersonation) {
    const { customerId } = actor.impersonation
    const portal = await ctx.db.customerPortal.findUnique({ where: { customerId }, ...ownPortal })
    return [{ membershipId: null, effective: effectiveOf(await settingsOf(ctx), portal) }]
  }
  const memberships = await ctx.db.membership.findMany({
    where: { portalUserId: actor.id, status: 'ACTIVE', customerId: { not: null } },
    select: { id: true, customer: { select: { portal: ownPortal } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: maxViewerPortals,
  })
  if (memberships.length === 0) return []
  const settings = await settingsOf(ctx)
  const shown = actor.scopes.has(membershipPolicy.scope)
  return memberships.map(({ id, customer }) => ({
    membershipId: shown ? id : null,
    effective: effectiveOf(settings, customer!.portal),
  }))
}
