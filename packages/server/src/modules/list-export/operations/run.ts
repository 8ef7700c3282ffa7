import { recordEvent } from '../../../audit/record.ts'
import type { Actor } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { type Ctx, createContext } from '../../../context.ts'
import type { ListExport, ListExportStatus } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, InvalidInputError, NotFoundError, UnauthenticatedError } from '../../../errors.ts'
import { headOf, textOf } from '../../../exports/format.ts'
import type { ExportRow, ListPage } from '../../../exports/lists.ts'
import { readSubject, type Subject, subjectColumns } from '../../../exports/subject.ts'
import { newId } from '../../../ids.ts'
import { customerPolicy } from '../../customer/policy.ts'
import { portalUserPolicy } from '../../portal-user/policy.ts'
import { exportPolicy } from '../policy.ts'
import { customerOf } from './create.ts'

/** A part is written when it has so many rows or characters. */
const partRows = 1_000
const partCharacters = 500_000

/**
 * Writes the file of an export, part by part, each with where the list goes on: a run that is cut off is taken up
 * there. It acts as whoever asked, by the same credential, and ends when that is no good any more.
 */
export async function runExport(ctx: Ctx, id: string, signal: AbortSignal): Promise<void> {
  assertAllowed(exportPolicy.canRun(ctx.actor))
  let row = await ctx.db.listExport.findUnique({ where: { id } })
  while (row && (row.status === 'QUEUED' || row.status === 'RUNNING')) {
    signal.throwIfAborted()
    const owner = await actorOf(ctx, row)
    if (!owner)
      return failExport(
        ctx,
        id,
        'The session or token that asked for it has ended, or its rights have changed.',
      )
    try {
      row = await writePart(ctx, createContext({ ...ctx }, { actor: owner, requestId: ctx.requestId }), row)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return failExport(ctx, id, error.message)
    }
  }
}

/** Whoever asked, if the credential is good and stands for what it stood for. */
async function actorOf({ resume }: Ctx, row: ListExport): Promise<Actor | null> {
  try {
    const actor = await resume({ kind: row.actorKind, hash: row.credentialHash, team: row.team ?? undefined })
    return exportPolicy.canGoOn(actor, row) ? actor : null
  } catch (error) {
    if (error instanceof UnauthenticatedError || error instanceof InvalidInputError) return null
    throw error
  }
}

type Source = { columns: readonly string[]; read: (after: string | null) => Promise<ListPage> }

/** Where the rows come from: a list, or everything about a customer or person whom the owner may still export. */
async function sourceOf(ctx: Ctx, owner: Ctx, { list, subjectId, ...row }: ListExport): Promise<Source> {
  const args = row.arguments as object
  if (subjectId === null)
    return {
      columns: owner.lists.columnsOf(owner, list, args),
      read: (after) => owner.lists.read(owner, list, args, { after }),
    }
  const subject = await subjectOf(owner, list, subjectId)
  return { columns: subjectColumns, read: (after) => readSubject(ctx, subject, owner.actor, after) }
}

async function subjectOf({ read, actor }: Ctx, list: string, id: string): Promise<Subject> {
  if (list === 'customer') {
    const customer = await read.customer.findUnique({ where: { id }, select: { id: true } })
    if (!customer) throw new NotFoundError()
    assertAllowed(customerPolicy.canExport(actor, customer))
    return { kind: 'customer', id }
  }
  const person = await read.portalUser.findUnique({ where: { id }, select: { id: true, email: true } })
  if (!person) throw new NotFoundError()
  assertAllowed(portalUserPolicy.canExport(actor, person))
  return { kind: 'portalUser', id, email: person.email }
}

/** The export after one more part; null where another run was faster. */
async function writePart(ctx: Ctx, owner: Ctx, row: ListExport): Promise<ListExport | null> {
  const { id, format, partCount } = row
  const { columns, read } = await sourceOf(ctx, owner, row)
  let text = partCount === 0 ? headOf(format, columns) : ''
  const rows: ExportRow[] = []
  let { cursor } = row
  let more = true
  while (more && rows.length < partRows && text.length < partCharacters) {
    const page = await read(cursor)
    text += textOf(format, columns, page.rows)
    rows.push(...page.rows)
    cursor = page.endCursor ?? cursor
    more = page.hasNextPage
  }
  const data = Buffer.from(text)
  return inTransaction(ctx, async (ctx) => {
    const status: ListExportStatus = more ? 'RUNNING' : 'READY'
    const { count } = await ctx.db.listExport.updateMany({
      where: { id, partCount, status: { in: ['QUEUED', 'RUNNING'] } },
      data: {
        status,
        cursor,
        partCount: partCount + 1,
        rows: { increment: rows.length },
        bytes: { increment: data.length },
        finishedAt: more ? null : ctx.now(),
      },
    })
    if (count === 0) return null
    await ctx.db.listExportPart.create({
      data: { id: newId('ListExportPart'), exportId: id, number: partCount, data },
      select: { id: true },
    })
    if (!more) {
      const changes = { status: { to: status }, rows: { to: row.rows + rows.length } }
      await recordEvent(ctx, {
        type: 'list_export.finished',
        entityId: id,
        customerId: customerOf(owner.actor),
        changes,
      })
    }
    return ctx.db.listExport.findUnique({ where: { id } })
  })
}

/** Gives an export up, and says why. */
export async function failExport(ctx: Ctx, id: string, error: string): Promise<void> {
  assertAllowed(exportPolicy.canRun(ctx.actor))
  await inTransaction(ctx, async (ctx) => {
    const { count } = await ctx.db.listExport.updateMany({
      where: { id, status: { in: ['QUEUED', 'RUNNING'] } },
      data: { status: 'FAILED', error, finishedAt: ctx.now() },
    })
    if (count === 0) return
    await ctx.db.listExportPart.deleteMany({ where: { exportId: id } })
    await recordEvent(ctx, { type: 'list_export.failed', entityId: id, changes: { error: { to: error } } })
  })
}
