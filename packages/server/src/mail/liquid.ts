import { Liquid, LiquidError, type Template } from 'liquidjs'

// Templates are written by people of the vendor, and are held like input from anywhere: a few tags, none of which
// loops, assigns or opens a file; a few filters, none of which undoes the escaping; and bounds on all of it.

const tags: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'comment'])
const filters: ReadonlySet<string> = new Set([
  'append',
  'capitalize',
  'default',
  'downcase',
  'prepend',
  'strip',
  'truncate',
  'upcase',
])

const maxOutput = 200_000

/** What is wrong with a template, and in which of its lines. */
export class TemplateError extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

function engine(escapes: boolean): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    templates: {},
    parseLimit: 100_000,
    renderLimit: 1_000,
    memoryLimit: 1_000_000,
    ...(escapes && { outputEscape: 'escape' as const }),
  })
  for (const tag of Object.keys(liquid.tags)) if (!tags.has(tag)) delete liquid.tags[tag]
  for (const filter of Object.keys(liquid.filters)) if (!filters.has(filter)) delete liquid.filters[filter]
  return liquid
}

const engines = { html: engine(true), plain: engine(false) }

type Kind = keyof typeof engines

type Held = {
  /** These values may not be used. */
  refused?: ReadonlySet<string>
  /** These may only be put out, as they are: no filter changes them, and nothing depends on them. */
  asTheyAre?: ReadonlyMap<string, unknown>
}

/** Renders a template with these values and no others; throws a TemplateError. In HTML, every value is escaped. */
export function renderTemplate(
  kind: Kind,
  source: string,
  values: Readonly<Record<string, string>>,
  { refused = new Set(), asTheyAre = new Map() }: Held = {},
): string {
  try {
    const template = engines[kind].parse(source)
    assertVariables(kind, template, values, refused)
    if (asTheyAre.size > 0) {
      const others = engines[kind].parse(withoutPlain(source, [...asTheyAre.keys()]))
      assertVariables(kind, others, values, new Set(asTheyAre.keys()))
    }
    const text: string = engines[kind].renderSync(template, { ...values })
    if (text.length > maxOutput)
      throw new TemplateError(`It comes to more than ${maxOutput.toLocaleString('en')} characters.`, 1)
    return text
  } catch (error) {
    throw described(error)
  }
}

/** The template without the places that put out one of the variables as it is; every line stays where it was. */
function withoutPlain(source: string, names: readonly string[]): string {
  const plain = new RegExp(`\\{\\{-?\\s*(?:${names.join('|')})\\s*-?\\}\\}`, 'g')
  return source.replace(plain, (place) => place.replace(/[^\n]/g, ''))
}

/** Also in branches that these values do not take. */
function assertVariables(
  kind: Kind,
  template: Template[],
  values: Readonly<Record<string, string>>,
  refused: ReadonlySet<string>,
): void {
  const { variables } = engines[kind].analyzeSync(template, { partials: false })
  for (const used of Object.values(variables).flat()) {
    const name = String(used)
    if (!Object.hasOwn(values, name)) {
      const known = Object.keys(values).filter((one) => !refused.has(one))
      throw new TemplateError(
        `There is no variable "${name.slice(0, 100)}" here; there are ${known.join(', ')}.`,
        used.location.row,
      )
    }
    if (refused.has(name))
      throw new TemplateError(`"${name}" is a secret and may not be here.`, used.location.row)
  }
}

function described(error: unknown): TemplateError {
  if (error instanceof TemplateError) return error
  // The parser's own limit, or the stack's.
  if (!LiquidError.is(error) || error.originalError instanceof RangeError)
    return new TemplateError('It is too large or nested too deep.', 1)
  const [line] = error.token.getPosition()
  const message = error.message.split(/, (?:file|line):/)[0]!
  return new TemplateError(`${message.charAt(0).toUpperCase()}${message.slice(1, 200)}.`, line ?? 1)
}
