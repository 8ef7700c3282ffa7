import { expect, test } from 'vitest'
import { headOf, textOf } from './format.ts'

const cell = (value: unknown) => textOf('CSV', ['a', 'b'], [{ a: value, b: 1 }])

test.each([
  ['plain', 'plain,1\r\n'],
  ['one, two', '"one, two",1\r\n'],
  ['he said "no"', '"he said ""no""",1\r\n'],
  ['two\nlines', '"two\nlines",1\r\n'],
  ['ends with\r', '"ends with\r",1\r\n'],
  ['', ',1\r\n'],
  [null, ',1\r\n'],
  [undefined, ',1\r\n'],
  [-5, '-5,1\r\n'],
  [true, 'true,1\r\n'],
  [new Date('2026-06-15T12:00:00Z'), '2026-06-15T12:00:00.000Z,1\r\n'],
  [['ADMIN', 'MEMBER'], 'ADMIN; MEMBER,1\r\n'],
  [{ a: 'b,c' }, '"{""a"":""b,c""}",1\r\n'],
])('%j is a cell', (value, expected) => {
  expect(cell(value)).toBe(expected)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1'])(
  'a spreadsheet takes %j for text and not for a formula',
  (text) => {
    expect(cell(text).replace(/^"/, '')).toMatch(/^'/)
    expect(cell([text]).replace(/^"/, '')).toMatch(/^'/)
    expect(JSON.parse(textOf('JSONL', ['a'], [{ a: text }]))).toEqual({ a: text })
  },
)

test('CSV begins with the names of the columns; JSON has them in every line, on a line each', () => {
  expect(headOf('CSV', ['id', 'a,b'])).toBe('id,"a,b"\r\n')
  expect(headOf('JSONL', ['id'])).toBe('')
  expect(textOf('JSONL', ['a'], [{ a: 'x\ny' }, { a: null }])).toBe('{"a":"x\\ny"}\n{"a":null}\n')
})
