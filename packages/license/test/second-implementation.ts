import { createDecipheriv, createHash, createPublicKey, verify } from 'node:crypto'

/**
 * License files by the README and Node's own `node:crypto` alone, as somebody would write it in another language:
 * nothing of the package, nothing of jose.
 */
type Json = { [name: string]: unknown }
type Jwk = { kty: string; crv?: string; x?: string; kid?: string; use?: string; retiredAt?: string | null }

type Options = {
  now: string
  clockToleranceSeconds: number
  product?: string
  fingerprint?: string
  licenseKey?: string
  revocations?: string
  maxAgeSeconds?: number
}

export class Refused extends Error {}

function refuse(code: string): never {
  throw new Refused(code)
}

export function verifyFile(file: string, keys: Jwk[], options: Options): Json {
  // Step 1: the envelope.
  const text = file.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')
  const count = (needle: RegExp) => text.match(needle)?.length ?? 0
  const begins = count(/^-----BEGIN PORTICO (ENCRYPTED )?LICENSE-----$/gm)
  const ends = count(/^-----END PORTICO (ENCRYPTED )?LICENSE-----$/gm)
  if (begins === 0) refuse(text.includes('-----BEGIN PORTICO') ? 'ENVELOPE_REWRAPPED' : 'ENVELOPE_NOT_FOUND')
  if (begins > 1 || ends > 1) refuse('ENVELOPE_REPEATED')
  if (ends === 0) refuse('ENVELOPE_TRUNCATED')
  const envelope =
    /^(?<summary>(?:.*\n)*?)-----BEGIN PORTICO (?<kind>ENCRYPTED )?LICENSE-----\n(?<body>(?:.*\n)*?)-----END PORTICO \k<kind>LICENSE-----\n*$/
  const { summary, kind, body } = envelope.exec(text)?.groups ?? refuse('ENVELOPE_MALFORMED')
  if (body === '') refuse('ENVELOPE_TRUNCATED')
  if (/[^A-Za-z0-9_.\s-]/.test(body!)) refuse('ENVELOPE_MALFORMED')
  if (!/^([^\s]{64}\n)*[^\s]{1,64}\n$/.test(body!)) refuse('ENVELOPE_REWRAPPED')
  let token = body!.replace(/\n/g, '')

  // Step 2: the encryption.
  if (kind) {
    if (options.licenseKey === undefined) refuse('LICENSE_KEY_REQUIRED')
    token = decrypt(token, options.licenseKey)
  }

  // Steps 3 and 4: the token and its signature.
  const claims = verifyToken(token, 'license+jwt', keys, options)

  // Step 5: the claims, and the summary if there is one.
  const license = object(claims.license)
  checkClaims(claims, license)
  if (summary !== '' && summary !== summaryOf(claims, license, Boolean(kind))) refuse('SUMMARY_MISMATCH')

  // Step 6: here and now.
  const now = Date.parse(options.now) / 1000
  const tolerance = options.clockToleranceSeconds
  const seconds = (time: unknown) => Date.parse(time as string) / 1000
  const { slug } = object(license.product)
  const list =
    options.revocations === undefined
      ? ({ revocations: [] } as Json)
      : verifyToken(options.revocations, 'license-revocations+jwt', keys, options)
  if (options.product !== undefined && options.product !== slug) refuse('PRODUCT_MISMATCH')
  if (list.aud !== undefined && list.aud !== slug) refuse('PRODUCT_MISMATCH')
  if (license.machine && object(license.machine).fingerprint !== options.fingerprint)
    refuse('MACHINE_MISMATCH')
  if (now < (claims.nbf as number) - tolerance) refuse('NOT_YET_VALID')
  for (const { id, sequence } of list.revocations as { id: string; sequence: number }[]) {
    if (id === license.id && (license.sequence as number) <= sequence) refuse('REVOKED')
  }
  if (license.status === 'REVOKED') refuse('REVOKED')
  if (license.status === 'SUSPENDED') refuse('SUSPENDED')
  if (license.expiresAt !== null && now >= seconds(license.expiresAt) + tolerance) refuse('LICENSE_EXPIRED')
  if (now < seconds(license.startsAt) - tolerance) refuse('LICENSE_NOT_STARTED')
  if (claims.exp !== undefined && now >= (claims.exp as number) + tolerance) refuse('FILE_EXPIRED')
  if (list.exp !== undefined && now >= (list.exp as number) + tolerance) refuse('REVOCATIONS_EXPIRED')
  return claims
}

export function verifyList(list: string, keys: Jwk[], options: Options): Json {
  const claims = verifyToken(list.trim(), 'license-revocations+jwt', keys, options)
  const { iat, exp, revocations } = claims as { iat: number; exp: number; revocations: Json[] }
  if (!Array.isArray(revocations) || revocations.some(({ sequence }) => !Number.isInteger(sequence))) {
    refuse('CLAIMS_INVALID')
  }
  const now = Date.parse(options.now) / 1000
  if (now < iat - options.clockToleranceSeconds) refuse('NOT_YET_VALID')
  const end = Math.min(exp, iat + (options.maxAgeSeconds ?? Number.POSITIVE_INFINITY))
  if (now >= end + options.clockToleranceSeconds) refuse('REVOCATIONS_EXPIRED')
  return claims
}

