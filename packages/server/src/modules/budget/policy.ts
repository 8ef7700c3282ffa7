import type { Actor } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

export const budgetPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
  canClean: (actor: Actor) => actor.kind === 'system',
} satisfies Policy<'Budget'> & Record<string, unknown>
