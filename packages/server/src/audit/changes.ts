import type { Changes } from './events.ts'

type Row = Record<string, unknown>

/** What an update changes: the fields of `next` that differ from `before`; undefined means untouched. */
export function changesOf(before: Row, next: Row): Changes {
  const changes: Changes = {}
  for (const [field, to] of Object.entries(next)) {
    if (to === undefined || same(before[field], to)) continue
    changes[field] = { from: before[field] ?? null, to }
  }
  return changes
}

/** The changes of a row that did not exist before. */
export function initialChanges(row: Row): Changes {
  const changes: Changes = {}
  for (const [field, to] of Object.entries(row)) if (to !== undefined && to !== null) changes[field] = { to }
  return changes
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
