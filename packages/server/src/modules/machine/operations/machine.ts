import { z } from 'zod'
import { changesOf, initialChanges } from '../../../audit/changes.ts'
import { recordEvent, recordEvents } from '../../../audit/record.ts'
import type { Ctx } from '../../../context.ts'
import type { Machine } from '../../../db/generated/prisma/client.ts'
import { InvalidInputError, NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { id, name } from '../../../input.ts'
import { type HeldLicense, licenseInput, nameOfLicense, whereLicense } from '../../license/held.ts'
import { assertRoom } from '../../license/limit.ts'
import { noteUsage } from '../../license-usage/note.ts'

// What the verbs beside this file have in common.

/** What identifies a machine, and what it tells of itself. */
export const machineFields = { fingerprint: name, name: name.nullish(), platform: name.nullish() }

/** A machine by id, or by its license and fingerprint. */
export const oneMachine = z.object({ id: id.nullish(), ...licenseInput, fingerprint: name.nullish() })

type OneMachine = z.infer<typeof oneMachine>

/** The machine as the actor sees it, with its license; INVALID_INPUT unless it is named in one way. */
export async function getMachine(ctx: Ctx, input: OneMachine) {
  const machine = await ctx.read.machine.findFirst({
    where: whereMachine(input),
    include: { license: true },
  })
  if (!machine) throw new NotFoundError([input.id ? 'id' : 'fingerprint'])
  return machine
}

function whereMachine({ id, fingerprint, ...license }: OneMachine) {
  if (id) {
    if (!fingerprint && !license.licenseId && !license.licenseKey) return { id }
    throw new InvalidInputError('Give either id, or a license and fingerprint.', ['id'])
  }
  if (!fingerprint) throw new InvalidInputError('Give id, or a license and fingerprint.', ['id'])
  nameOfLicense(license)
  return { fingerprint, license: whereLicense(license) }
}

/** Before this moment a machine must have been heard of, or it does not count; null: none has to report. */
export function silentBefore(license: { heartbeatSeconds: number | null }, now: Date): Date | null {
  const { heartbeatSeconds } = license
  return heartbeatSeconds === null ? null : new Date(now.getTime() - heartbeatSeconds * 1_000)
}

type Told = { fingerprint: string; name?: string | null; platform?: string | null }

/** Activates one more machine on a license that is held, when there is room for it. */
export async function addMachine(ctx: Ctx, license: HeldLicense, told: Told): Promise<Machine> {
  const taken = license.maxMachines === null ? 0 : await countMachines(ctx, license)
  assertRoom(license, 'maxMachines', taken)
  const row = {
    licenseId: license.id,
    fingerprint: told.fingerprint,
    name: told.name ?? null,
    platform: told.platform ?? null,
    ipAddress: ctx.ipAddress,
  }
  const now = ctx.now()
  const machine = await ctx.db.machine.create({
    data: { id: newId('Machine'), ...row, lastHeartbeatAt: now, createdAt: now },
  })
  await noteUsage(ctx, [license.id], 'MACHINES')
  await recordEvent(ctx, {
    type: 'machine.activated',
    entityId: machine.id,
    customerId: license.customerId,
    changes: initialChanges(row),
  })
  return machine
}

function countMachines(ctx: Ctx, { id }: HeldLicense): Promise<number> {
  return ctx.db.machine.count({ where: { licenseId: id } })
}

/** What a machine that is active tells anew; what it leaves out stays. Counts as a heartbeat. */
export async function refreshMachine(
  ctx: Ctx,
  license: HeldLicense,
  machine: Machine,
  told: Told,
): Promise<Machine> {
  const changes = changesOf(machine, {
    name: told.name ?? undefined,
    platform: told.platform ?? undefined,
    ipAddress: ctx.ipAddress ?? undefined,
  })
  const given = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]))
  const refreshed = await ctx.db.machine.update({
    where: { id: machine.id },
    data: { ...given, lastHeartbeatAt: ctx.now() },
  })
  const cutoff = silentBefore(license, ctx.now())
  // It counts again.
  if (cutoff && (machine.lastHeartbeatAt ?? machine.createdAt) < cutoff) {
    await noteUsage(ctx, [license.id], 'MACHINES')
  }
  if (Object.keys(changes).length > 0) {
    await recordEvent(ctx, {
      type: 'machine.activated',
      entityId: machine.id,
      customerId: license.customerId,
      changes,
    })
  }
  return refreshed
}

const silentAtOnce = 1_000

/** Removes the machines that were silent for too long, except the one that is just speaking. */
export async function removeSilentMachines(
  ctx: Ctx,
  license: HeldLicense,
  fingerprint: string,
): Promise<void> {
  const cutoff = silentBefore(license, ctx.now())
  if (cutoff === null) return
  const silent = await ctx.db.machine.findMany({
    where: { licenseId: license.id, fingerprint: { not: fingerprint }, ...silentSince(cutoff) },
    orderBy: { id: 'asc' },
    take: silentAtOnce,
  })
  if (silent.length === 0) return
  // Asked again, because a machine may have reported since.
  const ids = silent.map(({ id }) => id)
  const gone = await ctx.db.machine.deleteMany({ where: { id: { in: ids }, ...silentSince(cutoff) } })
  const left =
    gone.count === ids.length
      ? []
      : await ctx.db.machine.findMany({ where: { id: { in: ids } }, select: { id: true } })
  const alive = new Set(left.map(({ id }) => id))
  await recordEvents(
    ctx,
    silent
      .filter(({ id }) => !alive.has(id))
      .map((machine) => ({
        type: 'machine.deactivated',
        entityId: machine.id,
        customerId: license.customerId,
        changes: {
          licenseId: { from: machine.licenseId },
          fingerprint: { from: machine.fingerprint },
          lastHeartbeatAt: { from: machine.lastHeartbeatAt },
        },
      })),
  )
}

/** The machines of which nothing was heard since then, not even their activation. */
export function silentSince(cutoff: Date) {
  return {
    OR: [{ lastHeartbeatAt: { lt: cutoff } }, { lastHeartbeatAt: null, createdAt: { lt: cutoff } }],
  }
}

/** Deactivates one machine; NOT_FOUND when somebody else just did. */
export async function removeMachine(
  ctx: Ctx,
  machine: Machine & { license: { customerId: string } },
  path: string,
): Promise<void> {
  const { count } = await ctx.db.machine.deleteMany({ where: { id: machine.id } })
  if (count === 0) throw new NotFoundError([path])
  await recordEvent(ctx, {
    type: 'machine.deactivated',
    entityId: machine.id,
    customerId: machine.license.customerId,
    changes: { licenseId: { from: machine.licenseId }, fingerprint: { from: machine.fingerprint } },
  })
}
