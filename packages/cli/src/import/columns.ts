import { isRow } from '../rows.ts'
import type { Problem } from './problem.ts'

/** Reads what a cell has in it, or throws with what it must be. */
type Read<T> = (text: string) => T
type Column<T = unknown, Required extends boolean = boolean> = {
  readonly read: Read<T>
  readonly required: Required
}

const needed = <T>(read: Read<T>): Column<T, true> => ({ read, required: true })
const may = <T>(read: Read<T>): Column<T, false> => ({ read, required: false })

const control = /(?![\t\n\r])\p{Cc}/u

/** One line with something in it. */
const line: Read<string> = (text) => {
  const trimmed = text.trim()
  must(trimmed.length <= 255, 'Must have at most 255 characters.')
  must(!/[\r\n\t]/.test(trimmed) && !control.test(trimmed), 'Must be one line without control characters.')
  return trimmed
}

const longText =
  (max: number): Read<string> =>
  (text) => {
    must(text.length <= max, `Must have at most ${max.toLocaleString('en')} characters.`)
    must(!control.test(text), 'Must not have control characters.')
    return text
  }

const email: Read<string> = (text) => {
  const trimmed = line(text)
  must(/^[^\s@"(),:;<>[\\\]]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(trimmed), 'Must be one e-mail address.')
  return trimmed.toLowerCase()
}

const slug: Read<string> = (text) => {
  must(
    /^[a-z0-9][a-z0-9-]{0,62}$/.test(text.trim()),
    'Must be 1 to 63 lower-case letters, digits and hyphens.',
  )
  return text.trim()
}

const levelCode: Read<string> = (text) => {
  must(/^[A-Z][A-Z0-9_]{0,63}$/.test(text.trim()), 'Must be 1 to 64 capitals, digits and underscores.')
  return text.trim()
}

const oneOf =
  <const Value extends string>(...values: readonly Value[]): Read<Value> =>
  (text) => {
    const value = text.trim().toUpperCase().replaceAll('-', '_') as Value
    must(values.includes(value), `Must be one of ${values.join(', ')}.`)
    return value
  }

const yesOrNo: Read<boolean> = (text) => oneOf('TRUE', 'FALSE')(text) === 'TRUE'

const integer =
  (least: number, most: number): Read<number> =>
  (text) => {
    const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN
    const range = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`
    must(value >= least && value <= most, `Must be a whole number, ${range}.`)
    return value
  }

const day: Read<string> = (text) => {
  const value = text.trim()
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
  // `2026-02-30` is read as a day of March.
  must(isDay && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), 'Must be a day: 2026-12-31.')
  return value
}

/** A moment, or the day with whose midnight in UTC it begins. */
const time: Read<string> = (text) => {
  const value = text.trim()
  if (!value.includes('T')) return `${day(value)}T00:00:00.000Z`
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)
  must(
    isTime && !Number.isNaN(Date.parse(value)),
    'Must be a day, or a time with its zone: 2026-12-31T00:00:00Z.',
  )
  return new Date(value).toISOString()
}

const midnight: Read<string> = (text) => {
  const value = time(text)
  must(value.endsWith('T00:00:00.000Z'), 'Must be a day, or midnight in UTC.')
  return value
}

const json: Read<Record<string, unknown>> = (text) => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // It is no object either.
  }
  must(isRow(value), 'Must be a JSON object.')
  must(Buffer.byteLength(text) <= 16_384, 'Must have at most 16 KB as JSON.')
  return value as Record<string, unknown>
}

/** Several with a separator between them, each once. */
const several =
  (separator: RegExp, read: Read<string>): Read<readonly string[]> =>
  (text) => [
    ...new Set(
      text
        .split(separator)
        .filter((part) => part.trim() !== '')
        .map(read),
    ),
  ]

const entitlement: Read<string> = (text) => {
  must(
    /^[\w.:-]{1,64}$/.test(text),
    'Must be codes of 1 to 64 letters, digits, underscores, dots, colons, hyphens.',
  )
  return text
}

function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Unacceptable(message)
}

class Unacceptable extends Error {
  override readonly name = 'Unacceptable'
}

const contact = { contactName: may(line), contactEmail: may(email), contactPhone: may(line) }
const notes = may(longText(10_000))
const limit = may(integer(1, 2_147_483_647))

/** What there is to take, in the order in which it is: what others refer to comes first. */
export const columns = {
  products: { slug: needed(slug), name: needed(line), description: may(longText(10_000)) },
  partners: { number: needed(line), name: needed(line), ...contact, notes },
  customers: {
    number: needed(line),
    name: needed(line),
    externalId: may(line),
    type: may(oneOf('COMMUNITY', 'DEVELOPMENT', 'PAID', 'SINGLE_TENANT', 'TEST', 'TRIAL')),
    ...contact,
    notes,
    metadata: may(json),
    archived: may(yesOrNo),
  },
  projects: {
    customerNumber: needed(line),
    name: needed(line),
    description: may(longText(2_000)),
    ticketOrganizationId: may(line),
    notes,
    metadata: may(json),
    partnerNumbers: may(several(/;/, line)),
  },
  subscriptions: {
    customerNumber: needed(line),
    project: needed(line),
    product: needed(slug),
    version: needed(line),
    level: needed(levelCode),
    startsOn: needed(day),
    months: needed(integer(1, 120)),
    status: may(oneOf('PENDING', 'ACTIVE')),
    notes,
  },
  licenses: {
    customerNumber: needed(line),
    product: needed(slug),
    name: needed(line),
    type: needed(oneOf('COMMUNITY', 'DEVELOPMENT', 'PAID', 'TRIAL')),
    project: may(line),
    version: may(line),
    startsAt: may(time),
    expiresAt: may(midnight),
    entitlements: may(several(/[\s;]+/, entitlement)),
    maxMachines: limit,
    maxUsers: limit,
    maxUses: limit,
  },
  people: {
    email: needed(email),
    firstName: needed(line),
    lastName: needed(line),
    customerNumber: may(line),
    partnerNumber: may(line),
    role: may(oneOf('ADMIN', 'MEMBER', 'READ_ONLY')),
    projects: may(several(/;/, line)),
  },
  // Last of all: nothing can be added to a customer that is archived.
  archived: { number: needed(line) },
} as const

export type Kind = keyof typeof columns
export const kinds = Object.keys(columns) as Kind[]

type Required<C> = { [N in keyof C]: C[N] extends Column<infer T, true> ? T : never }
type RequiredNames<C> = { [N in keyof C]: C[N] extends Column<unknown, true> ? N : never }[keyof C]
type Optional<C> = { [N in keyof C]?: C[N] extends Column<infer T, boolean> ? T : never }

/** A row of a kind, read. What its file leaves empty is not there. */
export type Values<K extends Kind> = Required<Pick<(typeof columns)[K], RequiredNames<(typeof columns)[K]>>> &
  Omit<Optional<(typeof columns)[K]>, RequiredNames<(typeof columns)[K]>>

/** Reads the cells of a row, or says everything that is wrong with them. */
export function readValues<K extends Kind>(
  kind: K,
  cells: Readonly<Record<string, string>>,
): { values: Values<K> } | { problems: Problem[] } {
  const values: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const [field, { read, required }] of Object.entries<Column>(columns[kind])) {
    const text = cells[field] ?? ''
    if (text.trim() === '') {
      if (required) problems.push({ field, code: 'MISSING', message: 'Must not be empty.' })
      continue
    }
    // Half a character would be refused with everything that is asked for beside it.
    if (text.includes('\ufffd') || !text.isWellFormed()) {
      problems.push({ field, code: 'ENCODING', message: 'Is not UTF-8.' })
      continue
    }
    try {
      values[field] = read(text)
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error
      problems.push({ field, code: 'INVALID_INPUT', message: error.message })
    }
  }
  return problems.length > 0 ? { problems } : { values: values as Values<K> }
}
