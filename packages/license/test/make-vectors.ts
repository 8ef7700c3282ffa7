import { createHmac, createPrivateKey, sign } from 'node:crypto'
import { encrypt } from '../src/encryption.ts'
import { summaryOf, writeEnvelope } from '../src/envelope.ts'
import {
  type LicenseClaims,
  type LicenseErrorCode,
  type PrivateJwk,
  type PublicJwk,
  type RevocationClaims,
  signLicense,
  signRevocations,
} from '../src/index.ts'
import {
  exampleClaims,
  exampleLicense,
  foreignKey,
  keys,
  licenseKey,
  now,
  previousKey,
  publicKey,
  retiredKey,
  seconds,
  signingKey,
} from './fixture.ts'

/** What has to come out: the claims, or the code of the error. */
type Expected<Claims> = { claims: Claims } | { code: LicenseErrorCode }

type LicenseOptions = {
  now: string
  clockToleranceSeconds: number
  product?: string
  fingerprint?: string
  licenseKey?: string
  /** The signed list of revoked licenses, itself valid at any time but for its `exp`. */
  revocations?: string
}

type RevocationsOptions = { now: string; clockToleranceSeconds: number; maxAgeSeconds?: number }

type LicenseVector = {
  name: string
  file: string
  options: LicenseOptions
  expected: Expected<LicenseClaims>
}

type RevocationsVector = {
  name: string
  list: string
  options: RevocationsOptions
  expected: Expected<RevocationClaims>
}

export type Vectors = {
  about: string
  keys: { keys: PublicJwk[] }
  licenses: LicenseVector[]
  revocations: RevocationsVector[]
}

const about =
  'Test vectors of Portico license files. Every file and list is to be verified with the keys of this file and the options beside it; ' +
  'the result is what stands under expected. README.md explains the format. Made by scripts/generate-vectors.ts.'

const exampleTime = now.toISOString().replace('.000', '')

const strangeKeys: PublicJwk[] = [
  { ...publicKey(foreignKey), kid: 'x25519', crv: 'X25519' },
  { ...publicKey(foreignKey), kid: 'for-encryption', use: 'enc' },
]

/** The same at every call: Ed25519 signatures are deterministic, and the encrypted files have a fixed IV. */
export async function makeVectors(): Promise<Vectors> {
  return {
    about,
    keys: { keys: [...keys.keys, ...strangeKeys] },
    licenses: [
      ...(await validFiles()),
      ...(await damagedFiles()),
      ...(await forgedFiles()),
      ...unfitClaims(),
      ...(await refusedLicenses()),
    ],
    revocations: await lists(),
  }
}

function license(
  name: string,
  file: string,
  expected: Expected<LicenseClaims>,
  options: Partial<LicenseOptions> = {},
): LicenseVector {
  return { name, file, options: { now: exampleTime, clockToleranceSeconds: 60, ...options }, expected }
}

/** A file made by the package itself. */
async function issued(
  name: string,
  claims: LicenseClaims,
  expected: 'valid' | LicenseErrorCode,
  options: Partial<LicenseOptions> = {},
): Promise<LicenseVector> {
  const file = await signLicense(claims, { privateKey: signingKey })
  return license(name, file, expected === 'valid' ? { claims } : { code: expected }, options)
}

