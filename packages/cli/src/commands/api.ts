import { type Arguments, type Command, connectionFlags, isOn, textOf } from '../command.ts'
import { connect, connectionOf, requestOptions } from '../connection.ts'
import { exitCodeOf } from '../failure.ts'
import { textOfSource } from '../inputs.ts'
import { Interruption, type Io, readAll, readText, write } from '../io.ts'
import { jsonText } from '../output.ts'
import { isRow } from '../rows.ts'
import { UsageError } from '../usage-error.ts'
import { readJson } from '../values.ts'
import { dryRun } from './generated.ts'

export const api: Command = {
  path: ['api'],
  description:
    'Sends a GraphQL document of your own and prints its data as JSON. Errors in the payload of a mutation are printed with it and make the exit code.',
  positional: { name: 'document', description: 'One query or mutation; - reads it from stdin.' },
  flags: [
    { name: 'file', value: '<file>', description: 'The file that has the document.' },
    {
      name: 'var',
      value: '<name=value>',
      repeats: true,
      description:
        'A variable: JSON, or text where it is no JSON or the document says that it is a String or an ID.',
    },
    {
      name: 'variables',
      value: '<json|file|->',
      description: 'All variables as JSON, from a file, or from stdin (-).',
    },
    { name: 'json', description: 'JSON, which it is anyhow; errors too.' },
    { name: 'dry-run', description: 'Prints what would be sent, and sends nothing.' },
    { name: 'idempotency-key', value: '<key>', description: 'Makes repeating a mutation safe.' },
    ...connectionFlags,
  ],
  examples: [
    `portico api 'query ($first: Int) { customers(first: $first) { nodes { name } } }' --var first=10`,
    'portico api --file report.graphql --variables variables.json',
  ],
  run: async (args, io) => {
    const document = await documentOf(args, io)
    const variables = await variablesOf(args, io, document)
    const options = requestOptions(args, io)
    if (isOn(args, 'dry-run')) {
      return dryRun(args, io, (portico, signal) =>
        portico.request(document, variables, { ...options, signal }),
      )
    }
    const portico = await connect(await connectionOf(args, io))
    const data = await send(() => portico.request(document, variables, options))
    await write(io.stdout, `${jsonText(data, 2)}\n`, io.signal)
    const failed = payloadError(data)
    if (failed !== null) throw new Interruption('', exitCodeOf(failed))
  },
}

async function documentOf(args: Arguments, io: Io): Promise<string> {
  const file = textOf(args, 'file')
  const [word] = args.words
  if ((file === undefined) === (word === undefined))
    throw new UsageError('Give one document: as a word, from stdin (-), or with --file.')
  if (file !== undefined) return readText(file)
  return word === '-' ? readAll(io) : word!
}

async function variablesOf(args: Arguments, io: Io, document: string): Promise<Record<string, unknown>> {
  const source = textOf(args, 'variables')
  const given = source === undefined ? {} : readJson(await textOfSource(source, io), '--variables')
  if (!isRow(given)) throw new UsageError('--variables must be a JSON object.')
  const variables: Record<string, unknown> = { ...given }
  for (const pair of args.flags.get('var') ?? []) {
    const [, name, value] = /^\$?(\w+)=([\s\S]*)$/.exec(String(pair)) ?? []
    if (name === undefined) throw new UsageError('--var takes name=value.')
    const [, type = ''] = new RegExp(`\\$${name}\\s*:\\s*(\\w+)`).exec(document) ?? []
    variables[name] = /^(String|ID)$/.test(type) ? value : jsonOrText(value!)
  }
  return variables
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** What the client says of a document that it cannot send is said of the command line. */
async function send(request: () => Promise<unknown>): Promise<unknown> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof TypeError && /document/.test(error.message)) throw new UsageError(error.message)
    throw error
  }
}

/** The code of the first error in a payload. */
function payloadError(data: unknown): string | null {
  if (!isRow(data)) return null
  for (const payload of Object.values(data)) {
    const errors = isRow(payload) ? payload.errors : null
    const [first] = Array.isArray(errors) ? errors : []
    if (isRow(first)) return String(first.code ?? 'INTERNAL')
  }
  return null
}
