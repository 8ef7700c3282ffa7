import { noHash } from '../../../audit/chain.ts'
import { type Head, mostProblems, type Problem, problemKinds, verifyTrail } from '../../../audit/verify.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Sql } from '../../../db/database.ts'
import type { AuditVerification } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { adminsOfVendor } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { auditEventPolicy } from '../policy.ts'

export type Finding = Pick<Problem, 'kind' | 'position' | 'message'> & { foundAt: string }

/** What can be wrong. */
export const findingKinds = problemKinds

type Options = {
  signal?: AbortSignal
  /** Events that are looked at in one snapshot of the database. */
  sliceSize?: number
  /** Events of the round that are looked at in one run. */
  roundSize?: number
}

/** So many findings are kept and mailed; the log has all of them. */
const mostFindings = 100
const sliceMinutes = 10
const beginning: Head = { position: 0, hash: noHash }

/**
 * Verifies what was added to the trail since the last run, and a further part of what was verified before, so that in the
 * course of time everything is looked at again. What is found is logged, kept, and mailed once to the vendor's admins.
 */
export async function watchAuditTrail(ctx: Ctx, options: Options = {}): Promise<void> {
  assertAllowed(auditEventPolicy.canWatch(ctx.actor))
  const kept = await ctx.db.auditVerification.findUnique({ where: { singleton: true } })
  const { sliceSize = 20_000, roundSize = 200_000, signal } = options
  const pass = (after: Head, most: number) => passFrom(ctx, after, { sliceSize, most, signal })
  const head = kept ? { position: Number(kept.position), hash: kept.hash } : beginning
  const round = kept ? { position: Number(kept.roundPosition), hash: kept.roundHash } : beginning
  const added = await pass(head, Number.POSITIVE_INFINITY)
  const again = await pass(round, roundSize)
  await keep(ctx, { added, again })
}

type Pass = { after: Head; ended: boolean; problems: Problem[] }

async function passFrom(
  ctx: Ctx,
  from: Head,
  { sliceSize, most, signal }: { sliceSize: number; most: number; signal: AbortSignal | undefined },
): Promise<Pass> {
  const problems: Problem[] = []
  let after = from
  for (let left = most; left > 0 && !signal?.aborted; left -= sliceSize) {
    const verdict = await verifyTrail(onClientOf(ctx), { part: { after, most: sliceSize } })
    problems.push(...verdict.problems)
    after = verdict.head
    // With as many problems as are told it stopped in the middle.
    if (verdict.events < sliceSize && verdict.problems.length < mostProblems)
      return { after, ended: true, problems }
  }
  return { after, ended: false, problems }
}

/** The verification has statements of its own, as it also runs without a server. */
function onClientOf({ db }: Ctx): Parameters<typeof verifyTrail>[0] {
  return {
    transaction: (fn) =>
      db.$transaction(
        (tx) => {
          const sql = async (text: string, values: readonly unknown[] = []) => ({
            rows: await tx.$queryRawUnsafe(text, ...values),
          })
          return fn(sql as Sql)
        },
        { maxWait: 10_000, timeout: sliceMinutes * 60_000 },
      ),
  }
}

async function keep(ctx: Ctx, { added, again }: { added: Pass; again: Pass }): Promise<void> {
  const found = [...added.problems, ...again.problems]
  const at = { position: added.after.position, hash: added.after.hash }
  if (found.length > 0) ctx.log.error({ ...at, findings: found }, 'the audit trail was altered')
  // In the log it stands where nobody who alters the database alters it too.
  else ctx.log.info(at, 'the audit trail is as it was written')
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const before = await ctx.db.auditVerification.findUnique({ where: { singleton: true } })
    const known = (before?.findings ?? []) as Finding[]
    const findings = [...known]
    for (const { kind, position, message } of found) {
      const isKnown = findings.some((one) => one.kind === kind && one.position === position)
      if (!isKnown && findings.length < mostFindings)
        findings.push({ kind, position, message, foundAt: now.toISOString() })
    }
    const round = again.ended ? beginning : again.after
    const data = {
      ...at,
      roundPosition: round.position,
      roundHash: round.hash,
      ...(again.ended && { roundEndedAt: now }),
      ranAt: now,
      findings,
    }
    await ctx.db.auditVerification.upsert({
      where: { singleton: true },
      create: data,
      update: data,
      select: { singleton: true },
    })
    await mail(ctx, findings.slice(known.length))
  })
}

async function mail(ctx: Ctx, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return
  const lines = findings
    .slice(0, mostProblems)
    .map(({ position, message }) => `Position ${position}: ${message}`)
  for (const to of await adminsOfVendor(ctx))
    await sendMail(ctx, { type: 'AUDIT_TRAIL_ALTERED', to, data: { findings: lines.join('\n') } })
}

export type Verification = Omit<AuditVerification, 'findings'> & { findings: Finding[] }

/** What the daily verification has found; null before its first run, and for callers to whom the chain is not shown. */
export async function findVerification({ db, actor }: Ctx): Promise<Verification | null> {
  if (!auditEventPolicy.canSeeVerification(actor)) return null
  const row = await db.auditVerification.findUnique({ where: { singleton: true } })
  return row && { ...row, findings: row.findings as Finding[] }
}
