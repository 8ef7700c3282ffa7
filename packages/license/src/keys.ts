import { calculateJwkThumbprint } from 'jose'
import { LicenseError } from './errors.ts'

/**
 * A public key of the vendor as a JSON Web Key (RFC 7517, RFC 8037). Other members may be there. Typed widely so that
 * parsed JSON fits; what is no Ed25519 key gives `KEY_INVALID` when a file was signed with it.
 *
 * @example
 * ```ts
 * const key: PublicJwk = { kty: 'OKP', crv: 'Ed25519', kid: '…', x: '…' }
 * ```
 */
export type PublicJwk = {
  readonly kty: string
  readonly crv?: string
  readonly x?: string
  /** Says which key signed a file. */
  readonly kid?: string
  readonly use?: string
  readonly alg?: string
  /**
   * When the vendor withdrew the key, RFC 3339: from then on every file it has signed is refused, because whoever
   * stole the key can date files back. A key that merely signs no more has none, and its files stay valid.
   */
  readonly retiredAt?: string | null
}

/**
 * The public keys of the vendor: a JSON Web Key Set, as the portal publishes it, or just its keys.
 *
 * @example
 * ```ts
 * const keys: PublicKeys = { keys: [{ kty: 'OKP', crv: 'Ed25519', kid: '…', x: '…' }] }
 * ```
 */
export type PublicKeys = { readonly keys: readonly PublicJwk[] } | readonly PublicJwk[]

/**
 * A private key of the vendor. Whoever has it can issue licenses.
 *
 * @example
 * ```ts
 * const { privateJwk }: { privateJwk: PrivateJwk } = await generateSigningKey()
 * ```
 */
export type PrivateJwk = PublicJwk & { readonly d: string }

/**
 * A new key pair.
 *
 * @example
 * ```ts
 * const { kid, publicJwk }: SigningKey = await generateSigningKey()
 * ```
 */
export type SigningKey = {
  /** The thumbprint of the public key (RFC 7638, SHA-256): the same for everybody who computes it. */
  readonly kid: string
  readonly privateJwk: PrivateJwk
  /** To be published: it has no private part. */
  readonly publicJwk: PublicJwk
}

/** RFC 9864 has renamed `EdDSA`; with an Ed25519 key both mean the same signature. */
export const algorithms = ['EdDSA', 'Ed25519']

/**
 * Makes an Ed25519 key pair to sign license files with.
 *
 * @returns the pair, both keys with their `kid`
 * @throws {LicenseError} `CRYPTO_UNAVAILABLE`
 * @example
 * ```ts
 * const { kid, privateJwk, publicJwk } = await generateSigningKey()
 * ```
 */
export async function generateSigningKey(): Promise<SigningKey> {
  const pair = await withEd25519((subtle) => subtle.generateKey('Ed25519', true, ['sign', 'verify']))
  const { x, d } = await crypto.subtle.exportKey('jwk', (pair as CryptoKeyPair).privateKey)
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x })
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: x!, kid, use: 'sig', alg: 'EdDSA' }
  return { kid, privateJwk: { ...publicJwk, d: d! }, publicJwk }
}

// By object, because a product keeps its keys in one; with `x`, because that object may be changed.
const imported = new WeakMap<PublicJwk, { x: string; key: CryptoKey }>()

/** The key that `kid` names, once per object. */
export async function findPublicKey(keys: PublicKeys, kid: string, now: Date): Promise<CryptoKey> {
  const jwk = listOf(keys).find((key) => key.kid === kid)
  if (!jwk) throw new LicenseError('UNKNOWN_KEY')
  // A date that cannot be read must not make a withdrawn key valid again.
  if (jwk.retiredAt != null && !(Date.parse(jwk.retiredAt) > now.getTime()))
    throw new LicenseError('RETIRED_KEY')
  const x = assertEd25519(jwk)
  const known = imported.get(jwk)
  if (known?.x === x) return known.key
  const key = await importJwk({ kty: 'OKP', crv: 'Ed25519', x }, 'verify')
  imported.set(jwk, { x, key })
  return key
}

function listOf(keys: PublicKeys): readonly PublicJwk[] {
  // Not by `keys`: arrays have a method of that name.
  const list: unknown = Array.isArray(keys) ? keys : (keys as { keys?: unknown } | undefined)?.keys
  if (!Array.isArray(list))
    throw new TypeError('keys is neither a JSON Web Key Set nor a list of JSON Web Keys')
  return list
}

export async function importPrivateKey(jwk: PrivateJwk): Promise<CryptoKey> {
  const x = assertEd25519(jwk)
  return await importJwk({ kty: 'OKP', crv: 'Ed25519', x, d: jwk.d }, 'sign')
}

function assertEd25519({ kty, crv, x, use = 'sig', alg = 'EdDSA' }: PublicJwk): string {
  const fits = kty === 'OKP' && crv === 'Ed25519' && use === 'sig' && algorithms.includes(alg)
  if (!fits || typeof x !== 'string') throw new LicenseError('KEY_INVALID')
  return x
}

async function importJwk(jwk: JsonWebKey, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  return await withEd25519((subtle) => subtle.importKey('jwk', jwk, 'Ed25519', false, [usage]))
}

async function withEd25519<T>(use: (subtle: SubtleCrypto) => Promise<T>): Promise<T> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) throw new LicenseError('CRYPTO_UNAVAILABLE')
  try {
    return await use(subtle)
  } catch (cause) {
    const unsupported = cause instanceof Error && cause.name === 'NotSupportedError'
    throw new LicenseError(unsupported ? 'CRYPTO_UNAVAILABLE' : 'KEY_INVALID', { cause })
  }
}
