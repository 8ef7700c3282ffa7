import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanBudgets } from './operations.ts'

export const cleanBudgetsJob = defineJob({
  name: 'clean-budgets',
  schema: z.object({}),
  schedule: '50 * * * *',
  run: cleanBudgets,
})
