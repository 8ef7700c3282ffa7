import { z } from 'zod'
import { assertAllowed } from '../../../auth/policy.ts'
import { withImplied } from '../../../auth/scopes.ts'
import type { Ctx } from '../../../context.ts'
import type { Prisma } from '../../../db/generated/prisma/client.ts'
import { type ReadClient, readClient } from '../../../db/read.ts'
import { inTransaction } from '../../../db/transaction.ts'
import { InvalidInputError } from '../../../errors.ts'
import { email, id, name, parseInput } from '../../../input.ts'
import { silentBefore } from '../../machine/operations/machine.ts'
import { licenseInput, whereLicense } from '../held.ts'
import { licensePolicy } from '../policy.ts'
import { type Candidate, plainly, type ValidationCode, verdictOn } from '../verdict.ts'
import { beginTerm } from './begin-term.ts'

const fewNames = (most: number) =>
  z
    .array(name)
    .max(most, `Must have at most ${most} entries.`)
    .nullish()
    .transform((names) => [...new Set(names ?? [])])

const input = z
  .object({
    ...licenseInput,
    productSlug: name.nullish(),
    versionName: name.nullish(),
    fingerprints: fewNames(10),
    entitlements: fewNames(50),
    fields: fewNames(50),
    portalUserId: id.nullish(),
    portalUserEmail: email.nullish(),
  })
  .transform((given) => ({
    ...given,
    productSlug: given.productSlug ?? undefined,
    versionName: given.versionName ?? undefined,
  }))

type Input = z.infer<typeof input>

export type Validation = {
  valid: boolean
  code: ValidationCode
  message: string
  /** The license, for those who may read it. */
  licenseId: string | null
}

/**
 * Says whether a license holds, for the product that asks. Who asks writes nothing: that the first time may begin its
 * term, and that about once a minute the time is noted, is the license's own doing.
 */
export async function validateLicense(ctx: Ctx, raw: unknown): Promise<Validation> {
  const asked = parseInput(input, raw)
  if (asked.portalUserId && asked.portalUserEmail) {
    throw new InvalidInputError('Give either portalUserId or portalUserEmail.', ['portalUserId'])
  }
  const read = readerOf(ctx)
  const license = await findLicense(read, asked)
  if (!license) return { valid: false, ...plainly('NOT_FOUND'), licenseId: null }
  assertAllowed(licensePolicy.canValidate(ctx.actor, license))
  const candidate = {
    ...license,
    ...(await factsOf(ctx, license, asked)),
    productSlug: license.product.slug,
    otherVersion: await isOfOtherVersion(ctx, license, asked.versionName),
    missingFields: await missingOf(read, license, asked.fields),
  }
  const ofPerson = Boolean(asked.portalUserId || asked.portalUserEmail)
  const verdict = verdictOn(candidate, { ...asked, ofPerson }, ctx.now())
  const valid = verdict.code === 'VALID'
  await noteValidation(ctx, license)
  if (valid) await beginOnFirstValidation(ctx, license)
  return { valid, ...verdict, licenseId: license.id }
}

/**
 * Who may validate need not be able to read: the rows are those that the actor would see with the scope to read licenses,
 * so that the policies decide which licenses there are, and only codes and the asker's own words go out. Hidden fields
 * stay hidden, since that hangs on another scope.
 */
function readerOf({ db, actor }: Ctx): ReadClient {
  const reads = actor.scopes.has('license:read')
  return readClient(db, reads ? actor : { ...actor, scopes: withImplied([...actor.scopes, 'license:read']) })
}

const columns = {
  id: true,
  customerId: true,
  productId: true,
  productVersionId: true,
  startsAt: true,
  expiresAt: true,
  revokedAt: true,
  suspendedAt: true,
  sequence: true,
  durationDays: true,
  expirationBasis: true,
  maxMachines: true,
  maxUsers: true,
  maxUses: true,
  overage: true,
  machineMatching: true,
  heartbeatSeconds: true,
  entitlements: true,
  uses: true,
  lastValidatedAt: true,
  product: { select: { slug: true } },
} satisfies Prisma.LicenseSelect

