import { InvalidInputError } from './errors.ts'

/**
 * Refuses text that PostgreSQL cannot store or compare: NUL bytes and lone surrogates, at any depth of the arguments.
 * The error names where.
 */
export function assertWellFormed(value: unknown, path: readonly string[] = []): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw new InvalidInputError('Must be well-formed Unicode text without NUL characters.', path)
    }
    return
  }
  if (value === null || typeof value !== 'object' || value instanceof Date) return
  for (const [key, child] of Object.entries(value)) {
    assertWellFormed(key, path)
    assertWellFormed(child, [...path, key])
  }
}
