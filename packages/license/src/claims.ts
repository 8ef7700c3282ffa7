import { LicenseError } from './errors.ts'

/**
 * The value of a license field by the type that the vendor gave the field. Texts and files are at most 64 KB.
 *
 * @example
 * ```ts
 * type Seats = LicenseFieldValues['INTEGER'] // number
 * ```
 */
export type LicenseFieldValues = {
  /** One line of text. */
  STRING: string
  /** Several lines of text. */
  TEXT: string
  /** A text that user interfaces do not show. Whoever holds the file can read it, unless the file is encrypted. */
  PASSWORD: string
  /** The content of a small file, as the vendor entered it. */
  FILE: string
  /** A whole number between -(2^53 - 1) and 2^53 - 1. */
  INTEGER: number
  BOOLEAN: boolean
}

/**
 * The type of a license field.
 *
 * @example
 * ```ts
 * const secret: LicenseFieldType = 'PASSWORD'
 * ```
 */
export type LicenseFieldType = keyof LicenseFieldValues

/**
 * A license field: its type, and its value or null where it has none.
 *
 * @example
 * ```ts
 * const seats: LicenseField = { type: 'INTEGER', value: 25 }
 * ```
 */
export type LicenseField = {
  [Type in LicenseFieldType]: { readonly type: Type; readonly value: LicenseFieldValues[Type] | null }
}[LicenseFieldType]

/**
 * The license in a license file. Times are RFC 3339 in UTC, such as `2027-01-01T00:00:00Z`, with milliseconds at most.
 *
 * @example
 * ```ts
 * const { product, expiresAt }: LicenseDetails = claims.license
 * ```
 */
export type LicenseDetails = {
  /** `lic_…`, the same as the claim `sub`. */
  readonly id: string
  /** The license key, where the vendor puts it into files. It opens encrypted files: treat it as a secret. */
  readonly key?: string
  /** Grows by one with every change of the license: of two files of a license the higher one is the newer. */
  readonly sequence: number
  readonly kind: 'PRODUCTION' | 'TEMPORARY'
  readonly type: 'DEVELOPMENT' | 'TRIAL' | 'PAID' | 'COMMUNITY'
  /** The status when the file was issued. */
  readonly status: 'ACTIVE' | 'EXPIRING' | 'EXPIRED' | 'SUSPENDED' | 'REVOKED'
  /** When the vendor issued the license; the file may be younger. */
  readonly issuedAt: string
  readonly startsAt: string
  /** The first moment at which the license does not hold; null = perpetual. */
  readonly expiresAt: string | null
  /** `version` is the one the license was sold for, where it is limited to one. */
  readonly product: { readonly slug: string; readonly name: string; readonly version?: string }
  readonly customer: { readonly number: string; readonly name: string }
  readonly project?: { readonly id: string; readonly name: string }
  /** The subscription the license belongs to. */
  readonly subscription?: { readonly id: string; readonly level?: string }
  /** The template the license was issued from. Portico writes none: its templates are the vendor's own affair. */
  readonly template?: { readonly name: string }
  /** The people who have a seat. Absent when seats are not assigned by name, or the file was made for somebody who does not see all of them. */
  readonly users?: readonly { readonly email: string; readonly name?: string }[]
  /** How many of each the license allows, in pieces; null = unlimited. A vendor may add metrics of its own. */
  readonly limits: {
    readonly machines: number | null
    readonly users: number | null
    readonly uses: number | null
    readonly [metric: string]: number | null
  }
  /** The fields of the product, by name. */
  readonly fields: { readonly [name: string]: LicenseField }
  /** The codes of what the license entitles to. */
  readonly entitlements?: readonly string[]
  /** The machine the file is bound to: `fingerprint` is what the product told when the machine was activated. */
  readonly machine?: { readonly fingerprint: string; readonly name?: string }
}

/**
 * What a license file says: the claims of a JSON Web Token (RFC 7519) and the license. `iat`, `nbf` and `exp` are
 * whole seconds since 1970-01-01T00:00:00Z. Members that are not listed here may be there; they mean nothing to this
 * version.
 *
 * @example
 * ```ts
 * const claims: LicenseClaims = verified.claims
 * console.log(claims.license.customer.name, new Date(claims.iat * 1000))
 * ```
 */
export type LicenseClaims = {
  /** The vendor's installation that issued the file. */
  readonly iss: string
  /** The id of the license, `lic_…`. */
  readonly sub: string
  /** The id of the file; every download has its own. */
  readonly jti: string
  /** The slug of the product. */
  readonly aud?: string
  /** When the file was issued. */
  readonly iat: number
  /** The first moment at which the file is valid. */
  readonly nbf: number
  /** The first moment at which the file is not valid any more, which is not the end of the license; absent = none. */
  readonly exp?: number
  readonly license: LicenseDetails
}

/**
 * A revoked license: its files with this `sequence` or a lower one are refused. A higher one was issued after the
 * vendor had made the license valid again.
 *
 * @example
 * ```ts
 * const revocation: Revocation = { id: 'lic_1', revokedAt: '2027-01-01T00:00:00Z', sequence: 4 }
 * ```
 */
export type Revocation = {
  /** The id of the license, `lic_…`. */
  readonly id: string
  /** RFC 3339, UTC. */
  readonly revokedAt: string
  readonly sequence: number
}

