import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { hashToken, makeToken } from '../packages/server/src/auth/token.ts'
import { openDatabase } from '../packages/server/src/db/database.ts'
import { migrate } from '../packages/server/src/db/migrate.ts'

/** A scratch database with its rows, and the bearer tokens of the two callers. */
export type Scratch = {
  name: string
  url: string
  customers: number
  /** Of a staff member who may do everything. */
  staffToken: string
  /** Of a person who administers `administered` customers and sees no other. */
  adminToken: string
  [Symbol.asyncDispose](): Promise<void>
}

const projectsPerCustomer = 5
const subscriptionsPerProject = 3
export const administered = 200

/** Each is a part of every eighth customer's name. */
export const animals = ['Falcon', 'Otter', 'Badger', 'Heron', 'Marten', 'Lynx', 'Plover', 'Weasel']

/** The key of a customer's license. */
export const keyOf = (customer: number) => `PTC-BENCH-${customer}`

/** Creates a migrated database on the server and fills it: `customers` × 5 projects × 3 subscriptions, and a license with a machine each. */
export async function createScratch(serverUrl: string, customers: number): Promise<Scratch> {
  const name = `portico_bench_${randomUUID().slice(0, 8)}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const staffToken = makeToken('session')
  const adminToken = makeToken('session')
  await onServer(serverUrl, `create database ${name}`)
  const drop = () => onServer(serverUrl, `drop database if exists ${name} with (force)`)
  try {
    const database = await openDatabase({ kind: 'postgres', url: url.href, poolSize: 1 })
    await migrate(database)
    await database.close()
    await fill(url.href, customers, [hashToken(staffToken), hashToken(adminToken)])
  } catch (error) {
    await drop()
    throw error
  }
  return { name, url: url.href, customers, staffToken, adminToken, [Symbol.asyncDispose]: drop }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  await client.end()
}

async function fill(url: string, customers: number, tokenHashes: [string, string]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query("set synchronous_commit = off; set time zone 'UTC'")
  for (const sql of rows(customers, tokenHashes)) await client.query(sql)
  await client.query('vacuum analyze')
  await client.end()
}

const id = (prefix: string, number: string) => `'${prefix}_' || lpad((${number})::text, 26, '0')`
const oneOf = (texts: readonly string[], number: string) =>
  `(array[${texts.map((text) => `'${text}'`).join(', ')}])[1 + (${number}) % ${texts.length}]`
const at = (minutes: string) => `timestamptz '2024-01-01 08:00:00.125Z' + (${minutes}) * interval '1 minute'`

const colours = ['Amber', 'Crimson', 'Indigo', 'Olive', 'Scarlet', 'Teal', 'Umber']
const trades = [
  'Software',
  'Logistics',
  'Insurance',
  'Energy',
  'Systems',
  'Foods',
  'Railways',
  'Chemicals',
  'Bank',
]
const purposes = ['Production', 'Staging', 'Migration', 'Pilot', 'Archive']

/** In the order in which they would have come over time, so that the rows of one customer lie apart. */
function rows(customers: number, [staffHash, adminHash]: [string, string]): string[] {
  const series = (to: number) => `generate_series(0, ${to - 1})`
  const projects = customers * projectsPerCustomer
  const subscriptions = projects * subscriptionsPerProject
  return [
    `insert into "Product" (id, slug, name, "updatedAt")
     select ${id('prd', 'n')}, 'product-' || n, 'Product ' || n, now() from ${series(3)} n`,
    `insert into "ProductVersion" (id, "productId", name, enabled, "updatedAt")
     select ${id('prv', 'n')}, ${id('prd', 'n')}, '8.' || n, true, now() from ${series(3)} n`,
    `insert into "SubscriptionLevel" (id, code, name, "updatedAt")
     select ${id('lvl', 'n')}, 'LEVEL_' || n, 'Level ' || n, now() from ${series(3)} n`,
    `insert into "Customer"
       (id, number, "externalId", name, type, "contactName", "contactEmail", "contactPhone", notes, metadata, "createdAt", "updatedAt")
     select ${id('cus', 'n')}, 'C-' || lpad(n::text, 6, '0'), 'crm-' || n,
       ${oneOf(colours, 'n / 8')} || ' ' || ${oneOf(animals, 'n')} || ' ' || ${oneOf(trades, 'n / 5')} || ' ' || n,
       'PAID', 'Contact ' || n, 'contact-' || n || '@customer.example', '+49 30 ' || n,
       'Renews in autumn; asks for an offer in writing.', jsonb_build_object('region', n % 4), ${at('n')}, ${at('n + 5')}
     from ${series(customers)} n`,
    `insert into "Project" (id, "customerId", name, description, "createdAt", "updatedAt")
     select ${id('prj', 'n')}, ${id('cus', `n % ${customers}`)},
       ${oneOf(purposes, `n / ${customers}`)} || ' ' || n % ${customers},
       'Runs the order management of the plant and its suppliers.', ${at(`${customers} + n`)}, ${at(`${customers} + n + 5`)}
     from ${series(projects)} n`,
    `insert into "Subscription"
       (id, "projectId", "productId", "productVersionId", "levelId", status, "startsOn", months, "endsOn", "createdAt", "updatedAt")
     select ${id('sub', 'n')}, ${id('prj', `n % ${projects}`)}, ${id('prd', 'k')}, ${id('prv', 'k')}, ${id('lvl', 'k')},
       ${oneOf(['EXPIRED', 'ACTIVE', 'ACTIVE'], 'k')}::"SubscriptionStatus",
       start, 12, start + 365, ${at(`${customers + projects} + n`)}, ${at(`${customers + projects} + n + 5`)}
     from ${series(subscriptions)} n, lateral (select n / ${projects} as k) as kind,
       -- Active ones end in the future, or the server would set about expiring them.
       lateral (select current_date - case when k = 0 then 800 else 100 end as start) as term`,
    `insert into "License"
       (id, "keyHash", "keySealed", kind, type, "productId", "customerId", "startsAt", "expiresAt", "maxMachines", "updatedAt")
     select ${id('lic', 'n')}, encode(sha256(convert_to('${keyOf(0).slice(0, -1)}' || n, 'UTF8')), 'hex'), 'sealed',
       'PRODUCTION', 'PAID', ${id('prd', '0')}, ${id('cus', 'n')}, ${at('n')}, now() + interval '1 year', 1000000, now()
     from ${series(customers)} n`,
    `insert into "Machine" (id, "licenseId", fingerprint, "updatedAt")
     select ${id('mac', 'n')}, ${id('lic', 'n')}, 'machine-' || n, now() from ${series(customers)} n`,
    `insert into "Staff" (id, email, name, role, "updatedAt")
     values (${id('stf', '1')}, 'staff@vendor.example', 'Stefanie Staff', 'ADMIN', now())`,
    `insert into "PortalUser" (id, email, "firstName", "lastName", "updatedAt")
     select ${id('usr', 'n')}, 'user-' || n || '@customer.example', 'User', 'No. ' || n, now() from ${series(customers)} n`,
    // Everyone is a member of one customer; the first person administers others, evenly spread, instead.
    `insert into "Membership" (id, "portalUserId", "customerId", role, source, "updatedAt")
     select ${id('mem', 'n')}, ${id('usr', 'n')}, ${id('cus', 'n')}, 'MEMBER', 'STAFF', now()
     from ${series(customers)} n where n > 0`,
    `insert into "Membership" (id, "portalUserId", "customerId", role, source, "updatedAt")
     select ${id('mem', `${customers} + n`)}, ${id('usr', '0')}, ${id('cus', `n * ${Math.floor(customers / administered)}`)},
       'ADMIN', 'STAFF', now()
     from ${series(administered)} n`,
    `insert into "Session" (id, "tokenHash", "staffId", "portalUserId", "expiresAt")
     values (${id('ses', '1')}, '${staffHash}', ${id('stf', '1')}, null, now() + interval '1 day'),
       (${id('ses', '2')}, '${adminHash}', null, ${id('usr', '0')}, now() + interval '1 day')`,
  ]
}
