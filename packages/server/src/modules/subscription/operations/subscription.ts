import { z } from 'zod'
import { changesOf, initialChanges } from '../../../audit/changes.ts'
import type { EventType } from '../../../audit/events.ts'
import { recordEvent } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { Prisma, ProductVersion, Subscription } from '../../../db/generated/prisma/client.ts'
import { withConflicts } from '../../../db/violations.ts'
import { ConflictError, InvalidInputError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { definedOnly, expectedVersion, id } from '../../../input.ts'
import { metricGone, type UsageLimit, usageLimitColumns } from '../../product/terms.ts'
import { mayStep, type SubscriptionStep, stepsFrom } from '../policy.ts'
import { dayOf, endOfTerm } from '../term.ts'

// What the verbs beside this file have in common.

/** The columns of a project that the rules about its subscriptions need. */
const projectColumns = {
  id: true,
  customerId: true,
  partners: { select: { id: true } },
  customer: { select: { archivedAt: true } },
} as const

const earliest = new Date('1970-01-01')
const latest = new Date('2199-12-31')

/** The input of a verb that needs nothing but the subscription. */
export const byId = z.object({ id, expectedVersion })

export const startsOn = z
  .date()
  .min(earliest, 'Must not be before 1970-01-01.')
  .max(latest, 'Must not be after 2199-12-31.')

export const months = z
  .number()
  .int()
  .min(1, 'Must be between 1 and 120.')
  .max(120, 'Must be between 1 and 120.')

/** A customer or a partner cannot ask for a right long past. */
export function assertNotLongAgo(day: Date, now: Date): void {
  if (day >= endOfTerm(dayOf(now), -12)) return
  throw new InvalidInputError('Must be at most a year ago.', ['startsOn'])
}

/** An active subscription must hold for today at least. */
export function assertNotOver(startsOn: Date, months: number, now: Date): void {
  if (endOfTerm(startsOn, months) > dayOf(now)) return
  throw new InvalidInputError('An active subscription cannot end today or earlier.', ['months'])
}

/** Only what is enabled can be requested. */
export function assertOffered(version: ProductVersion): void {
  if (version.enabled) return
  throw new InvalidInputError(`Version ${version.name} is not offered; choose one that is enabled.`, [
    'productVersionId',
  ])
}

/** A subscription and its renewals stay with their product. */
export function assertSameProduct(version: ProductVersion, { productId }: Subscription): void {
  if (version.productId === productId) return
  throw new InvalidInputError('Must be a version of the same product.', ['productVersionId'])
}

/** The subscription as the actor sees it, with its project; `argument` is where the id came from. */
export async function getSubscription(ctx: Ctx, id: string, argument = 'id') {
  const subscription = await ctx.read.subscription.findUnique({
    where: { id },
    include: { project: { select: projectColumns } },
  })
  if (!subscription) throw new NotFoundError([argument])
  return subscription
}

export type Loaded = Awaited<ReturnType<typeof getSubscription>>

/** What it includes of each metric, for an operation whose actor may change or renew it. */
export function getUsageLimits(ctx: Ctx, subscriptionId: string): Promise<UsageLimit[]> {
  return ctx.db.subscriptionUsageLimit.findMany({ where: { subscriptionId }, ...usageLimitColumns })
}

/** The project in which a subscription is to be created. */
export async function getProjectOfInput(ctx: Ctx, id: string) {
  const project = await ctx.read.project.findUnique({ where: { id }, select: projectColumns })
  if (!project) throw new NotFoundError(['projectId'])
  return project
}

const participles: Record<SubscriptionStep, string> = {
  accept: 'accepted',
  reject: 'rejected',
  withdraw: 'withdrawn',
  activate: 'activated',
  update: 'changed',
  terminate: 'terminated',
  renew: 'renewed',
}

/** Refuses a step that is not taken from the present state, and says from which it is. */
export function assertStep(step: SubscriptionStep, { status }: Subscription, argument = 'id'): void {
  if (mayStep(step, status)) return
  throw new ConflictError(
    `The subscription is ${status}; only one that is ${stepsFrom[step].join(' or ')} can be ${participles[step]}.`,
    [argument],
  )
}

/**
 * Holds the project until the end of the transaction. Two operations that would break one of its rules between them
 * come one after the other, so that the second can name what is in its way.
 */
export async function lockProject(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.$queryRaw`select id from "Project" where id = ${id} for no key update`
}

/** Refuses a second active subscription of a product in a project that was locked; `renewalOfId` is about to end. */
export async function assertOnlyActive(
  ctx: Ctx,
  {
    projectId,
    productId,
    renewalOfId,
  }: { projectId: string; productId: string; renewalOfId?: string | null },
  argument: string,
): Promise<void> {
  const other = await ctx.read.subscription.findFirst({
    where: { projectId, productId, status: 'ACTIVE', ...(renewalOfId ? { id: { not: renewalOfId } } : {}) },
    select: { id: true },
  })
  if (!other) return
  throw new ConflictError(
    `The project has an active subscription of the product already: ${other.id}. Terminate it, or renew it.`,
    [argument],
  )
}

// The lock and the checks come first; these hold when something comes between them.
const conflicts = {
  Subscription_one_active_key: {
    message: 'The project just got another active subscription of the product; read it again.',
  },
  Subscription_one_open_renewal_key: { message: 'It just got another open renewal; read it again.' },
  Subscription_projectId_fkey: { path: ['projectId'], message: 'The project was just deleted.' },
  Subscription_levelId_fkey: { path: ['levelId'], message: 'The level was just deleted.' },
  Subscription_productVersionId_productId_fkey: {
    path: ['productVersionId'],
    message: 'The version was just deleted.',
  },
  SubscriptionUsageLimit_metricId_fkey: metricGone,
}

type NewRow = Omit<
  Prisma.SubscriptionUncheckedCreateInput,
  'id' | 'endsOn' | 'usageLimits' | 'renewals' | 'version'
> & { startsOn: Date }

/** Writes a new subscription of a project, with its limits and its event. */
export async function insertSubscription(
  ctx: Ctx,
  type: 'subscription.created' | 'subscription.requested',
  customerId: string,
  given: NewRow,
  usageLimits: readonly UsageLimit[],
): Promise<Subscription> {
  const row = { ...given, endsOn: endOfTerm(given.startsOn, given.months), createdAt: ctx.now() }
  const subscription = await withConflicts(conflicts, () =>
    ctx.db.subscription.create({
      data: { id: newId('Subscription'), ...row, usageLimits: { create: usageLimits.map(limitRow) } },
    }),
  )
  const changes = initialChanges({ ...row, usageLimits })
  await recordEvent(ctx, { type, entityId: subscription.id, customerId, changes })
  return subscription
}

type Update = Partial<Omit<Subscription, 'id' | 'version'>>

/** Writes changes to a subscription that is still as it was read, with their event. */
export async function writeSubscription(
  ctx: Ctx,
  before: Loaded,
  type: EventType,
  columns: Update,
  limits?: { before: readonly UsageLimit[]; after: readonly UsageLimit[] | undefined },
): Promise<Subscription> {
  const changes = changesOf(
    { ...before, usageLimits: limits?.before },
    { ...columns, usageLimits: limits?.after },
  )
  if (Object.keys(changes).length === 0) return before
  const subscription = await withConflicts(conflicts, () =>
    ctx.db.subscription.update({
      where: { id: before.id, version: before.version },
      data: {
        ...definedOnly(columns),
        ...(limits?.after ? { usageLimits: { deleteMany: {}, create: limits.after.map(limitRow) } } : {}),
        version: { increment: 1 },
      },
    }),
  )
  await recordEvent(ctx, { type, entityId: before.id, customerId: before.project.customerId, changes })
  return subscription
}

const limitRow = (limit: UsageLimit) => ({ id: newId('SubscriptionUsageLimit'), ...limit })
