import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { makeApiUsage } from '../../../test/factories.ts'
import { failure, inWorld } from '../../../test/harness.ts'
import { systemActor } from '../../auth/system.ts'
import { cleanApiUsage } from './operations.ts'

test(
  'usage is kept for 400 days',
  inWorld(async (world) => {
    const gone = await makeApiUsage(world.db, { day: new Date('2025-05-10') })
    const kept = await makeApiUsage(world.db, { day: new Date('2025-05-12') })
    await cleanApiUsage(world.as(systemActor('clean-api-usage')))
    const id = { in: [gone.id, kept.id] }
    expect(await world.db.apiUsage.findMany({ where: { id }, select: { id: true } })).toEqual([
      { id: kept.id },
    ])
  }),
)

test(
  'nobody else deletes it',
  inWorld(async (world) => {
    expect(await failure(cleanApiUsage(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
