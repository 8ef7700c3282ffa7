import { expect, test } from 'vitest'
import { apiToken, portalUser } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeCustomer, makeMembership } from '../../../test/factories.ts'
import { failure, type World, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { onPostgres, untilWaiting } from '../../../test/waiting.ts'
import type { Db } from '../../context.ts'
import type { Membership } from '../../db/generated/prisma/client.ts'
import { AppError } from '../../errors.ts'
import { changeMembershipRole, disableMembership, removeMembership } from './membership-operations.ts'
import { disablePortalUser } from './operations.ts'

const rounds = 10

type Going = (world: World, who: Membership, by: Membership) => Promise<unknown>

const admin = (world: World, { portalUserId, customerId }: Membership) =>
  world.as(portalUser(portalUserId, { adminOf: [customerId!] }))

const goings: Record<string, Going> = {
  'is demoted': (world, { id }, by) => changeMembershipRole(admin(world, by), { id, role: 'MEMBER' }),
  'is disabled there': (world, { id }, by) => disableMembership(admin(world, by), { id }),
  'is removed': (world, { id }, by) => removeMembership(admin(world, by), { id }),
  'is disabled everywhere': (world, who) => disablePortalUser(world.as(apiToken()), { id: who.portalUserId }),
}

const pairs = Object.keys(goings).flatMap((one, i) =>
  Object.keys(goings)
    .slice(i)
    .map((other) => [one, other] as const),
)

test('of two admins who let each other go at the same moment, one stays', { timeout: 120_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  for (const [one, other] of pairs) {
    for (let round = 0; round < rounds; round++) {
      const { id: customerId } = await makeCustomer(world.db)
      const first = await makeMembership(world.db, { customerId, role: 'ADMIN' })
      const second = await makeMembership(world.db, { customerId, role: 'ADMIN' })
      const outcomes = await Promise.allSettled([
        goings[one]!(world, first, second),
        goings[other]!(world, second, first),
      ])
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason)
      const stayed = await activeAdmins(world, customerId)
      expect([one, other, stayed, refused.map(codeOf)]).toEqual([one, other, 1, ['CONFLICT']])
    }
  }
})

onPostgres('a person who becomes admin while being disabled does not replace the one who goes', async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const token = world.as(apiToken())
  const { customerId, ...leaving } = await makeMembership(world.db, { role: 'ADMIN' })
  const heir = await makeMembership(world.db, { customerId, role: 'MEMBER' })
  const both = await world.db.$transaction(async (tx) => {
    await disablePortalUser((await worldOn(tx as Db, { queue: nowhere })).as(apiToken()), {
      id: heir.portalUserId,
    })
    const becoming = changeMembershipRole(token, { id: heir.id, role: 'ADMIN' })
    await untilWaiting(world, 1)
    const removing = removeMembership(token, { id: leaving.id })
    await untilWaiting(world, 2)
    // In a list, because a promise would be waited for, and these wait for this transaction.
    return [becoming, removing]
  })
  expect(await Promise.allSettled(both)).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { code: 'CONFLICT' } },
  ])
})

onPostgres(
  'two people who become admins while both are being disabled do not wait for each other for ever',
  async () => {
    await using database = await ownDatabase()
    const world = await worldOn(database.prisma, { queue: nowhere })
    const token = world.as(apiToken())
    const { customerId } = await makeMembership(world.db, { role: 'ADMIN' })
    const first = await makeMembership(world.db, { customerId, role: 'MEMBER' })
    const second = await makeMembership(world.db, { customerId, role: 'MEMBER' })
    const disabling = await world.db.$transaction(async (tx) => {
      const inside = (await worldOn(tx as Db, { queue: nowhere })).as(apiToken())
      for (const { id } of [first, second]) await changeMembershipRole(inside, { id, role: 'ADMIN' })
      const disabling = [first, second].map(({ portalUserId }) =>
        failure(disablePortalUser(token, { id: portalUserId })),
      )
      await untilWaiting(world, 2)
      return disabling
    })
    const conflict = { code: 'CONFLICT', message: expect.stringContaining('retry') }
    expect(await Promise.all(disabling)).toEqual([
      expect.objectContaining(conflict),
      expect.objectContaining(conflict),
    ])
  },
)

function activeAdmins(world: World, customerId: string): Promise<number> {
  return world.db.membership.count({
    where: { customerId, role: 'ADMIN', status: 'ACTIVE', portalUser: { disabledAt: null } },
  })
}

/** Anything but an error that a client can act on, such as a deadlock, shows as it is. */
const codeOf = (reason: unknown) => (reason instanceof AppError ? reason.code : reason)
