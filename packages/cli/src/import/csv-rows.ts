/** A row with the line on which it begins. One with a problem has no cells. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[]; readonly problem?: string }

/** Longer rows are not kept: a quote that is never closed must not fill the memory. */
const longest = 1_000_000

/** Reads CSV as RFC 4180 has it, however its lines end. Empty lines are no rows. */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  let state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin'
  let cells: string[] = []
  let cell = ''
  let size = 0
  let problem: string | undefined
  let line = 1
  let begun = 1
  let afterReturn = false
  let wasQuoted = false

  const endCell = () => {
    cells.push(cell)
    cell = ''
    state = 'begin'
  }
  const endRow = (): CsvRow | null => {
    const isEmpty = cells.length === 0 && cell === '' && !wasQuoted && !problem
    endCell()
    const row = problem ? { line: begun, cells: [], problem } : { line: begun, cells }
    cells = []
    size = 0
    problem = undefined
    wasQuoted = false
    return isEmpty ? null : row
  }

  for await (const chunk of chunks) {
    for (const character of chunk) {
      if (afterReturn) {
        afterReturn = false
        if (character === '\n') continue
      }
      if (++size === longest + 1) {
        problem ??= `The row is longer than ${longest.toLocaleString('en')} characters.`
        cells = []
        cell = ''
      }
      if (state === 'quoted') {
        if (character === '"') state = 'closed'
        else if (size <= longest) cell += character
        if (character === '\n') line++
        continue
      }
      if (character === '\n' || character === '\r') {
        const row = endRow()
        if (row) yield row
        line++
        begun = line
        afterReturn = character === '\r'
      } else if (character === ',') {
        if (size <= longest) endCell()
        else state = 'begin'
      } else if (character === '"' && state === 'begin') {
        state = 'quoted'
        wasQuoted = true
      } else if (character === '"' && state === 'closed') {
        state = 'quoted'
        if (size <= longest) cell += '"'
      } else if (character === '"' || state === 'closed') {
        problem ??= 'A quote in a cell is written twice, and the cell between quotes.'
      } else {
        state = 'plain'
        if (size <= longest) cell += character
      }
    }
  }
  // Assigned in a loop that the compiler does not follow.
  if ((state as string) === 'quoted') problem = 'A quote that opens in this row is never closed.'
  const row = endRow()
  if (row) yield row
}
