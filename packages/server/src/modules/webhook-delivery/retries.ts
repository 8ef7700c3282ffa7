const minute = 60_000
const hour = 60 * minute

/** From each failed attempt to the next one: about two days together. */
export const retryDelaysMs: readonly number[] = [
  5_000,
  30_000,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
  18 * hour,
]

const jitter = 0.2
const longestRetryAfterMs = 24 * hour

/**
 * How long to wait after a failed attempt; null where it was the last one. A fifth more or less, so that what failed
 * together does not come back together; a receiver that asks for more gets it, up to a day.
 */
export function delayAfter(
  attempt: number,
  { retryAfterMs, delaysMs = retryDelaysMs }: { retryAfterMs: number | null; delaysMs?: readonly number[] },
): number | null {
  const delay = delaysMs[attempt - 1]
  if (delay === undefined) return null
  const scattered = delay * (1 - jitter + 2 * jitter * Math.random())
  return Math.round(Math.max(scattered, Math.min(retryAfterMs ?? 0, longestRetryAfterMs)))
}
