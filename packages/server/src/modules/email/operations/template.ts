import { z } from 'zod'
import { changesOf } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { EmailLocale, type EmailTemplate, EmailType } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../../db/violations.ts'
import { newId } from '../../../ids.ts'
import { definedOnly, expectedVersion, longText, parseInput } from '../../../input.ts'
import { emailTemplatePolicy } from '../policy.ts'
import { renderOrExplain, sampleValues, shippedTemplate } from '../render.ts'
import { locales, type Parts } from '../types.ts'

/** What mails of a type and language are made of: the vendor's own words, or the shipped ones. */
export type TemplateInForce = Parts & {
  type: EmailType
  locale: EmailLocale
  /** Whether the vendor has written it. */
  edited: boolean
  /** 0 for the shipped one. */
  version: number
  updatedAt: Date | null
}

const key = { type: z.enum(EmailType), locale: z.enum(EmailLocale) }

const source = (max: number) => longText(max).refine((text) => text.trim() !== '', 'Must not be empty.')

const parts = {
  subject: source(255)
    .refine((text) => !/[\r\n\t]/.test(text), 'Must be one line.')
    .optional(),
  text: source(20_000).optional(),
  html: source(50_000).optional(),
}

const updateInput = z.object({ ...key, expectedVersion, ...parts })
const resetInput = z.object({ ...key, expectedVersion })

// A part that is null is one that was left out: none can be empty.
const previewInput = z.object({
  ...key,
  subject: parts.subject.nullish(),
  text: parts.text.nullish(),
  html: parts.html.nullish(),
})

/** The templates of every type, in one language or in all. */
export async function findTemplates(ctx: Ctx, locale?: EmailLocale): Promise<TemplateInForce[]> {
  const edited = await ctx.read.emailTemplate.findMany({ where: definedOnly({ locale }) })
  return (locale ? [locale] : locales).flatMap((locale) =>
    Object.values(EmailType).map((type) =>
      inForce(type, locale, edited.find((own) => own.type === type && own.locale === locale) ?? null),
    ),
  )
}

export async function findTemplate(ctx: Ctx, type: EmailType, locale: EmailLocale): Promise<TemplateInForce> {
  const own = await ctx.read.emailTemplate.findUnique({ where: { type_locale: { type, locale } } })
  return inForce(type, locale, own)
}

function inForce(type: EmailType, locale: EmailLocale, own: EmailTemplate | null): TemplateInForce {
  const { subject, text, html } = own ?? shippedTemplate(type, locale)
  const state = { edited: own !== null, version: own?.version ?? 0, updatedAt: own?.updatedAt ?? null }
  return { type, locale, subject, text, html, ...state }
}

/** A template with sample data, as it is or with other words in its place. */
export async function previewTemplate(ctx: Ctx, raw: unknown): Promise<Parts> {
  const { type, locale, subject, text, html } = parseInput(previewInput, raw)
  const present = await findTemplate(ctx, type, locale)
  const draft = {
    subject: subject ?? present.subject,
    text: text ?? present.text,
    html: html ?? present.html,
  }
  return renderOrExplain(type, draft, sampleValues(type))
}

/** Puts the vendor's own words in the place of the shipped ones. What cannot be rendered is refused, with its line. */
export async function updateTemplate(ctx: Ctx, raw: unknown): Promise<TemplateInForce> {
  const { type, locale, expectedVersion, ...given } = parseInput(updateInput, raw)
  assertAllowed(emailTemplatePolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const before = await findTemplate(ctx, type, locale)
    assertVersion(before, expectedVersion)
    const changes = changesOf(before, given)
    if (Object.keys(changes).length === 0) return before
    const next = { subject: before.subject, text: before.text, html: before.html, ...definedOnly(given) }
    renderOrExplain(type, next, sampleValues(type))
    const own = await withConflicts(sameMoment, () =>
      before.edited
        ? ctx.db.emailTemplate.update({
            where: { type_locale: { type, locale }, version: before.version },
            data: { ...next, version: { increment: 1 } },
          })
        : ctx.db.emailTemplate.create({
            data: { id: newId('EmailTemplate'), type, locale, ...next, createdAt: ctx.now() },
          }),
    )
    await recordEvent(ctx, { type: 'email_template.updated', entityId: own.id, changes })
    return inForce(type, locale, own)
  })
}

const sameMoment = {
  EmailTemplate_type_locale_key: { message: 'It was changed at the same moment; read it again and retry.' },
}

/** Brings the shipped words back. Again is no change. */
export async function resetTemplate(ctx: Ctx, raw: unknown): Promise<TemplateInForce> {
  const { type, locale, expectedVersion } = parseInput(resetInput, raw)
  assertAllowed(emailTemplatePolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const own = await ctx.read.emailTemplate.findUnique({ where: { type_locale: { type, locale } } })
    assertVersion(inForce(type, locale, own), expectedVersion)
    if (!own) return inForce(type, locale, null)
    await withConflicts({}, () =>
      ctx.db.emailTemplate.delete({ where: { id: own.id, version: own.version }, select: { id: true } }),
    )
    const { subject, text, html } = own
    await recordEvent(ctx, {
      type: 'email_template.reset',
      entityId: own.id,
      changes: { subject: { from: subject }, text: { from: text }, html: { from: html } },
    })
    return inForce(type, locale, null)
  })
}
