import { base64url, compactVerify } from 'jose'
import { isBase64url } from './base64url.ts'
import { LicenseError } from './errors.ts'
import { algorithms, findPublicKey, type PublicKeys } from './keys.ts'

/** The compact serialization of a JSON Web Signature (RFC 7515, 7.1) and what of its header this package uses. */
type Header = { alg?: unknown; typ?: unknown; kid?: unknown; crit?: unknown }

export type TokenType = 'license+jwt' | 'license-revocations+jwt'

/**
 * The claims of a token, once its signature has held. The algorithm and the type are fixed (RFC 8725, 3.1 and
 * 3.11), and the header chooses among the keys of the caller and brings none of its own: `jwk`, `jku` and `x5c`
 * mean nothing here.
 */
export async function verifyToken(
  token: string,
  { type, keys, now }: { type: TokenType; keys: PublicKeys; now: Date },
): Promise<{ keyId: string; claims: unknown }> {
  const header = readHeader(token)
  if (!algorithms.includes(header.alg as string)) throw new LicenseError('ALGORITHM_NOT_ALLOWED')
  if (header.typ !== type) throw new LicenseError('TYPE_NOT_ALLOWED')
  if (header.crit !== undefined) throw new LicenseError('CRITICAL_HEADER')
  if (typeof header.kid !== 'string') throw new LicenseError('UNKNOWN_KEY')
  const key = await findPublicKey(keys, header.kid, now)
  const { payload } = await compactVerify(token, key, { algorithms }).catch((cause) => {
    throw new LicenseError('SIGNATURE_INVALID', { cause })
  })
  return { keyId: header.kid, claims: parseJson(payload, 'CLAIMS_INVALID') }
}

/** What a token says, whoever made it. */
export function readToken(token: string): { header: Header; claims: unknown } {
  const header = readHeader(token)
  return { header, claims: parseJson(base64url.decode(token.split('.')[1]!), 'CLAIMS_INVALID') }
}

function readHeader(token: string): Header {
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every(isBase64url)) throw new LicenseError('TOKEN_MALFORMED')
  const header = parseJson(base64url.decode(parts[0]!), 'TOKEN_MALFORMED')
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new LicenseError('TOKEN_MALFORMED')
  }
  return header
}

function parseJson(bytes: Uint8Array, code: 'TOKEN_MALFORMED' | 'CLAIMS_INVALID'): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (cause) {
    throw new LicenseError(code, { cause })
  }
}
