import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { AuditEvent, EmailDestination } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { sendMail } from '../../email/operations/send.ts'
import { tellingsOf } from '../../event-filter/tellings.ts'
import { viewersOf } from '../../event-filter/viewer.ts'
import { stopUrlOf } from '../links.ts'
import { mutesAt } from '../mutes.ts'
import { emailDestinationPolicy } from '../policy.ts'
import { linesOf } from '../words.ts'
import { nothingWaits, switchOff } from './switch.ts'
import { isWanted } from './wait.ts'

const batchSize = 100
/** So many mails in a row failed, and there are no more. */
const mostFailures = 3

const type = 'EVENT_NOTIFICATION'

/**
 * Writes the mails that are due, one for each destination, of all that waits for it. What waits goes in the transaction
 * that puts the mail into the queue, so that none is lost and none is told twice.
 */
export async function sendEventMails(ctx: Ctx): Promise<void> {
  assertAllowed(emailDestinationPolicy.canSend(ctx.actor))
  const failed: unknown[] = []
  for (let after = ''; ; ) {
    const due = await ctx.db.emailDestination.findMany({
      where: { dueAt: { lte: ctx.now() }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: batchSize,
      select: { id: true },
    })
    for (const { id } of due) {
      // What is wrong with one is no reason for the others to wait.
      await inTransaction(ctx, (ctx) => sendDue(ctx, id)).catch((error: unknown) => failed.push(error))
    }
    const last = due.at(-1)
    if (!last || due.length < batchSize) break
    after = last.id
  }
  if (failed.length > 0) throw failed[0]
}

async function sendDue(ctx: Ctx, id: string): Promise<void> {
  const [held] = await ctx.db.$queryRaw<{ id: string }[]>`
    select id from "EmailDestination" where id = ${id} and "dueAt" <= ${ctx.now()}::timestamptz
    for no key update skip locked`
  if (!held) return
  const destination = await ctx.db.emailDestination.findUniqueOrThrow({
    where: { id },
    include: { customer: { select: { name: true, archivedAt: true } } },
  })
  if (await keepsFailing(ctx, destination)) return void (await switchOff(ctx, destination, 'FAILURES'))
  const events = destination.customer?.archivedAt ? [] : await waitingEvents(ctx, destination)
  await ctx.db.emailDestination.update({
    where: { id },
    data: { ...nothingWaits, ...(events.length > 0 && { mailedAt: ctx.now() }) },
    select: { id: true },
  })
  if (events.length === 0) return
  const viewers = await viewersOf(ctx, [destination])
  const lines = await linesOf(ctx.db, viewers.get(id)!, events)
  const { email, customerId, customer, waitingMore } = destination
  const stopUrl = stopUrlOf(ctx, destination)
  await sendMail(ctx, {
    type,
    to: email,
    customerId,
    stopUrl,
    data: {
      customer_name: customer?.name,
      event_count: lines.length + waitingMore,
      events: lines.join('\n'),
      left_out: waitingMore,
      stop_url: stopUrl,
    },
  })
}

/** What waits, as far as the destination is still to be told of it. */
async function waitingEvents(ctx: Ctx, destination: EmailDestination): Promise<AuditEvent[]> {
  const events = await ctx.db.auditEvent.findMany({
    where: { id: { in: destination.waiting } },
    orderBy: { position: 'asc' },
  })
  const mutes = mutesAt(destination.mutes, ctx.now())
  const tellings = await tellingsOf(ctx, [destination], events, { withAbout: mutes.length > 0 })
  return tellings.filter((telling) => isWanted({ mutes }, telling)).map(({ event }) => event)
}

/** The log of mails says so: none of the last ones was taken since the destination was enabled. */
async function keepsFailing(ctx: Ctx, { email, customerId, enabledAt }: EmailDestination): Promise<boolean> {
  const last = await ctx.db.email.findMany({
    where: {
      type,
      recipient: email,
      customerId,
      createdAt: { gt: enabledAt },
      status: { in: ['SENT', 'FAILED'] },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostFailures,
    select: { status: true },
  })
  return last.length === mostFailures && last.every(({ status }) => status === 'FAILED')
}