function findLicense(read: ReadClient, asked: Input) {
  return read.license.findUnique({ where: whereLicense(asked), select: columns })
}

type Found = NonNullable<Awaited<ReturnType<typeof findLicense>>>

/** Asked beside the rules for reading: a version that is no longer offered is hidden, and licenses for it hold. */
async function isOfOtherVersion(
  ctx: Ctx,
  { productVersionId }: Found,
  name: string | undefined,
): Promise<boolean> {
  if (productVersionId === null || name === undefined) return false
  return (await ctx.db.productVersion.count({ where: { id: productVersionId, name } })) === 0
}

type Facts = Pick<Candidate, 'seats' | 'seated' | 'machines' | 'matched' | 'silent'>

const noFacts: Facts = { seats: 0, seated: false, machines: 0, matched: 0, silent: 0 }

/** What hangs on a license that was found, as far as it matters, in one statement. */
async function factsOf(ctx: Ctx, license: Found, asked: Input): Promise<Facts> {
  const { id, maxMachines, maxUsers } = license
  const { fingerprints, portalUserId = null, portalUserEmail = null } = asked
  const person = portalUserId ?? portalUserEmail
  if (maxMachines === null && maxUsers === null && fingerprints.length === 0 && !person) return noFacts
  const cutoff = silentBefore(license, ctx.now())
  const [facts] = await ctx.db.$queryRaw<[Facts]>`
    select (select count(*) from "LicenseSeat" where "licenseId" = ${id})::int as seats,
      exists (
        select from "LicenseSeat" s join "PortalUser" u on u.id = s."portalUserId"
        where s."licenseId" = ${id} and u."disabledAt" is null
          and (u.id = ${portalUserId}::text or u.email = ${portalUserEmail}::text)
      ) as seated,
      count(*) filter (where alive)::int as machines,
      count(*) filter (where alive and given)::int as matched,
      count(*) filter (where not alive and given)::int as silent
    from (
      select fingerprint = any(${fingerprints}::text[]) as given,
        coalesce(coalesce("lastHeartbeatAt", "createdAt") >= ${cutoff}::timestamptz, true) as alive
      from "Machine" where "licenseId" = ${id}
    ) m`
  return facts
}

/** The names among these of which the license has no value, neither its own nor by default. */
async function missingOf(read: ReadClient, license: Found, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const fields = await read.licenseField.findMany({
    where: { productId: license.productId, name: { in: [...names] } },
    select: {
      name: true,
      defaultValue: true,
      values: { where: { licenseId: license.id }, select: { value: true } },
    },
  })
  const values = new Map(fields.map((field) => [field.name, field.values[0]?.value ?? field.defaultValue]))
  return names.filter((name) => (values.get(name) ?? '') === '')
}

const noteEvery = 60_000

/** Skipped while somebody else holds the license: an answer waits for nobody. It is no change of the license. */
async function noteValidation(ctx: Ctx, { id, lastValidatedAt }: Found): Promise<void> {
  const now = ctx.now()
  const before = new Date(now.getTime() - noteEvery)
  if (lastValidatedAt && lastValidatedAt > before) return
  await ctx.db.$executeRaw`
    update "License" set "lastValidatedAt" = ${now}::timestamptz,
      "firstValidatedAt" = coalesce("firstValidatedAt", ${now}::timestamptz)
    where id = (select id from "License" where id = ${id}
      and ("lastValidatedAt" is null or "lastValidatedAt" <= ${before}::timestamptz) for no key update skip locked)`
}

async function beginOnFirstValidation(ctx: Ctx, license: Found): Promise<void> {
  if (license.expirationBasis !== 'FROM_FIRST_VALIDATION' || license.expiresAt) return
  await inTransaction(ctx, (ctx) => beginTerm(ctx, license, 'FROM_FIRST_VALIDATION'))
}
