import { isRow, type Row } from '../rows.ts'
import { readText } from './text.ts'

/** An element of a JSON array with the line on which it begins; null is one that cannot be read. */
export type JsonRow = { readonly line: number; readonly value: Row | null; readonly problem?: string }

/** Longer elements are not kept. */
const longest = 8_000_000

/** The objects of a file with a JSON array, one by one: the whole is never in memory. */
export async function* readJson(path: string, onBytes: (bytes: number) => void): AsyncGenerator<JsonRow> {
  let depth = 0
  let inString = false
  let escaped = false
  let ended = false
  let line = 1
  let begun = 0
  /** Of the element being read. */
  let parts: string[] = []
  let size = 0

  const take = (): JsonRow => {
    const row = size > longest ? tooLong(begun) : parsed(parts.join(''), begun)
    parts = []
    size = 0
    begun = 0
    return row
  }

  for await (const chunk of readText(path, onBytes)) {
    /** Where what is to be kept of this piece begins. */
    let from = 0
    const keep = (to: number) => {
      if (begun === 0) return
      size += to - from
      if (size <= longest) parts.push(chunk.slice(from, to))
      else parts = []
    }
    for (let i = 0; i < chunk.length; i++) {
      const character = chunk[i]!
      if (character === '\n') line++
      if (inString) {
        if (escaped) escaped = false
        else if (character === '\\') escaped = true
        else if (character === '"') inString = false
        continue
      }
      if (character === ' ' || character === '\n' || character === '\r' || character === '\t') continue
      if (depth === 0) {
        if (character !== '[' || ended) {
          yield {
            line,
            value: null,
            problem: ended ? 'There is more after the list.' : 'The file is no list.',
          }
          return
        }
        depth = 1
        continue
      }
      if (depth === 1 && (character === ',' || character === ']')) {
        if (begun > 0) {
          keep(i)
          yield take()
        }
        if (character === ']') {
          depth = 0
          ended = true
        }
        continue
      }
      if (begun === 0) {
        begun = line
        from = i
      }
      if (character === '"') inString = true
      else if (character === '{' || character === '[') depth++
      else if (character === '}' || character === ']') depth--
    }
    keep(chunk.length)
  }
  if (!ended) yield { line, value: null, problem: 'The file ends before its list does.' }
}

function parsed(text: string, line: number): JsonRow {
  try {
    const value: unknown = JSON.parse(text)
    if (isRow(value)) return { line, value }
  } catch {
    return { line, value: null, problem: 'This is no JSON.' }
  }
  return { line, value: null, problem: 'This is no object.' }
}

const tooLong = (line: number): JsonRow => ({
  line,
  value: null,
  problem: `The object is longer than ${longest.toLocaleString('en')} characters.`,
})
