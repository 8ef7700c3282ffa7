import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProject,
} from '../../../test/factories.ts'
import { inWorld, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { anonymous } from '../../auth/actor.ts'

/** Two customers that share a person, who also belongs to a partner. */
async function shared(world: World) {
  const [acme, other, partner] = [
    await makeCustomer(world.db),
    await makeCustomer(world.db),
    await makePartner(world.db),
  ]
  const person = await makePortalUser(world.db, {
    email: 'ada@acme.example',
    firstName: 'Ada',
    lastName: 'Lovelace',
  })
  const inAcme = await makeMembership(world.db, { portalUserId: person.id, customerId: acme.id })
  const inOther = await makeMembership(world.db, { portalUserId: person.id, customerId: other.id })
  const inPartner = await makeMembership(world.db, { portalUserId: person.id, partnerId: partner.id })
  const { portalUserId: adminId } = await makeMembership(world.db, { customerId: acme.id, role: 'ADMIN' })
  const admin = world.as(portalUser(adminId, { adminOf: [acme.id] }))
  return { acme, other, partner, person, inAcme, inOther, inPartner, admin, adminId }
}

test(
  'a person is created with a first membership and read back in one go',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const { data } = await query(
      world.as(staff('SALES')),
      `mutation ($input: PortalUserCreateInput!) {
        portalUserCreate(input: $input) {
          portalUser {
            email firstName lastName disabledAt version
            viewerCan { update disable enable }
            memberships {
              totalCount
              nodes {
                role source status customer { id } partner { id } portalUser { email }
                viewerCan { changeRole disable enable remove }
              }
            }
            assignments { totalCount }
          }
          errors { code path message }
        }
      }`,
      {
        input: {
          email: 'Ada@acme.example',
          firstName: 'Ada',
          lastName: 'Lovelace',
          membership: { customerId: customer.id, role: 'ADMIN' },
        },
      },
    )
    expect(data.portalUserCreate).toEqual({
      portalUser: {
        email: 'ada@acme.example',
        firstName: 'Ada',
        lastName: 'Lovelace',
        disabledAt: null,
        version: 1,
        viewerCan: { update: false, disable: false, enable: false },
        memberships: {
          totalCount: 1,
          nodes: [
            {
              role: 'ADMIN',
              source: 'STAFF',
              status: 'ACTIVE',
              customer: { id: customer.id },
              partner: null,
              portalUser: { email: 'ada@acme.example' },
              viewerCan: { changeRole: false, disable: false, enable: false, remove: false },
            },
          ],
        },
        assignments: { totalCount: 0 },
      },
      errors: [],
    })
  }),
)

test(
  'a conflict and a refused field come as data with their path',
  inWorld(async (world) => {
    await makePortalUser(world.db, { email: 'ada@acme.example' })
    const create = async (input: object) => {
      const { data } = await query(
        world.as(staff()),
        `mutation ($input: PortalUserCreateInput!) {
          portalUserCreate(input: $input) { portalUser { id } errors { code path } }
        }`,
        { input: { email: 'ada@acme.example', firstName: 'Ada', lastName: 'L', ...input } },
      )
      return data.portalUserCreate
    }
    expect(await create({})).toEqual({
      portalUser: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'email'] }],
    })
    expect(await create({ membership: { role: 'ADMIN' } })).toEqual({
      portalUser: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'membership', 'customerId'] }],
    })
  }),
)

test(
  'a person is found by e-mail address in whichever case, by those who see the person',
  inWorld(async (world) => {
    const { person, admin, other } = await shared(world)
    const find = async (ctx: typeof admin) =>
      (await query(ctx, '{ portalUserByEmail(email: "ADA@Acme.Example") { id } }')).data.portalUserByEmail
    expect(await find(world.as(staff('SUPPORT')))).toEqual({ id: person.id })
    expect(await find(admin)).toEqual({ id: person.id })
    const { portalUserId } = await makeMembership(world.db, { customerId: other.id })
    expect(await find(world.as(portalUser(portalUserId, { memberOf: [other.id] })))).toBeNull()
  }),
)

