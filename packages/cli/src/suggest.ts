/** ` Did you mean X?` where one of the names is close to what was written, otherwise nothing. */
export function didYouMean(written: string, names: Iterable<string>, prefix = ''): string {
  const near = nearest(written, names)
  return near === undefined ? '' : ` Did you mean ${prefix}${near}?`
}

function nearest(written: string, names: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(written.length / 3))
  let best: { name: string; distance: number } | undefined
  for (const name of names) {
    // A singular for a plural, or a beginning that says enough.
    const [a, b] = [bare(written), bare(name)]
    const distance = a.length > 2 && b.startsWith(a) ? 0.5 : editDistance(a, b)
    if (distance <= limit && (!best || distance < best.distance)) best = { name, distance }
  }
  return best?.name
}

const bare = (name: string) => name.toLowerCase().replace(/[-_]/g, '')

/** How many letters to add, drop, change or swap to make one word of the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, before[j - 2]! + 1)
      }
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
