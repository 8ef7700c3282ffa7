import { createHmac, randomBytes } from 'node:crypto'

const secretBytes = 32

/** A new signing secret, as the Standard Webhooks specification writes them. */
export function makeSigningSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString('base64')}`
}

type Message = { id: string; timestamp: number; body: string }

/** The headers of a message by the Standard Webhooks specification: one signature for each secret. */
export function signedHeaders(
  { id, timestamp, body }: Message,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
