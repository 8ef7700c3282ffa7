import type { EventType } from './generated/event-types.ts'

export type { EventType }

/**
 * What a webhook endpoint is told: something happened, to what and by whom. An event can come more than once; `data.id`
 * stays the same.
 *
 * @example
 * ```ts
 * const event: WebhookEvent = await verifyWebhook(await request.text(), request.headers, secret)
 * if (event.type === 'license.revoked') console.log(event.data.entity.id)
 * ```
 */
export type WebhookEvent = {
  /** `webhook_endpoint.test` is what `webhookEndpoints.test` sends; it is about nothing. */
  readonly type: EventType | 'webhook_endpoint.test'
  /** When it happened. */
  readonly timestamp: string
  /** There in a test alone. */
  readonly test?: true
  readonly data: {
    /** The id of the event, which is also the header `webhook-id`. */
    readonly id: string
    /** What happened to it later has the greater `sequence`. Numbers are missing where an event was not for you. */
    readonly entity: { readonly type: string; readonly id: string; readonly sequence: number }
    /** The customer it is about; null for what is the vendor's own. */
    readonly customerId: string | null
    /** Who did it; null where it was the vendor and the endpoint is a customer's. */
    readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string } | null
    /** From and to of each field that changed. */
    readonly changes: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>
    readonly requestId: string | null
  }
}

/**
 * Why a message is not to be believed: `HEADERS` are missing or malformed, its `TIMESTAMP` is too far from now, no
 * `SIGNATURE` is of a secret of yours, or its `PAYLOAD` is not JSON.
 *
 * @example
 * ```ts
 * const answer = (code: WebhookErrorCode) => (code === 'PAYLOAD' ? 422 : 401)
 * ```
 */
export type WebhookErrorCode = 'HEADERS' | 'TIMESTAMP' | 'SIGNATURE' | 'PAYLOAD'

/**
 * Thrown by `verifyWebhook`: answer with 401 and do nothing else.
 *
 * @example
 * ```ts
 * try {
 *   await verifyWebhook(body, headers, secret)
 * } catch (error) {
 *   if (error instanceof WebhookError) console.log(error.code)
 * }
 * ```
 */
export class WebhookError extends Error {
  readonly code: WebhookErrorCode

  /** @internal */
  constructor(code: WebhookErrorCode, message: string) {
    super(message)
    this.name = 'WebhookError'
    this.code = code
  }
}

/**
 * The headers of a request: those of fetch, or an object with names in lower case, as Node has them.
 *
 * @example
 * ```ts
 * const headers: WebhookHeaders = request.headers
 * ```
 */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * How strict to be.
 *
 * @example
 * ```ts
 * const options: VerifyWebhookOptions = { toleranceSeconds: 60 }
 * ```
 */
export type VerifyWebhookOptions = {
  /** How far the time of the message may be from now, in seconds; 300 by default. */
  toleranceSeconds?: number
  /** The time to hold it against; now by default. */
  now?: Date
}

/**
 * The event of a message, if it is from the server and of this moment. `payload` is the body exactly as it came; `secrets`
 * is the secret of the endpoint, or several while it is rotated.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook(await request.text(), request.headers, secret)
 * ```
 * @throws WebhookError when it is not to be believed.
 * @throws TypeError when a secret is not one.
 */
export async function verifyWebhook(
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now }: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  const id = headerOf(headers, 'webhook-id')
  const timestamp = headerOf(headers, 'webhook-timestamp')
  const signatures = headerOf(headers, 'webhook-signature')
  if (!/^\d{1,12}$/.test(timestamp))
    throw new WebhookError('HEADERS', 'The header webhook-timestamp is no time.')
  const apart = Math.abs((now?.getTime() ?? Date.now()) / 1_000 - Number(timestamp))
  if (!(apart <= toleranceSeconds))
    throw new WebhookError('TIMESTAMP', 'The message is too old, or the clocks are apart.')

  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
  const head = new TextEncoder().encode(`${id}.${timestamp}.`)
  const signed = new Uint8Array(head.length + body.length)
  signed.set(head)
  signed.set(body, head.length)
  const keys = await Promise.all((typeof secrets === 'string' ? [secrets] : secrets).map(keyOf))
  // One signature is made with each key, however many a request has that anybody can send.
  const expected = await Promise.all(keys.map((key) => crypto.subtle.sign('HMAC', key, signed)))
  const given = signatures
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? (bytesOf(one.slice(3)) ?? []) : []))
  const fits = expected.flatMap((bytes) => given.map((one) => isSame(new Uint8Array(bytes), one)))
  if (!fits.includes(true)) throw new WebhookError('SIGNATURE', 'No signature is of a known secret.')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as WebhookEvent
  } catch {
    throw new WebhookError('PAYLOAD', 'The body is not JSON.')
  }
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value =
    typeof headers.get === 'function' ? headers.get(name) : (headers as Record<string, unknown>)[name]
  if (typeof value !== 'string' || value === '')
    throw new WebhookError('HEADERS', `The header ${name} is missing.`)
  return value
}

function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = secret.startsWith('whsec_') ? bytesOf(secret.slice('whsec_'.length)) : null
  if (!bytes || bytes.length < 24 || bytes.length > 64)
    throw new TypeError('A secret is whsec_ and the base64 of 24 to 64 bytes.')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** In a time that does not tell how much of it is right. */
function isSame(expected: Uint8Array, given: Uint8Array): boolean {
  if (given.length !== expected.length) return false
  return expected.reduce((apart, byte, i) => apart | (byte ^ given[i]!), 0) === 0
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
