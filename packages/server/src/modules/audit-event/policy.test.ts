import { getNamedType, isObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { anonymous } from '../../auth/actor.ts'
import { memberScopes } from '../../auth/scopes.ts'
import { getDatamodel } from '../../db/generated/pothos.ts'
import { policies } from '../../policies.ts'
import { schema } from '../../schema.ts'
import { auditEventPolicy, customerSees } from './policy.ts'

const admin = portalUser('usr_a', { adminOf: ['cus_own'] })
const withoutPeople = portalUser('usr_a', { adminOf: ['cus_own'], featuresOff: { PEOPLE: ['cus_own'] } })
const plainToken = apiToken(['audit_event:read'])
const trusted = apiToken(['audit_event:read', 'internal:read'])
const by = (actorKind: string, customerId: string | null = 'cus_own') => ({ actorKind, customerId })

test.each([
  ['staff ADMIN', staff('ADMIN'), true, true, true],
  ['staff SUPPORT', staff('SUPPORT'), true, true, true],
  ['customer ADMIN', admin, false, true, 'name'],
  ['customer ADMIN who sees nobody', withoutPeople, false, false, 'name'],
  ['customer ADMIN elsewhere', portalUser('usr_b', { adminOf: ['cus_b'] }), false, false, 'name'],
  ['API token with internal:read', trusted, true, true, true],
  ['API token', plainToken, false, true, 'name'],
] as const)(
  '%s knows staff: %s, people: %s, who signed in as the customer: %s',
  (_name, actor, ofStaff, ofPeople, ofImpersonation) => {
    for (const kind of ['staff', 'apiToken', 'system', 'anonymous']) {
      expect(auditEventPolicy.canIdentify(actor, by(kind)), kind).toBe(ofStaff)
      expect(auditEventPolicy.canName(actor, by(kind)), kind).toBe(ofStaff)
    }
    expect(auditEventPolicy.canIdentify(actor, by('portalUser'))).toBe(ofPeople)
    expect(auditEventPolicy.canIdentify(actor, by('impersonation'))).toBe(ofImpersonation === true)
    expect(auditEventPolicy.canName(actor, by('impersonation'))).toBe(true)
  },
)

test('members, partners and nobody see no event', () => {
  expect(auditEventPolicy.visible(anonymous)).toBe(false)
  for (const actor of [
    portalUser('usr_m', { memberOf: ['cus_own'] }),
    portalUser('usr_p', { partnerOf: ['par'] }),
  ]) {
    expect(actor.scopes.has('audit_event:read')).toBe(false)
    expect(auditEventPolicy.visible(actor)).toMatchObject({
      OR: expect.not.arrayContaining([expect.objectContaining({ customerId: { in: [expect.anything()] } })]),
    })
  }
})

test('what is hidden, what is not on the list, and what says that it is hidden is left out for customers', () => {
  const changes = {
    name: { to: 'Acme' },
    notes: { to: 'secret' },
    type: { to: 'PAID' },
    number: { to: '1', hidden: true },
    'fields.seats': { to: '5' },
  }
  const event = { entityType: 'customer', changes }
  for (const actor of [admin, plainToken])
    expect(auditEventPolicy.shownChanges(actor, event)).toEqual({ name: { to: 'Acme' } })
  for (const actor of [staff('SUPPORT'), trusted])
    expect(auditEventPolicy.shownChanges(actor, event)).toEqual(changes)
  const license = { entityType: 'license', changes: { ...changes, 'fields.cost': { to: '5', hidden: true } } }
  expect(Object.keys(auditEventPolicy.shownChanges(admin, license))).toEqual(['name', 'type', 'fields.seats'])
  expect(auditEventPolicy.shownChanges(admin, { entityType: 'staff', changes })).toEqual({})
})

const modelOf = (entity: string) => entity.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())
const adminScopes: ReadonlySet<string> = memberScopes.customerAdmin

/** What events say beside columns. */
const beside: Readonly<Record<string, readonly string[]>> = {
  project: ['partnerId'],
  subscription: ['usageLimits'],
  license: ['fields.*', 'days', 'link', 'encrypted', 'fingerprint'],
  service_account_token: ['overlapMinutes', 'days'],
  webhook_endpoint: ['eventId', 'since', 'until', 'count'],
  email_destination: ['mutedId', 'until'],
  invitation: ['membershipId'],
}

/** What customers see of the entity and its events do not tell: they repeat it, or would name the vendor's people. */
const untold: Readonly<Record<string, readonly string[]>> = {
  license: ['createdAt'],
  license_seat: ['createdAt'],
  machine: ['createdAt'],
  project_assignment: ['createdAt'],
  customer_portal: ['createdAt', 'customerId'],
  impersonation: ['createdAt', 'customerId', 'staffName'],
  membership: ['partnerId'],
  email_destination: ['mailedAt', 'mutes'],
  support_contact: ['syncStatus', 'syncError', 'syncedAt'],
  invitation: ['partnerId', 'invitedByName'],
}

/** The columns of a model that the schema shows to the admin of a customer. */
function shownColumns(entity: string): string[] {
  const model = modelOf(entity)
  const columns = getDatamodel().datamodel.models[model]!.fields
  const types = [model, ...(entity === 'subscription' ? ['SubscriptionOverview'] : [])].map((name) =>
    schema.getType(name),
  )
  const fields = types.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))
  return fields.flatMap(({ name, type, extensions }) => {
    const { authScopes } = (extensions.pothosOptions ?? {}) as { authScopes?: { scope?: string } }
    if (authScopes?.scope !== undefined && !adminScopes.has(authScopes.scope)) return []
    const column = columns.find((one) => one.name === name)
    if (!column) return []
    if (column.kind !== 'object') return [name]
    const related = policies[getNamedType(type).name as keyof typeof policies]
    const sees = related && adminScopes.has(related.scope) && related.visible(admin) !== false
    return sees ? (column.relationFromFields?.slice(0, 1) ?? []) : []
  })
}

describe.each(Object.keys(customerSees).filter((entity) => entity !== 'audit_trail'))('%s', (entity) => {
  const { fields } = customerSees[entity]!

  test('tells customers of no field that the schema hides from them', () => {
    const shown = [...shownColumns(entity), ...(beside[entity] ?? [])]
    expect(fields.filter((field) => !shown.includes(field))).toEqual([])
  })

  test('tells them of every field that the schema shows', () => {
    const always = ['id', 'version', 'updatedAt']
    const left = shownColumns(entity).filter(
      (field) => !fields.includes(field) && !always.includes(field) && !untold[entity]?.includes(field),
    )
    expect(left, 'add them to `customerSees`, or to `untold` with the reason').toEqual([])
  })
})