async function validFiles(): Promise<LicenseVector[]> {
  const claims = exampleClaims()
  const file = await signLicense(claims, { privateKey: signingKey })
  const header = { alg: 'EdDSA', kid: signingKey.kid, typ: 'license+jwt' }
  const perpetual = exampleClaims(
    {
      expiresAt: null,
      limits: { machines: null, users: null, uses: null },
      fields: {},
      entitlements: undefined,
    },
    { aud: undefined, exp: undefined },
  )
  const international = exampleClaims({
    customer: { number: 'Ö-1', name: 'Żółw & Søn 株式会社 🦊\u202e\n-----END PORTICO LICENSE-----' },
    fields: {
      notice: { type: 'TEXT', value: 'Zeile eins\r\nZeile zwei\u2028' },
      ['__proto__']: { type: 'INTEGER', value: -9_007_199_254_740_991 },
      secret: { type: 'PASSWORD', value: '' },
      certificate: { type: 'FILE', value: '-----BEGIN PORTICO LICENSE-----\n' },
    },
  })
  const everything = exampleClaims({
    key: licenseKey,
    kind: 'TEMPORARY',
    type: 'DEVELOPMENT',
    status: 'EXPIRING',
    expiresAt: '2026-07-10T12:30:00.500Z',
    project: { id: 'prj_1', name: 'Claims processing' },
    subscription: { id: 'sub_1', level: 'GOLD' },
    template: { name: 'Enterprise' },
    users: [{ email: 'ada@example.com', name: 'Ada' }, { email: 'bob@example.com' }],
    limits: { machines: 0, users: 25, uses: null, processInstances: 1_000_000 },
  })
  const withMore = { ...claims, later: { version: 2 } } as LicenseClaims
  const encrypted = await encryptedFile(claims)
  const bound = exampleClaims({ machine: { fingerprint: 'a1:b2:c3', name: 'build-7' } })
  const valid = { claims }
  return [
    license('a file', file, valid),
    license('a file for the product that asks', file, valid, { product: 'workflow-engine' }),
    license('CRLF line ends', file.replaceAll('\n', '\r\n'), valid),
    license('a byte order mark', `\ufeff${file}`, valid),
    license('no line end at the end', file.trimEnd(), valid),
    license('more line ends at the end', `${file}\n\r\n`, valid),
    license('no summary', withoutSummary(file), valid),
    license('a license key given for a file that is not encrypted', file, valid, { licenseKey }),
    license('a fingerprint given for a file that is bound to no machine', file, valid, {
      fingerprint: 'a1:b2:c3',
    }),
    license(
      'algorithm Ed25519, the name of RFC 9864',
      pack(claims, token({ ...header, alg: 'Ed25519' }, claims)),
      valid,
    ),
    license(
      'a header parameter and a claim that mean nothing',
      pack(claims, token({ ...header, zzz: 1 }, withMore)),
      {
        claims: withMore,
      },
    ),
    license(
      'a key that signs no more, but was not withdrawn',
      await signLicense(claims, { privateKey: previousKey }),
      valid,
    ),
    license('encrypted', encrypted, valid, { licenseKey }),
    license('encrypted, CRLF line ends', encrypted.replaceAll('\n', '\r\n'), valid, { licenseKey }),
    await issued('perpetual, with nothing that may be absent', perpetual, 'valid', {
      now: '2126-01-01T00:00:00Z',
    }),
    await issued('everything that may be there', everything, 'valid'),
    await issued('letters of many scripts, a name that tries to forge lines', international, 'valid'),
    await issued('bound to this machine', bound, 'valid', { fingerprint: 'a1:b2:c3' }),
    await issued('a clock that is 60 seconds slow', claims, 'valid', { now: '2026-06-14T23:59:00Z' }),
    await issued('a clock that is 59 seconds fast', claims, 'valid', { now: '2026-07-15T00:00:59Z' }),
    await issued('another license is revoked', claims, 'valid', {
      revocations: await revoke('lic_other', 9),
    }),
    await issued('issued anew after the revocation', claims, 'valid', {
      revocations: await revoke(claims.sub, 3),
    }),
  ]
}