test(
  "an admin sees the own customer's people, and of them nothing of elsewhere",
  inWorld(async (world) => {
    const { acme, other, person, inAcme, admin } = await shared(world)
    const own = await makeAssignment(world.db, {
      portalUserId: person.id,
      projectId: (await makeProject(world.db, { customerId: acme.id })).id,
    })
    await makeAssignment(world.db, {
      portalUserId: person.id,
      projectId: (await makeProject(world.db, { customerId: other.id })).id,
    })
    const { data, errors } = await query(
      admin,
      `{
        portalUsers(orderBy: [{ field: LAST_NAME }]) { totalCount nodes { id } }
        memberships { totalCount }
        portalUser(id: "${person.id}") {
          memberships { totalCount nodes { id customer { id } partner { id } } }
          assignments { totalCount nodes { id } }
        }
      }`,
    )
    expect(errors).toBeUndefined()
    expect(data.portalUsers).toMatchObject({
      totalCount: 2,
      nodes: expect.arrayContaining([{ id: person.id }]),
    })
    expect(data.memberships).toEqual({ totalCount: 2 })
    expect(data.portalUser).toEqual({
      memberships: { totalCount: 1, nodes: [{ id: inAcme.id, customer: { id: acme.id }, partner: null }] },
      assignments: { totalCount: 1, nodes: [{ id: own.id }] },
    })
  }),
)

test(
  'filters by customer and partner tell nothing of memberships that the caller does not see',
  inWorld(async (world) => {
    const { acme, other, partner, person, admin } = await shared(world)
    const count = async (ctx: typeof admin, filter: string) =>
      (await query(ctx, `{ portalUsers(filter: ${filter}) { totalCount } }`)).data.portalUsers.totalCount
    const ada = `id: { eq: "${person.id}" }`
    expect(await count(admin, `{ customerId: { eq: "${acme.id}" } ${ada} }`)).toBe(1)
    expect(await count(admin, `{ customerId: { eq: "${other.id}" } ${ada} }`)).toBe(0)
    expect(await count(admin, `{ partnerId: { eq: "${partner.id}" } ${ada} }`)).toBe(0)
    expect(await count(admin, `{ partnerId: { isNull: false } ${ada} }`)).toBe(0)
    expect(await count(admin, `{ not: { customerId: { eq: "${other.id}" } } ${ada} }`)).toBe(1)
    const support = world.as(staff('SUPPORT'))
    expect(await count(support, `{ customerId: { eq: "${other.id}" } }`)).toBe(1)
    expect(await count(support, `{ partnerId: { in: ["${partner.id}"] } }`)).toBe(1)
    await world.db.membership.updateMany({ where: { portalUserId: person.id }, data: { status: 'REMOVED' } })
    expect(await count(support, `{ customerId: { eq: "${other.id}" } }`)).toBe(0)
  }),
)

test(
  'members and readers see themselves alone',
  inWorld(async (world) => {
    const { acme, person } = await shared(world)
    const { data } = await query(
      world.as(portalUser(person.id, { memberOf: [acme.id] })),
      '{ portalUsers { totalCount nodes { id } } memberships { nodes { portalUser { id } viewerCan { remove } } } }',
    )
    expect(data.portalUsers).toEqual({ totalCount: 1, nodes: [{ id: person.id }] })
    expect(data.memberships.nodes).toHaveLength(3)
    for (const node of data.memberships.nodes) {
      expect(node).toEqual({ portalUser: { id: person.id }, viewerCan: { remove: false } })
    }
  }),
)

test(
  'memberships are filtered by what they are',
  inWorld(async (world) => {
    const { acme, adminId } = await shared(world)
    const { data } = await query(
      world.as(staff()),
      `{
        memberships(filter: {
          customerId: { eq: "${acme.id}" } role: { in: [ADMIN] } status: { eq: ACTIVE } source: { eq: STAFF }
        }) { nodes { portalUser { id } } }
      }`,
    )
    expect(data.memberships.nodes).toEqual([{ portalUser: { id: adminId } }])
  }),
)

test(
  'an admin may change the memberships of the own customer, and viewerCan says so',
  inWorld(async (world) => {
    const { inAcme, admin } = await shared(world)
    const { data } = await query(
      admin,
      `mutation ($id: ID!) {
        membershipDisable(input: { id: $id, expectedVersion: 1 }) {
          membership { status version viewerCan { changeRole disable enable remove } }
          errors { code }
        }
      }`,
      { id: inAcme.id },
    )
    expect(data.membershipDisable).toEqual({
      membership: {
        status: 'DISABLED',
        version: 2,
        viewerCan: { changeRole: true, disable: false, enable: true, remove: true },
      },
      errors: [],
    })
    await world.db.customer.updateMany({ data: { archivedAt: new Date() } })
    const archived = await query(
      admin,
      `{ membership(id: "${inAcme.id}") { viewerCan { changeRole enable remove } } }`,
    )
    expect(archived.data.membership.viewerCan).toEqual({ changeRole: false, enable: false, remove: false })
  }),
)

