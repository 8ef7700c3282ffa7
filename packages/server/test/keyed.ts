import { afterAll, beforeAll, beforeEach } from 'vitest'
import { hashToken, makeToken } from '../src/auth/token.ts'
import type { Database, Sql } from '../src/db/database.ts'
import { newId } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import type { Server, Timing } from '../src/server.ts'
import { type OwnDatabase, ownDatabase } from './database.ts'
import { makeCustomer, makeStaff } from './factories.ts'
import { testServer } from './transport.ts'

export const second = 1_000
export const hour = 3_600_000

type Sent = { key?: string; token?: string; accept?: string; team?: string; server?: Server }

const createProject = /* GraphQL */ `
  mutation ($input: ProjectCreateInput!) {
    projectCreate(input: $input) { project { id name } errors { code message path } }
  }
`

/** Makes a request ordinary no more, so that it takes the way through Yoga. */
export const throughYoga = 'application/json, text/x-unusual;q=0.1'

/** The server on a database of its own, with a customer, and a staff member who is signed in. */
export function keyedServer() {
  const at = {} as {
    database: OwnDatabase
    server: Server
    staffId: string
    token: string
    customerId: string
    now: Date
    newKey: () => string
  }
  let keys = 0

  beforeAll(async () => {
    at.database = await ownDatabase()
    at.server = serverOn(at.database)
    at.newKey = () => `key ${++keys}`
  })
  beforeEach(async () => {
    at.now = new Date('2026-06-15T12:00:00.000Z')
    at.customerId = (await makeCustomer(at.database.prisma)).id
    at.staffId = (await makeStaff(at.database.prisma)).id
    at.token = await signIn({ staffId: at.staffId })
  })
  afterAll(() => at.database.close())

  /** Another process on the same database, or one with a fault. */
  function serverOn(database: Database, timing: Partial<Timing> = {}): Server {
    return testServer({ database, schema, now: () => at.now, logLevel: 'silent', timing }).server
  }

  async function signIn(owner: { staffId: string } | { portalUserId: string }): Promise<string> {
    const token = makeToken('session')
    const expiresAt = new Date('2027-01-01')
    const id = newId('Session')
    await at.database.prisma.session.create({
      data: { id, tokenHash: hashToken(token), expiresAt, ...owner },
    })
    return token
  }

  async function send(body: unknown, { key, token = at.token, accept, team, server = at.server }: Sent = {}) {
    const response = await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(accept && { accept }),
        ...(team && { 'x-portico-team': team }),
      },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return {
      status: response.status,
      replayed: response.headers.get('idempotency-replayed'),
      retryAfter: response.headers.get('retry-after'),
      type: response.headers.get('content-type'),
      text,
      ...(JSON.parse(text) as { data?: ReturnType<typeof JSON.parse>; errors?: Problem[] }),
    }
  }

  const project = (name = 'Rollout') => ({
    query: createProject,
    variables: { input: { customerId: at.customerId, name, description: 'On paper' } },
  })

  /** How many projects there are, and how many events tell of them. */
  async function effects(): Promise<[number, number]> {
    const { prisma } = at.database
    const projects = await prisma.project.count({ where: { customerId: at.customerId } })
    const events = await prisma.auditEvent.count({
      where: { customerId: at.customerId, type: 'project.created' },
    })
    return [projects, events]
  }

  return { at, send, serverOn, signIn, project, effects }
}

type Problem = { message: string; extensions: { code: string } }

/** A database whose statements beside Prisma fail, wait or pass, by their text. */
export function meddled(database: Database, meddle: (text: string) => Promise<void> | void): Database {
  const sql: Sql = async (text, values, options) => {
    await meddle(text)
    return database.sql(text, values, options)
  }
  return { ...database, sql }
}

/** A database whose transactions fail or wait before they begin. */
export function hindered(database: Database, hinder: (n: number) => Promise<void> | void): Database {
  let n = 0
  const prisma = new Proxy(database.prisma, {
    get: (client, name) => {
      if (name !== '$transaction') return Reflect.get(client, name)
      return async (...args: Parameters<typeof client.$transaction>) => {
        await hinder(++n)
        return client.$transaction(...args)
      }
    },
  })
  return { ...database, prisma }
}

export const storing = (text: string) => text.includes('set answer')
