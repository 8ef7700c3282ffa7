import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { failure, inWorld, today } from '../../../test/harness.ts'
import { systemActor } from '../../auth/system.ts'
import { recordStep } from '../../idempotency/step.ts'
import { cleanIdempotencyKeys } from './operations.ts'

const row = (id: string, ms: number) => ({
  id,
  requestHash: 'request',
  attempt: 'first',
  leasedUntil: today,
  expiresAt: new Date(today.getTime() + ms),
})

test(
  'keys whose time is over go, however many, and the others stay',
  inWorld(async (world) => {
    const expired = Array.from({ length: 2_300 }, (_, i) => row(`expired ${i}`, -i))
    await world.db.idempotencyKey.createMany({ data: [...expired, row('kept', 1)] })
    await cleanIdempotencyKeys(world.as(systemActor('clean-idempotency-keys')))
    expect(await world.db.idempotencyKey.findMany({ select: { id: true } })).toEqual([{ id: 'kept' }])
  }),
)

test(
  'only the system deletes keys',
  inWorld(async (world) => {
    expect(await failure(cleanIdempotencyKeys(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'a step is noted by the attempt that holds the key, and by no other',
  inWorld(async (world) => {
    await world.db.idempotencyKey.create({ data: row('held', 1) })
    const claim = { id: 'held', attempt: 'first', steps: {} }
    await recordStep(world.db, { ...claim, field: 'a' }, { id: 'prj_1', name: 'Rollout' })
    await recordStep(world.db, { ...claim, field: 'b' }, undefined)
    await recordStep(world.db, { ...claim, field: 'c' }, { ids: ['lic_1', 'lic_2'] })
    const other = recordStep(world.db, { ...claim, attempt: 'second', field: 'd' }, { id: 'prj_2' })
    expect(await failure(other)).toMatchObject({ code: 'CONFLICT' })
    const { steps } = await world.db.idempotencyKey.findUniqueOrThrow({ where: { id: 'held' } })
    expect(steps).toEqual({ a: 'prj_1', b: null, c: ['lic_1', 'lic_2'] })
  }),
)
