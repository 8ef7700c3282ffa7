import { afterAll, beforeAll, expect } from 'vitest'
import { portalUser } from '../../../test/actors.ts'
import { type OwnDatabase, ownDatabase } from '../../../test/database.ts'
import { makeMembership, makePassword, makePasswordLink, makeSession } from '../../../test/factories.ts'
import { outside, type World, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { onPostgres, untilWaiting } from '../../../test/waiting.ts'
import { anonymous } from '../../auth/actor.ts'
import { createContext, type Db } from '../../context.ts'
import { newId } from '../../ids.ts'
import { resetPassword } from './operations/reset.ts'
import { setPassword } from './operations/set.ts'
import { signInWithPassword } from './operations/sign-in.ts'

let database: OwnDatabase
let world: World

beforeAll(async () => {
  database = await ownDatabase()
  world = await worldOn(database.prisma as Db, { queue: nowhere })
  await world.db.portalSettings.create({ data: { id: newId('PortalSettings'), passwords: true } })
})
afterAll(() => database.close())

const visitor = () =>
  createContext(world.env, { actor: anonymous, requestId: 'test', ipAddress: '203.0.113.1' })

onPostgres('of two who sign in while the hash is of old parameters, both come in', async () => {
  const { portalUserId } = await makeMembership(world.db)
  const { email } = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
  await makePassword(world.db, { portalUserId }, 'seven green bottles')
  const dearer = { ...visitor(), passwordCost: { ln: 5, r: 8, p: 1 } }
  const signingIn = await world.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "PortalUser" where id = ${portalUserId} for update`
    const signingIn = [1, 2].map(() => signInWithPassword(dearer, { email, password: 'seven green bottles' }))
    // Both have compared the password with the old hash.
    await untilWaiting(world, 2)
    return signingIn
  })
  await Promise.all(signingIn)
  expect(await world.db.password.findUnique({ where: { portalUserId } })).toMatchObject({ wrongGuesses: 0 })
})

onPostgres('of two first passwords at the same moment, the later one is good', async () => {
  const { portalUserId } = await makeMembership(world.db)
  const { email } = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
  const { id: sessionId } = await makeSession(world.db, { portalUserId })
  const { secret } = await makePasswordLink(world.db, { email })
  const me = world.as({ ...portalUser(portalUserId, {}), sessionId })
  const passwords = ['seven green bottles', 'eight brown bottles'] as const
  // Whoever writes the first password waits for this one, which is taken back: so both have seen none.
  const writing = await world.db
    .$transaction(async (tx) => {
      await makePassword(tx as Db, { portalUserId }, 'nine black bottles')
      const writing = [
        setPassword(me, { password: passwords[0] }),
        resetPassword(visitor(), { secret, password: passwords[1] }),
      ]
      await untilWaiting(world, 2)
      throw Object.assign(new Error('taken back'), { writing })
    })
    .catch((error: { writing: Promise<unknown>[] }) => error.writing)
  const outcomes = await Promise.allSettled(writing)
  expect(outcomes.map(({ status }) => status)).toContain('fulfilled')
  const { id, hash } = await world.db.password.findUniqueOrThrow({ where: { portalUserId } })
  expect(outside.secrets.open({ table: 'Password', row: id, column: 'hash' }, hash)).toMatch(/^\$scrypt\$/)
  const tries = passwords.map((password) => signInWithPassword(visitor(), { email, password }))
  const signedIn = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled')
  expect(signedIn).toHaveLength(1)
})
