import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../src/context.ts'
import { newId } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import type { Server } from '../src/server.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeMembership, makeSignIn } from './factories.ts'
import { today } from './harness.ts'
import { mailingServer } from './mailing-server.ts'
import { nowhere } from './queue.ts'
import { post, testServer } from './transport.ts'

const own = 'https://portal.example'
const friend = 'https://console.example.com'
const start =
  'mutation ($input: SignInStartInput!) { signInStart(input: $input) { signIn { validMinutes } errors { code } } }'
const complete =
  'mutation ($input: SignInCompleteInput!) { signInComplete(input: $input) { session { id token expiresAt person { kind id name } } errors { code path message } } }'
const whoAmI = '{ viewer { kind id } }'
const leave = 'mutation { signOut(input: {}) { deletedId errors { code } } }'

/** The fast way of the server, and the other. */
const unusualToo: Record<string, string>[] = [{}, { accept: 'application/json, text/x-unusual;q=0.1' }]

let database: OwnDatabase
let server: Server
let lines: Record<string, unknown>[]
let now = today
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  database = await ownDatabase()
  const running = testServer({
    database,
    schema,
    queue: nowhere,
    now: () => now,
    config: { corsOrigins: [friend] },
  })
  ends.push(() => running.server.close(), database.close)
  server = running.server
  lines = running.lines
})
afterAll(async () => {
  for (const end of ends) await end()
})
beforeEach(async () => {
  now = today
  await database.prisma.signInLimit.deleteMany()
})

const db = () => database.prisma as Db

type Sent = {
  cookie?: string
  token?: string
  origin?: string | null
  csrf?: boolean
  extra?: Record<string, string>
}

const ask = (
  query: string,
  variables: object = {},
  { cookie, token, origin = own, csrf = true, extra }: Sent = {},
) =>
  post(
    server.fetch,
    { query, variables },
    {
      ...(token !== undefined && { token }),
      headers: {
        ...(cookie !== undefined && { cookie }),
        ...(origin !== null && { origin }),
        ...(csrf && { 'x-portico-csrf': '1' }),
        ...extra,
      },
    },
  )

async function cookieSession() {
  const signIn = await makeSignIn(db())
  const answer = await ask(complete, { input: { secret: signIn.secret, cookie: true } })
  const header = answer.headers.get('set-cookie')!
  return { answer, header, cookie: header.split(';')[0]!, person: signIn.person }
}

const codeOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body.errors?.[0]?.extensions.code

