import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { SecretError } from '../../../db/secrets.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { getExport } from '../get.ts'
import { exportPolicy } from '../policy.ts'
import { customerOf } from './create.ts'

const linkMinutes = 5
const lostRights = 'Your rights are not what they were when this was exported. Export it anew.'

export type ExportFile = {
  fileName: string
  format: 'CSV' | 'JSONL'
  bytes: number
  /** One after the other, so that no more than one is held. */
  parts(): AsyncGenerator<Uint8Array>
}

/** Who a link stands for. */
export type ExportLink = { kind: string; hash: string }

/** The file of an export of the caller's own. */
export async function downloadExport(ctx: Ctx, exportId: string): Promise<ExportFile> {
  return inTransaction(ctx, async (inner) => {
    const row = await getExport(inner, exportId)
    assertAllowed(exportPolicy.canDownload(inner.actor, row), lostRights)
    if (row.status !== 'READY') throw new ConflictError(`There is no file: the export is ${row.status}.`)
    await recordEvent(inner, {
      type: 'list_export.downloaded',
      entityId: row.id,
      customerId: customerOf(inner.actor),
    })
    return {
      fileName: `${row.list}-${row.createdAt.toISOString().slice(0, 10)}.${row.format.toLowerCase()}`,
      format: row.format,
      bytes: Number(row.bytes),
      parts: () => partsOf(ctx, row),
    }
  })
}

async function* partsOf({ db }: Ctx, { id, partCount }: { id: string; partCount: number }) {
  for (let number = 0; number < partCount; number++) {
    const { data } = await db.listExportPart.findUniqueOrThrow({
      where: { exportId_number: { exportId: id, number } },
    })
    yield data
  }
}

/** Signs a link to the file, for a browser that cannot send a credential: for five minutes, and as long as the credential is good. */
export async function createExportLink(
  ctx: Ctx,
  raw: unknown,
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const input = parseInput(z.object({ id }), raw)
  const row = await getExport(ctx, input.id)
  assertAllowed(exportPolicy.canDownload(ctx.actor, row), lostRights)
  assertAllowed(ctx.credentialHash !== null, 'Links are for callers with a session or a token.')
  if (row.status !== 'READY') throw new ConflictError(`There is no file: the export is ${row.status}.`)
  const expiresAt = new Date(ctx.now().getTime() + linkMinutes * 60_000)
  const link = { kind: ctx.actor.kind, hash: ctx.credentialHash, until: expiresAt.getTime() }
  const token = ctx.secrets.seal(placeOf(row.id), JSON.stringify(link))
  return { id: row.id, url: `${ctx.publicUrl}/exports/${row.id}/file?token=${token}`, expiresAt }
}

/** Whom a link stands for; null where it was not made here, for another export, or is over. */
export function openExportLink(
  { secrets, now }: Pick<Ctx, 'secrets' | 'now'>,
  exportId: string,
  token: string,
): ExportLink | null {
  try {
    const { kind, hash, until } = JSON.parse(secrets.open(placeOf(exportId), token))
    return until > now().getTime() ? { kind, hash } : null
  } catch (error) {
    if (error instanceof SecretError) return null
    throw error
  }
}

const placeOf = (row: string) => ({ table: 'ListExport', row, column: 'link' })
