import { CompactSign } from 'jose'
import {
  assertLicenseClaims,
  assertRevocationClaims,
  type LicenseClaims,
  type RevocationClaims,
} from './claims.ts'
import { encrypt } from './encryption.ts'
import { summaryOf, writeEnvelope } from './envelope.ts'
import { importPrivateKey, type PrivateJwk } from './keys.ts'
import type { TokenType } from './token.ts'

/**
 * What to sign with.
 *
 * @example
 * ```ts
 * const { privateJwk } = await generateSigningKey()
 * const options: SigningOptions = { privateKey: privateJwk }
 * ```
 */
export type SigningOptions = {
  /** An Ed25519 key. A `CryptoKey` saves the import when many files are signed. */
  readonly privateKey: CryptoKey | PrivateJwk
  /** Names the key in the file; by default the `kid` of the JWK. */
  readonly kid?: string
}

/**
 * What to sign a license file with, and whether to encrypt it.
 *
 * @example
 * ```ts
 * const options: SignLicenseOptions = { privateKey: privateJwk, encryptFor: licenseKey }
 * ```
 */
export type SignLicenseOptions = SigningOptions & {
  /** The license key: only who has it can read the file. It has to be random, of at least 128 bits. */
  readonly encryptFor?: string
}

/**
 * Makes a license file.
 *
 * @param claims - what the file says; members that are undefined are left out
 * @returns the text of the file, with LF line ends
 * @throws {LicenseError} `CLAIMS_INVALID` when the claims do not fit, so that no file goes out that nobody could
 * verify; `KEY_INVALID`, `CRYPTO_UNAVAILABLE`
 * @throws {TypeError} when the key has no name
 * @example
 * ```ts
 * const file = await signLicense(claims, { privateKey: privateJwk })
 * ```
 */
export async function signLicense(claims: LicenseClaims, options: SignLicenseOptions): Promise<string> {
  const payload = JSON.stringify(claims)
  const signed: unknown = JSON.parse(payload)
  assertLicenseClaims(signed)
  const token = await sign(payload, 'license+jwt', options)
  const encrypted = options.encryptFor !== undefined
  const body = encrypted ? await encrypt(token, options.encryptFor!) : token
  return writeEnvelope({ summary: summaryOf(signed, encrypted), encrypted, body })
}

/**
 * Makes a list of revoked licenses.
 *
 * @returns a compact JSON Web Signature, on one line
 * @throws {LicenseError} `CLAIMS_INVALID`, `KEY_INVALID`, `CRYPTO_UNAVAILABLE`
 * @throws {TypeError} when the key has no name
 * @example
 * ```ts
 * const revocations = [{ id: 'lic_1', revokedAt: '2027-01-01T00:00:00Z', sequence: 4 }]
 * const list = await signRevocations({ iss, aud: 'workflow-engine', iat, exp, revocations }, { privateKey })
 * ```
 */
export async function signRevocations(claims: RevocationClaims, options: SigningOptions): Promise<string> {
  const payload = JSON.stringify(claims)
  assertRevocationClaims(JSON.parse(payload))
  return await sign(payload, 'license-revocations+jwt', options)
}

async function sign(payload: string, typ: TokenType, { privateKey, kid }: SigningOptions): Promise<string> {
  const jwk = 'kty' in privateKey ? privateKey : null
  const name = kid ?? jwk?.kid
  if (name === undefined) throw new TypeError('kid is missing: a file has to say which key signed it')
  const key = jwk ? await importPrivateKey(jwk) : (privateKey as CryptoKey)
  return await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'EdDSA', kid: name, typ })
    .sign(key)
}
