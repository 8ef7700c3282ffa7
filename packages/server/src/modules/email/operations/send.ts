import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { EmailLocale, EmailType } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { newId } from '../../../ids.ts'
import { email, parseInput } from '../../../input.ts'
import { TemplateError } from '../../../mail/liquid.ts'
import { sealContent } from '../content.ts'
import { renderParts, shippedTemplate, valuesOf } from '../render.ts'
import { type EmailData, hasSecret, type Parts } from '../types.ts'

const dayMs = 86_400_000
/** How long the content is kept where delivery does not end it: for sending again. */
const keepDays = 30
const keepSecretDays = 7

const recipient = z.object({ to: email })

type Mailing<T extends EmailType> = {
  type: T
  /** One address. */
  to: string
  /** The customer it is about, in whose log it appears. */
  customerId?: string | null
  /** What it announces, where it tells of an end. */
  expiryNoticeId?: string
  /** English by default. */
  locale?: EmailLocale
  /** Where a POST ends mails of this kind; for those that somebody has subscribed to. */
  stopUrl?: string
  data: EmailData<T>
}

/**
 * Sends a mail as a part of the caller's transaction: it goes out once that is committed, and not without. For other
 * operations to call, which have asserted what they do.
 */
export async function sendMail<T extends EmailType>(
  ctx: Ctx,
  { type, to, customerId = null, expiryNoticeId, locale = 'EN', stopUrl, data }: Mailing<T>,
): Promise<{ id: string }> {
  const { to: address } = parseInput(recipient, { to })
  const values = valuesOf(type, locale, data, ctx)
  return inTransaction(ctx, async (ctx) => {
    const id = newId('Email')
    const { subject, ...content } = await renderMail(ctx, type, locale, values)
    const now = ctx.now()
    const row = { type, locale, recipient: address, subject, customerId }
    await ctx.db.email.create({
      data: {
        id,
        ...row,
        ...(expiryNoticeId !== undefined && { expiryNoticeId }),
        content: sealContent(ctx, id, { ...content, stopUrl }),
        contentUntil: new Date(now.getTime() + (hasSecret(type) ? keepSecretDays : keepDays) * dayMs),
        queuedAt: now,
        createdAt: now,
      },
      select: { id: true },
    })
    // Without the customer, whose own trail must not tell of the vendor's log.
    await recordEvent(ctx, {
      type: 'email.queued',
      entityId: id,
      changes: { type: { to: type }, recipient: { to: address } },
    })
    await ctx.queue.enqueue(ctx.db, 'deliver-email', { emailId: id })
    return { id }
  })
}

/** With the vendor's own template; where that fails on what there is to say, with the shipped one: a mail is not lost. */
async function renderMail(
  ctx: Ctx,
  type: EmailType,
  locale: EmailLocale,
  values: Readonly<Record<string, string>>,
): Promise<Parts> {
  const own = await ctx.db.emailTemplate.findUnique({ where: { type_locale: { type, locale } } })
  if (own) {
    try {
      const parts = renderParts(type, own, values)
      if (parts.subject !== '') return parts
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      ctx.log.warn({ type, locale, err: error }, 'mail template failed, the shipped one is used')
    }
  }
  return renderParts(type, shippedTemplate(type, locale), values)
}
