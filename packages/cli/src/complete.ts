import { type Command, commonFlags } from './command.ts'
import { findCommand, listCommands, nouns } from './commands/commands.ts'
import type { Io } from './io.ts'
import { loadProfiles } from './profiles.ts'
import { firstSentence } from './text.ts'

type Candidate = { readonly name: string; readonly description: string }

/** What the last of these words could become, one per line with its description. */
export async function complete(words: readonly string[], io: Pick<Io, 'env'>): Promise<string> {
  const current = words.at(-1) ?? ''
  const candidates = await candidatesFor(words.slice(0, -1), current, io)
  return candidates
    .filter(({ name }) => name.startsWith(current))
    .map(({ name, description }) => `${name}\t${firstSentence(description).replace(/\s+/g, ' ')}\n`)
    .join('')
}

async function candidatesFor(
  before: readonly string[],
  current: string,
  io: Pick<Io, 'env'>,
): Promise<Candidate[]> {
  const [noun, verb] = before
  if (noun === undefined)
    return [
      ...listCommands().map(({ path, description }) => ({ name: path[0]!, description })),
      ...Object.entries(nouns).map(([name, description]) => ({ name, description })),
    ]
  const command = findCommand([noun]) ?? (verb === undefined ? undefined : findCommand([noun, verb]))
  if (!command)
    return verb === undefined
      ? listCommands(noun).map(({ path, description }) => ({ name: path.at(-1)!, description }))
      : []
  return candidatesOf(command, before.slice(command.path.length), current, io)
}

async function candidatesOf(
  command: Command,
  before: readonly string[],
  current: string,
  io: Pick<Io, 'env'>,
): Promise<Candidate[]> {
  const flags = [...command.flags, ...commonFlags]
  const awaiting = flags.find(({ name, value }) => value && before.at(-1) === `--${name}`)
  const plain = (values: readonly string[]) => values.map((name) => ({ name, description: '' }))
  if (awaiting?.name === 'profile') return plain(Object.keys((await loadProfiles(io.env)).profiles))
  if (awaiting) return plain(awaiting.values ?? [])
  if (!current.startsWith('-')) return plain(command.positional?.values ?? [])
  const used = new Set(before)
  return flags
    .filter(
      ({ name, hidden, repeats }) =>
        (!hidden || current.includes('.')) && (repeats || !used.has(`--${name}`)),
    )
    .flatMap(({ name, negatable, description }) => [
      { name: `--${name}`, description },
      ...(negatable ? [{ name: `--no-${name}`, description }] : []),
    ])
}
