import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../src/auth/token.ts'
import { stepAt, totpCode } from '../src/auth/totp.ts'
import type { Db } from '../src/context.ts'
import { systemContext } from '../src/context.ts'
import { newId } from '../src/ids.ts'
import { openContent } from '../src/modules/email/content.ts'
import { sendPasswordLink } from '../src/modules/password/operations/links.ts'
import { schema } from '../src/schema.ts'
import type { Server } from '../src/server.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import {
  makeMembership,
  makePassword,
  makePasswordLink,
  makePendingSignIn,
  makeSecondFactor,
  makeSession,
  makeSignIn,
  makeStaff,
  totpSecret,
} from './factories.ts'
import { today, worldOn } from './harness.ts'
import { nowhere } from './queue.ts'
import { post, spending, testServer } from './transport.ts'

const own = 'https://portal.example'
const password = 'seven green bottles'
const signIn =
  'mutation ($input: SignInWithPasswordInput!) { signInWithPassword(input: $input) { session { id token } secondFactor { secret enrolled } errors { code path message } } }'
const second =
  'mutation ($input: SignInSecondFactorInput!) { signInSecondFactor(input: $input) { session { id token } errors { code path message } } }'
const request =
  'mutation ($input: PasswordResetRequestInput!) { passwordResetRequest(input: $input) { passwordReset { validMinutes } errors { code } } }'
const set =
  'mutation ($input: PasswordSetInput!) { passwordSet(input: $input) { password { changedAt } errors { code path message } } }'
const whoAmI = '{ viewer { kind id } }'

let database: OwnDatabase
let server: Server
let lines: Record<string, unknown>[]
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  database = await ownDatabase()
  const running = testServer({ database, schema, queue: nowhere, now: () => today })
  ends.push(() => running.server.close(), database.close)
  server = running.server
  lines = running.lines
  await db().portalSettings.create({ data: { id: newId('PortalSettings'), passwords: true } })
})
afterAll(async () => {
  for (const end of ends) await end()
})
beforeEach(async () => {
  await db().signInLimit.deleteMany()
})

const db = () => database.prisma as Db

type Sent = { token?: string; cookie?: string; headers?: Record<string, string> }

const ask = (query: string, variables: object = {}, { token, cookie, headers }: Sent = {}) =>
  post(
    server.fetch,
    { query, variables },
    {
      ...(token !== undefined && { token }),
      headers: { ...(cookie && { cookie }), origin: own, 'x-portico-csrf': '1', ...headers },
    },
  )

/** A member with a password. */
async function member() {
  const { portalUserId: id } = await makeMembership(db())
  await makePassword(db(), { portalUserId: id }, password)
  return db().portalUser.findUniqueOrThrow({ where: { id } })
}

const code = (steps = 0) => totpCode(totpSecret, stepAt(today) + steps)

/** The answer of the server, whole. */
async function answerTo(query: string, input: object) {
  const { status, headers, body } = await ask(query, { input })
  const shown = Object.fromEntries(headers)
  for (const name of ['x-request-id', ...spending]) delete shown[name]
  return JSON.stringify([status, shown, body])
}

test('an address that nobody has, one without a password and a wrong password are answered alike, to the byte', async () => {
  const { email } = await member()
  const passwordless = await makeSignIn(db())
  const disabled = await member()
  await db().portalUser.update({ where: { id: disabled.id }, data: { disabledAt: today } })
  const wrong = await answerTo(signIn, { email, password: 'nine black bottles' })
  expect(wrong).toContain('INVALID_INPUT')
  for (const unknown of ['nobody@acme.example', passwordless.email, disabled.email])
    expect(await answerTo(signIn, { email: unknown, password }), unknown).toBe(wrong)
  const [known, other] = [
    await answerTo(request, { email }),
    await answerTo(request, { email: 'nobody@acme.example' }),
  ]
  expect(known).toBe(other)
})

