import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeCustomer, makeInvitation, makePartner } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { anonymous } from '../../auth/actor.ts'
import { AppError } from '../../errors.ts'
import { acceptInvitation } from './operations/accept.ts'
import { resendInvitation, revokeInvitation } from './operations/change.ts'
import { createInvitation } from './operations/create.ts'

const rounds = 10
const names = { firstName: 'Ada', lastName: 'Lovelace' }

/** Anything but an error that a client can act on, such as a deadlock, shows as it is. */
const codes = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) =>
    outcome.status === 'fulfilled'
      ? 'done'
      : outcome.reason instanceof AppError
        ? outcome.reason.code
        : outcome.reason,
  )

test('of many who accept at the same moment, one joins', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  for (let round = 0; round < rounds; round++) {
    const company =
      round % 2 === 0
        ? { customerId: (await makeCustomer(world.db)).id }
        : { partnerId: (await makePartner(world.db)).id }
    const secret = `race-${round}`
    const { email } = await makeInvitation(world.db, { ...company, secret })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => acceptInvitation(world.as(anonymous), { secret, ...names })),
    )
    expect(codes(outcomes).sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'done'])
    expect(await world.db.membership.count({ where: { portalUser: { email } } })).toBe(1)
  }
})

test('invitations of two companies accepted at the same moment make one person', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  for (let round = 0; round < rounds; round++) {
    const email = `both-${round}@acme.example`
    for (const side of ['a', 'b']) await makeInvitation(world.db, { email, secret: `${side}-${round}` })
    const outcomes = await Promise.allSettled(
      ['a', 'b'].map((side) =>
        acceptInvitation(world.as(anonymous), { secret: `${side}-${round}`, ...names }),
      ),
    )
    expect(codes(outcomes)).toEqual(['done', 'done'])
    expect(await world.db.membership.count({ where: { portalUser: { email } } })).toBe(2)
    expect(await world.db.auditEvent.count({ where: { type: 'portal_user.created' } })).toBe(round + 1)
  }
})

test.each([
  ['revoked', revokeInvitation],
  ['sent again', resendInvitation],
] as const)(
  'an invitation that is accepted and %s at the same moment is one of the two',
  async (_what, change) => {
    await using database = await ownDatabase()
    const world = await worldOn(database.prisma, { queue: nowhere })
    for (let round = 0; round < rounds; round++) {
      const secret = `versus-${round}`
      const { id, email } = await makeInvitation(world.db, { secret })
      const outcomes = await Promise.allSettled([
        acceptInvitation(world.as(anonymous), { secret, ...names }),
        change(world.as(staff()), { id }),
      ])
      const [accepted, changed] = codes(outcomes)
      expect([accepted, changed].filter((code) => code === 'done')).toHaveLength(1)
      const joined = await world.db.membership.count({ where: { portalUser: { email } } })
      expect(joined).toBe(accepted === 'done' ? 1 : 0)
      const { status } = await world.db.invitation.findUniqueOrThrow({ where: { id } })
      expect(status === 'ACCEPTED').toBe(accepted === 'done')
    }
  },
  60_000,
)

test('of two who invite the same person at the same moment, one does', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  for (let round = 0; round < rounds; round++) {
    const company =
      round % 2 === 0
        ? { customerId: (await makeCustomer(world.db)).id }
        : { partnerId: (await makePartner(world.db)).id }
    const input = { ...company, email: 'ada@acme.example', role: 'MEMBER' }
    const outcomes = await Promise.allSettled([1, 2].map(() => createInvitation(world.as(staff()), input)))
    expect(codes(outcomes).sort()).toEqual(['CONFLICT', 'done'])
    expect(await world.db.email.count()).toBe(round + 1)
  }
})
