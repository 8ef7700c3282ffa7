import { type Command, commonFlags, connectionFlags, type Flag, formatFlags } from './command.ts'
import { listCommands, nouns } from './commands/commands.ts'
import { exitCodes } from './failure.ts'
import { firstSentence, pad, widthOf, wrap } from './text.ts'

const width = 100

/** The help of the whole. */
export function generalHelp(): string {
  return sections([
    ['The Portico API on the command line.', []],
    ['Usage', ['portico <noun> <verb> [flags]', 'portico <command> [flags]']],
    [
      'Nouns',
      rows(
        Object.entries(nouns)
          .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
          .map(brief),
      ),
    ],
    ['Commands', rows(listCommands().map(({ path, description }) => brief([path[0]!, description])))],
    [
      'Examples',
      [
        'portico login --endpoint https://portal.example.com/graphql',
        'portico customers list --filter name~acme',
        `portico customers create --number C-1042 --name 'Acme' --dry-run`,
        'portico licenses list --filter status=EXPIRING --all --csv > expiring.csv',
      ],
    ],
    ['Flags of most commands', flagRows([...formatFlags, ...connectionFlags, ...commonFlags])],
    [
      'Environment',
      rows([
        ['PORTICO_TOKEN', 'The token, instead of that of a profile.'],
        ['PORTICO_ENDPOINT', 'The address of the API.'],
        ['PORTICO_PROFILE', 'The profile to use.'],
        ['PORTICO_TEAM', 'The customer or partner to act in.'],
        ['NO_COLOR', 'No colors.'],
      ]),
    ],
    ['Exit codes', rows(Object.entries(exitCodes))],
    ['portico <noun> --help lists the verbs of a noun, portico <noun> <verb> --help explains one.', []],
  ])
}

/** The help of a noun: its verbs. */
export function nounHelp(noun: string): string {
  const commands = listCommands(noun)
  const list = commands.find(({ path }) => path[1] === 'list') ?? commands[0]!
  return sections([
    [nouns[noun] || noun, []],
    ['Usage', [`portico ${noun} <verb> [flags]`]],
    ['Verbs', rows(commands.map(({ path, description }) => brief([path[1]!, description])))],
    ['Example', [`portico ${list.path.join(' ')}${list.path[1] === 'list' ? '' : ' --help'}`]],
    [`portico ${noun} <verb> --help explains one.`, []],
  ])
}

/** The help of a command, with an example. */
export function commandHelp({ path, description, positional, flags, examples, notes = [] }: Command): string {
  const own = flags.filter((flag) => !formatFlags.includes(flag) && !connectionFlags.includes(flag))
  const required = own.filter((flag) => flag.required && flag.name !== positional?.name)
  const word = positional && (positional.required ? ` <${positional.name}>` : ` [${positional.name}]`)
  const usage = [
    `portico ${path.join(' ')}${word ?? ''}${positional?.repeats ? ' …' : ''}`,
    ...required.map((flag) => `${signatureOf(flag)}`),
    '[flags]',
  ].join(' ')
  const optional = own.filter((flag) => !required.includes(flag) && flag.name !== positional?.name)
  return sections([
    ...wrap(description, width).map((line): Section => [line, []]),
    ['Usage', wrap(usage, width - 2)],
    ...(positional
      ? [['Argument', rows([[`<${positional.name}>`, positional.description]])] as Section]
      : []),
    ['Needed', flagRows(required)],
    ['Flags', flagRows(optional)],
    ['Output', flagRows([...formatFlags.filter((flag) => flags.includes(flag)), ...commonFlags])],
    ['Connection', flagRows(connectionFlags.filter((flag) => flags.includes(flag)))],
    ...notes.map((text): Section => ['Notes', wrap(text, width - 2)]),
    [examples.length > 1 ? 'Examples' : 'Example', examples],
  ])
}

type Section = readonly [title: string, lines: readonly string[]]

function sections(all: readonly Section[]): string {
  const isText = ([title]: Section) => /[.:]$/.test(title) || title.includes(' ')
  return all
    .filter((section) => section[1].length > 0 || isText(section) || section === all[0])
    .map(([title, lines], i) => {
      const gap = lines.length > 0 || (i > 0 && all[i - 1]![1].length > 0) ? '\n' : ''
      return `${i === 0 ? '' : gap}${title}\n${lines.map((line) => `  ${line}\n`).join('')}`
    })
    .join('')
}

const brief = ([name, description]: readonly [string, string]): [string, string] => [
  name,
  firstSentence(description),
]

function flagRows(flags: readonly Flag[]): string[] {
  return rows(
    flags
      .filter(({ hidden }) => !hidden)
      .map((flag) => [
        `${flag.short ? `-${flag.short}, ` : ''}${signatureOf(flag)}`,
        [
          flag.description,
          ...(flag.values && !flag.value?.includes('|') && flag.values.length <= 40
            ? [`One of ${flag.values.join(', ')}.`]
            : []),
          ...(flag.repeats ? ['Can be repeated.'] : []),
        ].join(' '),
      ]),
  )
}

const signatureOf = ({ name, value, negatable }: Flag) =>
  `--${negatable ? '[no-]' : ''}${name}${value ? ` ${value}` : ''}`

/** Two columns, the second broken where it is long. */
function rows(entries: readonly (readonly [string, string])[]): string[] {
  const first = Math.min(30, Math.max(0, ...entries.map(([name]) => widthOf(name)))) + 2
  return entries.flatMap(([name, text]) => {
    const lines = wrap(text, width - first - 2)
    const begin = widthOf(name) + 2 > first ? [name, ...lines.map((line) => pad('', first) + line)] : null
    return begin ?? lines.map((line, i) => pad(i === 0 ? name : '', first) + line)
  })
}
