import { assertRevocationClaims, type Revocation } from './claims.ts'
import { assertSeconds, readClock } from './clock.ts'
import { LicenseError } from './errors.ts'
import type { PublicKeys } from './keys.ts'
import { verifyToken } from './token.ts'

/**
 * What a list of revoked licenses is held against.
 *
 * @example
 * ```ts
 * const options: VerifyRevocationsOptions = { keys, maxAgeSeconds: 7 * 24 * 3600 }
 * ```
 */
export type VerifyRevocationsOptions = {
  /** The vendor's public keys. */
  readonly keys: PublicKeys
  /** How old the list may be; an old list says nothing of what was revoked since. Left out, only its own end counts. */
  readonly maxAgeSeconds?: number
  /** The present, by default the clock of the machine. */
  readonly now?: Date
  /** How far clocks may be apart, by default 60 seconds. */
  readonly clockToleranceSeconds?: number
}

/**
 * A list of revoked licenses that the vendor has signed.
 *
 * @example
 * ```ts
 * const revocations: VerifiedRevocations = await verifyRevocations(list, { keys })
 * console.log(revocations.find('lic_1')?.revokedAt)
 * ```
 */
export type VerifiedRevocations = {
  /** The slug of the product the list is for; null = all products of the vendor. */
  readonly product: string | null
  readonly issuedAt: Date
  /** From when on `verifyLicense` refuses to use the list; null = never. */
  readonly expiresAt: Date | null
  /** The `kid` of the key that signed the list. */
  readonly keyId: string
  readonly revocations: readonly Revocation[]
  /** The revocation of a license, or null. */
  find(licenseId: string): Revocation | null
}

/**
 * Verifies a list of revoked licenses, as the portal publishes it beside the keys. Keep the newest you have: an older
 * one is signed as well.
 *
 * @param list - the text of the list, a compact JSON Web Signature
 * @throws {LicenseError} `TOKEN_MALFORMED`, `ALGORITHM_NOT_ALLOWED`, `TYPE_NOT_ALLOWED`, `CRITICAL_HEADER`,
 * `UNKNOWN_KEY`, `RETIRED_KEY`, `KEY_INVALID`, `CRYPTO_UNAVAILABLE`, `SIGNATURE_INVALID`, `CLAIMS_INVALID`,
 * `NOT_YET_VALID`, `REVOCATIONS_EXPIRED`
 * @throws {TypeError} for options that cannot be meant
 * @example
 * ```ts
 * const revocations = await verifyRevocations(list, { keys, maxAgeSeconds: 7 * 24 * 3600 })
 * await verifyLicense(file, { keys, revocations })
 * ```
 */
export async function verifyRevocations(
  list: string,
  options: VerifyRevocationsOptions,
): Promise<VerifiedRevocations> {
  const { keys, maxAgeSeconds } = options
  if (maxAgeSeconds !== undefined) assertSeconds(maxAgeSeconds, 'maxAgeSeconds')
  const { now, isPast, isFuture } = readClock(options)
  const { keyId, claims } = await verifyToken(list.trim(), { type: 'license-revocations+jwt', keys, now })
  assertRevocationClaims(claims)
  const { iat, exp, aud, revocations } = claims
  if (isFuture(iat * 1000)) throw new LicenseError('NOT_YET_VALID')
  const ends = [exp, maxAgeSeconds === undefined ? undefined : iat + maxAgeSeconds]
  if (ends.some((end) => end !== undefined && isPast(end * 1000)))
    throw new LicenseError('REVOCATIONS_EXPIRED')

  const byId = new Map<string, Revocation>()
  for (const revocation of revocations) {
    const known = byId.get(revocation.id)
    if (!known || known.sequence < revocation.sequence) byId.set(revocation.id, revocation)
  }
  return {
    product: aud ?? null,
    issuedAt: new Date(iat * 1000),
    expiresAt: exp === undefined ? null : new Date(exp * 1000),
    keyId,
    revocations,
    find: (licenseId) => byId.get(licenseId) ?? null,
  }
}
