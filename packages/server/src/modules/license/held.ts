import { z } from 'zod'
import { hashToken } from '../../auth/token.ts'
import type { Ctx } from '../../context.ts'
import type { License } from '../../db/generated/prisma/client.ts'
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts'
import { id } from '../../input.ts'
import { whyNotInForce } from './status.ts'

// How operations about what hangs on a license name it, find it and hold it.

/** The license by id or by its key, one of the two. */
export const licenseInput = {
  licenseId: id.nullish(),
  licenseKey: z.string().trim().max(255, 'Must have at most 255 characters.').nullish(),
}

type Named = { licenseId?: string | null; licenseKey?: string | null }

/** The input field that names the license, for errors; INVALID_INPUT unless it is exactly one. */
export function nameOfLicense({ licenseId, licenseKey }: Named): 'licenseId' | 'licenseKey' {
  if (Boolean(licenseId) === Boolean(licenseKey)) {
    throw new InvalidInputError('Give either licenseId or licenseKey.', ['licenseId'])
  }
  return licenseId ? 'licenseId' : 'licenseKey'
}

export function whereLicense(named: Named): { id: string } | { keyHash: string } {
  return nameOfLicense(named) === 'licenseId'
    ? { id: named.licenseId! }
    : { keyHash: hashToken(named.licenseKey!) }
}

const columns = { id: true, customerId: true } as const

/** The license as the actor sees it. */
export async function findLicense(ctx: Ctx, named: Named): Promise<{ id: string; customerId: string }> {
  const license = await ctx.read.license.findUnique({ where: whereLicense(named), select: columns })
  if (!license) throw new NotFoundError([nameOfLicense(named)])
  return license
}

export type HeldLicense = Pick<
  License,
  | 'id'
  | 'customerId'
  | 'startsAt'
  | 'expiresAt'
  | 'revokedAt'
  | 'suspendedAt'
  | 'maxMachines'
  | 'maxUsers'
  | 'uses'
  | 'overage'
  | 'heartbeatSeconds'
  | 'durationDays'
  | 'expirationBasis'
> & {
  archivedAt: Date | null
  /** The newest month of its usage. */
  usageMonth: string | null
}

/**
 * Holds a license until the transaction ends, so that what is counted against its limits is counted one after the
 * other, and answers it as it is then; `archivedAt` is that of its customer.
 */
export async function holdLicense(ctx: Ctx, id: string): Promise<HeldLicense> {
  const [license] = await ctx.db.$queryRaw<[HeldLicense?]>`
    select l.id, l."customerId", l."startsAt", l."expiresAt", l."revokedAt", l."suspendedAt", l."maxMachines",
      l."maxUsers", l.uses, l.overage, l."heartbeatSeconds", l."durationDays", l."expirationBasis", c."archivedAt",
      (select max(month)::text from "LicenseUsageMonth" where "licenseId" = l.id) as "usageMonth"
    from "License" l join "Customer" c on c.id = l."customerId" where l.id = ${id} for no key update of l`
  if (!license) throw new NotFoundError()
  return license
}

/** Holds licenses of which something is taken back; always in the same order, so that two at it wait for each other. */
export async function holdLicenses({ db }: Ctx, ids: readonly string[]): Promise<void> {
  await db.$queryRaw`
    select 1 from "License" where id = any(${[...ids]}::text[]) order by id for no key update`
}

type Dates = Pick<HeldLicense, 'revokedAt' | 'suspendedAt' | 'expiresAt'>

/** Refuses what only a license in force allows; one that is about to end is in force. */
export function assertInForce(license: Dates, now: Date, path: string): void {
  const status = whyNotInForce(license, now)
  if (!status) return
  throw new ConflictError(`The license is ${status}.`, [path])
}

/** Refuses what cannot be done before the first moment of a license. */
export function assertStarted({ startsAt }: { startsAt: Date }, now: Date, path: string): void {
  if (startsAt <= now) return
  throw new ConflictError(`The license starts at ${startsAt.toISOString()}.`, [path])
}
