import { once } from 'node:events'
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { json as answer, hangUp, refusal, stubServer } from '../../sdk/test/stub-server.ts'
import type { Db } from '../../server/src/context.ts'
import {
  makeCustomer,
  makeLicense,
  makePartner,
  makeProduct,
  makeProductVersion,
  makeProject,
  makeSubscriptionLevel,
} from '../../server/test/factories.ts'
import { folder, type Ran, run, servedForLong, spawned } from './shell.ts'

type Place = {
  db: Db
  env: Record<string, string>
  path: string
  write: (files: Record<string, string | Buffer | object>) => void
  /** `portico import` with JSON to read. */
  import: (...argv: string[]) => Promise<Ran & { counts: Record<string, Counts> }>
  journals: () => string[]
  /** What the report of the last run has, one line per problem. */
  reported: () => Record<string, unknown>[]
}

type Counts = { rows: number; create: number; update: number; keep: number; refuse: number }

/** A server with a database of its own, and a folder to import from. */
const place = (test: (place: Place) => Promise<void>) =>
  servedForLong(async ({ db, env }) => {
    using here = folder()
    const path = join(here.path, 'export')
    mkdirSync(path)
    const report = join(here.path, 'report.jsonl')
    await test({
      db,
      env,
      path,
      write: (files) => {
        for (const [name, content] of Object.entries(files))
          writeFileSync(
            join(path, name),
            typeof content === 'string' || Buffer.isBuffer(content)
              ? content
              : JSON.stringify(content, null, 2),
          )
      },
      import: async (...argv) => {
        const ran = await run(['import', ...argv, '--json', '--report', report], { env })
        const rows = ran.stdout === '' ? [] : (JSON.parse(ran.stdout) as (Counts & { kind: string })[])
        return { ...ran, counts: Object.fromEntries(rows.map(({ kind, ...counts }) => [kind, counts])) }
      },
      journals: () => readdirSync(path).filter((name) => name.startsWith('portico-import-')),
      reported: () =>
        readFileSync(report, 'utf8')
          .split('\n')
          .flatMap((line) => (line ? JSON.parse(line) : [])),
    })
  })

const created = (rows: number) => ({ rows, create: rows, update: 0, keep: 0, refuse: 0 })
const kept = (rows: number) => ({ rows, create: 0, update: 0, keep: rows, refuse: 0 })

const lines = (...rows: string[]) => `${rows.join('\n')}\n`

/** A file of every kind. */
const everything = {
  'products.csv': lines('slug,name', 'flow,Flow Engine'),
  'partners.csv': lines('number,name,contactEmail', 'P-1,Partner One,p1@partner.example'),
  'customers.csv': lines(
    'number,name,type,contact_email,notes,metadata,archived',
    `C-1,Acme,PAID,it@acme.example,"Called,\non ""Monday""","{""tier"":1}",false`,
    'C-2,Globex,,,,,true',
  ),
  'projects.csv': lines(
    'customerNumber,name,description,partnerNumbers',
    'C-1,Production,The real one,P-1',
    'C-2,Production,,',
  ),
  'subscriptions.csv': lines(
    'customerNumber,project,product,version,level,startsOn,months,status',
    'C-1,Production,flow,1.0,GOLD,2026-01-31,24,ACTIVE',
    'C-2,Production,flow,1.0,GOLD,2026-02-01,12,',
  ),
  'licenses.csv': lines(
    'customerNumber,product,name,type,project,expiresAt,entitlements,maxMachines',
    'C-1,flow,Main,PAID,Production,2099-01-01,sso audit,3',
  ),
  'people.csv': lines(
    'email,firstName,lastName,customerNumber,partnerNumber,role,projects',
    'Ada@acme.example,Ada,Lovelace,C-1,,ADMIN,Production',
    'ada@acme.example,Ada,Lovelace,,P-1,MEMBER,',
    'alone@example.com,Al,One,,,,',
  ),
}

const allCreated = {
  products: created(1),
  partners: created(1),
  customers: created(2),
  projects: created(2),
  subscriptions: created(2),
  licenses: created(1),
  people: created(3),
  archived: { ...created(1), rows: 0 },
}

/** How much there is of what an import may write. */
async function amounts(db: Db) {
  const [
    customers,
    partners,
    projects,
    subscriptions,
    licenses,
    people,
    memberships,
    assignments,
    events,
    keys,
  ] = await Promise.all([
    db.customer.count(),
    db.partner.count(),
    db.project.count(),
    db.subscription.count(),
    db.license.count(),
    db.portalUser.count(),
    db.membership.count(),
    db.projectAssignment.count(),
    db.auditEvent.count(),
    db.idempotencyKey.count(),
  ])
  return {
    customers,
    partners,
    projects,
    subscriptions,
    licenses,
    people,
    memberships,
    assignments,
    events,
    keys,
  }
}

