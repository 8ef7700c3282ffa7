import { z } from 'zod'

const range = 'Must be from 0 to 365 days.'

/** On how many days before an end it is announced: each once, the largest first. */
export const expiryDays = z
  .array(z.number().int(range).min(0, range).max(365, range))
  .transform((days) => [...new Set(days)].sort((a, b) => b - a))
  .refine((days) => days.length <= 10, 'Must be at most 10.')
