import { isVendor } from '../../../auth/actor.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailType } from '../../../db/generated/prisma/client.ts'
import { RateLimitedError } from '../../../errors.ts'

const hourMs = 3_600_000
/** What the people of one customer can have mailed within an hour: to one address, and to all. */
const mostToAddress = 5
const mostOfCustomer = 300

/** Mails that come because somebody did something to the recipient. */
const caused: EmailType[] = [
  'INVITATION',
  'INVITATION_REMINDER',
  'LICENSE_SEAT_ASSIGNED',
  'SUPPORT_CONTACT_ADDED',
  'ROLE_CHANGED',
]

type Mailing = { to: string; customerId: string | null }

/**
 * Whether one more mail would be too many: whoever may invite could have a stranger's mailbox filled. The vendor and its
 * programs are not held to it. A notice is then left out, and what would be nothing but a mail is refused.
 */
export async function isTooMany(ctx: Ctx, { to, customerId }: Mailing): Promise<boolean> {
  if (isVendor(ctx.actor)) return false
  const since = new Date(ctx.now().getTime() - hourMs)
  const sent = await ctx.db.email.findMany({
    where: { customerId, type: { in: caused }, createdAt: { gt: since } },
    select: { recipient: true },
    take: mostOfCustomer,
  })
  const address = to.toLowerCase()
  const same = sent.filter(({ recipient }) => recipient.toLowerCase() === address)
  return sent.length >= mostOfCustomer || same.length >= mostToAddress
}

/** For what would be nothing but a mail. */
export async function assertNotTooMany(ctx: Ctx, mailing: Mailing): Promise<void> {
  if (!(await isTooMany(ctx, mailing))) return
  throw new RateLimitedError(
    hourMs / 1_000,
    `Within an hour, a customer can have ${mostToAddress} mails sent to one address and ${mostOfCustomer} in all. Wait and retry.`,
  )
}