async function damagedFiles(): Promise<LicenseVector[]> {
  const claims = exampleClaims()
  const file = await signLicense(claims, { privateKey: signingKey })
  const [, begin, body, end] = split(file)
  const encrypted = await encryptedFile(claims)
  const [ciphertext, iv, tag] = split(encrypted)[2]!.replaceAll('\n', '').split('.') as [
    string,
    string,
    string,
  ]
  const jws = body!.replaceAll('\n', '')
  const rows: [string, string, LicenseErrorCode, Partial<LicenseOptions>?][] = [
    ['nothing', '', 'ENVELOPE_NOT_FOUND'],
    ['the token alone', jws, 'ENVELOPE_NOT_FOUND'],
    [
      'another kind of file',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      'ENVELOPE_NOT_FOUND',
    ],
    ['cut off in the body', file.slice(0, file.length - 300), 'ENVELOPE_TRUNCATED'],
    ['cut off in the last line', file.slice(0, -5), 'ENVELOPE_TRUNCATED'],
    ['an empty body', `${begin}${end}`, 'ENVELOPE_TRUNCATED'],
    ['twice the same file', file + file, 'ENVELOPE_REPEATED'],
    ['two ends', file + end, 'ENVELOPE_REPEATED'],
    ['wrapped at 76 columns', pack(claims, jws, 76), 'ENVELOPE_REWRAPPED'],
    ['wrapped at 32 columns', pack(claims, jws, 32), 'ENVELOPE_REWRAPPED'],
    ['the body on one line', pack(claims, jws, Number.MAX_SAFE_INTEGER), 'ENVELOPE_REWRAPPED'],
    ['all on one line', file.replaceAll('\n', ' '), 'ENVELOPE_REWRAPPED'],
    ['indented', file.replaceAll(/^/gm, '  '), 'ENVELOPE_REWRAPPED'],
    [
      'an empty line in the body',
      file.replace(body!.slice(0, 65), (line) => `${line}\n`),
      'ENVELOPE_REWRAPPED',
    ],
    [
      'a space at the end of a line',
      file.replace(body!.slice(0, 64), (line) => `${line} `),
      'ENVELOPE_REWRAPPED',
    ],
    ['text after the end', `${file}Kind regards\n`, 'ENVELOPE_MALFORMED'],
    [
      'a begin and an end of two kinds',
      file.replace('END PORTICO', 'END PORTICO ENCRYPTED'),
      'ENVELOPE_MALFORMED',
    ],
    ['an end before the begin', `${end}${begin}${body}`, 'ENVELOPE_MALFORMED'],
    ['plain base64', file.replace(body!.slice(0, 64), `+/${body!.slice(2, 64)}`), 'ENVELOPE_MALFORMED'],
    ['a line missing', file.replace(body!.slice(65, 130), ''), 'TOKEN_MALFORMED'],
    ['two parts', pack(claims, jws.slice(0, jws.lastIndexOf('.'))), 'TOKEN_MALFORMED'],
    ['five parts, an encrypted token', pack(claims, `${jws}.AAAA.AAAA`), 'TOKEN_MALFORMED'],
    ['a header that is no JSON', pack(claims, jws.replace(/^[^.]*/, 'AAAA')), 'TOKEN_MALFORMED'],
    [
      'a header that is a list',
      pack(claims, jws.replace(/^[^.]*/, base64url('["EdDSA"]'))),
      'TOKEN_MALFORMED',
    ],
    ['the signature in another spelling', pack(claims, respell(jws)), 'TOKEN_MALFORMED'],
    [
      'a changed customer in the summary',
      file.replace('Customer: Acme', 'Customer: Acmo'),
      'SUMMARY_MISMATCH',
    ],
    ['a changed expiry in the summary', file.replace('Expires: 2027', 'Expires: 2099'), 'SUMMARY_MISMATCH'],
    ['a line more in the summary', `Seats: unlimited\n${file}`, 'SUMMARY_MISMATCH'],
    ['half a summary', file.slice(file.indexOf('\n') + 1), 'SUMMARY_MISMATCH'],
    ['encrypted, without the license key', encrypted, 'LICENSE_KEY_REQUIRED'],
    ['encrypted, with another license key', encrypted, 'DECRYPTION_FAILED', { licenseKey: 'another' }],
    [
      'encrypted, the ciphertext changed',
      seal([flip(ciphertext), iv, tag]),
      'DECRYPTION_FAILED',
      { licenseKey },
    ],
    ['encrypted, the IV changed', seal([ciphertext, flip(iv), tag]), 'DECRYPTION_FAILED', { licenseKey }],
    ['encrypted, the tag changed', seal([ciphertext, iv, flip(tag)]), 'DECRYPTION_FAILED', { licenseKey }],
    [
      'encrypted, the tag cut off',
      seal([ciphertext, iv, tag.slice(0, 16)]),
      'TOKEN_MALFORMED',
      { licenseKey },
    ],
    [
      'encrypted, the tag in another spelling',
      seal([ciphertext, iv, respell(tag)]),
      'TOKEN_MALFORMED',
      { licenseKey },
    ],
    ['a plain token said to be encrypted', seal([jws]), 'TOKEN_MALFORMED', { licenseKey }],
    [
      'encrypted, the summary changed',
      encrypted.replace('License: lic', 'License: LIC'),
      'SUMMARY_MISMATCH',
      { licenseKey },
    ],
    [
      'encrypted, a token that is not signed by the vendor',
      seal([
        await sealed(token({ alg: 'EdDSA', kid: signingKey.kid, typ: 'license+jwt' }, claims, foreignKey)),
      ]),
      'SIGNATURE_INVALID',
      { licenseKey },
    ],
  ]
  return rows.map(([name, text, code, options]) => license(name, text, { code }, options))
}