describe('portico import csv', () => {
  it(
    'looks first, then takes every kind, and takes nothing twice',
    place(async ({ db, path, write, import: imports, journals, reported }) => {
      write(everything)
      const before = await amounts(db)

      const looked = await imports('csv', path, '--create-missing')
      expect(looked.code, looked.stderr).toBe(0)
      expect(looked.counts).toEqual(allCreated)
      expect(looked.stderr).toContain('nothing was written')
      expect(await amounts(db)).toEqual(before)

      const applied = await imports('csv', path, '--create-missing', '--apply')
      expect(applied.code, applied.stderr).toBe(0)
      expect(applied.counts).toEqual(allCreated)
      expect(reported()).toEqual([])

      const acme = await db.customer.findUniqueOrThrow({
        where: { number: 'C-1' },
        include: { projects: { include: { partners: true, subscriptions: true, assignments: true } } },
      })
      expect(acme).toMatchObject({
        name: 'Acme',
        type: 'PAID',
        contactEmail: 'it@acme.example',
        notes: 'Called,\non "Monday"',
        metadata: { tier: 1 },
        archivedAt: null,
      })
      expect(acme.projects).toMatchObject([
        {
          description: 'The real one',
          partners: [{}],
          subscriptions: [{ status: 'ACTIVE', months: 24 }],
          assignments: [{}],
        },
      ])
      const globex = await db.customer.findUniqueOrThrow({
        where: { number: 'C-2' },
        include: { projects: { include: { subscriptions: true } } },
      })
      expect(globex.archivedAt).not.toBeNull()
      expect(globex.projects).toMatchObject([
        { description: 'Production', subscriptions: [{ status: 'PENDING' }] },
      ])
      expect(await db.license.findMany()).toMatchObject([
        { name: 'Main', type: 'PAID', entitlements: ['audit', 'sso'], maxMachines: 3 },
      ])
      const ada = await db.portalUser.findUniqueOrThrow({
        where: { email: 'ada@acme.example' },
        include: { memberships: true },
      })
      expect(ada.memberships.map(({ role }) => role).toSorted()).toEqual(['ADMIN', 'MEMBER'])

      const after = await amounts(db)
      const again = await imports('csv', path, '--create-missing', '--apply')
      expect(again.code).toBe(0)
      expect(again.counts.customers).toEqual(kept(2))
      expect(await amounts(db)).toEqual(after)

      // Without the journal, the numbers and names tell what is there.
      for (const name of journals()) rmSync(join(path, name))
      const anew = await imports('csv', path, '--create-missing', '--apply', '--yes')
      expect(anew.code, anew.stderr).toBe(0)
      expect(
        Object.values(anew.counts).every(({ create, update, refuse }) => create + update + refuse === 0),
      ).toBe(true)
      expect(await amounts(db)).toEqual(after)
    }),
  )

  it(
    'does nothing before somebody has looked at these files, with these flags',
    place(async ({ db, path, write, import: imports }) => {
      write({ 'customers.csv': lines('number,name', 'C-1,Acme') })
      const unseen = await imports('csv', path, '--apply')
      expect(unseen.code).toBe(2)
      expect(unseen.stderr).toContain('without --apply first')

      await imports('csv', path)
      expect((await imports('csv', path, '--apply', '--update')).code).toBe(2)
      write({ 'customers.csv': lines('number,name', 'C-1,Acme', 'C-2,Globex') })
      expect((await imports('csv', path, '--apply')).code).toBe(2)
      expect(await db.customer.count()).toBe(0)
      expect((await imports('csv', path, '--apply', '--yes')).code).toBe(0)
      expect(await db.customer.count()).toBe(2)
    }),
  )

  it(
    'reports every wrong row with its line and field, and takes the others',
    place(async ({ db, path, write, import: imports, reported }) => {
      await makeCustomer(db, { number: 'C-0' })
      await makeProject(db, { ticketOrganizationId: 'ORG-1' })
      const { product, level } = await sold(db)
      write({
        'customers.csv': lines(
          'number,name,type,contactEmail,metadata,archived',
          'C-1,Acme,,,,', // 2
          ',Nameless,,,,', // 3
          'C-3,,GOLD,nobody,[1],maybe', // 4
          'C-1,Acme again,,,,', // 5
          'C-4,Short', // 6
          'C-5,"Bad"quote,,,,', // 7
          'C-6,Bell\u0007,,,,', // 8
          `C-7,${'x'.repeat(1_000_001)},,,,`, // 9
          `C-8,${'x'.repeat(900_000)},,,,`, // 10
          'C-9,=1+1,,,,', // 11
        ),
        'projects.csv': lines(
          'customerNumber,name,ticketOrganizationId,partnerNumbers',
          'C-1,Production,,', // 2
          'C-404,Production,,', // 3
          'C-3,Of a refused customer,,', // 4
          'C-1,Partnered,,P-404', // 5
          'C-1,Taken,ORG-1,', // 6
        ),
        'subscriptions.csv': lines(
          'customerNumber,project,product,version,level,startsOn,months,status',
          `C-1,Production,${product},1.0,${level},2026-02-30,0,EXPIRED`, // 2
          `C-1,Staging,${product},1.0,${level},2026-02-01,12,`, // 3
          `C-1,Production,unknown,1.0,${level},2026-03-01,12,`, // 4
          `C-1,Production,${product},9.9,${level},2026-03-02,12,`, // 5
          `C-1,Production,${product},1.0,NONE,2026-03-03,12,`, // 6
          `C-1,Production,${product},1.0,${level},2020-01-31,1,ACTIVE`, // 7
          `C-1,Production,${product},1.0,${level},2026-02-01,12,`, // 8
        ),
        'licenses.csv': lines(
          'customerNumber,product,name,type,startsAt,expiresAt,entitlements,maxUsers',
          `C-1,${product},Hours,PAID,,2099-01-01T12:00:00Z,,`, // 2
          `C-1,${product},Over,PAID,,2020-01-01,,`, // 3
          `C-1,${product},Odd,PAID,,,a/b,0`, // 4
        ),
        'people.csv': lines(
          'email,firstName,lastName,customerNumber,partnerNumber,role,projects',
          'ada@acme.example,Ada,Lovelace,C-1,P-1,ADMIN,', // 2
          'bob@acme.example,Bob,Builder,C-1,,,', // 3
          'cy@acme.example,Cy,Project,,,,Production', // 4
          'dee@acme.example,Dee,Elsewhere,C-1,,MEMBER,Staging', // 5
          'eve@acme.example,Eve,Works,C-1,,MEMBER,Production', // 6
        ),
      })
      const early = [
        'customers.csv:3 number MISSING',
        'customers.csv:4 name MISSING',
        'customers.csv:4 type INVALID_INPUT',
        'customers.csv:4 contactEmail INVALID_INPUT',
        'customers.csv:4 metadata INVALID_INPUT',
        'customers.csv:4 archived INVALID_INPUT',
        'customers.csv:5 null DUPLICATE',
        'customers.csv:6 null MALFORMED',
        'customers.csv:7 null MALFORMED',
        'customers.csv:8 name INVALID_INPUT',
        'customers.csv:9 null MALFORMED',
        'customers.csv:10 name INVALID_INPUT',
        'projects.csv:3 customerNumber NOT_FOUND',
        'projects.csv:4 customerNumber NOT_FOUND',
        'projects.csv:5 partnerNumbers NOT_FOUND',
        'subscriptions.csv:2 startsOn INVALID_INPUT',
        'subscriptions.csv:2 months INVALID_INPUT',
        'subscriptions.csv:2 status INVALID_INPUT',
        'subscriptions.csv:3 project NOT_FOUND',
        'subscriptions.csv:4 product NOT_FOUND',
        'subscriptions.csv:5 version NOT_FOUND',
        'subscriptions.csv:6 level NOT_FOUND',
        'subscriptions.csv:7 status NOT_TAKEN',
        'licenses.csv:2 expiresAt INVALID_INPUT',
        'licenses.csv:3 expiresAt INVALID_INPUT',
        'licenses.csv:4 entitlements INVALID_INPUT',
        'licenses.csv:4 maxUsers INVALID_INPUT',
        'people.csv:2 partnerNumber INVALID_INPUT',
        'people.csv:3 role INVALID_INPUT',
        'people.csv:4 projects INVALID_INPUT',
        'people.csv:5 projects NOT_FOUND',
      ]
      const problems = () =>
        reported().map(({ file, line, field, code }) => `${file}:${line} ${field} ${code}`)
      const looked = await imports('csv', path)
      expect(looked.code).toBe(7)
      expect(problems().toSorted()).toEqual(early.toSorted())

      const applied = await imports('csv', path, '--apply')
      expect(applied.code).toBe(7)
      // What only the server can tell.
      const late = ['projects.csv:6 ticketOrganizationId CONFLICT']
      expect(problems().toSorted()).toEqual([...early, ...late].toSorted())
      expect(applied.counts).toMatchObject({
        customers: { rows: 10, create: 2, refuse: 8 },
        projects: { rows: 5, create: 1, refuse: 4 },
        subscriptions: { rows: 7, create: 1, refuse: 6 },
        licenses: { rows: 3, create: 0, refuse: 3 },
        people: { rows: 5, create: 1, refuse: 4 },
      })
      expect((await db.customer.findUniqueOrThrow({ where: { number: 'C-9' } })).name).toBe('=1+1')
      const [ticket] = reported().filter(({ field }) => field === 'ticketOrganizationId')
      expect(ticket).toMatchObject({ row: 5, message: 'Another project has this ticketing organization.' })
    }),
  )

  it(
    'changes none of several licenses of one name',
    place(async ({ db, path, write, import: imports, reported }) => {
      const { id: customerId } = await makeCustomer(db, { number: 'C-1' })
      const { id: productId } = await makeProduct(db, { slug: 'flow' })
      for (const maxUsers of [1, 2]) await makeLicense(db, { customerId, productId, name: 'Main', maxUsers })
      write({ 'licenses.csv': lines('customerNumber,product,name,type,maxUsers', 'C-1,flow,Main,PAID,3') })
      expect((await imports('csv', path, '--apply', '--yes')).counts.licenses).toEqual(kept(1))
      expect((await imports('csv', path, '--apply', '--yes', '--update')).code).toBe(7)
      expect(reported()).toMatchObject([{ field: 'name', code: 'CONFLICT' }])
      expect(await db.license.count({ where: { maxUsers: 3 } })).toBe(0)
    }),
  )

  it(
    'archives by rows that are taken, and by no others',
    place(async ({ db, path, write, import: imports }) => {
      for (const number of ['C-1', 'C-2', 'C-3']) await makeCustomer(db, { number })
      const archived = async () =>
        (
          await db.customer.findMany({ where: { archivedAt: { not: null } }, orderBy: { number: 'asc' } })
        ).map(({ number }) => number)
      write({
        'customers.csv': lines(
          'number,name,type,archived',
          'C-1,Acme,,false',
          'C-1,Acme,,true', // the same one
          'C-2,Globex,GOLD,true', // refused
          'C-3,Initech,,true', // there before
          'C-4,Umbrella,,TRUE',
        ),
      })
      const looked = await imports('csv', path)
      expect(looked.counts).toMatchObject({ customers: { refuse: 2 }, archived: { create: 2 } })
      expect((await imports('csv', path, '--apply')).counts).toEqual(looked.counts)
      expect(await archived()).toEqual(['C-3', 'C-4'])

      const customer = { id: 'i', customId: 'C-1', name: 'Acme', type: 'paid' }
      const file = join(path, 'customers.json')
      // All in one line, as it is not only printed but also sent.
      write({ 'customers.json': JSON.stringify([customer, { ...customer, isArchived: true }]) })
      expect((await imports('replicated', file, '--apply', '--yes')).code).toBe(7)
      expect(await archived()).toEqual(['C-3', 'C-4'])
    }),
  )

  it('archives nobody whom the server did not take', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'customers.csv'), lines('number,name,archived', 'C-1,Acme Ltd,true'))
    const nodes = [{ id: 'cus_1', number: 'C-1', name: 'Acme', archivedAt: null }]
    const there = answer({ data: { customers: { nodes, pageInfo: { hasNextPage: false } } } })
    await using stub = await stubServer(there, refusal('CONFLICT', 409), there)
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    const argv = ['import', 'csv', here.path, '--apply', '--yes', '--update']
    expect((await run(argv, { env })).code).toBe(7)
    expect(stub.sent).toHaveLength(2)
  })

  it(
    'refuses files that it would not understand, before it asks the server',
    place(async ({ env, path, write, import: imports, journals }) => {
      const refusal = async (files: Record<string, string | Buffer>) => {
        write(files)
        const { code, stderr } = await imports('csv', path)
        for (const name of Object.keys(files)) rmSync(join(path, name))
        expect(code).toBe(2)
        return stderr
      }
      expect(await refusal({})).toContain('nothing to import')
      expect(await refusal({ 'customers.csv': 'number,name,colour,nmae\n' })).toMatch(/colour.*nmae/)
      expect(await refusal({ 'customers.csv': 'number;name\n' })).toContain('with commas')
      const utf16 = Buffer.from('\ufeffnumber,name\n', 'utf16le')
      expect(await refusal({ 'customers.csv': utf16 })).toContain('in UTF-8')
      expect(await refusal({ 'customers.csv': 'number\nC-1\n' })).toContain('lacks name')
      expect(await refusal({ 'customers.csv': 'number,name,Number\n' })).toContain('number twice')
      expect(await refusal({ 'customers.csv': '' })).toContain('has no line of names')
      expect((await imports('csv', join(path, 'nowhere'))).code).toBe(2)
      write({ 'customers.csv': 'number,name\n', 'costumers.csv': '' })
      const { code, stderr } = await imports('csv', path)
      expect(code).toBe(0)
      expect(stderr).toContain('costumers.csv is not read')
      expect((await imports('csv', path, '--concurrency', '0')).code).toBe(2)
      expect((await run(['import', 'csv', path, '--report', 'report.txt'])).code).toBe(2)
      const link = join(path, '../link.csv')
      symlinkSync(join(path, 'customers.csv'), link)
      for (const file of [join(path, 'customers.csv'), link, join(path, journals()[0]!)]) {
        const { code, stderr } = await run(['import', 'csv', path, '--report', file], { env })
        expect(code).toBe(2)
        expect(stderr).toContain('The report would write over')
        expect(readFileSync(file, 'utf8')).not.toBe('')
      }
    }),
  )

  it(
    'reads what spreadsheets write, and reports as they may read it',
    place(async ({ db, env, path, write }) => {
      write({
        'customers.csv': `\ufeffNumber,Name,Contact Phone\r\nC-1,Käse,'+49 30 1\r\n=cmd,,\r\n`,
        'partners.csv': Buffer.from('number,name\nP-1,Käse\nP-2,Brot\n', 'latin1'),
      })
      const report = join(path, '../report.csv')
      const { code, stderr } = await run(['import', 'csv', path, '--apply', '--yes', '--report', report], {
        env,
      })
      expect(code).toBe(7)
      expect(stderr).toContain('customers.csv, line 3, name: Must not be empty. (MISSING)')
      expect(await db.customer.findMany()).toMatchObject([{ name: 'Käse', contactPhone: '+49 30 1' }])
      expect(await db.partner.findMany()).toMatchObject([{ number: 'P-2' }])
      expect(readFileSync(report, 'utf8').split('\r\n')).toEqual([
        'file,line,row,field,code,message',
        'partners.csv,2,1,name,ENCODING,Is not UTF-8.',
        'customers.csv,3,2,name,MISSING,Must not be empty.',
        '',
      ])
    }),
  )

  it(
    'leaves alone what is there, or brings it up to date with --update',
    place(async ({ db, path, write, import: imports }) => {
      write(everything)
      await imports('csv', path, '--create-missing', '--apply', '--yes')
      const changed = {
        'customers.csv': lines('number,name,contactEmail', 'C-1,Acme Ltd,'),
        'projects.csv': lines('customerNumber,name,description', 'C-1,Production,Another'),
        'people.csv': lines(
          'email,firstName,lastName,partnerNumber,role',
          'ada@acme.example,Ada,King,P-1,READ_ONLY',
        ),
        'licenses.csv': lines(
          'customerNumber,product,name,type,version,expiresAt,entitlements',
          'C-1,flow,Main,PAID,1.0,2098-01-01,sso more',
        ),
        'subscriptions.csv': lines(
          'customerNumber,project,product,version,level,startsOn,months',
          'C-1,Production,flow,1.0,GOLD,2026-01-31,36',
        ),
      }
      for (const name of Object.keys(everything)) rmSync(join(path, name))
      write(changed)
      const left = await imports('csv', path, '--apply', '--yes')
      expect(left.code, left.stderr).toBe(0)
      expect(Object.values(left.counts)).toEqual(Object.keys(changed).map(() => kept(1)))

      const updated = await imports('csv', path, '--update', '--apply', '--yes')
      expect(updated.code, updated.stderr).toBe(0)
      expect(Object.values(updated.counts)).toEqual(
        Object.keys(changed).map(() => ({ rows: 1, create: 0, update: 1, keep: 0, refuse: 0 })),
      )
      // An empty cell takes nothing away.
      expect(await db.customer.findUniqueOrThrow({ where: { number: 'C-1' } })).toMatchObject({
        name: 'Acme Ltd',
        contactEmail: 'it@acme.example',
      })
      expect(await db.license.findFirstOrThrow({ include: { productVersion: true } })).toMatchObject({
        productVersion: { name: '1.0' },
        expiresAt: new Date('2098-01-01'),
        entitlements: ['audit', 'more', 'sso'],
      })
      expect(await db.subscription.count({ where: { months: 36 } })).toBe(1)
      expect(await db.membership.count({ where: { role: 'READ_ONLY' } })).toBe(1)
      const before = await amounts(db)
      rmSync(join(path, '../export'), { recursive: true })
      mkdirSync(path)
      write(changed)
      const again = await imports('csv', path, '--update', '--apply', '--yes')
      expect(Object.values(again.counts)).toEqual(Object.keys(changed).map(() => kept(1)))
      expect(await amounts(db)).toEqual(before)
    }),
  )
})

