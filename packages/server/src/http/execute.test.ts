import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { expect, test } from 'vitest'
import { executePlanned } from './execute.ts'

const schema = buildSchema(/* GraphQL */ `
  interface Named { name: String! }
  type Query { shelf(size: Int = 2): Shelf, named: Named, broken: String, slow: String! }
  type Shelf implements Named { name: String!, books(first: Int!): [Book!]!, empty: [Book], none: Book }
  type Book { title: String!, pages: Int, tags: [String!]!, next: Book, links(most: Int!): Int, bad: String!, worse: [String!] }
`)

const late = <T>(value: T) => new Promise<T>((resolve) => setImmediate(resolve, value))
const book = (n: number): object => ({ title: `B${n}`, pages: n % 2 ? n : null, tags: ['a', 'b'], n })
const links: unknown[] = []

type Row = Record<string, unknown> & { n: number; size: number }

const resolvers: Record<string, Record<string, GraphQLFieldResolver<Row, unknown>>> = {
  Query: {
    shelf: (_root, { size }) => late({ name: 'Top', size }),
    broken: () => {
      throw new Error('Broken.')
    },
    slow: () => late('slow'),
    named: () => ({ __typename: 'Shelf', name: 'Top' }),
  },
  Shelf: {
    books: ({ size }, { first }) =>
      Array.from({ length: Math.min(size, first) }, (_, n) => (n % 2 ? late(book(n)) : book(n))),
    empty: () => [null],
    none: () => null,
  },
  Book: {
    next: ({ n }) => (n < 3 ? late(book(n + 1)) : null),
    links: (_book, args) => {
      links.push(args)
      return args.most
    },
    bad: () => null,
    worse: () => Promise.reject(new Error('Worse.')),
  },
}
for (const type of ['Query', 'Shelf', 'Book'].map((name) => schema.getType(name) as GraphQLObjectType)) {
  for (const field of Object.values(type.getFields()))
    field.resolve = resolvers[type.name]?.[field.name] ?? ((row: Row) => row[field.name])
}

type Asked = { variables?: Record<string, unknown>; signal?: AbortSignal }

/** The answer by plan, the one of graphql-js, and whether the plan was left to it. */
async function both(source: string, { variables, signal }: Asked = {}) {
  const document = parse(source)
  const args = { schema, document, variableValues: variables, contextValue: {} }
  let left = false
  const ordinarily = (): ExecutionResult | Promise<ExecutionResult> => {
    left = true
    return execute(args)
  }
  const operation = document.definitions[0] as OperationDefinitionNode
  const planned = JSON.stringify(await executePlanned(args, operation, signal, ordinarily))
  return { planned, ordinary: JSON.stringify(await execute(args)), left }
}

test.each([
  ['{ slow shelf { name books(first: 2) { title pages tags } empty { title } none { title } } a: slow }', {}],
  [
    '{ shelf { ...a books(first: 1) { next { title } } } } fragment a on Shelf { books(first: 1) { title } }',
    {},
  ],
  ['{ shelf { __typename ... on Named { x: name } ... { name } } __typename }', {}],
  [
    'query ($n: Int!, $s: Int = 4) { shelf(size: $s) { books(first: $n) { next { next { title } } } } }',
    { n: 3 },
  ],
  [
    'query ($n: Int!) { shelf(size: null) { name } b: shelf(size: $n) { books(first: $n) { title } } }',
    { n: 1 },
  ],
])('%s', async (source, variables) => {
  const { planned, ordinary, left } = await both(source, { variables })
  expect(planned).toBe(ordinary)
  expect(left).toBe(false)
})

test.each([
  ['a directive', '{ shelf { name @skip(if: true) } }', {}],
  ['an interface', '{ named { name } }', {}],
  ['a key that is no plain one', '{ __proto__: slow }', {}],
  ['a variable that does not fit', 'query ($n: Int!) { shelf(size: $n) { name } }', { n: 'three' }],
  ['an error', '{ broken slow }', {}],
  ['null where there must be a value', '{ slow shelf { books(first: 2) { title bad } } }', {}],
  [
    'a promise that fails beside others',
    '{ shelf { books(first: 2) { worse next { worse } } } slow broken }',
    {},
  ],
])('%s is left to the general executor', async (_what, source, variables) => {
  const { planned, ordinary, left } = await both(source, { variables })
  expect(planned).toBe(ordinary)
  expect(left).toBe(true)
})

test('the arguments of a field are made once for all rows', async () => {
  links.length = 0
  await both('{ shelf(size: 4) { books(first: 4) { next { links(most: 2) } } } }')
  const [byPlan] = links
  expect(links.filter((args) => args === byPlan)).toHaveLength(3)
})

test('an operation that was stopped is not tried again', async () => {
  const controller = new AbortController()
  const asked = both('{ shelf { books(first: 2) { next { title } } } }', { signal: controller.signal })
  controller.abort(new Error('Stopped.'))
  await expect(asked).rejects.toThrow('Stopped.')
})