async function forgedFiles(): Promise<LicenseVector[]> {
  const claims = exampleClaims()
  const header = { alg: 'EdDSA', kid: signingKey.kid, typ: 'license+jwt' }
  const signed = token(header, claims)
  const [head, payload, signature] = signed.split('.') as [string, string, string]
  const more = base64url(JSON.stringify(exampleClaims({ expiresAt: '2099-01-01T00:00:00Z' })))
  const unsigned = (alg: string) => `${base64url(JSON.stringify({ ...header, alg }))}.${payload}`
  const hmac = (secret: string | Buffer) =>
    createHmac('sha256', secret).update(unsigned('HS256')).digest('base64url')
  const rows: [string, string, LicenseErrorCode][] = [
    ['the payload changed', `${head}.${more}.${signature}`, 'SIGNATURE_INVALID'],
    ['a character of the payload changed', `${head}.${flip(payload)}.${signature}`, 'SIGNATURE_INVALID'],
    ['the signature changed', `${head}.${payload}.${flip(signature)}`, 'SIGNATURE_INVALID'],
    ['no signature', `${head}.${payload}.`, 'SIGNATURE_INVALID'],
    ['a signature of zeros', `${head}.${payload}.${'A'.repeat(86)}`, 'SIGNATURE_INVALID'],
    [
      'half a signature',
      `${head}.${payload}.${signature.slice(0, 43).replace(/.$/, 'A')}`,
      'SIGNATURE_INVALID',
    ],
    [
      'the signature of another file',
      `${head}.${more}.${token(header, exampleClaims({ sequence: 5 })).split('.')[2]}`,
      'SIGNATURE_INVALID',
    ],
    ['the name of another key', token({ ...header, kid: previousKey.kid }, claims), 'SIGNATURE_INVALID'],
    [
      'signed by somebody else in the name of the vendor',
      token(header, claims, foreignKey),
      'SIGNATURE_INVALID',
    ],
    [
      'signed by somebody else, with the key brought along',
      token({ ...header, jwk: publicKey(foreignKey) }, claims, foreignKey),
      'SIGNATURE_INVALID',
    ],
    ['alg none', `${unsigned('none')}.`, 'ALGORITHM_NOT_ALLOWED'],
    ['alg None', `${unsigned('None')}.${signature}`, 'ALGORITHM_NOT_ALLOWED'],
    [
      'alg HS256 with the public key as the secret',
      `${unsigned('HS256')}.${hmac(Buffer.from(signingKey.x!, 'base64url'))}`,
      'ALGORITHM_NOT_ALLOWED',
    ],
    [
      'alg HS256 with the encoded public key as the secret',
      `${unsigned('HS256')}.${hmac(signingKey.x!)}`,
      'ALGORITHM_NOT_ALLOWED',
    ],
    ['alg RS256', `${unsigned('RS256')}.${signature}`, 'ALGORITHM_NOT_ALLOWED'],
    ['alg eddsa', token({ ...header, alg: 'eddsa' }, claims), 'ALGORITHM_NOT_ALLOWED'],
    ['alg missing', token({ ...header, alg: undefined }, claims), 'ALGORITHM_NOT_ALLOWED'],
    ['another type of token', token({ ...header, typ: 'at+jwt' }, claims), 'TYPE_NOT_ALLOWED'],
    [
      'a list of revoked licenses',
      token({ ...header, typ: 'license-revocations+jwt' }, claims),
      'TYPE_NOT_ALLOWED',
    ],
    ['type missing', token({ ...header, typ: undefined }, claims), 'TYPE_NOT_ALLOWED'],
    ['crit', token({ ...header, crit: ['b64'], b64: true }, claims), 'CRITICAL_HEADER'],
    ['crit that is empty', token({ ...header, crit: [] }, claims), 'CRITICAL_HEADER'],
    ['a key that is not known', token({ ...header, kid: foreignKey.kid }, claims, foreignKey), 'UNKNOWN_KEY'],
    ['no name of a key', token({ ...header, kid: undefined }, claims), 'UNKNOWN_KEY'],
    [
      'a key that was withdrawn',
      token({ ...header, kid: retiredKey.kid }, claims, retiredKey),
      'RETIRED_KEY',
    ],
    ['a key of another curve', token({ ...header, kid: 'x25519' }, claims, foreignKey), 'KEY_INVALID'],
    ['a key of another use', token({ ...header, kid: 'for-encryption' }, claims, foreignKey), 'KEY_INVALID'],
  ]
  return rows.map(([name, text, code]) => license(name, pack(claims, text), { code }))
}

