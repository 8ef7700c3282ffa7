import { expect, test, vi } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { brokenServer, mailOver, mailServer } from '../../../../test/mail-server.ts'
import { systemActor } from '../../../auth/system.ts'
import { type Ctx, createContext } from '../../../context.ts'
import { cleanEmails } from './clean.ts'
import { deliverEmail, maxAttempts } from './deliver.ts'
import { findOutbox } from './outbox.ts'
import { resendEmail } from './resend.ts'
import { sendMail } from './send.ts'

const to = 'ada@acme.example'
const role = { customer_name: 'Acme', role_name: 'Admin' }
const code = {
  verification_code: '918273',
  sign_in_url: 'https://portal.example/s/9a8b7c',
  valid_minutes: 10,
}

const sendRole = (world: World) =>
  sendMail(world.as(staff()), { type: 'ROLE_CHANGED', to, data: role }).then(({ id }) => id)
const sendCode = (world: World) =>
  sendMail(world.as(staff()), { type: 'SIGN_IN_CODE', to, data: code }).then(({ id }) => id)

const worker = (world: World, url: string): Ctx =>
  createContext({ ...world.env, mail: mailOver(url) }, { actor: systemActor('deliver-email') })

const attempt = (ctx: Ctx, emailId: string, n = 1) =>
  deliverEmail(ctx, { emailId }, { attempt: n, signal: new AbortController().signal })

const emailOf = (world: World, id: string) => world.db.email.findUniqueOrThrow({ where: { id } })

test(
  'a mail that the server takes is SENT, with its answer',
  inWorld(async (world) => {
    await using server = await mailServer()
    const id = await sendRole(world)
    await attempt(worker(world, server.url), id)
    const [{ from, to: recipients, mail }] = server.received as [(typeof server.received)[0]]
    expect({ from, recipients }).toEqual({ from: 'portal@vendor.example', recipients: [to] })
    expect(mail).toMatchObject({
      from: { name: 'Vendor portal', address: 'portal@vendor.example' },
      to: [{ address: to }],
      subject: 'Your role in Acme has changed',
    })
    expect(mail.text).toContain('Open Vendor portal:\nhttps://portal.example/sign-in\n')
    expect(mail.html).toContain('<a href="https://portal.example/sign-in"')
    expect(mail.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    )
    expect(await emailOf(world, id)).toMatchObject({
      status: 'SENT',
      attempts: 1,
      lastAnswer: '250 taken as 42',
      lastAttemptAt: today,
      sentAt: today,
      content: expect.any(String),
    })
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual(['email.queued', 'email.sent'])
    await attempt(worker(world, server.url), id)
    expect(server.received).toHaveLength(1)
  }),
)

