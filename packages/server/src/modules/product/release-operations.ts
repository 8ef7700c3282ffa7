import { z } from 'zod'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { CustomerPortal, PortalSettings } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, longText, parseInput } from '../../input.ts'
import { recipientsOf } from '../email/operations/recipients.ts'
import { sendMail } from '../email/operations/send.ts'
import { settingsOf, url } from '../portal/settings-operations.ts'
import { productPolicy, releaseNoticePolicy } from './policy.ts'
import { getProductVersion } from './version-operations.ts'

const announceInput = z.object({
  productVersionId: id,
  customerIds: z.array(id).min(1, 'Must not be empty.').max(100, 'Must be at most 100.').nullish(),
  notes: longText(8_000).nullish(),
  updateUrl: url.regex(/^[^"'<>\\]*$/, 'Must not have quotes, angle brackets and backslashes.').nullish(),
})

/**
 * Tells customers of an enabled version of what they have subscribed to, each customer once for good: announced again, it
 * is news to the others alone. Says to how many.
 */
export async function announceProductVersion(
  ctx: Ctx,
  raw: unknown,
): Promise<{ id: string; customerCount: number }> {
  const { productVersionId, customerIds, notes, updateUrl } = parseInput(announceInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const { productId, enabled } = await getProductVersion(ctx, productVersionId, 'productVersionId')
    assertAllowed(productPolicy.canManage(ctx.actor))
    if (!enabled)
      throw new ConflictError('The version is not enabled: nobody could request it.', ['productVersionId'])
    if (customerIds) await assertCustomers(ctx, customerIds)
    const customers = await customersToTell(ctx, productId, productVersionId, customerIds ?? null)
    if (customers.length === 0) return { id: productVersionId, customerCount: 0 }
    const announcementId = newId('ReleaseAnnouncement')
    await ctx.db.releaseAnnouncement.create({
      data: {
        id: announcementId,
        productVersionId,
        notes: notes ?? null,
        updateUrl: updateUrl ?? null,
        announcedAt: ctx.now(),
      },
      select: { id: true },
    })
    // Of two announcements at once, each customer is of the first.
    const notices = await ctx.db.releaseNotice.createManyAndReturn({
      data: customers.map((customerId) => ({
        id: newId('ReleaseNotice'),
        announcementId,
        productVersionId,
        customerId,
      })),
      skipDuplicates: true,
      select: { id: true },
    })
    await recordEvent(ctx, {
      type: 'product_version.announced',
      entityId: productVersionId,
      changes: { customers: { to: notices.length } },
    })
    await ctx.queue.enqueueMany(
      ctx.db,
      'mail-release-notice',
      notices.map(({ id }) => ({ noticeId: id })),
    )
    return { id: productVersionId, customerCount: notices.length }
  })
}

async function assertCustomers(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  const found = await ctx.read.customer.findMany({
    where: { id: { in: [...customerIds] } },
    select: { id: true },
  })
  const known = new Set(found.map(({ id }) => id))
  const unknown = customerIds.findIndex((id) => !known.has(id))
  if (unknown >= 0) throw new NotFoundError(['customerIds', String(unknown)])
}

const portal = { select: { enabled: true, releaseMails: true } } as const

/** Whether a customer wants to be told, and could come in to look. */
function wantsMail(
  own: Pick<CustomerPortal, 'enabled' | 'releaseMails'> | null,
  settings: PortalSettings,
): boolean {
  return (own?.enabled ?? settings.enabled) && (own?.releaseMails ?? true)
}

const subscribedTo = (productId: string) =>
  ({
    archivedAt: null,
    projects: { some: { subscriptions: { some: { productId, status: 'ACTIVE' } } } },
  }) as const

async function customersToTell(
  ctx: Ctx,
  productId: string,
  productVersionId: string,
  ids: readonly string[] | null,
): Promise<string[]> {
  const settings = await settingsOf(ctx)
  const customers = await ctx.db.customer.findMany({
    where: {
      ...subscribedTo(productId),
      ...(ids && { id: { in: [...ids] } }),
      releaseNotices: { none: { productVersionId } },
    },
    // Always in the same order, so that two announcements at once wait for each other.
    orderBy: { id: 'asc' },
    select: { id: true, portal },
  })
  return customers.filter((customer) => wantsMail(customer.portal, settings)).map(({ id }) => id)
}

/** Writes the mails of one customer, where it still has the product and wants to be told. */
export async function mailReleaseNotice(ctx: Ctx, { noticeId }: { noticeId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    assertAllowed(releaseNoticePolicy.canMail(ctx.actor))
    // A job can run twice: the first run takes the notice.
    const { count } = await ctx.db.releaseNotice.updateMany({
      where: { id: noticeId, mailedAt: null },
      data: { mailedAt: ctx.now() },
    })
    if (count === 0) return
    const { announcement, productVersion, customerId } = await ctx.db.releaseNotice.findUniqueOrThrow({
      where: { id: noticeId },
      select: { announcement: true, productVersion: { include: { product: true } }, customerId: true },
    })
    const { product, name, enabled } = productVersion
    const customer = await ctx.db.customer.findFirst({
      where: { id: customerId, ...subscribedTo(product.id) },
      select: { name: true, portal },
    })
    if (!customer || !enabled || !wantsMail(customer.portal, await settingsOf(ctx))) return
    for (const to of await recipientsOf(ctx, customerId)) {
      await sendMail(ctx, {
        type: 'NEW_RELEASE',
        to,
        customerId,
        data: {
          customer_name: customer.name,
          product_name: product.name,
          version_label: name,
          release_notes: announcement.notes,
          update_url: announcement.updateUrl ?? `${ctx.publicUrl}/sign-in`,
        },
      })
    }
  })
}
