import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { makeCustomer } from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { mailOver, mailServer } from '../../../../test/mail-server.ts'
import { systemActor } from '../../../auth/system.ts'
import { createContext } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { openContent } from '../content.ts'
import { deliverEmail } from './deliver.ts'
import { sendMail } from './send.ts'

const code = {
  verification_code: '918273',
  sign_in_url: 'https://portal.example/s/9a8b7c',
  valid_minutes: 10,
}
const role = { customer_name: 'Acme', role_name: 'Admin' }

/** What the mail to one recipient was when it went over the network. */
async function delivered(world: World, send: (world: World) => Promise<{ id: string }>) {
  await using server = await mailServer()
  const { id } = await send(world)
  const ctx = createContext(
    { ...world.env, mail: mailOver(server.url) },
    { actor: systemActor('deliver-email') },
  )
  await deliverEmail(ctx, { emailId: id }, { attempt: 1, signal: new AbortController().signal })
  expect(server.received).toHaveLength(1)
  return server.received[0]!
}

const jobsOf = (world: World) =>
  world.db.$queryRawUnsafe<{ data: object }[]>(`select data from pgboss.job where name = 'deliver-email'`)

test(
  'a mail is in the log, in the queue and in the audit trail',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const to = 'Ada@Acme.example'
    const { id } = await sendMail(world.as(staff()), {
      type: 'ROLE_CHANGED',
      to,
      customerId: customer.id,
      data: role,
    })
    expect(await world.db.email.findUniqueOrThrow({ where: { id } })).toMatchObject({
      type: 'ROLE_CHANGED',
      locale: 'EN',
      status: 'QUEUED',
      recipient: 'ada@acme.example',
      customerId: customer.id,
      subject: 'Your role in Acme has changed',
      attempts: 0,
      lastAnswer: null,
      queuedAt: today,
      contentUntil: new Date('2026-07-15T12:00:00.000Z'),
    })
    expect(await jobsOf(world)).toEqual([{ data: { emailId: id } }])
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'email.queued', customerId: null }])
  }),
)

test(
  'a mail goes with the transaction that caused it, or not at all',
  inWorld(async (world) => {
    const failing = inTransaction(world.as(staff()), async (ctx) => {
      await sendMail(ctx, { type: 'ROLE_CHANGED', to: 'ada@acme.example', data: role })
      throw new Error('too late')
    })
    await expect(failing).rejects.toThrow('too late')
    expect(await world.db.email.count()).toBe(0)
    expect(await jobsOf(world)).toEqual([])
  }),
)

test(
  'nothing in the database tells a code or a link before the mail has gone',
  inWorld(async (world) => {
    const { id } = await sendMail(world.as(staff()), {
      type: 'SIGN_IN_CODE',
      to: 'ada@acme.example',
      data: code,
    })
    const rows = [
      ...(await world.db.email.findMany()),
      ...(await world.db.auditEvent.findMany({ omit: { ordinal: true, position: true } })),
      ...(await jobsOf(world)),
    ]
    const dump = JSON.stringify(rows)
    expect(dump).toContain('ada@acme.example')
    expect(dump).not.toContain('918273')
    expect(dump).not.toContain('9a8b7c')
    const { content } = await world.db.email.findUniqueOrThrow({ where: { id } })
    expect(openContent(world.env, id, content!).text).toContain('918273')
    // Moved to another row, it opens no more.
    expect(() => openContent(world.env, newId('Email'), content!)).toThrow()
  }),
)

test(
  'a mail speaks the language of its reader, days too',
  inWorld(async (world) => {
    const data = {
      customer_name: 'Acme',
      product_name: 'Engine',
      project_name: 'Mars',
      ends_on: new Date('2027-01-05'),
      days_left: 30,
    }
    const to = 'ada@acme.example'
    const send = (locale: 'EN' | 'DE') =>
      sendMail(world.as(staff()), { type: 'SUBSCRIPTION_EXPIRING', to, locale, data })
    const [english, german] = [await send('EN'), await send('DE')]
    const subjectOf = async ({ id }: { id: string }) =>
      (await world.db.email.findUniqueOrThrow({ where: { id } })).subject
    expect(await subjectOf(english)).toBe('Your subscription to Engine ends on 5 January 2027')
    expect(await subjectOf(german)).toBe('Ihre Subscription für Engine endet am 5. Januar 2027')
  }),
)

