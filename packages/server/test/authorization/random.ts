/** Random numbers that a seed repeats. */
export type Random = {
  /** A whole number from 0 to below the limit. */
  below: (limit: number) => number
  /** True in so many of a hundred cases. */
  chance: (percent: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** So many different ones, in random order; all when there are fewer. */
  some: <T>(list: readonly T[], count: number) => T[]
}

/** The mulberry32 generator: small, and good enough to mix rows. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const some = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list]
    return Array.from({ length: Math.min(count, list.length) }, () => rest.splice(below(rest.length), 1)[0]!)
  }
  return { below, chance: (percent) => below(100) < percent, pick: (list) => list[below(list.length)]!, some }
}
