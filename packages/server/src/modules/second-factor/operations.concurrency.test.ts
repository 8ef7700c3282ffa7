import { afterAll, beforeAll, expect, test } from 'vitest'
import { portalUser } from '../../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../../test/database.ts'
import {
  makeMembership,
  makePendingSignIn,
  makeSecondFactor,
  makeSession,
  totpSecret,
} from '../../../test/factories.ts'
import { today, type World, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { onPostgres, untilWaiting } from '../../../test/waiting.ts'
import { anonymous } from '../../auth/actor.ts'
import { stepAt, totpCode } from '../../auth/totp.ts'
import { createContext, type Db } from '../../context.ts'
import { enrollSecondFactor } from './operations/enroll.ts'
import { completeWithSecondFactor } from './operations/sign-in.ts'

let database: OwnDatabase
let world: World

beforeAll(async () => {
  database = await ownDatabase()
  world = await worldOn(database.prisma as Db, { queue: nowhere })
})
afterAll(() => database.close())

const recoveryCode = '000000-111111-222222-333333'
const code = totpCode(totpSecret, stepAt(today))

async function person() {
  const { portalUserId } = await makeMembership(world.db)
  await makeSecondFactor(world.db, { portalUserId }, { codes: [recoveryCode] })
  const pending = async () => (await makePendingSignIn(world.db, { portalUserId })).secret
  return { portalUserId, pending }
}

const give = (signInSecret: string, given: object) =>
  completeWithSecondFactor(
    createContext(world.env, { actor: anonymous, requestId: 'test', ipAddress: '203.0.113.1' }),
    { signInSecret, ...given },
  )

test.each([
  ['a recovery code', { recoveryCode }],
  ['a step of the application', { code }],
])('%s that is used in many sign-ins at once opens one session', async (_what, given) => {
  const { portalUserId, pending } = await person()
  const secrets = await Promise.all(Array.from({ length: 4 }, pending))
  const outcomes = await Promise.allSettled(secrets.map((secret) => give(secret, given)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await world.db.session.count({ where: { portalUserId } })).toBe(1)
})

test('one sign-in that is completed in two ways at once opens one session', async () => {
  const { portalUserId, pending } = await person()
  const secret = await pending()
  const outcomes = await Promise.allSettled([give(secret, { code }), give(secret, { recoveryCode })])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await world.db.session.count({ where: { portalUserId } })).toBe(1)
})

test('of many wrong codes at once five are judged', async () => {
  const { pending } = await person()
  const secret = await pending()
  const wrong = Array.from({ length: 8 }, (_, i) => give(secret, { code: `00000${i}x` }))
  await Promise.allSettled(wrong)
  expect(await world.db.pendingSignIn.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    wrongGuesses: 5,
  })
  await expect(give(secret, { code })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

onPostgres('of two who enroll at the same moment, the later one replaces the secret', async () => {
  const { portalUserId } = await makeMembership(world.db)
  const { id: sessionId } = await makeSession(world.db, { portalUserId })
  const me = world.as({ ...portalUser(portalUserId, {}), sessionId })
  // Whoever writes one waits for this one, which is taken back: so both have seen none.
  const enrolling = await world.db
    .$transaction(async (tx) => {
      await makeSecondFactor(tx as Db, { portalUserId })
      const enrolling = [1, 2].map(() => enrollSecondFactor(me, {}))
      await untilWaiting(world, 2)
      throw Object.assign(new Error('taken back'), { enrolling })
    })
    .catch((error: { enrolling: Promise<unknown>[] }) => error.enrolling)
  await Promise.all(enrolling)
  expect(await world.db.secondFactor.count({ where: { portalUserId } })).toBe(1)
})
