import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test, vi } from 'vitest'
import { eventTypes } from '../../server/src/audit/events.ts'
import { signedHeaders } from '../../server/src/webhooks/signature.ts'
import type { EventType } from '../src/webhooks.ts'
import { verifyWebhook, WebhookError, type WebhookHeaders } from '../src/webhooks.ts'

const secretOf = (bytes: Buffer) => `whsec_${bytes.toString('base64')}`
const secret = secretOf(Buffer.alloc(32, 1))
const other = secretOf(Buffer.alloc(24, 2))
const now = new Date('2026-06-15T12:00:00.000Z')
const seconds = now.getTime() / 1_000
const body = JSON.stringify({
  type: 'license.revoked',
  data: { id: 'evt_1', changes: { name: { to: 'Größe' } } },
})

const headersAt = (timestamp: number, secrets = [secret], id = 'evt_1', of = body) =>
  signedHeaders({ id, timestamp, body: of }, secrets)

const verify = (
  headers: WebhookHeaders,
  payload: string | Uint8Array = body,
  secrets: string | string[] = secret,
) => verifyWebhook(payload, headers, secrets, { now })

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof WebhookError ? error.code : error),
  )

describe('a message', () => {
  test('that is signed is the event, as text or bytes, with the headers of fetch or of Node', async () => {
    const headers = headersAt(seconds)
    expect(await verify(headers)).toEqual(JSON.parse(body))
    expect(await verify(new Headers(headers), new TextEncoder().encode(body))).toEqual(JSON.parse(body))
  })

  test('of an endpoint whose secret is rotated is good with either secret', async () => {
    const both = headersAt(seconds, [other, secret])
    expect(await verify(both)).toBeTruthy()
    expect(await verify(both, body, other)).toBeTruthy()
    expect(await verify(headersAt(seconds), body, [other, secret])).toBeTruthy()
  })

  test('is the same to the public package, both ways', async () => {
    const timestamp = Math.floor(Date.now() / 1_000)
    expect(new Webhook(secret).verify(body, headersAt(timestamp))).toEqual(JSON.parse(body))
    const signature = new Webhook(secret).sign('msg_1', now, body)
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(seconds),
      'webhook-signature': signature,
    }
    expect(await verify(headers)).toEqual(JSON.parse(body))
  })

  test('is signed once with each secret, however many signatures somebody sends', async () => {
    const sign = vi.spyOn(crypto.subtle, 'sign')
    const verifies = vi.spyOn(crypto.subtle, 'verify')
    const wrong = `v1,${Buffer.alloc(32, 7).toString('base64')}`
    const headers = headersAt(seconds)
    const many = { ...headers, 'webhook-signature': Array(300).fill(wrong).join(' ') }
    expect(await codeOf(verify(many, body, [secret, other]))).toBe('SIGNATURE')
    const fits = {
      ...many,
      'webhook-signature': `${many['webhook-signature']} ${headers['webhook-signature']}`,
    }
    expect(await verify(fits)).toEqual(JSON.parse(body))
    expect([sign.mock.calls.length, verifies.mock.calls.length]).toEqual([3, 0])
    vi.restoreAllMocks()
  })

  test('with a signature of somebody else is refused', async () => {
    expect(await codeOf(verify(headersAt(seconds, [other])))).toBe('SIGNATURE')
    const forged = createHmac('sha256', secret).update(`evt_1.${seconds}.${body}`).digest('base64')
    expect(await codeOf(verify({ ...headersAt(seconds), 'webhook-signature': `v1,${forged}` }))).toBe(
      'SIGNATURE',
    )
    for (const signature of [
      'v1,',
      'v1,%%%',
      'v1a,AAAA',
      'nonsense',
      headersAt(seconds)['webhook-signature']!.slice(3),
    ])
      expect(await codeOf(verify({ ...headersAt(seconds), 'webhook-signature': signature })), signature).toBe(
        'SIGNATURE',
      )
  })

  test('with another body, id or time than were signed is refused', async () => {
    const headers = headersAt(seconds)
    expect(await codeOf(verify(headers, body.replace('revoked', 'renewed')))).toBe('SIGNATURE')
    expect(await codeOf(verify({ ...headers, 'webhook-id': 'evt_2' }))).toBe('SIGNATURE')
    expect(await codeOf(verify({ ...headers, 'webhook-timestamp': String(seconds + 1) }))).toBe('SIGNATURE')
  })

  test('of another time is refused, so that an old one cannot be sent again', async () => {
    expect(await codeOf(verify(headersAt(seconds - 300)))).toBeNull()
    expect(await codeOf(verify(headersAt(seconds - 301)))).toBe('TIMESTAMP')
    expect(await codeOf(verify(headersAt(seconds + 301)))).toBe('TIMESTAMP')
    const strict = verifyWebhook(body, headersAt(seconds - 10), secret, { now, toleranceSeconds: 5 })
    expect(await codeOf(strict)).toBe('TIMESTAMP')
    expect(await codeOf(verifyWebhook(body, headersAt(seconds), secret))).toBe('TIMESTAMP')
    const never = verifyWebhook(body, headersAt(seconds), secret, { now, toleranceSeconds: Number.NaN })
    expect(await codeOf(never)).toBe('TIMESTAMP')
  })

  test('without its headers is refused, and so is a body that is signed but no JSON', async () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'])
      expect(await codeOf(verify({ ...headersAt(seconds), [name]: undefined })), name).toBe('HEADERS')
    expect(await codeOf(verify({ ...headersAt(seconds), 'webhook-timestamp': 'now' }))).toBe('HEADERS')
    expect(await codeOf(verify(headersAt(seconds, [secret], 'evt_1', 'text'), 'text'))).toBe('PAYLOAD')
  })

  test('cannot be verified with what is no secret', async () => {
    for (const wrong of [
      '',
      'whsec_',
      'secret',
      secret.slice(6),
      secretOf(Buffer.alloc(23)),
      secretOf(Buffer.alloc(65)),
    ])
      await expect(verify(headersAt(seconds), body, wrong), wrong).rejects.toThrow(TypeError)
  })
})

test('the types of events are those of the server', () => {
  const some: EventType[] = ['license.revoked', 'customer.created']
  expect(eventTypes).toEqual(expect.arrayContaining(some))
})
