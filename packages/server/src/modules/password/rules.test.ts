import { expect, test } from 'vitest'
import { failure } from '../../../test/harness.ts'
import { parseInput } from '../../input.ts'
import { assertGoodPassword, typedPassword } from './rules.ts'

const context = { email: 'ada.byron@acme.example', name: 'Ada Lovelace', portalName: 'Vendor portal' }

const refusal = (password: string) => failure((async () => assertGoodPassword(password, context))())

test.each([
  'seven green bottles',
  'xkqhvzmwtrpbnfl',
  '   spaces   count   ',
  'Grüße aus Überlingen',
  '密码是一个很长的中文句子但是很好记',
  '🐳🦊🐸🐙🦉🐝🦋🐢🐍🦎🦖🦕🐡🐬🦭',
  'abcdefghi jklmnopq but longer',
  'xkxkxqvhzmwtrpbqvhzmwtrpbkl',
])('takes %s', (password) => {
  expect(() => assertGoodPassword(password, context)).not.toThrow()
})

test.each([
  ['is short', 'fourteen chars', 'at least 15'],
  ['is short in characters, not in code units', '🐳🦊🐸🐙🦉🐝🦋🐢', 'at least 15'],
  ['is long', 'long words, '.repeat(11), 'at most 128'],
  ['is common', 'passwordpassword', 'too common'],
  ['is common with another one', 'Password1234567890!', 'too common'],
  ['is a row of keys', 'QwertzuiopAsdfghjkl', 'too common'],
  ['is common in spaces', 'correct horse battery staple', 'too common'],
  ['repeats itself', 'vkqvkqvkqvkqvkqvk', 'too common'],
  ['is one letter', 'ßßßßßßßßßßßßßßßßßß', 'too common'],
  ['is nothing but signs', '!?-.,;:!?-.,;:!?-', 'too common'],
  ['has the address', 'my ADA.Byron@acme.example', 'name or e-mail'],
  ['has the first part of the address', 'the one of ada byron here', 'name or e-mail'],
  ['has the company of the address', 'we are the best at ACME', 'name or e-mail'],
  ['has the name', 'countess of lovelace 1815', 'name or e-mail'],
  ['has the name of the portal', 'my vendor-portal secret', 'name of the portal'],
])('refuses what %s', async (_why, password, message) => {
  const problem = await refusal(password)
  expect(problem).toMatchObject({ code: 'INVALID_INPUT', path: ['password'] })
  expect(problem.message).toContain(message)
  expect(problem.message).not.toContain(password)
})

test('a short name does not forbid the words that it is part of', () => {
  expect(() => assertGoodPassword('a radar in the canada', context)).not.toThrow()
})

test('what is typed is the same on every keyboard', () => {
  const typed = (text: string) => parseInput(typedPassword, text)
  expect(typed('Über\u00a0alle ﬁsche')).toBe(typed('U\u0308ber alle fische'))
  expect(typed(' spaces stay ')).toBe(' spaces stay ')
})

test.each([
  ['nothing', ''],
  ['NUL', 'seven green\0bottles'],
  ['half a character', 'seven green bottles \ud800'],
  ['a megabyte', 'x'.repeat(1_000_000)],
])('%s is no password', async (_what, text) => {
  expect(await failure((async () => parseInput(typedPassword, text))())).toMatchObject({
    code: 'INVALID_INPUT',
  })
})
