import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Arguments,
  type Command,
  connectionFlags,
  type Flag,
  formatFlags,
  isOn,
  textOf,
} from '../command.ts'
import { connect, connectionOf } from '../connection.ts'
import { kinds } from '../import/columns.ts'
import { csvSet } from '../import/csv-set.ts'
import { entando } from '../import/entando.ts'
import { gaugeOf } from '../import/gauge.ts'
import { openJournal } from '../import/journal.ts'
import { replicated } from '../import/replicated.ts'
import { openReport } from '../import/report.ts'
import { runImport, type Tally, tallyOf } from '../import/run.ts'
import type { Source } from '../import/source.ts'
import { fingerprintOf } from '../import/text.ts'
import { Interruption, type Io } from '../io.ts'
import { note, print, printingOf } from '../output.ts'
import { UsageError } from '../usage-error.ts'

const flags: readonly Flag[] = [
  { name: 'apply', description: 'Does it, after a dry run of the same; without, nothing is written.' },
  { name: 'yes', description: 'With --apply: without a dry run before.' },
  {
    name: 'update',
    description: 'Rows that are there take over what the file says; by default they are left alone.',
  },
  {
    name: 'create-missing',
    description: 'Makes products, versions and subscription levels that rows name and that are not there.',
  },
  {
    name: 'report',
    value: '<file>',
    description: 'A file, .csv or .jsonl, for everything that is not taken, with line, field and reason.',
  },
  {
    name: 'journal',
    value: '<file>',
    description: 'What was done, to go on from; by default portico-import-….jsonl beside the input.',
  },
  {
    name: 'concurrency',
    value: '<number>',
    description: 'How many requests are under way at once, 1 to 64; 16.',
  },
]

const notes = [
  'Without --apply it is a dry run: every row is read and held against the server, and nothing is written there. An import that was ended goes on when it is run again, and takes nothing twice. The exit code is 7 where rows were not taken.',
]

const product = (description: string): Flag => ({ name: 'product', value: '<slug>', description })

export const importCsv = importing({
  name: 'csv',
  description: `Takes over the CSV files of a folder: ${kinds
    .filter((kind) => kind !== 'archived')
    .map((kind) => `${kind}.csv`)
    .join(', ')}, each with a line of names. The README of the command line lists their columns.`,
  positional: { name: 'folder', description: 'The folder with the files.', required: true },
  examples: ['portico import csv export', 'portico import csv export --apply --report not-taken.csv'],
  open: (folder) => csvSet(folder),
})

export const importReplicated = importing({
  name: 'replicated',
  description:
    'Takes over the customers of Replicated with their licenses, as `replicated customer ls --output json` prints them.',
  positional: { name: 'file', description: 'The JSON.', required: true },
  flags: [product('The product that the licenses are for; without, they are not taken.')],
  examples: [
    'portico import replicated customers.json --product flow-engine',
    'portico import replicated customers.json --product flow-engine --apply --report not-taken.csv',
  ],
  open: (file, args) => replicated(file, textOf(args, 'product')),
})

export const importEntando = importing({
  name: 'entando',
  description:
    "Takes over customers, projects with their partners, and subscriptions of Entando's customer portal: a folder with customers.json, projects.json and subscriptions.json, as its API answers.",
  positional: { name: 'folder', description: 'The folder with the files.', required: true },
  flags: [product('The product that the subscriptions are to; entando.')],
  examples: [
    'portico import entando export --create-missing',
    'portico import entando export --create-missing --apply --report not-taken.csv',
  ],
  open: (folder, args) => entando(folder, textOf(args, 'product')),
})

type Import = Pick<Command, 'description' | 'examples'> & {
  name: string
  positional: NonNullable<Command['positional']>
  flags?: readonly Flag[]
  open: (path: string, args: Arguments) => Promise<Source>
}

function importing({ name, open, flags: own = [], ...command }: Import): Command {
  return {
    ...command,
    path: ['import', name],
    flags: [...own, ...flags, ...formatFlags, ...connectionFlags],
    notes,
    run: (args, io) => run(name, open, args, io),
  }
}

async function run(name: string, open: Import['open'], args: Arguments, io: Io): Promise<void> {
  const [path] = args.words
  if (path === undefined)
    throw new UsageError(`What is to be imported? portico import ${name} --help says how.`)
  const printing = printingOf(args, ['kind', 'rows', 'create', 'update', 'keep', 'refuse'])
  const concurrency = concurrencyOf(args)
  const [dryRun, update, createMissing] = [
    !isOn(args, 'apply'),
    isOn(args, 'update'),
    isOn(args, 'create-missing'),
  ]
  const given = await connectionOf(args, io)
  // Long enough to wait for a budget that is used up.
  const connection = { ...given, timeoutMs: args.flags.has('timeout') ? given.timeoutMs : 120_000 }
  const source = await open(path, args)
  for (const text of source.notes) await note(args, io, text)

  const about = [name, connection.endpoint, connection.team ?? '', textOf(args, 'product') ?? '']
  const fingerprint = await fingerprintOf([...about, String(update), String(createMissing)], source.files)
  const journal = await openJournal(
    textOf(args, 'journal') ?? (await journalBeside(path, fingerprint)),
    fingerprint,
  )
  const tally = tallyOf()
  try {
    if (!dryRun && !journal.isAgreed && !isOn(args, 'yes'))
      throw new UsageError(
        'Nobody has looked yet at what this import would do.',
        'Run it without --apply first, with the same flags; or add --yes.',
      )
    if (!dryRun) await journal.agree()
    const report = await openReport(textOf(args, 'report'), (text) => note(args, io, text), [
      ...source.files.map((file) => file.path),
      journal.path,
    ])
    const gauge = gaugeOf(args, io, await bytesOf(source))
    try {
      const portico = await connect(connection)
      const { passes } = source
      const { signal } = io
      await runImport(
        {
          portico,
          signal,
          passes,
          fingerprint,
          journal,
          report,
          gauge,
          dryRun,
          update,
          createMissing,
          concurrency,
        },
        tally,
      )
      if (dryRun) await journal.agree()
    } catch (error) {
      if (!dryRun)
        await note(args, io, `It ended early; the same command goes on. ${journal.path} has what was done.`)
      throw error
    } finally {
      gauge.end()
      await report.close()
    }
  } finally {
    await journal.close()
  }
  const rows = rowsOf(tally)
  await print(rows, printing, args, io)
  if (dryRun) await note(args, io, 'A dry run: nothing was written. --apply does it.')
  if (rows.some(({ refuse }) => refuse > 0)) throw new Interruption('', 7)
}

const rowsOf = (tally: Tally) =>
  kinds.filter((kind) => tally[kind].rows + tally[kind].create > 0).map((kind) => ({ kind, ...tally[kind] }))

function concurrencyOf(args: Arguments): number {
  const text = textOf(args, 'concurrency') ?? '16'
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number
  throw new UsageError('--concurrency is a whole number from 1 to 64.')
}

async function journalBeside(path: string, fingerprint: string): Promise<string> {
  const isFolder = (await stat(path)).isDirectory()
  return join(isFolder ? path : dirname(path), `portico-import-${fingerprint.slice(0, 12)}.jsonl`)
}

/** Of every pass: files that are read twice count twice. */
async function bytesOf({ passes }: Source): Promise<number> {
  const sizes = await Promise.all(passes.map(async ({ file }) => (await stat(file.path)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
