import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makePartner, makeProject } from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { anonymous } from '../../auth/actor.ts'

const create = /* GraphQL */ `
  mutation ($input: CustomerCreateInput!) {
    customerCreate(input: $input) {
      customer { number name version viewerCan { archive unarchive } }
      errors { __typename code message path }
    }
  }
`

test(
  'a mutation answers with the entity and no errors, or with errors and no entity',
  inWorld(async (world) => {
    const ctx = world.as(staff('SALES'))
    const good = await query(ctx, create, { input: { number: 'C-1', name: 'Acme' } })
    expect(good).toEqual({
      data: {
        customerCreate: {
          customer: {
            number: 'C-1',
            name: 'Acme',
            version: 1,
            viewerCan: { archive: true, unarchive: false },
          },
          errors: [],
        },
      },
    })
    const bad = await query(ctx, create, { input: { number: 'C-1', name: '' } })
    expect(bad.data.customerCreate).toEqual({
      customer: null,
      errors: [
        {
          __typename: 'OperationError',
          code: 'INVALID_INPUT',
          message: 'Must not be empty.',
          path: ['input', 'name'],
        },
      ],
    })
    const twice = await query(ctx, create, { input: { number: 'C-1', name: 'Acme' } })
    expect(twice.data.customerCreate).toMatchObject({
      customer: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'number'] }],
    })
  }),
)

test(
  'all problems of one input are reported together',
  inWorld(async (world) => {
    const input = { number: '', name: 'x'.repeat(256), contactEmail: 'nobody' }
    const { data } = await query(world.as(staff()), create, { input })
    const paths = data.customerCreate.errors.map(({ path }: { path: string[] }) => path.join('.'))
    expect(paths.sort()).toEqual(['input.contactEmail', 'input.name', 'input.number'])
  }),
)

test(
  'without the scope a mutation is not even tried',
  inWorld(async (world) => {
    for (const actor of [staff('SUPPORT'), apiToken(['customer:read'])]) {
      const { data, errors } = await query(world.as(actor), create, {
        input: { number: 'C-1', name: 'Acme' },
      })
      expect(data).toBeNull()
      expect(errors).toMatchObject([{ path: ['customerCreate'], extensions: { code: 'FORBIDDEN' } }])
    }
    expect(await world.db.customer.count()).toBe(0)
  }),
)

test(
  'a foreign customer and none are the same, by id, by number and as a node',
  inWorld(async (world) => {
    const [own, foreign] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const ctx = world.as(portalUser('usr_a', { adminOf: [own.id] }))
    const document = /* GraphQL */ `
      query ($id: ID!, $number: String!) {
        customer(id: $id) { id }
        customerByNumber(number: $number) { id }
        node(id: $id) { __typename id }
        nodes(ids: [$id]) { id }
      }
    `
    const ofForeign = await query(ctx, document, { id: foreign.id, number: foreign.number })
    const ofNone = await query(ctx, document, { id: unknownId('Customer'), number: 'C-none' })
    const malformed = await query(ctx, document, { id: 'nonsense', number: '' })
    expect(ofForeign).toEqual({ data: { customer: null, customerByNumber: null, node: null, nodes: [null] } })
    expect([ofNone, malformed]).toEqual([ofForeign, ofForeign])
    const ofOwn = await query(ctx, document, { id: own.id, number: own.number })
    expect(ofOwn.data.node).toEqual({ __typename: 'Customer', id: own.id })
  }),
)

test(
  'viewerCan says for each role what the operations would allow',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const customer = await makeCustomer(world.db)
    const archived = await makeCustomer(world.db, { archivedAt: new Date() })
    for (const { id } of [customer, archived])
      await makeProject(world.db, { customerId: id, partnerIds: [partner.id] })
    const document = /* GraphQL */ `
      query ($id: ID!) { customer(id: $id) { viewerCan { update updateContact archive unarchive delete createProject } } }
    `
    const can = async (actor: Parameters<typeof world.as>[0], id: string) => {
      const { data } = await query(world.as(actor), document, { id })
      return Object.entries(data.customer.viewerCan)
        .filter(([, yes]) => yes)
        .map(([action]) => action)
        .join(' ')
    }
    const admin = portalUser('usr_a', { adminOf: [customer.id, archived.id] })
    expect(await can(staff('SALES'), customer.id)).toBe('update updateContact archive delete createProject')
    expect(await can(staff('SALES'), archived.id)).toBe('unarchive delete')
    expect(await can(staff('SUPPORT'), customer.id)).toBe('')
    expect(await can(admin, customer.id)).toBe('updateContact')
    expect(await can(admin, archived.id)).toBe('')
    expect(await can(portalUser('usr_p', { partnerOf: [partner.id] }), customer.id)).toBe('')
  }),
)

test(
  'callers without a credential are told to send one, callers without the scope that it is missing',
  inWorld(async (world) => {
    const document = '{ customers { totalCount } }'
    expect((await query(world.as(anonymous), document)).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ])
    expect((await query(world.as(apiToken([])), document)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
  }),
)
