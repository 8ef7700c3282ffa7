import { expect, test } from 'vitest'
import { systemActor } from '../src/auth/system.ts'
import { createContext, type Db } from '../src/context.ts'
import { sendMail } from '../src/modules/email/operations/send.ts'
import { ownDatabase } from './database.ts'
import { outside, worldOn } from './harness.ts'
import { nowhere } from './queue.ts'
import { testServer } from './transport.ts'

const local = { headers: { host: 'localhost:4000' } }

test('the outbox shows what mails say, with links to follow and nothing that runs', async () => {
  await using database = await ownDatabase()
  const { env } = await worldOn(database.prisma as Db, { queue: nowhere })
  await sendMail(createContext(env, { actor: systemActor('deliver-email') }), {
    type: 'INVITATION',
    to: 'ada@acme.example',
    data: {
      customer_name: '<script>alert(1)</script>"&',
      invite_url: 'https://portal.example/i/secret?a=1&b=2',
      expires_on: new Date('2026-11-28'),
    },
  })
  await using running = testServer({ database })
  const answer = await running.server.fetch('http://localhost/dev/mail', local)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'/)
  const html = await answer.text()
  expect(html).toContain('ada@acme.example')
  const link = 'https://portal.example/i/secret?a=1&amp;b=2'
  expect(html).toContain(`<a href="${link}">${link}</a>`)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;')
  expect(html).not.toContain('<script')
})

test.each([
  ['another name for this machine', { headers: { host: 'rebound.evil.example' } }],
  ['no name', {}],
  ['a name that only begins like ours', { headers: { host: 'localhost.evil.example' } }],
  ['another method', { method: 'POST', ...local }],
])('the outbox is not there for %s', async (_what, init) => {
  await using database = await ownDatabase()
  await using running = testServer({ database })
  expect((await running.server.fetch('http://localhost/dev/mail', init)).status).toBe(404)
})

test.each([
  ['in production and beyond loopback', { kind: 'outbox', shown: false } as const],
  ['with a mail server', { kind: 'smtp', deliver: () => Promise.reject(new Error('Not here.')) } as const],
])('there is no outbox %s', async (_what, mailer) => {
  await using database = await ownDatabase()
  await using running = testServer({ database, mail: { ...outside.mail, mailer } })
  expect((await running.server.fetch('http://localhost/dev/mail', local)).status).toBe(404)
})
