import { expect, test } from 'vitest'
import { makeTotpSecret, matchingStep, stepAt, totpCode, totpUri } from './totp.ts'

/** `12345678901234567890`, the secret of RFC 6238, appendix B. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

// The appendix has eight digits; of the same number these are the last six.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the code is that of RFC 6238', (second, code) => {
  expect(totpCode(secret, stepAt(new Date(second * 1_000)))).toBe(code)
})

test('a code is good in its step and those beside it, and not again after it was used', () => {
  const at = new Date('2026-06-15T12:00:00Z')
  const step = stepAt(at)
  const codes = [-2, -1, 0, 1, 2].map((by) => totpCode(secret, step + by))
  expect(codes.map((code) => matchingStep(secret, code, at, 0))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ])
  expect(codes.map((code) => matchingStep(secret, code, at, step))).toEqual([
    null,
    null,
    null,
    step + 1,
    null,
  ])
  for (const wrong of ['', '12345', `${codes[2]}0`, '９９９９９９'])
    expect(matchingStep(secret, wrong, at, 0), wrong).toBeNull()
})

test('a secret has 160 bits, another one each time, and an address that applications read', () => {
  const one = makeTotpSecret()
  expect(one).toMatch(/^[A-Z2-7]{32}$/)
  expect(makeTotpSecret()).not.toBe(one)
  const uri = new URL(totpUri(one, { issuer: 'Vendor: portal & co', account: 'ada@acme.example' }))
  expect(uri.pathname).toBe('/Vendor%20%20portal%20%26%20co:ada%40acme.example')
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: one,
    issuer: 'Vendor  portal & co',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
