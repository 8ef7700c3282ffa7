import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const secretBytes = 20
const digits = 6

/** A code of the step before or after is taken too: clocks differ, and typing takes its time. */
const drift = 1

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret of 160 bits in base32 (RFC 4648), as authenticator applications take it. */
export function makeTotpSecret(): string {
  const bits = [...randomBytes(secretBytes)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits.replace(/.{5}/g, (five) => alphabet[Number.parseInt(five, 2)]!)
}

/** What an application reads from a QR code. */
export function totpUri(secret: string, { issuer, account }: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(issuer.replaceAll(':', ' '))}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer.replaceAll(':', ' '))}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`
}

/** The time step of RFC 6238 at an instant. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / 1_000 / stepSeconds)
}

/** The code of a step: HOTP (RFC 4226) with HMAC-SHA-1. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = mac.at(-1)! & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code it is, of those that are near and later than `lastStep`; null where there is none. */
export function matchingStep(secret: string, code: string, at: Date, lastStep: number): number | null {
  const given = Buffer.from(code)
  if (given.length !== digits) return null
  const now = stepAt(at)
  for (let step = now - drift; step <= now + drift; step++) {
    if (step > lastStep && timingSafeEqual(Buffer.from(totpCode(secret, step)), given)) return step
  }
  return null
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
