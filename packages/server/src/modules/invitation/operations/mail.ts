import type { Ctx } from '../../../context.ts'
import type { Invitation } from '../../../db/generated/prisma/client.ts'
import { assertNotTooMany } from '../../email/operations/flood.ts'
import { sendMail } from '../../email/operations/send.ts'
import { hashSecret, makeSecret } from '../secret.ts'

/** The columns of a link that is about to be sent, and the link: it is known here and in the mail, and nowhere later. */
export function newLink(ctx: Ctx): { url: string; row: { secretHash: string; sentAt: Date } } {
  const secret = makeSecret()
  return {
    url: `${ctx.publicUrl}/invitations/${secret}`,
    row: { secretHash: hashSecret(secret), sentAt: ctx.now() },
  }
}

/** Mails the link, as part of the operation that made it; RATE_LIMITED where too many mails go out. */
export async function mailLink(
  ctx: Ctx,
  type: 'INVITATION' | 'INVITATION_REMINDER',
  invitation: Invitation,
  url: string,
): Promise<void> {
  const { email: to, customerId, locale, expiresAt: expires_on } = invitation
  await assertNotTooMany(ctx, { to, customerId })
  const data = { customer_name: await companyName(ctx, invitation), invite_url: url, expires_on }
  if (type === 'INVITATION_REMINDER')
    return void (await sendMail(ctx, { type, to, customerId, locale, data }))
  const personal = invitation.invitedByKind === 'staff' || invitation.invitedByKind === 'portalUser'
  const inviter_name = personal ? invitation.invitedByName : null
  await sendMail(ctx, { type, to, customerId, locale, data: { ...data, inviter_name } })
}

export async function companyName(
  ctx: Ctx,
  { customerId, partnerId }: Pick<Invitation, 'customerId' | 'partnerId'>,
): Promise<string> {
  const select = { name: true } as const
  const company =
    customerId === null
      ? await ctx.db.partner.findUniqueOrThrow({ where: { id: partnerId! }, select })
      : await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId }, select })
  return company.name
}
