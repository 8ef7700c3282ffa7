import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorMessages } from '../src/errors.ts'
import { LicenseError, verifyLicense, verifyRevocations } from '../src/index.ts'
import { makeVectors, type Vectors } from './make-vectors.ts'

const vectors: Vectors = JSON.parse(readFileSync(new URL('../test-vectors.json', import.meta.url), 'utf8'))
const { keys } = vectors

describe('the test vectors', () => {
  it('are what `pnpm vectors` makes', async () => {
    expect(JSON.parse(JSON.stringify(await makeVectors()))).toEqual(vectors)
  })

  it('have different names', () => {
    for (const list of [vectors.licenses, vectors.revocations]) {
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
    }
  })

  it('have every code that a file can give', () => {
    const codes = [...vectors.licenses, ...vectors.revocations].flatMap(({ expected }) =>
      'code' in expected ? [expected.code] : [],
    )
    const elsewhere = ['CRYPTO_UNAVAILABLE', 'FIELD_TYPE_MISMATCH']
    expect(new Set([...codes, ...elsewhere])).toEqual(new Set(Object.keys(errorMessages)))
  })

  it.each(vectors.licenses)('license: $name', async ({ file, options, expected }) => {
    const { now, revocations: list, ...rest } = options
    // At the time of the list: whether it still serves is for verifyLicense to say.
    const revocations =
      list === undefined
        ? undefined
        : await verifyRevocations(list, {
            keys,
            now: new Date('2026-06-24T00:00:00Z'),
            clockToleranceSeconds: 1e6,
          })
    const result = await verifyLicense(file, { keys, revocations, now: new Date(now), ...rest }).then(
      ({ claims }) => ({ claims }),
      codeOf,
    )
    expect(result).toEqual(expected)
  })

  it.each(vectors.revocations)('revocations: $name', async ({ list, options, expected }) => {
    const { now, ...rest } = options
    const result = await verifyRevocations(list, { keys, now: new Date(now), ...rest }).then(
      ({ revocations, product, issuedAt, expiresAt }) => ({ revocations, product, issuedAt, expiresAt }),
      codeOf,
    )
    if ('code' in expected) return expect(result).toEqual(expected)
    const { revocations, aud, iat, exp } = expected.claims
    const dates = { issuedAt: new Date(iat * 1000), expiresAt: new Date(exp! * 1000) }
    expect(result).toEqual({ revocations, product: aud, ...dates })
  })
})

function codeOf(error: unknown): { code: string } {
  if (!(error instanceof LicenseError)) throw error
  return { code: error.code }
}
