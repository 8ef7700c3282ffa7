/** The first day after a number of months from a day; where the last month is too short, its last day. */
export function endOfTerm(startsOn: Date, months: number): Date {
  const end = new Date(startsOn)
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  const lastDay = new Date(end)
  lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0)
  end.setUTCDate(Math.min(startsOn.getUTCDate(), lastDay.getUTCDate()))
  return end
}

/** The day, in UTC, of an instant. */
export function dayOf(instant: Date): Date {
  const day = new Date(instant)
  day.setUTCHours(0, 0, 0, 0)
  return day
}
