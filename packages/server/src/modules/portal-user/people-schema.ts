import { getRefFromModel, queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { refusal } from '../../auth/policy.ts'
import { builder, delegateOf } from '../../builder.ts'
import type { Ctx } from '../../context.ts'
import { modelOfId } from '../../ids.ts'
import { encodeCursor, type Order } from '../../keyset.ts'
import { complexity, PageInfo, pageArgs } from '../../list.ts'
import {
  columnsOf,
  type ListArgs,
  type ListDefinition,
  type Page,
  type Plan,
  pageOf,
  planPage,
  type Row,
} from '../../page.ts'
import { invitationPolicy } from '../invitation/policy.ts'
import { membershipPolicy } from './policy.ts'

// Memberships and invitations lie in two tables, and are one list all the same: both are read in the order of the list
// from the same place on, a page of each, of which the first rows make the page. A cursor is thus good for both.

const CompanyPerson = builder.unionType('CompanyPerson', {
  description: 'Somebody who is in a company, or is invited into it.',
  types: ['Membership', 'Invitation'].map((model) => getRefFromModel(model, builder as never)) as never[],
  resolveType: (row) => modelOfId((row as Row).id)! as never,
})

type Edge = { row: Row; orders: readonly Order[] }
type Connection = { page: () => Promise<Page>; total: () => Promise<number> }

const CompanyPersonEdge = builder.objectRef<Edge>('CompanyPersonEdge').implement({
  description: 'A person with his or her place in the list.',
  fields: (t) => ({
    cursor: t.string({
      description: 'The place in the list, for `after` and `before`.',
      resolve: ({ row, orders }, _args, { secrets }) => encodeCursor(orders, row, secrets),
    }),
    node: t.field({
      type: CompanyPerson,
      description: 'The membership or invitation.',
      resolve: ({ row }) => row as never,
    }),
  }),
})

const CompanyPersonConnection = builder.objectRef<Connection>('CompanyPersonConnection').implement({
  description: 'One page of the people of a company, and how many there are.',
  fields: (t) => ({
    nodes: t.field({
      type: [CompanyPerson],
      complexity: { field: 0, multiplier: 1 },
      description: 'The people of this page.',
      resolve: async ({ page }) => (await page()).rows as never[],
    }),
    edges: t.field({
      type: [CompanyPersonEdge],
      complexity: { field: 0, multiplier: 1 },
      description: 'The people of this page, each with a cursor.',
      resolve: async ({ page }) => {
        const { rows, orders } = await page()
        return rows.map((row) => ({ row, orders }))
      },
    }),
    pageInfo: t.field({
      type: PageInfo,
      complexity: 0,
      description: 'Where this page stands in the list.',
      resolve: ({ page }) => page(),
    }),
    totalCount: t.int({
      complexity: 5,
      description: 'How many there are in all. Counted only when asked for.',
      resolve: ({ total }) => total(),
    }),
  }),
})

const order: ListDefinition = {
  filter: {},
  order: { createdAt: { kind: 'date', description: 'By when it was created.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
}

for (const [company, column] of [
  ['Customer', 'customerId'],
  ['Partner', 'partnerId'],
] as const) {
  builder.prismaObjectField(company, 'people', (t) =>
    t.field({
      type: CompanyPersonConnection,
      authScopes: { scope: membershipPolicy.scope },
      complexity,
      description:
        'Its people that the caller sees, active or disabled, and on request those invited into it: one list, the newest first.',
      select: { id: true },
      args: {
        ...(pageArgs(t) as object),
        includeInvites: t.arg.boolean({
          defaultValue: false,
          description:
            'Whether open invitations are listed too: FORBIDDEN without the scope `invitation:read`. False by default.',
        }),
      },
      resolve: ({ id }, args, ctx, info) => peopleOf({ [column]: id }, args, ctx, info),
    }),
  )
}

type Args = Pick<ListArgs, 'first' | 'last' | 'after' | 'before'> & { includeInvites?: boolean | null }

function peopleOf(company: object, args: Args, ctx: Ctx, info: GraphQLResolveInfo): Connection {
  if (args.includeInvites && !ctx.actor.scopes.has(invitationPolicy.scope))
    throw refusal(ctx.actor, invitationPolicy.scope)
  const tables = [
    tableOf('Membership', { ...company, status: { in: ['ACTIVE', 'DISABLED'] } }),
    ...(args.includeInvites
      ? [
          tableOf('Invitation', {
            ...company,
            status: { in: ['PENDING', 'PENDING_APPROVAL'] },
            expiresAt: { gt: ctx.now() },
          }),
        ]
      : []),
  ]

  function tableOf(model: 'Membership' | 'Invitation', where: object) {
    const plan = planPage(order, args, ctx, where as Record<string, unknown>)
    const selection = queryFromInfo({
      context: ctx,
      info,
      typeName: model,
      paths: [['nodes'], ['edges', 'node']],
    } as never) as { select?: object }
    const select = { ...selection.select, ...columnsOf(plan.orders) }
    return {
      plan,
      rows: () => delegateOf(ctx, model).findMany({ ...selection, select, ...plan.find }),
      count: () => delegateOf(ctx, model).count({ where: plan.where }),
    }
  }

  let page: Promise<Page> | undefined
  return {
    page: () => {
      page ??= Promise.all(tables.map(({ rows }) => rows())).then((found) => merged(tables[0]!.plan, found))
      return page
    },
    total: async () => {
      const counts = await Promise.all(tables.map(({ count }) => count()))
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

/** The page that the first rows of several tables make, each of them in the order of the plan. */
function merged(plan: Plan, found: readonly Row[][]): Page {
  const forward = (plan.orders[0]!.direction === 'asc') !== plan.backward
  const rows = found.flat().sort((a, b) => (forward ? comparePlaces(a, b) : comparePlaces(b, a)))
  return pageOf(plan, rows.slice(0, plan.size + 1))
}

function comparePlaces(a: Row, b: Row): number {
  const [at, bt] = [a.createdAt as Date, b.createdAt as Date]
  return at.getTime() - bt.getTime() || (a.id < b.id ? -1 : 1)
}
