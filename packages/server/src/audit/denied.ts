import type { Ctx } from '../context.ts'
import type { Changes } from './events.ts'
import { recordEvent } from './record.ts'

/**
 * Tells of what a person tried to change and may not, by itself: nothing else has happened. Programs are told by their
 * answer, and may be wrong many times a second.
 */
export async function recordDenied(ctx: Ctx, operation: string, input: object): Promise<void> {
  const { kind, id: entityId } = ctx.actor
  if (kind !== 'staff' && kind !== 'portalUser') return
  const named: Changes =
    'id' in input && typeof input.id === 'string' ? { id: { to: input.id.slice(0, 64) } } : {}
  try {
    const changes = { operation: { to: operation }, ...named }
    await recordEvent(ctx, { type: 'access.denied', entityId, changes })
  } catch (error) {
    ctx.log.warn({ err: error }, 'a denied attempt was not recorded')
  }
}
