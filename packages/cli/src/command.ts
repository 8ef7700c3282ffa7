import type { Io } from './io.ts'

export type Flag = {
  /** Without the dashes: `customer-id`. */
  readonly name: string
  readonly description: string
  /** What follows it, in the words of the help: `<id>`; without, the flag is a switch. */
  readonly value?: string
  readonly required?: boolean
  readonly repeats?: boolean
  /** `--no-<name>` says the opposite. */
  readonly negatable?: boolean
  /** The only values it has, or the usual ones. */
  readonly values?: readonly string[]
  /** One letter: `o` for `-o`. */
  readonly short?: string
  /** Left out of the help, which explains it with others. */
  readonly hidden?: boolean
}

export type Positional = {
  readonly name: string
  readonly description: string
  readonly required?: boolean
  readonly repeats?: boolean
  readonly values?: readonly string[]
}

/** What was written after the words of a command. */
export type Arguments = {
  /** By name of the flag: the values it was given, in their order. */
  readonly flags: ReadonlyMap<string, readonly (string | boolean)[]>
  readonly words: readonly string[]
}

export type Command = {
  readonly path: readonly string[]
  readonly description: string
  readonly flags: readonly Flag[]
  readonly positional?: Positional
  readonly examples: readonly string[]
  /** More for the help, such as how a filter is written. */
  readonly notes?: readonly string[]
  readonly run: (args: Arguments, io: Io) => Promise<void>
}

/** The last value of a flag that is no switch. */
export function textOf({ flags }: Arguments, name: string): string | undefined {
  const value = flags.get(name)?.at(-1)
  return typeof value === 'string' ? value : undefined
}

export const isOn = ({ flags }: Arguments, name: string): boolean => flags.get(name)?.at(-1) === true

/** Flags of every command that talks to a server. */
export const connectionFlags: readonly Flag[] = [
  {
    name: 'profile',
    value: '<name>',
    description: 'The profile of `portico login` to use; also PORTICO_PROFILE.',
  },
  {
    name: 'endpoint',
    value: '<url>',
    description: 'The address of the API, instead of PORTICO_ENDPOINT and that of the profile.',
  },
  {
    name: 'team',
    value: '<id>',
    description: 'The customer or partner to act in, for people of several; also PORTICO_TEAM.',
  },
  {
    name: 'timeout',
    value: '<seconds>',
    description: 'How long a request may take, its repetitions included; 30.',
  },
  { name: 'insecure', description: 'Sends the token over plain http beyond this machine.' },
]

/** Flags of every command that prints rows. */
export const formatFlags: readonly Flag[] = [
  { name: 'json', description: 'Prints JSON; errors too.' },
  { name: 'jsonl', description: 'Prints one JSON value per line.' },
  { name: 'csv', description: 'Prints CSV with a line of names.' },
  {
    name: 'columns',
    value: '<names>',
    repeats: true,
    description: 'What to print and in which order, separated by commas.',
  },
]

/** Flags of every command. */
export const commonFlags: readonly Flag[] = [
  { name: 'quiet', description: 'No notes and no progress on stderr, only errors.' },
  { name: 'color', negatable: true, description: 'Colors; by default on a terminal without NO_COLOR.' },
  { name: 'help', short: 'h', description: 'Explains the command.' },
]
