import { z } from 'zod'
import type { Changes, Event } from '../../../audit/events.ts'
import { recordEvent, recordEvents } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { hashToken, makeToken } from '../../../auth/token.ts'
import type { Ctx } from '../../../context.ts'
import type { AuditEvent, AuditExportLink, Prisma } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { definedOnly, id, name, parseInput } from '../../../input.ts'
import { auditEventPolicy } from '../policy.ts'
import { csvHeader, csvLine, jsonLine, type Shown } from './lines.ts'

const linkMinutes = 5
const pageSize = 500

/** Of an argument, or of a query parameter. */
const instant = z.union(
  [z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))],
  'Must be an instant in RFC 3339, such as 2026-01-31T12:00:00Z.',
)

const filterInput = z.strictObject({
  types: z
    .array(z.string().regex(/^[a-z_]+\.([a-z_]+|\*)$/, 'Must be types such as license.revoked or license.*.'))
    .min(1, 'Give 1 to 100.')
    .max(100, 'Give 1 to 100.')
    .nullish(),
  entityType: name.nullish(),
  entityId: id.nullish(),
  actorKind: z
    .enum(['staff', 'portalUser', 'serviceAccount', 'apiToken', 'system', 'impersonation', 'anonymous'], {
      error: 'Must be staff, portalUser, serviceAccount, apiToken, system, impersonation or anonymous.',
    })
    .nullish(),
  actorId: id.nullish(),
  customerId: id.nullish(),
  requestId: name.nullish(),
  from: instant.nullish(),
  until: instant.nullish(),
})

type Filter = z.output<typeof filterInput>

const format = z.enum(['JSONL', 'CSV'])

export type ExportFormat = z.output<typeof format>

const input = filterInput.extend({ format })

/** A download of the trail, up to the event that was the last one when it began. */
export type Export = {
  format: ExportFormat
  where: Prisma.AuditEventWhereInput
  through: bigint
}

/** Begins a download, which the trail tells of. `linkId` is the link that it uses up. */
export async function beginExport(ctx: Ctx, raw: unknown, linkId?: string): Promise<Export> {
  const { format, ...filter } = parseInput(input, raw)
  assertAllowed(auditEventPolicy.canExport(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    if (linkId !== undefined) await useLink(ctx, linkId)
    const last = await ctx.read.auditEvent.findFirst({
      orderBy: { position: 'desc' },
      select: { position: true },
    })
    const link: Changes = linkId === undefined ? {} : { link: { to: linkId } }
    await recordForOwners(ctx, filter, {
      type: 'audit_trail.exported',
      changes: { ...told(format, filter), ...link },
    })
    return { format, where: whereOf(ctx, filter), through: last?.position ?? 0n }
  })
}

/** The next lines of a download as the caller may see them now, and how far they go; null behind the last. */
export async function exportLines(
  ctx: Ctx,
  { format, where, through }: Export,
  after: bigint | null,
): Promise<{ text: string; after: bigint } | null> {
  const events = await ctx.read.auditEvent.findMany({
    where: { AND: [where, { position: { gt: after ?? 0n, lte: through } }] },
    orderBy: { position: 'asc' },
    take: pageSize,
  })
  const shown = events.map((event) => shownTo(ctx, event))
  const verifies = auditEventPolicy.canVerify(ctx.actor)
  const header = after === null && format === 'CSV' ? csvHeader(verifies) : ''
  const lineOf = format === 'CSV' ? csvLine : jsonLine
  const last = events.at(-1)
  if (!last) return header === '' ? null : { text: header, after: through }
  return { text: header + shown.map((event) => lineOf(event, verifies)).join(''), after: last.position! }
}

function shownTo({ actor }: Ctx, event: AuditEvent): Shown {
  const identified = auditEventPolicy.canIdentify(actor, event)
  return {
    ...event,
    actorId: identified ? event.actorId : null,
    actorName: auditEventPolicy.canName(actor, event) ? event.actorName : null,
    requestId: identified ? event.requestId : null,
    ipAddress: identified ? event.ipAddress : null,
    changes: auditEventPolicy.shownChanges(actor, event),
  }
}

