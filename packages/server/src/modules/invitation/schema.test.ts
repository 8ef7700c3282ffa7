import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeInvitation, makePortalUser } from '../../../test/factories.ts'
import { failure, inWorld, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { type Actor, anonymous } from '../../auth/actor.ts'
import { createDocuments } from '../../http/documents.ts'
import { newId } from '../../ids.ts'
import { schema } from '../../schema.ts'
import { createCustomer } from '../customer/operations.ts'

const create = `mutation ($input: InvitationCreateInput!) {
  invitationCreate(input: $input) {
    invitation { id email status role customer { id } partner { id } viewerCan { resend revoke decide } }
    url
    errors { code message path }
  }
}`

test.each([
  ['staff SALES', () => staff('SALES'), true],
  ['a token', () => apiToken(['invitation:write']), true],
  ['an admin', (customerId: string) => portalUser('usr_1', { adminOf: [customerId] }), false],
] as [string, (customerId: string) => Actor, boolean][])(
  '%s invites, and the link is told to the vendor alone',
  (_who, actor, link) =>
    inWorld(async (world) => {
      const { id: customerId } = await makeCustomer(world.db)
      const ctx = world.as(actor(customerId))
      const input = { customerId, email: 'ada@acme.example', role: 'MEMBER' }
      const { data } = await query(ctx, create, { input })
      expect(data.invitationCreate).toMatchObject({
        invitation: {
          email: 'ada@acme.example',
          status: 'PENDING',
          customer: { id: customerId },
          partner: null,
          viewerCan: { resend: true, revoke: true, decide: false },
        },
        url: link ? expect.stringMatching(/^https:\/\/portal\.example\/invitations\/[\w-]{43}$/) : null,
        errors: [],
      })
      const again = await query(ctx, create, { input })
      expect(again.data.invitationCreate).toMatchObject({
        invitation: null,
        url: null,
        errors: [{ code: 'CONFLICT', path: ['input', 'email'] }],
      })
    })(),
)

test('nothing of the schema shows the secret of an invitation', () => {
  const type = schema.getType('Invitation') as { getFields(): object } | undefined
  expect(Object.keys(type!.getFields()).filter((name) => /secret|hash|url|link|sponsor/i.test(name))).toEqual(
    [],
  )
})

test(
  'who has no part in them is refused at the field; a foreign one and none are the same',
  inWorld(async (world) => {
    const { id, customerId } = await makeInvitation(world.db)
    for (const actor of [apiToken(['customer:read']), portalUser('usr_1', { memberOf: [customerId!] })])
      for (const field of [`invitation(id: "${id}") { id }`, 'invitations { totalCount }']) {
        const { errors } = await query(world.as(actor), `{ ${field} }`)
        expect(errors?.[0]?.extensions.code, field).toBe('FORBIDDEN')
      }
    const elsewhere = world.as(portalUser('usr_2', { adminOf: ['cus_elsewhere'] }))
    const ask = async (invitation: string) =>
      JSON.stringify(
        await query(
          elsewhere,
          `mutation ($id: ID!) {
            invitationResend(input: { id: $id }) { url errors { code message path } }
            invitationRevoke(input: { id: $id }) { errors { code message path } }
            invitationApprove(input: { id: $id }) { errors { code message path } }
            invitationDecline(input: { id: $id }) { errors { code message path } }
          }`,
          { id: invitation },
        ),
      )
    expect(await ask(id)).toBe(await ask(unknownId('Invitation')))
    expect((await ask(id)).match(/NOT_FOUND/g)).toHaveLength(4)
  }),
)

const accept = `mutation ($input: InvitationAcceptInput!) {
  invitationAccept(input: $input) {
    joined { membershipId customerId companyName role } errors { code message path } } }`

test(
  'a link is accepted without a credential, with the role of the invitation whatever else is sent',
  inWorld(async (world) => {
    const { customerId } = await makeInvitation(world.db, { secret: 's', role: 'READ_ONLY' })
    const ctx = world.as(anonymous)
    const names = { firstName: 'Ada', lastName: 'Lovelace' }
    const forged = await query(ctx, accept, { input: { secret: 's', ...names, role: 'ADMIN' } })
    expect(forged.errors?.[0]?.message).toContain('role')
    const { data } = await query(ctx, accept, { input: { secret: 's', ...names } })
    expect(data.invitationAccept).toMatchObject({ joined: { customerId, role: 'READ_ONLY' }, errors: [] })
  }),
)

test('one request tries one secret', () => {
  const prepare = (times: number) => {
    const fields = Array.from(
      { length: times },
      (_, i) => `a${i}: invitationAccept(input: { secret: "${i}" }) { errors { code } }`,
    )
    return createDocuments(schema).prepare(`mutation { ${fields.join(' ')} }`)
  }
  expect(prepare(1).errors).toEqual([])
  expect(() => prepare(2)).toThrow(/1 attempts to get in/)
})

test(
  'a person finds the open invitations to the own address, before any membership',
  inWorld(async (world) => {
    const person = await makePortalUser(world.db)
    const { id } = await makeInvitation(world.db, { email: person.email })
    await makeInvitation(world.db)
    const ctx = world.as(portalUser(person.id, {}))
    const { data } = await query(
      ctx,
      '{ viewer { invitations { id companyName role inviterName expiresAt } } }',
    )
    expect(data.viewer.invitations).toMatchObject([{ id, role: 'MEMBER' }])
    const joined = await query(ctx, accept, { input: { id } })
    expect(joined.data.invitationAccept.errors).toEqual([])
  }),
)

const settle = async (world: World, settings: object) => {
  await world.db.portalSettings.deleteMany()
  await world.db.portalSettings.create({ data: { id: newId('PortalSettings'), ...settings } })
}
let counter = 0
const customerOf = (more: object) => ({ number: `AUTO-${++counter}`, name: 'Acme', ...more })
const contactEmail = 'boss@acme.example'

test(
  'the contact of a new customer is invited as an admin where the vendor settled it, whoever creates the customer',
  inWorld(async (world) => {
    await settle(world, { autoInvite: true })
    const creator = world.as(apiToken(['customer:write']))
    const { id } = await createCustomer(creator, customerOf({ contactEmail }))
    expect(await world.db.invitation.findMany({ where: { customerId: id } })).toMatchObject([
      { email: contactEmail, role: 'ADMIN', status: 'PENDING', invitedByKind: 'system' },
    ])
    expect(await world.db.email.findMany()).toMatchObject([{ recipient: contactEmail, customerId: id }])
    await createCustomer(creator, customerOf({}))
    await createCustomer(creator, customerOf({ contactEmail, invite: false }))
    expect(await world.db.invitation.count()).toBe(1)
    await settle(world, { autoInvite: true, enabled: false })
    await createCustomer(creator, customerOf({ contactEmail }))
    expect(await world.db.invitation.count()).toBe(1)
  }),
)

test(
  'asked for, it takes the right to invite, an address and an open portal, or there is no customer',
  inWorld(async (world) => {
    await settle(world, {})
    const create = (ctx: ReturnType<World['as']>, more: object) =>
      createCustomer(ctx, customerOf({ invite: true, ...more }))
    const blind = world.as(apiToken(['customer:write']))
    expect(await failure(create(blind, { contactEmail }))).toMatchObject({ code: 'FORBIDDEN' })
    const sales = world.as(staff('SALES'))
    expect(await failure(create(sales, {}))).toMatchObject({ code: 'INVALID_INPUT', path: ['contactEmail'] })
    await settle(world, { enabled: false })
    expect(await failure(create(sales, { contactEmail }))).toMatchObject({ code: 'CONFLICT' })
    await settle(world, {})
    const { id } = await create(sales, { contactEmail })
    expect(await world.db.customer.count({ where: { number: { startsWith: 'AUTO-' } } })).toBe(1)
    expect(await world.db.invitation.count({ where: { customerId: id } })).toBe(1)
    await createCustomer(sales, customerOf({ contactEmail }))
    expect(await world.db.invitation.count()).toBe(1)
  }),
)
