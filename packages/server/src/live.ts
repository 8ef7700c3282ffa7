import type { LiveEvent, LiveValue } from './audit/live.ts'
import { builder, delegateOf } from './builder.ts'
import type PrismaTypes from './db/generated/pothos.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { InvalidInputError } from './errors.ts'
import { policies } from './policies.ts'

type Model = keyof PrismaTypes & Prisma.ModelName

type LiveChanges = {
  /** The field of the payload that has the row. */
  name: string
  /** As the types of its events begin; without it the events themselves are told, whatever they are about. */
  entityType?: string
  description: string
}

/** A field of live updates that tells the events of a noun, each with its row as the caller sees it then. */
export function liveChanges(
  field: string,
  model: Model,
  { name, entityType, description }: LiveChanges,
): void {
  const idOf = (event: LiveEvent) => (entityType ? event.entityId : event.id)
  const payload = builder.objectRef<LiveValue>(`${model}Changed`).implement({
    description,
    fields: (t) => ({
      eventId: t.id({
        description: 'The id of the event, for going on after it.',
        resolve: ({ event }) => event.id,
      }),
      type: t.string({
        description: 'What happened, such as `license.suspended`.',
        resolve: ({ event }) => event.type,
      }),
      occurredAt: t.field({
        type: 'DateTime',
        description: 'When it happened.',
        resolve: ({ event }) => event.occurredAt,
      }),
      [name]: t.prismaField({
        type: model,
        nullable: true,
        description: entityType
          ? 'What the event is about, as it is now; null when the caller does not see it any more.'
          : 'The event, with what the caller may see of it.',
        resolve: (query: object, { event }: LiveValue, _args: object, ctx: object) =>
          delegateOf(ctx as never, model).findUnique({ ...query, where: { id: idOf(event) } }),
      } as never),
    }),
  })
  builder.subscriptionField(field, (t) =>
    t.field({
      type: payload,
      description,
      authScopes: { scope: policies[model].scope },
      args: {
        ids: t.arg.idList({
          description: 'Only what happens to these; without it to all that the caller sees.',
        }),
        after: t.arg.id({
          description:
            'The `eventId` of the last event received: those after it come first. Without it the updates begin now.',
        }),
      },
      subscribe: (_root, { ids, after }, ctx) => {
        if (!ctx.live)
          throw new InvalidInputError(
            'Live updates are answered as a stream: send Accept: text/event-stream.',
          )
        const only = ids && new Set(ids)
        return ctx.live.follow({
          after,
          of: { name: model, idOf },
          wants: (event) =>
            (!entityType || event.entityType === entityType) && (!only || only.has(event.entityId)),
          visible: (now, found) =>
            delegateOf(now, model).findMany({ where: { id: { in: found } }, select: { id: true } }),
        })
      },
      resolve: (value) => value,
    }),
  )
}
