import { z } from 'zod'
import { changesOf, initialChanges } from '../../../audit/changes.ts'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { SenderDomain } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { assertVersion, withConflicts } from '../../../db/violations.ts'
import { NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { email, expectedVersion, parseInput } from '../../../input.ts'
import { dkimRecord, findDnsProblem, makeDkimKey } from '../../../mail/dkim.ts'
import type { Letter } from '../../../mail/mailer.ts'
import { senderDomainPolicy } from '../policy.ts'

const setInput = z.object({ address: email, expectedVersion })
const versionInput = z.object({ expectedVersion })

const sameMoment = {
  SenderDomain_one_key: { message: 'A sender domain was set at the same moment; read it and retry.' },
}

const placeOf = (id: string) => ({ table: 'SenderDomain', row: id, column: 'privateKey' })

/** Who mails are from: the vendor's own domain once it is verified, and then signed, or the configured address. */
export async function findSender(ctx: Ctx): Promise<{ address: string; dkim: Letter['dkim'] }> {
  const own = await ctx.db.senderDomain.findFirst({ where: { verifiedAt: { not: null } } })
  if (!own) return { address: ctx.mail.from, dkim: undefined }
  const privateKey = ctx.secrets.open(placeOf(own.id), own.privateKey)
  return {
    address: own.address,
    dkim: { domainName: own.domain, keySelector: own.selector, privateKey },
  }
}

/** Sets the address that mails are to be from, with a new key for its domain; they are once the domain is verified. */
export async function setSenderDomain(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { address, expectedVersion } = parseInput(setInput, raw)
  assertAllowed(senderDomainPolicy.canManage(ctx.actor))
  const { privateKey, ...published } = await makeDkimKey()
  return inTransaction(ctx, async (ctx) => {
    const before = await ctx.read.senderDomain.findFirst()
    if (before) {
      assertVersion(before, expectedVersion)
      if (before.address === address) return before
      const { id, version } = before
      await withConflicts({}, () =>
        ctx.db.senderDomain.delete({ where: { id, version }, select: { id: true } }),
      )
    }
    const id = newId('SenderDomain')
    const row = { address, domain: address.split('@')[1]!, ...published }
    await withConflicts(sameMoment, () =>
      ctx.db.senderDomain.create({
        data: { id, ...row, privateKey: ctx.secrets.seal(placeOf(id), privateKey), createdAt: ctx.now() },
        select: { id: true },
      }),
    )
    const changes = before ? changesOf(before, row) : initialChanges(row)
    await recordEvent(ctx, { type: 'sender_domain.set', entityId: id, changes })
    return { id }
  })
}

/** Looks in DNS for the published key. Found, mails are from the address and signed; a domain that lost it is not used. */
export async function verifySenderDomain(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { expectedVersion } = parseInput(versionInput, raw)
  assertAllowed(senderDomainPolicy.canManage(ctx.actor))
  const before = await getSenderDomain(ctx)
  assertVersion(before, expectedVersion)
  const found = await findDnsProblem(dkimRecord(before), ctx.mail.dnsServer)
  return inTransaction(ctx, async (ctx) => {
    const checkedAt = ctx.now()
    // Servers that do not answer say nothing about the domain.
    const kept = found === null ? (before.verifiedAt ?? checkedAt) : before.verifiedAt
    const verifiedAt = found?.answered ? null : kept
    const data = { checkedAt, verifiedAt, problem: found?.problem ?? null }
    await withConflicts({}, () =>
      ctx.db.senderDomain.update({
        where: { id: before.id, version: before.version },
        data: { ...data, version: { increment: 1 } },
        select: { id: true },
      }),
    )
    await recordEvent(ctx, {
      type: 'sender_domain.checked',
      entityId: before.id,
      changes: changesOf(before, data),
    })
    return { id: before.id }
  })
}

/** Forgets the domain and its key; mails are from the configured address again. */
export async function removeSenderDomain(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { expectedVersion } = parseInput(versionInput, raw)
  assertAllowed(senderDomainPolicy.canManage(ctx.actor))
  return inTransaction(ctx, async (ctx) => {
    const { id, address, version } = await getSenderDomain(ctx)
    assertVersion({ version }, expectedVersion)
    await withConflicts({}, () =>
      ctx.db.senderDomain.delete({ where: { id, version }, select: { id: true } }),
    )
    await recordEvent(ctx, {
      type: 'sender_domain.removed',
      entityId: id,
      changes: { address: { from: address } },
    })
    return { id }
  })
}

async function getSenderDomain(ctx: Ctx): Promise<SenderDomain> {
  const own = await ctx.read.senderDomain.findFirst()
  if (!own) throw new NotFoundError()
  return own
}
