import { z } from 'zod'
import { defineJob } from '../../jobs/queue.ts'
import { announceExpiringLicenses } from './operations/announce-expiring.ts'
import { mailExpiringLicense } from './operations/mail-expiring.ts'

export const announceExpiringLicensesJob = defineJob({
  name: 'announce-expiring-licenses',
  schema: z.object({}),
  schedule: '20 * * * *',
  run: async (ctx) => {
    await announceExpiringLicenses(ctx)
  },
})

export const mailExpiringLicenseJob = defineJob({
  name: 'mail-expiring-license',
  schema: z.object({ licenseId: z.string(), expiresAt: z.coerce.date(), days: z.number().int() }),
  run: mailExpiringLicense,
})
