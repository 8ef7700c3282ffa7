import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder, delegateOf, Node } from './builder.ts'
import type { Ctx } from './context.ts'
import { InvalidInputError } from './errors.ts'
import { type IdModel, modelOfId } from './ids.ts'

const maxNodes = 100

type Found = { id: string }

/** The rows behind the ids that the caller sees, in their order; one query per type. */
async function findNodes(
  ids: readonly string[],
  ctx: Ctx,
  info: GraphQLResolveInfo,
): Promise<(Found | null)[]> {
  const byModel = Map.groupBy(ids, (id) => shownModel(id, info))
  byModel.delete(null)
  const found = await Promise.all(
    [...byModel].map(([model, idsOfModel]) => {
      const selection = queryFromInfo({ context: ctx, info, typeName: model as string } as never) as object
      return delegateOf(ctx, model as never).findMany({
        ...selection,
        where: { id: { in: [...new Set(idsOfModel)] } },
      })
    }),
  )
  const rows = new Map(found.flat().map((row) => [row.id, row]))
  return ids.map((id) => rows.get(id) ?? null)
}

/** The model of an id, where it is one that the schema shows as a node. */
function shownModel(id: string, info: GraphQLResolveInfo): IdModel | null {
  const model = modelOfId(id)
  const nodes = info.schema.getPossibleTypes(info.schema.getType('Node') as never)
  return nodes.some((type) => type.name === model) ? model : null
}

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: 'The object with this id, of whatever type; null when there is none the caller sees.',
    authScopes: { signedIn: true },
    complexity: 2,
    args: { id: t.arg.id({ required: true, description: 'The id.' }) },
    resolve: async (_root, { id }, ctx, info) => (await findNodes([id], ctx, info))[0] ?? null,
  }),
)

builder.queryField('nodes', (t) =>
  t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'The objects with these ids, in their order; null where there is none the caller sees.',
    authScopes: { signedIn: true },
    complexity: ({ ids }) => ({ field: 2, multiplier: Math.min(ids.length, maxNodes) }),
    args: { ids: t.arg.idList({ required: true, description: `At most ${maxNodes} ids.` }) },
    resolve: (_root, { ids }, ctx, info) => {
      if (ids.length > maxNodes) throw new InvalidInputError(`ids takes at most ${maxNodes} ids.`, ['ids'])
      return findNodes(ids, ctx, info)
    },
  }),
)
