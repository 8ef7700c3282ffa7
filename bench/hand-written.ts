// What the answers of the benchmark cost without a framework: node:http, pg, a prepared statement per answer that makes
// the JSON in PostgreSQL. The same credentials, the same visible rows, the same audit event, the same bytes. Only for
// comparison: what is not one of the measured operations is not here.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { hashToken, tokenKind } from '../packages/server/src/auth/token.ts'
import { newId } from '../packages/server/src/ids.ts'
import { activateMachine, validateLicense } from './hand-written-licenses.ts'
import { Refusal } from './refusal.ts'

type Staff = { kind: 'staff'; id: string; name: string; role: 'ADMIN' | 'SALES' | 'SUPPORT' }
/** The ids of the companies are kept as PostgreSQL sends and takes them: one text, with commas. */
type Person = {
  kind: 'portalUser'
  id: string
  name: string
  adminOf: string | null
  memberOf: string | null
  partnerOf: string | null
}
export type Actor = Staff | Person

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  application_name: 'hand-written',
  onConnect: async (client) => {
    await client.query("set time zone 'UTC'")
  },
})

async function rows<Row extends unknown[]>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  return (await pool.query<Row>({ name, text, values, rowMode: 'array' })).rows
}

// Who calls.

const findSession = `
  select s."revokedAt" is not null or s."expiresAt" <= now() or st."disabledAt" is not null or u."disabledAt" is not null,
    st.id, st.name, st.role, u.id, u."firstName" || ' ' || u."lastName", m.admin, m.member, m.partner
  from "Session" s
  left join "Staff" st on st.id = s."staffId"
  left join "PortalUser" u on u.id = s."portalUserId"
  left join lateral (
    select
      string_agg(m."customerId", ',') filter (where m.role = 'ADMIN') as admin,
      string_agg(m."customerId", ',') filter (where m.role <> 'ADMIN') as member,
      string_agg(m."partnerId", ',') as partner
    from "Membership" m where m."portalUserId" = u.id and m.status = 'ACTIVE'
  ) m on true
  where s."tokenHash" = $1`

type SessionRow = [boolean, string, string, Staff['role'], string, string, ...(string | null)[]]

async function authenticate(authorization = ''): Promise<Actor> {
  const token = authorization.slice('Bearer '.length)
  if (!authorization.startsWith('Bearer ') || tokenKind(token) !== 'session') {
    throw new Refusal(401, 'Send a bearer token.')
  }
  const [row] = await rows<SessionRow>('session', findSession, [hashToken(token)])
  if (!row || row[0]) throw new Refusal(401, 'The session has ended.')
  const [, staffId, staffName, role, id, name, adminOf = null, memberOf = null, partnerOf = null] = row
  if (staffId) return { kind: 'staff', id: staffId, name: staffName, role }
  if (!adminOf && !memberOf && !partnerOf) throw new Refusal(403, 'You are a member of nothing.')
  return { kind: 'portalUser', id, name, adminOf, memberOf, partnerOf }
}

// Which rows the caller sees. The conditions differ by what the person has, their text is made once for each case.

type Sight = {
  /** Names the case, for the name of the statement. */
  key: string
  /** Follow the values of the statement itself. */
  values: string[]
  /** SQL conditions on the aliases `c` and `p`, given how many values come before. */
  customer: (before: number) => string
  project: (before: number) => string
}

const everything: Sight = { key: 'all', values: [], customer: () => 'true', project: () => 'true' }

const among = (column: string, parameter: number) => `${column} = any(string_to_array($${parameter}, ','))`

