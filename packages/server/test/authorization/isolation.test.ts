import { getNamedType, type GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../src/auth/actor.ts'
import type { Ctx, Db, Env } from '../../src/context.ts'
import type { IdModel } from '../../src/ids.ts'
import { type OwnDatabase, ownDatabase } from '../database.ts'
import { unknownId } from '../harness.ts'
import { type Answer, ask } from './ask.ts'
import {
  connectionSelection,
  type ListField,
  listArgs,
  lists,
  lookups,
  modelOf,
  nodeTypes,
  queryFields,
  relationFields,
  type RootField,
  selectionOf,
  typeOf,
  wholePage,
} from './documents.ts'
import { columnBehind, columnOfOrder, everyFilterField, matches, type Probe, probeOf, sortRows } from './filters.ts'
import type { Model, RowOf } from './oracle.ts'
import { randomOf } from './random.ts'
import { relatedRows } from './relations.ts'
import { environment, requestOf, type SignIn, signInOn } from './sign-in.ts'
import { Judge } from './walk.ts'
import { type Caller, makeWorld, writeWorld } from './world.ts'

/** More of them can be tried by hand: AUTHORIZATION_SEEDS=4,5,6 pnpm test isolation. */
const seeds = (process.env.AUTHORIZATION_SEEDS ?? '1').split(',').map(Number)

/** Levels of rows below the root: depth 4 in all. */
const levels = 3

type Row = RowOf<Model>
type Asking = Judge & { name: string; ctx: Ctx }
type Page = { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }

type Overview = {
  subscriptions: unknown
  supportContacts: { full: number; readOnly: number }
  usageLimits: { metric: { id: string }; quantity: number }[]
}

const connectionOf = (type: GraphQLObjectType, name: string) =>
  getNamedType(type.getFields()[name]!.type) as GraphQLObjectType
const fieldOf = ({ name }: { name: string }): RootField => queryFields.find((field) => field.name === name)!
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const idsIn = (answer: Answer, name: string) => ids((answer.data?.[name] as Page | null)?.nodes ?? [])
const codesOf = (answer: Answer) => answer.errors.map(({ code }) => code)

/** Sees every row of every customer: nothing can be shown to it that should not be. */
const seesAll = ({ who }: Caller) => who.kind === 'staff' || (who.kind === 'token' && who.customerIds === null)

describe.each(seeds)('in world %i', (seed) => {
  const world = makeWorld(seed)
  const { rows } = world
  const callers = world.callers.filter(({ who }) => who.kind !== 'nobody')
  const actors = new Map<Caller, Actor>()
  let database: OwnDatabase
  let env: Env
  let signIn: SignIn

  beforeAll(async () => {
    database = await ownDatabase()
    env = await environment(database.prisma as Db)
    await writeWorld(env.db, world)
    signIn = signInOn(env.db)
    for (const caller of world.callers) actors.set(caller, await signIn(caller))
  })
  afterAll(() => database.close())

  const as = (caller: Caller): Ctx => requestOf(env, actors.get(caller)!)

  type Check = (judge: Judge, ctx: Ctx, caller: Caller) => Promise<void>

  /** Runs the check for each caller and reports everything that is wrong at once; returns how many rows were shown. */
  async function forEach(some: readonly Caller[], check: Check): Promise<number> {
    const problems: string[] = []
    let rowsShown = 0
    for (const caller of some) {
      // Who sees everything is shown a little of it: the walk is about what must not be shown.
      const judge = new Judge(world, caller, seesAll(caller) ? 3 : wholePage)
      await check(judge, as(caller), caller)
      problems.push(...judge.problems)
      rowsShown += judge.rowsShown
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
    return rowsShown
  }

  const reach = (judge: Judge, below: number) => ({ levels: below, first: judge.first, oracle: judge.oracle })
  const readable = (judge: Judge) => lists.filter(({ model }) => judge.oracle.mayRead(model))

  test('every list shows exactly what its caller may see, and so does every path below', { timeout: 120_000 }, async () => {
    // Of the people who can narrow themselves to one of their companies, some do; and of the many paths of depth 4,
    // each caller takes some and each is taken by many callers.
    const some = callers.filter((caller, i) => caller.team === undefined || i % 3 === seed % 3)
    const random = randomOf(seed + 6)
    const taken = new Map<string, number>()
    const shown = await forEach(some, async (judge, ctx) => {
      for (const list of readable(judge)) {
        const field = fieldOf(list)
        const connection = getNamedType(field.type) as GraphQLObjectType
        const takes = (path: string) => {
          const times = taken.get(`${list.name}${path}`) ?? 0
          const takes = random.chance(times < 3 ? 60 : 30)
          taken.set(`${list.name}${path}`, times + (takes ? 1 : 0))
          return takes
        }
        const selection = connectionSelection(connection, { ...reach(judge, levels), takes })
        const answer = await ask(ctx, `{ ${list.name}${listArgs(field, judge.first)} ${selection} }`)
        judge.scan(answer, list.name)
        judge.connection(connection, answer.data?.[list.name], judge.visible(list.model), list.name)
      }
    })
    expect(shown).toBeGreaterThan(5_000)
    const seldom = [...taken].filter(([, times]) => times < 3).map(([path]) => path)
    expect(seldom, 'paths that hardly any caller took').toEqual([])
  })

  test('node, nodes and lookups find what their caller may see, and everything below it', { timeout: 120_000 }, async () => {
    const random = randomOf(seed)
    await forEach(callers, async (judge, ctx) => {
      const found = nodeTypes.flatMap((type) => random.some(judge.visible(modelOf(type)!), 3))
      for (const type of nodeTypes) {
        const some = found.filter(({ id }) => nodeModel(id) === modelOf(type))
        if (some.length === 0) continue
        const answer = await ask(
          ctx,
          `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} ${selectionOf(type, reach(judge, 1))} } }`,
          { ids: ids(some) },
        )
        judge.scan(answer, 'nodes')
        const shown = (answer.data?.nodes ?? []) as Record<string, unknown>[]
        if (shown.map((node) => node?.id).join() !== ids(some).join()) judge.problem('nodes', `lacks one of ${ids(some)}`)
        for (const node of shown) if (node) judge.object(type, node, 'nodes')
      }
      const all = await ask(ctx, 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: ids(found) })
      expect(((all.data?.nodes ?? []) as Row[]).map((node) => node?.id)).toEqual(ids(found))

      const lookup = random.pick(lookups.filter(({ model }) => judge.visible(model).length > 0).concat(lookups[0]!))
      const [row] = random.some(judge.visible(lookup.model), 1)
      if (!row) return
      const argument = `${lookup.column}: $value`
      const one = await ask(
        ctx,
        `query ($value: ${lookup.type}) { ${lookup.name}(${argument}) ${selectionOf(typeOf(lookup.model), reach(judge, levels - 1))} }`,
        { value: (row as Record<string, unknown>)[lookup.column] },
      )
      judge.scan(one, lookup.name)
      if (!one.data?.[lookup.name]) judge.problem(lookup.name, `does not find ${row.id}`)
      else judge.object(typeOf(lookup.model), one.data[lookup.name] as Record<string, unknown>, lookup.name)
    })
  })

  test('the viewer is told of nobody else', async () => {
    await forEach(world.callers, async (judge, ctx) => {
      const type = getNamedType(fieldOf({ name: 'viewer' }).type) as GraphQLObjectType
      const answer = await ask(ctx, `{ viewer ${selectionOf(type, reach(judge, levels))} }`)
      judge.scan(answer, 'viewer')
      if (answer.data?.viewer) judge.object(type, answer.data.viewer as Record<string, unknown>, 'viewer')
    })
  })

  test('the overview adds up the active subscriptions of which its caller sees the overview, and no others', async () => {
    const type = getNamedType(fieldOf({ name: 'subscriptionOverview' }).type) as GraphQLObjectType
    const random = randomOf(seed + 7)
    let added = 0
    await forEach(callers, async (judge, ctx, caller) => {
      if (!judge.oracle.mayRead('SubscriptionUsageLimit')) return
      const document = `query ($customerId: ID!, $projectId: ID) {
        subscriptionOverview(customerId: $customerId, projectId: $projectId) ${selectionOf(type, reach(judge, 1))} }`
      const places = rows.Customer.flatMap(({ id }) => [
        { customerId: id, projectId: null },
        ...rows.Project.filter(({ customerId }) => customerId === id).map((p) => ({ customerId: id, projectId: p.id })),
        // A project of another customer.
        { customerId: id, projectId: rows.Project.find(({ customerId }) => customerId !== id)!.id },
      ])
      for (const { customerId, projectId } of random.some(places, 10)) {
        const what = `subscriptionOverview(${customerId}, ${projectId})`
        const answer = await ask(ctx, document, { customerId, projectId })
        judge.scan(answer, what)
        const shown = answer.data?.subscriptionOverview as Overview | null | undefined
        const customer = rows.Customer.find(({ id }) => id === customerId)!
        const projects = rows.Project.filter((p) => p.customerId === customerId && (projectId === null || p.id === projectId))
        const seen = rows.Subscription.filter(
          (s) =>
            projects.some(({ id }) => id === s.projectId) &&
            judge.oracle.sees('Subscription', s) &&
            judge.oracle.seesColumn('Subscription', s, 'slaName'),
        )
        const active = seen.filter(({ status }) => status === 'ACTIVE')
        if (!shown) {
          if (active.length > 0 && judge.oracle.sees('Customer', customer)) judge.problem(what, 'is null')
          continue
        }
        if (!judge.oracle.sees('Customer', customer)) judge.problem(what, `answers ${JSON.stringify(shown)}`)
        judge.connection(connectionOf(type, 'subscriptions'), shown.subscriptions, active, what)
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
        const limits = rows.SubscriptionUsageLimit.filter(({ subscriptionId }) => ids(active).includes(subscriptionId))
        const expected = {
          full: sum(active.map((s) => s.fullSupportContacts!)),
          readOnly: sum(active.map((s) => s.readOnlySupportContacts!)),
          limits: rows.UsageMetric.map(({ id }) => ({ id, of: limits.filter(({ metricId }) => metricId === id) }))
            .filter(({ of }) => of.length > 0)
            .map(({ id, of }) => `${id} ${sum(of.map(({ quantity }) => quantity))}`)
            .sort(),
        }
        const totals = {
          full: shown.supportContacts.full,
          readOnly: shown.supportContacts.readOnly,
          limits: shown.usageLimits.map(({ metric, quantity }) => `${metric.id} ${quantity}`).sort(),
        }
        if (JSON.stringify(totals) !== JSON.stringify(expected)) {
          judge.problem(what, `has ${JSON.stringify(totals)}, but should have ${JSON.stringify(expected)}`)
        }
        if (!seesAll(caller) && active.length > 0) added++
      }
      const [foreign] = judge.hidden('Customer')
      if (!foreign) return
      const one = await ask(ctx, document, { customerId: foreign.id })
      same(judge, 'subscriptionOverview', one, await ask(ctx, document, { customerId: unknownId('Customer') }), {
        subscriptionOverview: null,
      })
    })
    expect(added).toBeGreaterThan(10)
  })

  test('every root field of a query is a list, a lookup or one that these tests know', () => {
    const known = [...lists, ...lookups].map(({ name }) => name).concat('node', 'nodes', 'viewer', 'subscriptionOverview')
    const others = queryFields.map(({ name }) => name).filter((name) => !known.includes(name))
    expect(others, 'Ask for it in isolation.test.ts, for every caller').toEqual([])
  })

  test('a hidden row and none at all give the same answer, byte for byte', async () => {
    const random = randomOf(seed + 1)
    let compared = 0
    await forEach(callers, async (judge, ctx, caller) => {
      const hidden = nodeTypes.flatMap((type) => random.some(judge.hidden(modelOf(type)!), 2))
      const unknown = hidden.map(({ id }) => unknownId(nodeModel(id)))
      const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`
      const answers = [await ask(ctx, nodes, { ids: ids(hidden) }), await ask(ctx, nodes, { ids: unknown })]
      same(judge, 'nodes', answers[0]!, answers[1]!, { nodes: hidden.map(() => null) })
      for (const [i, { id }] of hidden.entries()) {
        if (i % 2 === 0) continue
        const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
        same(judge, 'node', await ask(ctx, node, { id }), await ask(ctx, node, { id: unknown[i] }), { node: null })
      }
      for (const lookup of lookups.filter(({ model }) => judge.oracle.mayRead(model))) {
        const [row] = random.some(judge.hidden(lookup.model), 1)
        if (!row) continue
        const document = `query ($value: ${lookup.type}) { ${lookup.name}(${lookup.column}: $value) { id } }`
        const value = (row as Record<string, unknown>)[lookup.column] as string
        const none = lookup.column === 'id' ? unknownId(nodeModel(value)) : `${value.slice(0, -1)}#`
        same(judge, lookup.name, await ask(ctx, document, { value }), await ask(ctx, document, { value: none }), { [lookup.name]: null })
        compared++
      }
      if (!seesAll(caller) && hidden.length === 0) judge.problem('the world', 'hides nothing from this caller')
    })
    expect(compared).toBeGreaterThan(100)
  })

  test('a type that the caller may not read is refused wherever it is asked for', { timeout: 60_000 }, async () => {
    let refused = 0
    await forEach(world.callers, async (judge, ctx, caller) => {
      const expected = caller.who.kind === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
      const refuse = async (document: string, what: string, variables = {}) => {
        const answer = await ask(ctx, document, variables)
        judge.scanText(JSON.stringify(answer), what)
        if (codesOf(answer).some((code) => code !== expected)) judge.problem(what, `answers ${codesOf(answer)}`)
        if (answer.errors.length > 0) refused++
        return answer
      }
      for (const list of lists.filter(({ model }) => !judge.oracle.mayRead(model))) {
        const answer = await refuse(`{ ${list.name} { totalCount nodes { id } } }`, list.name)
        if (answer.data !== null) judge.problem(list.name, `answers ${JSON.stringify(answer.data)}`)
      }
      for (const lookup of lookups.filter(({ model }) => !judge.oracle.mayRead(model))) {
        const [row] = rows[lookup.model] as Row[]
        const answer = await refuse(`query ($value: ${lookup.type}) { ${lookup.name}(${lookup.column}: $value) { id } }`, lookup.name, {
          value: (row as Record<string, unknown>)[lookup.column],
        })
        if (answer.data?.[lookup.name]) judge.problem(lookup.name, `answers ${JSON.stringify(answer.data)}`)
      }
      for (const list of readable(judge)) {
        const denied = relationFields(typeOf(list.model)).filter(({ model }) => !judge.oracle.mayRead(model))
        for (const { field, list: many } of denied) {
          const below = many && 'args' in field && field.args.length > 0 ? '{ totalCount nodes { id } }' : '{ id }'
          const answer = await refuse(`{ ${list.name} { nodes { id ${field.name} ${below} } } }`, `${list.name}.${field.name}`)
          // Refused, or there as little as a hidden column.
          const shown = (answer.data?.[list.name] as { nodes: Record<string, unknown>[] } | undefined)?.nodes ?? []
          if (shown.some((node) => node[field.name] !== null)) judge.problem(`${list.name}.${field.name}`, 'is answered')
        }
      }
    })
    expect(refused).toBeGreaterThan(100)
  })

  test('archived rows are left out of a list that is not asked for them', async () => {
    await forEach(callers, async (judge, ctx) => {
      for (const list of readable(judge).filter((one) => fieldOf(one).args.some(({ name }) => name === 'includeArchived'))) {
        const answer = await ask(ctx, `{ ${list.name}(first: 100) { totalCount nodes { id } } }`)
        const expected = judge.visible(list.model).filter((row) => !('archivedAt' in row) || row.archivedAt === null)
        expect(idsIn(answer, list.name).sort()).toEqual(ids(expected).sort())
        expect((answer.data![list.name] as Page).totalCount).toBe(expected.length)
      }
    })
  })

  test('a filter tells of nothing but the rows its caller sees', { timeout: 120_000 }, async () => {
    const random = randomOf(seed + 2)
    const problems: string[] = []
    const untried = new Set<string>()
    const everyone = judges(callers)
    for (const field of everyFilterField) {
      const { list } = field
      const behind = columnBehind(field)
      const able = everyone.filter(({ oracle }) => oracle.mayRead(list.model) && oracle.mayName(behind.model, behind.column))
      for (const comparator of Object.keys(field.comparators)) {
        const probeIn = (some: readonly Row[]) =>
          random
            .some(some, some.length)
            .map((row) => probeOf(field, comparator, row, rows, random))
            .find((probe) => probe !== null)
        let foreign = 0
        for (const judge of random.some(able, able.length)) {
          const probe = probeIn(judge.hidden(list.model))
          if (!probe) continue
          problems.push(...(await problemsOf(judge, list, probe)))
          if (++foreign === 2) break
        }
        for (const judge of random.some(able, 2)) {
          const probe = probeIn(judge.visible(list.model))
          if (probe) problems.push(...(await problemsOf(judge, list, probe)))
        }
        // Of a list that whoever may read it reads whole, there are no values of hidden rows.
        if (foreign === 0 && able.some((judge) => judge.hidden(list.model).length > 0)) {
          untried.add(`${list.name}.${field.name}.${comparator}`)
        }
      }
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
    expect([...untried], 'filters never tried with the value of a hidden row').toEqual([])
  })

  /** The filter, alone and under `and`, `or` and `not`, finds and counts what the oracle says. */
  async function problemsOf(judge: Asking, list: ListField, probe: Probe): Promise<string[]> {
    const hits = judge.visible(list.model).filter((row) => matches(probe, row, rows, judge.oracle))
    const forms: [object, readonly Row[]][] = [
      [probe.filter, hits],
      [{ or: [{ and: [probe.filter] }, { id: { in: [] } }] }, hits],
    ]
    if (probe.comparator === 'isNull') forms.push([{ not: probe.filter }, judge.visible(list.model).filter((row) => !hits.includes(row))])
    const [filter, expected] = forms[(probe.comparator.length + hits.length) % forms.length]!
    const answer = await ask(judge.ctx, filtered(list), { filter })
    const page = answer.data?.[list.name] as Page | undefined
    const found = idsIn(answer, list.name).sort()
    if (answer.errors.length === 0 && page?.totalCount === expected.length && found.join() === ids(expected).sort().join()) return []
    return [
      `${list.name}(filter: ${JSON.stringify(filter)}) has ${page?.totalCount}: [${found}], but [${ids(expected).sort()}] match; ` +
        `${JSON.stringify(answer.errors).slice(0, 300)} (world ${seed}, ${judge.name})`,
    ]
  }

  const filtered = (list: ListField) => {
    const args = listArgs(fieldOf(list), wholePage, ', filter: $filter')
    return `query ($filter: ${list.filter.name}) { ${list.name}${args} { totalCount nodes { id } } }`
  }

  const judges = (some: readonly Caller[]): Asking[] =>
    some.map((caller) => Object.assign(new Judge(world, caller), { name: caller.name, ctx: as(caller) }))

  test('a filter on what is hidden is refused, in whichever place, and its value makes no difference', async () => {
    let refused = 0
    await forEach(callers, async (judge, ctx) => {
      for (const field of everyFilterField) {
        const { list, name, comparators } = field
        const behind = columnBehind(field)
        if (!judge.oracle.mayRead(list.model) || judge.oracle.mayName(behind.model, behind.column)) continue
        const values = (rows[list.model] as Row[]).map((row) => probeOf(field, 'eq', row, rows, randomOf(1))).filter((p) => p !== null)
        if (!comparators.eq || values.length < 2) continue
        const wraps = [(f: object) => f, (f: object) => ({ not: f }), (f: object) => ({ or: [{ and: [f] }] })]
        const answers = await Promise.all(
          wraps.flatMap((wrap) => values.slice(0, 2).map((probe) => ask(ctx, filtered(list), { filter: wrap(probe.filter) }))),
        )
        for (const answer of answers) {
          refused++
          if (answer.data !== null || codesOf(answer).join() !== 'FORBIDDEN') {
            judge.problem(`${list.name} by ${name}`, `answers ${JSON.stringify(answer)}`)
          }
        }
        for (const i of [0, 2, 4]) same(judge, `${list.name} by ${name}`, answers[i]!, answers[i + 1]!, null)
      }
    })
    expect(refused).toBeGreaterThan(50)
  })

  test('a filter and an order of a nested list tell of nothing else either', { timeout: 60_000 }, async () => {
    const random = randomOf(seed + 3)
    const problems: string[] = []
    const everyone = judges(callers)
    for (const outer of lists) {
      for (const { field, model } of relationFields(typeOf(outer.model)).filter(({ field }) => field.args.some(({ name }) => name === 'filter'))) {
        const list = lists.find((one) => one.model === model)
        if (!list) throw new Error(`${outer.model}.${field.name} lists ${model}, which has no list at the root.`)
        const able = everyone.filter(({ oracle }) => oracle.mayRead(outer.model) && oracle.mayRead(model))
        const fields = everyFilterField.filter((one) => one.list === list)
        for (const judge of random.some(able, 5)) {
          const offered = fields.filter((one) => {
            const { model: of, column } = columnBehind(one)
            return judge.oracle.mayName(of, column)
          })
          const filterField = random.pick(offered)
          const probe = probeOf(filterField, random.pick(Object.keys(filterField.comparators)), random.pick(rows[model] as Row[]), rows, random)
          if (!probe) continue
          const order = random.pick(list.orders)
          const descending = random.chance(50)
          const args = listArgs(field, wholePage, ', filter: $filter, orderBy: $orderBy')
          const answer = await ask(
            judge.ctx,
            `query ($filter: ${list.filter.name}, $orderBy: [${model}Order!]) {
              ${outer.name}${listArgs(fieldOf(outer), wholePage)} { nodes { id ${field.name}${args} { totalCount nodes { id } } } }
            }`,
            { filter: probe.filter, orderBy: [{ field: order, direction: descending ? 'DESC' : 'ASC' }] },
          )
          judge.problems.length = 0
          judge.scan(answer, `${outer.name}.${field.name}`)
          problems.push(...judge.problems)
          for (const parent of (answer.data?.[outer.name] as { nodes: Record<string, unknown>[] } | undefined)?.nodes ?? []) {
            const row = (rows[outer.model] as Row[]).find(({ id }) => id === parent.id)!
            const seen = relatedRows(rows, outer.model, row, field.name).filter(
              (other) => judge.oracle.sees(model, other) && matches(probe, other, rows, judge.oracle),
            )
            const expected = ids(sortRows(seen, [{ column: columnOfOrder(list, order), descending }]))
            const { totalCount, nodes } = parent[field.name] as Page
            if (totalCount !== expected.length || ids(nodes).join() !== expected.join()) {
              problems.push(
                `${outer.name}.${field.name} of ${row.id} with ${JSON.stringify(probe.filter)} by ${order} has ${totalCount}: ` +
                  `[${ids(nodes)}], but should have [${expected}] (world ${seed}, ${judge.name})`,
              )
            }
          }
        }
      }
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
  })

  test('every order, in both directions and page by page, has the visible rows in their places', { timeout: 120_000 }, async () => {
    const random = randomOf(seed + 4)
    const problems: string[] = []
    const everyone = judges(callers)
    for (const list of lists) {
      const able = everyone.filter((judge) => judge.visible(list.model).length > 1)
      for (const order of list.orders) {
        for (const descending of [false, true]) {
          for (const judge of random.some(able, 3)) {
            const second = random.pick(list.orders)
            const steps = [{ order, descending }, ...(second === order ? [] : [{ order: second, descending: random.chance(50) }])]
            problems.push(...(await problemsOfOrder(judge, list, steps, random.chance(50))))
          }
        }
      }
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
  })

  async function problemsOfOrder(
    judge: Asking,
    list: ListField,
    steps: readonly { order: string; descending: boolean }[],
    backward: boolean,
  ): Promise<string[]> {
    const sorted = sortRows(judge.visible(list.model), steps.map(({ order, descending }) => ({ column: columnOfOrder(list, order), descending })))
    const orderBy = steps.map(({ order, descending }) => ({ field: order, direction: descending ? 'DESC' : 'ASC' }))
    const size = Math.max(1, Math.ceil(sorted.length / 3))
    const [count, from] = backward ? ['last', 'before'] : ['first', 'after']
    const args = `${listArgs(fieldOf(list), size, `, orderBy: $orderBy, ${from}: $at`).replace('first', count!)}`
    const document = `query ($orderBy: [${list.model}Order!], $at: String) { ${list.name}${args} {
      edges { node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
    const found: string[] = []
    let at: unknown = null
    for (let pages = 0; pages < 5; pages++) {
      const answer = await ask(judge.ctx, document, { orderBy, at })
      const page = answer.data?.[list.name] as { edges: { node: { id: string } }[]; pageInfo: Record<string, unknown> } | undefined
      if (!page || answer.errors.length > 0) return [`${list.name} by ${JSON.stringify(orderBy)}: ${JSON.stringify(answer.errors)}`]
      const shown = page.edges.map(({ node }) => node.id)
      found.splice(backward ? 0 : found.length, 0, ...shown)
      at = page.pageInfo[backward ? 'startCursor' : 'endCursor']
      if (!page.pageInfo[backward ? 'hasPreviousPage' : 'hasNextPage']) break
    }
    if (found.join() === ids(sorted).join()) return []
    return [`${list.name} by ${JSON.stringify(orderBy)} has [${found}], but should have [${ids(sorted)}] (world ${seed}, ${judge.name})`]
  }

  test('a cursor of a hidden row is a place in the order and nothing more', { timeout: 60_000 }, async () => {
    const everyone = callers.find(({ name }) => name === 'staff ADMIN')!
    const random = randomOf(seed + 5)
    let tried = 0
    for (const list of lists) {
      const document = `query ($after: String) { ${list.name}${listArgs(fieldOf(list), wholePage, ', after: $after')} {
        edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
      const whole = await ask(as(everyone), document)
      const edges = (whole.data![list.name] as { edges: { cursor: string; node: { id: string } }[] }).edges
      const able = judges(callers).filter((judge) => judge.oracle.mayRead(list.model) && judge.hidden(list.model).length > 0)
      for (const judge of random.some(able, 4)) {
        const hidden = edges.filter(({ node }) => judge.hidden(list.model).some(({ id }) => id === node.id))
        const foreign = random.pick(hidden)
        const behind = edges.slice(edges.indexOf(foreign) + 1).map(({ node }) => node.id)
        const visible = new Set(ids(judge.visible(list.model)))
        const answer = await ask(judge.ctx, document, { after: foreign.cursor })
        const shown = (answer.data?.[list.name] as { edges: { node: { id: string } }[] } | undefined)?.edges.map(({ node }) => node.id)
        expect(shown, `${list.name} behind a row hidden from ${judge.name}`).toEqual(behind.filter((id) => visible.has(id)))
        same(judge, list.name, answer, await ask(judge.ctx, document, { after: besides(foreign) }), answer.data)
        expect(judge.problems).toEqual([])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(10)
  })

  /** The same place in the order with an id that no row has: the last letter of the id is another. */
  function besides({ cursor, node: { id } }: { cursor: string; node: { id: string } }): string {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    const near = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
    return Buffer.from(text.replace(id, near)).toString('base64url')
  }

  test('a cursor of another order, made up or with SQL in it is refused', async () => {
    const admin = as(callers.find(({ name }) => name === 'admin')!)
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const list of lists.filter(({ model }) => new Judge(world, callers.find(({ name }) => name === 'admin')!).oracle.mayRead(model))) {
      const document = `query ($after: String, $orderBy: [${list.model}Order!]) {
        ${list.name}(first: 2, after: $after, orderBy: $orderBy) { edges { cursor node { id } } } }`
      const [order] = list.orders
      const ascending = [{ field: order, direction: 'ASC' }]
      const first = await ask(admin, document, { orderBy: ascending })
      const cursor = (first.data![list.name] as { edges: { cursor: string }[] }).edges[0]?.cursor
      if (!cursor) continue
      const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
      const forged = [
        'x',
        '%',
        Buffer.from(`' or '1'='1`).toString('base64url'),
        Buffer.from(`'; drop table "Customer"; --`).toString('base64'),
        encoded(null),
        encoded({ 0: parts[0] }),
        encoded([]),
        encoded(parts.slice(0, -1)),
        encoded([...parts, 'more']),
        encoded([`${parts[0]},notes:asc`, ...parts.slice(1), 'more']),
        encoded(['notes:asc,id:asc', 'a', parts.at(-1)]),
        encoded([parts[0], { not: '' }, ...parts.slice(2)]),
        encoded([parts[0], null, ...parts.slice(2)]),
        encoded([...parts.slice(0, -1), { startsWith: '' }]),
        encoded([...parts.slice(0, -1), 'a\u0000b']),
        encoded([...parts.slice(0, -1), '\ud800']),
        'A'.repeat(5_000),
      ]
      for (const after of forged) {
        const answer = await ask(admin, document, { after, orderBy: ascending })
        expect([answer.data, codesOf(answer)], `${list.name} after ${after.slice(0, 80)}`).toEqual([null, ['INVALID_INPUT']])
      }
      const others = [[{ field: order, direction: 'DESC' }], ...(list.orders[1] ? [[{ field: list.orders[1], direction: 'ASC' }], [...ascending, { field: list.orders[1], direction: 'ASC' }]] : [])]
      for (const orderBy of others) {
        const answer = await ask(admin, document, { after: cursor, orderBy })
        expect([answer.data, codesOf(answer)], `${list.name} by ${JSON.stringify(orderBy)}`).toEqual([null, ['INVALID_INPUT']])
      }
    }
  })

  test('credentials that are over get nobody in', async () => {
    for (const { name, token, code } of world.refused) {
      await expect(signIn({ token }), name).rejects.toMatchObject({ code })
    }
    const member = callers.find(({ name }) => name === 'member on projects')!
    const foreign = rows.Customer.at(-1)!.id
    const team = (id: string) => signIn({ token: member.token, team: id }).catch((error: Error) => String(error))
    expect(await team(foreign)).toBe(await team(unknownId('Customer')))
  })

  test('a role that is taken away is gone with the next request, and so is a person who is disabled', async () => {
    const member = callers.find(({ name }) => name === 'member on projects')!
    const { id } = member.who as { id: string }
    const count = async () => {
      const answer = await ask(requestOf(env, await signIn(member)), '{ projects { totalCount } customers { totalCount } }')
      return answer.errors.length > 0 ? codesOf(answer)[0] : answer.data
    }
    const before = { projects: { totalCount: expect.toSatisfy((n: number) => n > 0) }, customers: { totalCount: 1 } }
    const membership = rows.Membership.find(({ portalUserId }) => portalUserId === id)!
    const setStatus = (status: 'ACTIVE' | 'DISABLED' | 'REMOVED') =>
      env.db.membership.update({ where: { id: membership.id }, data: { status } })
    const setDisabled = (disabledAt: Date | null) => env.db.portalUser.update({ where: { id }, data: { disabledAt } })

    expect(await count()).toEqual(before)
    await setStatus('DISABLED')
    expect(await count()).toBe('FORBIDDEN')
    await setStatus('REMOVED')
    expect(await count()).toBe('FORBIDDEN')
    await setStatus('ACTIVE')
    expect(await count()).toEqual(before)
    await setDisabled(env.now())
    await expect(signIn(member)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await setDisabled(null)
    expect(await count()).toEqual(before)
  })
})

function nodeModel(id: string): IdModel {
  return nodeTypes.map((type) => modelOf(type)!).find((model) => unknownId(model).slice(0, 4) === id.slice(0, 4))!
}

function same(judge: Judge, what: string, one: Answer, other: Answer, data: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) {
    judge.problem(what, `tells ${JSON.stringify(one)} from ${JSON.stringify(other)}`)
  } else if (JSON.stringify(one.data) !== JSON.stringify(data)) judge.problem(what, `answers ${JSON.stringify(one)}`)
}
