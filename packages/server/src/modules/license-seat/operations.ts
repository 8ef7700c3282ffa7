import { z } from 'zod'
import { recordEvent, recordEvents } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { LicenseSeat, Prisma } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, parseInput } from '../../input.ts'
import { assertNotArchived } from '../customer/operations.ts'
import { assertNotTooMany, isTooMany } from '../email/operations/flood.ts'
import { sendMail } from '../email/operations/send.ts'
import { assertInForce, findLicense, holdLicense, holdLicenses } from '../license/held.ts'
import { assertRoom } from '../license/limit.ts'
import { noteUsage } from '../license-usage/note.ts'
import { lockMembership } from '../project/assignment-operations.ts'
import { licenseSeatPolicy } from './policy.ts'

const assignInput = z.object({ licenseId: id, portalUserId: id })
const byId = z.object({ id })

/** Gives a seat of a license to a person with an active membership in its customer. */
export async function assignSeat(ctx: Ctx, raw: unknown): Promise<LicenseSeat> {
  const { licenseId, portalUserId } = parseInput(assignInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const seen = await findLicense(ctx, { licenseId })
    const person = await ctx.read.portalUser.findUnique({ where: { id: portalUserId }, select: { id: true } })
    if (!person) throw new NotFoundError(['portalUserId'])
    assertAllowed(licenseSeatPolicy.canAssign(ctx.actor, seen))
    // The membership first, as whoever ends it holds it before the licenses.
    await lockMembership(ctx, portalUserId, seen.customerId, 'license')
    const license = await holdLicense(ctx, licenseId)
    assertNotArchived(license)
    assertInForce(license, ctx.now(), 'licenseId')
    const key = { licenseId_portalUserId: { licenseId, portalUserId } }
    if (await ctx.db.licenseSeat.findUnique({ where: key, select: { id: true } })) {
      throw new ConflictError('The person has a seat of this license already.', ['portalUserId'])
    }
    assertRoom(license, 'maxUsers', await ctx.db.licenseSeat.count({ where: { licenseId } }))
    const seat = await ctx.db.licenseSeat.create({
      data: { id: newId('LicenseSeat'), licenseId, portalUserId, createdAt: ctx.now() },
    })
    await noteUsage(ctx, [licenseId], 'SEATS')
    await recordEvent(ctx, {
      type: 'license_seat.assigned',
      entityId: seat.id,
      customerId: license.customerId,
      changes: { licenseId: { to: licenseId }, portalUserId: { to: portalUserId } },
    })
    await mailSeat(ctx, seat.id)
    return seat
  })
}

/** Tells a person again of a seat that was not taken yet. */
export async function resendSeat(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const { license, claimedAt } = await getSeat(ctx, id)
    assertAllowed(licenseSeatPolicy.canAssign(ctx.actor, license))
    assertNotArchived(license.customer)
    assertInForce(license, ctx.now(), 'id')
    if (claimedAt) throw new ConflictError('The seat was taken already.', ['id'])
    await recordEvent(ctx, { type: 'license_seat.resent', entityId: id, customerId: license.customerId })
    await mailSeat(ctx, id, { again: true })
    return { id }
  })
}

async function mailSeat(ctx: Ctx, id: string, { again = false } = {}): Promise<void> {
  const name = { select: { name: true } } as const
  const { license, portalUser } = await ctx.db.licenseSeat.findUniqueOrThrow({
    where: { id },
    select: {
      license: { select: { customerId: true, customer: name, product: name } },
      portalUser: { select: { email: true, firstName: true, lastName: true } },
    },
  })
  const mailing = { to: portalUser.email, customerId: license.customerId }
  if (again) await assertNotTooMany(ctx, mailing)
  else if (await isTooMany(ctx, mailing)) return
  await sendMail(ctx, {
    type: 'LICENSE_SEAT_ASSIGNED',
    ...mailing,
    data: {
      customer_name: license.customer.name,
      product_name: license.product.name,
      person_name: `${portalUser.firstName} ${portalUser.lastName}`,
    },
  })
}

/** Takes a seat back, which frees it at once; also of a license that is not in force. */
export async function revokeSeat(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const { license, ...seat } = await getSeat(ctx, id)
    assertAllowed(licenseSeatPolicy.canAssign(ctx.actor, license))
    assertNotArchived(license.customer)
    await holdLicenses(ctx, [seat.licenseId])
    const { count } = await ctx.db.licenseSeat.deleteMany({ where: { id } })
    if (count === 0) throw new NotFoundError(['id'])
    await noteUsage(ctx, [seat.licenseId], 'SEATS')
    await recordEvents(ctx, [revoked(seat, license.customerId)])
    return { id }
  })
}

/** Has the person who was given a seat take it, once. */
export async function claimSeat(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    const { license, ...seat } = await getSeat(ctx, id)
    assertAllowed(licenseSeatPolicy.canClaim(ctx.actor, seat), 'Only the person whose seat it is takes it.')
    assertNotArchived(license.customer)
    assertInForce(license, ctx.now(), 'id')
    const claimedAt = ctx.now()
    const { count } = await ctx.db.licenseSeat.updateMany({
      where: { id, claimedAt: null },
      data: { claimedAt },
    })
    if (count === 0) throw new ConflictError('The seat was taken already, or it was just revoked.', ['id'])
    await recordEvent(ctx, {
      type: 'license_seat.claimed',
      entityId: id,
      customerId: license.customerId,
      changes: { claimedAt: { from: null, to: claimedAt } },
    })
    return { id }
  })
}

/** Takes back every seat that a person has of a customer's licenses, as part of the operation that calls it. */
export async function revokeSeatsOf(ctx: Ctx, portalUserId: string, customerId: string): Promise<void> {
  const seats = await deleteSeats(ctx, { portalUserId, license: { customerId } })
  if (seats.length === 0) return
  await recordEvents(
    ctx,
    seats.map((seat) => revoked(seat, customerId)),
  )
}

/** Takes seats back without a trace of whose they were. */
export async function deleteSeats(ctx: Ctx, where: Prisma.LicenseSeatWhereInput): Promise<LicenseSeat[]> {
  const seats = await ctx.db.licenseSeat.findMany({ where, orderBy: { id: 'asc' } })
  if (seats.length === 0) return []
  const licenseIds = seats.map(({ licenseId }) => licenseId)
  await holdLicenses(ctx, licenseIds)
  await ctx.db.licenseSeat.deleteMany({ where: { id: { in: seats.map(({ id }) => id) } } })
  await noteUsage(ctx, licenseIds, 'SEATS')
  return seats
}

const revoked = (seat: LicenseSeat, customerId: string) => ({
  type: 'license_seat.revoked' as const,
  entityId: seat.id,
  customerId,
  changes: { licenseId: { from: seat.licenseId }, portalUserId: { from: seat.portalUserId } },
})

const licenseColumns = {
  customerId: true,
  revokedAt: true,
  suspendedAt: true,
  expiresAt: true,
  customer: { select: { archivedAt: true } },
} as const

async function getSeat(ctx: Ctx, id: string) {
  const seat = await ctx.read.licenseSeat.findUnique({
    where: { id },
    include: { license: { select: licenseColumns } },
  })
  if (!seat) throw new NotFoundError(['id'])
  return seat
}
