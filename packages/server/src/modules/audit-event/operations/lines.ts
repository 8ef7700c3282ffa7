import type { Changes } from '../../../audit/events.ts'
import type { AuditEvent } from '../../../db/generated/prisma/client.ts'
import { cellOf, line } from '../../../exports/format.ts'

/** An event with what its reader may see. */
export type Shown = Omit<AuditEvent, 'actorName' | 'changes'> & { actorName: string | null; changes: Changes }

/** The members that the digest is taken of, by the names that it is taken with. */
const said = [
  'id',
  'type',
  'occurredAt',
  'actorKind',
  'actorId',
  'actorName',
  'entityType',
  'entityId',
  'customerId',
  'requestId',
  'ipAddress',
  'changes',
] as const

const proof = ['position', 'entitySequence', 'digest', 'hash'] as const

const columns = (verifies: boolean) => (verifies ? [...proof, ...said] : said)

/** One object; with what the chain is made of for readers who may verify it. */
export function jsonLine(event: Shown, verifies: boolean): string {
  const members = columns(verifies).map((column) => [column, plain(event[column])])
  return `${JSON.stringify(Object.fromEntries(members))}\n`
}

export const csvHeader = (verifies: boolean) => line(columns(verifies))

/** One record by RFC 4180; changes are JSON. */
export function csvLine(event: Shown, verifies: boolean): string {
  return line(columns(verifies).map((column) => cellOf(plain(event[column]))))
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'bigint' ? Number(value) : value
}
