import { beforeAll, describe, expect, it } from 'vitest'
import { LicenseError, parseLicense, signLicense, verifyLicense } from '../src/index.ts'
import { exampleClaims, keys, licenseKey, now, signingKey } from './fixture.ts'

const forms = [
  { form: 'a plain file', encryptFor: undefined },
  { form: 'an encrypted file', encryptFor: licenseKey },
]

describe.each(forms)('$form', ({ encryptFor }) => {
  let file: Buffer
  beforeAll(async () => {
    file = Buffer.from(await signLicense(exampleClaims(), { privateKey: signingKey, encryptFor }))
  })

  it('with any bit of any byte flipped is refused with a LicenseError', async () => {
    const variants = function* () {
      for (const index of file.keys()) {
        for (let bit = 0; bit < 8; bit++) {
          const bytes = Buffer.from(file)
          bytes[index]! ^= 1 << bit
          yield bytes
        }
      }
    }
    expect(await accepted(variants())).toEqual([])
  })

  it('with any byte set to one that means something is refused with a LicenseError', async () => {
    const variants = function* () {
      for (const index of file.keys()) {
        for (const byte of Buffer.from('A_.= \r\n')) {
          if (file[index] === byte) continue
          const bytes = Buffer.from(file)
          bytes[index] = byte
          yield bytes
        }
      }
    }
    expect(await accepted(variants())).toEqual([])
  })

  it('cut off anywhere is refused with a LicenseError', async () => {
    const variants = function* () {
      // Without its last line end the file is whole.
      for (let length = 0; length < file.length - 1; length++) yield file.subarray(0, length)
    }
    expect(await accepted(variants())).toEqual([])
  })

  it('with any byte missing or doubled is refused with a LicenseError', async () => {
    const last = file.length - 1
    const variants = function* () {
      for (let index = 0; index < last; index++) {
        yield Buffer.concat([file.subarray(0, index), file.subarray(index + 1)])
        yield Buffer.concat([file.subarray(0, index + 1), file.subarray(index)])
      }
    }
    expect(await accepted(variants())).toEqual([])
  })

  it('with any two lines exchanged, or any line missing or doubled, is refused with a LicenseError', async () => {
    const lines = file.toString().trimEnd().split('\n')
    const variants = function* () {
      for (const [index, line] of lines.entries()) {
        yield Buffer.from(lines.toSpliced(index, 1).join('\n'))
        yield Buffer.from(lines.toSpliced(index, 0, line).join('\n'))
        for (const [other, second] of lines.entries()) {
          if (line !== second) yield Buffer.from(lines.with(index, second).with(other, line).join('\n'))
        }
      }
    }
    expect(await accepted(variants())).toEqual([])
  })
})

describe('noise', () => {
  it('between the lines of an envelope is refused with a LicenseError', async () => {
    const random = mulberry32(7)
    const alphabet = 'ABCxyz019-_.eyJ'
    const variants = function* () {
      for (let round = 0; round < 2_000; round++) {
        const length = 1 + Math.floor(random() * 200)
        const body = Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
        const kind = random() < 0.5 ? '' : 'ENCRYPTED '
        const wrapped = body.match(/.{1,64}/g)!.join('\n')
        yield Buffer.from(
          `-----BEGIN PORTICO ${kind}LICENSE-----\n${wrapped}\n-----END PORTICO ${kind}LICENSE-----\n`,
        )
      }
    }
    expect(await accepted(variants())).toEqual([])
  })
})

/** The variants that verify, which none must; anything thrown but a LicenseError fails the test. */
async function accepted(variants: Iterable<Buffer>): Promise<string[]> {
  const texts: string[] = []
  let count = 0
  for (const bytes of variants) {
    count++
    const text = bytes.toString()
    try {
      parseLicense(text)
    } catch (error) {
      if (!(error instanceof LicenseError)) throw error
    }
    try {
      await verifyLicense(text, { keys, now, licenseKey })
      texts.push(text)
    } catch (error) {
      if (!(error instanceof LicenseError)) throw error
    }
  }
  expect(count).toBeGreaterThan(100)
  return texts
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
