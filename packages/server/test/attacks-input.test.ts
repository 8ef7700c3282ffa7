import {
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import { expect, test } from 'vitest'
import { newId } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import { staff } from './actors.ts'
import {
  makeAssignment,
  makeEmail,
  makeEmailDestination,
  makeInvitation,
  makeLicense,
  makeLicenseField,
  makeLicenseTemplate,
  makeMembership,
  makePartner,
  makeServiceAccount,
  makeServiceAccountToken,
  makeSigningKey,
  makeStaff,
  makeSubscription,
  makeSupportContact,
  makeTokenPolicy,
  makeUsageMetric,
  makeWebhookDelivery,
  makeWebhookEndpoint,
} from './factories.ts'
import { inWorld, unknownId, type World } from './harness.ts'
import { query } from './query.ts'

// Attack 46, for every input field and filter that the schema has: whatever is sent, the answer is a result or an
// error that names what is wrong, and never a fault of ours.

const texts = [
  '',
  ' ',
  'a\0b',
  '\ud800',
  '\'; drop table "Customer"; --',
  '%_\\',
  '\u202e\u2066<img src=x onerror=alert(1)>{{7*7}}',
  'x'.repeat(300),
  'x'.repeat(20_000),
  'a\r\nBcc: eve@evil.example',
  '__proto__',
  '9007199254740993',
  '🜁'.repeat(128),
]

const hostile: Record<string, readonly unknown[]> = {
  String: texts,
  ID: texts,
  Int: [0, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 53, 1.5, Number.NaN, '1', true],
  Float: [-0, 2 ** 53, 1.5, 1e308, -1e308, Number.NaN, '1', true],
  Boolean: ['true', 1],
  Date: [
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '+12026-01-01',
    '2026-1-1',
    '9999-12-31',
    '0001-01-01',
    'NaN',
    0,
  ],
  DateTime: ['2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T25:00:00Z', '9999-12-31T23:59:59Z', 'now', 0],
  JSON: [
    null,
    [],
    'text',
    1,
    { a: 2 ** 53 + 2 },
    JSON.parse('{"__proto__":{"admin":true}}'),
    { 'a\0b': 1 },
    { a: '\ud800' },
  ],
}

type Ids = Record<string, string>

async function oneOfEach({ db }: World): Promise<Ids> {
  // The one who asks.
  await makeStaff(db, { id: staff().id })
  const subscription = await makeSubscription(db)
  const { customerId } = await db.project.findUniqueOrThrow({ where: { id: subscription.projectId } })
  const membership = await makeMembership(db, { customerId })
  const assignment = await makeAssignment(db, {
    projectId: subscription.projectId,
    portalUserId: membership.portalUserId,
  })
  const { productId } = subscription
  const license = await makeLicense(db, { customerId, productId })
  const ofLicense = { licenseId: license.id }
  const account = await makeServiceAccount(db, { customerId })
  const endpoint = await makeWebhookEndpoint(db, { customerId })
  const machine = await db.machine.create({ data: { id: newId('Machine'), ...ofLicense, fingerprint: 'f' } })
  const seat = await db.licenseSeat.create({
    data: { id: newId('LicenseSeat'), ...ofLicense, portalUserId: membership.portalUserId },
  })
  return {
    license: license.id,
    machine: machine.id,
    licenseSeat: seat.id,
    signingKey: (await makeSigningKey(db, { productId })).id,
    supportContact: (await makeSupportContact(db, { customerId })).id,
    invitation: (await makeInvitation(db, { customerId })).id,
    impersonation: unknownId('Impersonation'),
    session: unknownId('Session'),
    licenseField: (await makeLicenseField(db, { productId, name: 'plain' })).id,
    licenseTemplate: (await makeLicenseTemplate(db, { productId })).id,
    template: (await makeLicenseTemplate(db, { productId })).id,
    customer: customerId,
    project: subscription.projectId,
    subscription: subscription.id,
    renewalOf: subscription.id,
    product: subscription.productId,
    productVersion: subscription.productVersionId,
    level: subscription.levelId,
    subscriptionLevel: subscription.levelId,
    membership: membership.id,
    portalUser: membership.portalUserId,
    projectAssignment: assignment.id,
    partner: (await makePartner(db)).id,
    email: (await makeEmail(db, { customerId, status: 'FAILED' })).id,
    staffMember: (await makeStaff(db)).id,
    metric: (await makeUsageMetric(db)).id,
    usageMetric: (await makeUsageMetric(db)).id,
    apiToken: 'tok_00000000000000000000000000',
    serviceAccount: account.id,
    serviceAccountToken: (await makeServiceAccountToken(db, { serviceAccountId: account.id })).id,
    tokenPolicy: (await makeTokenPolicy(db)).id,
    webhookEndpoint: endpoint.id,
    emailDestination: (
      await makeEmailDestination(db, {
        customerId,
        token: 'token',
        mutes: [{ entityId: license.id, until: null }],
      })
    ).id,
    entity: license.id,
    listExport: unknownId('ListExport'),
    webhookDelivery: (await makeWebhookDelivery(db, { endpointId: endpoint.id })).id,
  }
}

/** The id that a field means: by its own name, or by the noun that the mutation begins with. */
function idFor(field: string, mutation: string, ids: Ids): string {
  const named = ids[field.replace(/Ids?$/, '')]
  if (named) return named
  const nouns = Object.keys(ids).sort((a, b) => b.length - a.length)
  const noun = nouns.find((name) => mutation.startsWith(name))
  if (!noun)
    throw new Error(
      `attacks-input.test.ts does not know what ${mutation}.${field} is the id of: add it to oneOfEach.`,
    )
  return ids[noun]!
}

const isOf = (type: GraphQLInputType) => (isNonNullType(type) ? type.ofType : type) as GraphQLInputType

/** A value that should do. */
function plain(field: GraphQLInputField, mutation: string, ids: Ids): unknown {
  const type = isOf(field.type)
  if (isListType(type)) return [plain({ ...field, type: type.ofType as GraphQLInputType }, mutation, ids)]
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField)
    return Object.fromEntries(required.map((child) => [child.name, plain(child, mutation, ids)]))
  }
  const name = getNamedType(type).name
  if (name === 'ID') return idFor(field.name, mutation, ids)
  const values: Record<string, unknown> = {
    String: 'plain',
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2026-07-01',
    DateTime: '2026-07-01T00:00:00Z',
    JSON: {},
  }
  return field.name === 'email' ? 'plain@example.com' : values[name]
}

