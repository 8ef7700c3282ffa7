import { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { InvalidInputError } from '../../errors.ts'

const maxHeaders = 5

/** What says how the request is sent, by whom, or what it is: not for others to set. */
const reserved = new Set([
  'accept-encoding',
  'alt-svc',
  'connection',
  'cookie',
  'date',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
])
const reservedBeginnings = ['content-', 'proxy-', 'sec-', 'webhook-', 'svix-', 'x-forwarded-', 'x-portico-']

const isReserved = (name: string) =>
  reserved.has(name.toLowerCase()) ||
  reservedBeginnings.some((beginning) => name.toLowerCase().startsWith(beginning))

const header = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'Must be the name of a header, at most 100 characters.')
    .refine(
      (name) => !isReserved(name),
      'Must not be a header that the server sets or that says where to go.',
    ),
  /** Left out: as it was. */
  value: z
    .string()
    .min(1, 'Must not be empty.')
    .max(2_048, 'Must have at most 2,048 characters.')
    .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, 'Must be printable ASCII without spaces at its ends.')
    .nullish(),
})

type Header = z.infer<typeof header>

export const headers = z
  .array(header)
  .max(maxHeaders, `Must have at most ${maxHeaders} headers.`)
  .refine(
    (given) => new Set(given.map(({ name }) => name.toLowerCase())).size === given.length,
    'Must not have a name twice.',
  )

export type HeaderValues = Readonly<Record<string, string>>

const values: z.ZodType<HeaderValues> = z.record(z.string(), z.string())

/** The values that are given, and for those that are not the ones there were. */
export function mergedHeaders(given: readonly Header[], before: HeaderValues): HeaderValues {
  const known = new Map(Object.entries(before).map(([name, value]) => [name.toLowerCase(), value]))
  return Object.fromEntries(
    given.map(({ name, value }, i) => {
      const kept = value ?? known.get(name.toLowerCase())
      if (kept === undefined)
        throw new InvalidInputError('Must have a value: there was no such header before.', [
          'headers',
          String(i),
          'value',
        ])
      return [name, kept]
    }),
  )
}

const place = (row: string) => ({ table: 'WebhookEndpoint', row, column: 'headersSealed' })

export function sealHeaders(
  { secrets }: Pick<Ctx, 'secrets'>,
  id: string,
  given: HeaderValues,
): string | null {
  return Object.keys(given).length === 0 ? null : secrets.seal(place(id), JSON.stringify(given))
}

export function openHeaders(
  { secrets }: Pick<Ctx, 'secrets'>,
  id: string,
  sealed: string | null,
): HeaderValues {
  return sealed === null ? {} : values.parse(JSON.parse(secrets.open(place(id), sealed)))
}
