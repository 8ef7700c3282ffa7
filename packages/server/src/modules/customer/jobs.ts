import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { archiveTestCustomer } from './operations.ts'

export const archiveTestCustomerJob = defineJob({
  name: 'archive-test-customer',
  schema: z.object({ customerId: z.string() }),
  run: archiveTestCustomer,
})
