import { parse, print, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import { readOperation } from '../src/document.ts'
import { printDocument } from '../src/print.ts'

const kitchenSink = `
  query Sink($id: ID!, $ids: [[ID!]!]! = [["a"]], $input: I = { a: { b: [1, -2.5e3, true, null, RED], c: "q\\"\\\\\\n\\u0001é💚" } } @v) @live(if: $id) {
    alias: field(id: $id, text: """ block "text" \\""" """, empty: "", list: [], object: {}) @skip(if: false) @include(if: true) {
      ...F @d(a: 1)
      ... on T @x { __typename }
      ... { a }
      ... @include(if: $id) { b }
    }
    plain
  }
  fragment F on T @y { c(on: on) { fragment query } }
`

describe('the text of a syntax tree', () => {
  it('parses into the same tree', () => {
    const tree = parse(kitchenSink)
    // A block string comes out as an ordinary one of the same value.
    const unblocked = visit(tree, { StringValue: (node) => ({ ...node, block: false }) })
    expect(print(parse(printDocument(tree)))).toBe(print(unblocked))
  })

  it('is needed for operations and fragments alone', () => {
    expect(() => printDocument(parse('type Query { a: Int }'))).toThrow(TypeError)
  })
})

describe('the operation of a document', () => {
  it.each([
    ['{ a }', 'query', null],
    ['query { a }', 'query', null],
    ['query Names { a }', 'query', 'Names'],
    ['query @live { a }', 'query', null],
    ['query($a: I = {b: {c: 1}}) { a }', 'query', null],
    ['mutation Rename($a: ID!) @x(y: "{") { a }', 'mutation', 'Rename'],
    ['mutation\n# a { comment\nRename { a(b: "mutation {", c: """ " } """) }', 'mutation', 'Rename'],
    ['fragment query on T { mutation } mutation M { ...query }', 'mutation', 'M'],
    ['mutation mutation { query }', 'mutation', 'mutation'],
    ['\uFEFF query A { a }', 'query', 'A'],
  ])('%s', (text, kind, name) => {
    expect(readOperation(text)).toEqual({ kind, name, text })
  })

  it.each(['', 'fragment F on T { a }', 'query A { a } query B { b }', 'type T { a: Int }', '}{'])(
    'is not found in %j',
    (text) => {
      expect(() => readOperation(text)).toThrow(TypeError)
    },
  )
})
