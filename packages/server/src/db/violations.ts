import { ConflictError } from '../errors.ts'
import { Prisma } from './generated/prisma/client.ts'

type Cause = { constraint?: { index?: string } }

/** The name of the unique index or foreign key that refused a write, or null for any other error. */
function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  if (error.code !== 'P2002' && error.code !== 'P2003') return null
  const meta = error.meta as { driverAdapterError?: { cause?: Cause } } | undefined
  return meta?.driverAdapterError?.cause?.constraint?.index ?? null
}

type Conflicts = Readonly<Record<string, { path?: readonly string[]; message: string }>>

/**
 * Runs a write and turns the violation of a named constraint into a conflict on its input field.
 * A row that is no longer at the version just read is a conflict as well.
 */
export async function withConflicts<T>(conflicts: Conflicts, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isRecordGone(error)) {
      throw new ConflictError('It was changed or removed at the same moment; read it again and retry.')
    }
    const constraint = violatedConstraint(error)
    const conflict = constraint === null ? undefined : conflicts[constraint]
    if (!conflict) throw error
    throw new ConflictError(conflict.message, conflict.path)
  }
}

/** An update or delete found no row under its `where`. */
function isRecordGone(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025'
}

/** Refuses an update that was made from an older state than the present one. */
export function assertVersion(row: { version: number }, expected: number | undefined): void {
  if (expected === undefined || expected === row.version) return
  throw new ConflictError(`The version is ${row.version} by now; read it again and retry.`, [
    'expectedVersion',
  ])
}
