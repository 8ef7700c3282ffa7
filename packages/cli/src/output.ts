import { type Arguments, isOn } from './command.ts'
import { csvLine } from './csv.ts'
import { type Io, write } from './io.ts'
import { isRow, pick, type Row, valueAt } from './rows.ts'
import { didYouMean } from './suggest.ts'
import { recordLines, tableOf } from './table.ts'
import { UsageError } from './usage-error.ts'

export type Format = 'table' | 'json' | 'jsonl' | 'csv'

/** How to print, checked before anything is sent. */
export type Printing = {
  readonly format: Format
  /** The paths of what to print. */
  readonly columns: readonly string[]
  /** Whether the caller chose them. */
  readonly chosen: boolean
}

/** `paths` is everything there is to print. */
export function printingOf(args: Arguments, paths: readonly string[]): Printing {
  const format = formatOf(args)
  const written = (args.flags.get('columns') ?? []).flatMap((text) => String(text).split(','))
  const columns = written.map((name) => {
    const path = paths.find((one) => bare(one) === bare(name))
    if (path !== undefined) return path
    throw new UsageError(
      `There is no column ${JSON.stringify(name.trim())}.${didYouMean(name, paths)}`,
      `There are ${paths.join(', ')}.`,
    )
  })
  return { format, columns: columns.length > 0 ? columns : paths, chosen: columns.length > 0 }
}

/** `contactEmail`, `contact-email` and `CONTACT-EMAIL` are one column. */
const bare = (name: string) => name.trim().replaceAll('-', '').toLowerCase()

export function formatOf(args: Arguments): Format {
  const [format = 'table', ...others] = (['json', 'jsonl', 'csv'] as const).filter((name) => isOn(args, name))
  if (others.length > 0) throw new UsageError(`--${format} and --${others[0]} do not go together.`)
  return format
}

/** Prints what a method has answered. */
export async function print(result: unknown, printing: Printing, args: Arguments, io: Io): Promise<void> {
  if (Array.isArray(result)) return printPages([result as Row[]], printing, args, io)
  const { format } = printing
  const out = (text: string) => write(io.stdout, text, io.signal)
  const row = printing.chosen && isRow(result) ? pick(result, printing.columns) : result
  if (format === 'json') return out(`${jsonText(row, 2)}\n`)
  if (format === 'jsonl') return out(`${jsonText(row)}\n`)
  if (!isRow(result)) return note(args, io, result === null ? 'There is none.' : String(result))
  if (format === 'csv') return printPages([[result]], printing, args, io)
  await out(recordLines(result, printing, io.stdout))
}

/** Prints pages one by one as they come. */
export async function printPages(
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  printing: Printing,
  args: Arguments,
  io: Io,
): Promise<void> {
  const { columns, format, chosen } = printing
  const out = (text: string) => write(io.stdout, text, io.signal)
  const picked = (row: Row) => (chosen ? pick(row, columns) : row)
  let rows = 0
  let table: ReturnType<typeof tableOf> | undefined
  if (format === 'csv') await out(csvLine(columns))
  for await (const page of pages) {
    if (page.length === 0) continue
    if (format === 'json')
      await out(page.map((row, i) => `${rows + i === 0 ? '[\n' : ',\n'}${indented(picked(row))}`).join(''))
    if (format === 'jsonl') await out(page.map((row) => `${jsonText(picked(row))}\n`).join(''))
    if (format === 'csv')
      await out(
        page
          .map((row) =>
            csvLine(
              columns.map((path) => valueAt(row, path)),
              io.stdout.isTTY,
            ),
          )
          .join(''),
      )
    if (format === 'table') {
      // The first page says how wide the columns are: what follows is printed as it comes.
      if (!table) {
        table = tableOf(page, printing, { output: io.stdout, color: hasColor(args, io) })
        await out(table.head)
      }
      await out(table.lines(page))
    }
    rows += page.length
  }
  if (format === 'json') await out(rows === 0 ? '[]\n' : '\n]\n')
  if (format === 'table' && rows === 0) await note(args, io, 'There are none.')
}

/** For the reader, on stderr, so that it is in no file. */
export async function note(args: Arguments, io: Io, text: string): Promise<void> {
  if (!isOn(args, 'quiet')) await write(io.stderr, `${text}\n`)
}

function hasColor({ flags }: Arguments, { stdout, env }: Pick<Io, 'stdout' | 'env'>): boolean {
  const asked = flags.get('color')?.at(-1)
  return typeof asked === 'boolean' ? asked : Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'
}

const unsafe = /[\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** JSON that means the same, without the characters that a terminal would obey. */
export const jsonText = (value: unknown, indent?: number): string =>
  (JSON.stringify(value, null, indent) ?? 'null').replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const indented = (value: unknown) =>
  jsonText(value, 2)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
