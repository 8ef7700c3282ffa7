import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import type { Ctx } from '../../../context.ts'
import type { License } from '../../../db/generated/prisma/client.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { ConflictError, InvalidInputError } from '../../../errors.ts'
import { expectedVersion, id, name, parseInput } from '../../../input.ts'
import { fieldInputs, fieldNamed, fieldsOfProducts, textsOf } from '../../license-field/given.ts'
import { openValue, placeOfLicenseValue } from '../../license-field/values.ts'
import { assertDuration, entitlementCodes, licenseType, termFields } from '../../license-template/terms.ts'
import { getProductVersion } from '../../product/version-operations.ts'
import { licensePolicy } from '../policy.ts'
import { assertOpen, getLicense, type ValueChanges, valueChange, writeLicense } from './license.ts'
import { assertPeriod, assertPresent, endOf, expiresAt } from './plan.ts'

const { entitlements: _, ...terms } = termFields

const input = z.object({
  id,
  expectedVersion,
  name: name.nullish(),
  type: licenseType.nullish().transform((type) => type ?? undefined),
  productVersionId: id.nullish(),
  expiresAt,
  ...terms,
  attachEntitlements: entitlementCodes,
  detachEntitlements: entitlementCodes,
  fields: fieldInputs,
  resetFields: z.array(z.string().max(64)).max(100, 'At most 100 fields.').nullish(),
})

type Input = z.output<typeof input>

/** Changes a license. Its key, customer, product and kind stay for good, and so does the type COMMUNITY. */
export async function updateLicense(ctx: Ctx, raw: unknown): Promise<License> {
  const given = parseInput(input, raw)
  const { id, expectedVersion, attachEntitlements, detachEntitlements, fields, resetFields, ...columns } =
    given
  return inTransaction(ctx, async (ctx) => {
    const before = await getLicense(ctx, id)
    assertAllowed(licensePolicy.canManage(ctx.actor))
    assertOpen(before, expectedVersion)
    if (columns.type && columns.type !== before.type && before.type === 'COMMUNITY') {
      throw new ConflictError('A community license stays one; issue another license.', ['type'])
    }
    if (columns.productVersionId) await assertVersionOf(ctx, columns.productVersionId, before)
    assertTerm(before, columns)
    const next = {
      ...columns,
      // An end that is set by hand does not wait for anything.
      ...(columns.expiresAt === undefined
        ? endOfWaiting(before, columns)
        : { expirationBasis: 'FROM_ISSUE' as const }),
      ...(attachEntitlements || detachEntitlements ? { entitlements: entitlementsOf(before, given) } : {}),
    }
    const values = fields || resetFields ? await valueChanges(ctx, before, given) : undefined
    return writeLicense(ctx, before, 'updated', next, values)
  })
}

/** A license that no longer waits for its first use has its end at once, and does not become one without. */
function endOfWaiting(
  before: License,
  { expirationBasis, durationDays }: Partial<Input>,
): { expiresAt?: Date | null } {
  if (expirationBasis !== 'FROM_ISSUE' || before.expirationBasis === 'FROM_ISSUE' || before.expiresAt)
    return {}
  const duration = durationDays === undefined ? before.durationDays : durationDays
  return { expiresAt: endOf(before.startsAt, { expirationBasis, durationDays: duration }) }
}

async function assertVersionOf(ctx: Ctx, id: string, { productId }: License): Promise<void> {
  const version = await getProductVersion(ctx, id, 'productVersionId')
  if (version.productId === productId) return
  throw new InvalidInputError('Must be a version of the same product.', ['productVersionId'])
}

function assertTerm(before: License, given: Partial<Input>): void {
  if (before.kind === 'TEMPORARY' && (given.expiresAt !== undefined || given.durationDays)) {
    const member = given.expiresAt !== undefined ? 'expiresAt' : 'durationDays'
    throw new ConflictError('A temporary license ends after exactly 90 days.', [member])
  }
  if (given.expiresAt !== undefined) {
    if (given.expirationBasis && given.expirationBasis !== 'FROM_ISSUE') {
      const message = `With ${given.expirationBasis} the end follows from the duration; leave it out.`
      throw new InvalidInputError(message, ['expiresAt'])
    }
    assertPeriod(before.startsAt, given.expiresAt, [])
    return
  }
  const { expirationBasis, durationDays } = before
  assertDuration(
    {
      expirationBasis: given.expirationBasis ?? expirationBasis,
      durationDays: given.durationDays === undefined ? durationDays : given.durationDays,
    },
    [],
  )
}

function entitlementsOf(
  { entitlements }: License,
  { attachEntitlements, detachEntitlements }: Input,
): string[] {
  const attached = new Set([...entitlements, ...(attachEntitlements ?? [])])
  for (const code of detachEntitlements ?? []) attached.delete(code)
  if (attached.size > 100) {
    throw new InvalidInputError('A license has at most 100 entitlements.', ['attachEntitlements'])
  }
  return [...attached].sort()
}

/** The values that the input sets, and those that it gives back to the default. */
async function valueChanges(ctx: Ctx, before: License, input: Input): Promise<ValueChanges> {
  const known = (await fieldsOfProducts(ctx, [before.productId])).get(before.productId) ?? []
  const given = textsOf(ctx.actor, known, input.fields ?? [], ['fields'])
  const reset = [...new Set(input.resetFields ?? [])].map((name, i) =>
    fieldNamed(ctx.actor, known, name, ['resetFields', String(i)]),
  )
  const twice = reset.find((field) => given.some((value) => value.field === field))
  if (twice) throw new InvalidInputError(`${twice.name} is set as well.`, ['resetFields'])

  const rows = await ctx.db.licenseFieldValue.findMany({ where: { licenseId: before.id } })
  const types = new Map(known.map(({ id, type }) => [id, type]))
  const own = new Map(
    rows.flatMap(({ id, fieldId, value }) => {
      const type = types.get(fieldId)
      return type ? [[fieldId, openValue(ctx.secrets, type, placeOfLicenseValue(id), value)] as const] : []
    }),
  )
  for (const field of reset) assertPresent(ctx, field, undefined, ['resetFields'])
  for (const { field, text } of given) assertPresent(ctx, field, text, ['fields'])
  const set = given.filter(({ field, text }) => own.get(field.id) !== text)
  const removed = reset.filter(({ id }) => own.has(id))
  const shownDefault = (field: (typeof known)[number]) =>
    field.type === 'PASSWORD' ? null : field.defaultValue
  return {
    set,
    reset: removed.map(({ id }) => id),
    items: [
      ...set.map(({ field, text }) => valueChange({ field }, own.get(field.id) ?? shownDefault(field), text)),
      ...removed.map((field) => valueChange({ field }, own.get(field.id) ?? null, shownDefault(field))),
    ],
  }
}
