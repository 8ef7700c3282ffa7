import { expect, test } from 'vitest'
import { hashRecoveryCode, makeRecoveryCode } from './recovery-codes.ts'

test('a code has 120 bits, and is known however it is typed', () => {
  const code = makeRecoveryCode()
  expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{6}-){3}[0-9a-hjkmnp-tv-z]{6}$/)
  expect(new Set(Array.from({ length: 100 }, makeRecoveryCode)).size).toBe(100)
  const hash = hashRecoveryCode('10aaaa-bbbbbb-cccccc-dddddd')
  expect(hashRecoveryCode(' IOAAAA bbbbbb\tccccccDDDDDD')).toBe(hash)
  expect(hashRecoveryCode('10aaaa-bbbbbb-cccccc-ddddde')).not.toBe(hash)
})
