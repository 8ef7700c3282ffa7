import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { digestRecipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { settingsOf } from '../../portal/settings-operations.ts'
import { dayOf } from '../../subscription/term.ts'
import { expiryNoticePolicy } from '../policy.ts'

const dayMs = 86_400_000
/** Of each kind, the first to end. */
const mostRows = 200
/** As long as the value of a mail may be, with room for the last line. */
const mostCharacters = 9_000
const mostOfName = 80

/** Tells the vendor what ends soon, once a day or a week, as settled; nothing where nothing ends. */
export async function sendExpiryDigest(ctx: Ctx): Promise<void> {
  assertAllowed(expiryNoticePolicy.canMail(ctx.actor))
  await inTransaction(ctx, async (ctx) => {
    const { expiryDigest: frequency, expiryDigestDays: days, expiryDigestRecipients } = await settingsOf(ctx)
    if (frequency === 'OFF') return
    const now = ctx.now()
    const id = newId('ExpiryDigest')
    const today = dayOf(now)
    const periodOn = frequency === 'WEEKLY' ? mondayOf(today) : today
    // Of several processes one writes the row; the others wait for it and find it, or do it where that one has failed.
    const { count } = await ctx.db.expiryDigest.createMany({
      data: [{ id, frequency, periodOn, createdAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) return
    const until = new Date(now.getTime() + days * dayMs)
    const licenses = await endingLicenses(ctx, now, until)
    const subscriptions = await endingSubscriptions(ctx, today, until)
    if (licenses.count + subscriptions.count === 0) return
    const recipients = await digestRecipientsOf(ctx, expiryDigestRecipients)
    for (const to of recipients) {
      await sendMail(ctx, {
        type: 'EXPIRY_DIGEST',
        to,
        data: {
          days,
          license_count: licenses.count,
          licenses: licenses.text,
          subscription_count: subscriptions.count,
          subscriptions: subscriptions.text,
          left_out: licenses.leftOut + subscriptions.leftOut,
        },
      })
    }
    await recordEvent(ctx, {
      type: 'expiry_digest.sent',
      entityId: id,
      changes: {
        licenses: { to: licenses.count },
        subscriptions: { to: subscriptions.count },
        recipients: { to: recipients.length },
      },
    })
  })
}

function mondayOf(day: Date): Date {
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * dayMs)
}

type Named = { name: string }
type Ending = { customer: Named & { number: string }; endsAt: Date; what: readonly string[] }

const name = { select: { name: true } } as const
const customer = { select: { name: true, number: true } } as const

async function endingLicenses(ctx: Ctx, now: Date, until: Date) {
  const where = { expiresAt: { gt: now, lte: until }, revokedAt: null }
  const found = await ctx.db.license.findMany({
    where,
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take: mostRows,
    select: { id: true, name: true, expiresAt: true, customer, product: name },
  })
  const endings = found.map((license) => ({
    customer: license.customer,
    endsAt: license.expiresAt!,
    what: [license.product.name, license.name ?? license.id],
  }))
  return listed(endings, await ctx.db.license.count({ where }))
}

async function endingSubscriptions(ctx: Ctx, today: Date, until: Date) {
  const where = { endsOn: { gt: today, lte: until }, status: 'ACTIVE' } as const
  const found = await ctx.db.subscription.findMany({
    where,
    orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
    take: mostRows,
    select: { endsOn: true, product: name, level: name, project: { select: { name: true, customer } } },
  })
  const endings = found.map(({ endsOn, product, level, project }) => ({
    customer: project.customer,
    endsAt: endsOn,
    what: [product.name, level.name, project.name],
  }))
  return listed(endings, await ctx.db.subscription.count({ where }))
}

/** A line for each, under the name of its customer; as many as there is room for. Days as every language reads them. */
function listed(endings: readonly Ending[], count: number): { text: string; count: number; leftOut: number } {
  const blocks: string[] = []
  let [length, shown] = [0, 0]
  for (const ofCustomer of Map.groupBy(endings, (ending) => ending.customer.number).values()) {
    const { name, number } = ofCustomer[0]!.customer
    const lines = [`${short(name)} (${short(number)})`]
    for (const { endsAt, what } of ofCustomer) {
      const line = `- ${endsAt.toISOString().slice(0, 10)}: ${what.map(short).join(', ')}`
      length += line.length + (lines.length === 1 ? lines[0]!.length + 3 : 1)
      if (length > mostCharacters) break
      lines.push(line)
      shown++
    }
    if (lines.length > 1) blocks.push(lines.join('\n'))
    if (length > mostCharacters) break
  }
  return { text: blocks.join('\n\n'), count, leftOut: count - shown }
}

/** One line, whatever the name is. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > mostOfName ? `${line.slice(0, mostOfName - 1).toWellFormed()}…` : line
}
