import {
  assertLicenseClaims,
  type LicenseClaims,
  type LicenseField,
  type LicenseFieldType,
  type LicenseFieldValues,
} from './claims.ts'
import { type Clock, readClock } from './clock.ts'
import { decrypt } from './encryption.ts'
import { readEnvelope, summaryOf } from './envelope.ts'
import { LicenseError, type LicenseErrorCode } from './errors.ts'
import type { PublicKeys } from './keys.ts'
import type { VerifiedRevocations } from './revocations.ts'
import { verifyToken } from './token.ts'

/**
 * What a license file is held against. Only `keys` is needed; give `product` as well unless the vendor has only one.
 *
 * @example
 * ```ts
 * const options: VerifyLicenseOptions = { keys, product: 'workflow-engine', fingerprint: machineId }
 * ```
 */
export type VerifyLicenseOptions = {
  /** The vendor's public keys, from within the product: keys from the network are only as good as their way here. */
  readonly keys: PublicKeys
  /** The slug of the product that asks. Left out, a file for any product passes. */
  readonly product?: string
  /** What identifies this machine. A file that is bound to a machine is refused without it; others do not need it. */
  readonly fingerprint?: string
  /** Opens an encrypted file. */
  readonly licenseKey?: string
  /** What `verifyRevocations` gave. */
  readonly revocations?: VerifiedRevocations
  /** The present, by default the clock of the machine. */
  readonly now?: Date
  /** How far clocks may be apart, by default 60 seconds. It moves both ends of every period. */
  readonly clockToleranceSeconds?: number
}

/**
 * A license that the vendor has signed and that held when it was verified. Dates are parsed; `claims` has everything.
 *
 * @example
 * ```ts
 * const license: VerifiedLicense = await verifyLicense(file, { keys, product: 'workflow-engine' })
 * if (license.isEntitledTo('sso')) enableSingleSignOn()
 * ```
 */
export type VerifiedLicense = {
  /** The id of the license, `lic_…`. */
  readonly id: string
  readonly claims: LicenseClaims
  /** The `kid` of the key that signed the file. */
  readonly keyId: string
  /** Null = perpetual. */
  readonly expiresAt: Date | null
  /** When this file ends and a new one has to be downloaded; null = never. */
  readonly fileExpiresAt: Date | null
  /**
   * The value of a license field: undefined when the license has no such field, null when the field has no value.
   * With the type of the field the value is typed, and another type in the file throws a LicenseError
   * `FIELD_TYPE_MISMATCH`.
   */
  field<Type extends LicenseFieldType>(name: string, type: Type): LicenseFieldValues[Type] | null | undefined
  field(name: string): LicenseField['value'] | undefined
  /** Whether the license has the entitlement of this code. */
  isEntitledTo(code: string): boolean
  /** Whether the license has ended, now or at another time: for programs that run on past the end. No tolerance. */
  isExpired(now?: Date): boolean
}

/**
 * Verifies a license file, without a network: its form, its signature by the vendor, and that it holds here and now.
 *
 * @param file - the text of the file
 * @returns the license
 * @throws {LicenseError} with the code of the first thing that is wrong, in the order of the table in the README
 * @throws {TypeError} for options that cannot be meant
 * @example
 * ```ts
 * const license = await verifyLicense(await readFile('license.txt', 'utf8'), { keys, product: 'workflow-engine' })
 * console.log(license.claims.license.customer.name, license.field('seats', 'INTEGER'))
 * ```
 */
export async function verifyLicense(file: string, options: VerifyLicenseOptions): Promise<VerifiedLicense> {
  const clock = readClock(options)
  const { summary, encrypted, body } = readEnvelope(file)
  const token = encrypted ? await open(body, options.licenseKey) : body
  const { keys } = options
  const { keyId, claims } = await verifyToken(token, { type: 'license+jwt', keys, now: clock.now })
  assertLicenseClaims(claims)
  if (summary !== '' && summary !== summaryOf(claims, encrypted)) throw new LicenseError('SUMMARY_MISMATCH')
  const refusal = findRefusal(claims, options, clock)
  if (refusal) throw new LicenseError(refusal, { claims })
  return verified(claims, keyId)
}

async function open(body: string, licenseKey: string | undefined): Promise<string> {
  if (licenseKey === undefined) throw new LicenseError('LICENSE_KEY_REQUIRED')
  return await decrypt(body, licenseKey)
}

/** Where several apply, the one that tells most: a new file does not help when the license is revoked or has ended. */
function findRefusal(
  { license, nbf, exp }: LicenseClaims,
  { product, fingerprint, revocations }: VerifyLicenseOptions,
  { isPast, isFuture }: Clock,
): LicenseErrorCode | null {
  const { slug } = license.product
  if ((product ?? slug) !== slug || (revocations?.product ?? slug) !== slug) return 'PRODUCT_MISMATCH'
  if (license.machine && license.machine.fingerprint !== fingerprint) return 'MACHINE_MISMATCH'
  if (isFuture(nbf * 1000)) return 'NOT_YET_VALID'
  const revocation = revocations?.find(license.id)
  if (license.status === 'REVOKED' || (revocation && license.sequence <= revocation.sequence))
    return 'REVOKED'
  if (license.status === 'SUSPENDED') return 'SUSPENDED'
  if (license.expiresAt !== null && isPast(Date.parse(license.expiresAt))) return 'LICENSE_EXPIRED'
  if (isFuture(Date.parse(license.startsAt))) return 'LICENSE_NOT_STARTED'
  if (exp !== undefined && isPast(exp * 1000)) return 'FILE_EXPIRED'
  // Only now: what an old list has revoked is revoked all the same.
  if (revocations?.expiresAt && isPast(revocations.expiresAt.getTime())) return 'REVOCATIONS_EXPIRED'
  return null
}

function verified(claims: LicenseClaims, keyId: string): VerifiedLicense {
  const { license, exp } = claims
  const expiresAt = license.expiresAt === null ? null : new Date(license.expiresAt)
  return {
    id: license.id,
    claims,
    keyId,
    expiresAt,
    fileExpiresAt: exp === undefined ? null : new Date(exp * 1000),
    field<Type extends LicenseFieldType>(name: string, type?: Type) {
      if (!Object.hasOwn(license.fields, name)) return undefined
      const field = license.fields[name]!
      if (type !== undefined && type !== field.type) {
        const message = `The license field ${name} has the type ${field.type}, not ${type}.`
        throw new LicenseError('FIELD_TYPE_MISMATCH', { message, claims })
      }
      return field.value as LicenseFieldValues[Type] | null
    },
    isEntitledTo: (code) => license.entitlements?.includes(code) ?? false,
    isExpired: (now = new Date()) => expiresAt !== null && expiresAt <= now,
  }
}
