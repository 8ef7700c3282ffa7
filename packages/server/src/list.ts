import type { InputFieldRef } from '@pothos/core'
import { getRefFromModel, queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { builder, delegateOf } from './builder.ts'
import type { Ctx } from './context.ts'
import type PrismaTypes from './db/generated/pothos.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { filterInput, withColumns } from './filter.ts'
import { costOfFilter } from './filter-size.ts'
import { encodeCursor, type Order } from './keyset.ts'
import {
  columnsOf,
  defaultPageSize,
  type ListArgs,
  type ListDefinition,
  maxPageSize,
  type Page,
  type Plan,
  pageOf,
  planPage,
  type Row,
} from './page.ts'
import { policies } from './policies.ts'

type Model = keyof PrismaTypes & Prisma.ModelName
type Where = Record<string, unknown>

/** Everything the lists of one model share, wherever they hang: filter, order and connection types. */
export type List = ListDefinition & {
  model: Model
  filterRef: unknown
  orderRef: unknown
  connectionRef: unknown
}

type Selection = { select?: object }

type Connection = { page: () => Page | Promise<Page>; total: () => number | Promise<number> }

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end comes first.',
  values: {
    ASC: { value: 'asc', description: 'Smallest, earliest, A first.' },
    DESC: { value: 'desc', description: 'Largest, latest, Z first.' },
  } as const,
})

export const PageInfo = builder.objectRef<Page>('PageInfo').implement({
  description: 'Where this page stands in the list (GraphQL Cursor Connections Specification).',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more rows follow.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether rows come before.' }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first row; null when the page is empty.',
      resolve: ({ rows, orders }, _args, { secrets }) =>
        rows[0] ? encodeCursor(orders, rows[0], secrets) : null,
    }),
    endCursor: t.string({
      nullable: true,
      description:
        'Cursor of the last row, for `after`. When the page is empty: null, but of a feed, in which new rows come at the end, the `after` that was given.',
      resolve: ({ rows, orders, end }, _args, { secrets }) => {
        const last = rows.at(-1)
        return last ? encodeCursor(orders, last, secrets) : end
      },
    }),
  }),
})

/** Declares the filter, order and connection types of a model once; `listQuery` and `relatedList` use them. */
export function defineList(model: Model, definition: ListDefinition): List {
  const orderField = builder.enumType(`${model}OrderField`, {
    description: `What a list of this type can be ordered by.`,
    values: Object.fromEntries(
      Object.entries(definition.order).map(([field, { description }]) => [
        constantCase(field),
        { value: field, description },
      ]),
    ),
  })
  const orderRef = builder.inputType(`${model}Order`, {
    description: 'One step of an order; ties are broken by id.',
    fields: (t) => ({
      field: t.field({ type: orderField, required: true, description: 'By what.' }),
      direction: t.field({
        type: OrderDirection,
        required: true,
        defaultValue: 'asc',
        description: 'Which end comes first.',
      }),
    }),
  })
  const filter = withColumns(model, definition.filter)
  return {
    ...definition,
    model,
    filter,
    filterRef: filterInput(model, filter),
    orderRef,
    connectionRef: connectionType(model),
  }
}

function connectionType(model: Model): unknown {
  const edge = builder.objectRef<{ row: Row; orders: readonly Order[] }>(`${model}Edge`).implement({
    description: 'A row with its place in the list.',
    extensions: { connectionOf: model },
    fields: (t) => ({
      cursor: t.string({
        description: 'The place of this row, for `after` and `before`.',
        resolve: ({ row, orders }, _args, { secrets }) => encodeCursor(orders, row, secrets),
      }),
      node: t.field({
        type: getRefFromModel(model, builder as never) as never,
        description: 'The row.',
        resolve: ({ row }) => row as never,
      }),
    }),
  })
  return builder.objectRef<Connection>(`${model}Connection`).implement({
    description: 'One page of a list, and the size of the whole.',
    extensions: { connectionOf: model },
    fields: (t) => ({
      nodes: t.field({
        type: [getRefFromModel(model, builder as never) as never],
        complexity: { field: 0, multiplier: 1 },
        description: 'The rows of this page.',
        resolve: ({ page }) => then(page(), ({ rows }) => rows) as never,
      }),
      edges: t.field({
        type: [edge],
        complexity: { field: 0, multiplier: 1 },
        description: 'The rows of this page, each with its cursor.',
        resolve: ({ page }) => then(page(), ({ rows, orders }) => rows.map((row) => ({ row, orders }))),
      }),
      pageInfo: t.field({
        type: PageInfo,
        complexity: 0,
        description: 'Where this page stands in the list.',
        resolve: ({ page }) => page(),
      }),
      totalCount: t.int({
        complexity: 5,
        description: 'How many rows the whole list has, under the same filter. Counted only when asked for.',
        resolve: ({ total }) => total(),
      }),
    }),
  })
}

const nodePaths = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]]

/** A root field that lists a model. */
export function listQuery(name: string, list: List, description: string): void {
  builder.queryField(name, (t) =>
    t.field({
      ...listField(t, list, description, () => ({})),
      authScopes: { scope: policies[list.model].scope },
    } as never),
  )
}

/** A list of the rows of a model that belong to something which is no row itself. */
export function listOf<Parent>(
  t: unknown,
  list: List,
  { description, where }: { description: string; where: (parent: Parent) => Where },
): never {
  const builderOfFields = t as { field: (options: object) => never }
  return builderOfFields.field(listField(t, list, description, where as (parent: unknown) => Where))
}

