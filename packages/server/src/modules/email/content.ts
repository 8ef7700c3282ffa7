import { z } from 'zod'
import type { Ctx } from '../../context.ts'

export type Content = {
  text: string
  html: string
  /** Where a POST ends such mails, for the header that mail programs make a button of (RFC 8058). */
  stopUrl?: string | undefined
}

const content: z.ZodType<Content> = z.object({
  text: z.string(),
  html: z.string(),
  stopUrl: z.string().optional(),
})

const placeOf = (id: string) => ({ table: 'Email', row: id, column: 'content' })

/** Text and HTML as they are kept: what a mail says, links and codes among it, is readable nowhere in the database. */
export function sealContent(ctx: Pick<Ctx, 'secrets'>, id: string, content: Content): string {
  return ctx.secrets.seal(placeOf(id), JSON.stringify(content))
}

export function openContent(ctx: Pick<Ctx, 'secrets'>, id: string, sealed: string): Content {
  return content.parse(JSON.parse(ctx.secrets.open(placeOf(id), sealed)))
}
