export type Row = Readonly<Record<string, unknown>>

/** What a row has at a path such as `customer.name`. */
export function valueAt(row: Row, path: string): unknown {
  let value: unknown = row
  for (const key of path.split('.')) {
    if (!isRow(value)) return null
    value = value[key]
  }
  return value ?? null
}

/** A row with nothing but these paths. */
export function pick(row: Row, paths: readonly string[]): Row {
  const picked: Record<string, unknown> = {}
  for (const path of paths) {
    const keys = path.split('.')
    let target = picked
    for (const key of keys.slice(0, -1)) {
      target[key] ??= {}
      target = target[key] as Record<string, unknown>
    }
    target[keys.at(-1)!] = valueAt(row, path)
  }
  return picked
}

export const isRow = (value: unknown): value is Row =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
