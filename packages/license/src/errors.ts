import type { LicenseClaims } from './claims.ts'

const messages = {
  ENVELOPE_NOT_FOUND: 'This is no license file: the line -----BEGIN PORTICO LICENSE----- is missing.',
  ENVELOPE_REPEATED: 'The text has more than one license in it; keep one license in a file.',
  ENVELOPE_TRUNCATED: 'The license file is cut off; download it again.',
  ENVELOPE_MALFORMED:
    'The license file has characters where none belong; download it again and do not edit it.',
  ENVELOPE_REWRAPPED: 'The lines of the license file were broken anew; download it again and do not edit it.',
  LICENSE_KEY_REQUIRED: 'The license file is encrypted; its license key is needed to read it.',
  DECRYPTION_FAILED: 'The license key does not open this license file, or the file was changed.',
  TOKEN_MALFORMED: 'The content of the license file is damaged; download it again.',
  ALGORITHM_NOT_ALLOWED: 'The license file is signed with an algorithm that is not accepted.',
  TYPE_NOT_ALLOWED: 'What was signed is something else than expected.',
  CRITICAL_HEADER: 'The license file needs an extension that this version does not know; update the product.',
  UNKNOWN_KEY: 'The license file is signed with a key that is not known here; update the product.',
  RETIRED_KEY: 'The key that signed the license file is not trusted any more; download the file again.',
  KEY_INVALID: 'The public key of the vendor is not an Ed25519 key.',
  CRYPTO_UNAVAILABLE: 'This runtime has no WebCrypto with Ed25519; browsers offer it on secure pages only.',
  SIGNATURE_INVALID: 'The license file was changed, or was not issued by the vendor.',
  CLAIMS_INVALID: 'The content of the license does not have the expected form.',
  SUMMARY_MISMATCH: 'The lines at the top of the license file were changed; download it again.',
  PRODUCT_MISMATCH: 'The license is for another product.',
  MACHINE_MISMATCH: 'The license file is bound to another machine.',
  NOT_YET_VALID: 'The license file is not valid yet; check the clock of this machine.',
  REVOKED: 'The license was revoked.',
  SUSPENDED: 'The license is suspended.',
  LICENSE_EXPIRED: 'The license has expired.',
  LICENSE_NOT_STARTED: 'The license has not started yet.',
  FILE_EXPIRED: 'The license file has expired, the license has not; download a new file.',
  REVOCATIONS_EXPIRED: 'The list of revoked licenses is too old; fetch it again.',
  FIELD_TYPE_MISMATCH: 'The license field has another type.',
} as const

/**
 * Why a license file, or a list of revoked licenses, is not accepted. The README has the table of them all; a new
 * one is a minor version, so a `switch` over them needs a default.
 *
 * @example
 * ```ts
 * const worthANewDownload: LicenseErrorCode[] = ['FILE_EXPIRED', 'ENVELOPE_TRUNCATED', 'RETIRED_KEY']
 * ```
 */
export type LicenseErrorCode = keyof typeof messages

/**
 * The one error of this package, apart from the `TypeError` of a call that cannot be meant. `code` is for programs, the
 * message is a sentence for people.
 *
 * @example
 * ```ts
 * try {
 *   await verifyLicense(file, { keys })
 * } catch (error) {
 *   if (!(error instanceof LicenseError)) throw error
 *   console.error(error.code, error.message)
 * }
 * ```
 */
export class LicenseError extends Error {
  // Written out: minifiers rename classes.
  override readonly name = 'LicenseError'
  /** What is wrong, for programs. */
  readonly code: LicenseErrorCode
  /**
   * What the vendor has signed, when the signature holds and only the circumstances forbid the license, such as its
   * expiry: enough for a grace period, or to tell whose license it is. Otherwise null.
   */
  readonly claims: LicenseClaims | null

  constructor(
    code: LicenseErrorCode,
    details: { message?: string; claims?: LicenseClaims | null; cause?: unknown } = {},
  ) {
    super(
      details.message ?? messages[code],
      details.cause === undefined ? undefined : { cause: details.cause },
    )
    this.code = code
    this.claims = details.claims ?? null
  }
}

/** Every code with the sentence that goes with it. @internal */
export const errorMessages: Readonly<Record<LicenseErrorCode, string>> = messages
