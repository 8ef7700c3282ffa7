import { expect, test } from 'vitest'
import type { Db } from '../../src/context.ts'
import { inRollback } from '../database.ts'
import { type Model, oracleOf, type RowOf } from './oracle.ts'
import { all, relatedRows, relationsOf } from './relations.ts'
import { environment, requestOf, signInOn } from './sign-in.ts'
import { type Caller, makeWorld, uncapitalized, type World, writeWorld } from './world.ts'
import type { Ctx } from '../../src/context.ts'

/** More of them can be tried by hand: AUTHORIZATION_SEEDS=4,5,6 pnpm test agreement. */
const seeds = (process.env.AUTHORIZATION_SEEDS ?? '1,2,3').split(',').map(Number)

type Found = { id: string } & Record<string, unknown>
type Reader = {
  findMany: (args: object) => Promise<Found[]>
  findUnique: (args: object) => Promise<Found | null>
  count: (args?: object) => Promise<number>
}

const readerOf = (ctx: Ctx, model: Model) => ctx.read[uncapitalized(model)] as unknown as Reader
const sorted = (ids: Iterable<string>) => [...ids].sort()

for (const seed of seeds) {
  test(`in world ${seed}, ctx.read returns a row exactly when product.md says so`, { timeout: 60_000 }, () =>
    inRollback(async (tx) => {
      const db = tx as Db
      const world = makeWorld(seed)
      await writeWorld(db, world)
      const env = await environment(db)
      const signIn = signInOn(db)
      for (const caller of world.callers) {
        const ctx = requestOf(env, await signIn(caller))
        for (const model of Object.keys(world.rows) as Model[]) await compare(world, caller, ctx, model)
      }
    }),
  )
}

/** The rows, their number, and what is loaded and counted over their relations. */
async function compare(world: World, caller: Caller, ctx: Ctx, model: Model): Promise<void> {
  const { rows, seed } = world
  const oracle = oracleOf(rows, caller.who)
  const reader = readerOf(ctx, model)
  const relations = [...relationsOf(model).values()]
  const filtered = relations.filter(({ list, required }) => list || !required)
  const include = Object.fromEntries(filtered.map(({ name }) => [name, true]))
  const withLists = filtered.some(({ list }) => list)
  const found = await reader.findMany(
    filtered.length > 0 ? { include: { ...include, ...(withLists ? { _count: true } : {}) } } : {},
  )
  const where = `${model} rows of ${caller.name} in world ${seed}`
  const visible = all(rows, model).filter((row) => oracle.sees(model, row))
  expect(sorted(found.map(({ id }) => id)), where).toEqual(sorted(visible.map(({ id }) => id)))
  expect(await reader.count(), `number of ${where}`).toBe(visible.length)

  for (const row of found) {
    const source = all(rows, model).find(({ id }) => id === row.id)!
    for (const { name, model: target, list } of filtered) {
      const seen = relatedRows(rows, model, source, name).filter((other) => oracle.sees(target, other))
      const value = row[name]
      const loaded = (list ? value : value === null ? [] : [value]) as Found[]
      expect(sorted(loaded.map(({ id }) => id)), `${name} of ${row.id} of ${where}`).toEqual(sorted(seen.map(({ id }) => id)))
      if (list) expect((row._count as Record<string, number>)[name], `number of ${name} of ${where}`).toBe(seen.length)
    }
  }

  const hidden = all(rows, model).find((row: RowOf<Model>) => !oracle.sees(model, row))
  if (hidden) expect(await reader.findUnique({ where: { id: hidden.id } }), `one of the hidden ${where}`).toBeNull()
}
