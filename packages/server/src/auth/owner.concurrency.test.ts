import { afterAll, beforeAll, describe, expect } from 'vitest'
import { portalUser, staff } from '../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import {
  makeCustomer,
  makeInvitation,
  makeMembership,
  makePartner,
  makePassword,
  makePasswordLink,
  makeSecondFactor,
  makeSession,
  makeSignIn,
  totpSecret,
} from '../../test/factories.ts'
import { today, type World, worldOn } from '../../test/harness.ts'
import { nowhere } from '../../test/queue.ts'
import { onPostgres, untilWaiting } from '../../test/waiting.ts'
import { createContext, type Db } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { acceptInvitation } from '../modules/invitation/operations/accept.ts'
import { resendInvitation } from '../modules/invitation/operations/change.ts'
import { resetPassword } from '../modules/password/operations/reset.ts'
import { setPassword } from '../modules/password/operations/set.ts'
import { signInWithPassword } from '../modules/password/operations/sign-in.ts'
import { erasePortalUser } from '../modules/portal-user/erase-operations.ts'
import {
  changeMembershipRole,
  createMembership,
  disableMembership,
  removeMembership,
} from '../modules/portal-user/membership-operations.ts'
import { disablePortalUser, updatePortalUser } from '../modules/portal-user/operations.ts'
import { confirmSecondFactor } from '../modules/second-factor/operations/enroll.ts'
import { revokeAllSessions, signOut } from '../modules/session/operations.ts'
import { completeSignIn } from '../modules/sign-in/operations/complete.ts'
import { anonymous } from './actor.ts'
import { stepAt, totpCode } from './totp.ts'

let database: OwnDatabase
let world: World

beforeAll(async () => {
  database = await ownDatabase()
  world = await worldOn(database.prisma as Db, { queue: nowhere })
  await world.db.portalSettings.create({ data: { id: newId('PortalSettings'), passwords: true } })
})
afterAll(() => database.close())

const password = 'seven green bottles'
const code = totpCode(totpSecret, stepAt(today))

const visitor = (ipAddress = '203.0.113.1') =>
  createContext(world.env, { actor: anonymous, requestId: 'test', ipAddress })

/** A person with a mailed code, a password, a link for another one, and one session. */
async function makePerson() {
  const { person, email, code } = await makeSignIn(world.db)
  const owner = { portalUserId: person.id }
  await makePassword(world.db, owner, password)
  const { secret: link } = await makePasswordLink(world.db, { email })
  const { id: sessionId } = await makeSession(world.db, owner)
  const actor = { ...portalUser(person.id, {}), sessionId }
  return { ...owner, email, code, link, sessionId, actor }
}

type Person = Awaited<ReturnType<typeof makePerson>>

const liveSessions = ({ portalUserId, sessionId }: Person) =>
  world.db.session.count({ where: { portalUserId, revokedAt: null, id: { not: sessionId } } })

const byCode = ({ email, code }: Person) => completeSignIn(visitor(), { email, code })
const byPassword = ({ email }: Person) => signInWithPassword(visitor(), { email, password })

type Ending = (world: World, person: Person) => Promise<unknown>

const newAddress: Ending = (world, { portalUserId: id }) =>
  updatePortalUser(world.as(staff()), { id, email: `${id}@new.example` })
const firstFactor: Ending = (world, { actor }) => confirmSecondFactor(world.as(actor), { code })
const endings = {
  'a new address': newAddress,
  'a second factor': firstFactor,
  'an end of all sessions': (world, { portalUserId }) =>
    revokeAllSessions(world.as(staff()), { portalUserId }),
  'a reset of the password': (_world, { link: secret }) =>
    resetPassword(visitor('203.0.113.2'), { secret, password: 'eight brown bottles' }),
} satisfies Record<string, Ending>

describe.each(Object.entries(endings))('a sign-in at the same moment as %s', (_what, end: Ending) => {
  onPostgres.each([
    ['code', byCode],
    ['password', byPassword],
  ])('by %s is ended with the others', async (_how, signIn) => {
    const person = await makePerson()
    if (end === firstFactor) await makeSecondFactor(world.db, ownerOf(person), { confirmedAt: null })
    await endWhile(person, () => signIn(person), end)
  })
})

const ownerOf = ({ portalUserId }: Person) => ({ portalUserId })

/** Ends sessions while a sign-in is about to write its own, and finds none left. */
async function endWhile(person: Person, signIn: () => Promise<unknown>, end: Ending) {
  const both = await world.db.$transaction(async (tx) => {
    await tx.$executeRaw`lock table "Session" in share mode`
    const signingIn = signIn()
    await untilWaiting(world, 1)
    const ending = end(world, person)
    await Promise.race([ending, untilWaiting(world, 2)])
    return [signingIn, ending]
  })
  await Promise.all(both)
  expect(await liveSessions(person)).toBe(0)
}

