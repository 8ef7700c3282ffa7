import { expect, test } from 'vitest'
import { mailingServer } from './mailing-server.ts'
import { bootstrapToken } from './transport.ts'

const address = 'ada@acme.example'

const settle = `mutation ($input: PortalSettingsUpdateInput!) {
  portalSettingsUpdate(input: $input) { errors { code } } }`
const createCustomer = `mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { id } errors { code } } }`
const accept = `mutation ($input: InvitationAcceptInput!) {
  invitationAccept(input: $input) { joined { companyName role } errors { code message } } }`
const start = 'mutation ($input: SignInStartInput!) { signInStart(input: $input) { errors { code } } }'
const complete = `mutation ($input: SignInCompleteInput!) {
  signInComplete(input: $input) { session { token } errors { code } } }`
const addMembership = `mutation ($input: MembershipCreateInput!) {
  membershipCreate(input: $input) { membership { id } errors { code } } }`
const changeRole = `mutation ($input: MembershipChangeRoleInput!) {
  membershipChangeRole(input: $input) { errors { code message } } }`
const remove =
  'mutation ($input: MembershipRemoveInput!) { membershipRemove(input: $input) { errors { code } } }'
const team = '{ viewer { id memberships { id role customer { id } } } customers { nodes { id } } }'

test('a new customer is invited by itself, its admin comes in, works in two companies, and is let go', {
  timeout: 120_000,
}, async () => {
  await using running = await mailingServer()
  const { database, mails, send } = running
  const vendor = (query: string, input: object) => send(query, { input }, bootstrapToken)
  const textOf = async (count: number) => {
    await expect.poll(() => mails.received.length, { timeout: 30_000 }).toBe(count)
    const { to, mail } = mails.received[count - 1]!
    expect(to).toEqual([address])
    return mail.text!
  }
  const codeOf = async (count: number) => /\b\d{6}\b/.exec(await textOf(count))![0]

  await vendor(settle, { autoInvite: true })
  const customerOf = async (number: string, contactEmail: string | null) => {
    const { body } = await vendor(createCustomer, { number, name: number, contactEmail })
    return (body.data!.customerCreate as { customer: { id: string } }).customer.id
  }
  const acme = await customerOf('ACME', address)
  const globex = await customerOf('GLOBEX', null)

  const link = /https:\/\/portal\.example(\/invitations\/(\S+))/.exec(await textOf(1))!
  const page = await running.fetch(new Request(`http://localhost${link[1]}`))
  expect(page.status).toBe(200)
  expect(await database.prisma.portalUser.count()).toBe(0)
  const joining = { secret: link[2]!, firstName: 'Ada', lastName: 'Lovelace' }
  const joined = await send(accept, { input: joining })
  expect(joined.body.data!.invitationAccept).toEqual({
    joined: { companyName: 'ACME', role: 'ADMIN' },
    errors: [],
  })

  await send(start, { input: { email: address } })
  const opened = await send(complete, { input: { email: address, code: await codeOf(2) } })
  const { token } = (opened.body.data!.signInComplete as { session: { token: string } }).session
  const { id: portalUserId } = await database.prisma.portalUser.findUniqueOrThrow({
    where: { email: address },
  })
  await vendor(addMembership, { portalUserId, customerId: globex, role: 'ADMIN' })

  const seen = async (headers: Record<string, string> = {}) => {
    const { body } = await send(team, {}, token, headers)
    return (body.data!.customers as { nodes: { id: string }[] }).nodes.map(({ id }) => id).sort()
  }
  expect(await seen()).toEqual([acme, globex].sort())
  expect(await seen({ 'x-portico-team': globex })).toEqual([globex])

  const memberships = await database.prisma.membership.findMany({ where: { portalUserId } })
  const inAcme = memberships.find(({ customerId }) => customerId === acme)!
  const alone = await send(changeRole, { input: { id: inAcme.id, role: 'MEMBER' } }, token)
  expect(alone.body.data!.membershipChangeRole).toMatchObject({ errors: [{ code: 'CONFLICT' }] })

  // Staff may leave a customer without an admin; a token may once there is another.
  const successor = await database.prisma.portalUser.create({
    data: {
      id: 'usr_00000000000000000000000001',
      email: 'eve@acme.example',
      firstName: 'Eve',
      lastName: 'L',
    },
  })
  for (const customerId of [acme, globex])
    await vendor(addMembership, { portalUserId: successor.id, customerId, role: 'ADMIN' })
  for (const { id } of memberships)
    expect((await vendor(remove, { id })).body.data!.membershipRemove).toEqual({ errors: [] })
  const dead = await send(team, {}, token)
  expect([dead.status, dead.body.errors![0]!.extensions.code]).toEqual([401, 'TOKEN_REVOKED'])
})