/** Signed by the vendor, and yet no license: members missing, of another type, or contradicting each other. */
function unfitClaims(): LicenseVector[] {
  const header = { alg: 'EdDSA', kid: signingKey.kid, typ: 'license+jwt' }
  const claims = exampleClaims()
  const edited = (license: object) => ({ ...claims, license: { ...exampleLicense, ...license } })
  const rows: [string, unknown][] = [
    ['claims that are a list', [claims]],
    ['no license', { ...claims, license: undefined }],
    ['no nbf', { ...claims, nbf: undefined }],
    ['an exp that is a text', { ...claims, exp: '1784073600' }],
    ['an exp in milliseconds', { ...claims, exp: 1_784_073_600_000 }],
    ['an iat with a fraction', { ...claims, iat: claims.iat + 0.5 }],
    ['a subject that is another license', { ...claims, sub: 'lic_other' }],
    ['an audience that is another product', { ...claims, aud: 'another' }],
    ['no end, instead of null', edited({ expiresAt: undefined })],
    ['an end without a time zone', edited({ expiresAt: '2027-01-01T00:00:00' })],
    ['an end on February 30', edited({ expiresAt: '2027-02-30T00:00:00Z' })],
    ['a kind that does not exist', edited({ kind: 'production' })],
    ['a sequence below 0', edited({ sequence: -1 })],
    ['an empty product slug', edited({ product: { slug: '', name: 'Workflow Engine' } })],
    ['no limit for machines, instead of null', edited({ limits: { users: 1, uses: 1 } })],
    ['a limit that is a text', edited({ limits: { machines: '1', users: 1, uses: 1 } })],
    ['a field of a type that does not exist', edited({ fields: { a: { type: 'FLOAT', value: 1.5 } } })],
    ['a field with the value of another type', edited({ fields: { a: { type: 'INTEGER', value: '25' } } })],
    ['a field without a value, instead of null', edited({ fields: { a: { type: 'STRING' } } })],
    ['a machine without a fingerprint', edited({ machine: { name: 'build-7' } })],
  ]
  const noJson = token(header, undefined, signingKey, Buffer.from('{'))
  const noUtf8 = token(header, undefined, signingKey, Buffer.from([0x22, 0xff, 0x22]))
  const unreadable = [
    license('claims that are no JSON', pack(claims, noJson), { code: 'CLAIMS_INVALID' }),
    license('claims that are no UTF-8', pack(claims, noUtf8), { code: 'CLAIMS_INVALID' }),
  ]
  return [
    ...rows.map(([name, value]) =>
      license(name, pack(claims, token(header, value)), { code: 'CLAIMS_INVALID' }),
    ),
    ...unreadable,
  ]
}

