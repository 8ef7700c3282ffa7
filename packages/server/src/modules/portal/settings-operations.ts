import { z } from 'zod'
import { changesOf } from '../../audit/changes.ts'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import {
  ExpiryDigestFrequency,
  PortalFeature,
  type PortalSettings,
  PortalVersion,
  SecondFactorRule,
} from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../db/violations.ts'
import { InvalidInputError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { definedOnly, email, expectedVersion, parseInput } from '../../input.ts'
import { expiryDays } from './expiry-days.ts'
import { portalSettingsPolicy } from './policy.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Where a portal is reached: kept as it was written. */
export const url = z
  .string()
  .trim()
  .max(255, 'Must have at most 255 characters.')
  .refine(
    isPortalUrl,
    'Must be an address such as https://portal.example.com, without a user; http on this machine alone.',
  )

function isPortalUrl(text: string): boolean {
  if (!URL.canParse(text) || /[\s\p{Cc}]/u.test(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))
}

/** In the order of the enumeration, each once. */
export const features = z
  .array(z.enum(PortalFeature))
  .transform((given) => Object.values(PortalFeature).filter((feature) => given.includes(feature)))

const updateInput = z.object({
  expectedVersion,
  enabled: z.boolean().optional(),
  portalVersion: z.enum(PortalVersion).optional(),
  classicUrl: url.nullish(),
  newUrl: url.nullish(),
  autoInvite: z.boolean().optional(),
  invitationDays: z
    .number()
    .int()
    .min(1, 'Must be from 1 to 90 days.')
    .max(90, 'Must be from 1 to 90 days.')
    .optional(),
  featuresOff: features.optional(),
  passwords: z.boolean().optional(),
  secondFactor: z.enum(SecondFactorRule).optional(),
  staffSecondFactor: z.enum(SecondFactorRule).optional(),
  allowEndlessTokens: z.boolean().optional(),
  expiryDays: expiryDays.optional(),
  expiryDigest: z.enum(ExpiryDigestFrequency).optional(),
  expiryDigestDays: z
    .number()
    .int()
    .min(1, 'Must be from 1 to 365 days.')
    .max(365, 'Must be from 1 to 365 days.')
    .optional(),
  expiryDigestRecipients: z.array(email).max(20, 'Must be at most 20.').optional(),
})

/** What holds for the portal of all customers; with the defaults where nothing was settled yet. */
export async function settingsOf(ctx: Ctx): Promise<PortalSettings> {
  const settled = await ctx.db.portalSettings.findFirst()
  if (settled) return settled
  // Of two that find nothing, one creates the row, and both read it.
  await ctx.db.portalSettings.createMany({
    data: [{ id: newId('PortalSettings'), createdAt: ctx.now() }],
    skipDuplicates: true,
  })
  return ctx.db.portalSettings.findFirstOrThrow()
}

/** The settings for those who see them; null for the others. */
export async function findSettings(ctx: Ctx): Promise<{ id: string } | null> {
  return portalSettingsPolicy.visible(ctx.actor) === false ? null : settingsOf(ctx)
}

/** Settles the portal for all customers. What is switched off is off from the next request. */
export async function updatePortalSettings(ctx: Ctx, raw: unknown): Promise<PortalSettings> {
  const { expectedVersion, ...input } = parseInput(updateInput, raw)
  assertAllowed(portalSettingsPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const before = await settingsOf(ctx)
    assertVersion(before, expectedVersion)
    await assertStaff(ctx, input.expiryDigestRecipients ?? [])
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    const settings = await withConflicts({}, () =>
      ctx.db.portalSettings.update({
        where: { id: before.id, version: before.version },
        data: { ...definedOnly(input), version: { increment: 1 } },
      }),
    )
    await recordEvent(ctx, { type: 'portal_settings.updated', entityId: before.id, changes })
    return settings
  })
}

/** What ends is told to people of the vendor, and to nobody else. */
async function assertStaff(ctx: Ctx, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return
  const staff = await ctx.db.staff.findMany({
    where: { email: { in: [...addresses] }, disabledAt: null },
    select: { email: true },
  })
  const known = new Set(staff.map(({ email }) => email))
  const stranger = addresses.findIndex((address) => !known.has(address))
  if (stranger >= 0) {
    throw new InvalidInputError('Must be the address of an active staff member.', [
      'expiryDigestRecipients',
      String(stranger),
    ])
  }
}
