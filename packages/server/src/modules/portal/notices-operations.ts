import { z } from 'zod'
import type { Ctx } from '../../context.ts'
import type { CustomerPortal } from '../../db/generated/prisma/client.ts'
import { InvalidInputError } from '../../errors.ts'
import { definedOnly, email, expectedVersion, id, parseInput } from '../../input.ts'
import { expiryDays } from './expiry-days.ts'
import { changeRules } from './rules-operations.ts'

const addresses = z
  .array(email)
  .transform((given) => [...new Set(given)])
  .refine((given) => given.length <= 20, 'Must be at most 20.')

const updateInput = z.object({
  customerId: id,
  expectedVersion,
  expiryMails: z.boolean().optional(),
  expiryMailsToAdmins: z.boolean().optional(),
  expiryRecipients: addresses.optional(),
  expiryDays: expiryDays
    .refine((days) => days.length > 0, 'Must not be empty: null is as for all.')
    .nullish()
    .transform((days) => (days === null ? [] : days)),
  releaseMails: z.boolean().optional(),
})

/** Settles what a customer is told by mail, when, and who of it. */
export async function updateCustomerPortalNotices(ctx: Ctx, raw: unknown): Promise<CustomerPortal> {
  const { customerId, expectedVersion, ...notices } = parseInput(updateInput, raw)
  const noticesFrom = (before: CustomerPortal) => {
    const { expiryMailsToAdmins, expiryRecipients } = { ...before, ...definedOnly(notices) }
    if (!expiryMailsToAdmins && expiryRecipients.length === 0) {
      throw new InvalidInputError(
        'Nobody is left to be told: give other recipients, or switch the mails off.',
        ['expiryMailsToAdmins'],
      )
    }
    return notices
  }
  return changeRules(ctx, { customerId, expectedVersion }, noticesFrom, 'notices_updated')
}
