import type { Actor } from './auth/actor.ts'
import { builder } from './builder.ts'

type Check<Row> = { description: string; can: (actor: Actor, row: Row) => boolean }

/** Declares the type behind `viewerCan`: what the caller could do with a row right now, by its policy and state. */
export function viewerCanType<Row extends object>(noun: string, checks: Record<string, Check<Row>>) {
  return builder.objectRef<Row>(`${noun}ViewerCan`).implement({
    description: 'What the caller may do with this, as things stand: for showing or hiding a button.',
    fields: (t) =>
      Object.fromEntries(
        Object.entries(checks).map(([action, { description, can }]) => [
          action,
          t.boolean({ description, resolve: (row, _args, ctx) => can(ctx.actor, row as unknown as Row) }),
        ]),
      ),
  })
}