function listField(t: unknown, list: List, description: string, where: (parent: unknown) => Where): object {
  return {
    type: list.connectionRef,
    description,
    complexity,
    args: listArgs(t, list),
    resolve: (parent: unknown, args: ListArgs, ctx: Ctx, info: GraphQLResolveInfo) => {
      const plan = planPage(list, args, ctx, where(parent))
      const delegate = delegateOf(ctx, list.model)
      const selection = queryFromInfo({
        context: ctx,
        info,
        typeName: list.model,
        paths: [['nodes'], ['edges', 'node']],
      } as never) as Selection
      const find = { ...withCursor(selection, plan), ...plan.find }
      const connection: Connection = {
        page: once(async () => pageOf(plan, await delegate.findMany(find))),
        total: once(() => delegate.count({ where: plan.where })),
      }
      return connection
    },
  }
}

type RelatedOptions = { description: string; where?: Where }

/** A list of a to-many relation, loaded in the query of its parent. */
export function relatedList(
  t: unknown,
  list: List,
  relation: string,
  { description, where }: RelatedOptions,
): never {
  const builderOfFields = t as { field: (options: object) => never }
  /** By the arguments of one request, which are the same for every parent. */
  const plans = new WeakMap<ListArgs, Plan>()
  const planOf = (args: ListArgs, ctx: Ctx): Plan => {
    const plan = plans.get(args) ?? planPage(list, args, ctx, where)
    plans.set(args, plan)
    return plan
  }
  return builderOfFields.field({
    type: list.connectionRef,
    description,
    complexity,
    args: listArgs(t, list),
    extensions: {
      pothosPrismaSelect: (
        args: ListArgs,
        ctx: Ctx,
        nested: (query: object, path: object) => Selection,
        selectedFields: () => ReadonlySet<string>,
      ) => {
        const plan = planPage(list, args, ctx, where)
        const { pageOnly, totalOnly } = wanted(selectedFields())
        const rows = totalOnly
          ? undefined
          : nested(plan.find, { getType: () => list.model, paths: nodePaths })
        return {
          select: {
            ...(pageOnly ? {} : { _count: { select: { [relation]: { where: plan.where } } } }),
            ...(rows ? { [relation]: withCursor(rows, plan) } : {}),
          },
        }
      },
      pothosPrismaLoaded: (parent: Record<string, unknown>) =>
        parent[relation] !== undefined || parent._count !== undefined,
    },
    resolve: (parent: Record<string, unknown>, args: ListArgs, ctx: Ctx) => {
      const plan = planOf(args, ctx)
      const connection: Connection = {
        page: () => pageOf(plan, parent[relation] as Row[]),
        total: () => (parent._count as Record<string, number>)[relation]!,
      }
      return connection
    },
  })
}

/** The selection with what cursors are made of, which a document that asks for cursors alone does not name. */
function withCursor(selection: Selection, { orders }: Plan): Selection {
  if (!selection.select) return selection
  return { ...selection, select: { ...selection.select, ...columnsOf(orders) } }
}

function wanted(selected: ReadonlySet<string>) {
  const others = [...selected].filter((field) => field !== 'totalCount' && field !== '__typename')
  const total = selected.has('totalCount')
  return { pageOnly: !total, totalOnly: total && others.length === 0 }
}

type Args = Record<string, InputFieldRef<never, unknown>>
type ArgBuilder = { arg: (options: object) => InputFieldRef<never, unknown> }

/** The arguments that name a page of any list. */
export function pageArgs(t: unknown): Args {
  const { arg } = t as ArgBuilder
  return {
    first: arg({
      type: 'Int',
      description: `The first rows after \`after\`: 1 to ${maxPageSize}, ${defaultPageSize} by default.`,
    }),
    after: arg({ type: 'String', description: 'The `endCursor` of the page before, under the same order.' }),
    last: arg({
      type: 'Int',
      description: `The last rows before \`before\`: 1 to ${maxPageSize}. Not together with \`first\`.`,
    }),
    before: arg({
      type: 'String',
      description: 'The `startCursor` of the page behind, under the same order.',
    }),
  }
}

function listArgs(t: unknown, list: List): Args {
  const { arg } = t as ArgBuilder
  return {
    ...pageArgs(t),
    filter: arg({ type: list.filterRef, description: 'Which rows to list; all by default.' }),
    orderBy: arg({
      type: [list.orderRef],
      description: `In which order, at most 3 steps; by default ${constantCase(list.defaultOrder.field)} ${list.defaultOrder.direction.toUpperCase()}.`,
    }),
    ...(list.archived
      ? {
          includeArchived: arg({
            type: 'Boolean',
            description: 'Whether archived rows are listed too; false by default.',
          }),
        }
      : {}),
  }
}

/** What a list costs: as much as it may have rows, and what its filter asks. */
export const complexity = (args: object) => {
  const { first, last, filter } = args as ListArgs
  const size = Math.min(Math.max(first ?? last ?? defaultPageSize, 1), maxPageSize)
  return { field: 2 + costOfFilter(filter), multiplier: size }
}

/** Goes on at once with what is there already: a promise for every list of a tree is dear. */
function then<T, U>(value: T | Promise<T>, next: (value: T) => U): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value)
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function constantCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}