function sightOf(actor: Actor): Sight {
  if (actor.kind === 'staff') return everything
  const { id, adminOf, memberOf, partnerOf } = actor
  const values = [adminOf, memberOf, memberOf && id, partnerOf].filter((value) => value !== null)
  const throughProjects = (before: number) => {
    let at = before + (adminOf ? 1 : 0)
    return [
      ...(memberOf
        ? [
            `(${among('p."customerId"', ++at)} and exists (
               select from "ProjectAssignment" a where a."projectId" = p.id and a."portalUserId" = $${++at}))`,
          ]
        : []),
      ...(partnerOf
        ? [`exists (select from "_ProjectPartner" pp where pp."B" = p.id and ${among('pp."A"', ++at)})`]
        : []),
    ]
  }
  const either = (conditions: string[]) => (conditions.length > 0 ? `(${conditions.join(' or ')})` : 'false')
  return {
    key: `${adminOf ? 'admin' : ''}${memberOf ? 'member' : ''}${partnerOf ? 'partner' : ''}`,
    values,
    customer: (before) => {
      const through = throughProjects(before)
      return either([
        ...(adminOf ? [among('c.id', before + 1)] : []),
        ...(through.length > 0
          ? [`exists (select from "Project" p where p."customerId" = c.id and ${either(through)})`]
          : []),
      ])
    },
    project: (before) => {
      const through = throughProjects(before)
      // Who administers the customers that are listed sees all of their projects.
      if (through.length === 0) return adminOf ? 'true' : 'false'
      return either([...(adminOf ? [among('p."customerId"', before + 1)] : []), ...through])
    },
  }
}

// JSON: trees are made by PostgreSQL, as texts put together, which takes half the time of json_build_object; flat rows here.