/** What was answered that should not have been: a fault of the server. */
async function faults(
  world: World,
  document: string,
  variables: Record<string, unknown>,
): Promise<unknown[]> {
  const { errors = [] } = await query(world.as(staff()), document, variables)
  return errors
    .map(({ extensions }) => extensions.original)
    .filter((original) => original instanceof Error && original.name !== 'GraphQLError')
    .map(String)
}

const mutations = Object.values(schema.getMutationType()!.getFields()).map((field) => field.name)

test.each(mutations)('%s takes no hostile input for a fault of the server', (mutation) =>
  inWorld(async (world) => {
    const ids = await oneOfEach(world)
    const input = getNamedType(schema.getMutationType()!.getFields()[mutation]!.args[0]!.type)
    if (!isInputObjectType(input)) throw new Error(`${mutation} takes no input object`)
    const document = `mutation ($input: ${input.name}!) { ${mutation}(input: $input) { errors { code path message } } }`
    const fields = Object.values(input.getFields())
    const baseline = Object.fromEntries(
      fields.filter(isRequiredInputField).map((field) => [field.name, plain(field, mutation, ids)]),
    )
    for (const field of fields) {
      for (const value of [null, ...(hostile[getNamedType(field.type).name] ?? [{}, 'x'])]) {
        const given = isListType(isOf(field.type)) ? [value] : value
        const found = await faults(world, document, { input: { ...baseline, [field.name]: given } })
        expect(found, `${field.name}: ${JSON.stringify(value)?.slice(0, 60)}`).toEqual([])
      }
    }
  })(),
)

const lists = Object.values(schema.getQueryType()!.getFields()).filter((field) =>
  field.args.some((arg) => arg.name === 'filter'),
)

test.each(lists.map((field) => [field.name, field] as const))(
  'filters of %s take no hostile value for a fault of the server',
  (name, field) =>
    inWorld(async (world) => {
      const filter = getNamedType(field.args.find((arg) => arg.name === 'filter')!.type)
      if (!isInputObjectType(filter)) throw new Error(`${name} has no filter`)
      const document = `query ($filter: ${filter.name}) { ${name}(filter: $filter) { totalCount nodes { id } } }`
      for (const { name: by, type } of Object.values(filter.getFields())) {
        const comparators = getNamedType(type)
        if (!isInputObjectType(comparators) || comparators === filter) continue
        for (const comparator of Object.values(comparators.getFields())) {
          for (const value of hostile[getNamedType(comparator.type).name] ?? ['x']) {
            const given = isListType(isOf(comparator.type)) ? [value] : value
            const found = await faults(world, document, { filter: { [by]: { [comparator.name]: given } } })
            expect(found, `${by}.${comparator.name}: ${JSON.stringify(value)?.slice(0, 60)}`).toEqual([])
          }
          for (const isNull of [true, false])
            expect(await faults(world, document, { filter: { [by]: { isNull } } })).toEqual([])
        }
      }
    })(),
)
