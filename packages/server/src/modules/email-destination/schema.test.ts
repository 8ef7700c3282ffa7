import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeEmailDestination, makeLicenseField } from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { createDocuments } from '../../http/documents.ts'
import { schema } from '../../schema.ts'

const shown = `id email filters { types fields { name values } } mutes { entityId until } verifiedAt disabledAt
  customer { id } viewerCan { update resendVerification enable disable delete }`

test(
  'a destination is created and read back by its customer, and by no other one',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    await makeLicenseField(world.db, { name: 'region' })
    const ctx = world.as(portalUser('usr_1', { adminOf: [customerId] }))
    const fields = [{ name: 'region', values: ['eu'] }]
    const { data } = await query(
      ctx,
      `mutation ($input: EmailDestinationCreateInput!) {
        emailDestinationCreate(input: $input) { emailDestination { ${shown} } errors { code path } } }`,
      { input: { customerId, email: 'events@acme.example', filters: [{ types: ['license.*'], fields }] } },
    )
    const { emailDestination, errors } = data.emailDestinationCreate as {
      emailDestination: { id: string }
      errors: unknown[]
    }
    expect(errors).toEqual([])
    expect(emailDestination).toEqual({
      id: expect.stringMatching(/^emd_/),
      email: 'events@acme.example',
      filters: [{ types: ['license.*'], fields }],
      mutes: [],
      verifiedAt: null,
      disabledAt: null,
      customer: { id: customerId },
      viewerCan: { update: true, resendVerification: true, enable: false, disable: true, delete: true },
    })
    const hidden = await query(
      world.as(portalUser('usr_2', { adminOf: [(await makeCustomer(world.db)).id] })),
      'query ($id: ID!, $none: ID!) { foreign: emailDestination(id: $id) { id } none: emailDestination(id: $none) { id } emailDestinations { totalCount } }',
      { id: emailDestination.id, none: unknownId('EmailDestination') },
    )
    expect(hidden.data).toEqual({ foreign: null, none: null, emailDestinations: { totalCount: 0 } })
  }),
)

test(
  'conditions that can be on hidden fields are read by those alone who read such',
  inWorld(async (world) => {
    const fields = [{ name: 'margin', values: ['5'] }]
    const filters = [{ types: [], customerIds: [], productIds: [], fields }]
    const { id } = await makeEmailDestination(world.db, { customerId: null, internal: true, filters })
    const read = async (actor: Parameters<typeof world.as>[0]) => {
      const { data } = await query(
        world.as(actor),
        'query ($id: ID!) { emailDestination(id: $id) { filters { types fields { name values } } } }',
        { id },
      )
      return (data.emailDestination as { filters: unknown }).filters
    }
    expect(await read(staff())).toEqual([{ types: [], fields }])
    expect(await read(apiToken(['email_destination:read', 'internal:read']))).toEqual([{ types: [], fields }])
    expect(await read(apiToken(['email_destination:read']))).toEqual([{ types: [], fields: null }])
  }),
)

test('one request tries one link', () => {
  const prepare = (...names: string[]) => {
    const fields = names.map(
      (name) => `${name}: emailDestinationVerify(input: { token: "x" }) { errors { code } }`,
    )
    return createDocuments(schema).prepare(`mutation { ${fields.join(' ')} }`)
  }
  expect(prepare('a').errors).toEqual([])
  expect(() => prepare('a', 'b')).toThrow(/1 attempts to get in/)
})