const word = (column: string) => `'"' || ${column} || '"'`
const text = (column: string) => `to_json(${column})::text`
const nullable = (json: string) => `coalesce(${json}, 'null')`
const time = (column: string) => `to_char(${column}, '\\"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\\"')`
const object = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(([name, json], i) => `'${i === 0 ? '{' : ','}"${name}":' || ${json}`)
    .join(' || ')} || '}'`
const nodes = (list: string) => `'{"nodes":[' || coalesce(${list}, '') || ']}'`

/** ISO 8601 of PostgreSQL's `2026-01-31 12:00:00.125+00`, which has no fraction where that is zero. */
function iso(time: string): string {
  return time.length === 26 ? `${time.slice(0, 10)}T${time.slice(11, 23)}Z` : new Date(time).toISOString()
}

const texts = new Map<string, string>()

/** The text of a statement, made once for each case of who calls. */
function textOf(name: string, make: () => string): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const made = make()
  texts.set(name, made)
  return made
}

// Lists: pages of a keyset.

const byAge = 'createdAt:desc,id:desc'
const byName = 'name:asc,id:asc'

const cursorOf = (order: string, value: string, id: string) =>
  Buffer.from(JSON.stringify([order, value, id])).toString('base64url')

function placeOf(order: string, cursor: string): [value: string, id: string] {
  const [signature, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]
  if (signature !== order || !value || !id) throw new Refusal(400, 'after is not a cursor of this list.')
  return [value, id]
}

// The operations.

async function customerByNumber(actor: Actor, query: URLSearchParams): Promise<string> {
  const sight = sightOf(actor)
  const name = `customer-${sight.key}`
  const make = () =>
    `select c.id, c.number, c.name, c.type, c."externalId", c."contactName", c."contactEmail", c.notes, c.version,
       c."createdAt"::text, c."updatedAt"::text
     from "Customer" c where c.number = $1 and ${sight.customer(1)}`
  const [row] = await rows<string[]>(name, textOf(name, make), [query.get('number'), ...sight.values])
  if (!row) return '{"data":{"customerByNumber":null}}'
  const internal = actor.kind === 'staff'
  return JSON.stringify({
    data: {
      customerByNumber: {
        id: row[0],
        number: row[1],
        name: row[2],
        type: internal ? row[3] : null,
        externalId: internal ? row[4] : null,
        contactName: row[5],
        contactEmail: row[6],
        notes: internal ? row[7] : null,
        version: row[8],
        createdAt: iso(row[9]!),
        updatedAt: iso(row[10]!),
      },
    },
  })
}

const treeSize = 20

async function customersWithProjects(actor: Actor, query: URLSearchParams): Promise<string> {
  const sight = sightOf(actor)
  const after = query.get('after')
  const place = after ? placeOf(byAge, after) : []
  const name = `tree-${sight.key}-${place.length}`
  const make = () => `
    select c.id, c.made, ${object({
      id: word('c.id'),
      number: text('c.number'),
      name: text('c.name'),
      contactEmail: nullable(text('c."contactEmail"')),
      createdAt: word('c.made'),
      projects: nodes('p.list'),
    })}
    from (
      select c.*, to_char(c."createdAt", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as made, row_number() over () as place
      from (
        select c.id, c.number, c.name, c."contactEmail", c."createdAt" from "Customer" c
        where c."archivedAt" is null and ${sight.customer(place.length)}
          ${place.length > 0 ? 'and (c."createdAt", c.id) < ($1::timestamptz, $2)' : ''}
        order by c."createdAt" desc, c.id desc limit ${treeSize + 1}
      ) c
    ) c left join lateral (
      select string_agg(${object({
        id: word('p.id'),
        name: text('p.name'),
        description: text('p.description'),
        createdAt: time('p."createdAt"'),
        subscriptions: nodes('s.list'),
      })}, ',') as list
      from (
        select p.id, p.name, p.description, p."createdAt" from "Project" p
        where p."customerId" = c.id and ${sight.project(place.length)}
        order by p."createdAt" desc, p.id desc limit 5
      ) p, lateral (
        select string_agg(${object({
          id: word('s.id'),
          status: word('s.status'),
          startsOn: word('s."startsOn"'),
          months: 's.months',
          endsOn: word('s."endsOn"'),
        })}, ',') as list
        from (
          select s.id, s.status, s."startsOn", s.months, s."endsOn" from "Subscription" s
          where s."projectId" = p.id order by s."createdAt" desc, s.id desc limit 3
        ) s
      ) s
    ) p on c.place <= ${treeSize}
    order by c.place`
  const found = await rows<[string, string, string]>(name, textOf(name, make), [...place, ...sight.values])
  const page = found.slice(0, treeSize)
  const [lastId, lastMade] = page.at(-1) ?? []
  const endCursor = lastId ? `"${cursorOf(byAge, lastMade!, lastId)}"` : 'null'
  return (
    `{"data":{"customers":{"nodes":[${page.map(([, , json]) => json).join(',')}],` +
    `"pageInfo":{"hasNextPage":${found.length > treeSize},"endCursor":${endCursor}}}}}`
  )
}

const pageSize = 50

async function customersByName(actor: Actor, query: URLSearchParams): Promise<string> {
  const sight = sightOf(actor)
  const pattern = `%${(query.get('contains') ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const after = query.get('after')
  const place = after ? placeOf(byName, after) : []
  const from = (before: number) =>
    `from "Customer" c where c."archivedAt" is null and c.name ilike $1 and ${sight.customer(before)}`
  const listName = `page-${sight.key}-${place.length}`
  const makeList = () =>
    `select c.id, c.number, c.name, c."contactEmail", c."createdAt"::text, c."updatedAt"::text
     ${from(1 + place.length)} ${place.length > 0 ? 'and (c.name, c.id) > ($2, $3)' : ''}
     order by c.name, c.id limit ${pageSize + 1}`
  const countName = `count-${sight.key}`
  const [found, [total]] = await Promise.all([
    rows<string[]>(listName, textOf(listName, makeList), [pattern, ...place, ...sight.values]),
    rows<[string]>(
      countName,
      textOf(countName, () => `select count(*) ${from(1)}`),
      [pattern, ...sight.values],
    ),
  ])
  const page = found.slice(0, pageSize)
  const cursor = (row: string[] | undefined) => (row ? cursorOf(byName, row[2]!, row[0]!) : null)
  return JSON.stringify({
    data: {
      customers: {
        totalCount: Number(total![0]),
        nodes: page.map(([id, number, name, contactEmail, createdAt, updatedAt]) => ({
          id,
          number,
          name,
          contactEmail,
          createdAt: iso(createdAt!),
          updatedAt: iso(updatedAt!),
        })),
        pageInfo: {
          hasNextPage: found.length > pageSize,
          hasPreviousPage: place.length > 0,
          startCursor: cursor(page[0]),
          endCursor: cursor(page.at(-1)),
        },
      },
    },
  })
}

type NewProject = { customerId: string; name: string; description: string }

/** One statement is one transaction: either both rows are there or none. */
async function createProject(actor: Actor, input: NewProject, ipAddress: string | null): Promise<string> {
  if (actor.kind !== 'staff' || actor.role === 'SUPPORT')
    throw new Refusal(403, 'You may not create projects.')
  const { customerId } = input
  const name = line(input.name, 255)
  const description = line(input.description, 2_000)
  const now = new Date().toISOString()
  const changes = {
    customerId: { to: customerId },
    name: { to: name },
    description: { to: description },
    metadata: { to: {} },
    createdAt: { to: now },
  }
  const [row] = await rows<[string | null, string | null]>(
    'create-project',
    `with customer as (
       select c.id, c."archivedAt" from "Customer" c where c.id = $1
     ), project as (
       insert into "Project" (id, "customerId", name, description, "createdAt", "updatedAt")
       select $2, c.id, $3, $4, $5, $5 from customer c where c."archivedAt" is null
       returning id, "customerId"
     ), event as (
       insert into "AuditEvent" (id, type, "actorKind", "actorId", "actorName", "entityType", "entityId", "customerId",
         "requestId", "ipAddress", changes, "occurredAt")
       select $6, 'project.created', 'staff', $7, $8, 'project', p.id, p."customerId", $9, $10, $11, $5 from project p
     )
     select (select id from customer), (select id from project)`,
    [
      customerId,
      newId('Project'),
      name,
      description,
      now,
      newId('AuditEvent'),
      actor.id,
      actor.name,
      newId('AuditEvent').slice(4),
      ipAddress,
      JSON.stringify(changes),
    ],
  )
  const [foundCustomer, id] = row!
  if (!id) throw new Refusal(foundCustomer ? 409 : 404, 'There is no such customer, or it is archived.')
  const project = { id, name, description, version: 1, createdAt: now }
  return JSON.stringify({ data: { projectCreate: { project, errors: [] } } })
}

/** Text of a length that the column takes, without control characters. */
function line(value: unknown, longest: number): string {
  const trimmed = typeof value === 'string' ? value.trim() : ''
  if (trimmed === '' || trimmed.length > longest || /\p{Cc}/u.test(trimmed) || !trimmed.isWellFormed()) {
    throw new Refusal(400, `name and description must have 1 to ${longest} characters.`)
  }
  return trimmed
}

// HTTP.

async function answer(req: IncomingMessage): Promise<string> {
  const url = req.url!
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  const write = writes[path]
  if (req.method === 'POST' && write) {
    const [actor, body] = await Promise.all([authenticate(req.headers.authorization), readBody(req)])
    return write(actor, JSON.parse(body) as never, req.socket.remoteAddress ?? null)
  }
  const read = reads[path]
  if (req.method !== 'GET' || !read) throw new Refusal(404, 'There is nothing here.')
  const actor = await authenticate(req.headers.authorization)
  return read(actor, new URLSearchParams(at < 0 ? '' : url.slice(at + 1)))
}

const reads: Record<string, (actor: Actor, query: URLSearchParams) => Promise<string>> = {
  '/customer': customerByNumber,
  '/customers': customersByName,
  '/customers-with-projects': customersWithProjects,
}

type Write = (actor: Actor, body: never, ipAddress: string | null) => Promise<string>

const writes: Record<string, Write> = {
  '/projects': createProject,
  '/machines': (actor, told, ipAddress) => activateMachine(pool, actor, told, ipAddress),
  '/validations': (actor, asked) => validateLicense(pool, actor, asked),
}

function readBody(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = ''
    req.setEncoding('utf8')
    req.on('data', (chunk: string) => {
      body += chunk
      if (body.length > 1_000_000) reject(new Refusal(413, 'The body is too large.'))
    })
    req.on('end', () => resolve(body))
    req.on('error', reject)
  })
}

function send(res: ServerResponse, status: number, body: string): void {
  res
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body)
}

const server = createServer((req, res) => {
  answer(req).then(
    (body) => send(res, 200, body),
    (error: unknown) => {
      if (!(error instanceof Refusal)) console.error(error)
      send(res, error instanceof Refusal ? error.status : 500, JSON.stringify({ errors: [String(error)] }))
    },
  )
})

server.listen(0, '127.0.0.1', () => {
  console.log(`Serves http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => {
  server.close(() => pool.end())
  server.closeAllConnections()
})
