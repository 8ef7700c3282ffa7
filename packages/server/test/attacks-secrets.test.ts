import { parseLicense } from '@portico/license'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/ids.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeLicense, makeLicenseField } from './factories.ts'
import { worldOn } from './harness.ts'
import { openLicensePortal } from './license-portal.ts'
import { post } from './transport.ts'

let database: OwnDatabase
let portal: Awaited<ReturnType<typeof openLicensePortal>>

beforeAll(async () => {
  database = await ownDatabase()
  portal = await openLicensePortal(database)
})
afterAll(async () => {
  await portal.server.close()
  await database.close()
})

describe('a copy of the database', () => {
  test('has no license key, no private key, no password and no token in it', async () => {
    const key = 'PTC-7Q2K-M9XW-41TD-RZ8C-V5BN-6HJF-0EPA'
    const license = await makeLicense(portal.db, {
      customerId: portal.customer.id,
      productId: portal.product.id,
      key,
    })
    const field = await makeLicenseField(portal.db, { productId: portal.product.id, type: 'PASSWORD' })
    const valueId = newId('LicenseFieldValue')
    const { secrets } = (await worldOn(portal.db)).env
    const place = { table: 'LicenseFieldValue', row: valueId, column: 'value' }
    await portal.db.licenseFieldValue.create({
      data: {
        id: valueId,
        licenseId: license.id,
        fieldId: field.id,
        value: secrets.seal(place, 'the-password'),
      },
    })
    const link = await portal.makeLink(portal.owner.token, { id: license.id })
    const file = await (await portal.get(link)).text()
    expect(parseLicense(file).untrusted.claims!.license.fields[field.name]).toEqual({
      type: 'PASSWORD',
      value: 'the-password',
    })
    await portal.get(`/licenses/${license.id}/file?encrypted=1`, portal.owner.token)
    const reveal = `mutation ($id: ID!) { licenseRevealKey(input: { id: $id }) { licenseKey } }`
    const { body } = await post(
      fetch,
      { query: reveal, variables: { id: license.id } },
      { url: portal.url, token: portal.owner.token },
    )
    expect(body.data).toEqual({ licenseRevealKey: { licenseKey: key } })

    const dump = await dumpOf(database)
    expect(dump).toContain(license.id)
    const { d } = await currentPrivateKey()
    const held = [key, d, 'the-password', portal.owner.token, link.split('token=')[1]!]
    expect(held.filter((secret) => dump.includes(secret))).toEqual([])
    expect(dump).not.toMatch(/pt[csd]_[0-9A-Za-z]{36}|"d": ?"/)
  })

  test('a sealed text that was moved to another row opens nothing there', async () => {
    const [mine, theirs] = [
      await makeLicense(portal.db, { customerId: portal.customer.id }),
      await makeLicense(portal.db),
    ]
    await portal.db.license.update({ where: { id: mine.id }, data: { keySealed: theirs.keySealed } })
    const reveal = `mutation ($id: ID!) { licenseRevealKey(input: { id: $id }) { licenseKey } }`
    const { body } = await post(
      fetch,
      { query: reveal, variables: { id: mine.id } },
      { url: portal.url, token: portal.owner.token },
    )
    expect(body.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
    expect(JSON.stringify(body)).not.toContain('key-of-')
    expect((await portal.get(`/licenses/${mine.id}/file?encrypted=1`, portal.owner.token)).status).toBe(500)
    expect(await portal.db.auditEvent.count({ where: { entityId: mine.id } })).toBe(0)
  })
})

/** Every row of every table as text. */
async function dumpOf({ sql }: OwnDatabase): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(25)
  const texts = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>(`select t::text as row from ${name} t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

async function currentPrivateKey(): Promise<{ d: string }> {
  const { id, privateSealed } = await portal.db.signingKey.findFirstOrThrow({
    where: { productId: portal.product.id, rotatedAt: null, withdrawnAt: null },
  })
  const { secrets } = (await worldOn(portal.db)).env
  return JSON.parse(secrets.open({ table: 'SigningKey', row: id, column: 'privateSealed' }, privateSealed!))
}
