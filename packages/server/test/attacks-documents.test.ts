import { describe, expect, test } from 'vitest'
import { attackedServer, times } from './attack.ts'
import { bootstrapToken, post } from './transport.ts'

const { at, sent, everyWay, expectRefused } = attackedServer()

describe('attack 1: aliases', () => {
  test('10,000 aliases of one field are refused', () =>
    expectRefused(
      { query: `{ ${times(9_000, (i) => `a${i.toString(36)}:id`)} }` },
      'QUERY_TOO_COMPLEX',
      /characters|tokens/,
    ))

  test('31 are too many as well, and the error names the limit', () =>
    expectRefused(
      { query: `{ item { ${times(31, (i) => `a${i}: id`)} } }` },
      'QUERY_TOO_COMPLEX',
      /limit is 30 aliases/,
    ))

  test('aliases in a fragment count as often as the fragment is spread', () =>
    expectRefused(
      {
        query: `{ item { ...F items { ...F } parent { ...F } } } fragment F on Item { ${times(11, (i) => `a${i}: id`)} }`,
      },
      'QUERY_TOO_COMPLEX',
      /30 aliases/,
    ))
})

describe('attack 2: depth', () => {
  const nested = (depth: number) => `{ item ${'{ parent '.repeat(depth)} { id } ${'}'.repeat(depth)} }`

  test('50 levels are refused, 15 are not', async () => {
    await expectRefused({ query: nested(50) }, 'QUERY_TOO_COMPLEX', /15 levels/)
    for (const { status } of await everyWay({ query: nested(13) })) expect(status).toBe(200)
    await expectRefused(
      { query: nested(14) },
      'QUERY_TOO_COMPLEX',
      /15 levels of fields; this operation has more/,
    )
  })

  test('brackets that exhaust the stack of a parser are refused', async () => {
    await expectRefused({ query: '{a'.repeat(15_000) }, 'QUERY_TOO_COMPLEX', /./)
    await expectRefused({ query: `{ echo(text: ${'['.repeat(40_000)}` }, 'QUERY_TOO_COMPLEX', /./)
    await expectRefused(
      { query: `{ echo(filter: ${'{and: '.repeat(800)} null ${'}'.repeat(800)}) }` },
      'QUERY_TOO_COMPLEX',
      /levels of nested values/,
    )
    await expectRefused(
      { query: `{ echo(filter: ${'['.repeat(1_500)} ${']'.repeat(1_500)}) }` },
      'QUERY_TOO_COMPLEX',
      /levels of nested values/,
    )
  })

  test('variables that exhaust the stack are refused', async () => {
    const query = 'query Q($f: Filter) { echo(filter: $f) }'
    const deep = `${'{"and":['.repeat(50_000)}${']}'.repeat(50_000)}`
    const answer = await sent(`{"query":${JSON.stringify(query)},"variables":{"f":${deep}}}`)
    expect(answer.body.errors![0]).toMatchObject({ extensions: { code: 'QUERY_TOO_COMPLEX' } })
  })
})

describe('attack 3: fragments with the names of introspection', () => {
  test.each(['__schema', '__type', '__typename', 'IntrospectionQuery'])(
    'one named %s hides neither depth nor cost',
    async (name) => {
      const depth = `{ item { ...${name} } } fragment ${name} on Item ${'{ parent '.repeat(20)} { id } ${'}'.repeat(20)}`
      await expectRefused({ query: depth }, 'QUERY_TOO_COMPLEX', /15 levels/)
      const list = '{ items(first: 100) { items(first: 100) { items(first: 100) { id } } } }'
      await expectRefused(
        { query: `{ ...${name} } fragment ${name} on Query ${list}` },
        'QUERY_TOO_COMPLEX',
        /points of cost/,
      )
      await expectRefused({ query: `query ${name} ${list}` }, 'QUERY_TOO_COMPLEX', /points of cost/)
      const introspection = `{ ...${name} } fragment ${name} on Query { __schema { queryType { name } } }`
      await expectRefused({ query: introspection }, 'UNAUTHENTICATED', /schema/)
    },
  )
})

