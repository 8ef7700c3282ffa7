import { access, constants } from 'node:fs/promises'
import { isRow, type Row } from '../rows.ts'
import { UsageError } from '../usage-error.ts'
import type { SourceFile, SourceRow } from './source.ts'

/** What an object of another system has under a name, as text. */
export function textIn(value: unknown, name: string): string {
  const found = isRow(value) ? value[name] : undefined
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : ''
}

export const listIn = (value: Row, name: string): readonly unknown[] => {
  const found = value[name]
  return Array.isArray(found) ? found : []
}

export const malformed = (message = 'This cannot be read.'): Omit<SourceRow, 'line'> => ({
  cells: {},
  problem: { field: null, code: 'MALFORMED', message },
})

export async function readable({ path }: SourceFile): Promise<void> {
  await access(path, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code}).`)
  })
}
