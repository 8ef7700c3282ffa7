import type { Ctx } from '../../../context.ts'
import type { PortalVersion } from '../../../db/generated/prisma/client.ts'
import { forSignIn } from './start.ts'

/** Where the portals of the vendor are: the only places that signing in leads to. */
export async function portalAddresses(ctx: Ctx): Promise<Record<PortalVersion, string | null>> {
  const settings = await forSignIn(ctx).read.portalSettings.findFirst({
    select: { newUrl: true, classicUrl: true },
  })
  return { NEW: webAddress(settings?.newUrl), CLASSIC: webAddress(settings?.classicUrl) }
}

function webAddress(text: string | null | undefined): string | null {
  const url = text ? URL.parse(text) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
