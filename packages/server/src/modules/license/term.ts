import { ConflictError } from '../../errors.ts'

const dayMs = 86_400_000

/** What an answer can still write. */
const latest = new Date('9999-12-31T00:00:00Z')

/** So many days after a moment, at the next midnight (UTC): a license holds for its last day to the end. */
export function endOfDays(from: Date, days: number): Date {
  return within(new Date(Math.ceil(from.getTime() / dayMs + days) * dayMs))
}

/** So many days of exactly 24 hours after a moment. */
export function daysAfter(from: Date, days: number): Date {
  return within(new Date(from.getTime() + days * dayMs))
}

function within(end: Date): Date {
  if (end <= latest) return end
  throw new ConflictError('The license would end after the year 9999; give it no end instead.')
}

export const isMidnight = (moment: Date) => moment.getTime() % dayMs === 0
