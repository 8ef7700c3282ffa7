import type { LicenseClaims, LicenseField } from '@portico/license'
import type { Ctx } from '../../context.ts'
import { newId } from '../../ids.ts'
import { licenseSeatPolicy } from '../license-seat/policy.ts'
import { licenseStatus } from './status.ts'

const claimed = { claimedAt: { not: null } }

/**
 * Everything that a file says of a license, in one statement: no more of them for more fields or seats. Hidden fields
 * are in no file, whoever downloads it: a file is handed on, and whoever has it can read it. Who has a seat is in the
 * files of those alone who see all of them: half a list would shut people out.
 */
export function readForFile(ctx: Ctx, id: string, fingerprint: string | null) {
  return ctx.db.license.findUniqueOrThrow({
    where: { id },
    include: {
      product: {
        select: {
          slug: true,
          name: true,
          licenseFields: {
            where: { deletedAt: null, hidden: false },
            select: {
              id: true,
              name: true,
              type: true,
              defaultValue: true,
              values: { where: { licenseId: id }, select: { id: true, value: true } },
            },
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
          },
        },
      },
      productVersion: { select: { name: true } },
      customer: { select: { number: true, name: true } },
      project: { select: { id: true, name: true } },
      subscription: { select: { id: true, level: { select: { name: true } } } },
      _count: { select: { seats: { where: claimed } } },
      seats: {
        where: { AND: [claimed, licenseSeatPolicy.visible(ctx.actor) || { id: { in: [] } }] },
        select: { portalUser: { select: { email: true, firstName: true, lastName: true } } },
        orderBy: { id: 'asc' },
      },
      machines: {
        where: fingerprint === null ? { id: { in: [] } } : { fingerprint },
        select: { fingerprint: true, name: true },
      },
    },
  })
}

export type LicenseForFile = Awaited<ReturnType<typeof readForFile>>

/** The claims of a file that is issued now; undefined members are left out of it. */
export function claimsOf(ctx: Ctx, license: LicenseForFile): LicenseClaims {
  const now = ctx.now()
  const iat = Math.floor(now.getTime() / 1_000)
  const { product, subscription, machines, seats, expiresAt } = license
  const machine = machines[0]
  return {
    iss: ctx.publicUrl,
    sub: license.id,
    jti: newId('LicenseDownloadLink').slice(4),
    aud: product.slug,
    iat,
    nbf: iat,
    exp: endOfFile(iat, license),
    license: {
      id: license.id,
      sequence: license.sequence,
      kind: license.kind,
      type: license.type,
      status: licenseStatus(license, ctx),
      issuedAt: license.createdAt.toISOString(),
      startsAt: license.startsAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      product: { slug: product.slug, name: product.name, version: license.productVersion?.name },
      customer: license.customer,
      project: license.project ?? undefined,
      subscription: subscription ? { id: subscription.id, level: subscription.level.name } : undefined,
      users: seats.length > 0 && seats.length === license._count.seats ? seats.map(userOf) : undefined,
      limits: { machines: license.maxMachines, users: license.maxUsers, uses: license.maxUses },
      fields: Object.fromEntries(product.licenseFields.map((field) => [field.name, fieldOf(ctx, field)])),
      entitlements: license.entitlements,
      machine: machine ? { fingerprint: machine.fingerprint, name: machine.name ?? undefined } : undefined,
    },
  }
}

/** A file that has to be renewed does not outlive its license. */
function endOfFile(iat: number, { fileTtlSeconds, expiresAt }: LicenseForFile): number | undefined {
  if (fileTtlSeconds === null) return undefined
  const end = expiresAt ? Math.ceil(expiresAt.getTime() / 1_000) : Number.POSITIVE_INFINITY
  return Math.min(iat + fileTtlSeconds, end)
}

const userOf = ({ portalUser }: LicenseForFile['seats'][number]) => ({
  email: portalUser.email,
  name: `${portalUser.firstName} ${portalUser.lastName}`.trim(),
})

type Field = LicenseForFile['product']['licenseFields'][number]

/** The license's own value, else the default of the field. */
function fieldOf(ctx: Ctx, { id, type, defaultValue, values: [own] }: Field): LicenseField {
  const text = own ? own.value : defaultValue
  if (text === null) return { type, value: null }
  switch (type) {
    case 'INTEGER':
      return { type, value: Number(text) }
    case 'BOOLEAN':
      return { type, value: text === 'true' }
    case 'PASSWORD': {
      const place = own
        ? { table: 'LicenseFieldValue', row: own.id, column: 'value' }
        : { table: 'LicenseField', row: id, column: 'defaultValue' }
      return { type, value: ctx.secrets.open(place, text) }
    }
    default:
      return { type, value: text }
  }
}
