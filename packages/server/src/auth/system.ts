import type { SystemActor } from './actor.ts'
import { type Scope, withImplied } from './scopes.ts'

/** What each caller without a person may do; a name that is not here may do nothing. */
const grants = {
  'expire-subscriptions': ['subscription:write'],
  'archive-test-customer': ['customer:write'],
  'demo-data': [
    'customer:write',
    'partner:write',
    'project:write',
    'project:assign',
    'product:write',
    'subscription:write',
    'subscription:request',
    'portal_user:create',
    'portal_user:write',
    'staff:write',
    'api_token:write',
    'internal:read',
  ],
} as const satisfies Record<string, readonly Scope[]>

export type SystemName = keyof typeof grants

export function systemActor(name: SystemName): SystemActor {
  return { kind: 'system', id: name, name, scopes: withImplied(grants[name]) }
}
