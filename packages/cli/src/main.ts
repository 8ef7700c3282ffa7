import pkg from '../package.json' with { type: 'json' }
import { assertWords, readArguments } from './arguments.ts'
import { type Command, commonFlags, connectionFlags, formatFlags } from './command.ts'
import { findCommand, listCommands, nouns } from './commands/commands.ts'
import { complete } from './complete.ts'
import { failureOf } from './failure.ts'
import { commandHelp, generalHelp, nounHelp } from './help.ts'
import { Interruption, type Io, write } from './io.ts'
import { didYouMean } from './suggest.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line, and answers with its exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await run(argv, io)
  } catch (error) {
    // However the interruption came out, it is what happened.
    const reason = io.signal.aborted && !(error instanceof Interruption) ? io.signal.reason : error
    const failure = failureOf(reason, io, asksForJson(argv))
    // Nobody may be there to read it any more.
    if (failure.text && !io.stderr.destroyed) await write(io.stderr, failure.text)
    return failure.exitCode
  }
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first, ...others] = argv
  const out = async (text: string) => {
    await write(io.stdout, text, io.signal)
    return 0
  }
  if (first === '__complete') return out(await complete(others[0] === '--' ? others.slice(1) : others, io))
  if (first === '--version' || first === '-V') return out(`portico ${pkg.version}\n`)
  if (first === 'help') return run([...others, '--help'], io)

  const { words, command, rest } = readPath(argv)
  const asksForHelp = rest.includes('--help') || rest.includes('-h')
  if (command) {
    if (asksForHelp) return out(commandHelp(command))
    const args = readArguments(rest, [...command.flags, ...commonFlags])
    assertWords(args, command)
    await command.run(args, io)
    return 0
  }
  const [noun] = words
  if (noun === undefined) return out(generalHelp())
  if (asksForHelp) return out(nounHelp(noun))
  await write(io.stderr, nounHelp(noun))
  return 2
}

type Path = { words: string[]; command: Command | undefined; rest: string[] }

/** Finds the command; flags that every command has may stand before its words. */
function readPath(argv: readonly string[]): Path {
  const known = new Map(
    [...commonFlags, ...connectionFlags, ...formatFlags].map((flag) => [`--${flag.name}`, flag]),
  )
  const words: string[] = []
  const before: string[] = []
  for (let i = 0; i < argv.length; i++) {
    const token = argv[i]!
    if (token.startsWith('-')) {
      before.push(token)
      const flag = known.get(token.split('=')[0]!)
      if (!flag && token !== '-h' && token !== '--no-color')
        throw new UsageError(
          `There is no flag ${token.split('=')[0]} before the command.${didYouMean(token, known.keys())}`,
          'portico --help lists the commands.',
        )
      if (flag?.value && !token.includes('=') && argv[i + 1] !== undefined) before.push(argv[++i]!)
      continue
    }
    words.push(token)
    const command = findCommand(words)
    if (command) return { words, command, rest: [...before, ...argv.slice(i + 1)] }
    assertNoun(words)
  }
  return { words, command: undefined, rest: before }
}

function assertNoun([noun, verb]: readonly string[]): void {
  if (!Object.hasOwn(nouns, noun!)) {
    const names = [...Object.keys(nouns), ...listCommands().map(({ path }) => path[0]!)]
    throw new UsageError(
      `There is no command ${JSON.stringify(noun)}.${didYouMean(noun!, names)}`,
      'portico --help lists them.',
    )
  }
  if (verb === undefined) return
  const verbs = listCommands(noun).map(({ path }) => path[1]!)
  throw new UsageError(
    `There is no ${JSON.stringify(verb)} for ${noun}.${didYouMean(verb, verbs)}`,
    `There are ${verbs.join(', ')}.`,
  )
}

const asksForJson = (argv: readonly string[]) =>
  argv.some((token) => token === '--json' || token === '--jsonl')
