import { expect, test } from 'vitest'
import { dayOf, endOfTerm } from './term.ts'

const day = (date: Date) => date.toISOString().slice(0, 10)

test.each([
  ['2026-01-01', 12, '2027-01-01'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-29'],
  ['2100-01-31', 1, '2100-02-28'],
  ['2026-03-31', 1, '2026-04-30'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 1, '2027-01-31'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-05-15', 120, '2036-05-15'],
  ['2026-06-15', -12, '2025-06-15'],
  ['2028-02-29', -12, '2027-02-28'],
])('%s and %i months end on %s', (startsOn, months, endsOn) => {
  expect(day(endOfTerm(new Date(startsOn), months))).toBe(endsOn)
})

test('the start is left as it is', () => {
  const startsOn = new Date('2026-01-31')
  endOfTerm(startsOn, 1)
  expect(day(startsOn)).toBe('2026-01-31')
})

test('every term ends after it starts, on the same day of the month or the last one', () => {
  for (let t = Date.UTC(2024, 0, 1); t < Date.UTC(2029, 0, 1); t += 86_400_000) {
    const startsOn = new Date(t)
    for (const months of [1, 2, 11, 12, 13, 25, 120]) {
      const endsOn = endOfTerm(startsOn, months)
      const passed =
        (endsOn.getUTCFullYear() - startsOn.getUTCFullYear()) * 12 +
        endsOn.getUTCMonth() -
        startsOn.getUTCMonth()
      expect(passed).toBe(months)
      const isLastDay = new Date(endsOn.getTime() + 86_400_000).getUTCDate() === 1
      expect(
        endsOn.getUTCDate() === startsOn.getUTCDate() ||
          (isLastDay && endsOn.getUTCDate() < startsOn.getUTCDate()),
      ).toBe(true)
    }
  }
})

test('the day of an instant is that of UTC', () => {
  expect(dayOf(new Date('2026-06-15T23:59:59.999Z'))).toEqual(new Date('2026-06-15'))
  expect(dayOf(new Date('2026-06-15T00:00:00.000Z'))).toEqual(new Date('2026-06-15'))
})
