import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Vectors } from './make-vectors.ts'
import { Refused, verifyFile, verifyList, verifySignature } from './second-implementation.ts'

const vectors: Vectors = JSON.parse(readFileSync(new URL('../test-vectors.json', import.meta.url), 'utf8'))
const keys = vectors.keys.keys

describe('an implementation that shares nothing with the package', () => {
  it.each(vectors.licenses)('agrees on the license: $name', ({ file, options, expected }) => {
    expect(outcome(() => verifyFile(file, keys, options))).toEqual(expected)
  })

  it.each(vectors.revocations)('agrees on the revocations: $name', ({ list, options, expected }) => {
    expect(outcome(() => verifyList(list, keys, options))).toEqual(expected)
  })

  it('verifies the example of RFC 8037, A.4, with a key of the vectors', () => {
    const example =
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.' +
      'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg'
    expect(verifySignature(example, keys[0]!)).toBe(true)
    expect(verifySignature(example, keys[1]!)).toBe(false)
  })
})

function outcome(verify: () => unknown): unknown {
  try {
    return { claims: verify() }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code: error.message }
  }
}
