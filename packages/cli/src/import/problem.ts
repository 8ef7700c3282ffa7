import type { PorticoError } from '@portico/sdk'
import { isPorticoError } from '../failure.ts'

/** Why a row, or a part of it, is not taken. */
export type Problem = { readonly field: string | null; readonly code: string; readonly message: string }

/** Thrown where one row is not to be taken; the others go on. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Problem

  constructor(field: string | null, code: string, message: string) {
    super(message)
    this.problem = { field, code, message }
  }
}

/** What the server may say of one row. Everything else is true of all of them, and ends the import. */
const ofOneRow: ReadonlySet<string> = new Set([
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT_REACHED',
  'IDEMPOTENCY_CONFLICT',
  'INTERNAL',
])

/** Inputs have ids where files have names. */
const columnOf: Readonly<Record<string, string | null>> = {
  id: null,
  customerId: 'customerNumber',
  partnerId: 'partnerNumber',
  productId: 'product',
  productVersionId: 'version',
  levelId: 'level',
  projectId: 'project',
  portalUserId: 'email',
}

/** What to report of an error that is about one row; others are thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem
  if (!isPorticoError(error) || !ofOneRow.has(error.code)) throw error
  const field = fieldOf(error)
  return {
    field: field === null ? null : (columnOf[field] ?? field),
    code: error.code,
    message: error.message,
  }
}

const fieldOf = ({ path }: PorticoError) =>
  path?.filter((part) => part !== 'input' && part !== 'membership').at(0) ?? null
