import { hash, randomBytes } from 'node:crypto'

/** How many there are at a time. */
export const recoveryCodeCount = 10

// Without what is easily taken for something else.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new one: 120 random bits, enough to be kept under a plain hash (ASVS 6.5.2), in groups that can be typed. */
export function makeRecoveryCode(): string {
  // 256 is a multiple of 32: every letter comes up as often.
  const letters = [...randomBytes(24)].map((byte) => alphabet[byte % 32]).join('')
  return letters.replace(/.{6}(?=.)/g, '$&-')
}

/** What is stored of one, however it was typed. */
export function hashRecoveryCode(code: string): string {
  const letters = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return hash('sha256', letters, 'hex')
}