describe('many guesses in one request are refused', () => {
  const guess = (i: number) =>
    `g${i}: signInWithPassword(input: { email: "a@acme.example", password: "guess number ${i} of many" }) { errors { code } }`
  test.each([
    ['by aliases', `mutation { ${guess(1)} ${guess(2)} }`],
    ['by a fragment', `mutation { ${guess(1)} ...F } fragment F on Mutation { ${guess(2)} }`],
    [
      'of different kinds',
      `mutation { ${guess(1)} signInSecondFactor(input: { signInSecret: "x", code: "1" }) { errors { code } } }`,
    ],
    [
      'by a reset beside a code',
      'mutation { a: passwordReset(input: { secret: "x", password: "y" }) { errors { code } } b: passwordReset(input: { secret: "z", password: "y" }) { errors { code } } }',
    ],
  ])('%s', async (_how, query) => {
    const before = await db().failedSignIn.count()
    const { body } = await ask(query)
    expect(body.errors?.[0]?.extensions.code).toBe('QUERY_TOO_COMPLEX')
    expect(await db().failedSignIn.count()).toBe(before)
  })
})

test.each([
  ['NUL', 'seven green\u0000bottles', 200],
  ['half a character', 'seven green bottles \ud800', 200],
  ['ten thousand characters', 'x'.repeat(10_000), 200],
  ['a megabyte', 'x'.repeat(1_000_000), 413],
])('a password of %s is refused before anything is made of it', async (_what, bad, status) => {
  const { email } = await member()
  const tried = await ask(signIn, { input: { email, password: bad } })
  expect(tried.status).toBe(status)
  if (status === 200)
    expect(tried.body.data!.signInWithPassword).toMatchObject({
      session: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'password'] }],
    })
  expect(await db().signInLimit.count()).toBe(0)
})

test('a session that was in the browser before is not the one that is signed in', async () => {
  const planted = await member()
  const { email, id } = await member()
  const open = (input: object, cookie?: string) =>
    ask(signIn, { input: { password, cookie: true, ...input } }, cookie ? { cookie } : {})
  const first = await open({ email: planted.email })
  const before = first.headers.get('set-cookie')!.split(';')[0]!
  await makeSecondFactor(db(), { portalUserId: id })
  const half = await open({ email }, before)
  expect(half.headers.get('set-cookie')).toBeNull()
  const { secondFactor } = half.body.data!.signInWithPassword as { secondFactor: { secret: string } }
  const input = { signInSecret: secondFactor.secret, code: code(), cookie: true }
  const done = await ask(second, { input }, { cookie: before })
  const after = done.headers.get('set-cookie')!.split(';')[0]!
  expect(after).not.toBe(before)
  expect((await ask(whoAmI, {}, { cookie: after })).body.data!.viewer).toMatchObject({ id })
  expect((await ask(whoAmI, {}, { cookie: before })).body.errors![0]!.extensions.code).toBe('TOKEN_REVOKED')
  expect(JSON.stringify(done.body)).toContain('"token":null')
})

test('what a sign-in waits with opens nothing by itself', async () => {
  const { id } = await member()
  const { secret } = await makePendingSignIn(db(), { portalUserId: id })
  const { status } = await ask(whoAmI, {}, { token: secret })
  expect(status).toBe(401)
})

