import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeMembership, makePartner, makePortalUser } from '../../../test/factories.ts'
import { inWorld, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { type Actor, anonymous } from '../../auth/actor.ts'
import { allScopes } from '../../auth/scopes.ts'
import { systemActor } from '../../auth/system.ts'

async function viewer(world: World, actor: Actor) {
  const { data, errors } = await query(
    world.as(actor),
    `{
      viewer {
        kind id name role scopes
        portalUser { id email }
        memberships { id role customer { id } partner { id } }
      }
    }`,
  )
  expect(errors).toBeUndefined()
  return data.viewer
}

test(
  'a caller without a credential is nobody, and so is a job',
  inWorld(async (world) => {
    expect(await viewer(world, anonymous)).toBeNull()
    expect(await viewer(world, systemActor('demo-data'))).toBeNull()
  }),
)

test(
  'a staff member has a role and its scopes',
  inWorld(async (world) => {
    const sales = await viewer(world, staff('SALES', 'stf_1'))
    expect(sales).toMatchObject({
      kind: 'STAFF',
      id: 'stf_1',
      name: 'SALES staff',
      role: 'SALES',
      portalUser: null,
      memberships: [],
    })
    expect(sales.scopes).toContain('PORTAL_USER_CREATE')
    expect(sales.scopes).not.toContain('PORTAL_USER_WRITE')
    const admin = await viewer(world, staff('ADMIN'))
    expect(admin.scopes).toHaveLength(allScopes.size)
  }),
)

test(
  'a person has an identity and the memberships that are active, of customers and partners',
  inWorld(async (world) => {
    const person = await makePortalUser(world.db)
    const [customer, partner] = [await makeCustomer(world.db), await makePartner(world.db)]
    const admin = await makeMembership(world.db, {
      portalUserId: person.id,
      customerId: customer.id,
      role: 'ADMIN',
    })
    const inPartner = await makeMembership(world.db, { portalUserId: person.id, partnerId: partner.id })
    await makeMembership(world.db, { portalUserId: person.id, status: 'DISABLED' })
    await makeMembership(world.db, { portalUserId: person.id, status: 'REMOVED' })
    await makeMembership(world.db, { customerId: customer.id })
    const memberships = [
      { id: admin.id, role: 'ADMIN', customer: { id: customer.id }, partner: null },
      { id: inPartner.id, role: 'MEMBER', customer: null, partner: { id: partner.id } },
    ]
    const found = await viewer(
      world,
      portalUser(person.id, { adminOf: [customer.id], partnerOf: [partner.id] }),
    )
    expect(found).toMatchObject({
      kind: 'PORTAL_USER',
      id: person.id,
      role: null,
      portalUser: { id: person.id, email: person.email },
      memberships,
    })
    // With one team picked, the others are still there to switch to.
    const picked = await viewer(world, portalUser(person.id, { partnerOf: [partner.id] }))
    expect(picked.memberships.map((membership: { id: string }) => membership.id)).toEqual([
      admin.id,
      inPartner.id,
    ])
    expect(picked.scopes).not.toContain('PORTAL_USER_WRITE')
  }),
)

test(
  'a person without an active membership may ask who he or she is',
  inWorld(async (world) => {
    const { portalUserId } = await makeMembership(world.db, { status: 'DISABLED' })
    expect(await viewer(world, portalUser(portalUserId, {}))).toMatchObject({
      kind: 'PORTAL_USER',
      id: portalUserId,
      scopes: [],
      memberships: [],
    })
  }),
)

test(
  'a token sees its scopes with those they bring along, whatever they are',
  inWorld(async (world) => {
    expect(await viewer(world, apiToken(['subscription:request']))).toEqual({
      kind: 'API_TOKEN',
      id: apiToken().id,
      name: 'token',
      role: null,
      scopes: ['PROJECT_READ', 'PRODUCT_READ', 'SUBSCRIPTION_READ', 'SUBSCRIPTION_REQUEST'],
      portalUser: null,
      memberships: [],
    })
  }),
)
