import { signLicense } from '@portico/license'
import { z } from 'zod'
import { recordEvent } from '../../audit/record.ts'
import { assertAllowed } from '../../auth/policy.ts'
import { hashToken, makeToken } from '../../auth/token.ts'
import type { Ctx } from '../../context.ts'
import type { LicenseDownloadLink } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { ConflictError, NotFoundError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { id, name, parseInput } from '../../input.ts'
import { privateKeyOf } from '../signing-key/operations.ts'
import { claimsOf, type LicenseForFile, readForFile } from './file.ts'
import { licensePolicy } from './policy.ts'
import { whyNotInForce } from './status.ts'

const linkMinutes = 5

const fingerprint = name.nullish().transform((text) => text ?? null)

const encrypted = z
  .boolean()
  .nullish()
  .transform((flag) => flag ?? false)

const fileInput = z.object({ id, encrypted, fingerprint })
const byId = z.object({ id })

/** A license file, ready to be sent. */
export type LicenseFile = { fileName: string; text: string }

/**
 * Issues the signed file of a license, in which every download is told apart. `linkId` is the link that the download
 * uses up; without it the caller's own credential was sent.
 */
export async function downloadLicenseFile(ctx: Ctx, raw: unknown, linkId?: string): Promise<LicenseFile> {
  const input = parseInput(fileInput, raw)
  return inTransaction(ctx, async (ctx) => {
    if (linkId !== undefined) await useLink(ctx, linkId)
    const license = await getForFile(ctx, input)
    const text = await signLicense(claimsOf(ctx, license), {
      privateKey: await privateKeyOf(ctx, license.productId),
      ...(input.encrypted && { encryptFor: openLicenseKey(ctx, license) }),
    })
    await recordEvent(ctx, {
      type: 'license.file_downloaded',
      entityId: license.id,
      customerId: license.customerId,
      changes: {
        sequence: { to: license.sequence },
        encrypted: { to: input.encrypted },
        ...(input.fingerprint !== null && { fingerprint: { to: input.fingerprint } }),
        ...(linkId !== undefined && { link: { to: linkId } }),
      },
    })
    return { fileName: fileNameOf(license), text }
  })
}

/** The file as `downloadLicenseFile` would give it, without its text: nothing is issued, and nothing changes. */
export async function describeLicenseFile(ctx: Ctx, raw: unknown): Promise<LicenseFile> {
  return { fileName: fileNameOf(await getForFile(ctx, parseInput(fileInput, raw))), text: '' }
}

const fileNameOf = ({ id, product }: LicenseForFile) => `${product.slug}-${id}.txt`

/** Of two requests with one link, the second finds it used. */
async function useLink(ctx: Ctx, linkId: string): Promise<void> {
  const usedAt = ctx.now()
  const { count } = await ctx.db.licenseDownloadLink.updateMany({
    where: { id: linkId, usedAt: null, expiresAt: { gt: usedAt } },
    data: { usedAt },
  })
  if (count === 0) throw new NotFoundError()
}

/** The license as its file needs it, if the actor sees it and there is a file of it. */
async function getForFile(
  ctx: Ctx,
  { id, fingerprint }: { id: string; fingerprint: string | null },
): Promise<LicenseForFile> {
  await assertVisible(ctx, id)
  const license = await readForFile(ctx, id, fingerprint)
  const status = whyNotInForce(license, ctx.now())
  if (status) {
    throw new ConflictError(`The license is ${status.toLowerCase()}: there is no file of it.`, ['id'])
  }
  // Its file would say that it never ends.
  if (
    license.expiresAt === null &&
    license.expirationBasis !== 'FROM_ISSUE' &&
    license.durationDays !== null
  ) {
    const first = license.expirationBasis === 'FROM_FIRST_VALIDATION' ? 'validated' : 'activated on a machine'
    throw new ConflictError(`The time of the license begins when it is first ${first}: do that first.`, [
      'id',
    ])
  }
  if (fingerprint !== null && license.machines.length === 0) {
    throw new ConflictError('No machine of the license has this fingerprint: activate it first.', [
      'fingerprint',
    ])
  }
  return license
}

async function assertVisible(ctx: Ctx, id: string): Promise<void> {
  assertAllowed(licensePolicy.canDownload(ctx.actor))
  const license = await ctx.read.license.findUnique({ where: { id }, select: { id: true } })
  if (!license) throw new NotFoundError(['id'])
}

function openLicenseKey(ctx: Ctx, { id, keySealed }: { id: string; keySealed: string }): string {
  return ctx.secrets.open({ table: 'License', row: id, column: 'keySealed' }, keySealed)
}

/** Shows the license key, and says in the audit trail to whom. */
export async function revealLicenseKey(ctx: Ctx, raw: unknown): Promise<{ id: string; licenseKey: string }> {
  const { id } = parseInput(byId, raw)
  return inTransaction(ctx, async (ctx) => {
    await assertVisible(ctx, id)
    const license = await ctx.db.license.findUniqueOrThrow({
      where: { id },
      select: { id: true, customerId: true, keySealed: true },
    })
    const licenseKey = openLicenseKey(ctx, license)
    await recordEvent(ctx, {
      type: 'license.key_revealed',
      entityId: id,
      customerId: license.customerId,
    })
    return { id, licenseKey }
  })
}

/** Makes a link to one download of a file. It ends after five minutes, and with the credential that asked for it. */
export async function createDownloadLink(
  ctx: Ctx,
  raw: unknown,
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const input = parseInput(fileInput, raw)
  return inTransaction(ctx, async (ctx) => {
    const license = await getForFile(ctx, input)
    const { credentialHash } = ctx
    assertAllowed(credentialHash !== null, 'Links are for callers with a session or a token.')
    await deleteOldLinks(ctx)
    const token = makeToken('downloadLink')
    const link = await ctx.db.licenseDownloadLink.create({
      data: {
        id: newId('LicenseDownloadLink'),
        tokenHash: hashToken(token),
        licenseId: license.id,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.id,
        credentialHash: credentialHash!,
        encrypted: input.encrypted,
        fingerprint: input.fingerprint,
        createdAt: ctx.now(),
        expiresAt: new Date(ctx.now().getTime() + linkMinutes * 60_000),
      },
    })
    await recordEvent(ctx, {
      type: 'license.file_link_created',
      entityId: license.id,
      customerId: license.customerId,
      changes: { link: { to: link.id }, expiresAt: { to: link.expiresAt } },
    })
    const url = `${ctx.publicUrl}/licenses/${license.id}/file?token=${token}`
    return { id: license.id, url, expiresAt: link.expiresAt }
  })
}

/** What became of them is in the audit trail. */
async function deleteOldLinks(ctx: Ctx): Promise<void> {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000)
  await ctx.db.licenseDownloadLink.deleteMany({ where: { expiresAt: { lt: dayAgo } } })
}

/** The link of a token, as long as it holds, for a license; whose it is says what it opens. */
export async function findDownloadLink(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { licenseId, token }: { licenseId: string; token: string },
): Promise<LicenseDownloadLink | null> {
  const link = await ctx.db.licenseDownloadLink.findUnique({ where: { tokenHash: hashToken(token) } })
  const holds = link && link.licenseId === licenseId && !link.usedAt && link.expiresAt > ctx.now()
  return holds ? link : null
}
