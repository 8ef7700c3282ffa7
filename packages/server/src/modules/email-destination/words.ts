import type { Actor } from '../../auth/actor.ts'
import type { Db } from '../../context.ts'
import type { AuditEvent } from '../../db/generated/prisma/client.ts'
import { readClient } from '../../db/read.ts'
import { auditEventPolicy } from '../audit-event/policy.ts'
import { shownChanges } from '../event-filter/shown.ts'

const longestName = 60
/** Fifty of them fit into a mail. */
const longestLine = 190

/** Events in words, a line each: what happened to what, by whom and when, as far as the viewer may see it. */
export async function linesOf(db: Db, viewer: Actor, events: readonly AuditEvent[]): Promise<string[]> {
  const names = await namesOf(db, viewer, events)
  return events.map((event) => {
    const changes = shownChanges(event, viewer)
    const told = changes.name?.to ?? changes.name?.from
    const name = names.get(event.entityId) ?? (typeof told === 'string' ? told : undefined)
    const what = name === undefined ? event.entityId : `${short(name)} (${event.entityId})`
    const by = auditEventPolicy.canName(viewer, event) ? `, by ${short(event.actorName)}` : ''
    const fields = event.type.endsWith('.updated') ? Object.keys(changes).map(inWords) : []
    const which = fields.length > 0 ? `: ${fields.join(', ')}` : ''
    const line = `- ${timeOf(event.occurredAt)}: ${headlineOf(event.type)}: ${what}${by}${which}`
    return short(line, longestLine)
  })
}

const short = (text: string, most = longestName) => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}

const timeOf = (time: Date) =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(time)} UTC`

/** `license.file_downloaded` → License file downloaded. */
function headlineOf(type: string): string {
  const words = type.replace(/[._]/g, ' ').replace(/\bapi\b/, 'API')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `expiresAt` → expires at. */
const inWords = (field: string) =>
  field
    .replace(/^fields\./, '')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)

/** What the entities of events are called today, where the viewer sees them. */
async function namesOf(
  db: Db,
  viewer: Actor,
  events: readonly AuditEvent[],
): Promise<ReadonlyMap<string, string>> {
  const read = readClient(db, viewer)
  const finders: Readonly<
    Record<string, (id: { in: string[] }) => Promise<(readonly [string, string | null])[]>>
  > = {
    customer: (id) => named(read.customer.findMany({ where: { id }, select })),
    project: (id) => named(read.project.findMany({ where: { id }, select })),
    product: (id) => named(read.product.findMany({ where: { id }, select })),
    license: (id) => named(read.license.findMany({ where: { id }, select })),
    service_account: (id) => named(read.serviceAccount.findMany({ where: { id }, select })),
    machine: async (id) => {
      const found = await read.machine.findMany({ where: { id }, select: { ...select, fingerprint: true } })
      return found.map((machine) => [machine.id, machine.name ?? machine.fingerprint] as const)
    },
    portal_user: async (id) => {
      const found = await read.portalUser.findMany({
        where: { id },
        select: { id: true, firstName: true, lastName: true },
      })
      return found.map((person) => [person.id, `${person.firstName} ${person.lastName}`] as const)
    },
  }
  const byNoun = Map.groupBy(events, ({ entityType }) => entityType)
  const names = new Map<string, string>()
  for (const [noun, some] of byNoun) {
    const found = (await finders[noun]?.({ in: [...new Set(some.map((event) => event.entityId))] })) ?? []
    for (const [id, name] of found) if (name !== null) names.set(id, name)
  }
  return names
}

const select = { id: true, name: true } as const

const named = async (found: Promise<{ id: string; name: string | null }[]>) =>
  (await found).map(({ id, name }) => [id, name] as const)
