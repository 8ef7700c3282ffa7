import './plain-problems.ts'
import { type ZodError, z } from 'zod'
import { InvalidInputError, InvalidInputErrors } from './errors.ts'

// Tabs and line breaks are the writer's business; the other control characters are nobody's.
const control = /(?![\t\n\r])\p{Cc}/u

/** Text of one line with something in it: names, numbers, codes. */
export const name = z
  .string()
  .trim()
  .min(1, 'Must not be empty.')
  .max(255, 'Must have at most 255 characters.')
  .refine(
    (text) => !/[\r\n\t]/.test(text) && !control.test(text),
    'Must be one line without control characters.',
  )

/** Longer text, kept as written. */
export const longText = (max: number) =>
  z
    .string()
    .max(max, `Must have at most ${max.toLocaleString('en')} characters.`)
    .refine((text) => !control.test(text), 'Must not have control characters.')

export const notes = longText(10_000)

/** An e-mail address, in lower case. Strict on purpose: no quoted local parts, comments, lists or display names. */
export const email = z
  .string()
  .trim()
  .max(254, 'Must have at most 254 characters.')
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/,
    'Must be one e-mail address such as ada@example.com.',
  )
  .transform((text) => text.toLowerCase())

export const id = z.string().max(64)

/** Free data of the caller's own: an object of at most 16 KB, 64 keys and 4 levels. */
export const metadata = z
  .unknown()
  .superRefine((value, issue) => {
    const problem = metadataProblem(value)
    if (problem) issue.addIssue({ code: 'custom', message: problem })
  })
  .transform((value) => value as object)

function metadataProblem(value: unknown): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'Must be a JSON object.'
  if (Buffer.byteLength(JSON.stringify(value)) > 16_384) return 'Must have at most 16 KB as JSON.'
  let keys = 0
  const depth = (child: unknown): number => {
    if (child === null || typeof child !== 'object') return 0
    if (!Array.isArray(child)) keys += Object.keys(child).length
    return 1 + Math.max(0, ...Object.values(child).map(depth))
  }
  if (depth(value) > 4) return 'Must have at most 4 levels.'
  return keys > 64 ? 'Must have at most 64 keys.' : null
}

/** The version the caller last saw; a newer one in the database is a conflict. */
export const expectedVersion = z
  .number()
  .int()
  .min(1)
  .nullish()
  .transform((version) => version ?? undefined)

/** The input as the operation uses it; every problem is reported at once, each with its field. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const [first, ...rest] = flattenInputError(parsed.error)
  throw rest.length === 0 ? first! : new InvalidInputErrors([first!, ...rest])
}

function flattenInputError(error: ZodError): InvalidInputError[] {
  return error.issues.map((issue) => new InvalidInputError(issue.message, issue.path.map(String)))
}

/** The fields that were given: Prisma refuses `undefined`, which it once took for "no filter". */
export function definedOnly<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T
}
