import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { failure, inWorld, today } from '../../../test/harness.ts'
import { systemActor } from '../../auth/system.ts'
import { cleanBudgets } from './operations.ts'

test(
  'budgets whose window is over go, the others stay',
  inWorld(async (world) => {
    const row = { spent: 1, lease: 1 }
    await world.db.budget.createMany({
      data: [
        { ...row, id: 'over', endsAt: today },
        { ...row, id: 'running', endsAt: new Date(today.getTime() + 1) },
      ],
    })
    await cleanBudgets(world.as(systemActor('clean-budgets')))
    const id = { in: ['over', 'running'] }
    expect(await world.db.budget.findMany({ where: { id }, select: { id: true } })).toEqual([
      { id: 'running' },
    ])
  }),
)

test(
  'only the system deletes them',
  inWorld(async (world) => {
    expect(await failure(cleanBudgets(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
