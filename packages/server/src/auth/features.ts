import type { PortalFeature } from '../db/generated/prisma/client.ts'
import type { Actor, PortalUserActor } from './actor.ts'
import type { Scope } from './scopes.ts'

/** Where features of the portal are off: for every customer, or for some of those that the person reaches. */
export type FeaturesOff = { readonly [F in PortalFeature]?: 'everywhere' | readonly string[] }

/** The scopes that go with a feature. */
const scopesOfFeature: Record<PortalFeature, readonly Scope[]> = {
  SUBSCRIPTION_REQUESTS: ['subscription:request'],
  LICENSES: [
    'license:read',
    'license:create_temporary',
    'license:activate',
    'license:validate',
    'license_seat:read',
    'license_seat:assign',
    'license_seat:claim',
  ],
  TEMPORARY_LICENSES: ['license:create_temporary'],
  SUPPORT_CONTACTS: ['support_contact:read', 'support_contact:write'],
  // One's own self stays readable; who sees nobody else assigns nobody.
  PEOPLE: ['invitation:read', 'invitation:write', 'portal_user:write', 'project:assign'],
}

export const portalFeatures = Object.keys(scopesOfFeature) as PortalFeature[]

/** Whether the actor has a feature in a customer. What is off is off for people of customers and partners alone. */
export function isOn(actor: Actor, feature: PortalFeature, customerId: string): boolean {
  return actor.kind !== 'portalUser' || isOnIn(actor.featuresOff, feature, customerId)
}

function isOnIn(featuresOff: FeaturesOff, feature: PortalFeature, customerId: string): boolean {
  const off = featuresOff[feature]
  return off === undefined || (off !== 'everywhere' && !off.includes(customerId))
}

/** The customers the person administers and where the feature is on. */
export function administeredWith(actor: PortalUserActor, feature: PortalFeature): string[] {
  return actor.adminOf.filter((id) => isOn(actor, feature, id))
}

/** The customers where the person is no admin and where the feature is on. */
export function joinedWith(actor: PortalUserActor, feature: PortalFeature): string[] {
  return actor.memberOf.filter((id) => isOn(actor, feature, id))
}

/**
 * What else must hold of a row with a `customerId` that is reached through a partner: no condition where the feature is
 * off nowhere; null where it is off everywhere.
 */
export function unlessOff(
  actor: PortalUserActor,
  feature: PortalFeature,
): { NOT?: { customerId: { in: string[] } } } | null {
  const off = actor.featuresOff[feature]
  if (off === 'everywhere') return null
  return off === undefined ? {} : { NOT: { customerId: { in: [...off] } } }
}

/** The given scopes without those of features that are off in each of the customers. */
export function scopesInCustomers(
  given: ReadonlySet<Scope>,
  customerIds: readonly string[],
  featuresOff: FeaturesOff,
): Scope[] {
  return customerIds.length === 0
    ? []
    : without(given, (feature) => customerIds.every((id) => !isOnIn(featuresOff, feature, id)))
}

/** The given scopes without those of features that are off everywhere. */
export function scopesInPartners(given: ReadonlySet<Scope>, featuresOff: FeaturesOff): Scope[] {
  return without(given, (feature) => featuresOff[feature] === 'everywhere')
}

function without(given: ReadonlySet<Scope>, isOff: (feature: PortalFeature) => boolean): Scope[] {
  const taken = new Set(portalFeatures.filter(isOff).flatMap((feature) => scopesOfFeature[feature]))
  return [...given].filter((scope) => !taken.has(scope))
}

/** The features a caller has in at least one customer. */
export function featuresOf(actor: Actor): PortalFeature[] {
  if (actor.kind === 'anonymous' || actor.kind === 'serviceAccount') return []
  if (actor.kind !== 'portalUser') return [...portalFeatures]
  const { featuresOff, adminOf, memberOf, partnerOf } = actor
  return portalFeatures.filter(
    (feature) =>
      (partnerOf.length > 0 && featuresOff[feature] !== 'everywhere') ||
      [...adminOf, ...memberOf].some((id) => isOnIn(featuresOff, feature, id)),
  )
}

/** From `LICENSES,PEOPLE`, and `cus_… LICENSES PEOPLE,cus_… PEOPLE`. */
export function parseFeaturesOff(everywhere: string | null, inCustomers: string | null): FeaturesOff {
  const off: { [F in PortalFeature]?: 'everywhere' | string[] } = {}
  for (const entry of inCustomers?.split(',') ?? []) {
    const [customerId, ...features] = entry.split(' ') as [string, ...PortalFeature[]]
    for (const feature of features) {
      const customers = off[feature]
      if (Array.isArray(customers)) customers.push(customerId)
      else off[feature] = [customerId]
    }
  }
  for (const feature of (everywhere?.split(',') ?? []) as (PortalFeature | '')[])
    if (feature !== '') off[feature] = 'everywhere'
  return off
}
