import { expect, test } from 'vitest'
import {
  hashPassword,
  isOutdated,
  isPassword,
  type PasswordCost,
  usualPasswordCost,
} from './password-hash.ts'

const cheap: PasswordCost = { ln: 4, r: 8, p: 1 }

test('a hash has its parameters and a salt of its own, and knows its password alone', async () => {
  const [one, two] = await Promise.all([hashPassword('right', cheap), hashPassword('right', cheap)])
  expect(one).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(two).not.toBe(one)
  expect(await isPassword('right', one, cheap)).toBe(true)
  expect(await isPassword('wrong', one, cheap)).toBe(false)
  expect(await isPassword('right', null, cheap)).toBe(false)
  expect(await isPassword('', '', cheap)).toBe(false)
})

test('the known answer of RFC 7914', async () => {
  const stored = '$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI'
  expect(await isPassword('password', stored, cheap)).toBe(true)
  expect(await isPassword('passwort', stored, cheap)).toBe(false)
})

test('a hash of other parameters still knows its password, and is told to be made anew', async () => {
  const old = await hashPassword('right', { ln: 5, r: 4, p: 2 })
  expect(await isPassword('right', old, cheap)).toBe(true)
  expect(isOutdated(old, cheap)).toBe(true)
  expect(isOutdated(await hashPassword('right', cheap), cheap)).toBe(false)
})

test('what is shipped costs what OWASP asks for', async () => {
  expect(await hashPassword('right', usualPasswordCost)).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
})

test('of a storm, as many as wait are answered, and the others told to come again', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 150 }, () => hashPassword('x', cheap)))
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(48)
  expect(refused).toMatchObject(Array(48).fill({ reason: { code: 'RATE_LIMITED', retryAfterSeconds: 5 } }))
  expect(await isPassword('x', await hashPassword('x', cheap), cheap)).toBe(true)
})
