import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeProject, makeSubscription, makeSupportContact } from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const create = `mutation ($input: SupportContactCreateInput!) {
  supportContactCreate(input: $input) {
    supportContact { email access status syncStatus customer { id } viewerCan { update changeAccess remove } }
    errors { code path message }
  }
}`

const person = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example', access: 'FULL' }

test(
  'a contact is added and read back, and the limits count it',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const project = await makeProject(world.db, { customerId })
    await makeSubscription(world.db, {
      projectId: project.id,
      fullSupportContacts: 1,
      readOnlySupportContacts: null,
    })
    const ctx = world.as(portalUser('usr_1', { adminOf: [customerId] }))
    const { data } = await query(ctx, create, { input: { customerId, ...person } })
    expect(data.supportContactCreate).toEqual({
      supportContact: {
        email: 'ada@acme.example',
        access: 'FULL',
        status: 'ACTIVE',
        syncStatus: 'PENDING',
        customer: { id: customerId },
        viewerCan: { update: true, changeAccess: true, remove: true },
      },
      errors: [],
    })
    const again = await query(ctx, create, {
      input: { customerId, ...person, email: 'eve@acme.example' },
    })
    expect(again.data.supportContactCreate).toMatchObject({
      supportContact: null,
      errors: [{ code: 'LIMIT_REACHED', path: ['input', 'access'] }],
    })
    const limits = await query(
      ctx,
      'query ($id: ID!) { supportContactLimits(customerId: $id) { full { used limit } readOnly { used limit } } }',
      { id: customerId },
    )
    expect(limits.data.supportContactLimits).toEqual({
      full: { used: 1, limit: 1 },
      readOnly: { used: 0, limit: null },
    })
  }),
)

test(
  'a token without the scope and a member are refused at the field; a foreign customer has no limits',
  inWorld(async (world) => {
    const { id, customerId } = await makeSupportContact(world.db)
    for (const actor of [apiToken(['customer:read']), portalUser('usr_1', { memberOf: [customerId] })]) {
      for (const field of [
        `supportContact(id: "${id}") { id }`,
        'supportContacts { totalCount }',
        `supportContactLimits(customerId: "${customerId}") { full { used } }`,
      ]) {
        const { errors } = await query(world.as(actor), `{ ${field} }`)
        expect(errors?.[0]?.extensions.code, field).toBe('FORBIDDEN')
      }
    }
    const elsewhere = world.as(portalUser('usr_2', { adminOf: ['cus_elsewhere'] }))
    const ask = (customer: string) =>
      query(elsewhere, `{ supportContactLimits(customerId: "${customer}") { full { used } } }`)
    expect(await ask(customerId)).toEqual({ data: { supportContactLimits: null } })
    expect(await ask(customerId)).toEqual(await ask(unknownId('Customer')))
  }),
)

test(
  'support reads the contacts of a customer and can do nothing with them',
  inWorld(async (world) => {
    const { customerId } = await makeSupportContact(world.db)
    const { data } = await query(
      world.as(staff('SUPPORT')),
      'query ($id: ID!) { customer(id: $id) { supportContacts { totalCount nodes { lastName viewerCan { update remove } } } } }',
      { id: customerId },
    )
    expect(data.customer.supportContacts).toMatchObject({
      totalCount: 1,
      nodes: [{ viewerCan: { update: false, remove: false } }],
    })
  }),
)
