import { expect, test } from 'vitest'
import { hashToken, lastFour, makeToken, tokenKind } from './token.ts'

test('a token is a prefix, 30 random characters and a checksum of 6', () => {
  expect(makeToken('apiToken')).toMatch(/^ptc_[0-9A-Za-z]{36}$/)
  expect(makeToken('session')).toMatch(/^pts_[0-9A-Za-z]{36}$/)
  expect(new Set(Array.from({ length: 1_000 }, () => makeToken('session'))).size).toBe(1_000)
})

test('the kind of a token is told by its prefix, as long as the checksum holds', () => {
  expect(tokenKind(makeToken('apiToken'))).toBe('apiToken')
  expect(tokenKind(makeToken('session'))).toBe('session')
})

test('every mistyped character is found offline', () => {
  const token = makeToken('apiToken')
  for (let i = 0; i < token.length; i++) {
    const wrong = token[i] === 'a' ? 'b' : 'a'
    expect(tokenKind(token.slice(0, i) + wrong + token.slice(i + 1))).toBeNull()
  }
  expect(tokenKind(token.replace('ptc_', 'pts_'))).toBeNull()
  expect(tokenKind(token.slice(1))).toBeNull()
  expect(tokenKind(`${token} `)).toBeNull()
  expect(tokenKind('')).toBeNull()
})

test('the random part uses all 62 characters about equally', () => {
  const counts = new Map<string, number>()
  for (let i = 0; i < 2_000; i++) {
    for (const character of makeToken('session').slice(4, 34))
      counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  expect(counts.size).toBe(62)
  const expected = 60_000 / 62
  for (const count of counts.values()) expect(Math.abs(count - expected) / expected).toBeLessThan(0.25)
})

test('what is kept of a token is its SHA-256 and its last four characters', () => {
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(lastFour('ptc_abcdef')).toBe('cdef')
})
