import { describe, expect, test } from 'vitest'
import { mayConnect, parseAllowed, problemOf } from './target.ts'

const nothing = parseAllowed('')!

describe('an address', () => {
  test.each([
    'https://example.com/hooks',
    'https://hooks.example.com:8443/a?b=c',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1::1]/hooks',
  ])('%s is in the public internet', (url) => {
    expect(problemOf(url, nothing)).toBeNull()
  })

  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:a00:1]/',
    'https://[::7f00:1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://a.localhost/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://intranet/',
    'https://１２７.０.０.１/',
  ])('%s is not', (url) => {
    expect(problemOf(url, nothing)).toBe('Must be in the public internet.')
  })

  test.each([
    ['http://example.com/', 'Must be https.'],
    ['ftp://example.com/', 'Must be an address such as https://example.com/hooks.'],
    ['file:///etc/passwd', 'Must be an address such as https://example.com/hooks.'],
    ['example.com', 'Must be an address such as https://example.com/hooks.'],
    ['https://example.com/a b', 'Must be an address such as https://example.com/hooks.'],
    ['https://ada:secret@example.com/', 'Must not have a user or password; send a header instead.'],
    ['https://example.com/#part', 'Must not have a fragment.'],
    ['https://example.com:25/', 'Must have port 443, or one from 1024 on.'],
    [`https://example.com/${'a'.repeat(2_048)}`, 'Must have at most 2,048 characters.'],
  ])('%s is refused', (url, problem) => {
    expect(problemOf(url, nothing)).toBe(problem)
  })
})

describe('what an operator allows', () => {
  const allowed = parseAllowed('receiver.internal, 10.1.0.0/16,192.168.1.7,fd00::/8,[fe80::1]')!

  test.each([
    'http://receiver.internal/hooks',
    'https://receiver.internal:80/',
    'http://10.1.2.3/',
    'http://192.168.1.7:25/',
    'http://[fd12::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:10.1.2.3]/',
  ])('%s is good', (url) => {
    expect(problemOf(url, allowed)).toBeNull()
  })

  test.each(['http://10.2.0.1/', 'https://192.168.1.8/', 'http://other.internal/', 'https://[fe80::2]/'])(
    '%s is not',
    (url) => {
      expect(problemOf(url, allowed)).not.toBeNull()
    },
  )

  test('names of allowed hosts may lead anywhere, other names into allowed ranges', () => {
    expect(mayConnect('receiver.internal', '127.0.0.1', allowed)).toBe(true)
    expect(mayConnect('example.com', '10.1.2.3', allowed)).toBe(true)
    expect(mayConnect('example.com', '10.2.2.3', allowed)).toBe(false)
    expect(mayConnect('example.com', '93.184.216.34', allowed)).toBe(true)
    expect(mayConnect('example.com', 'nonsense', allowed)).toBe(false)
  })

  test.each(['10.0.0.0/33', 'http://receiver', 'a b', '1.2.3', '/etc'])('%s is no entry of it', (list) => {
    expect(parseAllowed(list)).toBeNull()
  })
})
