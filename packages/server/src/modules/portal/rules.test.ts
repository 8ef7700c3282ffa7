import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeInvitation, makeMembership, makePortalUser } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { anonymous } from '../../auth/actor.ts'
import { acceptInvitation } from '../invitation/operations/accept.ts'
import { createInvitation } from '../invitation/operations/create.ts'
import { createMembership } from '../portal-user/membership-operations.ts'
import { createPortalUser } from '../portal-user/operations.ts'
import { updateCustomerPortalRules } from './rules-operations.ts'

async function company(world: World) {
  const { id: customerId } = await makeCustomer(world.db)
  const { portalUserId } = await makeMembership(world.db, { customerId, role: 'ADMIN' })
  return { customerId, admin: world.as(portalUser(portalUserId, { adminOf: [customerId] })) }
}

test(
  "a customer's admin settles the own rules: what is left out stays, and the trail has it",
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = (rules: object) => updateCustomerPortalRules(admin, { customerId, ...rules })
    const first = await set({
      allowedDomains: ['Acme.EXAMPLE', ' müller.example ', 'acme.example', '例え.example'],
    })
    expect(first).toMatchObject({
      allowedDomains: ['acme.example', 'xn--mller-kva.example', 'xn--r8jz45g.example'],
      allowSubdomains: false,
      requireApproval: false,
      allowImpersonation: true,
      version: 2,
    })
    const second = await set({ requireApproval: true, allowImpersonation: false, expectedVersion: 2 })
    expect(second).toMatchObject({ allowedDomains: first.allowedDomains, requireApproval: true, version: 3 })
    expect(await set({ requireApproval: true })).toMatchObject({ version: 3 })
    expect(await failure(set({ allowSubdomains: true, expectedVersion: 2 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
    expect(await eventsOf(world, first.id)).toMatchObject([
      { type: 'customer_portal.rules_updated', customerId },
      { changes: { requireApproval: { from: false, to: true }, allowImpersonation: { to: false } } },
    ])
  }),
)

test(
  'what is no domain of a company is refused, with its place in the list',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = (...allowedDomains: string[]) =>
      failure(updateCustomerPortalRules(admin, { customerId, allowedDomains }))
    for (const wrong of [
      'a@acme.example',
      '*.acme.example',
      'https://acme.example',
      'acme.example/path',
      'acme.example:25',
      'localhost',
      '127.0.0.1',
      '[::1]',
      '',
      'a..example',
      `${'a'.repeat(64)}.example`,
    ])
      expect(await set('acme.example', wrong), wrong).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['allowedDomains', '1'],
      })
    const open = await set('GMail.com')
    expect(open.message).toContain('Anybody can get an address at gmail.com')
    expect((await set('co.uk')).message).toContain('Anybody can get a domain under co.uk')
    const many = Array.from({ length: 51 }, (_, i) => `d${i}.example`)
    expect(await set(...many)).toMatchObject({ code: 'INVALID_INPUT', path: ['allowedDomains'] })
  }),
)

test(
  'others may not, and an archived customer has none to change',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = (ctx: typeof admin, id = customerId) =>
      updateCustomerPortalRules(ctx, { customerId: id, allowSubdomains: true })
    expect(await failure(set(world.as(staff('SALES'))))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(set(world.as(apiToken(undefined, ['cus_other']))))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await failure(set(admin, unknownId('Customer')))).toMatchObject({ code: 'NOT_FOUND' })
    await world.db.customer.update({ where: { id: customerId }, data: { archivedAt: today } })
    expect(await failure(set(admin))).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'invitations and new accounts of the customer are held to its domains, named to who may see them',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    await updateCustomerPortalRules(admin, { customerId, allowedDomains: ['acme.example'] })
    const attempts = [
      (email: string) => createInvitation(admin, { customerId, email, role: 'MEMBER' }),
      (email: string) =>
        createPortalUser(world.as(staff()), {
          email,
          firstName: 'A',
          lastName: 'B',
          membership: { customerId, role: 'MEMBER' },
        }),
      async (email: string) => {
        const { id } = await makePortalUser(world.db, { email: email.replace('@', '2@') })
        return createMembership(world.as(staff()), { portalUserId: id, customerId, role: 'MEMBER' })
      },
    ]
    for (const [i, attempt] of attempts.entries()) {
      for (const host of [
        'evil.example',
        'sub.acme.example',
        'notacme.example',
        'acme.example.evil.example',
      ]) {
        const error = await failure(attempt(`p${i}@${host}`))
        expect(error, host).toMatchObject({ code: 'INVALID_INPUT' })
        expect(error.message).toContain('acme.example')
      }
      await attempt(`p${i}@acme.example`)
    }
    const blind = world.as(apiToken(['invitation:write']))
    const error = await failure(
      createInvitation(blind, { customerId, email: 'x@evil.example', role: 'MEMBER' }),
    )
    expect(error.message).not.toContain('acme')
    await updateCustomerPortalRules(admin, { customerId, allowSubdomains: true })
    await createInvitation(admin, { customerId, email: 'x@deep.sub.acme.example', role: 'MEMBER' })
    await createPortalUser(world.as(staff()), { email: 'x@evil.example', firstName: 'A', lastName: 'B' })
  }),
)

test(
  'who is in, or invited, is not locked out by a domain that is taken away',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    await makeInvitation(world.db, { customerId, email: 'a@old.example', secret: 's' })
    await updateCustomerPortalRules(admin, { customerId, allowedDomains: ['new.example'] })
    const names = { firstName: 'A', lastName: 'B' }
    await acceptInvitation(world.as(anonymous), { secret: 's', ...names })
    expect(await world.db.membership.count({ where: { customerId, status: 'ACTIVE' } })).toBe(2)
  }),
)

test(
  'the rules are shown at the customer, to those who may see them',
  inWorld(async (world) => {
    const { customerId, admin } = await company(world)
    const set = `mutation ($id: ID!) { customerPortalUpdateRules(input: { customerId: $id, allowedDomains: ["acme.example"] }) {
      customerPortal { allowedDomains customer { id } } errors { code } } }`
    const { data } = await query(admin, set, { id: customerId })
    expect(data.customerPortalUpdateRules).toEqual({
      customerPortal: { allowedDomains: ['acme.example'], customer: { id: customerId } },
      errors: [],
    })
    const read = `{ customer(id: "${customerId}") { portal { allowedDomains } hasSingleAdmin } }`
    expect((await query(admin, read)).data.customer).toEqual({
      portal: { allowedDomains: ['acme.example'] },
      hasSingleAdmin: true,
    })
    await makeMembership(world.db, { customerId, role: 'ADMIN' })
    expect((await query(world.as(staff()), read)).data.customer.hasSingleAdmin).toBe(false)
    const reader = await query(world.as(apiToken(['customer:read'])), read)
    expect(reader.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const blind = await query(
      world.as(apiToken(['customer:read'])),
      `{ customer(id: "${customerId}") { hasSingleAdmin } }`,
    )
    expect(blind.data.customer.hasSingleAdmin).toBeNull()
  }),
)
