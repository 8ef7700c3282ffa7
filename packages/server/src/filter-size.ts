import { InvalidInputError } from './errors.ts'

/** Of a whole filter: the time to make a statement of one grows with it, and nothing else happens meanwhile. */
export const maxConditions = 100
export const maxValues = 1_000
export const pointsOfCondition = 5

type Size = { conditions: number; values: number }

/** How much a filter asks. A branch or field that says nothing counts like a condition: it has to be read as well. */
function sizeOf(filter: object): Size {
  const size = { conditions: 0, values: 0 }
  const add = ({ conditions, values }: Size) => {
    size.conditions += Math.max(conditions, 1)
    size.values += values
  }
  for (const [key, value] of Object.entries(filter)) {
    if (value === null || value === undefined) continue
    if (key === 'and' || key === 'or') for (const branch of value as object[]) add(sizeOf(branch))
    else if (key === 'not') add(sizeOf(value as object))
    else add(sizeOfCondition(value as object))
  }
  return size
}

function sizeOfCondition(comparators: object): Size {
  const given = Object.values(comparators).filter((value) => value !== null && value !== undefined)
  const values = given.reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 0), 0)
  return { conditions: given.length, values }
}

/** In points: what a filter adds to the price of its list. */
export function costOfFilter(filter: unknown): number {
  if (filter === null || filter === undefined) return 0
  const { conditions, values } = sizeOf(filter as object)
  return pointsOfCondition * conditions + Math.ceil(values / 10)
}

/** Refuses a filter that asks too much. */
export function assertFilterSize(filter: object, path: string[]): void {
  const { conditions, values } = sizeOf(filter)
  if (conditions > maxConditions)
    throw new InvalidInputError(`A filter takes at most ${maxConditions} conditions.`, path)
  if (values > maxValues)
    throw new InvalidInputError(
      `A filter takes at most ${maxValues.toLocaleString('en')} values in its lists.`,
      path,
    )
}
