import { mutation } from '../../builder.ts'
import { resetUses, useLicense } from './operations/use.ts'

const license = { name: 'license', model: 'License', description: 'The license.' } as const

mutation('licenseUse', {
  description:
    'Counts uses of a license, or takes some back. Uses do not raise its version. LIMIT_REACHED when that would be more than it allows, and then none is counted; CONFLICT when more are taken back than are counted and, naming the status, when it is not in force.',
  scope: 'license:activate',
  entity: license,
  extra: { uses: { type: 'Int', description: 'How many uses are counted by now; null when it failed.' } },
  input: (t) => ({
    licenseId: t.id({ description: 'The license, unless `licenseKey` is given.' }),
    licenseKey: t.string({ description: 'Its key, unless `licenseId` is given.' }),
    count: t.int({
      required: true,
      defaultValue: 1,
      description: 'How many, 1 to 1,000,000; negative takes back.',
    }),
  }),
  run: useLicense,
})

mutation('licenseResetUses', {
  description:
    'Counts the uses of a license from none again. Does not raise its version. CONFLICT when the customer is archived.',
  scope: 'license:write',
  entity: license,
  input: (t) => ({ licenseId: t.id({ required: true, description: 'The license.' }) }),
  run: resetUses,
})
