import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { cleanExports } from './operations/clean.ts'
import { failExport, runExport } from './operations/run.ts'

const retries = 5

export const runExportJob = defineJob({
  name: 'run-list-export',
  schema: z.object({ exportId: z.string() }),
  retries,
  expireSeconds: 60 * 60,
  run: async (ctx, { exportId }, { attempt, signal }) => {
    try {
      await runExport(ctx, exportId, signal)
    } catch (error) {
      if (attempt <= retries) throw error
      await failExport(ctx, exportId, 'It could not be written. Try again, or ask the vendor.')
      throw error
    }
  },
})

export const cleanExportsJob = defineJob({
  name: 'clean-list-exports',
  schema: z.object({}),
  schedule: '50 * * * *',
  run: cleanExports,
})
