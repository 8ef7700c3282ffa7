import type { List, Portico } from '@portico/sdk'
import { type Arguments, type Command, connectionFlags, formatFlags, isOn, textOf } from '../command.ts'
import { type Connection, connect, connectionOf, requestOptions } from '../connection.ts'
import { examplesOf } from '../examples.ts'
import { type Inputs, inputFlag, inputsOf, readVariables } from '../inputs.ts'
import { Interruption, type Io, write } from '../io.ts'
import type { Operation } from '../operation.ts'
import { formatOf, jsonText, note, print, printingOf, printPages } from '../output.ts'
import { progressOf } from '../progress.ts'
import type { Row } from '../rows.ts'
import { UsageError } from '../usage-error.ts'

/** The command of an operation: its inputs as flags, its answer printed. */
export function commandOf(operation: Operation): Command {
  const inputs = inputsOf(operation)
  const { path, description, kind } = operation
  const own = kind === 'list' ? listFlags : kind === 'mutation' ? mutationFlags : []
  return {
    path,
    description,
    flags: [
      ...inputs.flags,
      ...(inputs.fields.length > 0 && kind !== 'list' ? [inputFlag] : []),
      ...own,
      ...formatFlags,
      ...connectionFlags,
    ],
    ...(inputs.positional && { positional: inputs.positional }),
    examples: examplesOf(operation, inputs),
    notes:
      kind === 'list' ? filterNotes : inputs.flags.some(({ does }) => does === 'clear') ? clearNotes : [],
    run: (args, io) => runs[kind](operation, inputs, args, io),
  }
}

const mutationFlags = [
  { name: 'dry-run', description: 'Prints what would be sent, and sends nothing.' },
  {
    name: 'idempotency-key',
    value: '<key>',
    description:
      'Makes repeating the command safe: for 24 hours, the same key has one effect and one answer.',
  },
] as const

const defaultFirst = 25

const listFlags = [
  { name: 'first', value: '<number>', description: `How many rows; ${defaultFirst}.` },
  { name: 'all', description: 'Every row, printed as it comes.' },
  { name: 'count', description: 'Only how many there are.' },
  { name: 'page-size', value: '<number>', description: 'How many rows are fetched at once, 1 to 100; 100.' },
] as const

const filterNotes = [
  'A filter is name=value (also a,b for one of several, and null), name!=value, name~part, name^=beginning, or name with >, >=, < and <=; all that are given must hold. Anything else is JSON: --filter \'{"or":[…]}\', or a flag such as --filter.name.contains.',
]

const clearNotes = [
  'What is left out stays or gets its default. --clear-<flag> empties a field that may be empty; so does the value null, but for texts, where it is a text.',
]

type Method = (...args: unknown[]) => unknown

/** Calls the operation's method of the client. */
function invoke(
  portico: Portico,
  operation: Operation,
  variables: Row,
  inputs: Inputs,
  options: object,
): unknown {
  const { namespace, method, takes } = operation
  const target = (namespace === null ? portico : portico[namespace as keyof Portico]) as unknown as Record<
    string,
    Method
  >
  if (takes === 'nothing') return target[method]!(options)
  if (takes === 'object') return target[method]!(variables, options)
  return target[method]!(inputs.input ? variables : variables[operation.variables[0]!.name], options)
}

async function call(operation: Operation, inputs: Inputs, args: Arguments, io: Io): Promise<void> {
  const printing = printingOf(args, operation.columns)
  const variables = await readVariables(operation, inputs, args, io)
  const options = requestOptions(args, io)
  if (isOn(args, 'dry-run')) {
    return dryRun(args, io, (portico, signal) =>
      invoke(portico, operation, variables, inputs, { ...options, signal }),
    )
  }
  const portico = await connect(await connectionOf(args, io))
  await print(
    await answered(operation, io, invoke(portico, operation, variables, inputs, options)),
    printing,
    args,
    io,
  )
}

/** A mutation that is interrupted may have reached the server. */
async function answered({ kind }: Operation, { signal }: Io, request: unknown): Promise<unknown> {
  try {
    return await request
  } catch (error) {
    if (kind !== 'mutation' || !(signal.aborted && signal.reason instanceof Interruption)) throw error
    const message = 'portico: Interrupted. It may have been carried out: look before you try again.'
    throw new Interruption(message, signal.reason.exitCode)
  }
}