describe('an import that was ended', () => {
  it(
    'by SIGKILL goes on where it was, and takes nothing twice',
    place(async ({ db, env, path, write, import: imports, journals }) => {
      const rows = Array.from({ length: 150 }, (_, i) => i)
      await makePartner(db, { number: 'P-1' })
      write({
        'customers.csv': lines('number,name', ...rows.map((i) => `C-${i},Customer ${i}`)),
        'projects.csv': lines(
          'customerNumber,name,partnerNumbers',
          ...rows.map((i) => `C-${i},Production,P-1`),
        ),
      })
      await imports('csv', path)
      const argv = ['import', 'csv', path, '--apply', '--concurrency', '2']
      const killed = async (isFar: () => Promise<boolean>) => {
        const child = spawned(argv, env)
        await vi.waitFor(async () => expect(await isFar()).toBe(true), { timeout: 120_000, interval: 5 })
        child.kill('SIGKILL')
        expect(await once(child, 'close')).toEqual([null, 'SIGKILL'])
      }
      await killed(async () => (await db.customer.count()) > 20)
      expect(await db.project.count()).toBe(0)
      const [journal] = journals()
      appendFileSync(join(path, journal!), '{"done":["customers:2')
      await killed(async () => (await db.project.count()) > 20)
      expect(await db.project.count()).toBeLessThan(150)

      const rest = await imports('csv', path, '--apply')
      expect(rest.code, rest.stderr).toBe(0)
      expect(rest.counts.customers).toEqual(kept(150))
      expect(rest.counts.projects).toMatchObject({ rows: 150, refuse: 0 })
      expect(await db.customer.count()).toBe(150)
      expect(await db.project.count()).toBe(150)
      expect(await db.project.count({ where: { partners: { some: {} } } })).toBe(150)
    }),
    // Three runs, two of them programs of their own, on a machine that may be busy.
    300_000,
  )

  it(
    'between the steps of a row does the others',
    place(async ({ db, path, write, import: imports, journals }) => {
      const customer = await makeCustomer(db, { number: 'C-1' })
      await makePartner(db, { number: 'P-1' })
      const project = await makeProject(db, { customerId: customer.id, name: 'Production' })
      write({ 'projects.csv': lines('customerNumber,name,partnerNumbers', 'C-1,Production,P-1') })
      await imports('csv', path)
      const partners = () =>
        db.project.findUniqueOrThrow({ where: { id: project.id }, select: { partners: true } })
      appendFileSync(join(path, journals()[0]!), '{"begun":["projects:1"]}\n')
      const { counts } = await imports('csv', path, '--apply')
      expect(counts.projects).toMatchObject({ update: 1 })
      expect((await partners()).partners).toHaveLength(1)
    }),
  )

  it(
    'asks again for what was refused and is possible now',
    place(async ({ db, path, write, import: imports }) => {
      await makeCustomer(db, { number: 'C-1' })
      const other = await makeProject(db, { ticketOrganizationId: 'ORG-1' })
      write({ 'projects.csv': lines('customerNumber,name,ticketOrganizationId', 'C-1,Production,ORG-1') })
      expect((await imports('csv', path, '--apply', '--yes')).code).toBe(7)
      await db.project.update({ where: { id: other.id }, data: { ticketOrganizationId: null } })
      const { code, counts } = await imports('csv', path, '--apply')
      expect(code).toBe(0)
      expect(counts.projects).toEqual(created(1))
    }),
  )

  it(
    'by a report that cannot be written says so, and goes on with another',
    place(async ({ db, env, path, write }) => {
      write({ 'customers.csv': lines('number,name', 'C-1,Acme', 'C-2,'), 'partners.csv': 'number,name\n' })
      const imports = (report: string) =>
        run(['import', 'csv', path, '--apply', '--yes', '--report', report], { env })
      for (const nowhere of ['nowhere/report.csv', 'folder.csv']) {
        mkdirSync(join(path, 'folder.csv'), { recursive: true })
        const { code, stderr } = await imports(join(path, nowhere))
        expect(code).toBe(2)
        expect(stderr).toMatch(/The report .* cannot be opened \((ENOENT|EISDIR)\)/)
      }
      const full = join(path, '../full.csv')
      symlinkSync('/dev/full', full)
      const { code, stderr } = await imports(full)
      expect(code).toBe(1)
      expect(stderr).toContain('cannot be written (ENOSPC)')
      expect((await imports(join(path, '../report.csv'))).code).toBe(7)
      expect(await db.customer.count()).toBe(1)
    }),
  )

  it(
    'by a server that lets nobody in says so once, and what to do',
    place(async ({ env, path, write, journals }) => {
      write({ 'customers.csv': lines('number,name', 'C-1,Acme', 'C-2,Globex') })
      const { code, stderr } = await run(['import', 'csv', path, '--apply', '--yes'], {
        env: { ...env, PORTICO_TOKEN: 'nobody-has-this-token-of-32-characters' },
      })
      expect(code).toBe(3)
      expect(stderr).toContain('the same command goes on')
      expect(stderr.match(/UNAUTHENTICATED/g)).toHaveLength(1)
      expect(journals()).toHaveLength(1)
    }),
  )

  it('by a way that is lost goes on with the same keys; a budget that is used up is waited for', async () => {
    using here = folder()
    const path = join(here.path, 'export')
    mkdirSync(path)
    writeFileSync(join(path, 'customers.csv'), lines('number,name', 'C-1,Acme', 'C-2,Globex'))
    const none = answer({ data: { customers: { nodes: [], pageInfo: { hasNextPage: false } } } })
    const made = answer({ data: { customerCreate: { customer: { id: 'cus_1' }, errors: [] } } })
    const limited = refusal('RATE_LIMITED', 429, { 'retry-after': '1' })
    // The first customer is made; of the second no answer comes, however often it is asked for.
    await using stub = await stubServer(none, made, hangUp, hangUp, hangUp, none, limited, made)
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    const argv = ['import', 'csv', path, '--apply', '--yes', '--concurrency', '1', '--json']

    const lost = await run(argv, { env })
    expect(lost.code).toBe(6)
    expect(lost.stdout).toBe('')
    expect(lost.stderr).toContain('the same command goes on')

    const again = await run(argv, { env })
    expect(again.code, again.stderr).toBe(0)
    expect(JSON.parse(again.stdout)).toEqual([
      { kind: 'customers', rows: 2, create: 1, update: 0, keep: 1, refuse: 0 },
    ])
    const keys = stub.sent.map(({ headers }) => headers['idempotency-key'])
    const [, first, second] = keys
    expect(first).not.toBe(second)
    expect(keys).toEqual([undefined, first, second, second, second, undefined, second, second])
  })

  it('is of one server: what a journal says holds there alone', async () => {
    using here = folder()
    const path = join(here.path, 'export')
    mkdirSync(path)
    writeFileSync(join(path, 'customers.csv'), 'number,name\n')
    await using stub = await stubServer(answer({ data: {} }))
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    const journal = join(here.path, 'journal.jsonl')
    expect((await run(['import', 'csv', path, '--journal', journal], { env })).code).toBe(0)
    const elsewhere = { ...env, PORTICO_ENDPOINT: 'http://127.0.0.1:1/graphql' }
    const { code, stderr } = await run(['import', 'csv', path, '--journal', journal, '--apply'], {
      env: elsewhere,
    })
    expect(code).toBe(2)
    expect(stderr).toContain('the journal of another import')
    expect(stub.sent).toEqual([])
  })

  it('adds to a journal alone, and to no other file', async () => {
    using here = folder()
    const customers = join(here.path, 'customers.csv')
    writeFileSync(customers, 'number,name\n')
    const env = { PORTICO_ENDPOINT: 'http://127.0.0.1:1/graphql', PORTICO_TOKEN: 'token' }
    const imports = (journal: string) => run(['import', 'csv', here.path, '--journal', journal], { env })
    const other = join(here.path, 'events.jsonl')
    for (const text of ['null\n', '\n', '{"done":[]}\n{"import":"x"}\n', '{"done":']) {
      writeFileSync(other, text)
      const { code, stderr } = await imports(other)
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('is not the journal'),
      })
      expect(readFileSync(other, 'utf8')).toBe(text)
    }
    expect((await imports(customers)).code).toBe(2)
    expect(readFileSync(customers, 'utf8')).toBe('number,name\n')

    // Whatever a run that was killed has left of a line, and whatever else is in it.
    const journal = join(here.path, 'journal.jsonl')
    expect((await imports(journal)).code).toBe(0)
    const whole = readFileSync(journal, 'utf8')
    for (const left of [whole.slice(0, 20), `${whole}null\n[]\n{"done":["cus`]) {
      writeFileSync(journal, left)
      expect((await imports(journal)).code).toBe(0)
      expect((await imports(journal)).code).toBe(0)
    }
  })

  it(
    'shows how far it is on a terminal, and nowhere else',
    place(async ({ env, path, write }) => {
      write({ 'customers.csv': lines('number,name', 'C-1,Acme') })
      const bar = await run(['import', 'csv', path], { env, progress: true })
      expect(bar.stderr).toMatch(/\[=+ *\] 1 rows, [\d,]+ a second, \d+ s left/)
      for (const quiet of [
        await run(['import', 'csv', path], { env }),
        await run(['import', 'csv', path, '--quiet'], { env, progress: true }),
      ])
        expect(quiet.stderr).not.toContain('[=')
    }),
  )
})

