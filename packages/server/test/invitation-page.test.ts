import { expect, test } from 'vitest'
import type { Db } from '../src/context.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeCustomer, makeInvitation, makePortalUser, makeStaff } from './factories.ts'
import { outside } from './harness.ts'
import { nowhere } from './queue.ts'
import { testServer } from './transport.ts'

const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
const names = 'action=accept&firstName=Ada&lastName=Lovelace'

async function pageOf(database: OwnDatabase, now?: () => Date) {
  const running = testServer({ database, queue: nowhere, ...(now && { now }) })
  const ask = (secret: string, init: RequestInit = {}) =>
    running.server.fetch(`http://localhost/invitations/${secret}`, init)
  const post = (secret: string, body: string, headers: Record<string, string> = own) =>
    ask(secret, { method: 'POST', body, headers })
  return { ...running, ask, post, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() }
}

/** Open for ever, of a staff member with a name that would like to be more. */
async function invite(database: OwnDatabase, secret: string, data: object = {}) {
  const db = database.prisma as Db
  const { id } = await makeStaff(db)
  const customer = await makeCustomer(db, { name: 'Acme <b>& Sons</b>' })
  return makeInvitation(db, {
    secret,
    customerId: customer.id,
    expiresAt: new Date('2090-01-31'),
    invitedByKind: 'staff',
    invitedById: id,
    invitedByName: '<img src=x onerror=alert(1)>',
    ...data,
  })
}

test('the page says who invites into what; looking at it changes nothing, and its form accepts', async () => {
  await using database = await ownDatabase()
  await using page = await pageOf(database)
  const { id, email } = await invite(database, 'secret-of-the-link')
  for (const method of ['GET', 'HEAD', 'GET']) {
    expect((await page.ask('secret-of-the-link', { method })).status).toBe(200)
  }
  const answer = await page.ask('secret-of-the-link')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    ),
  })
  const html = await answer.text()
  expect(html).toContain(
    '&lt;img src=x onerror=alert(1)&gt; invites you to join Acme &lt;b&gt;&amp; Sons&lt;/b&gt;.',
  )
  expect(html).toContain('31 January 2090')
  expect(html).not.toMatch(/<script|<img|secret-of-the-link/)
  expect(html).not.toContain(email)
  expect(await database.prisma.invitation.findUnique({ where: { id } })).toMatchObject({
    status: 'PENDING',
    version: 1,
  })

  const joined = await page.post('secret-of-the-link', names)
  expect(joined.status).toBe(200)
  expect(await joined.text()).toContain('Welcome to Acme &lt;b&gt;&amp; Sons&lt;/b&gt;')
  expect(await database.prisma.portalUser.findUnique({ where: { email } })).toMatchObject({
    firstName: 'Ada',
  })
  expect((await page.ask('secret-of-the-link')).status).toBe(410)
  expect((await page.post('secret-of-the-link', names)).status).toBe(410)
  expect(JSON.stringify(page.lines)).not.toContain('secret-of-the-link')
  expect(JSON.stringify(page.lines)).toContain('/invitations/…')
})

test('who exists already is not asked for a name; German is spoken to who prefers it', async () => {
  await using database = await ownDatabase()
  await using page = await pageOf(database)
  const { email } = await makePortalUser(database.prisma as Db)
  await invite(database, 's', { email })
  const html = await (
    await page.ask('s', { headers: { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' } })
  ).text()
  expect(html).toContain('<html lang="de">')
  expect(html).toContain('Einladung annehmen')
  expect(html).not.toContain('<input')
  expect((await page.post('s', 'action=accept')).status).toBe(200)
})

test('a name that is missing or more than a line is asked for again, and kept as text', async () => {
  await using database = await ownDatabase()
  await using page = await pageOf(database)
  await invite(database, 's')
  for (const wrong of [
    'action=accept',
    'action=accept&firstName=Ada&lastName=',
    'action=accept&firstName=%22%3E%3Cscript%3E&lastName=a%0D%0Ab',
    `action=accept&firstName=${'x'.repeat(256)}&lastName=y`,
  ]) {
    const answer = await page.post('s', wrong)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Please give both names')
    expect(html).not.toContain('<script')
  }
  expect(await database.prisma.membership.count()).toBe(0)
})

test('every link that does not work says why, and tells no address', async () => {
  await using database = await ownDatabase()
  await using page = await pageOf(database)
  await invite(database, 'used', { status: 'ACCEPTED', acceptedAt: new Date() })
  await invite(database, 'revoked', { status: 'REVOKED' })
  await invite(database, 'expired', { expiresAt: new Date('2026-01-01') })
  for (const [secret, status, says] of [
    ['wrong', 404, 'This link does not work'],
    ['used', 410, 'was accepted already'],
    ['revoked', 410, 'was withdrawn'],
    ['expired', 410, 'has run out'],
  ] as const) {
    for (const answer of [await page.ask(secret), await page.post(secret, names)]) {
      expect(answer.status).toBe(status)
      const html = await answer.text()
      expect(html).toContain(says)
      expect(html).not.toMatch(/@|Acme/)
      expect(html.includes('value="renew"')).toBe(secret === 'expired')
    }
  }
  expect(await database.prisma.membership.count()).toBe(0)
})

test('an expired link has a new one mailed, once, and the answer is the same for every link', async () => {
  await using database = await ownDatabase()
  await using page = await pageOf(database)
  const { email } = await invite(database, 'expired', { expiresAt: new Date('2026-01-01') })
  await invite(database, 'open')
  const answers = []
  for (const secret of ['expired', 'expired', 'open', 'wrong'])
    answers.push(await (await page.post(secret, 'action=renew')).text())
  expect(new Set(answers).size).toBe(1)
  expect(await database.prisma.email.findMany()).toMatchObject([
    { recipient: email, type: 'INVITATION_REMINDER' },
  ])
})

test.each([
  ['another site', { ...own, 'sec-fetch-site': 'cross-site' }, 403],
  ['another origin of the same site', { ...own, 'sec-fetch-site': 'same-site' }, 403],
  [
    'another origin, of an old browser',
    { 'content-type': own['content-type'], origin: 'https://evil.example' },
    403,
  ],
  ['a hidden origin, of an old browser', { 'content-type': own['content-type'], origin: 'null' }, 403],
  ['JSON', { ...own, 'content-type': 'application/json' }, 415],
  ['text', { ...own, 'content-type': 'text/plain' }, 415],
])('a form of %s accepts nothing', async (_what, headers, status) => {
  await using database = await ownDatabase()
  await using page = await pageOf(database)
  await invite(database, 's')
  expect((await page.post('s', names, headers)).status).toBe(status)
  expect((await page.ask('s', { method: 'PUT', body: names, headers: own })).status).toBe(405)
  expect((await page.post('s', `${names}${'x'.repeat(9_000)}`)).status).toBe(413)
  expect(await database.prisma.membership.count()).toBe(0)
  const old = { 'content-type': own['content-type'], origin: outside.publicUrl }
  expect((await page.post('s', names, old)).status).toBe(200)
})
