import { isNonNullType } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Ctx } from '../../src/context.ts'
import { schema } from '../../src/schema.ts'
import { ask } from './ask.ts'
import { lists, modelOf } from './documents.ts'
import { columnBehind, columnOfOrder, filterFields } from './filters.ts'
import { inhabit, seedsOr } from './inhabited.ts'
import { type Model, oracleOf, type RowOf } from './oracle.ts'
import { all, relatedRows, relationsOf } from './relations.ts'
import { type Caller, uncapitalized, type World } from './world.ts'

type Row = RowOf<Model>
type Found = { id: string } & Record<string, unknown>
type Reader = {
  findMany: (args: object) => Promise<Found[]>
  findUnique: (args: object) => Promise<Found | null>
  count: (args?: object) => Promise<number>
}

const readerOf = (ctx: Ctx, model: Model) => ctx.read[uncapitalized(model)] as unknown as Reader
const sorted = (ids: Iterable<string>) => [...ids].sort()
const idsOf = (rows: readonly { id: string }[]) => sorted(rows.map(({ id }) => id))

describe.each(seedsOr(1, 2))('in world %i', (seed) => {
  const { world, as } = inhabit(seed)

  test('ctx.read returns a row exactly when the rules of the product say so', {
    timeout: 600_000,
  }, async () => {
    for (const caller of world.callers) {
      const ctx = as(caller)
      const found = new Map<Model, Found[]>()
      for (const model of Object.keys(world.rows) as Model[])
        found.set(model, await compare(world, caller, ctx, model))
      checkImplied(world, caller, found)
    }
  })

  test('a caller may name in a filter or an order what it sees in every row', {
    timeout: 600_000,
  }, async () => {
    for (const caller of world.callers) {
      const ctx = as(caller)
      const oracle = oracleOf(world.rows, caller.who)
      for (const list of lists.filter(({ model }) => oracle.mayRead(model))) {
        const codeOf = async (argument: string) => {
          const answer = await ask(ctx, `{ ${list.name}(${argument}) { __typename } }`)
          return answer.errors[0]?.code
        }
        for (const field of filterFields(list)) {
          const { model, column } = columnBehind(field)
          const expected = oracle.mayName(model, column) ? undefined : 'FORBIDDEN'
          const condition = `{ ${field.name}: ${isNonNullType(field.comparators.eq) ? '{ eq: true }' : '{}'} }`
          const what = `${caller.name} filters ${list.name} by ${field.name}`
          expect(await codeOf(`filter: ${condition}`), what).toBe(expected)
          expect(await codeOf(`filter: { not: { or: [${condition}] } }`), `${what} inside or`).toBe(expected)
        }
        for (const order of list.orders) {
          const expected = oracle.mayName(list.model, columnOfOrder(list, order)) ? undefined : 'FORBIDDEN'
          const what = `${caller.name} orders ${list.name} by ${order}`
          expect(await codeOf(`orderBy: [{ field: ${order} }]`), what).toBe(expected)
        }
      }
    }
  })
})

/** The rows, their number, and what is loaded and counted over their relations. */
async function compare(world: World, caller: Caller, ctx: Ctx, model: Model): Promise<Found[]> {
  const { rows, seed } = world
  const oracle = oracleOf(rows, caller.who)
  const reader = readerOf(ctx, model)
  const relations = [...relationsOf(model).values()].filter(({ list, required }) => list || !required)
  const include = Object.fromEntries(relations.map(({ name }) => [name, true]))
  const counts = relations.some(({ list }) => list) ? { _count: true } : {}
  const found = await reader.findMany(relations.length > 0 ? { include: { ...include, ...counts } } : {})
  const where = `${model} rows of ${caller.name} in world ${seed}`
  const visible = all(rows, model).filter((row) => oracle.sees(model, row))
  expect(idsOf(found), where).toEqual(idsOf(visible))
  expect(await reader.count(), `number of ${where}`).toBe(visible.length)

  for (const row of found) {
    const source = all(rows, model).find(({ id }) => id === row.id)!
    for (const { name, model: target, list } of relations) {
      const seen = relatedRows(rows, model, source, name).filter((other) => oracle.sees(target, other))
      const value = row[name] as Found[] | Found | null
      const loaded = Array.isArray(value) ? value : value === null ? [] : [value]
      expect(idsOf(loaded), `${name} of ${row.id} of ${where}`).toEqual(idsOf(seen))
      if (list)
        expect((row._count as Record<string, number>)[name], `number of ${name} of ${where}`).toBe(
          seen.length,
        )
    }
  }

  const hidden = all(rows, model).find((row: Row) => !oracle.sees(model, row))
  if (hidden)
    expect(await reader.findUnique({ where: { id: hidden.id } }), `one of the hidden ${where}`).toBeNull()
  return found
}

/** The fields that lead from a row to another one without a look at whether that is visible. */
const impliedFields = Object.values(schema.getTypeMap()).flatMap((type) => {
  const model = modelOf(type)
  if (!model || !('getFields' in type)) return []
  return Object.values(type.getFields()).flatMap((field) => {
    if (!field.extensions.implied) return []
    const { name } = field.extensions.pothosPrismaRelationField as { name: string }
    return [{ name: `${type.name}.${field.name}`, model, relation: relationsOf(model).get(name)! }]
  })
})

test('there are fields whose parent is implied, and each is over a relation', () => {
  expect(impliedFields.length).toBeGreaterThan(5)
  for (const { name, relation } of impliedFields)
    expect(relation, name).toMatchObject({ list: false, required: true })
})

/** Whoever sees the row sees what the field leads to; who may not read its type at all is refused at the field. */
function checkImplied(world: World, caller: Caller, found: ReadonlyMap<Model, readonly Found[]>): void {
  const { mayRead } = oracleOf(world.rows, caller.who)
  for (const { name, model, relation } of impliedFields.filter((field) => mayRead(field.relation.model))) {
    const seen = new Set(found.get(relation.model)!.map(({ id }) => id))
    for (const { id } of found.get(model)!) {
      const row = all(world.rows, model).find((one) => one.id === id)!
      const [parent] = relatedRows(world.rows, model, row, relation.name)
      expect(seen.has(parent!.id), `${name} of ${id}, as ${caller.name} in world ${world.seed}`).toBe(true)
    }
  }
}