describe('a copy of the database and the log', () => {
  test('have no password, no secret of an application, no recovery code and no link', async () => {
    const boss = await makeStaff(db())
    const token = makeToken('session')
    await makeSession(db(), { staffId: boss.id, tokenHash: hashToken(token) })
    const headers = { 'idempotency-key': 'a key' }
    const chosen = 'eleven yellow bottles'
    const done = await ask(set, { input: { password: chosen } }, { token, headers })
    expect(done.body.data!.passwordSet).toMatchObject({ errors: [] })
    const enroll = 'mutation { secondFactorEnroll(input: {}) { enrollment { secret uri } } }'
    const enrolled = await ask(enroll, {}, { token, headers: { 'idempotency-key': 'another' } })
    const { secret } = (enrolled.body.data!.secondFactorEnroll as { enrollment: { secret: string } })
      .enrollment
    const confirm =
      'mutation ($input: SecondFactorConfirmInput!) { secondFactorConfirm(input: $input) { secondFactor { recoveryCodes } errors { code } } }'
    const input = { code: totpCode(secret, stepAt(today)) }
    const confirmed = await ask(confirm, { input }, { token, headers: { 'idempotency-key': 'third' } })
    const { recoveryCodes } = (
      confirmed.body.data!.secondFactorConfirm as { secondFactor: { recoveryCodes: string[] } }
    ).secondFactor
    await ask(request, { input: { email: boss.email } })
    const link = await db().passwordLink.findUniqueOrThrow({ where: { email: boss.email } })
    const { env } = await worldOn(db(), { queue: nowhere })
    await sendPasswordLink(systemContext(env, 'send-password-link'), { linkId: link.id, locale: 'EN' })
    const mail = await db().email.findFirstOrThrow({ where: { type: 'PASSWORD_RESET' } })
    const [, mailed] = /passwords\/(\S+)/.exec(openContent(env, mail.id, mail.content!).text)!
    await server.fetch(`${own}/passwords/${mailed}`)

    const dump = `${await dumpOf(database)}${JSON.stringify(lines)}`
    expect(dump).toContain(boss.id)
    const held = [
      chosen,
      secret,
      mailed!,
      ...recoveryCodes,
      ...recoveryCodes.map((one) => one.replaceAll('-', '')),
    ]
    expect(held.filter((one) => dump.includes(one))).toEqual([])
    // Whoever guesses at the password finds nothing to compare a guess with.
    expect(dump).not.toContain('$scrypt$')
    expect(await db().idempotencyKey.count()).toBe(3)
    for (const text of [chosen, JSON.stringify([set, null, { input: { password: chosen } }])])
      for (const encoding of ['hex', 'base64url'] as const)
        expect(dump).not.toContain(Buffer.from(hashToken(text), 'hex').toString(encoding))
    const again = await ask(set, { input: { password: chosen } }, { token, headers })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    const changed = await ask(set, { input: { password: `${chosen}!` } }, { token, headers })
    expect(changed.status).toBe(409)
  })
})