test(
  'the last admin stays, and the error says why',
  inWorld(async (world) => {
    const { acme, adminId, admin } = await shared(world)
    const { id } = await world.db.membership.findFirstOrThrow({
      where: { portalUserId: adminId, customerId: acme.id },
    })
    const { data } = await query(
      admin,
      'mutation ($id: ID!) { membershipRemove(input: { id: $id }) { deletedId errors { code path message } } }',
      { id },
    )
    expect(data.membershipRemove).toEqual({
      deletedId: null,
      errors: [
        {
          code: 'CONFLICT',
          path: ['input', 'id'],
          message: 'This is the last active admin of the customer. Make somebody else an admin first.',
        },
      ],
    })
  }),
)

test(
  'who is removed is gone from the eyes of the customer, and history for staff',
  inWorld(async (world) => {
    const { inAcme, person, admin } = await shared(world)
    const { data } = await query(
      admin,
      'mutation ($id: ID!) { membershipRemove(input: { id: $id }) { deletedId errors { code } } }',
      { id: inAcme.id },
    )
    expect(data.membershipRemove).toEqual({ deletedId: inAcme.id, errors: [] })
    const read = `{ membership(id: "${inAcme.id}") { status viewerCan { enable remove } } portalUser(id: "${person.id}") { id } }`
    expect((await query(admin, read)).data).toEqual({ membership: null, portalUser: null })
    expect((await query(world.as(staff()), read)).data).toEqual({
      membership: { status: 'REMOVED', viewerCan: { enable: false, remove: false } },
      portalUser: { id: person.id },
    })
  }),
)

test(
  'what is not visible and what does not exist give the same answer, byte for byte',
  inWorld(async (world) => {
    const { inOther, inAcme, person, admin, acme } = await shared(world)
    const stranger = await makePortalUser(world.db)
    const answers = async (ctx: typeof admin, membershipId: string, portalUserId: string) =>
      JSON.stringify(
        await query(
          ctx,
          `mutation ($m: ID!, $u: ID!) {
            membershipChangeRole(input: { id: $m, role: ADMIN }) { membership { id } errors { code path message } }
            membershipEnable(input: { id: $m }) { membership { id } errors { code path message } }
            membershipDisable(input: { id: $m }) { membership { id } errors { code path message } }
            membershipRemove(input: { id: $m }) { deletedId errors { code path message } }
            portalUserUpdate(input: { id: $u, firstName: "X" }) { portalUser { id } errors { code path message } }
            portalUserDisable(input: { id: $u }) { portalUser { id } errors { code path message } }
            portalUserEnable(input: { id: $u }) { portalUser { id } errors { code path message } }
          }`,
          { m: membershipId, u: portalUserId },
        ),
      )
    const unknown = await answers(admin, unknownId('Membership'), unknownId('PortalUser'))
    expect(await answers(admin, inOther.id, stranger.id)).toBe(unknown)
    expect(unknown.match(/NOT_FOUND/g)).toHaveLength(7)
    const token = world.as(apiToken(undefined, [acme.id]))
    expect(await answers(token, inOther.id, stranger.id)).toBe(unknown)
    const lookups = (m: string, u: string) =>
      query(admin, `{ membership(id: "${m}") { id } portalUser(id: "${u}") { id } }`)
    expect(await lookups(inOther.id, stranger.id)).toEqual({ data: { membership: null, portalUser: null } })
    expect((await lookups(inAcme.id, person.id)).data.membership).toEqual({ id: inAcme.id })
  }),
)

const mutations = {
  portalUserCreate: 'email: "a@b.example", firstName: "A", lastName: "B"',
  portalUserUpdate: 'id: "x"',
  portalUserDisable: 'id: "x"',
  portalUserEnable: 'id: "x"',
  membershipCreate: 'portalUserId: "x", customerId: "y", role: ADMIN',
  membershipChangeRole: 'id: "x", role: ADMIN',
  membershipDisable: 'id: "x"',
  membershipEnable: 'id: "x"',
  membershipRemove: 'id: "x"',
}

test.each(Object.entries(mutations))('%s is refused without its scope', (name, input) =>
  inWorld(async (world) => {
    const document = `mutation { ${name}(input: { ${input} }) { errors { code } } }`
    const codes = async (ctx: ReturnType<World['as']>) =>
      (await query(ctx, document)).errors?.map(({ extensions }) => extensions.code)
    expect(await codes(world.as(anonymous))).toEqual(['UNAUTHENTICATED'])
    expect(await codes(world.as(staff('SUPPORT')))).toEqual(['FORBIDDEN'])
    expect(await codes(world.as(portalUser('usr_m', { memberOf: ['cus_1'] })))).toEqual(['FORBIDDEN'])
    expect(await codes(world.as(apiToken(['portal_user:read'])))).toEqual(['FORBIDDEN'])
  })(),
)
