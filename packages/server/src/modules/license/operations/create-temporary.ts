import { z } from 'zod'
import type { Actor } from '../../../auth/actor.ts'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { AppError, InvalidInputError, NotFoundError } from '../../../errors.ts'
import { id, name, parseInput } from '../../../input.ts'
import { assertNotArchived, lockCustomers } from '../../customer/operations.ts'
import { fieldsOfProducts } from '../../license-field/given.ts'
import { getProduct } from '../../product/operations.ts'
import { licensePolicy } from '../policy.ts'
import { daysAfter } from '../term.ts'
import { insertLicenses } from './insert.ts'
import { initialValues } from './plan.ts'

const days = 90

const input = z.object({
  productId: id,
  customerId: id.nullish(),
  projectId: id.nullish(),
  name: name.nullish(),
})

/**
 * Creates a license for development that ends after exactly 90 days and cannot be put off. It has the initial values
 * of fields and no others; what is required is a matter of the licenses that are sold.
 */
export async function createTemporaryLicense(ctx: Ctx, raw: unknown): Promise<{ id: string }> {
  const { productId, projectId, name, ...given } = parseInput(input, raw)
  const customerId = given.customerId ?? onlyCustomerOf(ctx.actor)
  return inTransaction(ctx, async (ctx) => {
    const customer = await ctx.read.customer.findUnique({
      where: { id: customerId },
      select: { archivedAt: true },
    })
    if (!customer) throw new NotFoundError(['customerId'])
    assertAllowed(licensePolicy.canCreateTemporary(ctx.actor, { customerId }))
    assertNotArchived(customer)
    await getProduct(ctx, productId, 'productId')
    if (projectId) await assertProjectOf(ctx, projectId, customerId)
    await assertRoom(ctx, customerId)

    const fields = (await fieldsOfProducts(ctx, [productId])).get(productId) ?? []
    const startsAt = ctx.now()
    const [id] = await insertLicenses(ctx, [
      {
        row: {
          kind: 'TEMPORARY',
          type: 'DEVELOPMENT',
          name: name ?? null,
          productId,
          customerId,
          projectId: projectId ?? null,
          startsAt,
          expiresAt: daysAfter(startsAt, days),
        },
        values: initialValues(ctx, fields),
      },
    ])
    return { id: id! }
  })
}

function onlyCustomerOf(actor: Actor): string {
  const administered = actor.kind === 'portalUser' ? actor.adminOf : []
  if (administered.length !== 1) throw new InvalidInputError('Say for which customer.', ['customerId'])
  return administered[0]!
}

async function assertProjectOf(ctx: Ctx, id: string, customerId: string): Promise<void> {
  const project = await ctx.read.project.findUnique({ where: { id }, select: { customerId: true } })
  if (!project) throw new NotFoundError(['projectId'])
  if (project.customerId !== customerId) {
    throw new InvalidInputError('Must be a project of the customer.', ['projectId'])
  }
}

/** Holds the customer until the end of the transaction, so that two at once do not both take the last place. */
async function assertRoom(ctx: Ctx, customerId: string): Promise<void> {
  const [customer] = await lockCustomers(ctx, [customerId])
  // Read again: it may have been archived since it was seen.
  assertNotArchived(customer!)
  const active = await ctx.db.license.count({
    where: { customerId, kind: 'TEMPORARY', revokedAt: null, expiresAt: { gt: ctx.now() } },
  })
  if (active < ctx.temporaryLicenses) return
  throw new AppError(
    'LIMIT_REACHED',
    `The customer has ${active} temporary licenses that have not ended, and ${ctx.temporaryLicenses} are allowed.`,
    ['customerId'],
  )
}
