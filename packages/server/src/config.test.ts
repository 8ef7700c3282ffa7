import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { ConfigError, loadConfig } from './config.ts'

const problemsOf = (env: Record<string, string>) => {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return null
}

const from = { PORTICO_MAIL_FROM: 'Portal@Vendor.example' }

test('mails go to the outbox unless there is a mail server', () => {
  expect(loadConfig({}).mail).toMatchObject({ transport: { kind: 'outbox', shown: true } })
  const url = 'smtps://user:p%40ss@smtp.example.com:465'
  expect(loadConfig({ SMTP_URL: url, ...from }).mail).toMatchObject({
    transport: { kind: 'smtp', url },
    from: 'portal@vendor.example',
    portalName: 'Customer portal',
  })
})

test.each([
  ['production', { NODE_ENV: 'production' }],
  ['beyond loopback', { HOST: '0.0.0.0' }],
])('the outbox is not shown %s', (_what, env) => {
  expect(loadConfig(env).mail.transport).toEqual({ kind: 'outbox', shown: false })
})

test.each([
  ['a mail server without a sender', { SMTP_URL: 'smtp://localhost' }, 'PORTICO_MAIL_FROM'],
  ['another protocol', { SMTP_URL: 'http://localhost', ...from }, 'SMTP_URL'],
  ['a mail server without a name', { SMTP_URL: 'smtp://', ...from }, 'SMTP_URL'],
  ['webhooks to an address that is none', { PORTICO_WEBHOOK_ALLOW: '10.0.0.0/40' }, 'PORTICO_WEBHOOK_ALLOW'],
  ['two senders', { PORTICO_MAIL_FROM: 'a@b.example, c@d.example' }, 'PORTICO_MAIL_FROM'],
  ['a sender with a name', { PORTICO_MAIL_FROM: 'Portal <a@b.example>' }, 'PORTICO_MAIL_FROM'],
  ['a name of two lines', { PORTICO_MAIL_NAME: 'Portal\r\nBcc: a@b.example' }, 'PORTICO_MAIL_NAME'],
  ['a DNS server by name', { PORTICO_DNS_SERVER: 'dns.example' }, 'PORTICO_DNS_SERVER'],
])('%s is refused', (_what, env, variable) => {
  const problems = problemsOf(env)
  expect(problems).toContain(`  ${variable}: `)
  expect(problems).not.toContain(Object.values(env)[0])
})
const key = () => randomBytes(32).toString('base64')

test('a secret key is 32 bytes in base64; older ones may follow', () => {
  const [first, second] = [key(), key()]
  expect(loadConfig({}).secretKeys).toBeUndefined()
  expect(loadConfig({ PORTICO_SECRET_KEY: '' }).secretKeys).toBeUndefined()
  expect(loadConfig({ PORTICO_SECRET_KEY: first }).secretKeys).toEqual([Buffer.from(first, 'base64')])
  const both = loadConfig({ PORTICO_SECRET_KEY: `${first}, ${second}` }).secretKeys
  expect(both).toEqual([first, second].map((text) => Buffer.from(text, 'base64')))
})

test.each([
  ['a short one', randomBytes(31).toString('base64')],
  ['a long one', randomBytes(33).toString('base64')],
  ['a password', 'correct horse battery staple'],
  ['a good one and an empty one', `${key()},`],
])('%s is refused, and not shown', (_what, value) => {
  const load = () => loadConfig({ PORTICO_SECRET_KEY: value })
  expect(load).toThrow(ConfigError)
  expect(load).toThrow(/PORTICO_SECRET_KEY: must be 32 random bytes in base64/)
  try {
    load()
  } catch (error) {
    expect(String(error)).not.toContain(value)
  }
})

test('budgets are settled by kind of caller', () => {
  expect(loadConfig({}).budgets).toEqual({
    seconds: 60,
    apiToken: 1_000_000,
    serviceAccount: 1_000_000,
    staff: 500_000,
    portalUser: 500_000,
    anonymous: 20_000,
    failures: 100,
  })
  const env = {
    PORTICO_BUDGET_SECONDS: '10',
    PORTICO_BUDGET_API_TOKEN: '1',
    PORTICO_BUDGET_SERVICE_ACCOUNT: '6',
    PORTICO_BUDGET_STAFF: '2',
    PORTICO_BUDGET_PORTAL_USER: '3',
    PORTICO_BUDGET_ANONYMOUS: '4',
    PORTICO_BUDGET_FAILURES: '5',
  }
  const budgets = {
    seconds: 10,
    apiToken: 1,
    serviceAccount: 6,
    staff: 2,
    portalUser: 3,
    anonymous: 4,
    failures: 5,
  }
  expect(loadConfig(env).budgets).toEqual(budgets)
  for (const name of Object.keys(env)) expect(problemsOf({ [name]: '0' })).toContain(`  ${name}: `)
})

test('the public address has no slash at its end, and is that of this machine by default', () => {
  const publicUrl = (value: string) => loadConfig({ PORTICO_PUBLIC_URL: value }).publicUrl
  expect(publicUrl('https://portal.example.com')).toBe('https://portal.example.com')
  expect(publicUrl('https://example.com/portal//')).toBe('https://example.com/portal')
  expect(loadConfig({ PORT: '5000' }).publicUrl).toBe('http://localhost:5000')
})

test.each(['portal.example.com', 'ftp://portal.example.com', 'javascript:alert(1)', 'x'])(
  'the public address %j is refused',
  (value) => {
    expect(() => loadConfig({ PORTICO_PUBLIC_URL: value })).toThrow(/PORTICO_PUBLIC_URL: must be an address/)
  },
)

test('audit events are kept for ever, or for 30 days at least', () => {
  expect(loadConfig({}).auditRetentionDays).toBeNull()
  expect(loadConfig({ PORTICO_AUDIT_RETENTION_DAYS: '365' }).auditRetentionDays).toBe(365)
  for (const days of ['29', '0', '1.5', 'for ever'])
    expect(problemsOf({ PORTICO_AUDIT_RETENTION_DAYS: days })).toContain('PORTICO_AUDIT_RETENTION_DAYS: ')
})

test('webhooks go beyond the public internet where the operator says so', () => {
  expect(loadConfig({}).webhooksAllowed).toEqual({ hosts: [], ranges: [] })
  expect(loadConfig({ PORTICO_WEBHOOK_ALLOW: 'Receiver.internal, 10.1.0.0/16' }).webhooksAllowed).toEqual({
    hosts: ['receiver.internal'],
    ranges: [['10.1.0.0', 16]],
  })
})
