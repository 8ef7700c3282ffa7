import type { Prisma } from '../db/generated/prisma/client.ts'
import { type AppError, ForbiddenError, UnauthenticatedError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { type Scope, scopeName } from './scopes.ts'

type Model = Prisma.ModelName
type WhereOf<M extends Model> = Prisma.TypeMap['model'][M]['operations']['findMany']['args']['where']

/**
 * What the three gates need of a noun: the scope to read it, and the rows of it an actor sees.
 * `visible` is data in a small grammar (equality, `in`, null, AND/OR/NOT, some/none/is over relations) that
 * depends on the actor alone, so that one rule serves rows, counts and relations; false is no row at all.
 */
export type Policy<M extends Model> = {
  readonly scope: Scope
  readonly visible: (actor: Actor) => NonNullable<WhereOf<M>> | false
}

/** Of models that no caller reads, only operations. */
export const neverVisible = () => false as const

export function assertAllowed(allowed: boolean, message?: string): asserts allowed is true {
  if (!allowed) throw new ForbiddenError(message)
}

/** Why a caller without the needed scope is turned away. */
export function refusal(actor: Actor, scope?: Scope): AppError {
  if (actor.kind === 'anonymous') return new UnauthenticatedError()
  return new ForbiddenError(
    scope === undefined
      ? 'The credential does not have the scope that this needs.'
      : `This needs the scope ${scopeName(scope)}, which the credential does not have.`,
  )
}