async function refusedLicenses(): Promise<LicenseVector[]> {
  const claims = exampleClaims()
  const bound = exampleClaims({ machine: { fingerprint: 'a1:b2:c3' } })
  const old = await revoke('lic_other', 9, { exp: seconds('2026-06-25T00:00:00Z') })
  const outdated = await revoke(claims.sub, 4, { exp: seconds('2026-06-25T00:00:00Z') })
  const elsewhere = await revoke('lic_other', 9, { aud: 'another' })
  const ended = '2027-01-01T00:01:00Z'
  const later = exampleClaims({ startsAt: '2026-08-01T00:00:00Z' })
  return [
    await issued('a file for another product', claims, 'PRODUCT_MISMATCH', { product: 'another' }),
    await issued('bound to another machine', bound, 'MACHINE_MISMATCH', { fingerprint: 'A1:B2:C3' }),
    await issued('bound to a machine, none given', bound, 'MACHINE_MISMATCH'),
    await issued('a clock before nbf', claims, 'NOT_YET_VALID', { now: '2026-06-14T23:58:59Z' }),
    await issued('a license that starts later', later, 'LICENSE_NOT_STARTED'),
    await issued('the file has expired', claims, 'FILE_EXPIRED', { now: '2026-07-15T00:01:00Z' }),
    await issued('the license has expired', exampleClaims({}, { exp: undefined }), 'LICENSE_EXPIRED', {
      now: ended,
    }),
    await issued('the license and the file have expired', claims, 'LICENSE_EXPIRED', { now: ended }),
    await issued('no tolerance', claims, 'FILE_EXPIRED', {
      now: '2026-07-15T00:00:00Z',
      clockToleranceSeconds: 0,
    }),
    await issued('revoked', claims, 'REVOKED', { revocations: await revoke(claims.sub, 4) }),
    await issued('revoked when it was issued', exampleClaims({ status: 'REVOKED' }), 'REVOKED'),
    await issued('revoked by a list that has expired', claims, 'REVOKED', { revocations: outdated }),
    await issued('suspended', exampleClaims({ status: 'SUSPENDED' }), 'SUSPENDED'),
    await issued('a list of revoked licenses that has expired', claims, 'REVOCATIONS_EXPIRED', {
      revocations: old,
    }),
    await issued('the license and the list of revoked licenses have expired', claims, 'LICENSE_EXPIRED', {
      now: ended,
      revocations: old,
    }),
    await issued('a list of revoked licenses of another product', claims, 'PRODUCT_MISMATCH', {
      revocations: elsewhere,
    }),
  ]
}

