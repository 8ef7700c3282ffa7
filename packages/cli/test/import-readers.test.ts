import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../src/import/csv-rows.ts'
import { type JsonRow, readJson } from '../src/import/json-rows.ts'
import { folder } from './shell.ts'

/** The text in one piece, and character by character: where a piece ends must not matter. */
async function csv(text: string) {
  const read = async (pieces: readonly string[]) => {
    const rows: unknown[] = []
    for await (const { line, cells, problem } of readCsv(
      (async function* () {
        yield* pieces
      })(),
    ))
      rows.push(problem ? [line, problem] : [line, ...cells])
    return rows
  }
  const rows = await read([text])
  expect(await read([...text])).toEqual(rows)
  return rows
}

describe('CSV', () => {
  it('is read as RFC 4180 has it', async () => {
    expect(await csv('a,b\r\n"c, d","e ""f"""\r\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'c, d', 'e "f"'],
    ])
    expect(await csv('a,b,\n,"",x')).toEqual([
      [1, 'a', 'b', ''],
      [2, '', '', 'x'],
    ])
    expect(await csv('a\rb\rc')).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ])
    expect(await csv('')).toEqual([])
  })

  it('has rows of several lines, and lines without a row', async () => {
    expect(await csv('a,"b\r\nc\nd"\n\n\ne,f\n""\n')).toEqual([
      [1, 'a', 'b\r\nc\nd'],
      [6, 'e', 'f'],
      [7, ''],
    ])
  })

  it('goes on after a row that is malformed', async () => {
    const doubled = 'A quote in a cell is written twice, and the cell between quotes.'
    expect(await csv('a"b,c\n"d"e,f\ng,h\n')).toEqual([
      [1, doubled],
      [2, doubled],
      [3, 'g', 'h'],
    ])
    expect(await csv('a,b\nc,"d\ne,f\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'A quote that opens in this row is never closed.'],
    ])
  })

  it('keeps nothing of a row that is too long', async () => {
    const long = `"${'x'.repeat(1_500_000)}",b\nc,d\n`
    const rows: unknown[] = []
    const pieces = (async function* () {
      yield long
    })()
    for await (const row of readCsv(pieces)) rows.push(row)
    expect(rows).toEqual([
      { line: 1, cells: [], problem: 'The row is longer than 1,000,000 characters.' },
      { line: 2, cells: ['c', 'd'] },
    ])
  })
})

async function json(text: string): Promise<JsonRow[]> {
  using here = folder()
  const path = join(here.path, 'rows.json')
  writeFileSync(path, text)
  const rows: JsonRow[] = []
  for await (const row of readJson(path, () => {})) rows.push(row)
  return rows
}

describe('JSON', () => {
  it('is read object by object, with the line of each', async () => {
    const rows = [{ a: 'x ] } , "y" \\', b: [{ c: [1, 2] }] }, {}, { name: 'ü\u2028' }]
    const pretty = await json(`\ufeff${JSON.stringify(rows, null, 2)}\n`)
    expect(pretty.map(({ value }) => value)).toEqual(rows)
    expect(pretty.map(({ line }) => line)).toEqual([2, 13, 14])
    expect((await json(JSON.stringify(rows))).map(({ value }) => value)).toEqual(rows)
    expect(await json('[]')).toEqual([])
  })

  it('is read over the ends of pieces', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => ({ id: `c${i}`, name: `"${'é'.repeat(i % 70)}` }))
    expect((await json(JSON.stringify(rows))).map(({ value }) => value)).toEqual(rows)
  })

  it('says what cannot be read, and goes on where that can be', async () => {
    const problems = async (text: string) => (await json(text)).map(({ problem }) => problem ?? null)
    expect(await problems('[{"a":1},nonsense,{"b":2},7]')).toEqual([
      null,
      'This is no JSON.',
      null,
      'This is no object.',
    ])
    expect(await problems('{"message":"401"}')).toEqual(['The file is no list.'])
    expect(await problems('[{"a":1},{"b"')).toEqual([null, 'The file ends before its list does.'])
    expect(await problems('[{"a":1}] trailing')).toEqual([null, 'There is more after the list.'])
    expect(await problems('')).toEqual(['The file ends before its list does.'])
  })
})
