import type { Ctx } from '../../context.ts'
import { type LicenseField, Prisma } from '../../db/generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { shownLength } from './values.ts'

/** Stands for the value of the license's own, and for the field's default where it has none. */
export const ownValue = Symbol('own value')

/** What a change of a field means for a license: its value before and after. */
type Effect = { from: Shown; to: Shown }
type Shown = typeof ownValue | string | null

type Affected = {
  /** Whether the licenses with a value of their own are concerned, those without one, or both. */
  licenses: 'with' | 'without' | 'all'
  effect: Effect
}

/**
 * Tells the licenses of a product, other than revoked ones, that a field changed for them: each becomes newer, with its
 * history and audit event. One statement, however many they are.
 */
export async function changeLicenses(
  ctx: Ctx,
  field: LicenseField,
  { licenses, effect }: Affected,
): Promise<void> {
  const which = {
    with: Prisma.sql`and own.value is not null`,
    without: Prisma.sql`and own.value is null`,
    all: Prisma.empty,
  }[licenses]
  const now = ctx.now()
  // Ids of this moment, told apart by license: what `newId` makes of the clock, then a digest.
  const seed = newId('AuditEvent')
  const time = seed.slice(4, 14)
  const idOf = (prefix: string) =>
    Prisma.sql`${prefix + time}::text || substr(md5(changed.id || ${seed}::text), 1, 16)`
  const mark = field.hidden ? '{"hidden": true}' : '{}'
  const [from, to] = [shownIn(field, effect.from), shownIn(field, effect.to)]
  await ctx.db.$executeRaw`
    with changed as (
      update "License" l set sequence = l.sequence + 1, "updatedAt" = ${now}
      from (
        select l.id, own.value from "License" l
        left join "LicenseFieldValue" own on own."licenseId" = l.id and own."fieldId" = ${field.id}
        where l."productId" = ${field.productId} and l."revokedAt" is null ${which}
      ) affected
      where l.id = affected.id
      returning l.id, l."customerId", l.sequence, ${from} as before, ${to} as after
    ), history as (
      insert into "LicenseChange" (id, "licenseId", sequence, verb, "actorKind", "actorName", changes, "occurredAt")
      select ${idOf('lch_')}, id, sequence, 'updated', ${ctx.actor.kind}, ${ctx.actor.name},
        jsonb_build_array(jsonb_build_object('subject', 'FIELD', 'name', ${field.name}::text,
          'from', before, 'to', after, 'hidden', ${field.hidden}::boolean)), ${now}
      from changed
    )
    insert into "AuditEvent" (id, type, "actorKind", "actorId", "actorName", "entityType", "entityId", "customerId",
      "requestId", "ipAddress", hidden, changes, "occurredAt")
    select ${idOf('evt_')}, 'license.updated', ${ctx.actor.kind}, ${ctx.actor.id}, ${ctx.actor.name}, 'license', id,
      "customerId", ${ctx.requestId}, ${ctx.ipAddress}, ${field.hidden}::boolean,
      jsonb_build_object(${`fields.${field.name}`}::text, jsonb_build_object('from', before, 'to', after) || ${mark}::jsonb),
      ${now}
    from changed`
}

function shownIn({ type, defaultValue }: LicenseField, value: Shown): Prisma.Sql {
  if (value === null || type === 'PASSWORD') return Prisma.sql`null::text`
  const text =
    value === ownValue
      ? Prisma.sql`coalesce(affected.value, ${defaultValue}::text)`
      : Prisma.sql`${value}::text`
  return Prisma.sql`case when length(${text}) > ${shownLength}::int then left(${text}, ${shownLength}::int) || '…' else ${text} end`
}