/** Whether the token is signed by the key it names, with any header: what tests of signatures alone need. */
export function verifySignature(token: string, jwk: Jwk): boolean {
  const [header, payload, signature] = token.split('.')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' })
  return verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature!, 'base64url'))
}

function decrypt(body: string, licenseKey: string): string {
  const [ciphertext, iv, tag] = decode(body)
  if (iv!.length !== 12 || tag!.length !== 16) refuse('TOKEN_MALFORMED')
  const key = createHash('sha256').update(licenseKey).digest()
  const decipher = createDecipheriv('aes-256-gcm', key, iv!, { authTagLength: 16 })
  decipher.setAAD(Buffer.from('-----BEGIN PORTICO ENCRYPTED LICENSE-----'))
  decipher.setAuthTag(tag!)
  try {
    return Buffer.concat([decipher.update(ciphertext!), decipher.final()]).toString()
  } catch {
    refuse('DECRYPTION_FAILED')
  }
}

function verifyToken(token: string, type: string, keys: Jwk[], options: Options): Json {
  const [header, payload] = decode(token)
  const { alg, typ, kid, crit } = parse(header!, 'TOKEN_MALFORMED')
  if (alg !== 'EdDSA' && alg !== 'Ed25519') refuse('ALGORITHM_NOT_ALLOWED')
  if (typ !== type) refuse('TYPE_NOT_ALLOWED')
  if (crit !== undefined) refuse('CRITICAL_HEADER')
  const jwk = keys.find((key) => kid !== undefined && key.kid === kid) ?? refuse('UNKNOWN_KEY')
  if (jwk.retiredAt && Date.parse(jwk.retiredAt) <= Date.parse(options.now)) refuse('RETIRED_KEY')
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.use !== 'sig') refuse('KEY_INVALID')
  if (!verifySignature(token, jwk)) refuse('SIGNATURE_INVALID')
  return parse(payload!, 'CLAIMS_INVALID')
}

/** Three parts of base64url, each in its canonical form. */
function decode(text: string): Buffer[] {
  const parts = text.split('.')
  const bytes = parts.map((part) => Buffer.from(part, 'base64url'))
  if (parts.length !== 3 || bytes.some((each, index) => each.toString('base64url') !== parts[index])) {
    refuse('TOKEN_MALFORMED')
  }
  return bytes
}

function parse(bytes: Buffer, code: string): Json {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    refuse(code)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(code)
  return value as Json
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : refuse('CLAIMS_INVALID')
}

function checkClaims(claims: Json, license: Json): void {
  const text = (value: unknown) => typeof value === 'string' && value !== ''
  const count = (value: unknown) => Number.isInteger(value) && (value as number) >= 0
  const time = (value: unknown) =>
    typeof value === 'string' &&
    value.endsWith('Z') &&
    new Date(value).toJSON()?.startsWith(value.slice(0, 19))
  const product = object(license.product)
  const limits = object(license.limits)
  const holds = [
    ...[claims.iss, claims.sub, claims.jti, product.slug, product.name].map(text),
    ...[claims.iat, claims.nbf, claims.exp ?? 0, license.sequence].map(count),
    ((claims.exp ?? 0) as number) < 253_402_300_800,
    claims.sub === license.id,
    claims.aud === undefined || claims.aud === product.slug,
    time(license.issuedAt) && time(license.startsAt),
    license.expiresAt === null || time(license.expiresAt),
    ['PRODUCTION', 'TEMPORARY'].includes(license.kind as string),
    ...['machines', 'users', 'uses'].map((name) => limits[name] === null || count(limits[name])),
    ...Object.values(object(license.fields)).map((field) => fieldFits(object(field))),
    license.machine === undefined || text(object(license.machine).fingerprint),
  ]
  if (!holds.every(Boolean)) refuse('CLAIMS_INVALID')
}

function fieldFits({ type, value }: Json): boolean {
  if (value === null) return true
  if (type === 'INTEGER') return Number.isInteger(value)
  if (type === 'BOOLEAN') return typeof value === 'boolean'
  return ['STRING', 'TEXT', 'PASSWORD', 'FILE'].includes(type as string) && typeof value === 'string'
}

function summaryOf(claims: Json, license: Json, encrypted: boolean): string {
  if (encrypted) return `License: ${license.id}\n\n`
  const customer = object(license.customer)
  const product = object(license.product)
  const exp = claims.exp as number | undefined
  const lines = [
    `Customer: ${customer.name} (${customer.number})`,
    `Product: ${product.name}${product.version === undefined ? '' : ` ${product.version}`}`,
    `Kind: ${license.kind} (${license.type})`,
    `Expires: ${license.expiresAt ?? 'never'}`,
  ]
  if (exp !== undefined) lines.push(`File expires: ${new Date(exp * 1000).toISOString().slice(0, 19)}Z`)
  const hidden = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu
  return `${lines.map((line) => line.replace(hidden, ' ').replace(/ +/g, ' ').replace(/^ | $/g, '')).join('\n')}\n\n`
}
