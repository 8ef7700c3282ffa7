import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { systemActor } from '../../../auth/system.ts'
import { type Ctx, createContext } from '../../../context.ts'
import type { EmailDestination } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, ConflictError, InvalidInputError } from '../../../errors.ts'
import { id, parseInput } from '../../../input.ts'
import { sendMail } from '../../email/operations/send.ts'
import { hashSecret } from '../../invitation/secret.ts'
import { newVerifyLink } from '../links.ts'
import { holdDestination, openDestination } from './open.ts'

const dayMs = 86_400_000
/** So many mails a day ask one address, and those of one owner together: who is asked may be anybody. */
const mostOfAddress = 5
const mostOfOwner = 50

const type = 'EMAIL_DESTINATION_VERIFY'

/** Whoever follows the link of a mail need not be anybody: the server itself does what the link says. */
export function forLinks(ctx: Ctx): Ctx {
  return createContext(ctx, { ...ctx, actor: systemActor('email-destination-links') })
}

const gone = () =>
  new InvalidInputError('The link is not valid, was used or replaced, or has run out. Ask for a new one.', [
    'token',
  ])

export type VerifiedAddress = { email: string; verifiedAt: Date }

/** Proves an address by the secret of the link that was mailed to it; from now on it is told of events. */
export async function verifyEmailDestination(ctx: Ctx, raw: unknown): Promise<VerifiedAddress> {
  const { token } = parseInput(z.object({ token: z.string().max(100) }), raw)
  return inTransaction(forLinks(ctx), async (ctx) => {
    const verifyHash = hashSecret(token)
    const seen = await ctx.db.emailDestination.findUnique({ where: { verifyHash }, select: { id: true } })
    const destination = seen && (await holdDestination(ctx, seen.id))
    if (destination?.verifyHash !== verifyHash || destination.verifyUntil! <= ctx.now()) throw gone()
    const verifiedAt = ctx.now()
    const { id, email, customerId } = destination
    await ctx.db.emailDestination.update({
      where: { id },
      data: { verifiedAt, verifyHash: null, verifyUntil: null, version: { increment: 1 } },
      select: { id: true },
    })
    await recordEvent(ctx, {
      type: 'email_destination.verified',
      entityId: id,
      customerId,
      changes: { verifiedAt: { from: null, to: verifiedAt } },
    })
    return { email, verifiedAt }
  })
}

/** The address that a link proves, for its page; null for a link that does not work. */
export async function findAddressToVerify(ctx: Ctx, token: string): Promise<string | null> {
  const destination = await ctx.db.emailDestination.findUnique({
    where: { verifyHash: hashSecret(token), verifyUntil: { gt: ctx.now() } },
    select: { email: true },
  })
  return destination?.email ?? null
}

/** Mails a new link to an address that is not proved yet; the one before ends. */
export async function resendVerification(ctx: Ctx, raw: unknown): Promise<EmailDestination> {
  const input = parseInput(z.object({ id }), raw)
  return inTransaction(ctx, async (ctx) => {
    const destination = await openDestination(ctx, input)
    if (destination.verifiedAt) throw new ConflictError('The address is verified already.', ['id'])
    return askToVerify(ctx, destination)
  })
}

/** Mails the link that proves the address, as part of the operation that holds the destination and its owner. */
export async function askToVerify(
  ctx: Ctx,
  { id, email, customerId }: EmailDestination,
): Promise<EmailDestination> {
  await assertMayAsk(ctx, email, customerId)
  const { url, until, row } = newVerifyLink(ctx)
  const destination = await ctx.db.emailDestination.update({
    where: { id },
    data: { ...row, version: { increment: 1 } },
  })
  await recordEvent(ctx, { type: 'email_destination.verification_sent', entityId: id, customerId })
  const customer =
    customerId === null
      ? null
      : await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId }, select: { name: true } })
  await sendMail(ctx, {
    type,
    to: email,
    customerId,
    data: { customer_name: customer?.name, verify_url: url, expires_on: until },
  })
  return destination
}

async function assertMayAsk(ctx: Ctx, recipient: string, customerId: string | null): Promise<void> {
  const sent = { type, customerId, createdAt: { gt: new Date(ctx.now().getTime() - dayMs) } } as const
  if ((await ctx.db.email.count({ where: { ...sent, recipient } })) >= mostOfAddress)
    throw new AppError('LIMIT_REACHED', `The address was asked ${mostOfAddress} times within a day; wait.`)
  if ((await ctx.db.email.count({ where: sent })) >= mostOfOwner)
    throw new AppError('LIMIT_REACHED', `${mostOfOwner} mails have asked for addresses within a day; wait.`)
}
