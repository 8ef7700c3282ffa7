import { enums, inputs } from './generated/commands.ts'
import type { Field } from './operation.ts'
import { didYouMean } from './suggest.ts'
import { kebab } from './text.ts'
import { UsageError } from './usage-error.ts'

/** `[Scope!]!` is a required list of Scope. */
export function readType(type: string): { name: string; list: boolean; required: boolean } {
  return { name: type.replace(/[[\]!]/g, ''), list: type.startsWith('['), required: type.endsWith('!') }
}

/** What follows a flag of this type, in the words of the help. */
export function placeholder({ name, type }: Field): string {
  const { name: named, list } = readType(type)
  if (inputs[named]) return '<name=value,…>'
  if (enums[named])
    return enums[named].length <= 4 ? enums[named].map((value) => value.name).join('|') : '<value>'
  const texts: Record<string, string> = {
    ID: '<id>',
    Int: '<number>',
    Float: '<number>',
    Date: '<day>',
    DateTime: '<time>',
    JSON: '<json>',
  }
  return texts[named] ?? (list ? `<${kebab(name).replace(/s$/, '')}>` : '<text>')
}

/** The value that a text stands for; `flag` is for the message. */
export function readValue(text: string, type: string, flag: string): unknown {
  const { name, list, required } = readType(type)
  // The text "null" may be a name.
  if (text === 'null' && name !== 'String' && !required && !list) return null
  if (list) return readList(text, name, flag)
  if (inputs[name]) return readInput(text, name, flag)
  if (enums[name]) return readEnum(text, name, flag)
  const read = scalars[name]
  return read ? read(text, flag) : text
}

/** What one use of a repeated flag adds. */
function readList(text: string, name: string, flag: string): unknown[] {
  if (text.trimStart().startsWith('[')) return listOf(readJson(text, flag), flag)
  // Neither ids nor enum values have commas.
  const parts = name === 'ID' || enums[name] ? text.split(',').map((part) => part.trim()) : [text]
  return parts.map((part) => readValue(part, `${name}!`, flag))
}

function readEnum(text: string, name: string, flag: string): string {
  const values = enums[name]!.map((value) => value.name)
  const value = text.toUpperCase().replaceAll('-', '_')
  if (values.includes(value)) return value
  const allowed = values.length > 40 ? '' : ` Allowed are ${values.join(', ')}.`
  throw new UsageError(`${flag} cannot be ${JSON.stringify(text)}.${didYouMean(value, values)}${allowed}`)
}

/** An object as JSON, or as `name=value` pairs. */
function readInput(text: string, name: string, flag: string): unknown {
  if (text.trimStart().startsWith('{')) return readObject(text, name, flag)
  const fields = inputs[name]!
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1)
        throw new UsageError(
          `${flag} takes JSON or name=value pairs separated by commas, not ${JSON.stringify(text)}.`,
        )
      const key = pair.slice(0, at).trim()
      const field = fields.find((one) => one.name === key || kebab(one.name) === key)
      if (!field)
        throw new UsageError(`${flag} has no ${JSON.stringify(key)}.${didYouMean(key, names(fields))}`)
      return [field.name, readValue(pair.slice(at + 1), field.type, flag)]
    }),
  )
}

/** JSON whose names are those of an input. */
export function readObject(text: string, name: string, flag: string): Record<string, unknown> {
  const value = readJson(text, flag)
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new UsageError(`${flag} must be a JSON object.`)
  assertNames(value, name, flag)
  return value as Record<string, unknown>
}

export function assertNames(value: object, name: string, flag: string): void {
  const fields = inputs[name]!
  for (const key of Object.keys(value)) {
    if (!fields.some((field) => field.name === key))
      throw new UsageError(`${flag} has no ${JSON.stringify(key)}.${didYouMean(key, names(fields))}`)
  }
}

const names = (fields: readonly Field[]) => fields.map(({ name }) => name)

/** What JSON says; its own message quotes the text, which may be a secret. */
export function readJson(text: string, flag: string): unknown {
  try {
    // Some editors and shells begin a file with a mark of its encoding.
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new UsageError(`${flag} is not JSON.`)
  }
}

function listOf(value: unknown, flag: string): unknown[] {
  if (!Array.isArray(value)) throw new UsageError(`${flag} must be a JSON list.`)
  return value
}

const scalars: Readonly<Record<string, (text: string, flag: string) => unknown>> = {
  ID: (text, flag) => {
    if (text.trim()) return text.trim()
    throw new UsageError(`${flag} is empty.`)
  },
  Int: (text, flag) => {
    const value = Number(text)
    if (/^[+-]?\d+$/.test(text) && Math.abs(value) < 2 ** 31) return value
    throw new UsageError(`${flag} must be a whole number, not ${JSON.stringify(text)}.`)
  },
  Float: (text, flag) => {
    const value = Number(text)
    if (text.trim() && Number.isFinite(value)) return value
    throw new UsageError(`${flag} must be a number, not ${JSON.stringify(text)}.`)
  },
  Boolean: (text, flag) => {
    if (/^(true|false)$/.test(text)) return text === 'true'
    throw new UsageError(`${flag} must be true or false, not ${JSON.stringify(text)}.`)
  },
  JSON: readJson,
  Date: (text, flag) => {
    const relative = readRelative(text)
    if (relative) return relative.toISOString().slice(0, 10)
    if (isDay(text)) return text
    throw new UsageError(
      `${flag} must be a day such as 2027-01-31, today or +30d, not ${JSON.stringify(text)}.`,
    )
  },
  DateTime: (text, flag) => {
    const relative = readRelative(text)
    if (relative) return relative.toISOString()
    if (isDay(text)) return `${text}T00:00:00.000Z`
    const [day] = text.split(/[Tt ]/)
    if (/^[\d-]{10}[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/.test(text) && isDay(day!)) {
      const time = new Date(text)
      if (!Number.isNaN(time.getTime())) return time.toISOString()
    }
    throw new UsageError(
      `${flag} must be a time such as 2027-01-31T12:00:00Z, 2027-01-31, now or +30d, not ${JSON.stringify(text)}.`,
    )
  },
}

const hoursOf = { h: 1, d: 24, w: 168 } as const

function readRelative(text: string): Date | null {
  if (text === 'now' || text === 'today') return new Date()
  const [, amount, unit] = /^([+-]\d{1,6})([hdw])$/.exec(text) ?? []
  if (!amount) return null
  return new Date(Date.now() + Number(amount) * hoursOf[unit as keyof typeof hoursOf] * 3_600_000)
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
