import {
  GraphQLEnumType,
  GraphQLError,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'
import type { Config } from '../src/config.ts'
import type { Ctx, Env } from '../src/context.ts'
import type { Database } from '../src/db/database.ts'
import { InvalidInputError } from '../src/errors.ts'
import type { Queue } from '../src/jobs/queue.ts'
import { createLogger } from '../src/log.ts'
import { createServer, type Server, type ServerOptions } from '../src/server.ts'
import { outside } from './harness.ts'

export const bootstrapToken = 'bootstrap-secret-of-32-characters-or-more'

/** The headers that each answer changes for the next one. */
export const spending = ['ratelimit', 'ratelimit-remaining', 'ratelimit-reset']

/** More than the tests of a file spend, though all of them may come from one source. */
export const plenty: Config['budgets'] = {
  seconds: 60,
  apiToken: 100_000_000,
  serviceAccount: 100_000_000,
  staff: 100_000_000,
  portalUser: 100_000_000,
  anonymous: 100_000_000,
  failures: 1_000_000,
}

type TestServer = { server: Server; lines: Record<string, unknown>[] } & AsyncDisposable

type Options = Partial<Pick<ServerOptions, 'schema' | 'timing'>> & {
  database: Database
  mail?: Env['mail']
  queue?: Queue
  feed?: Env['feed']
  config?: Partial<ServerOptions['config']>
  now?: () => Date
  logLevel?: Config['logLevel']
}

/** A server whose log lines are kept, over a small schema of fields that misbehave. */
export function testServer({
  database,
  config,
  now,
  logLevel = 'info',
  schema,
  timing,
  mail = outside.mail,
  queue = unused(),
  feed = outside.feed,
}: Options): TestServer {
  const lines: Record<string, unknown>[] = []
  const log = createLogger({ logLevel }, { write: (line) => void lines.push(JSON.parse(line)) })
  const env: Env = {
    ...outside,
    mail,
    db: database.prisma,
    queue,
    feed,
    log,
    now: now ?? (() => new Date()),
  }
  const server = createServer({
    config: {
      host: '127.0.0.1',
      port: 0,
      bootstrapToken,
      corsOrigins: [],
      production: false,
      proxies: 0,
      budgets: plenty,
      ...config,
    },
    env,
    database,
    schema: schema ?? transportSchema,
    ...(timing && { timing }),
  })
  return { server, lines, [Symbol.asyncDispose]: () => server.close() }
}

function unused(): Queue {
  const refuse = () => Promise.reject(new Error('No job is expected here.'))
  return { enqueue: refuse, enqueueMany: refuse, retry: refuse, stop: () => Promise.resolve() }
}

export type Answer = {
  status: number
  headers: Headers
  body: { data?: Record<string, unknown> | null; errors?: AnswerError[] }
}

type AnswerError = {
  message: string
  path?: (string | number)[]
  extensions: { code: string; requestId: string } & Record<string, unknown>
}

/** Posts an operation as JSON; `fetch` is that of a server or of a socket. */
export async function post(
  fetch: Server['fetch'],
  body: unknown,
  {
    url = 'http://localhost/graphql',
    token,
    headers,
  }: { url?: string; token?: string; headers?: HeadersInit } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...Object.fromEntries(new Headers(headers)),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  }
}

type Args = Record<string, unknown>

const pageSize = (args: Args) => ({
  field: 1,
  multiplier: Math.min(Math.max(Number(args.first ?? 25), 1), 100),
})

const item: GraphQLObjectType = new GraphQLObjectType({
  name: 'Item',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLID), resolve: () => 'item' },
    parent: { type: item, resolve: () => ({}) },
    items: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(item))),
      args: { first: { type: GraphQLInt, defaultValue: 25 } },
      extensions: { complexity: pageSize },
      resolve: () => [{}, {}],
    },
  }),
})

const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({ eq: { type: GraphQLString }, and: { type: new GraphQLList(filter) } }),
})

const failures: Record<string, (ctx: Ctx) => unknown> = {
  STRING: () => {
    throw 'a secret string'
  },
  TYPE_ERROR: () => (undefined as unknown as { secret: string }).secret,
  GRAPHQL: () => {
    throw new GraphQLError('a secret of a library')
  },
  UNIQUE: async ({ db }) => {
    const data = { email: 'twice@example.com', name: 'Twice', role: 'SUPPORT' as const }
    await db.staff.create({ data: { id: `stf_${Math.random()}`, ...data } })
    return db.staff.create({ data: { id: `stf_${Math.random()}`, ...data } })
  },
  SQL: ({ db }) => db.$queryRawUnsafe('select secret from nowhere'),
  BIGINT: () => 2n ** 60n,
  INPUT: () => {
    throw new InvalidInputError('first must be between 1 and 100.', ['first'])
  },
  NONE: () => 1,
}

const transportSchema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Ctx>({
    name: 'Query',
    fields: {
      hello: { type: GraphQLString, resolve: () => 'world' },
      whoami: { type: GraphQLString, resolve: (_root, _args, { actor }) => `${actor.kind} ${actor.name}` },
      requestId: { type: GraphQLString, resolve: (_root, _args, { requestId }) => requestId },
      echo: {
        type: GraphQLString,
        args: { text: { type: GraphQLString }, number: { type: GraphQLInt }, filter: { type: filter } },
        resolve: (_root, args) => JSON.stringify(args),
      },
      item: { type: item, resolve: () => ({}) },
      items: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(item))),
        args: { first: { type: GraphQLInt, defaultValue: 25 } },
        extensions: { complexity: pageSize },
        resolve: () => [{}, {}],
      },
      fail: {
        type: GraphQLInt,
        args: {
          how: {
            type: new GraphQLNonNull(
              new GraphQLEnumType({
                name: 'Failure',
                values: Object.fromEntries(Object.keys(failures).map((name) => [name, {}])),
              }),
            ),
          },
        },
        resolve: (_root, { how }, ctx) => failures[how as string]!(ctx),
      },
      wait: {
        type: GraphQLString,
        args: { ms: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: (_root, { ms }) =>
          new Promise((resolve) => setTimeout(() => resolve('waited'), ms as number)),
      },
      work: {
        description: 'Keeps a connection of the database busy.',
        type: GraphQLInt,
        args: { ms: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: async (_root, { ms }, { db }) => {
          await db.$transaction(async (tx) => {
            await tx.$queryRawUnsafe('select 1')
            await new Promise((resolve) => setTimeout(resolve, ms as number))
            await tx.$queryRawUnsafe('select 1')
          })
          return 1
        },
      },
    },
  }),
  mutation: new GraphQLObjectType<unknown, Ctx>({
    name: 'Mutation',
    fields: {
      bump: { type: GraphQLInt, args: { by: { type: GraphQLInt } }, resolve: (_root, { by }) => by },
      waitAndBump: {
        type: GraphQLInt,
        args: { ms: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: (_root, { ms }) => new Promise((resolve) => setTimeout(() => resolve(1), ms as number)),
      },
    },
  }),
})
