import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeStaff } from '../../../test/factories.ts'
import { inWorld, today, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { anonymous } from '../../auth/actor.ts'
import { allScopes } from '../../auth/scopes.ts'

test(
  'an admin creates, lists, changes, disables and enables staff members',
  inWorld(async (world) => {
    const admin = world.as(staff('ADMIN', (await makeStaff(world.db, { name: 'Ada' })).id))
    const created = await query(
      admin,
      `mutation {
        staffMemberCreate(input: { email: "Grace@vendor.example", name: "Grace", role: SALES }) {
          staffMember { id email name role version disabledAt viewerCan { update disable enable } }
          errors { code }
        }
      }`,
    )
    const { id, ...grace } = created.data.staffMemberCreate.staffMember
    expect(grace).toEqual({
      email: 'grace@vendor.example',
      name: 'Grace',
      role: 'SALES',
      version: 1,
      disabledAt: null,
      viewerCan: { update: true, disable: true, enable: false },
    })
    const changed = await query(
      admin,
      `mutation ($id: ID!) {
        staffMemberUpdate(input: { id: $id, role: SUPPORT, expectedVersion: 1 }) { staffMember { role } errors { code } }
        staffMemberDisable(input: { id: $id }) { staffMember { disabledAt viewerCan { disable enable } } errors { code } }
      }`,
      { id },
    )
    expect(changed.data).toEqual({
      staffMemberUpdate: { staffMember: { role: 'SUPPORT' }, errors: [] },
      staffMemberDisable: {
        staffMember: { disabledAt: today.toISOString(), viewerCan: { disable: false, enable: true } },
        errors: [],
      },
    })
    const { data } = await query(
      admin,
      `query ($id: ID!) {
        staffMember(id: $id) { name }
        all: staffMembers(orderBy: [{ field: NAME }]) { totalCount nodes { name } }
        active: staffMembers(filter: { disabledAt: { isNull: true } role: { eq: ADMIN } }) { nodes { name } }
      }`,
      { id },
    )
    expect(data).toEqual({
      staffMember: { name: 'Grace' },
      all: { totalCount: 2, nodes: [{ name: 'Ada' }, { name: 'Grace' }] },
      active: { nodes: [{ name: 'Ada' }] },
    })
    const enabled = await query(
      admin,
      'mutation ($id: ID!) { staffMemberEnable(input: { id: $id }) { staffMember { disabledAt } errors { code } } }',
      { id },
    )
    expect(enabled.data.staffMemberEnable).toEqual({ staffMember: { disabledAt: null }, errors: [] })
  }),
)

test(
  'unknown staff members are null in a lookup and NOT_FOUND in a mutation',
  inWorld(async (world) => {
    const { data } = await query(world.as(staff()), `{ staffMember(id: "${unknownId('Staff')}") { id } }`)
    expect(data).toEqual({ staffMember: null })
    const disabled = await query(
      world.as(staff()),
      `mutation { staffMemberDisable(input: { id: "${unknownId('Staff')}" }) { staffMember { id } errors { code path } } }`,
    )
    expect(disabled.data.staffMemberDisable).toEqual({
      staffMember: null,
      errors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
    })
  }),
)

test.each([
  '{ staffMembers { totalCount } }',
  '{ staffMember(id: "x") { id } }',
  'mutation { staffMemberCreate(input: { email: "a@b.example", name: "A", role: ADMIN }) { errors { code } } }',
  'mutation { staffMemberUpdate(input: { id: "x" }) { errors { code } } }',
  'mutation { staffMemberDisable(input: { id: "x" }) { errors { code } } }',
  'mutation { staffMemberEnable(input: { id: "x" }) { errors { code } } }',
])('%s is for staff ADMIN alone', (document) =>
  inWorld(async (world) => {
    const refused = [
      staff('SALES'),
      staff('SUPPORT'),
      apiToken(),
      portalUser('usr_a', { adminOf: ['cus_1'] }),
    ]
    for (const actor of refused) {
      const { errors } = await query(world.as(actor), document)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    const { errors } = await query(world.as(anonymous), document)
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect((await query(world.as(apiToken([...allScopes])), document)).errors).toBeUndefined()
  })(),
)
