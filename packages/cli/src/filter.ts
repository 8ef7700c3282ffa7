import { inputs } from './generated/commands.ts'
import { didYouMean } from './suggest.ts'
import { kebab } from './text.ts'
import { UsageError } from './usage-error.ts'
import { readObject, readType, readValue } from './values.ts'

type Filter = Record<string, unknown>

const comparators = {
  '=': 'eq',
  '~': 'contains',
  '^=': 'startsWith',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
}

/** `--filter` of a list: JSON, or a condition such as `number=C-1042`. All that are given must hold. */
export function readFilter(texts: readonly string[], type: string): Filter {
  const conditions = texts.map((text) =>
    text.trimStart().startsWith('{') ? readObject(text, type, '--filter') : readCondition(text, type),
  )
  const [only] = conditions
  return conditions.length === 1 ? only! : { and: conditions }
}

function readCondition(text: string, type: string): Filter {
  const [, key = '', operator, value = ''] = /^([\w-]+)(!=|\^=|>=|<=|=|~|>|<)([\s\S]*)$/.exec(text) ?? []
  if (!operator)
    throw new UsageError(
      `--filter takes JSON or a condition such as createdAt>=2027-01-31, not ${JSON.stringify(text)}.`,
    )
  const fields = inputs[type]!.filter(({ name }) => !['and', 'or', 'not'].includes(name))
  const field = fields.find(({ name }) => name === key || kebab(name) === key)
  if (!field) {
    const names = fields.map(({ name }) => name)
    throw new UsageError(
      `There is no filter by ${JSON.stringify(key)}.${didYouMean(key, names)}`,
      `There are ${names.join(', ')}.`,
    )
  }
  if (operator === '!=') return { not: { [field.name]: compare(field.name, field.type, '=', value) } }
  return { [field.name]: compare(field.name, field.type, operator as keyof typeof comparators, value) }
}

function compare(name: string, type: string, operator: keyof typeof comparators, value: string): Filter {
  const offered = inputs[readType(type).name]!
  const typeOf = (comparator: string) => offered.find((field) => field.name === comparator)?.type
  if (operator === '=' && value === 'null' && typeOf('isNull')) return { isNull: true }
  const eq = typeOf('eq')
  // Values without commas of their own: several are one of them.
  const several = operator === '=' && value.includes(',') && eq && readType(eq).name !== 'String'
  const comparator = several ? 'in' : comparators[operator]
  const compared = typeOf(comparator)
  if (!compared) {
    const possible = Object.entries(comparators).flatMap(([sign, one]) => (typeOf(one) ? [sign] : []))
    throw new UsageError(`A filter by ${name} cannot use ${operator}; it can use ${possible.join(', ')}.`)
  }
  return { [comparator]: readValue(value, compared, `--filter ${name}`) }
}

/** `--order-by`: `name`, `created-at:desc`, several separated by commas. */
export function readOrder(texts: readonly string[], type: string): unknown[] {
  const field = inputs[type]!.find(({ name }) => name === 'field')!
  const direction = inputs[type]!.find(({ name }) => name === 'direction')!
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      const [by = '', towards = 'asc'] = text.trim().split(':')
      return {
        field: readValue(/[a-z]/.test(by) ? kebab(by) : by, field.type, '--order-by'),
        direction: readValue(towards, direction.type, '--order-by'),
      }
    })
}
