import {
  type Arguments,
  commonFlags,
  connectionFlags,
  type Flag,
  formatFlags,
  type Positional,
} from './command.ts'
import { readFilter, readOrder } from './filter.ts'
import { enums, inputs } from './generated/commands.ts'
import { type Io, readAll, readText } from './io.ts'
import type { Field, Operation } from './operation.ts'
import { kebab } from './text.ts'
import { UsageError } from './usage-error.ts'
import { assertNames, placeholder, readJson, readObject, readType, readValue } from './values.ts'

/** A flag that sets a variable, or a field of an input, or empties it. */
type InputFlag = Flag & {
  readonly at: readonly string[]
  readonly field: Field
  readonly does: 'set' | 'clear' | 'filter' | 'order'
}

/** How the variables of an operation are written on the command line. */
export type Inputs = {
  /** The input whose fields are the flags; null where the variables are. */
  readonly input: string | null
  readonly fields: readonly Field[]
  readonly flags: readonly InputFlag[]
  readonly positional: (Positional & { readonly field: Field }) | undefined
}

/** Names that flags of the command line itself have; a field of such a name is written `--field-<name>`. */
const taken = new Set([
  ...[...connectionFlags, ...formatFlags, ...commonFlags].map(({ name }) => name),
  ...['input', 'dry-run', 'idempotency-key', 'first', 'all', 'count', 'page-size'],
])

export function inputsOf({ variables, takes, kind }: Operation): Inputs {
  const [first] = variables
  const input = takes === 'value' && inputs[readType(first!.type).name] ? readType(first!.type).name : null
  const fields = input ? inputs[input]! : variables
  const lone = loneField(fields)
  return {
    input,
    fields,
    flags: fields.flatMap((field) => flagsOf(field, [], kind === 'list')),
    positional: lone && {
      name: kebab(lone.name),
      description: lone.description,
      required: true,
      repeats: readType(lone.type).list,
      values: enums[readType(lone.type).name]?.map(({ name }) => name),
      field: lone,
    },
  }
}

/** The field that can be written without its name: the id, or the only thing that is needed. */
function loneField(fields: readonly Field[]): Field | undefined {
  const required = fields.filter(({ type }) => type.endsWith('!'))
  const id = required.find(({ name }) => name === 'id')
  const lone = id ?? (required.length === 1 ? required[0] : undefined)
  return lone && !inputs[readType(lone.type).name] && readType(lone.type).name !== 'Boolean'
    ? lone
    : undefined
}

function flagsOf(
  field: Field,
  above: readonly string[],
  listing: boolean,
  seen: readonly string[] = [],
): InputFlag[] {
  const { name: type, list, required } = readType(field.type)
  const at = [...above, field.name]
  const dotted = at.map(kebab).join('.')
  const name = taken.has(dotted) ? `field-${dotted}` : dotted
  const nested = inputs[type] && !list && !seen.includes(type) ? inputs[type] : []
  const hidden = listing && at.length > 1
  const flag: InputFlag = {
    at,
    field,
    name,
    description: field.description,
    does: listing && at.length === 1 && field.name === 'filter' ? 'filter' : 'set',
    required,
    repeats: list,
    hidden,
    values: enums[type]?.map((value) => value.name),
    ...(type === 'Boolean' && !list ? { negatable: true } : { value: placeholder(field) }),
  }
  const shaped: InputFlag =
    flag.does === 'filter'
      ? { ...flag, repeats: true, value: '<name=value>' }
      : listing && field.name === 'orderBy'
        ? { ...flag, does: 'order', value: '<name[:desc]>', values: orderValues(type) }
        : flag
  const clears: InputFlag[] =
    listing || required
      ? []
      : [{ at, field, name: `clear-${name}`, description: '', does: 'clear', hidden: true }]
  return [shaped, ...clears, ...nested.flatMap((one) => flagsOf(one, at, listing, [...seen, type]))]
}

function orderValues(type: string): string[] {
  const field = inputs[type]?.find(({ name }) => name === 'field')
  return field
    ? enums[readType(field.type).name]!.map(({ name }) => name.toLowerCase().replaceAll('_', '-'))
    : []
}

