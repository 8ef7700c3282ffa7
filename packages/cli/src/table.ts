import type { Output } from './io.ts'
import { type Row, valueAt } from './rows.ts'
import { clean, kebab, pad, truncate, widthOf } from './text.ts'

const gap = 2
const widest = 40
const narrowest = 8

/** What there is to show, and whether somebody chose it. */
type Columns = { readonly columns: readonly string[]; readonly chosen: boolean }

type Table = { readonly head: string; lines(rows: readonly Row[]): string }

/** A table whose widths come from its first rows, and on a terminal from that too. */
export function tableOf(
  rows: readonly Row[],
  { columns, chosen }: Columns,
  { output, color }: { output: Output; color: boolean },
): Table {
  const room = output.isTTY ? (output.columns ?? 80) : Number.POSITIVE_INFINITY
  const shown = chosen ? [...columns] : usual(columns, rows)
  const widths = shown.map((path) => {
    const natural = Math.max(widthOf(titleOf(path)), ...rows.map((row) => widthOf(cell(valueAt(row, path)))))
    return output.isTTY ? Math.min(natural, widest) : natural
  })
  fit(shown, widths, room, chosen)
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => {
        const fitting = output.isTTY ? truncate(text, widths[i]!) : text
        return i === cells.length - 1 ? fitting : pad(fitting, widths[i]! + gap)
      })
      .join('')
      .trimEnd()
  const head = line(shown.map(titleOf))
  return {
    head: `${color ? `\u001b[1m${head}\u001b[22m` : head}\n`,
    lines: (page) => page.map((row) => `${line(shown.map((path) => cell(valueAt(row, path))))}\n`).join(''),
  }
}

const titleOf = (path: string) => kebab(path).toUpperCase()

/** Leaves out columns that nobody chose, and then makes the widest ones narrower, until there is room. */
function fit(shown: string[], widths: number[], room: number, chosen: boolean): void {
  const total = () => widths.reduce((sum, width) => sum + width, gap * (widths.length - 1))
  while (!chosen && total() > room && shown.length > 3) {
    shown.pop()
    widths.pop()
  }
  while (total() > room) {
    const most = Math.max(...widths)
    if (most <= narrowest) return
    widths[widths.indexOf(most)] = most - 1
  }
}

const order = [
  /^id$/,
  /^(number|code|slug|kid|sequence|verb|fingerprint)$/,
  /^(name|title|email|recipient|firstName|lastName)$/,
  /^(type|kind|role|access|status|severity|subject)$/,
  /\.(name|email|number)$/,
  /^(expiresAt|startsOn|endsOn|enabled)$/,
]
const lesser =
  /^(version|updatedAt|createdAt|notes|metadata|description|external.*)$|\.id$|\.(version|createdAt|updatedAt)$/

/**
 * What a table shows unless it is told: what tells rows apart first, and not at all what is long, internal or empty in
 * all of the first rows.
 */
function usual(columns: readonly string[], rows: readonly Row[]): string[] {
  const rank = (path: string) => {
    const at = order.findIndex((pattern) => pattern.test(path))
    return at < 0 ? order.length : at
  }
  const named = new Set<string>()
  const kept = columns.filter(
    (path) => !lesser.test(path) && rows.some((row) => cell(valueAt(row, path)) !== ''),
  )
  return (kept.length > 0 ? kept : [...columns])
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((path) => {
      // One name says which customer it is.
      const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : null
      if (parent === null) return true
      if (named.has(parent) || !/\.(name|email|slug|number|status)$/.test(path)) return false
      const best = ['name', 'email', 'number', 'slug', 'status'].find((key) =>
        columns.includes(`${parent}.${key}`),
      )
      if (path !== `${parent}.${best}`) return false
      named.add(parent)
      return true
    })
    .slice(0, 8)
}

/** What a row has, one below the other. */
export function recordLines(row: Row, { columns, chosen }: Columns, output: Output): string {
  const entries = columns
    .map((path) => [path, cell(valueAt(row, path))] as const)
    .filter(([, text]) => chosen || text !== '')
  const width = Math.max(...entries.map(([path]) => path.length), 0) + gap
  const room = output.isTTY ? Math.max((output.columns ?? 80) - width, 20) : Number.POSITIVE_INFINITY
  return entries
    .map(([path, text]) => `${pad(path, width)}${wrapped(text, width, room)}`.trimEnd())
    .join('\n')
    .concat('\n')
}

/** Long values go on below, complete: a record leaves nothing out. */
function wrapped(text: string, indent: number, room: number): string {
  const lines: string[] = []
  let rest = text
  while (widthOf(rest) > room) {
    const part = truncate(rest, room + 1).slice(0, -1) || rest.slice(0, 1)
    lines.push(part)
    rest = rest.slice(part.length)
  }
  return [...lines, rest].join(`\n${' '.repeat(indent)}`)
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string')
    return clean(value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.000Z$/, '$1Z'))
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return clean(value.join(', '))
  return clean(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