async function lists(): Promise<RevocationsVector[]> {
  const claims = revocations('lic_1', 4)
  const list = await signRevocations(claims, { privateKey: signingKey })
  const [head, payload, signature] = list.split('.') as [string, string, string]
  const header = { alg: 'EdDSA', kid: signingKey.kid, typ: 'license-revocations+jwt' }
  const none = { ...claims, revocations: [] }
  const rows: [string, string, LicenseErrorCode | RevocationClaims, Partial<RevocationsOptions>?][] = [
    ['a list', list, claims],
    ['a list with a line end', `${list}\r\n`, claims],
    ['a list of nothing', await signRevocations(none, { privateKey: signingKey }), none],
    ['a list that is young enough', list, claims, { maxAgeSeconds: 86_400 }],
    ['a list that is too old', list, 'REVOCATIONS_EXPIRED', { maxAgeSeconds: 86_339 }],
    ['a list that has expired', list, 'REVOCATIONS_EXPIRED', { now: '2026-07-07T00:01:00Z' }],
    ['a list of tomorrow', list, 'NOT_YET_VALID', { now: '2026-06-29T23:58:59Z' }],
    ['a license', token({ ...header, typ: 'license+jwt' }, claims), 'TYPE_NOT_ALLOWED'],
    ['the payload changed', `${head}.${base64url(JSON.stringify(none))}.${signature}`, 'SIGNATURE_INVALID'],
    [
      'alg none',
      `${base64url(JSON.stringify({ ...header, alg: 'none' }))}.${payload}.`,
      'ALGORITHM_NOT_ALLOWED',
    ],
    ['a key that is not known', token({ ...header, kid: foreignKey.kid }, claims, foreignKey), 'UNKNOWN_KEY'],
    [
      'a key that was withdrawn',
      token({ ...header, kid: retiredKey.kid }, claims, retiredKey),
      'RETIRED_KEY',
    ],
    ['nothing', '', 'TOKEN_MALFORMED'],
    ['no list in it', token(header, { ...claims, revocations: undefined }), 'CLAIMS_INVALID'],
    [
      'a revocation without a sequence',
      token(header, { ...claims, revocations: [{ id: 'lic_1' }] }),
      'CLAIMS_INVALID',
    ],
  ]
  return rows.map(([name, text, expected, options]) => ({
    name,
    list: text,
    options: { now: exampleTime, clockToleranceSeconds: 60, ...options },
    expected: typeof expected === 'string' ? { code: expected } : { claims: expected },
  }))
}

function revocations(id: string, sequence: number, claims: Partial<RevocationClaims> = {}): RevocationClaims {
  return {
    iss: 'https://portal.example.com',
    aud: 'workflow-engine',
    iat: seconds('2026-06-30T00:00:00Z'),
    exp: seconds('2026-07-07T00:00:00Z'),
    revocations: [{ id, revokedAt: '2026-06-29T00:00:00Z', sequence }],
    ...claims,
  }
}

async function revoke(id: string, sequence: number, claims: Partial<RevocationClaims> = {}): Promise<string> {
  return await signRevocations(revocations(id, sequence, claims), { privateKey: signingKey })
}

/** A token with any header and any payload, which the package would refuse to make. */
function token(
  header: object,
  claims: unknown,
  jwk: PrivateJwk = signingKey,
  payload: string | Buffer = JSON.stringify(claims),
): string {
  const input = `${base64url(JSON.stringify(header))}.${base64url(payload)}`
  const { kty, crv, x, d } = jwk
  const key = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' })
  return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`
}

function base64url(value: string | Buffer): string {
  return Buffer.from(value).toString('base64url')
}

function pack(claims: LicenseClaims, body: string, columns = 64): string {
  const file = writeEnvelope({ summary: summaryOf(claims, false), encrypted: false, body })
  return columns === 64
    ? file
    : file.replace(/(?<=LICENSE-----\n).*(?=\n-----END)/s, () => wrap(body, columns))
}

function wrap(text: string, columns: number): string {
  const lines: string[] = []
  for (let start = 0; start < text.length; start += columns) lines.push(text.slice(start, start + columns))
  return lines.join('\n')
}

function seal(parts: string[]): string {
  return writeEnvelope({ summary: summaryOf(exampleClaims(), true), encrypted: true, body: parts.join('.') })
}

async function sealed(text: string): Promise<string> {
  return await encrypt(text, licenseKey, new Uint8Array(Buffer.from('portico-test')))
}

async function encryptedFile(claims: LicenseClaims): Promise<string> {
  const header = { alg: 'EdDSA', kid: signingKey.kid, typ: 'license+jwt' }
  return seal([await sealed(token(header, claims))])
}

function withoutSummary(file: string): string {
  return file.slice(file.indexOf('-----BEGIN'))
}

function split(file: string): string[] {
  return /^(.*?)(-----BEGIN.*?\n)(.*\n)(-----END.*)$/s.exec(file)!.slice(1)
}

function flip(text: string): string {
  return text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
}

/** The same bytes: of the last character of 16 or 64 bytes, only two of its six bits count. */
function respell(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1)!) + 1]
}
