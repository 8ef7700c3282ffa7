import { hash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** The kinds of secrets we hand out, by the prefix that tells them apart. */
const tokenPrefixes = {
  apiToken: 'ptc_',
  serviceAccount: 'pta_',
  session: 'pts_',
  downloadLink: 'ptd_',
} as const

export type TokenKind = keyof typeof tokenPrefixes

const kindsByPrefix = new Map(
  Object.entries(tokenPrefixes).map(([kind, prefix]) => [prefix as string, kind as TokenKind]),
)

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const randomLength = 30
const checksumLength = 6
const pattern = /^(ptc|pta|pts|ptd)_[0-9A-Za-z]{36}$/

/** A new secret: prefix, 30 random base62 characters (178 bits), and a checksum that finds typing errors offline. */
export function makeToken(kind: TokenKind): string {
  const body = tokenPrefixes[kind] + randomBase62(randomLength)
  return body + checksum(body)
}

/** What kind of secret this looks like, or null when it cannot be one of ours; says nothing about its being valid. */
export function tokenKind(token: string): TokenKind | null {
  if (!pattern.test(token)) return null
  const body = token.slice(0, -checksumLength)
  if (!token.endsWith(checksum(body))) return null
  return kindsByPrefix.get(token.slice(0, 4)) ?? null
}

/** What is stored of a secret. Fast on purpose: the secret has too much entropy to be guessed. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}

/** What is shown of a secret after it was made. */
export function lastFour(token: string): string {
  return token.slice(-4)
}

function checksum(text: string): string {
  let rest = crc32(text)
  let digits = ''
  for (let i = 0; i < checksumLength; i++) {
    digits = alphabet[rest % 62] + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}

function randomBase62(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: beyond it the first letters would come up more often.
      if (byte < 248 && text.length < length) text += alphabet[byte % 62]
    }
  }
  return text
}
