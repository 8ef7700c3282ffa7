import type { Ctx } from '../../context.ts'
import { ConflictError } from '../../errors.ts'

const dayMs = 86_400_000
const usualDays = 7

/** What is settled for invitations into a company: by the vendor, and for a customer by itself. */
export type Terms = {
  enabled: boolean
  autoInvite: boolean
  days: number
  requireApproval: boolean
}

export async function termsOf(ctx: Ctx, customerId: string | null): Promise<Terms> {
  const settings = await ctx.db.portalSettings.findFirst()
  const own = customerId === null ? null : await ctx.db.customerPortal.findUnique({ where: { customerId } })
  const enabledForAll = settings?.enabled ?? true
  return {
    enabled: customerId === null || (own?.enabled ?? enabledForAll),
    autoInvite: enabledForAll && (own?.autoInvite ?? settings?.autoInvite ?? false),
    days: settings?.invitationDays ?? usualDays,
    requireApproval: own?.requireApproval ?? false,
  }
}

export function expiryOf(ctx: Ctx, { days }: Terms): Date {
  return new Date(ctx.now().getTime() + days * dayMs)
}

export function assertPortalOpen({ enabled }: Terms): void {
  if (!enabled) throw new ConflictError('The portal of the customer is switched off.')
}