onPostgres('who joins a company while being erased does so before or not at all', async () => {
  const person = await makePerson()
  const { portalUserId: id, email } = person
  const secret = 'joins-while-erased'
  await makeInvitation(world.db, { email, secret })
  const both = await world.db.$transaction(async (tx) => {
    // Where erasing has removed the memberships, and goes on to the records.
    await tx.$executeRaw`lock table "ProjectAssignment" in share mode`
    const erasing = erasePortalUser(world.as(staff()), { id, reason: 'asked for' })
    await untilWaiting(world, 1)
    const joining = acceptInvitation(visitor(), { secret })
    await Promise.race([joining, untilWaiting(world, 2)])
    return [erasing, joining]
  })
  const [erased, joined] = await Promise.allSettled(both)
  expect(joined).toMatchObject({ status: 'fulfilled' })
  expect(erased).toMatchObject({ status: 'rejected', reason: { code: 'CONFLICT' } })
  expect(await erasePortalUser(world.as(staff()), { id, reason: 'asked for' })).toMatchObject({ id })
  expect(await world.db.membership.count({ where: { portalUserId: id, status: 'ACTIVE' } })).toBe(0)
})

onPostgres('a sign-in that waits for an end of all sessions finds what has changed', async () => {
  const moved = await makePerson()
  const proved = await makePerson()
  await makeSecondFactor(world.db, ownerOf(proved), { confirmedAt: null })
  const outcomes = []
  for (const [person, end] of [
    [moved, newAddress],
    [proved, firstFactor],
  ] as const) {
    const signingIn = await world.db.$transaction(async (tx) => {
      await end(await worldOn(tx as Db, { queue: nowhere }), person)
      const signingIn = byCode(person).catch((error: unknown) => error)
      await untilWaiting(world, 1)
      return [signingIn]
    })
    outcomes.push(await signingIn[0])
  }
  expect(outcomes).toMatchObject([
    { code: 'INVALID_INPUT' },
    { session: null, secondFactor: { enrolled: true } },
  ])
  expect([await liveSessions(moved), await liveSessions(proved)]).toEqual([0, 0])
})

onPostgres(
  'whatever happens to a person at the same moment, nothing waits for ever',
  { timeout: 120_000 },
  async () => {
    const boss = world.as(staff())
    for (let round = 0; round < 12; round++) {
      const person = await makePerson()
      const { portalUserId: id, email } = person
      const me = world.as(person.actor)
      const partner = await makePartner(world.db)
      const [first, second, third] = [
        await makeCustomer(world.db, { contactEmail: email }),
        await makeCustomer(world.db),
        await makeCustomer(world.db, { contactEmail: email }),
      ]
      const places = []
      for (const company of [{ customerId: first.id }, { customerId: second.id }, { partnerId: partner.id }])
        places.push(await makeMembership(world.db, { portalUserId: id, ...company }))
      const secret = `storm-${round}`
      const invitation = await makeInvitation(world.db, { customerId: third.id, email, secret })
      const [inFirst, inSecond, inPartner] = places
      const storm = [
        () => byCode(person),
        () => byPassword(person),
        () => changeMembershipRole(boss, { id: inFirst!.id, role: 'ADMIN' }),
        () => acceptInvitation(visitor(), { secret }),
        () => setPassword(me, { password: 'eight brown bottles' }),
        () => resendInvitation(boss, { id: invitation.id }),
        () => resetPassword(visitor(), { secret: person.link, password: 'nine black bottles' }),
        () => disableMembership(boss, { id: inPartner!.id }),
        () => removeMembership(boss, { id: inSecond!.id }),
        () => revokeAllSessions(boss, { portalUserId: id }),
        () => createMembership(boss, { portalUserId: id, partnerId: partner.id, role: 'ADMIN' }),
        () => updatePortalUser(boss, { id, email: `${id}@new.example` }),
        () => signOut(me, { everywhere: true }),
        () => disablePortalUser(boss, { id }),
        () => erasePortalUser(boss, { id, reason: 'asked for' }),
      ]
      // In another order every time.
      const mixed = storm.map((_, i) => storm[(i * 4 + round) % storm.length]!)
      const outcomes = await Promise.allSettled(mixed.map((act) => act()))
      const bugs = outcomes.flatMap((one) =>
        one.status === 'rejected' && !(one.reason instanceof AppError) ? [one.reason] : [],
      )
      expect(bugs).toEqual([])
    }
  },
)
