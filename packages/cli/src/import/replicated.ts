import { basename } from 'node:path'
import { isRow, type Row } from '../rows.ts'
import { readJson } from './json-rows.ts'
import type { Problem } from './problem.ts'
import type { Pass, Source, SourceRow } from './source.ts'
import { listIn, malformed, readable, textIn } from './values-in.ts'

/** Their words for what a customer is, and ours. */
const types: ReadonlyMap<string, string> = new Map([
  ['trial', 'TRIAL'],
  ['paid', 'PAID'],
  ['prod', 'PAID'],
  ['dev', 'DEVELOPMENT'],
  ['test', 'DEVELOPMENT'],
  ['community', 'COMMUNITY'],
])

/**
 * The customers of Replicated, as `replicated customer ls --output json` prints them: `Customer` in
 * github.com/replicatedhq/replicated, `pkg/types/customer.go`. There a customer is its license, of one product.
 */
export async function replicated(path: string, product: string | undefined): Promise<Source> {
  const file = { path, name: basename(path) }
  await readable(file)
  const pass = (
    kind: Pass['kind'],
    read: (customer: Row) => Omit<SourceRow, 'line'> | null,
    more: Partial<Pass> = {},
  ): Pass => ({
    kind,
    file,
    fields,
    rows: async function* (onBytes) {
      for await (const { line, value, problem } of readJson(path, onBytes)) {
        const row = value ? read(value) : malformed(problem)
        yield row && { line, ...row }
      }
    },
    ...more,
  })
  return {
    files: [file],
    passes: [
      pass('customers', customerOf),
      ...(product === undefined ? [] : [pass('licenses', (customer) => licenseOf(customer, product))]),
      pass('archived', (row) => (row.isArchived === true ? { cells: { number: numberOf(row) } } : null), {
        silent: true,
      }),
    ],
    notes:
      product === undefined ? ['Licenses are not taken: --product says which product they are for.'] : [],
  }
}

const fields = {
  number: 'customId',
  customerNumber: 'customId',
  externalId: 'id',
  contactEmail: 'email',
  expiresAt: 'expiresAt',
  metadata: 'channels',
}

/** The number that the vendor gave; without one, the id. */
const numberOf = (customer: Row) => textIn(customer, 'customId') || textIn(customer, 'id')

function customerOf(customer: Row): Omit<SourceRow, 'line'> {
  const channels = listIn(customer, 'channels').map((channel) => textIn(channel, 'name'))
  const features = Object.keys(customer).filter((key) => customer[key] === true && key !== 'isArchived')
  const installationId = textIn(customer, 'installationId')
  const metadata = { ...(installationId && { installationId }), channels, features }
  return {
    cells: {
      number: numberOf(customer),
      name: textIn(customer, 'name'),
      externalId: textIn(customer, 'id'),
      type: typeOf(customer),
      contactEmail: textIn(customer, 'email'),
      metadata: JSON.stringify({ replicated: metadata }),
    },
    left: listIn(customer, 'instances').length > 0 ? [instances] : [],
  }
}

const instances: Problem = {
  field: 'instances',
  code: 'NOT_TAKEN',
  message: 'Installations report anew to their license here.',
}

/** Left as it is where it is none that is known, so that it is reported. */
function typeOf(customer: Row): string {
  const type = textIn(customer, 'type')
  return types.get(type.toLowerCase()) ?? (type && `${type}?`)
}

function licenseOf(customer: Row, product: string): Omit<SourceRow, 'line'> {
  const end = textIn(customer, 'expiresAt')
  const entitlements: string[] = []
  const left: Problem[] = []
  for (const entitlement of listIn(customer, 'entitlements').filter(isRow)) {
    const name = textIn(entitlement, 'name')
    const value = textIn(entitlement, 'value')
    if (value === 'true') entitlements.push(name)
    else if (value !== '' && value !== 'false')
      left.push({
        field: 'entitlements',
        code: 'NOT_TAKEN',
        message: `The value of ${JSON.stringify(name.slice(0, 64))} is none that is on or off: give it to the license as a field.`,
      })
  }
  if (end !== '' && Date.parse(end) <= Date.now())
    return {
      cells: {},
      problem: { field: 'expiresAt', code: 'NOT_TAKEN', message: 'The license has ended.' },
    }
  return {
    cells: {
      customerNumber: numberOf(customer),
      product,
      name: `Replicated ${textIn(customer, 'id')}`,
      type: typeOf(customer),
      expiresAt: midnightAfter(end),
      entitlements: entitlements.join(' '),
    },
    left,
  }
}

/** A license here holds for whole days: nobody loses hours of one. */
function midnightAfter(end: string): string {
  const at = Date.parse(end)
  if (Number.isNaN(at)) return end
  return new Date(Math.ceil(at / 86_400_000) * 86_400_000).toISOString()
}
