import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailType } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { recipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import type { EmailData } from '../../email/types.ts'
import { effectiveIn } from '../../portal/effective.ts'
import { expiryNoticePolicy } from '../policy.ts'

const dayMs = 86_400_000

type Tell = <T extends EmailType>(type: T, customerId: string, data: EmailData<T>) => Promise<void>

/** Tells a customer what was announced, where that still holds: nothing where there is another end or none by now. */
export async function mailExpiryNotice(ctx: Ctx, { noticeId }: { noticeId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    assertAllowed(expiryNoticePolicy.canMail(ctx.actor))
    const now = ctx.now()
    // A job can run twice: the first run takes the notice.
    const { count } = await ctx.db.expiryNotice.updateMany({
      where: { id: noticeId, mailedAt: null, endsAt: { gt: now } },
      data: { mailedAt: now },
    })
    if (count === 0) return
    const { licenseId, subscriptionId, endsAt } = await ctx.db.expiryNotice.findUniqueOrThrow({
      where: { id: noticeId },
    })
    // What was missed is announced by the next of its days: fewer are left then.
    const daysLeft = Math.ceil((endsAt.getTime() - now.getTime()) / dayMs)
    const tell: Tell = async (type, customerId, data) => {
      for (const to of await expiryRecipientsOf(ctx, customerId, type))
        await sendMail(ctx, { type, to, customerId, expiryNoticeId: noticeId, data })
    }
    if (licenseId !== null) await mailLicense(ctx, licenseId, endsAt, daysLeft, tell)
    if (subscriptionId !== null) await mailSubscription(ctx, subscriptionId, endsAt, daysLeft, tell)
  })
}

const name = { select: { name: true } } as const
const customer = { select: { id: true, name: true } } as const

async function mailLicense(ctx: Ctx, id: string, expiresAt: Date, daysLeft: number, tell: Tell) {
  const license = await ctx.db.license.findFirst({
    where: { id, expiresAt, revokedAt: null },
    select: { name: true, customer, product: name },
  })
  if (!license) return
  await tell('LICENSE_EXPIRING', license.customer.id, {
    customer_name: license.customer.name,
    product_name: license.product.name,
    license_name: license.name ?? id,
    expires_on: expiresAt,
    days_left: daysLeft,
  })
}

/** Not while a renewal is under way: the mail would ask for one. */
async function mailSubscription(ctx: Ctx, id: string, endsOn: Date, daysLeft: number, tell: Tell) {
  const subscription = await ctx.db.subscription.findFirst({
    where: {
      id,
      endsOn,
      status: 'ACTIVE',
      renewals: { none: { status: { in: ['REQUESTED', 'PENDING'] } } },
    },
    select: { product: name, project: { select: { name: true, customer } } },
  })
  if (!subscription) return
  const { product, project } = subscription
  await tell('SUBSCRIPTION_EXPIRING', project.customer.id, {
    customer_name: project.customer.name,
    product_name: product.name,
    project_name: project.name,
    ends_on: endsOn,
    days_left: daysLeft,
  })
}

/**
 * Whom a customer wants to be told, each once: its admins unless it says otherwise, and whom else it names. Nobody where
 * the portal is off, or shows no licenses.
 */
async function expiryRecipientsOf(ctx: Ctx, customerId: string, type: EmailType): Promise<string[]> {
  const own = await ctx.db.customerPortal.findUnique({ where: { customerId } })
  const { enabled, features } = await effectiveIn(ctx, own)
  if (!enabled || (type === 'LICENSE_EXPIRING' && !features.includes('LICENSES'))) return []
  if (!own) return recipientsOf(ctx, customerId)
  if (!own.expiryMails) return []
  const admins = own.expiryMailsToAdmins ? await recipientsOf(ctx, customerId) : []
  return [...new Set([...admins, ...own.expiryRecipients])]
}
