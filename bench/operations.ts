import pg from 'pg'
import { secretsWith } from '../packages/server/src/db/secrets.ts'
import { encodeCursor, type Order } from '../packages/server/src/keyset.ts'
import { freshMark } from './fresh.ts'
import { administered, animals, keyOf, type Scratch } from './seed.ts'

export const operationNames = [
  'one',
  'nested',
  'page',
  'mine',
  'validate',
  'create',
  'create-keyed',
  'activate',
] as const

type OperationName = (typeof operationNames)[number]

/** One operation in two forms: GraphQL for the server, a plain request for the hand-written one. */
export type Operation = {
  name: OperationName
  summary: string
  token: string
  document: string
  /** Of one request after the other. */
  variables: Record<string, unknown>[]
  handWritten: (variables: Record<string, unknown>) => PlainRequest
  /** What every good answer begins with. */
  begins: string
  /** Makes a row of this table, so that no two answers are the same, under this name in the answer. */
  writes?: { table: string; mutation: string; entity: string }
  /** Every request has an idempotency key of its own. */
  keyed?: true
}

type PlainRequest = { method: 'GET' | 'POST'; path: string; body?: object }

const one = `query One($number: String!) {
  customerByNumber(number: $number) {
    id number name type externalId contactName contactEmail notes version createdAt updatedAt
  }
}`

