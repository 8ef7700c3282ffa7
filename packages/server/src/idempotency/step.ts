import type { Ctx, Db } from '../context.ts'
import { ConflictError } from '../errors.ts'

/** The right to carry out the mutations of one request; a later attempt at the same request ends it. */
export type Claim = {
  readonly id: string
  readonly attempt: string
  /** What an earlier attempt carried out, by root field: the id or ids it gave, or null. */
  readonly steps: Readonly<Record<string, string | readonly string[] | null>>
  /** The root field being carried out. */
  readonly field?: string
}

/**
 * Notes in the transaction of an operation that it was carried out, so that no other attempt does so again. Refuses
 * the transaction when another attempt has begun meanwhile.
 */
export async function recordStep(db: Db, { id, attempt, field }: Claim, result: unknown): Promise<void> {
  const step = JSON.stringify({ [field!]: idsOf(result) })
  const count = await db.$executeRaw`
    update "IdempotencyKey" set steps = steps || ${step}::jsonb where id = ${id} and attempt = ${attempt}`
  if (count === 0) throw new ConflictError('Another request with the same idempotency key is doing this.')
}

function idsOf(result: unknown): string | readonly string[] | null {
  const { id, ids } = (result ?? {}) as { id?: unknown; ids?: unknown }
  if (typeof id === 'string') return id
  return Array.isArray(ids) ? ids : null
}

/**
 * The result of a root field that an earlier attempt carried out, whose answer was lost; null where none did. What
 * cannot be read again by its ids, such as a secret, is a conflict.
 */
export function earlierResult(
  { claim }: Ctx,
  field: string,
  readAgain: (id: string) => boolean,
): { id: string } | { ids: readonly string[] } | null {
  const made = claim && Object.hasOwn(claim.steps, field) ? claim.steps[field] : undefined
  if (made === undefined) return null
  const ids = [made ?? []].flat()
  if (ids.length > 0 && ids.every(readAgain)) return typeof made === 'string' ? { id: made } : { ids }
  const what = ids.length > 0 ? ` Look at ${ids.join(', ')}.` : ''
  throw new ConflictError(`This was carried out before, but its answer was lost.${what}`)
}
