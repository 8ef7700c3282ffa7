import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OwnDatabase, ownDatabase } from '../../../test/database.ts'
import { makeSignIn } from '../../../test/factories.ts'
import { type World, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { anonymous } from '../../auth/actor.ts'
import { createContext, type Db } from '../../context.ts'
import { completeSignIn } from './operations/complete.ts'
import { startSignIn } from './operations/start.ts'

let database: OwnDatabase
let world: World

beforeAll(async () => {
  database = await ownDatabase()
  world = await worldOn(database.prisma as Db, { queue: nowhere })
})
afterAll(() => database.close())

const visitor = (ipAddress: string) => createContext(world.env, { actor: anonymous, ipAddress })

const outcomes = async (tries: Promise<unknown>[]) =>
  (await Promise.allSettled(tries)).map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.code))

test('six wrong guesses at the same moment are six', async () => {
  const { id, email, code } = await makeSignIn(world.db)
  const guess = (code: string) => completeSignIn(visitor('203.0.113.1'), { email, code })
  expect(await outcomes(Array.from({ length: 6 }, () => guess('654321')))).toEqual(
    Array(6).fill('INVALID_INPUT'),
  )
  expect(await world.db.signIn.findUnique({ where: { id } })).toMatchObject({ wrongGuesses: 6, usedAt: null })
  expect(await outcomes([guess(code)])).toEqual(['INVALID_INPUT'])
})

test('of two who have the code or the link, one comes in', async () => {
  const { email, code, secret, person } = await makeSignIn(world.db)
  const tries = [
    completeSignIn(visitor('203.0.113.2'), { email, code }),
    completeSignIn(visitor('203.0.113.2'), { secret }),
    completeSignIn(visitor('203.0.113.2'), { email, code }),
  ]
  expect((await outcomes(tries)).sort()).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'done'])
  expect(await world.db.session.count({ where: { portalUserId: person.id } })).toBe(1)
})

test('of ten starts of one address at the same moment, five are carried out', async () => {
  const tries = Array.from({ length: 10 }, (_, i) =>
    startSignIn(visitor(`203.0.113.${10 + i}`), { email: 'ada@acme.example' }),
  )
  expect((await outcomes(tries)).sort()).toEqual([...Array(5).fill('RATE_LIMITED'), ...Array(5).fill('done')])
})