/**
 * What a list of revoked licenses says; `iat` and `exp` are whole seconds since 1970-01-01T00:00:00Z.
 *
 * @example
 * ```ts
 * const claims: RevocationClaims = { iss: 'https://portal.example.com', iat: 1798761600, revocations: [] }
 * ```
 */
export type RevocationClaims = {
  /** The vendor's installation that issued the list. */
  readonly iss: string
  /** The slug of the product the list is for; absent = all products of the vendor. */
  readonly aud?: string
  /** When the list was issued. */
  readonly iat: number
  /** The first moment at which the list is too old to be used; absent = none. */
  readonly exp?: number
  readonly revocations: readonly Revocation[]
}

type Check = (value: unknown, path: string) => void

function expected(what: string): never {
  throw new LicenseError('CLAIMS_INVALID', { message: `The content of the license is not valid: ${what}.` })
}

const check =
  (what: string, holds: (value: unknown) => boolean): Check =>
  (value, path) => {
    if (!holds(value)) expected(`${path} is not ${what}`)
  }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const string = check('a text', (value) => typeof value === 'string')
const text = check('a text of at least one character', (value) => typeof value === 'string' && value !== '')
const boolean = check('true or false', (value) => typeof value === 'boolean')
const integer = check('a whole number', Number.isSafeInteger)
const count = check(
  'a whole number of at least 0',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
)
// To the year 9999, which is what RFC 3339 can write.
const seconds = check('a time in whole seconds since 1970', (value) => {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 253_402_300_799
})
const instant = check('a time such as 2027-01-01T00:00:00Z', isInstant)
const oneOf = (...values: string[]): Check =>
  check(`one of ${values.join(', ')}`, (value) => values.includes(value as string))

const nullable =
  (inner: Check): Check =>
  (value, path) => {
    if (value !== null) inner(value, path)
  }

const optional =
  (inner: Check): Check =>
  (value, path) => {
    if (value !== undefined) inner(value, path)
  }

const list =
  (inner: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) expected(`${path} is not a list`)
    for (const [index, each] of value.entries()) inner(each, `${path}[${index}]`)
  }

/** The members of an object; those that are not listed pass, or meet `rest`. */
const object =
  (members: Record<string, Check>, rest?: Check): Check =>
  (value, path) => {
    if (!isObject(value)) expected(`${path} is not an object`)
    for (const [name, inner] of Object.entries(members)) inner(value[name], `${path}.${name}`)
    if (!rest) return
    for (const [name, each] of Object.entries(value)) {
      if (!Object.hasOwn(members, name)) rest(each, `${path}.${name}`)
    }
  }

const fieldValues: Record<LicenseFieldType, Check> = {
  STRING: string,
  TEXT: string,
  PASSWORD: string,
  FILE: string,
  INTEGER: integer,
  BOOLEAN: boolean,
}

const field: Check = (value, path) => {
  object({ type: oneOf(...Object.keys(fieldValues)) })(value, path)
  object({ value: nullable(fieldValues[(value as LicenseField).type]) })(value, path)
}

const licenseClaims = object({
  iss: text,
  sub: text,
  jti: text,
  aud: optional(text),
  iat: seconds,
  nbf: seconds,
  exp: optional(seconds),
  license: object({
    id: text,
    key: optional(text),
    sequence: count,
    kind: oneOf('PRODUCTION', 'TEMPORARY'),
    type: oneOf('DEVELOPMENT', 'TRIAL', 'PAID', 'COMMUNITY'),
    status: oneOf('ACTIVE', 'EXPIRING', 'EXPIRED', 'SUSPENDED', 'REVOKED'),
    issuedAt: instant,
    startsAt: instant,
    expiresAt: nullable(instant),
    product: object({ slug: text, name: text, version: optional(text) }),
    customer: object({ number: text, name: text }),
    project: optional(object({ id: text, name: text })),
    subscription: optional(object({ id: text, level: optional(text) })),
    template: optional(object({ name: text })),
    users: optional(list(object({ email: text, name: optional(text) }))),
    limits: object(
      { machines: nullable(count), users: nullable(count), uses: nullable(count) },
      nullable(count),
    ),
    fields: object({}, field),
    entitlements: optional(list(text)),
    machine: optional(object({ fingerprint: text, name: optional(text) })),
  }),
})

const revocationClaims = object({
  iss: text,
  aud: optional(text),
  iat: seconds,
  exp: optional(seconds),
  revocations: list(object({ id: text, revokedAt: instant, sequence: count })),
})

/** Throws a LicenseError `CLAIMS_INVALID` that names the first member that does not fit. */
export function assertLicenseClaims(claims: unknown): asserts claims is LicenseClaims {
  licenseClaims(claims, 'claims')
  const { sub, aud, license } = claims as LicenseClaims
  if (sub !== license.id) expected('claims.sub is not claims.license.id')
  if (aud !== undefined && aud !== license.product.slug)
    expected('claims.aud is not claims.license.product.slug')
}

/** Throws a LicenseError `CLAIMS_INVALID` that names the first member that does not fit. */
export function assertRevocationClaims(claims: unknown): asserts claims is RevocationClaims {
  revocationClaims(claims, 'claims')
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(value)) return false
  const time = new Date(value)
  // Engines differ in what they make of February 30 and of 24:00.
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === value.slice(0, 19)
}
