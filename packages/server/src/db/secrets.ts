import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Where a secret is kept. It opens there and nowhere else, so that nobody can move one to a row of their own. */
export type Place = { readonly table: string; readonly row: string; readonly column: string }

/** Seals what must not be readable in the database or a copy of it. */
export interface Secrets {
  seal(place: Place, text: string): string
  /** Throws a SecretError where the text was changed, moved, or sealed with a key that is not at hand. */
  open(place: Place, sealed: string): string
  /** A number that callers keep for us and cannot read, such as a place in a cursor; the same number is always the same text. */
  veil(number: number): string
  /** Undefined for what was not veiled with a key that is at hand. */
  unveil(text: string): number | undefined
  /**
   * By what a text is known again without being kept, and without guesses being tried on a copy of the database: with
   * each key, that of today first.
   */
  fingerprints(purpose: string, text: string): readonly [string, ...string[]]
}

export class SecretError extends Error {}

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/**
 * Seals by AES-256-GCM (NIST SP 800-38D) with a random IV; the place is additional data. The first key seals, all of them open.
 * A sealed text is `v1.<key>.<IV, ciphertext and tag>`, where the key is told by the first bytes of its SHA-256.
 * A veil is one block of AES-256, which holds one number.
 */
export function secretsWith(keys: readonly [Buffer, ...Buffer[]]): Secrets {
  const byName = new Map(keys.map((key) => [nameOf(key), key]))
  const [sealing] = keys
  const macs = new Map<string, [Buffer, ...Buffer[]]>()
  // A key of its own for each purpose, as one key should not do two things (RFC 5869).
  const macKeys = (purpose: string) => {
    const known = macs.get(purpose)
    if (known) return known
    const derived = keys.map((key) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)))
    macs.set(purpose, derived as [Buffer, ...Buffer[]])
    return derived
  }
  const veils = macKeys('veil')
  return {
    fingerprints: (purpose, text) =>
      macKeys(purpose).map((key) => createHmac('sha256', key).update(text).digest('base64url')) as [
        string,
        ...string[],
      ],
    seal: (place, text) => {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, sealing, iv).setAAD(additional(place))
      const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `v1.${nameOf(sealing)}.${Buffer.concat(sealed).toString('base64url')}`
    },
    open: (place, sealed) => {
      const [version, name, body] = sealed.split('.')
      const key = version === 'v1' && name !== undefined ? byName.get(name) : undefined
      if (!key || body === undefined) throw new SecretError('It was sealed with a key that is not at hand.')
      const bytes = Buffer.from(body, 'base64url')
      try {
        const iv = bytes.subarray(0, ivBytes)
        const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes })
        decipher.setAAD(additional(place)).setAuthTag(bytes.subarray(-tagBytes))
        const text = decipher.update(bytes.subarray(ivBytes, -tagBytes))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new SecretError('It was changed, or sealed in another place.', { cause })
      }
    },
    veil: (number) => {
      const block = Buffer.alloc(16)
      block.writeBigUInt64BE(BigInt(number), 8)
      const cipher = createCipheriv('aes-256-ecb', veils[0]!, null).setAutoPadding(false)
      return cipher.update(block).toString('base64url')
    },
    unveil: (text) => {
      const block = Buffer.from(text, 'base64url')
      if (block.length !== 16 || block.toString('base64url') !== text) return undefined
      for (const key of veils) {
        const opened = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(block)
        const number = Number(opened.readBigUInt64BE(8))
        // The zeros in front tell a block of ours from any other.
        if (opened.readBigUInt64BE(0) === 0n && Number.isSafeInteger(number)) return number
      }
      return undefined
    },
  }
}

const nameOf = (key: Buffer) => createHash('sha256').update(key).digest('base64url').slice(0, 8)

/** With lengths, so that no two places read the same. */
const additional = ({ table, row, column }: Place) => Buffer.from(JSON.stringify([table, row, column]))
