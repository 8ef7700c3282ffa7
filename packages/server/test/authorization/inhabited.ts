import { afterAll, beforeAll, expect } from 'vitest'
import type { Actor } from '../../src/auth/actor.ts'
import type { Ctx, Db, Env } from '../../src/context.ts'
import { type OwnDatabase, ownDatabase } from '../database.ts'
import { wholePage } from './documents.ts'
import { environment, requestOf, type SignIn, signInOn } from './sign-in.ts'
import { Judge } from './walk.ts'
import { type Caller, makeWorld, writeWorld } from './world.ts'

/** The worlds of a run. Others can be tried by hand: AUTHORIZATION_SEEDS=4,5,6 pnpm test authorization. */
export function seedsOr(...seeds: number[]): number[] {
  return process.env.AUTHORIZATION_SEEDS?.split(',').map(Number) ?? seeds
}

/** What one caller is held to, with the request to ask in. */
export type Asking = Judge & { ctx: Ctx }

/** Sees every row of every customer: nothing can be shown to it that should not be. */
export const seesAll = ({ who }: Caller) =>
  who.kind === 'staff' || (who.kind === 'token' && who.customerIds === null)

/** A world in a database of its own, in which everyone is signed in, for the tests of one `describe`. */
export function inhabit(seed: number) {
  const world = makeWorld(seed)
  const actors = new Map<Caller, Actor>()
  const opened: { database?: OwnDatabase; env?: Env; signIn?: SignIn } = {}

  beforeAll(async () => {
    opened.database = await ownDatabase()
    opened.env = await environment(opened.database.prisma as Db)
    opened.signIn = signInOn(opened.env.db)
    await writeWorld(opened.env.db, world)
    for (const caller of world.callers) actors.set(caller, await opened.signIn(caller))
  })
  afterAll(() => opened.database?.close())

  const as = (caller: Caller): Ctx => requestOf(opened.env!, actors.get(caller)!)

  /** Of some callers; `first` is the size of the pages they ask for. */
  function judges(some: readonly Caller[], first: (caller: Caller) => number = () => wholePage): Asking[] {
    return some.map((caller) => Object.assign(new Judge(world, caller, first(caller)), { ctx: as(caller) }))
  }

  return {
    world,
    rows: world.rows,
    env: () => opened.env!,
    signIn: (caller: Parameters<SignIn>[0]) => opened.signIn!(caller),
    as,
    judges,
    /** Everyone with a credential. */
    callers: world.callers.filter(({ who }) => who.kind !== 'nobody'),

    /** Runs the check for each caller and reports all that is wrong at once; returns how many rows were shown. */
    async forEach(some: readonly Caller[], check: (judge: Asking) => Promise<void>): Promise<number> {
      const problems: string[] = []
      let rowsShown = 0
      // Who sees everything is shown a little of it: this is about what must not be shown.
      for (const judge of judges(some, (caller) => (seesAll(caller) ? 3 : wholePage))) {
        await check(judge)
        problems.push(...judge.problems)
        rowsShown += judge.rowsShown
      }
      expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
      return rowsShown
    },

    /** As in a request of its own, of which nothing stays. */
    async rolledBack<T>(ctx: Ctx, run: (ctx: Ctx) => Promise<T>): Promise<T> {
      return rollBack(opened.database!, (db) => run(requestOf({ ...opened.env!, db }, ctx.actor)))
    },
  }
}

/** Runs something in a transaction and takes it back. */
export async function rollBack<T>({ prisma }: OwnDatabase, run: (db: Db) => Promise<T>): Promise<T> {
  const undo = new Error('rolled back')
  const done: { result?: { value: T } } = {}
  try {
    await prisma.$transaction(async (tx) => {
      done.result = { value: await run(tx as Db) }
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return done.result!.value
}
