import { assertLicenseClaims, type LicenseClaims } from './claims.ts'
import { readEnvelope } from './envelope.ts'
import { readToken } from './token.ts'

/**
 * What a file says of itself, whoever wrote it. Everything is under `untrusted`, so that no line of a program
 * can use it without saying so.
 *
 * @example
 * ```ts
 * const { untrusted }: ParsedLicense = parseLicense(file)
 * ```
 */
export type ParsedLicense = {
  readonly untrusted: {
    readonly encrypted: boolean
    /** The lines at the top of the file, such as `Customer`, by name; of an encrypted file the id of its `License`. */
    readonly summary: ReadonlyMap<string, string>
    /** The `kid` of the key that is said to have signed the file; null when the file is encrypted or names none. */
    readonly keyId: string | null
    /** Null when the file is encrypted. */
    readonly claims: LicenseClaims | null
  }
}

/**
 * Reads a license file without any check of who made it and whether it holds: to show what a file is about, or to
 * find the license key of an encrypted one. Decide nothing by it; that is what `verifyLicense` is for.
 *
 * @param file - the text of the file
 * @throws {LicenseError} `ENVELOPE_…`, `TOKEN_MALFORMED`, `CLAIMS_INVALID`
 * @example
 * ```ts
 * const { untrusted } = parseLicense(file)
 * console.log(`This says it is for ${untrusted.summary.get('Customer')}`)
 * ```
 */
export function parseLicense(file: string): ParsedLicense {
  const { summary: lines, encrypted, body } = readEnvelope(file)
  const summary = new Map<string, string>()
  for (const line of lines.split('\n')) {
    const [, name, value] = /^([^:]+): (.*)$/.exec(line) ?? []
    if (name !== undefined) summary.set(name, value!)
  }
  if (encrypted) return { untrusted: { encrypted, summary, keyId: null, claims: null } }
  const { header, claims } = readToken(body)
  assertLicenseClaims(claims)
  return {
    untrusted: { encrypted, summary, keyId: typeof header.kid === 'string' ? header.kid : null, claims },
  }
}
