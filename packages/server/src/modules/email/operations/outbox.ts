import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { Email } from '../../../db/generated/prisma/client.ts'
import { openContent } from '../content.ts'
import { emailPolicy } from '../policy.ts'

export type OutboxMail = Pick<Email, 'id' | 'type' | 'status' | 'recipient' | 'subject' | 'createdAt'> & {
  text: string
  html: string
}

const newest = 50

/** The newest mails with what they say, for the page that a developer reads them on. */
export async function findOutbox(ctx: Ctx): Promise<OutboxMail[]> {
  assertAllowed(emailPolicy.canSeeOutbox(ctx.actor))
  const emails = await ctx.read.email.findMany({
    where: { content: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: newest,
  })
  return emails.map(({ content, ...email }) => ({ ...email, ...openContent(ctx, email.id, content!) }))
}

/** An address in a text. */
export const linkPattern = /(https?:\/\/[^\s"'<>]+)/

/** The addresses in a text, once each. */
export function linksIn(text: string): string[] {
  return [...new Set(text.split(linkPattern).filter((_, i) => i % 2 === 1))]
}
