/** The present, with the tolerance that clocks are allowed. A period contains its start and not its end. */
export type Clock = {
  now: Date
  /** Whether this time, in milliseconds since 1970, has come, even for a clock that is slow. */
  isPast(time: number): boolean
  /** Whether this time is still to come, even for a clock that is fast. */
  isFuture(time: number): boolean
}

export function readClock({
  now = new Date(),
  clockToleranceSeconds = 60,
}: {
  readonly now?: Date
  readonly clockToleranceSeconds?: number
}): Clock {
  // Every comparison with NaN is false: an invalid date would find nothing expired.
  if (Number.isNaN(now.getTime())) throw new TypeError('now is not a valid date')
  assertSeconds(clockToleranceSeconds, 'clockToleranceSeconds')
  const tolerance = clockToleranceSeconds * 1000
  return {
    now,
    isPast: (time) => time <= now.getTime() - tolerance,
    isFuture: (time) => time > now.getTime() + tolerance,
  }
}

export function assertSeconds(value: number, name: string): void {
  if (!Number.isFinite(value) || value < 0) throw new TypeError(`${name} is not a number of at least 0`)
}
