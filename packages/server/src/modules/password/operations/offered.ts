import type { Ctx } from '../../../context.ts'

/** Whether anybody at all can sign in with a password: what the pages show before it is known who it is. */
export async function arePasswordsOffered(ctx: Ctx): Promise<boolean> {
  const settings = await ctx.db.portalSettings.findFirst({ select: { passwords: true } })
  if (settings?.passwords) return true
  const customer = await ctx.db.customerPortal.findFirst({
    where: { passwords: true },
    select: { id: true },
  })
  return customer !== null
}