describe('attack 4: fragments within fragments', () => {
  const laughs = (n: number, last: string) =>
    `{ item { ...F0 } } ${times(n, (i) => `fragment F${i} on Item { ...F${i + 1} ...F${i + 1} }`)} fragment F${n} on Item { ${last} }`

  test('30 fragments that each spread the next twice are refused', () =>
    expectRefused({ query: laughs(30, 'id') }, 'QUERY_TOO_COMPLEX', /1,500 fields|50 repetitions/))

  test('the same with a field at each level is refused', () =>
    expectRefused(
      {
        query: `{ item { ...F0 } } ${times(14, (i) => `fragment F${i} on Item { parent { ...F${i + 1} } items { ...F${i + 1} } }`)} fragment F14 on Item { id }`,
      },
      'QUERY_TOO_COMPLEX',
      /limit is/,
    ))

  test('fragments in a circle are refused', async () => {
    const circle = (n: number, body: (i: number) => string) =>
      `{ item { ...F0 } } ${times(n, (i) => `fragment F${i} on Item { ${body(i)} }`)}`
    await expectRefused({ query: circle(1, () => '...F0') }, 'INVALID_INPUT', /spreads itself/)
    await expectRefused(
      { query: circle(90, (i) => `...F${(i + 1) % 90} ...F${(i + 7) % 90}`) },
      'INVALID_INPUT',
      /spreads itself/,
    )
    await expectRefused(
      { query: circle(3, (i) => `parent { ...F${(i + 1) % 3} }`) },
      'INVALID_INPUT',
      /spreads itself/,
    )
    await expectRefused(
      { query: circle(90, (i) => `parent { ...F${(i + 1) % 90} }`) },
      'QUERY_TOO_COMPLEX',
      /levels/,
    )
    await expectRefused(
      { query: circle(200, (i) => `...F${(i + 1) % 200}`) },
      'QUERY_TOO_COMPLEX',
      /100 fragments; this operation has 200/,
    )
    const unused = '{ hello } fragment A on Item { ...B } fragment B on Item { ...A }'
    await expectRefused({ query: unused }, 'INVALID_INPUT', /spreads itself/)
  })

  // The number of comparisons that validation makes grows with the square of these.
  test.each([
    ['a field selected 1,400 times', `{ item { ${times(1_400, () => 'id')} } }`],
    [
      'a field with arguments selected 300 times',
      `{ item { ${times(300, (i) => `items(first: ${i}) { id }`)} } }`,
    ],
    [
      'a field selected in 60 fragments',
      `{ item { ${times(60, (i) => `...F${i}`)} } } ${times(60, (i) => `fragment F${i} on Item { parent { id } }`)}`,
    ],
    [
      'fields selected 8 times 8 times',
      `{ item { ${times(8, () => `parent { ${times(8, () => 'parent { id }')} }`)} } }`,
    ],
    ['300 fragments', `{ hello } ${times(300, (i) => `fragment F${i} on Item { id }`)}`],
    ['30 operations', times(30, (i) => `query Q${i} { item { parent { id } } }`)],
  ])('%s are refused', (_name, query) => expectRefused({ query }, 'QUERY_TOO_COMPLEX', /limit is/))

  test('the largest documents that are not too large are validated in time', async () => {
    const alike = `{ item { ${times(49, (i) => `items(first: ${i}) { id parent { id } items { id } }`)} } }`
    const unknown = `{ item { ${times(99, (i) => `...F${i}`)} } } ${times(99, (i) => `fragment F${i} on Item { ${times(12, (j) => `x${i}_${j}`)} }`)}`
    for (const query of [alike, unknown]) await expectRefused({ query }, 'INVALID_INPUT', /./)
  })
})

describe('attack 5: list sizes', () => {
  const cost = (size: string) =>
    `{ items(first: ${size}) { items(first: ${size}) { items(first: ${size}) { id } } } }`

  test('the sizes that are given count, the largest as the largest that is answered', async () => {
    await expectRefused(
      { query: cost('2147483647') },
      'QUERY_TOO_COMPLEX',
      /limit is 200,000 points of cost; this operation has [\d,]+\. Ask for smaller/,
    )
    for (const size of ['5', '0', '-1', 'null']) {
      for (const answer of await everyWay({ query: cost(size) })) expect(answer.body.data).toBeDefined()
    }
  })

  test('a size in a variable counts, and its default, and the default of the argument', async () => {
    const query = (declaration: string) => `query Q(${declaration}) ${cost('$n')}`
    await expectRefused({ query: query('$n: Int'), variables: { n: 100 } }, 'QUERY_TOO_COMPLEX', /cost/)
    await expectRefused({ query: query('$n: Int = 100') }, 'QUERY_TOO_COMPLEX', /cost/)
    await expectRefused({ query: query('$n: Int = 1'), variables: { n: 100 } }, 'QUERY_TOO_COMPLEX', /cost/)
    for (const answer of await everyWay({ query: query('$n: Int = 100'), variables: { n: 2 } }))
      expect(answer.body.data).toBeDefined()
    const four = '{ items { items { items { items { id } } } } }'
    await expectRefused({ query: four }, 'QUERY_TOO_COMPLEX', /cost/)
  })

  test('a cheap operation in front does not hide an expensive one', async () => {
    const query = `query Cheap { hello } query Dear ${cost('100')}`
    for (const accept of ['application/json', 'application/json, text/x-unusual']) {
      const answer = await sent({ query, operationName: 'Dear' }, { accept })
      expect(answer.body.errors![0]!.extensions.code).toBe('QUERY_TOO_COMPLEX')
      expect((await sent({ query, operationName: 'Cheap' }, { accept })).body).toEqual({
        data: { hello: 'world' },
      })
    }
  })

  test('what was allowed with small variables is not allowed with large ones, cached or not', async () => {
    const query = `query Cached($n: Int) ${cost('$n')}`
    for (const [n, code] of [
      [2, undefined],
      [100, 'QUERY_TOO_COMPLEX'],
      [3, undefined],
      [100, 'QUERY_TOO_COMPLEX'],
    ] as const) {
      expect((await sent({ query, variables: { n } })).body.errors?.[0]?.extensions.code).toBe(code)
    }
  })

  test.each([
    ['2^53', { n: 2 ** 53 }],
    ['a text', { n: 'x' }],
    ['a fraction', { n: 1.5 }],
    ['a list', { n: [1, 2] }],
    ['an object', { n: { a: 1 } }],
  ])('%s as a size is refused as input', (_name, variables) =>
    expectRefused(
      { query: 'query Q($n: Int!) { items(first: $n) { id } }', variables },
      'INVALID_INPUT',
      /\$n/,
    ),
  )

  test('every variable that does not fit is reported, and unknown fields and values of inputs are', async () => {
    const query =
      'query Q($a: Int!, $b: Int, $f: Filter, $h: Failure!) { items(first: $a) { id } echo(number: $b, filter: $f) fail(how: $h) }'
    for (const answer of await everyWay({ query, variables: { b: 'x', f: { eqq: 'x' }, h: 'NO' } })) {
      expect(answer.body.errors!.map(({ extensions }) => extensions.code)).toEqual(
        Array(4).fill('INVALID_INPUT'),
      )
      expect(JSON.stringify(answer.body)).not.toMatch(/did you mean/i)
    }
  })
})

