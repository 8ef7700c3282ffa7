import { z } from 'zod'
import { recordEvent } from '../../../audit/record.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import { serviceAccountScopes } from '../../../auth/scopes.ts'
import type { Ctx } from '../../../context.ts'
import type { ServiceAccountOrigin } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { withConflicts } from '../../../db/violations.ts'
import { NotFoundError } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import { id, name, parseInput } from '../../../input.ts'
import { expiryOf, lifetimeInput } from '../../api-token/lifetime.ts'
import { assertNotArchived, lockCustomers } from '../../customer/operations.ts'
import { serviceAccountPolicy } from '../policy.ts'
import { insertToken, tokenInput } from './token.ts'

const createInput = z.object({ customerId: id, name, ...tokenInput })

const startInput = z.object({ customerId: id, name, ...lifetimeInput })

/** What an installation needs to run: its license, its machines and its verdicts. */
const scopesOfInstallation = serviceAccountScopes.filter((scope) => scope.startsWith('license:'))

const nameTaken = {
  ServiceAccount_customerId_name_living_key: {
    path: ['name'],
    message: 'The customer has a service account with this name; revoking it frees the name.',
  },
}

type Created = { id: string; secret: string }

/**
 * Creates a service account with its first token, whose secret cannot be read again. `demo` marks the tokens of the demo
 * data.
 */
export async function createServiceAccount(
  ctx: Ctx,
  raw: unknown,
  { demo = false }: { demo?: boolean } = {},
): Promise<Created> {
  return create(ctx, { ...parseInput(createInput, raw), origin: 'MANUAL', demo })
}

/** Makes the service account of a new installation, which is called as that is, with all that lets it run. */
export async function startInstallation(ctx: Ctx, raw: unknown): Promise<Created> {
  const input = parseInput(startInput, raw)
  return create(ctx, { ...input, scopes: [...scopesOfInstallation], origin: 'INSTALLATION', demo: false })
}

type New = z.infer<typeof createInput> & { origin: ServiceAccountOrigin; demo: boolean }

function create(ctx: Ctx, { customerId, name, origin, scopes, demo, ...lifetime }: New): Promise<Created> {
  return inTransaction(ctx, async (ctx) => {
    const seen = await ctx.read.customer.findUnique({ where: { id: customerId }, select: { id: true } })
    if (!seen) throw new NotFoundError(['customerId'])
    assertAllowed(serviceAccountPolicy.canManage(ctx.actor, { customerId }))
    const [customer] = await lockCustomers(ctx, [customerId])
    if (!customer) throw new NotFoundError(['customerId'])
    assertNotArchived(customer)
    const expiresAt = await expiryOf(ctx, lifetime)
    const id = newId('ServiceAccount')
    await withConflicts(nameTaken, () =>
      ctx.db.serviceAccount.create({
        data: { id, customerId, name, origin, createdAt: ctx.now() },
        select: { id: true },
      }),
    )
    await recordEvent(ctx, {
      type: 'service_account.created',
      entityId: id,
      customerId,
      changes: { name: { to: name }, origin: { to: origin } },
    })
    const { secret } = await insertToken(ctx, { id, customerId }, { scopes, expiresAt, demo })
    return { id, secret }
  })
}
