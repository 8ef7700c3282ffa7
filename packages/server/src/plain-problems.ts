import { z } from 'zod'

// What is wrong with an input or a setting, in the words of whoever gave it; where a schema has words of its own, those.

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  date: 'a time',
}

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' items' }

type Issue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0]

function plainly(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `Is missing; must be ${kinds[issue.expected] ?? issue.expected}.`
        : `Must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return `Must ${measured(issue.origin)} at least ${issue.minimum}${units[issue.origin] ?? ''}.`
    case 'too_big':
      return `Must ${measured(issue.origin)} at most ${issue.maximum}${units[issue.origin] ?? ''}.`
    case 'invalid_value':
      return `Must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}.`
    case 'unrecognized_keys':
      return `There is no ${issue.keys.join(', ')} here.`
    default:
      return undefined
  }
}

const measured = (origin: string) => (units[origin] ? 'have' : 'be')

z.config({ customError: plainly })
