import { expect, test } from 'vitest'
import type { Db } from '../src/context.ts'
import { stopUrlOf } from '../src/modules/email-destination/links.ts'
import { ownDatabase } from './database.ts'
import { makeEmailDestination } from './factories.ts'
import { outside } from './harness.ts'
import { nowhere } from './queue.ts'
import { testServer } from './transport.ts'

test('the links of mails are pages: looking changes nothing, their form verifies an address and ends its mails', async () => {
  await using database = await ownDatabase()
  const db = database.prisma as Db
  await using running = testServer({ database, queue: nowhere })
  const ask = (path: string, init: RequestInit = {}) =>
    running.server.fetch(`http://localhost${path}`, { redirect: 'manual', ...init })
  const { id, email } = await makeEmailDestination(db, { token: 'secret-of-the-link', customerId: null })
  const rowOf = () => db.emailDestination.findUniqueOrThrow({ where: { id } })

  const verify = '/email-destinations/verify/secret-of-the-link'
  for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(verify, { method })).status).toBe(200)
  const html = await (await ask(verify)).text()
  expect(html).toContain(email)
  expect(html).not.toContain('secret-of-the-link')
  expect((await rowOf()).verifiedAt).toBeNull()
  expect((await ask(verify, { method: 'PUT' })).status).toBe(405)
  expect((await ask(verify, { method: 'POST' })).status).toBe(200)
  expect((await rowOf()).verifiedAt).not.toBeNull()
  for (const method of ['GET', 'POST']) expect((await ask(verify, { method })).status).toBe(404)

  const { pathname: stop } = new URL(stopUrlOf({ ...outside, now: () => new Date() }, { id, email }))
  expect((await ask(stop)).status).toBe(200)
  expect(
    (await ask(`${stop.slice(0, -1)}${stop.endsWith('A') ? 'B' : 'A'}`, { method: 'POST' })).status,
  ).toBe(404)
  expect((await rowOf()).disabledAt).toBeNull()
  // As a mail program does it (RFC 8058): from anywhere, without cookies.
  const oneClick = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    body: 'List-Unsubscribe=One-Click',
  }
  for (const _ of [1, 2]) expect((await ask(stop, oneClick)).status).toBe(200)
  expect(await rowOf()).toMatchObject({ disabledReason: 'UNSUBSCRIBED' })
  const german = await ask(stop, { headers: { 'accept-language': 'de' } })
  expect(await german.text()).toContain('Mails beenden')
})
