import { randomBytes } from 'node:crypto'

/** Crockford's base32: without I, L, O and U, which are taken for other characters. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 7
const groupLength = 4

/** A new license key of 140 random bits, such as `PTC-7Q2K-M9XW-41TD-RZ8C-V5BN-6HJF-0EPA`. */
export function makeLicenseKey(): string {
  const characters = Array.from(randomBytes(groups * groupLength), (byte) => alphabet[byte & 31])
  const parts = Array.from({ length: groups }, (_, i) =>
    characters.slice(i * groupLength, (i + 1) * groupLength).join(''),
  )
  return `PTC-${parts.join('-')}`
}
