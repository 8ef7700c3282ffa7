import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { recipientsOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'
import { licensePolicy } from '../policy.ts'

const dayMs = 86_400_000

/** Tells a customer that a license ends; nothing where the license has got another end or was revoked since. */
export async function mailExpiringLicense(
  ctx: Ctx,
  { licenseId, expiresAt, days }: { licenseId: string; expiresAt: Date; days: number },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    assertAllowed(licensePolicy.canManage(ctx.actor))
    const now = ctx.now()
    if (expiresAt <= now) return
    // A job can run twice: the first run takes the notice.
    const { count } = await ctx.db.licenseExpiryNotice.updateMany({
      where: { licenseId, expiresAt, days, mailedAt: null },
      data: { mailedAt: now },
    })
    if (count === 0) return
    const license = await ctx.db.license.findFirst({
      where: { id: licenseId, expiresAt, revokedAt: null },
      select: { id: true, name: true, customer: { select: { id: true, name: true } }, product: true },
    })
    if (!license) return
    const { customer, product } = license
    for (const to of await recipientsOf(ctx, customer.id)) {
      await sendMail(ctx, {
        type: 'LICENSE_EXPIRING',
        to,
        customerId: customer.id,
        data: {
          customer_name: customer.name,
          product_name: product.name,
          license_name: license.name ?? license.id,
          expires_on: expiresAt,
          // What was missed is announced by the next of its days: fewer are left then.
          days_left: Math.ceil((expiresAt.getTime() - now.getTime()) / dayMs),
        },
      })
    }
  })
}
