import type { Actor } from '../../auth/actor.ts'
import { neverVisible, type Policy } from '../../auth/policy.ts'

type Owner = { staffId?: string | undefined; portalUserId?: string | undefined }

export const secondFactorPolicy = {
  scope: 'internal:read',
  visible: neverVisible,
  /** Of somebody who has lost it. One's own is given up with a code, by admins as by everybody. */
  canReset: (actor: Actor, { staffId }: Owner) =>
    actor.kind === 'staff' && actor.scopes.has('second_factor:reset') && actor.id !== staffId,
} satisfies Policy<'SecondFactor'> & Record<string, unknown>

export const recoveryCodePolicy = {
  scope: 'internal:read',
  visible: neverVisible,
} satisfies Policy<'RecoveryCode'>
