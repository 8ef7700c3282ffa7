import { describe, expect, test } from 'vitest'
import { type Answer, ask } from './ask.ts'
import {
  isConnection,
  type ListField,
  listArgs,
  lists,
  queryField,
  relationFields,
  typeOf,
  wholePage,
} from './documents.ts'
import {
  columnBehind,
  columnOfOrder,
  everyFilterField,
  type FilterField,
  filterFields,
  matches,
  type Probe,
  probeOf,
  sortRows,
} from './filters.ts'
import { type Asking, inhabit, seedsOr } from './inhabited.ts'
import type { Model, RowOf, Rows } from './oracle.ts'
import { type Random, randomOf } from './random.ts'
import { relatedRows } from './relations.ts'

type Row = RowOf<Model>
type Page = { totalCount: number; nodes: { id: string }[] }
type Edges = {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const codesOf = (answer: Answer) => answer.errors.map(({ code }) => code)
const pageOf = (answer: Answer, name: string) => answer.data?.[name] as Page | null | undefined
const edgesOf = (answer: Answer, name: string) => answer.data?.[name] as Edges | null | undefined
const mayName = ({ oracle }: Asking, field: FilterField) => {
  const { model, column } = columnBehind(field)
  return oracle.mayName(model, column)
}

/** A list under a filter, with its size. */
const filtered = ({ name, filter }: ListField) =>
  `query ($filter: ${filter.name}) {
    ${name}${listArgs(queryField(name), wholePage, ', filter: $filter')} { totalCount nodes { id } } }`

/** A page of a list in an order. */
const paged = ({ name, model }: ListField, first: number, backward = false) => {
  const args = listArgs(queryField(name), first, `, orderBy: $orderBy, ${backward ? 'before' : 'after'}: $at`)
  return `query ($orderBy: [${model}Order!], $at: String) { ${name}${backward ? args.replace('first', 'last') : args} {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
}

describe.each(seedsOr(1))('in world %i', (seed) => {
  const { rows, callers, judges, forEach } = inhabit(seed)
  const wrong = (what: string, { caller }: Asking) => `${what} (world ${seed}, ${caller.name})`

  test('a filter tells of nothing but the rows its caller sees', { timeout: 600_000 }, async () => {
    const random = randomOf(seed)
    const problems: string[] = []
    const untried: string[] = []
    const everyone = judges(callers)
    for (const field of everyFilterField) {
      const { list, name } = field
      const able = everyone.filter((judge) => judge.oracle.mayRead(list.model) && mayName(judge, field))
      for (const comparator of Object.keys(field.comparators)) {
        const probeIn = (some: readonly Row[]) =>
          random
            .some(some, some.length)
            .map((row) => probeOf(field, comparator, row, rows, random))
            .find((probe) => probe !== null)
        const foreign = random
          .some(able, able.length)
          .map((judge) => ({ judge, probe: probeIn(judge.hidden(list.model)) }))
          .filter(({ probe }) => probe !== undefined)
        const own = random
          .some(able, 2)
          .map((judge) => ({ judge, probe: probeIn(judge.visible(list.model)) }))
        for (const { judge, probe } of [...foreign.slice(0, 2), ...own]) {
          const problem = probe && (await problemOfFilter(rows, judge, probe))
          if (problem) problems.push(wrong(problem, judge))
        }
        // Of a list that whoever may read it reads whole, there are no values of hidden rows.
        const hides = able.some((judge) => judge.hidden(list.model).length > 0)
        if (hides && foreign.length === 0) untried.push(`${list.name}.${name}.${comparator}`)
      }
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
    expect(untried, 'filters never tried with the value of a hidden row').toEqual([])
  })

  test('a filter on what is hidden is refused in whichever place, and its value makes no difference', async () => {
    let refused = 0
    await forEach(callers, async (judge) => {
      const hidden = everyFilterField.filter(
        (field) => judge.oracle.mayRead(field.list.model) && !mayName(judge, field),
      )
      for (const field of hidden) {
        const { list } = field
        const what = `${list.name} by ${field.name}`
        const [one, other] = (rows[list.model] as Row[])
          .map((row) => probeOf(field, 'eq', row, rows, randomOf(seed))?.filter)
          .filter((filter) => filter !== undefined)
        for (const wrap of [
          (filter: object) => filter,
          (filter: object) => ({ not: filter }),
          (filter: object) => ({ or: [{ id: { isNull: false } }, { and: [filter] }] }),
        ]) {
          const answer = await ask(judge.ctx, filtered(list), { filter: wrap(one!) })
          judge.same(what, answer, await ask(judge.ctx, filtered(list), { filter: wrap(other!) }), null)
          if (codesOf(answer).join() !== 'FORBIDDEN') judge.problem(what, `answers ${JSON.stringify(answer)}`)
          refused++
        }
      }
    })
    expect(refused).toBeGreaterThan(50)
  })

  test('a filter and an order of a nested list tell of nothing else either', {
    timeout: 600_000,
  }, async () => {
    const random = randomOf(seed)
    const problems: string[] = []
    const everyone = judges(callers)
    const nested = lists.flatMap((outer) =>
      relationFields(typeOf(outer.model))
        .filter(({ field }) => isConnection(field))
        .map(({ field, model }) => ({ outer, field, inner: lists.find((list) => list.model === model)! })),
    )
    for (const { outer, field, inner } of nested) {
      const able = everyone.filter(({ oracle }) => oracle.mayRead(outer.model) && oracle.mayRead(inner.model))
      for (const judge of random.some(able, 5)) {
        const probe = randomProbe(inner, judge, rows, random)
        if (!probe) continue
        const [order, descending] = [random.pick(inner.orders), random.chance(50)]
        const args = listArgs(field, wholePage, ', filter: $filter, orderBy: $orderBy')
        const answer = await ask(
          judge.ctx,
          `query ($filter: ${inner.filter.name}, $orderBy: [${inner.model}Order!]) {
            ${outer.name}${listArgs(queryField(outer.name), wholePage)} {
              nodes { id ${field.name}${args} { totalCount nodes { id } } } } }`,
          { filter: probe.filter, orderBy: [{ field: order, direction: descending ? 'DESC' : 'ASC' }] },
        )
        judge.problems.length = 0
        judge.scan(answer, `${outer.name}.${field.name}`)
        problems.push(...judge.problems)
        const parents = (pageOf(answer, outer.name)?.nodes ?? []) as ({ id: string } & Record<
          string,
          unknown
        >)[]
        for (const parent of parents) {
          const row = (rows[outer.model] as Row[]).find(({ id }) => id === parent.id)!
          const seen = relatedRows(rows, outer.model, row, field.name).filter(
            (other) => judge.oracle.sees(inner.model, other) && matches(probe, other, rows, judge.oracle),
          )
          const expected = ids(sortRows(seen, [{ column: columnOfOrder(inner, order), descending }]))
          const { totalCount, nodes } = parent[field.name] as Page
          if (totalCount === expected.length && ids(nodes).join() === expected.join()) continue
          const what = `${outer.name}.${field.name} of ${row.id} with ${JSON.stringify(probe.filter)} by ${order}`
          problems.push(
            wrong(`${what} has ${totalCount}: [${ids(nodes)}], but should have [${expected}]`, judge),
          )
        }
      }
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
  })

  test('every order, in both directions and page by page, has the visible rows in their places', {
    timeout: 600_000,
  }, async () => {
    const random = randomOf(seed)
    const problems: string[] = []
    const everyone = judges(callers)
    const orders = lists.flatMap((list) =>
      list.orders.flatMap((order) => [false, true].map((descending) => ({ list, order, descending }))),
    )
    for (const { list, order, descending } of orders) {
      const able = everyone.filter((judge) => judge.visible(list.model).length > 1)
      for (const judge of random.some(able, 3)) {
        const second = { order: random.pick(list.orders), descending: random.chance(50) }
        const steps = [{ order, descending }, ...(second.order === order ? [] : [second])]
        const problem = await problemOfOrder(judge, list, steps, random.chance(50))
        if (problem) problems.push(wrong(problem, judge))
      }
    }
    expect(problems.slice(0, 20), `${problems.length} problems`).toEqual([])
  })

  test('a cursor of a hidden row is a place in the order and nothing more', {
    timeout: 600_000,
  }, async () => {
    const random = randomOf(seed)
    const everyone = judges(callers)
    const [admin] = everyone.filter(({ caller }) => caller.name === 'staff ADMIN')
    let tried = 0
    for (const list of lists) {
      const document = paged(list, wholePage)
      const { edges } = edgesOf(await ask(admin!.ctx, document), list.name)!
      // Of rows that are hidden from the admin too there is no cursor.
      const hiddenFrom = (judge: Asking) => {
        const hidden = ids(judge.hidden(list.model))
        return edges.filter(({ node }) => hidden.includes(node.id))
      }
      const able = everyone.filter(
        (judge) =>
          judge.oracle.mayRead(list.model) &&
          hiddenFrom(judge).length > 0 &&
          // Where the admin does not see them all, nobody can tell what stands behind.
          ids(judge.visible(list.model)).every((id) => ids(admin!.visible(list.model)).includes(id)),
      )
      for (const judge of random.some(able, 4)) {
        const foreign = random.pick(hiddenFrom(judge))
        const behind = edges.slice(edges.indexOf(foreign) + 1).map(({ node }) => node.id)
        const expected = behind.filter((id) => ids(judge.visible(list.model)).includes(id))
        const answer = await ask(judge.ctx, document, { at: foreign.cursor })
        const shown = edgesOf(answer, list.name)?.edges.map(({ node }) => node.id)
        expect(shown, wrong(`${list.name} behind a hidden row`, judge)).toEqual(expected)
        const near = besides(foreign)
        const beside = told(await ask(judge.ctx, document, { at: near }), near)
        const atIt = told(answer, foreign.cursor)
        judge.same(list.name, atIt, beside, atIt.data)
        expect(judge.problems).toEqual([])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(10)
  })

  test('a cursor of another order, made up or with SQL in it is refused', { timeout: 600_000 }, async () => {
    const [admin] = judges(callers.filter(({ name }) => name === 'admin'))
    let tried = 0
    for (const list of lists.filter(({ model }) => admin!.visible(model).length > 0)) {
      const document = paged(list, 2)
      const [order, another] = list.orders
      const ascending = { field: order, direction: 'ASC' }
      const first = await ask(admin!.ctx, document, { orderBy: [ascending] })
      const { cursor } = edgesOf(first, list.name)!.edges[0]!
      const attempts = [
        ...forgeries(cursor).map((at) => ({ at, orderBy: [ascending] })),
        { at: cursor, orderBy: [{ field: order, direction: 'DESC' }] },
        ...(another ? [{ at: cursor, orderBy: [{ field: another, direction: 'ASC' }] }] : []),
        ...(another ? [{ at: cursor, orderBy: [ascending, { field: another, direction: 'ASC' }] }] : []),
      ]
      for (const { at, orderBy } of attempts) {
        const answer = await ask(admin!.ctx, document, { at, orderBy })
        const what = `${list.name} by ${JSON.stringify(orderBy)} after ${at.slice(0, 80)}`
        expect([answer.data, codesOf(answer)], what).toEqual([null, ['INVALID_INPUT']])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(100)
  })
})

/** What is wrong with a filter, alone or under `and`, `or` and `not`: it finds and counts what the oracle says. */
async function problemOfFilter(rows: Rows, judge: Asking, probe: Probe): Promise<string | null> {
  const { list } = probe.field
  const visible = judge.visible(list.model) as readonly Row[]
  const hits = visible.filter((row) => matches(probe, row, rows, judge.oracle))
  const forms: { filter: object; expected: readonly Row[] }[] = [
    { filter: probe.filter, expected: hits },
    { filter: { or: [{ and: [probe.filter] }, { id: { in: [] } }] }, expected: hits },
  ]
  // Of other conditions `not` leaves out the rows without a value, as SQL does.
  if (probe.comparator === 'isNull') {
    forms.push({ filter: { not: probe.filter }, expected: visible.filter((row) => !hits.includes(row)) })
  }
  const { filter, expected } = forms[(probe.comparator.length + hits.length) % forms.length]!
  const answer = await ask(judge.ctx, filtered(list), { filter })
  const page = pageOf(answer, list.name)
  const [found, should] = [ids(page?.nodes ?? []).sort(), ids(expected).sort()]
  if (answer.errors.length === 0 && page?.totalCount === should.length && found.join() === should.join())
    return null
  const errors = JSON.stringify(answer.errors).slice(0, 300)
  return `${list.name} with ${JSON.stringify(filter)} has ${page?.totalCount}: [${found}], but [${should}] match; ${errors}`
}

/** A condition that the caller may name, with a value of a row that it may not see. */
function randomProbe(list: ListField, judge: Asking, rows: Rows, random: Random): Probe | null {
  const field = random.pick(filterFields(list).filter((one) => mayName(judge, one)))
  const comparator = random.pick(Object.keys(field.comparators))
  return probeOf(field, comparator, random.pick(rows[list.model] as Row[]), rows, random)
}

type Step = { order: string; descending: boolean }

/** What is wrong with an order, page after page of a third of the rows. */
async function problemOfOrder(
  judge: Asking,
  list: ListField,
  steps: readonly Step[],
  backward: boolean,
): Promise<string | null> {
  const columns = steps.map(({ order, descending }) => ({ column: columnOfOrder(list, order), descending }))
  const sorted = ids(sortRows<Row>(judge.visible(list.model), columns))
  const orderBy = steps.map(({ order, descending }) => ({
    field: order,
    direction: descending ? 'DESC' : 'ASC',
  }))
  const document = paged(list, Math.max(1, Math.ceil(sorted.length / 3)), backward)
  const found: string[] = []
  let at: string | null = null
  for (let pages = 0; pages < 5; pages++) {
    const answer: Answer = await ask(judge.ctx, document, { orderBy, at })
    const page = edgesOf(answer, list.name)
    if (!page) return `${list.name} by ${JSON.stringify(orderBy)}: ${JSON.stringify(answer.errors)}`
    found.splice(backward ? 0 : found.length, 0, ...page.edges.map(({ node }) => node.id))
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
    at = backward ? startCursor : endCursor
    if (!(backward ? hasPreviousPage : hasNextPage)) break
  }
  if (found.join() === sorted.join()) return null
  return `${list.name} by ${JSON.stringify(orderBy)} has [${found}], but should have [${sorted}]`
}

/** The answer as the cursor that was given makes it; an empty page of a feed gives the cursor itself back. */
const told = (answer: Answer, cursor: string): Answer =>
  JSON.parse(JSON.stringify(answer).replaceAll(cursor, 'the given one')) as Answer

/** The same place in the order with an id that no row has: its last letter is another. */
function besides({ cursor, node: { id } }: Edges['edges'][number]): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const near = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
  return Buffer.from(text.replace(id, near)).toString('base64url')
}

/** What somebody might send who knows what a cursor is made of. */
function forgeries(cursor: string): string[] {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
  return [
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
}
