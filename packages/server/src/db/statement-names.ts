/** A connection keeps what it has prepared, and the plan of a deep tree takes 150 KB: so many, and those in use. */
const mostPrepared = 64
const usesBefore = 3

/** After so long the names are given anew, so that none stays with a text that came some times and no more. */
export const namedSeconds = 3_600

/** Whose best plan depends on the values: on how many they are, or on whether to search a text before putting in order. */
const plannedEachTime = / IN \((?!\$\d+\))|(?: ILIKE | ANY\().* ORDER BY /s

/**
 * Names for the statements that come again and again, which a connection then parses and plans once. Most of Prisma's
 * do: their text depends on the shape of a query alone.
 */
export function statementNames(now: () => number = Date.now): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  let given = 0
  let since = now()

  function beginAnew(): void {
    names.clear()
    uses.clear()
    since = now()
  }

  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size === mostPrepared) {
      if (now() - since < namedSeconds * 1_000) return ''
      beginAnew()
    }
    if (plannedEachTime.test(sql)) return ''
    const count = (uses.get(sql) ?? 0) + 1
    if (count <= usesBefore) {
      if (uses.size >= 10 * mostPrepared) uses.clear()
      uses.set(sql, count)
      return ''
    }
    // Never one that was given before: connections know it by its first text.
    const name = `portico-${given++}`
    uses.delete(sql)
    names.set(sql, name)
    return name
  }
}
