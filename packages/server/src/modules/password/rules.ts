import { z } from 'zod'
import { InvalidInputError } from '../../errors.ts'
import { commonPasswords } from './common.ts'

/** NIST SP 800-63B-4 asks for 15 characters where nothing else is; a second factor can be given up again. */
const minCharacters = 15
const maxCharacters = 128

/** Before anything is made of it. Of one character, normalization can make many. */
const maxLength = 1_024

/** A password as it is typed: whole, with its spaces, and the same on every keyboard (NFKC). */
export const typedPassword = z
  .string()
  .min(1, 'Must not be empty.')
  .max(maxLength, `Must have at most ${maxCharacters} characters.`)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Must be well-formed text without NUL.')
  .transform((text) => text.normalize('NFKC'))

/** Whose password it is going to be, and where. */
type Context = { email: string; name: string; portalName: string }

/** Refuses what is guessed first. There are no rules of composition: they make passwords worse. */
export function assertGoodPassword(password: string, context: Context): void {
  const problem = problemOf(password, context)
  if (problem) throw new InvalidInputError(problem, ['password'])
}

function problemOf(password: string, { email, name, portalName }: Context): string | null {
  const { length } = [...password]
  if (length < minCharacters) return `Must have at least ${minCharacters} characters; several words are good.`
  if (length > maxCharacters) return `Must have at most ${maxCharacters} characters.`
  const letters = simplified(password)
  const own = [email, email.split('@')[0]!, email.split('@')[1]!.split('.')[0]!, ...name.split(/\s+/)]
  if (holds(letters, [...own, name])) return 'Must not contain your name or e-mail address.'
  if (holds(letters, [portalName, 'portico'])) return 'Must not contain the name of the portal.'
  if (isRepeated(letters) || left(letters).length < 6)
    return 'Is too common, and guessed early. Take another.'
  return null
}

/** What makes no difference to who guesses: case, spaces and the signs between words. */
const simplified = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

/** Shorter names are parts of many words. */
const shortest = 4

const holds = (letters: string, parts: readonly string[]) =>
  parts.map(simplified).some((part) => [...part].length >= shortest && letters.includes(part))

/** One piece of at most eight characters over and over, the last time perhaps not whole. */
function isRepeated(letters: string): boolean {
  for (let size = 1; size <= 8; size++) {
    if (letters.length > size && letters.slice(size) === letters.slice(0, -size)) return true
  }
  return letters === ''
}

const common = commonPasswords.map(simplified).toSorted((a, b) => b.length - a.length)

/** What is left when everything common is taken away. */
function left(letters: string): string {
  let rest = letters
  for (const one of common) rest = rest.replaceAll(one, '')
  return rest
}
