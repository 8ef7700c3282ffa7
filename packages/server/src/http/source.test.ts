import { expect, test } from 'vitest'
import type { Incoming } from './exchange.ts'
import { sourceAddress } from './source.ts'

const from = (forwarded: string | undefined, proxies: number) =>
  sourceAddress(
    { headers: { 'x-forwarded-for': forwarded }, ipAddress: '10.0.0.1' } as unknown as Incoming,
    proxies,
  )

test('without a proxy, what a caller says of itself does not count', () => {
  expect(from('203.0.113.7', 0)).toBe('10.0.0.1')
})

test.each([
  ['203.0.113.7', 1, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7', 1, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7, 10.0.0.9', 2, '203.0.113.7'],
  ['203.0.113.7:51234', 1, '203.0.113.7'],
  ['2001:db8::7', 1, '2001:db8::7'],
  ['[2001:db8::7]:51234', 1, '2001:db8::7'],
  ['unknown', 1, '10.0.0.1'],
  ['999.1.1.1', 1, '10.0.0.1'],
  ['203.0.113.7', 2, '10.0.0.1'],
  [undefined, 1, '10.0.0.1'],
])('behind proxies %j of %i is from %s', (forwarded, proxies, source) => {
  expect(from(forwarded, proxies)).toBe(source)
})
