import type { Actor } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

export const idempotencyKeyPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
  canClean: (actor: Actor) => actor.kind === 'system',
} satisfies Policy<'IdempotencyKey'> & Record<string, unknown>