describe('attack 37: the session of a browser', () => {
  test('is in a cookie of this host alone, which no script reads, and not in the answer', async () => {
    const { answer, header, cookie, person } = await cookieSession()
    expect(header).toMatch(
      /^__Host-portico=pts_\w{36}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200$/,
    )
    const { session } = answer.body.data!.signInComplete as { session: Record<string, unknown> }
    expect(session).toMatchObject({ token: null, person: { kind: 'PORTAL_USER', id: person.id } })
    expect((await ask(whoAmI, {}, { cookie })).body.data).toEqual({
      viewer: { kind: 'PORTAL_USER', id: person.id },
    })
  })

  test('gets a new secret with every sign-in, and the one of before is dead', async () => {
    const planted = await cookieSession()
    const { secret } = await makeSignIn(db())
    const answer = await ask(complete, { input: { secret, cookie: true } }, { cookie: planted.cookie })
    const [fresh] = answer.headers.get('set-cookie')!.split(';')
    expect(fresh).not.toBe(planted.cookie)
    expect(codeOf(await ask(whoAmI, {}, { cookie: planted.cookie }))).toBe('TOKEN_REVOKED')
    expect((await ask(whoAmI, {}, { cookie: fresh! })).body.errors).toBeUndefined()
  })

  test('is dead after signing out, and the browser forgets it', async () => {
    const { cookie } = await cookieSession()
    const out = await ask(leave, {}, { cookie })
    expect(out.headers.get('set-cookie')).toBe(
      '__Host-portico=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
    )
    const again = await ask(whoAmI, {}, { cookie })
    expect(codeOf(again)).toBe('TOKEN_REVOKED')
    expect(again.status).toBe(401)
    expect(again.headers.get('set-cookie')).toMatch(/^__Host-portico=; .*Max-Age=0$/)
  })

  test('is used by many requests at once, and by none after its end', async () => {
    const { cookie } = await cookieSession()
    const many = await Promise.all(Array.from({ length: 10 }, () => ask(whoAmI, {}, { cookie })))
    expect(many.map(codeOf)).toEqual(Array(10).fill(undefined))
    const outs = await Promise.all(Array.from({ length: 3 }, () => ask(leave, {}, { cookie })))
    expect(outs.some(({ body }) => body.data)).toBe(true)
    expect(codeOf(await ask(whoAmI, {}, { cookie }))).toBe('TOKEN_REVOKED')
  })

  test('is over after half an hour without use, and after twelve hours with it', async () => {
    const { cookie, person } = await cookieSession()
    const at = async (minutes: number) => {
      now = new Date(today.getTime() + minutes * 60_000)
      const code = codeOf(await ask(whoAmI, {}, { cookie }))
      await expect
        .poll(() => db().session.findFirst({ where: { portalUserId: person.id } }))
        .toMatchObject(code ? {} : { lastUsedAt: now })
      return code
    }
    for (let minutes = 29; minutes < 720; minutes += 29) expect(await at(minutes)).toBeUndefined()
    expect(await at(720)).toBe('TOKEN_EXPIRED')
    now = today
    const idle = await cookieSession()
    now = new Date(today.getTime() + 30 * 60_000)
    expect(codeOf(await ask(whoAmI, {}, { cookie: idle.cookie }))).toBe('TOKEN_EXPIRED')
  })

  test('is not taken twice from one request, nor under another name', async () => {
    const { cookie } = await cookieSession()
    const plain = cookie.replace('__Host-', '')
    for (const sent of [`${cookie}; ${cookie}`, plain, `x${cookie}`])
      expect((await ask(whoAmI, {}, { cookie: sent })).body.data, sent).toEqual({ viewer: null })
    expect((await ask(whoAmI, {}, { cookie: `theme=dark; ${cookie}; a=b` })).body.data).not.toEqual({
      viewer: null,
    })
  })
})

