import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, test, vi } from 'vitest'
import { mailServer } from '../../test/mail-server.ts'
import { makeDkimKey } from './dkim.ts'
import { createMail, type Letter } from './mailer.ts'

const letter: Letter = {
  messageId: '<eml_1@vendor.example>',
  from: { name: 'Vendor portal', address: 'portal@vendor.example' },
  to: 'ada@acme.example',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
}

/** A server that answers to RCPT TO when it is told to, and counts what it takes. */
async function slowServer() {
  let asked = () => {}
  let release = () => {}
  const seen = { asked: new Promise<void>((resolve) => (asked = resolve)), hungUp: 0, taken: 0 }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      release = () => done()
      asked()
    },
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => {
        seen.taken++
        done(null, 'taken')
      })
    },
    onClose: () => {
      seen.hungUp++
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    seen,
    url: `smtp://127.0.0.1:${port}`,
    answer: () => release(),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const mailerOf = (url: string) => {
  const { mailer } = createMail({
    transport: { kind: 'smtp', url },
    from: 'portal@vendor.example',
    portalName: 'Vendor portal',
    dnsServer: undefined,
  })
  if (mailer.kind !== 'smtp') throw new Error('There is a server.')
  return mailer
}

test('a server that answers after the deadline gets nothing more: the mail does not go out behind our back', async () => {
  await using server = await slowServer()
  const stop = new AbortController()
  const delivering = mailerOf(server.url).deliver(letter, stop.signal)
  await server.seen.asked
  stop.abort()
  expect(await delivering).toEqual({ outcome: 'deferred', answer: 'The mail server took too long.' })
  await vi.waitFor(() => expect(server.seen.hungUp).toBe(1), 30_000)
  server.answer()

  const again = mailerOf(server.url).deliver(letter, new AbortController().signal)
  await vi.waitFor(() => {
    server.answer()
    expect(server.seen.taken).toBe(1)
  }, 30_000)
  expect(await again).toMatchObject({ outcome: 'taken' })
  await vi.waitFor(() => expect(server.seen.hungUp).toBe(2), 30_000)
  expect(server.seen.taken).toBe(1)
})

test('of a mail to a subscriber the headers that end such mails are signed with it, by RFC 8058', async () => {
  await using server = await mailServer()
  const { privateKey, selector: keySelector } = await makeDkimKey()
  const mailer = mailerOf(server.url)
  const dkim = { domainName: 'vendor.example', keySelector, privateKey }
  const stopUrl = 'https://portal.example/email-destinations/stop/emd_1/proof'
  const { signal } = new AbortController()
  for (const more of [{}, { stopUrl }])
    expect(await mailer.deliver({ ...letter, ...more, dkim }, signal)).toMatchObject({ outcome: 'taken' })
  const signed = server.received.map(({ raw }) =>
    /^DKIM-Signature:.*?\bh=([^;]*)/ims.exec(raw)![1]!.replace(/\s/g, '').toLowerCase().split(':'),
  )
  expect(signed[0]).toContain('subject')
  expect(signed[0]).not.toContain('list-unsubscribe')
  expect(signed[1]).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id']))
  expect(signed[1]).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']))
})
