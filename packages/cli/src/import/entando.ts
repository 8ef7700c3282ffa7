import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isRow, type Row } from '../rows.ts'
import { UsageError } from '../usage-error.ts'
import { type Kind, kinds } from './columns.ts'
import { readJson } from './json-rows.ts'
import type { Problem } from './problem.ts'
import type { Pass, Source, SourceFile, SourceRow } from './source.ts'
import { listIn, malformed, textIn } from './values-in.ts'

type Read = (row: Row) => Iterable<Omit<SourceRow, 'line'>>

/** The answers of its API, by the names that the files may have. */
const answers = {
  customers: ['customers.json'],
  projects: ['projects.json'],
  subscriptions: ['subscriptions.json', 'project-subscriptions.json'],
} as const

/**
 * Entando's customer portal, as `GET /api/customers`, `/api/projects` and `/api/project-subscriptions` answer:
 * `Customer`, `Project` and `ProjectSubscription` in github.com/entando/customer-portal,
 * `application/src/main/java/com/entando/customerportal/domain`.
 */
export async function entando(folder: string, product = 'entando'): Promise<Source> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`There is no folder ${folder} to read (${error.code}).`)
  })
  const fileOf = (names: readonly string[]): SourceFile | undefined => {
    const name = names.find((one) => there.includes(one))
    return name === undefined ? undefined : { path: join(folder, name), name }
  }
  const [customers, projects, subscriptions] = [
    fileOf(answers.customers),
    fileOf(answers.projects),
    fileOf(answers.subscriptions),
  ]
  const names = Object.values(answers).map(([name]) => name)
  if (!customers && !projects && !subscriptions)
    throw new UsageError(
      `There is nothing to import in ${folder}.`,
      `Its files are called ${names.join(', ')}.`,
    )
  if (subscriptions && !projects)
    throw new UsageError(
      `${subscriptions.name} needs projects.json beside it.`,
      'A subscription names its project by an id, and only there is said which customer that belongs to.',
    )
  const passes = [
    ...(customers
      ? [pass('customers', customers, (row) => [customerOf(row)], { number: 'customerNumber' })]
      : []),
    ...(projects
      ? [
          { ...pass('partners', projects, partnersOf, { number: 'partners.partnerNumber' }), repeats: true },
          pass('projects', projects, (row) => [projectOf(row)], projectFields),
        ]
      : []),
    ...(subscriptions && projects ? [subscriptionsOf(subscriptions, projects, product)] : []),
  ]
  return {
    files: [customers, projects, subscriptions].filter((file) => file !== undefined),
    passes: passes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    notes: [],
  }
}

function pass(kind: Kind, file: SourceFile, read: Read, fields: Pass['fields']): Pass {
  return {
    kind,
    file,
    fields,
    rows: async function* (onBytes) {
      for await (const { line, value, problem } of readJson(file.path, onBytes))
        for (const row of value ? read(value) : [malformed(problem)]) yield { line, ...row }
    },
  }
}

const contactOf = (row: Row) => ({
  contactName: textIn(row, 'contactName'),
  contactEmail: textIn(row, 'contactEmail'),
  contactPhone: textIn(row, 'contactPhone'),
})

function customerOf(row: Row): Omit<SourceRow, 'line'> {
  return {
    cells: {
      number: textIn(row, 'customerNumber'),
      name: textIn(row, 'name'),
      externalId: textIn(row, 'id'),
      type: 'PAID',
      ...contactOf(row),
      notes: textIn(row, 'notes'),
    },
  }
}

/** A partner is a row of every project that it has. */
function partnersOf(row: Row): Omit<SourceRow, 'line'>[] {
  return listIn(row, 'partners').map((partner) => ({
    cells: {
      number: textIn(partner, 'partnerNumber'),
      name: textIn(partner, 'name'),
      notes: textIn(partner, 'notes'),
    },
  }))
}

const projectFields = {
  customerNumber: 'customer.customerNumber',
  ticketOrganizationId: 'systemId',
  partnerNumbers: 'partners.partnerNumber',
  metadata: 'contactName',
}

function projectOf(row: Row): Omit<SourceRow, 'line'> {
  const contact = Object.entries(contactOf(row)).filter(([, text]) => text !== '')
  const people = listIn(row, 'users').length
  return {
    cells: {
      customerNumber: textIn(row.customer, 'customerNumber'),
      name: textIn(row, 'name'),
      description: textIn(row, 'description'),
      ticketOrganizationId: textIn(row, 'systemId'),
      notes: textIn(row, 'notes'),
      metadata: contact.length > 0 ? JSON.stringify({ entando: Object.fromEntries(contact) }) : '',
      partnerNumbers: listIn(row, 'partners')
        .map((partner) => textIn(partner, 'partnerNumber'))
        .join(';'),
    },
    left: [
      ...(people > 0
        ? [leftOut('users', `${people} people have no names there: invite them, or import people.csv.`)]
        : []),
      ...(listIn(row, 'tickets').length > 0
        ? [leftOut('tickets', 'They stay in the ticketing system.')]
        : []),
    ],
  }
}

const leftOut = (field: string, message: string): Problem => ({ field, code: 'NOT_TAKEN', message })

const subscriptionFields = {
  customerNumber: 'project',
  version: 'entandoVersion',
  startsOn: 'startDate',
  months: 'lengthInMonths',
}

function subscriptionsOf(file: SourceFile, projects: SourceFile, product: string): Pass {
  return {
    kind: 'subscriptions',
    file,
    fields: subscriptionFields,
    rows: async function* (onBytes) {
      // Ids and names alone: the rest of the projects is not kept.
      const byId = new Map<string, { customerNumber: string; project: string }>()
      for await (const { value } of readJson(projects.path, () => {}))
        if (value)
          byId.set(textIn(value, 'id'), {
            customerNumber: textIn(value.customer, 'customerNumber'),
            project: textIn(value, 'name'),
          })
      for await (const { line, value, problem } of readJson(file.path, onBytes)) {
        if (!value) {
          yield { line, ...malformed(problem) }
          continue
        }
        const status = textIn(value, 'status')
        const project = byId.get(textIn(value.project, 'id'))
        if (status !== 'PENDING' && status !== 'ACTIVE')
          yield {
            line,
            cells: {},
            problem: leftOut('status', reasons.get(status) ?? 'Must be PENDING or ACTIVE.'),
          }
        else if (!project)
          yield {
            line,
            cells: {},
            problem: {
              field: 'project',
              code: 'NOT_FOUND',
              message: 'projects.json has no project with this id.',
            },
          }
        else
          yield {
            line,
            cells: {
              ...project,
              product,
              version: textIn(value.entandoVersion, 'name'),
              level: textIn(value, 'level'),
              startsOn: dayOf(value.startDate),
              months: textIn(value, 'lengthInMonths'),
              status,
              notes: textIn(value, 'notes'),
            },
          }
      }
    },
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EXPIRED', 'What has ended is not taken.'],
  ['REQUESTED', 'A request is decided where it was made, or made anew here.'],
])

/** Its times are texts, or seconds where its JSON is set up so; ours are days in UTC. */
function dayOf(value: unknown): string {
  const at = typeof value === 'number' ? value * 1_000 : Date.parse(isRow(value) ? '' : String(value ?? ''))
  return Number.isNaN(at) ? String(value ?? '') : new Date(at).toISOString().slice(0, 10)
}