describe('attack 13: a cookie that another site has sent', () => {
  const refused: [string, Sent][] = [
    ['without the header', { csrf: false }],
    ['without an origin', { origin: null }],
    ['from another site', { origin: 'https://evil.example' }],
    ['from no origin', { origin: 'null' }],
    ['from what begins like ours', { origin: `${own}.evil.example` }],
  ]
  test.each(refused)('does nothing %s', async (_how, sent) => {
    const { cookie, person } = await cookieSession()
    for (const query of [whoAmI, leave]) {
      const answer = await ask(query, {}, { cookie, ...sent })
      expect(answer.status).toBe(403)
      expect(codeOf(answer)).toBe('FORBIDDEN')
    }
    expect(await db().session.count({ where: { portalUserId: person.id, revokedAt: null } })).toBe(1)
    const { secret } = await makeSignIn(db())
    const login = await ask(complete, { input: { secret, cookie: true } }, sent)
    expect(login.headers.get('set-cookie')).toBeNull()
    expect(JSON.stringify(login.body)).toContain('INVALID_INPUT')
  })

  test('works from an application on the list, which may send cookies', async () => {
    const { cookie } = await cookieSession()
    const answer = await ask(whoAmI, {}, { cookie, origin: friend })
    expect(answer.body.errors).toBeUndefined()
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
    const foreign = await ask('{ __typename }', {}, { origin: 'https://evil.example' })
    expect(foreign.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('is not needed where a bearer token is sent, and a GET reads', async () => {
    const { cookie, person } = await cookieSession()
    const { secret } = await makeSignIn(db())
    const opened = await ask(complete, { input: { secret } }, { csrf: false, origin: null })
    const { token } = (opened.body.data!.signInComplete as { session: { token: string } }).session
    const bearer = await ask(whoAmI, {}, { token, cookie, csrf: false, origin: 'https://evil.example' })
    expect(bearer.body.data!.viewer).not.toMatchObject({ id: person.id })
    const url = `http://localhost/graphql?query=${encodeURIComponent(whoAmI)}`
    const read = await server.fetch(url, { headers: { cookie } })
    expect(await read.json()).toEqual({ data: { viewer: { kind: 'PORTAL_USER', id: person.id } } })
  })
})

describe('attack 9: many guesses in one request', () => {
  const guess = (i: number) =>
    `g${i}: signInComplete(input: { email: "a@acme.example", code: "${100_000 + i}" }) { errors { code } }`
  test.each([
    ['by aliases', `mutation { ${guess(1)} ${guess(2)} }`],
    ['by a fragment', `mutation { ${guess(1)} ...F } fragment F on Mutation { ${guess(2)} }`],
    [
      'by a start beside it',
      `mutation { ${guess(1)} signInStart(input: { email: "a@acme.example" }) { errors { code } } }`,
    ],
  ])('are refused %s, and none is counted', async (_how, query) => {
    const before = await db().failedSignIn.count()
    for (const extra of unusualToo) expect(codeOf(await ask(query, {}, { extra }))).toBe('QUERY_TOO_COMPLEX')
    expect(await db().failedSignIn.count()).toBe(before)
  })
})

test('too many tries are 429 with the time to wait, in every way of asking', async () => {
  for (let i = 0; i < 5; i++) await ask(start, { input: { email: 'often@acme.example' } })
  for (const extra of unusualToo) {
    const answer = await ask(start, { input: { email: 'often@acme.example' } }, { extra })
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('3600')
    expect(codeOf(answer)).toBe('RATE_LIMITED')
  }
})

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

  test('have no scripts, are not kept, framed or told of, and speak German where that is wanted', async () => {
    const page = await visit('/sign-in', { headers: { 'accept-language': 'de-AT, en;q=0.5' } })
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'de',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'/,
    )
    const html = await page.text()
    expect(html).toContain('<html lang="de">')
    expect(html).not.toContain('<script')
    expect(await (await visit('/sign-in', { headers: { 'accept-language': 'fr' } })).text()).toContain(
      'Sign in',
    )
  })

  test('lead from the address to the code, and into the portal of the settings', async () => {
    await db().portalSettings.create({
      data: {
        id: newId('PortalSettings'),
        newUrl: 'https://new.example/home',
        classicUrl: 'javascript:alert(1)',
      },
    })
    const { email, code } = await makeSignIn(db())
    const page = await submit('/sign-in', { email: '"><b>@x' })
    expect(page.status).toBe(400)
    const asked = await submit('/sign-in/code', { email: `${email}"><script>`, code: '654321' })
    expect(asked.status).toBe(400)
    expect(await asked.text()).toContain(`value="${email}&quot;&gt;&lt;script&gt;"`)
    const done = await submit('/sign-in/code?next=https://evil.example', {
      email,
      code,
      next: '//evil.example',
    })
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe('https://new.example/home')
    expect(done.headers.get('set-cookie')).toMatch(/^__Host-portico=pts_/)
    const policy = (await visit('/sign-in')).headers.get('content-security-policy')
    expect(policy).toContain("form-action 'self' https://new.example;")
    await db().portalSettings.deleteMany()
  })

  test('of a link use nothing up when they are looked at, and sign in when the button is pressed', async () => {
    const { secret, person } = await makeSignIn(db())
    for (let i = 0; i < 3; i++) expect((await visit(`/sign-in/${secret}`)).status).toBe(200)
    expect((await visit(`/sign-in/${secret}`, { method: 'HEAD' })).status).toBe(200)
    expect(await db().session.count({ where: { portalUserId: person.id } })).toBe(0)
    const done = await submit(`/sign-in/${secret}`, {})
    expect([done.status, done.headers.get('location')]).toEqual([303, `${own}/graphql`])
    const [cookie] = done.headers.get('set-cookie')!.split(';')
    expect((await ask(whoAmI, {}, { cookie: cookie! })).body.data!.viewer).toMatchObject({ id: person.id })
    expect(JSON.stringify(lines)).not.toContain(secret)
  })

  test('of a used, an old and an unknown link are alike, and offer a new one', async () => {
    const [used, old] = [await makeSignIn(db()), await makeSignIn(db(), { expiresAt: today })]
    await submit(`/sign-in/${used.secret}`, {})
    const unknown = 'x'.repeat(43)
    const pages = []
    for (const secret of [used.secret, old.secret, unknown]) {
      const page = await submit(`/sign-in/${secret}`, {})
      pages.push([page.status, (await page.text()).replaceAll(secret, 'SECRET')])
      expect(page.headers.get('set-cookie')).toBeNull()
    }
    expect(pages[0]![1]).toContain('/sign-in/SECRET/renew')
    expect(pages[1]).toEqual(pages[0])
    expect(pages[2]).toEqual(pages[0])
    const renewed = await submit(`/sign-in/${old.secret}/renew`, {})
    expect(await db().signIn.findUnique({ where: { email: old.email } })).toMatchObject({ secretHash: null })
    expect(await (await submit(`/sign-in/${unknown}/renew`, {})).text()).toBe(await renewed.text())
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ])('do nothing for a form of %s', async (_who, headers) => {
    const { secret, person } = await makeSignIn(db())
    const answer = await submit(`/sign-in/${secret}`, {}, headers)
    expect(answer.status).toBe(403)
    expect(await db().session.count({ where: { portalUserId: person.id } })).toBe(0)
  })

  test('take no other methods, bodies and paths', async () => {
    expect((await visit('/sign-in', { method: 'DELETE' })).status).toBe(405)
    for (const path of [
      '/sign-in/',
      '/sign-in/short',
      '/sign-in/code',
      '/sign-in/code/renew',
      `/sign-in/${'x'.repeat(43)}/renew`,
    ])
      expect((await visit(path)).status, path).toBe(404)
    const json = await visit('/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(json.status).toBe(415)
    expect((await submit('/sign-in', { email: 'x'.repeat(10_000) })).status).toBe(413)
  })
})

test('from the mail of a real server to the end of the session', { timeout: 60_000 }, async () => {
  await using running = await mailingServer()
  const { database, mails, send } = running
  const { portalUserId } = await makeMembership(database.prisma as Db, { role: 'ADMIN' })
  const { email } = await database.prisma.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
  const answers = [
    await send(start, { input: { email: 'nobody@acme.example' } }),
    await send(start, { input: { email } }),
  ]
  expect(answers[0]!.body).toEqual(answers[1]!.body)
  await expect.poll(() => mails.received.length, { timeout: 30_000 }).toBe(1)
  expect(mails.received[0]!.to).toEqual([email])
  const [code] = /\b\d{6}\b/.exec(mails.received[0]!.mail.text!)!
  const opened = await send(complete, { input: { email, code } })
  const { session } = opened.body.data!.signInComplete as { session: { id: string; token: string } }
  const seen = await send('{ viewer { id sessions { nodes { id active current } } } }', {}, session.token)
  expect(seen.body.data).toEqual({
    viewer: { id: portalUserId, sessions: { nodes: [{ id: session.id, active: true, current: true }] } },
  })
  expect((await send(leave, {}, session.token)).body.data).toEqual({
    signOut: { deletedId: session.id, errors: [] },
  })
  expect((await send(whoAmI, {}, session.token)).body.errors![0]!.extensions.code).toBe('TOKEN_REVOKED')
  await expect
    .poll(() => database.prisma.failedSignIn.findMany(), { timeout: 30_000 })
    .toMatchObject([{ email: 'nobody@acme.example', reason: 'UNKNOWN_ADDRESS' }])
  expect(mails.received).toHaveLength(1)
})
