import type { EventType } from '../../audit/events.ts'
import { recordEvents } from '../../audit/record.ts'
import { auditKind } from '../../auth/actor.ts'
import type { Ctx } from '../../context.ts'
import { newId } from '../../ids.ts'

/** One thing that changed in a license, as history shows it. */
export type ChangeItem = {
  /** Whether it is an attribute that every license has, or a field of the product. */
  subject: 'ATTRIBUTE' | 'FIELD'
  name: string
  from: string | null
  to: string | null
  /** Only for callers with `internal:read`. */
  hidden?: boolean
}

export type LicenseVerb = 'issued' | 'updated' | 'suspended' | 'reinstated' | 'renewed' | 'revoked'

/** The row after the change. */
type Changed = { id: string; customerId: string; sequence: number }

/** Writes what an operation changed in a license: its history and the audit event. */
export function recordChange(
  ctx: Ctx,
  license: Changed,
  { verb, changes }: { verb: LicenseVerb; changes: readonly ChangeItem[] },
): Promise<void> {
  return recordChanges(ctx, verb, [{ license, changes }])
}

/** The same of many licenses, in as many statements as of one. */
export async function recordChanges(
  ctx: Ctx,
  verb: LicenseVerb,
  all: readonly { license: Changed; changes: readonly ChangeItem[] }[],
): Promise<void> {
  await ctx.db.licenseChange.createMany({
    data: all.map(({ license, changes }) => ({
      id: newId('LicenseChange'),
      licenseId: license.id,
      sequence: license.sequence,
      verb,
      actorKind: auditKind(ctx.actor),
      actorName: ctx.actor.name,
      changes: changes.map((change) => ({ ...change })),
      occurredAt: ctx.now(),
    })),
  })
  const type: EventType = `license.${verb}`
  await recordEvents(
    ctx,
    all.map(({ license, changes }) => ({
      type,
      entityId: license.id,
      customerId: license.customerId,
      changes: Object.fromEntries(changes.map((change) => [eventKey(change), eventChange(change)])),
    })),
  )
}

const eventKey = ({ subject, name }: ChangeItem) => (subject === 'FIELD' ? `fields.${name}` : name)

const eventChange = ({ from, to, hidden }: ChangeItem) => ({
  ...(from === null ? {} : { from }),
  to,
  ...(hidden ? { hidden } : {}),
})

/** Only the vendor sees which template a license was issued from. */
const hiddenAttributes: ReadonlySet<string> = new Set(['templateId'])

/** The attributes that differ, as text; undefined means untouched. */
export function attributeChanges(
  before: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): ChangeItem[] {
  return Object.entries(next).flatMap(([name, value]) => {
    if (value === undefined) return []
    const [from, to] = [textOf(before[name]), textOf(value)]
    const hidden = hiddenAttributes.has(name) ? { hidden: true } : {}
    return from === to ? [] : [{ subject: 'ATTRIBUTE' as const, name, from, to, ...hidden }]
  })
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ')
  return String(value)
}