async function dumpOf({ sql }: OwnDatabase): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const texts = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>(`select t::text as row from ${name} t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

describe('the pages', () => {
  const visit = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    server.fetch(`http://localhost${path}`, init)
  const submit = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    visit(path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', origin: 'null', ...headers },
      body: new URLSearchParams(form),
    })
  const field = (html: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

  test('say as whom a link signs in, and let no name write HTML', async () => {
    const { secret, person } = await makeSignIn(db())
    await db().portalUser.update({
      where: { id: person.id },
      data: { firstName: '<img src=x onerror=alert(1)>', lastName: 'L\u202eovelace' },
    })
    const html = await (await visit(`/sign-in/${secret}`)).text()
    const domain = person.email.slice(person.email.indexOf('@'))
    expect(html).toContain(`&lt;img src=x onerror=alert(1)&gt; Lovelace (${person.email[0]}•••${domain})`)
    expect(html).not.toContain('<img')
    expect(html).not.toContain(person.email)
    await submit(`/sign-in/${secret}`, {})
    const used = await (await visit(`/sign-in/${secret}`)).text()
    expect(used).not.toContain('Lovelace')
    expect(used.replaceAll(secret, 'x'.repeat(43))).toBe(
      await (await visit(`/sign-in/${'x'.repeat(43)}`)).text(),
    )
  })

  test('sign in with a password, and ask for the second factor', async () => {
    const { email, id } = await member()
    expect(await (await visit('/sign-in')).text()).toContain('href="/sign-in/password"')
    const wrong = await submit('/sign-in/password', { email, password: 'nine black bottles' })
    const page = await wrong.text()
    expect([wrong.status, page.includes('nine black bottles')]).toEqual([400, false])
    expect((await submit('/sign-in/password', { email, password })).status).toBe(303)
    await makeSecondFactor(db(), { portalUserId: id })
    const half = await submit('/sign-in/password', { email, password })
    expect(half.headers.get('set-cookie')).toBeNull()
    const signInSecret = field(await half.text(), 'signInSecret')
    const bad = await submit('/sign-in/second-factor', { signInSecret, code: '000000' })
    expect([bad.status, field(await bad.text(), 'signInSecret')]).toEqual([400, signInSecret])
    const done = await submit('/sign-in/second-factor', { signInSecret, code: code() })
    expect([done.status, done.headers.get('location')]).toEqual([303, `${own}/graphql`])
    expect(done.headers.get('set-cookie')).toMatch(/^__Host-portico=pts_/)
    expect((await submit('/sign-in/second-factor', { signInSecret, code: code(1) })).status).toBe(400)
  })

  test('add the second factor that is required, and show its recovery codes once', async () => {
    await db().portalSettings.updateMany({ data: { secondFactor: 'REQUIRED' } })
    try {
      const { email } = await member()
      const page = await (await submit('/sign-in/password', { email, password })).text()
      const [signInSecret, secret, uri] = ['signInSecret', 'secret', 'uri'].map((name) => field(page, name))
      const form = { signInSecret: signInSecret!, secret: secret!, uri: uri!.replaceAll('&amp;', '&') }
      const wrong = await submit('/sign-in/second-factor/confirm', { ...form, code: '000000' })
      expect(wrong.status).toBe(400)
      expect(field(await wrong.text(), 'secret')).toBe(secret)
      const forged = await submit('/sign-in/second-factor/confirm', {
        ...form,
        uri: 'javascript:alert(1)',
        code: '000000',
      })
      expect(await forged.text()).not.toContain('javascript:')
      const right = totpCode(secret!, stepAt(today))
      const done = await submit('/sign-in/second-factor/confirm', { ...form, code: right })
      const html = await done.text()
      expect(done.headers.get('set-cookie')).toMatch(/^__Host-portico=pts_/)
      expect(html.match(/<li>/g)).toHaveLength(10)
      expect((await submit('/sign-in/second-factor/confirm', { ...form, code: right })).status).toBe(400)
    } finally {
      await db().portalSettings.updateMany({ data: { secondFactor: 'OPTIONAL' } })
    }
  })

  test('of a link to choose a password use nothing up when they are looked at, and save it when it is sent', async () => {
    const { email, id } = await member()
    const { secret } = await makePasswordLink(db(), { email })
    for (let i = 0; i < 3; i++) expect((await visit(`/passwords/${secret}`)).status).toBe(200)
    const short = await submit(`/passwords/${secret}`, { password: 'short' })
    expect([short.status, (await short.text()).includes('name="password"')]).toEqual([400, true])
    const foreign = await submit(
      `/passwords/${secret}`,
      { password: 'eleven yellow bottles' },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(foreign.status).toBe(403)
    const token = makeToken('session')
    await makeSession(db(), { portalUserId: id, tokenHash: hashToken(token) })
    const saved = await submit(`/passwords/${secret}`, { password: 'eleven yellow bottles' })
    expect([saved.status, saved.headers.get('set-cookie')]).toEqual([200, null])
    expect((await ask(whoAmI, {}, { token })).body.errors![0]!.extensions.code).toBe('TOKEN_REVOKED')
    const again = await submit(`/passwords/${secret}`, { password: 'twelve purple bottles' })
    expect(again.status).toBe(400)
    expect((await submit('/sign-in/password', { email, password: 'eleven yellow bottles' })).status).toBe(303)
  })

  test('of links that do not work are alike, and a new one is asked for without a word on whose it is', async () => {
    const old = await makePasswordLink(db(), { email: (await member()).email, expiresAt: today })
    const unknown = 'x'.repeat(43)
    const texts = []
    for (const secret of [old.secret, unknown]) {
      const pages = [
        await visit(`/passwords/${secret}`),
        await submit(`/passwords/${secret}`, { password: 'eleven yellow bottles' }),
        await submit(`/passwords/${secret}/renew`, {}),
      ]
      const read = await Promise.all(pages.map(async (page) => [page.status, await page.text()]))
      texts.push(JSON.stringify(read).replaceAll(secret, 'SECRET'))
    }
    expect(texts[0]).toBe(texts[1])
    const asked = await submit('/passwords', { email: 'nobody@acme.example' })
    expect(await asked.text()).toBe(await (await submit('/passwords', { email: old.email })).text())
    expect((await submit('/passwords', { email: 'x' })).status).toBe(400)
  })

  test('take no other paths', async () => {
    for (const path of ['/passwords/', '/passwords/short', '/sign-in/second-factor', '/passwords/x/renew'])
      expect((await visit(path)).status, path).toBe(404)
  })
})
