import { createHash } from 'node:crypto'
import type { Database, Sql } from '../db/database.ts'

/** What an event says; the digest is taken of exactly these fields. */
export type Said = {
  id: string
  type: string
  actorKind: string
  actorId: string | null
  actorName: string
  entityType: string
  entityId: string
  customerId: string | null
  requestId: string | null
  ipAddress: string | null
  changes: unknown
  occurredAt: Date
}

const saidFields = [
  'id',
  'type',
  'actorKind',
  'actorId',
  'actorName',
  'entityType',
  'entityId',
  'customerId',
  'requestId',
  'ipAddress',
  'changes',
  'occurredAt',
] as const satisfies (keyof Said)[]

export const saidColumns = saidFields.map((field) => `"${field}"`).join(', ')

/** What stands before the first event. */
export const noHash = '0'.repeat(64)

/** Any number that nothing else takes a lock by. */
const lock = 7_620_310_001
const batchSize = 500

/** The channel on which every process hears how far the chain has come. */
export const advances = 'portico_audit'

export type Advance = {
  /** The place of the last event of the chain; 0 where there is none. */
  position: number
  /** How many were added now; they were `batchSize` where there may be more. */
  added: number
  more: boolean
}

/**
 * Gives events that were committed their places: in the order in which they were written, one process at a time. A
 * change that had to wait for another one of the same entity has been written after it, so each entity's are in order.
 */
export function chainEvents(database: Database): Promise<Advance> {
  return database.transaction(async (sql) => {
    const mine = await sql<{ locked: boolean }>('select pg_try_advisory_xact_lock($1) as locked', [lock], {
      name: 'audit-lock',
    })
    const head = await headOf(sql)
    if (!mine.rows[0]!.locked) return { position: head.position, added: 0, more: false }
    const { rows } = await sql<Said>(
      `select ${saidColumns} from "AuditEvent" where position is null order by ordinal limit ${batchSize}`,
      [],
      { name: 'audit-waiting' },
    )
    if (rows.length === 0) return { position: head.position, added: 0, more: false }

    const sequences = await sequencesOf(sql, rows)
    let { position, hash } = head
    const placed = rows.map((event) => {
      const sequence = (sequences.get(event.entityId) ?? 0) + 1
      sequences.set(event.entityId, sequence)
      const digest = digestOf(event)
      hash = hashOf(++position, hash, digest)
      return { id: event.id, position, sequence, digest, hash }
    })
    await sql(
      `update "AuditEvent" e set position = p.position, "entitySequence" = p.sequence, digest = p.digest, hash = p.hash
       from unnest($1::text[], $2::bigint[], $3::int[], $4::text[], $5::text[]) p(id, position, sequence, digest, hash)
       where e.id = p.id`,
      [
        placed.map((one) => one.id),
        placed.map((one) => one.position),
        placed.map((one) => one.sequence),
        placed.map((one) => one.digest),
        placed.map((one) => one.hash),
      ],
    )
    await sql('select pg_notify($1, $2)', [advances, String(position)])
    return { position, added: rows.length, more: rows.length === batchSize }
  })
}

async function headOf(sql: Sql): Promise<{ position: number; hash: string }> {
  const { rows } = await sql<{ position: string; hash: string }>(
    'select position, hash from "AuditEvent" where position is not null order by position desc limit 1',
    [],
    { name: 'audit-head' },
  )
  return rows[0] ? { position: Number(rows[0].position), hash: rows[0].hash } : { position: 0, hash: noHash }
}

async function sequencesOf(sql: Sql, events: readonly Said[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; sequence: number }>(
    `select entity.id, last.sequence from unnest($1::text[]) entity(id), lateral (
       select "entitySequence" as sequence from "AuditEvent"
       where "entityId" = entity.id and "entitySequence" is not null order by "entitySequence" desc limit 1
     ) last`,
    [[...new Set(events.map((event) => event.entityId))]],
    { name: 'audit-sequences' },
  )
  return new Map(rows.map(({ id, sequence }) => [id, sequence]))
}

/** SHA-256, in hex, of the event as canonical JSON (RFC 8785), so that whoever has the event can take it as well. */
export function digestOf(event: Said): string {
  const said = Object.fromEntries(saidFields.map((field) => [field, event[field]]))
  return sha256(canonical({ ...said, occurredAt: event.occurredAt.toISOString() }))
}

export function hashOf(position: number, hashBefore: string, digest: string): string {
  return sha256(`${position}:${hashBefore}:${digest}`)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** RFC 8785: no spaces, the members of objects in the order of their UTF-16 code units. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}
