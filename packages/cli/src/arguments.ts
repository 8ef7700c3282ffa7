import type { Arguments, Command, Flag } from './command.ts'
import { didYouMean } from './suggest.ts'
import { UsageError } from './usage-error.ts'

/**
 * Reads flags and words in any order. The value of a flag is what follows it, also where that begins with a single
 * dash; one that begins with two is written `--name=--value`. After `--` everything is a word.
 */
export function readArguments(argv: readonly string[], flags: readonly Flag[]): Arguments {
  const byName = new Map(flags.map((flag) => [flag.name, flag]))
  const given = new Map<string, (string | boolean)[]>()
  const words: string[] = []
  const rest = [...argv]

  const add = (flag: Flag, value: string | boolean) => {
    const values = given.get(flag.name) ?? []
    if (values.length > 0 && !flag.repeats && flag.value)
      throw new UsageError(`--${flag.name} is given twice.`)
    given.set(flag.name, [...values, value])
  }

  for (let token = rest.shift(); token !== undefined; token = rest.shift()) {
    if (token === '--') return { flags: given, words: [...words, ...rest] }
    if (!token.startsWith('-') || token === '-') {
      words.push(token)
      continue
    }
    const [, dashes, name = '', , inline] = /^(--?)([^=]*)(=([\s\S]*))?$/.exec(token)!
    const { flag, value } = find(byName, dashes!, name, token)
    if (!flag.value) {
      if (inline !== undefined && !/^(true|false)$/.test(inline))
        throw new UsageError(`${dashes}${name} takes no value but true and false.`)
      add(flag, inline === 'false' ? !value : value)
      continue
    }
    const text = inline ?? rest.shift()
    if (text === undefined || (inline === undefined && text.startsWith('--')))
      throw new UsageError(
        `${dashes}${name} needs a value: ${flag.value}.`,
        text && `A value that begins with dashes is written --${flag.name}=${text}`,
      )
    add(flag, text)
  }
  return { flags: given, words }
}

function find(
  byName: ReadonlyMap<string, Flag>,
  dashes: string,
  name: string,
  token: string,
): { flag: Flag; value: boolean } {
  if (dashes === '-') {
    for (const flag of byName.values()) if (flag.short === name) return { flag, value: true }
    throw new UsageError(`There is no flag ${token}.`)
  }
  const flag = byName.get(name)
  if (flag) return { flag, value: true }
  const opposite = name.startsWith('no-') ? byName.get(name.slice(3)) : undefined
  if (opposite?.negatable) return { flag: opposite, value: false }
  throw new UsageError(`There is no flag --${name}.${didYouMean(name, byName.keys(), '--')}`)
}

/** Holds the words to what the command takes. */
export function assertWords({ words }: Arguments, { positional, path }: Command): void {
  const most = !positional ? 0 : positional.repeats ? Number.POSITIVE_INFINITY : 1
  if (words.length > most)
    throw new UsageError(`${JSON.stringify(words[most])} is too much after ${path.join(' ')}.`)
}