/** Prints what happens as it happens, until it is interrupted. */
async function follow(operation: Operation, inputs: Inputs, args: Arguments, io: Io): Promise<void> {
  const printing = printingOf(args, operation.columns)
  const variables = await readVariables(operation, inputs, args, io)
  const portico = await connect(await connectionOf(args, io))
  const { signal } = io
  const updates = invoke(portico, operation, variables, inputs, { signal }) as AsyncIterable<Row>
  async function* pages(): AsyncGenerator<readonly Row[]> {
    for await (const update of updates) yield [update]
    // The updates end in silence when the signal ends them.
    signal.throwIfAborted()
  }
  await printPages(pages(), printing, args, io)
}

async function list(operation: Operation, inputs: Inputs, args: Arguments, io: Io): Promise<void> {
  const printing = printingOf(args, operation.columns)
  const wanted = isOn(args, 'all') ? Number.POSITIVE_INFINITY : numberOf(args, 'first', 1, 1_000_000_000)
  if (isOn(args, 'all') && wanted !== undefined && args.flags.has('first'))
    throw new UsageError('--all and --first do not go together.')
  const limit = wanted ?? defaultFirst
  const pageSize = Math.min(numberOf(args, 'page-size', 1, 100) ?? 100, limit)
  const variables = await readVariables(operation, inputs, args, io)
  const portico = await connect(await connectionOf(args, io))
  const rows = invoke(
    portico,
    operation,
    { ...variables, pageSize },
    inputs,
    requestOptions(args, io),
  ) as List<Row>

  if (isOn(args, 'count')) return write(io.stdout, `${await rows.count()}\n`)
  const progress = limit > pageSize ? progressOf(args, io, () => rows.count()) : undefined
  let more = false
  let cursor: string | null = null
  async function* pages(): AsyncGenerator<readonly Row[]> {
    let left = limit
    for await (const { nodes, hasNextPage, endCursor } of rows.pages()) {
      yield nodes.slice(0, left)
      progress?.advance(Math.min(nodes.length, left))
      left -= nodes.length
      more = hasNextPage || left < 0
      cursor = left < 0 ? null : endCursor
      if (left <= 0) return
    }
  }
  try {
    await printPages(pages(), printing, args, io)
  } finally {
    progress?.end()
  }
  if (more)
    await note(
      args,
      io,
      `There are more: --all prints every row, --first as many as you say.${args.flags.has('first') && cursor ? `\nTo go on from here: --after ${cursor}` : ''}`,
    )
}

const runs = { list, live: follow, query: call, mutation: call } as const

function numberOf(args: Arguments, flag: string, min: number, max: number): number | undefined {
  const text = textOf(args, flag)
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= max) return value
  throw new UsageError(
    `--${flag} must be a whole number from ${min}${max > 1e6 ? '' : ` to ${max}`}, not ${JSON.stringify(text)}.`,
  )
}

/** Nothing of it is reached: the request ends where it would be sent. */
const nowhere: Connection = {
  endpoint: 'http://localhost/graphql',
  token: null,
  team: undefined,
  timeoutMs: 30_000,
}

/** Prints the request that a call would send: made by the client itself, and stopped at its door. */
export async function dryRun(
  args: Arguments,
  io: Io,
  send: (portico: Portico, signal: AbortSignal) => unknown,
): Promise<void> {
  const stopped = new AbortController()
  let body: { query: string; variables?: unknown } | undefined
  const portico = await connect(nowhere, (_url, init) => {
    body = JSON.parse(String(init.body))
    stopped.abort()
    return Promise.reject(stopped.signal.reason)
  })
  await Promise.resolve(send(portico, stopped.signal)).catch((error: unknown) => {
    if (!body) throw error
  })
  const { query, variables = {} } = body!
  const [, operation = 'query'] = /^\s*((?:query|mutation)\s+\w+)/.exec(query) ?? []
  const idempotencyKey = textOf(args, 'idempotency-key')
  if (formatOf(args) === 'table') {
    await write(io.stdout, `${operation}\n${jsonText(variables, 2)}\n`)
  } else {
    const request = { operation, variables, query, ...(idempotencyKey !== undefined && { idempotencyKey }) }
    await write(io.stdout, `${jsonText(request, 2)}\n`)
  }
  await note(args, io, 'Nothing was sent.')
}