test(
  'a template of the vendor that fails on what there is to say costs no mail',
  inWorld(async (world) => {
    // As an older version may have left it: today it would be refused.
    await world.db.emailTemplate.create({
      data: {
        id: newId('EmailTemplate'),
        type: 'ROLE_CHANGED',
        locale: 'EN',
        subject: 'x',
        text: '{{ gone }}',
        html: 'x',
      },
    })
    const { id } = await sendMail(world.as(staff()), {
      type: 'ROLE_CHANGED',
      to: 'ada@acme.example',
      data: role,
    })
    expect(await world.db.email.findUniqueOrThrow({ where: { id } })).toMatchObject({
      subject: 'Your role in Acme has changed',
    })
  }),
)

// Attack 39.
test.each([
  ['two addresses', 'ada@acme.example, eve@evil.example'],
  ['two addresses with a semicolon', 'ada@acme.example;eve@evil.example'],
  ['a quoted local part', '"eve@evil.example x"@acme.example'],
  ['a name beside the address', 'Ada <eve@evil.example>'],
  ['a group', 'all:eve@evil.example;'],
  ['a line break and a header', 'ada@acme.example\r\nBcc: eve@evil.example'],
  ['a NUL', 'ada@acme.example\0'],
  ['an address of a megabyte', `${'a'.repeat(1_000_000)}@acme.example`],
  ['a domain that turns direction', 'ada@acme\u202e.example'],
])('%s is no recipient', (_what, to) =>
  inWorld(async (world) => {
    const error = await failure(sendMail(world.as(staff()), { type: 'ROLE_CHANGED', to, data: role }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path: ['to'] })
    expect(await world.db.email.count()).toBe(0)
  })(),
)

test(
  'line breaks in a name add no header and no recipient',
  inWorld(async (world) => {
    const name = 'Acme\r\nBcc: eve@evil.example\r\n\r\nHello'
    const { to, raw, mail } = await delivered(world, ({ as }) =>
      sendMail(as(staff()), {
        type: 'ROLE_CHANGED',
        to: 'ada@acme.example',
        data: { ...role, customer_name: name },
      }),
    )
    expect(to).toEqual(['ada@acme.example'])
    // Nor a paragraph of its own.
    expect(raw).not.toMatch(/^bcc:/im)
    expect(mail.subject).toBe('Your role in Acme Bcc: eve@evil.example Hello has changed')
    expect(mail.to).toEqual([{ address: 'ada@acme.example', name: '' }])
  }),
)

test(
  'HTML in a name is text in the mail, and marks that turn direction are left out',
  inWorld(async (world) => {
    const name = '<img src=x onerror=alert(1)>"\'\u202egnp.exe\u2066'
    const { mail } = await delivered(world, ({ as }) =>
      sendMail(as(staff()), {
        type: 'ROLE_CHANGED',
        to: 'ada@acme.example',
        data: { ...role, customer_name: name },
      }),
    )
    expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;&#34;&#39;gnp.exe')
    expect(mail.html).not.toContain('<img')
    expect(mail.text).toContain('<img src=x onerror=alert(1)>"\'gnp.exe')
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  }),
)

test(
  'a long name makes a subject that ends, wherever that falls',
  inWorld(async (world) => {
    for (const length of [170, 171, 172, 173]) {
      const customer_name = `${'x'.repeat(length)}${'\u{1F680}'.repeat(40)}`
      const data = { ...role, customer_name }
      const { id } = await sendMail(world.as(staff()), { type: 'ROLE_CHANGED', to: 'ada@acme.example', data })
      const { subject } = await world.db.email.findUniqueOrThrow({ where: { id } })
      expect(subject).toHaveLength(200)
      expect(subject.isWellFormed()).toBe(true)
    }
  }),
)

test.each([
  ['a name of a megabyte', { ...role, customer_name: 'x'.repeat(1_000_000) }, ['data', 'customer_name']],
  ['a name that is missing', { role_name: 'Admin' } as typeof role, ['data', 'customer_name']],
])('%s is refused', (_what, data, path) =>
  inWorld(async (world) => {
    const error = await failure(
      sendMail(world.as(staff()), { type: 'ROLE_CHANGED', to: 'a@b.example', data }),
    )
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test.each(['javascript:alert(1)', 'https://x.example/" onclick="x', 'data:text/html,x'])(
  '%s is no link',
  (sign_in_url) =>
    inWorld(async (world) => {
      const sending = sendMail(world.as(staff()), {
        type: 'SIGN_IN_CODE',
        to: 'ada@acme.example',
        data: { ...code, sign_in_url },
      })
      expect(await failure(sending)).toMatchObject({ path: ['data', 'sign_in_url'] })
    })(),
)
