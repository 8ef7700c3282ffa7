/**
 * Keeps what was made of the last keys. Actors are kept by everything they are made of, so that a caller who did not
 * change is the same object in each request, and what is derived from an actor is derived once.
 */
export function keepLast<T>(size: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    if (kept.size >= size) kept.delete(kept.keys().next().value!)
    kept.set(key, made)
    return made
  }
}