export const inputFlag: Flag = {
  name: 'input',
  value: '<json|file|->',
  description: 'The input as JSON, from a file, or from stdin (-); flags go before what it says.',
}

/** The variables that the arguments stand for. */
export async function readVariables(
  operation: Operation,
  shape: Inputs,
  args: Arguments,
  io: Io,
): Promise<Record<string, unknown>> {
  const { input, fields, flags, positional } = shape
  const given = args.flags.get('input')?.at(-1)
  const values: Record<string, unknown> =
    typeof given === 'string' ? await readInput(given, input, fields, io) : {}
  // What is nested comes after what it is nested in.
  const byDepth = flags.toSorted((a, b) => a.at.length - b.at.length)
  for (const flag of byDepth) {
    const uses = args.flags.get(flag.name)
    if (!uses) continue
    const cleared = `clear-${flag.name}`
    if (args.flags.has(cleared)) throw new UsageError(`--${flag.name} and --${cleared} do not go together.`)
    set(values, flag, readUses(flag, uses))
  }
  if (positional && args.words.length > 0) {
    const { field } = positional
    if (args.flags.has(kebab(field.name)))
      throw new UsageError(`The ${positional.name} is given twice: as a word and as a flag.`)
    const read = args.words.map((word) => readValue(word, field.type, `The ${positional.name}`))
    values[field.name] = positional.repeats ? read.flat() : read[0]
  }
  assertComplete(operation, shape, values)
  return values
}

function readUses(flag: InputFlag, uses: readonly (string | boolean)[]): unknown {
  if (flag.does === 'clear') return null
  const texts = uses.map(String)
  if (flag.does === 'filter') return readFilter(texts, readType(flag.field.type).name)
  if (flag.does === 'order') return readOrder(texts, readType(flag.field.type).name)
  const { list } = readType(flag.field.type)
  const read = texts.map((text) => readValue(text, flag.field.type, `--${flag.name}`))
  return list ? read.flat() : read.at(-1)
}

function set(values: Record<string, unknown>, { at, name }: InputFlag, value: unknown): void {
  let target = values
  for (const key of at.slice(0, -1)) {
    const next = target[key] ?? {}
    if (typeof next !== 'object') throw new UsageError(`--${name} does not go together with another flag.`)
    target[key] = next
    target = next as Record<string, unknown>
  }
  target[at.at(-1)!] = value
}

async function readInput(
  text: string,
  input: string | null,
  fields: readonly Field[],
  io: Io,
): Promise<Record<string, unknown>> {
  const json = await textOfSource(text, io)
  if (input) return readObject(json, input, '--input')
  const value = readJson(json, '--input')
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new UsageError('--input must be a JSON object.')
  for (const key of Object.keys(value)) {
    if (!fields.some(({ name }) => name === key))
      throw new UsageError(`--input has no ${JSON.stringify(key)}.`)
  }
  return value as Record<string, unknown>
}

/** JSON as it stands, or what a file or stdin (`-`) has. */
export async function textOfSource(text: string, io: Io): Promise<string> {
  if (/^\s*[{[]/.test(text)) return text
  return text === '-' ? readAll(io) : readText(text)
}

function assertComplete(
  { path }: Operation,
  { fields, flags, positional }: Inputs,
  values: Readonly<Record<string, unknown>>,
): void {
  const nameOf = (field: Field) => `--${flags.find((flag) => flag.field === field)!.name}`
  const missing = fields
    .filter(({ name, type }) => type.endsWith('!') && (values[name] === undefined || values[name] === null))
    .map((field) => (field === positional?.field ? `<${positional.name}>` : nameOf(field)))
  if (missing.length > 0)
    throw new UsageError(
      `${path.join(' ')} needs ${missing.join(', ')}.`,
      `portico ${path.join(' ')} --help explains it.`,
    )
  for (const { name, type } of fields) {
    const { name: named, list } = readType(type)
    const value = values[name]
    if (inputs[named] && !list && value !== null && typeof value === 'object')
      assertNames(value, named, `--${kebab(name)}`)
  }
}