test(
  'a mail with a code keeps it no longer than until it is sent',
  inWorld(async (world) => {
    await using server = await mailServer()
    const id = await sendCode(world)
    await attempt(worker(world, server.url), id)
    expect(server.received[0]!.mail.text).toContain('918273')
    expect(await emailOf(world, id)).toMatchObject({ status: 'SENT', content: null, contentUntil: null })
    expect(await failure(resendEmail(world.as(staff()), { id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('no longer kept'),
    })
  }),
)

test(
  'a mail that the server defers goes out with a later attempt, as the same message',
  inWorld(async (world) => {
    const later = { code: 451, text: 'try again later' }
    await using server = await mailServer({ recipient: [later], data: [{ code: 452, text: 'no space' }] })
    const id = await sendRole(world)
    await expect(attempt(worker(world, server.url), id, 1)).rejects.toThrow('451')
    expect(await emailOf(world, id)).toMatchObject({
      status: 'QUEUED',
      attempts: 1,
      lastAnswer: '451 try again later',
    })
    await expect(attempt(worker(world, server.url), id, 2)).rejects.toThrow('452')
    await attempt(worker(world, server.url), id, 3)
    expect(await emailOf(world, id)).toMatchObject({ status: 'SENT', attempts: 3 })
    expect(server.received).toHaveLength(1)
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual(['email.queued', 'email.sent'])
  }),
)

test.each([
  ['the recipient', { recipient: [{ code: 550, text: 'no such user' }] }, '550 no such user'],
  ['the message', { data: [{ code: 554, text: 'spam' }] }, '554 spam'],
])('a mail is FAILED when the server refuses %s for good', (_what, behavior, lastAnswer) =>
  inWorld(async (world) => {
    await using server = await mailServer(behavior)
    const id = await sendRole(world)
    await attempt(worker(world, server.url), id)
    expect(await emailOf(world, id)).toMatchObject({
      status: 'FAILED',
      attempts: 1,
      lastAnswer,
      sentAt: null,
    })
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual(['email.queued', 'email.failed'])

    await resendEmail(world.as(staff()), { id })
    await attempt(worker(world, server.url), id)
    expect(await emailOf(world, id)).toMatchObject({ status: 'SENT', attempts: 2 })
  })(),
)

test.each([
  ['says nothing', () => {}, /timeout|never received/i],
  ['falls silent', (socket) => socket.write('220 hello\r\n'), /timeout|too long/i],
  ['hangs up at once', (socket) => socket.destroy(), /closed|hang up|reset/i],
  [
    'hangs up after its greeting',
    (socket) => {
      socket.write('220 hello\r\n')
      socket.once('data', () => socket.destroy())
    },
    /closed|hang up|reset/i,
  ],
  ['does not want us', (socket) => socket.end('554 go away\r\n'), /554/],
  ['talks nonsense', (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'), /^HTTP/],
] as [string, Parameters<typeof brokenServer>[0], RegExp][])(
  'a server that %s costs no mail: it waits, and the log says why',
  (_what, onConnection, answer) =>
    inWorld(async (world) => {
      await using server = await brokenServer(onConnection)
      const id = await sendRole(world)
      await expect(attempt(worker(world, server.url), id)).rejects.toThrow(answer)
      expect(server.connections()).toBe(1)
      expect(await emailOf(world, id)).toMatchObject({
        status: 'QUEUED',
        lastAnswer: expect.stringMatching(answer),
        content: expect.any(String),
      })
    })(),
)

test(
  'after the last attempt a mail is FAILED, and can be sent again by hand',
  inWorld(async (world) => {
    await using server = await brokenServer((socket) => socket.destroy())
    const id = await sendRole(world)
    await attempt(worker(world, server.url), id, maxAttempts)
    expect(await emailOf(world, id)).toMatchObject({ status: 'FAILED', content: expect.any(String) })
    expect(await resendEmail(world.as(staff()), { id })).toMatchObject({ status: 'QUEUED' })
    expect(await failure(resendEmail(world.as(staff()), { id }))).toMatchObject({
      code: 'CONFLICT',
      message: 'The mail is still on its way.',
    })
  }),
)

test(
  'sent again by hand a mail is another message, so that it is not taken for a duplicate',
  inWorld(async (world) => {
    await using server = await mailServer()
    const id = await sendRole(world)
    await attempt(worker(world, server.url), id)
    const later = { ...world.env, now: () => new Date(today.getTime() + 60_000) }
    await resendEmail(createContext(later, { actor: staff() }), { id })
    expect(await emailOf(world, id)).toMatchObject({ status: 'QUEUED', sentAt: null })
    await attempt(worker(world, server.url), id)
    const [first, second] = server.received.map(({ mail }) => mail.messageId)
    expect(first).not.toBe(second)
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'email.queued',
      'email.sent',
      'email.resent',
      'email.sent',
    ])
  }),
)

test(
  'without a mail server a mail is held for the outbox, and its link is in the log',
  inWorld(async (world) => {
    const id = await sendCode(world)
    const info = vi.fn()
    const log = { ...world.env.log, info } as unknown as Ctx['log']
    await attempt(createContext({ ...world.env, log }, { actor: systemActor('deliver-email') }), id)
    expect(info).toHaveBeenCalledWith(
      expect.objectContaining({ to, links: ['https://portal.example/s/9a8b7c'] }),
      expect.any(String),
    )
    expect(await emailOf(world, id)).toMatchObject({ status: 'HELD', content: expect.any(String) })
    const [mail] = await findOutbox(world.as(systemActor('email-outbox')))
    expect(mail).toMatchObject({ id, recipient: to, text: expect.stringContaining('918273') })
  }),
)

test(
  'in production no link is in the log',
  inWorld(async (world) => {
    const id = await sendCode(world)
    const info = vi.fn()
    const mail = { ...world.env.mail, mailer: { kind: 'outbox', shown: false } as const }
    const log = { ...world.env.log, info } as unknown as Ctx['log']
    await attempt(createContext({ ...world.env, mail, log }, { actor: systemActor('deliver-email') }), id)
    expect(await emailOf(world, id)).toMatchObject({ status: 'HELD' })
    expect(info).not.toHaveBeenCalled()
  }),
)

test(
  'content goes when its time is over, and a mail that lost its job is given up',
  inWorld(async (world) => {
    const [old, lost] = [await sendRole(world), await sendCode(world)]
    await world.db.email.update({ where: { id: old }, data: { status: 'FAILED' } })
    const at = (days: number) => {
      const now = () => new Date(today.getTime() + days * 86_400_000)
      return createContext({ ...world.env, now }, { actor: systemActor('clean-emails') })
    }
    await cleanEmails(at(2))
    expect(await emailOf(world, lost)).toMatchObject({ status: 'QUEUED', content: expect.any(String) })
    await cleanEmails(at(4))
    expect(await emailOf(world, lost)).toMatchObject({ status: 'FAILED', content: expect.any(String) })
    await cleanEmails(at(8))
    expect(await emailOf(world, lost)).toMatchObject({ content: null, contentUntil: null })
    expect(await emailOf(world, old)).toMatchObject({ content: expect.any(String) })
    await cleanEmails(at(31))
    expect(await emailOf(world, old)).toMatchObject({ content: null })
  }),
)

test(
  'nobody but the delivery delivers, and support does not send again',
  inWorld(async (world) => {
    const id = await sendRole(world)
    expect(await failure(attempt(world.as(staff()), id))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(findOutbox(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(resendEmail(world.as(staff('SUPPORT')), { id }))).toMatchObject({
      code: 'FORBIDDEN',
    })
  }),
)
