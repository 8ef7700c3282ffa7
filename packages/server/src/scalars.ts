import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'

const day = /^(\d{4})-(\d{2})-(\d{2})$/
const dateTime =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** A calendar day as the instant of its UTC midnight; undefined where the calendar has no such day. */
function parseDay(text: string): Date | undefined {
  if (!day.test(text) || text < '0001-01-01') return undefined
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? date : undefined
}

function parseDateTime(text: string): Date | undefined {
  if (!dateTime.test(text) || !parseDay(text.slice(0, 10))) return undefined
  const date = new Date(text)
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999 ? date : undefined
}

const dayLength = 86_400_000
const dayTexts = new Map<number, string>()

/** `YYYY-MM-DD`. Lists have many dates of few days, and to write one takes longer than to look it up. */
function dayText(date: Date): string {
  const number = date.getTime() / dayLength
  const known = dayTexts.get(number)
  if (known !== undefined) return known
  const text = date.toISOString().slice(0, 10)
  if (dayTexts.size >= 4_000) dayTexts.clear()
  dayTexts.set(number, text)
  return text
}

function textScalar(
  name: string,
  description: string,
  allowed: string,
  parse: (text: string) => Date | undefined,
  serialize: (date: Date) => string,
) {
  const parseValue = (value: unknown): Date => {
    const date = typeof value === 'string' ? parse(value) : undefined
    if (!date) throw new GraphQLError(`${name} must be ${allowed}.`)
    return date
  }
  return new GraphQLScalarType<Date, string>({
    name,
    description,
    serialize: (value) => serialize(value as Date),
    parseValue,
    parseLiteral: (node) => parseValue(node.kind === Kind.STRING ? node.value : undefined),
  })
}

export const dateScalar = textScalar(
  'Date',
  'A calendar day without time zone, `YYYY-MM-DD` (RFC 3339, full-date).',
  'an existing day written YYYY-MM-DD',
  parseDay,
  dayText,
)

export const dateTimeScalar = textScalar(
  'DateTime',
  'An instant, `YYYY-MM-DDThh:mm:ss.sssZ` (RFC 3339). Answers are in UTC with milliseconds; input may have any offset.',
  'an existing instant in RFC 3339, such as 2026-01-31T12:00:00Z',
  parseDateTime,
  (date) => date.toISOString(),
)

/** Numbers that a JSON parser in JavaScript cannot hold exactly are refused rather than changed. */
function exactJson(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new GraphQLError(
      'JSON integers must be between -(2^53-1) and 2^53-1; write larger ones as strings.',
    )
  }
  if (value !== null && typeof value === 'object') for (const child of Object.values(value)) exactJson(child)
  return value
}

export const jsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'A JSON value (RFC 8259). Metadata takes an object of at most 16 KB, 64 keys and 4 levels.',
  serialize: (value) => value,
  parseValue: exactJson,
  parseLiteral: (node, variables) => exactJson(valueFromASTUntyped(node, variables)),
})
