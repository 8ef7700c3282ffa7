import type { Actor } from '../../../auth/actor.ts'
import { tokenActor } from '../../../auth/api-token.ts'
import { bootstrapId } from '../../../auth/bootstrap-token.ts'
import { staffScopes } from '../../../auth/scopes.ts'
import type { Ctx } from '../../../context.ts'
import type { Invitation } from '../../../db/generated/prisma/client.ts'
import { invitationPolicy } from '../policy.ts'

/** Whether who stands behind the invitation still may invite so: who was let go, or is less now, leaves no open door. */
export async function isSponsored(ctx: Ctx, invitation: Invitation): Promise<boolean> {
  const { sponsorKind, sponsorId } = invitation
  switch (sponsorKind) {
    case 'portalUser':
      return isAdmin(ctx, invitation)
    case 'staff':
      return isAllowed(await findStaff(ctx, sponsorId), invitation)
    case 'apiToken':
      // The configured token has no row.
      return sponsorId === bootstrapId || isAllowed(await findToken(ctx, sponsorId), invitation)
    default:
      return sponsorKind === 'system'
  }
}

function isAllowed(actor: Actor | null, { customerId }: Invitation): boolean {
  if (!actor || !invitationPolicy.canManage(actor, { customerId })) return false
  if (actor.kind !== 'apiToken' || actor.customerIds === null) return true
  return customerId !== null && actor.customerIds.includes(customerId)
}

async function isAdmin(ctx: Ctx, { customerId, sponsorId }: Invitation): Promise<boolean> {
  const membership = await ctx.db.membership.findFirst({
    where: {
      customerId,
      portalUserId: sponsorId,
      role: 'ADMIN',
      status: 'ACTIVE',
      portalUser: { disabledAt: null },
    },
    select: { id: true },
  })
  return membership !== null
}

async function findStaff(ctx: Ctx, id: string): Promise<Actor | null> {
  const member = await ctx.db.staff.findUnique({ where: { id } })
  if (!member || member.disabledAt) return null
  const { name, role } = member
  return { kind: 'staff', id, name, role, scopes: staffScopes[role] }
}

async function findToken(ctx: Ctx, id: string): Promise<Actor | null> {
  const token = await ctx.db.apiToken.findUnique({ where: { id }, include: { policy: true, sponsor: true } })
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= ctx.now())) return null
  const { policy, sponsor, ...row } = token
  return tokenActor({
    ...row,
    allow: policy?.allow ?? null,
    deny: policy?.deny ?? null,
    sponsorRole: sponsor && !sponsor.disabledAt ? sponsor.role : null,
  })
}