const nested = `query Nested($after: String) {
  customers(first: 20, after: $after) {
    nodes {
      id number name contactEmail createdAt
      projects(first: 5) {
        nodes {
          id name description createdAt
          subscriptions(first: 3) { nodes { id status startsOn months endsOn } }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

const page = `query Page($contains: String!, $after: String) {
  customers(
    first: 50, after: $after, filter: { name: { contains: $contains } }, orderBy: [{ field: NAME, direction: ASC }]
  ) {
    totalCount
    nodes { id number name contactEmail createdAt updatedAt }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

const create = `mutation Create($input: ProjectCreateInput!) {
  projectCreate(input: $input) {
    project { id name description version createdAt }
    errors { code message path }
  }
}`

const validate = `query Validate($input: LicenseValidateInput!) {
  licenseValidate(input: $input) { valid code message }
}`

const activate = `mutation Activate($input: MachineActivateInput!) {
  machineActivate(input: $input) {
    machine { id fingerprint name createdAt }
    errors { code message path }
  }
}`

/** The operations on the rows of a scratch database, each with many different requests. */
export async function operationsOn(scratch: Scratch): Promise<Operation[]> {
  const client = new pg.Client(scratch.url)
  await client.connect()
  try {
    const all = await treePlaces(client, false)
    const ofAdmin = await treePlaces(client, true)
    return operationsAt(scratch, all, ofAdmin, await namePlaces(client))
  } finally {
    await client.end()
  }
}

type Variables = Operation['variables']

function operationsAt(
  { customers, staffToken, adminToken }: Scratch,
  afters: Variables,
  aftersOfAdmin: Variables,
  namePages: Variables,
): Operation[] {
  const tree = (variables: Record<string, unknown>) => get('/customers-with-projects', variables)
  const creating: Operation = {
    name: 'create',
    summary: 'a project and its audit event in one transaction',
    token: staffToken,
    document: create,
    variables: spread(200, customers).map((n) => ({
      input: {
        customerId: `cus_${String(n).padStart(26, '0')}`,
        name: `Rollout ${n}`,
        description: 'Replaces the paper forms of the plant.',
      },
    })),
    handWritten: ({ input }) => ({ method: 'POST', path: '/projects', body: input as object }),
    begins: '{"data":{"projectCreate":{"project":{"id":"prj_',
    writes: { table: 'Project', mutation: 'projectCreate', entity: 'project' },
  }
  const withKey: Operation = {
    ...creating,
    name: 'create-keyed',
    summary: 'the same, sent with an idempotency key, which the hand-written server ignores',
    keyed: true,
  }
  return [
    {
      name: 'one',
      summary: 'one customer by number',
      token: staffToken,
      document: one,
      variables: spread(64, customers).map((n) => ({ number: `C-${String(n).padStart(6, '0')}` })),
      handWritten: (variables) => get('/customer', variables),
      begins: '{"data":{"customerByNumber":{"id":"cus_',
    },
    {
      name: 'nested',
      summary: '20 customers with their projects and subscriptions',
      token: staffToken,
      document: nested,
      variables: afters,
      handWritten: tree,
      begins: '{"data":{"customers":{"nodes":[{"id":"cus_',
    },
    {
      name: 'page',
      summary: '50 customers after a cursor, by name, whose names contain a text, and how many do',
      token: staffToken,
      document: page,
      variables: namePages,
      handWritten: (variables) => get('/customers', variables),
      begins: '{"data":{"customers":{"totalCount":',
    },
    {
      name: 'mine',
      summary: "nested, for the admin of 200 customers, who sees no other's",
      token: adminToken,
      document: nested,
      variables: aftersOfAdmin,
      handWritten: tree,
      begins: '{"data":{"customers":{"nodes":[{"id":"cus_',
    },
    {
      name: 'validate',
      summary: 'whether a license holds for a product and a machine',
      token: adminToken,
      document: validate,
      variables: spread(200, administered).map((i) => {
        const n = i * Math.floor(customers / administered)
        const input = { licenseKey: keyOf(n), productSlug: 'product-0', fingerprints: [`machine-${n}`] }
        return { input }
      }),
      handWritten: ({ input }) => ({ method: 'POST', path: '/validations', body: input as object }),
      begins: '{"data":{"licenseValidate":{"valid":true',
    },
    // The last ones, since their rows add to what the others read.
    creating,
    withKey,
    {
      name: 'activate',
      summary: 'a machine of a license and its audit event in one transaction',
      token: adminToken,
      document: activate,
      variables: spread(200, administered).map((n) => ({
        input: {
          licenseKey: keyOf(n * Math.floor(customers / administered)),
          fingerprint: freshMark,
          name: 'build',
        },
      })),
      handWritten: ({ input }) => ({ method: 'POST', path: '/machines', body: input as object }),
      begins: '{"data":{"machineActivate":{"machine":{"id":"mac_',
      writes: { table: 'Machine', mutation: 'machineActivate', entity: 'machine' },
    },
  ]
}

function get(path: string, variables: Record<string, unknown>): PlainRequest {
  return { method: 'GET', path: `${path}?${new URLSearchParams(variables as Record<string, string>)}` }
}

/** So many numbers below `end`, in no order and always the same. */
function spread(count: number, end: number): number[] {
  return Array.from({ length: count }, (_, i) => (i * 7_919 + 13) % end)
}

const byAge: Order[] = [
  { field: 'createdAt', direction: 'desc', kind: 'date' },
  { field: 'id', direction: 'desc', kind: 'string' },
]
const byName: Order[] = [
  { field: 'name', direction: 'asc', kind: 'string' },
  { field: 'id', direction: 'asc', kind: 'string' },
]

/** Forty places in the list of customers, or of those that somebody administers, from its start to near its end. */
async function treePlaces(client: pg.Client, administered: boolean): Promise<Variables> {
  const { rows } = await client.query<{ id: string; createdAt: Date }>(
    `select id, "createdAt" from (
       select id, "createdAt", row_number() over (order by "createdAt" desc, id desc) as place, count(*) over () as total
       from "Customer" c
       where not $1 or exists (select from "Membership" m where m."customerId" = c.id and m.role = 'ADMIN')
     ) c where place in (select 1 + i * (total - 25) / 40 from generate_series(0, 39) i) order by md5(id)`,
    [administered],
  )
  return rows.map((row) => ({ after: encodeCursor(byAge, row, veil) }))
}

const veil = secretsWith([Buffer.alloc(32)])

/** For every animal five places in the first half of the customers with its name. */
async function namePlaces(client: pg.Client): Promise<Variables> {
  const { rows } = await client.query<{ id: string; name: string; animal: string }>(
    `select id, name, animal from (
       select c.id, c.name, animal, row_number() over (partition by animal order by c.name, c.id) as place,
         count(*) over (partition by animal) as total
       from "Customer" c join unnest($1::text[]) animal on c.name like '%' || animal || '%'
     ) c where place in (select 1 + i * total / 10 from generate_series(0, 4) i) order by md5(id)`,
    [animals],
  )
  return rows.map((row) => ({ contains: row.animal.toLowerCase(), after: encodeCursor(byName, row, veil) }))
}