describe('portico import replicated', () => {
  it(
    'takes customers and their licenses',
    place(async ({ db, path, write, import: imports, reported }) => {
      await makeProduct(db, { slug: 'flow' })
      const customer = { channels: [{ id: 'ch', name: 'Stable' }], entitlements: [], instances: [] }
      write({
        'customers.json': [
          {
            ...customer,
            id: '2abc',
            customId: 'C-1',
            name: 'Acme',
            email: 'it@acme.example',
            type: 'paid',
            expiresAt: '2098-12-31T10:00:00Z',
            installationId: 'inst',
            airgap: true,
            isSnapshotSupported: false,
            instances: [{ instanceId: 'i' }],
            entitlements: [
              { name: 'sso', value: 'true' },
              { name: 'audit', value: 'false' },
              { name: 'seats', value: '12' },
            ],
          },
          {
            ...customer,
            id: '2def',
            customId: '',
            name: 'Globex',
            email: '',
            type: 'trial',
            expiresAt: null,
          },
          {
            ...customer,
            id: '2ghi',
            name: 'Gone',
            type: 'dev',
            expiresAt: '2020-01-01T00:00:00Z',
            isArchived: true,
          },
          { ...customer, id: '2jkl', name: 'Odd', type: 'constructor' },
          'nonsense',
          { ...customer, id: '2\ud800', name: 'Half a character', type: 'dev' },
        ],
      })
      const file = join(path, 'customers.json')
      const looked = await imports('replicated', file, '--product', 'flow')
      expect(looked.code).toBe(7)
      const applied = await imports('replicated', file, '--product', 'flow', '--apply')
      expect(applied.counts).toEqual(looked.counts)
      expect(applied.counts).toEqual({
        customers: { rows: 6, create: 3, update: 0, keep: 0, refuse: 3 },
        licenses: { rows: 6, create: 2, update: 0, keep: 0, refuse: 4 },
        archived: { rows: 0, create: 1, update: 0, keep: 0, refuse: 0 },
      })
      expect(await db.customer.findUniqueOrThrow({ where: { number: 'C-1' } })).toMatchObject({
        externalId: '2abc',
        type: 'PAID',
        contactEmail: 'it@acme.example',
        metadata: { replicated: { installationId: 'inst', channels: ['Stable'], features: ['airgap'] } },
      })
      expect(await db.customer.findMany({ where: { archivedAt: { not: null } } })).toMatchObject([
        { number: '2ghi', type: 'DEVELOPMENT' },
      ])
      expect(await db.license.findMany({ orderBy: { name: 'asc' } })).toMatchObject([
        { name: 'Replicated 2abc', type: 'PAID', expiresAt: new Date('2099-01-01'), entitlements: ['sso'] },
        { name: 'Replicated 2def', type: 'TRIAL', expiresAt: null },
      ])
      const problems = reported().map(({ row, field, code }) => `${row} ${field} ${code}`)
      expect(problems).toEqual([
        '1 instances NOT_TAKEN',
        '4 type INVALID_INPUT',
        '5 null MALFORMED',
        '6 customId ENCODING',
        '6 id ENCODING',
        '1 entitlements NOT_TAKEN',
        '3 expiresAt NOT_TAKEN',
        '4 type INVALID_INPUT',
        '5 null MALFORMED',
        '6 customId ENCODING',
        '6 name ENCODING',
      ])
      const again = await imports('replicated', file, '--product', 'flow', '--apply')
      expect(again.counts.customers).toMatchObject({ create: 0, keep: 3 })
      // The report of a run that goes on is as whole as that of one that was not ended.
      expect(reported().map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual(problems)
      expect(await db.license.count()).toBe(2)

      const without = await imports('replicated', file)
      expect(without.stderr).toContain('--product says which product')
      expect(without.counts.licenses).toBeUndefined()
    }),
  )
})

describe('portico import entando', () => {
  it(
    'takes customers, projects with partners, and subscriptions',
    place(async ({ db, path, write, import: imports, reported }) => {
      const project = {
        id: 7,
        name: 'Portal',
        description: 'A portal',
        systemId: '42',
        contactName: 'Ada',
        contactPhone: null,
        notes: 'n',
        partners: [{ id: 1, name: 'Partner', partnerNumber: 'P-1', notes: null }],
        users: [{ id: 5, username: 'ada', email: 'ada@acme.example' }],
        customer: { id: 1, name: 'Acme', customerNumber: 'C-1' },
      }
      const subscription = {
        id: 9,
        level: 'GOLD',
        status: 'ACTIVE',
        lengthInMonths: 120,
        startDate: '2026-01-01T00:00:00Z',
        entandoVersion: { id: 3, name: '7.3' },
        project: { id: 7, name: 'Portal' },
      }
      write({
        'customers.json': [
          { id: 1, name: 'Acme', customerNumber: 'C-1', contactEmail: 'it@acme.example', notes: null },
        ],
        'projects.json': [
          project,
          { ...project, id: 8, name: 'Second', systemId: '', users: [] },
          { ...project, id: 9, systemId: '43', customer: null },
        ],
        'subscriptions.json': [
          subscription,
          { ...subscription, id: 10, status: 'EXPIRED' },
          { ...subscription, id: 11, status: 'PENDING', startDate: 1767225600, project: { id: 8 } },
          { ...subscription, id: 12, project: { id: 404 } },
          { ...subscription, id: 13, startDate: 'soon', project: { id: 8 } },
        ],
      })
      const looked = await imports('entando', path, '--create-missing')
      expect(looked.code).toBe(7)
      const applied = await imports('entando', path, '--create-missing', '--apply')
      expect(applied.counts).toEqual(looked.counts)
      expect(applied.counts).toMatchObject({
        partners: { rows: 3, create: 1, keep: 2, refuse: 0 },
        customers: created(1),
        projects: { rows: 3, create: 2, refuse: 1 },
        subscriptions: { rows: 5, create: 2, refuse: 3 },
      })
      const acme = await db.customer.findUniqueOrThrow({
        where: { number: 'C-1' },
        include: {
          projects: {
            include: { partners: true, subscriptions: { include: { productVersion: true, level: true } } },
            orderBy: { name: 'asc' },
          },
        },
      })
      expect(acme).toMatchObject({ externalId: '1', type: 'PAID', contactEmail: 'it@acme.example' })
      expect(acme.projects).toMatchObject([
        {
          name: 'Portal',
          ticketOrganizationId: '42',
          metadata: { entando: { contactName: 'Ada' } },
          partners: [{}],
          subscriptions: [
            { status: 'ACTIVE', months: 120, productVersion: { name: '7.3' }, level: { code: 'GOLD' } },
          ],
        },
        { name: 'Second', ticketOrganizationId: null, subscriptions: [{ startsOn: new Date('2026-01-01') }] },
      ])
      expect(reported().map(({ file, row, field, code }) => `${file} ${row} ${field} ${code}`)).toEqual([
        'projects.json 1 users NOT_TAKEN',
        'projects.json 3 customer.customerNumber MISSING',
        'subscriptions.json 2 status NOT_TAKEN',
        'subscriptions.json 4 project NOT_FOUND',
        'subscriptions.json 5 startDate INVALID_INPUT',
      ])
      const again = await imports('entando', path, '--create-missing', '--apply')
      expect(again.counts.subscriptions).toMatchObject({ create: 0, keep: 2 })
    }),
  )

  it('needs the projects for the subscriptions', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'subscriptions.json'), '[]')
    const env = { PORTICO_ENDPOINT: 'http://127.0.0.1:1/graphql', PORTICO_TOKEN: 'token' }
    const { code, stderr } = await run(['import', 'entando', here.path], { env })
    expect(code).toBe(2)
    expect(stderr).toContain('needs projects.json')
  })
})

async function sold(db: Db) {
  const product = await makeProduct(db, { slug: 'flow' })
  await makeProductVersion(db, { productId: product.id, name: '1.0' })
  const { code } = await makeSubscriptionLevel(db, { code: 'GOLD' })
  return { product: product.slug, level: code }
}