function whereOf({ actor }: Ctx, { types, from, until, actorId, requestId, ...others }: Filter) {
  const equal = Object.entries(others).filter(([, value]) => value !== null && value !== undefined)
  const where: Prisma.AuditEventWhereInput[] = [Object.fromEntries(equal)]
  if (types)
    where.push({
      OR: types.map((type) =>
        type.endsWith('.*') ? { type: { startsWith: type.slice(0, -1).replaceAll('_', '\\_') } } : { type },
      ),
    })
  if (actorId) where.push({ actorId }, auditEventPolicy.identified(actor))
  if (requestId) where.push({ requestId }, auditEventPolicy.identified(actor))
  if (from) where.push({ occurredAt: { gte: from } })
  if (until) where.push({ occurredAt: { lt: until } })
  return { AND: where }
}

/** Makes a link to one download. It ends after five minutes, and with the credential that asked for it. */
export async function createExportLink(
  ctx: Ctx,
  raw: unknown,
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const { format, ...filter } = parseInput(input, raw)
  const { actor, credentialHash } = ctx
  assertAllowed(auditEventPolicy.canExport(actor))
  assertAllowed(credentialHash !== null, 'Links are for callers with a session or a token.')
  return inTransaction(ctx, async (ctx) => {
    await deleteOldLinks(ctx)
    const token = makeToken('downloadLink')
    const link = await ctx.db.auditExportLink.create({
      data: {
        id: newId('AuditExportLink'),
        tokenHash: hashToken(token),
        actorKind: actor.kind,
        actorId: actor.id,
        credentialHash: credentialHash!,
        team: (actor.kind === 'portalUser' && actor.team) || null,
        format,
        filter: asJson(filter),
        createdAt: ctx.now(),
        expiresAt: new Date(ctx.now().getTime() + linkMinutes * 60_000),
      },
    })
    const changes = { ...told(format, filter), link: { to: link.id }, expiresAt: { to: link.expiresAt } }
    await recordForOwners(ctx, filter, { type: 'audit_trail.export_link_created', changes })
    const url = `${ctx.publicUrl}/audit-events.${format.toLowerCase()}?token=${token}`
    return { id: link.id, url, expiresAt: link.expiresAt }
  })
}

/** The link of a token, as long as it holds; whose it is says what it opens. */
export async function findExportLink(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { token, format }: { token: string; format: ExportFormat },
): Promise<AuditExportLink | null> {
  const link = await db.auditExportLink.findUnique({ where: { tokenHash: hashToken(token) } })
  return link && link.format === format && !link.usedAt && link.expiresAt > now() ? link : null
}

/** Of two requests with one link, the second finds it used. */
async function useLink(ctx: Ctx, linkId: string): Promise<void> {
  const usedAt = ctx.now()
  const { count } = await ctx.db.auditExportLink.updateMany({
    where: { id: linkId, usedAt: null, expiresAt: { gt: usedAt } },
    data: { usedAt },
  })
  if (count === 0) throw new NotFoundError()
}

/** What became of them is in the audit trail. */
async function deleteOldLinks(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  await ctx.db.auditExportLink.deleteMany({ where: { expiresAt: { lt: dayAgo } } })
}

const told = (format: ExportFormat, filter: Filter) => ({
  format: { to: format },
  filter: { to: asJson(filter) },
})

/** Only what was given, with times as text. */
const asJson = (filter: Filter): Record<string, string | string[]> =>
  JSON.parse(JSON.stringify(definedOnly(filter), (_, value) => value ?? undefined))

/** Of a customer's people it is told in the trail of each customer that they took it of; of the vendor in its own. */
async function recordForOwners(ctx: Ctx, { customerId }: Filter, event: Pick<Event, 'type' | 'changes'>) {
  const entityId = 'audit_trail'
  if (ctx.actor.kind !== 'portalUser') return recordEvent(ctx, { ...event, entityId })
  const owners = ctx.actor.adminOf.filter((id) => !customerId || id === customerId)
  return recordEvents(
    ctx,
    owners.map((customerId) => ({ ...event, entityId, customerId })),
  )
}