describe('attack 6: many tokens', () => {
  test.each([
    ['1,000 directives on one field', `{ hello ${times(1_000, () => '@skip(if: false)')} }`],
    ['1,000 unknown directives on one field', `{ hello ${times(1_000, () => '@a')} }`],
    ['5,000 duplicate fields', `{ ${times(5_000, () => 'hello')} }`],
    ['100 kB of comments', `{ hello } #${'x'.repeat(100_000)}`],
    ['many comments', `{ hello }${'\n#a'.repeat(15_000)}\n${times(10_000, () => '{')}`],
    ['a name of 60,000 characters', `{ ${'a'.repeat(60_000)} }`],
    ['a text of 60,000 characters', `{ echo(text: "${'a'.repeat(60_000)}") }`],
    ['21 root fields', `{ ${times(21, () => 'hello')} }`],
    ['2,000 variables', `query Q(${times(2_000, (i) => `$v${i}: Int`)}) { hello }`],
  ])('%s are refused', (_name, query) => expectRefused({ query }, 'QUERY_TOO_COMPLEX', /limit is/))

  test('1,400 unknown fields are refused in time, with few words', async () => {
    const query = `{ item { ${times(1_400, (i) => `x${i}`)} } }`
    await expectRefused({ query }, 'INVALID_INPUT', /./)
    expect((await sent({ query })).body.errors!.length).toBeLessThanOrEqual(101)
  })
})

describe('attack 10: introspection and suggestions', () => {
  test.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ a: __schema { queryType { name } } }',
    '{ ... { __schema { queryType { name } } } }',
    '{ ... on Query { ...F } } fragment F on Query { __type(name: "Query") { name } }',
    'query Q($x: Boolean = false) { hello __schema @include(if: $x) { queryType { name } } }',
  ])('anonymous callers cannot ask %s', async (query) => {
    await expectRefused({ query }, 'UNAUTHENTICATED', /./)
    const get = await fetch(`${at.url}?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/graphql-response+json' },
    })
    expect(get.status).toBe(401)
    const authenticated = await post(fetch, { query }, { url: at.url, token: bootstrapToken })
    expect(authenticated.body.errors).toBeUndefined()
    // What one caller was answered does not open the door for the next.
    await expectRefused({ query }, 'UNAUTHENTICATED', /./)
  })

  test('__typename is no secret', async () => {
    for (const { body } of await everyWay({ query: '{ __typename }' }))
      expect(body).toEqual({ data: { __typename: 'Query' } })
  })

  test('anonymous callers get no suggestions, authenticated ones do', async () => {
    const queries = [
      '{ helo }',
      '{ item { idd } }',
      '{ echo(txt: "") }',
      '{ fail(how: STRIN) }',
      '{ item { ...F } } fragment F on Itemm { id }',
    ]
    for (const query of queries) {
      for (const { body } of await everyWay({ query })) {
        expect(body.errors).toBeDefined()
        expect(JSON.stringify(body)).not.toMatch(/did you mean/i)
      }
      const { body } = await post(fetch, { query }, { url: at.url, token: bootstrapToken })
      expect(JSON.stringify(body)).toMatch(/Did you mean/)
    }
  })
})
