import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { saidColumns } from '../packages/server/src/audit/chain.ts'
import { freshMark } from './fresh.ts'
import type { Operation } from './operations.ts'
import type { Server } from './servers.ts'

/** The bytes of a request as a client would send them. */
export function requestTo(
  server: Server,
  operation: Operation,
  variables: Record<string, unknown>,
): Uint8Array {
  const { method, path, body } = plainRequest(server, operation, variables)
  const content = body ? Buffer.from(JSON.stringify(body)) : Buffer.alloc(0)
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Accept: application/json',
    `Authorization: Bearer ${operation.token}`,
    ...(operation.keyed ? [`Idempotency-Key: ${freshMark}`] : []),
    ...(body ? ['Content-Type: application/json', `Content-Length: ${content.length}`] : []),
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), content])
}

function plainRequest(server: Server, operation: Operation, variables: Record<string, unknown>) {
  if (server.name === 'handWritten') return operation.handWritten(variables)
  return { method: 'POST', path: '/graphql', body: { query: operation.document, variables } }
}

/** Throws unless both servers give the same answer to every request of the operation. */
export async function assertSameAnswers(
  operation: Operation,
  ours: Server,
  handWritten: Server,
  databaseUrl: string,
): Promise<void> {
  if (operation.writes) return assertSameWrites(operation, ours, handWritten, databaseUrl)
  for (const variables of operation.variables) {
    const [one, other] = await Promise.all([
      ask(ours, operation, variables),
      ask(handWritten, operation, variables),
    ])
    assertSame(operation, JSON.parse(one), JSON.parse(other))
    if (!one.startsWith(operation.begins))
      throw new Error(`${operation.name} is answered with ${one.slice(0, 500)}`)
  }
}

/** What must differ between two rows of the same content. */
const ownOfEach = new Set([
  'id',
  'entityId',
  'requestId',
  'createdAt',
  'updatedAt',
  'occurredAt',
  'lastHeartbeatAt',
])

async function assertSameWrites(
  operation: Operation,
  ours: Server,
  handWritten: Server,
  databaseUrl: string,
): Promise<void> {
  const { table, mutation, entity } = operation.writes!
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const results = []
    for (const server of [ours, handWritten]) {
      const answer = JSON.parse(await ask(server, operation, operation.variables[0]!))
      const id = answer.data[mutation][entity].id
      const { rows: written } = await client.query(`select * from "${table}" where id = $1`, [id])
      // What it says; its place is given to it later.
      const { rows: events } = await client.query(
        `select ${saidColumns} from "AuditEvent" where "entityId" = $1`,
        [id],
      )
      if (written.length !== 1 || events.length !== 1)
        throw new Error(`${server.name} did not write its rows.`)
      // So that the next one finds everything as it was.
      await client.query(`delete from "${table}" where id = $1`, [id])
      results.push(withoutOwn({ answer, written, events }))
    }
    assertSame(operation, results[0], results[1])
  } finally {
    await client.end()
  }
}

function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  const kept = Object.entries(value).map(([key, child]) => [
    key,
    ownOfEach.has(key) ? typeof child : withoutOwn(child),
  ])
  return Object.fromEntries(kept)
}

function assertSame(operation: Operation, ours: unknown, handWritten: unknown): void {
  if (isDeepStrictEqual(ours, handWritten)) return
  throw new Error(
    `${operation.name} is not answered alike.\nours:         ${JSON.stringify(ours).slice(0, 2_000)}\n` +
      `hand-written: ${JSON.stringify(handWritten).slice(0, 2_000)}`,
  )
}

async function ask(
  server: Server,
  operation: Operation,
  variables: Record<string, unknown>,
): Promise<string> {
  const { method, path, body } = plainRequest(server, operation, variables)
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${operation.token}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return response.text()
}
