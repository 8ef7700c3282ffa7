import type { Project } from '@portico/sdk'
import {
  changesOf,
  groupBy,
  type Handler,
  inHundreds,
  type Keyed,
  keep,
  keyOf,
  notThere,
  type Planning,
  planEach,
  type Ref,
} from '../plan.ts'
import { Refused } from '../problem.ts'
import { customersOf, partnersOf, refOf } from './companies.ts'

export const projects: Handler<'projects'> = {
  keyOf: ({ customerNumber, name }) => keyOf(customerNumber, name),
  plan: async (entries, planning) => {
    const { portico, update } = planning
    const customers = await customersOf(
      planning,
      entries.map(({ values }) => values.customerNumber),
    )
    const partners = await partnersOf(
      planning,
      entries.flatMap(({ values }) => values.partnerNumbers ?? []),
    )
    const there = await projectsOf(
      planning,
      [...customers.values()],
      entries.map(({ values }) => values.name),
    )
    return planEach(entries, ({ values: { customerNumber, partnerNumbers = [], ...values }, begun }) => {
      const customer = refOf('customers', customers, customerNumber, planning)
      const assigned = partnerNumbers.map((number) => refOf('partners', partners, number, planning))
      const project = there(customer, values.name)
      const assign = async (projectId: string, keyed: Keyed) => {
        for (const { id } of assigned)
          await portico.projects.assignPartner({ projectId, partnerId: id! }, keyed(`assign ${id}`))
      }
      if (!project)
        return {
          verdict: 'create',
          several: assigned.length > 0,
          carryOut: async (keyed) => {
            const input = {
              ...values,
              description: values.description ?? values.name,
              customerId: customer.id!,
            }
            const { id } = await portico.projects.create(input, keyed('create'))
            await assign(id, keyed)
          },
        }
      const changes = update ? changesOf(project, values) : {}
      const mayLack = assigned.length > 0 && (update || begun)
      if (Object.keys(changes).length === 0 && !mayLack) return keep
      return {
        verdict: 'update',
        carryOut: async (keyed) => {
          if (Object.keys(changes).length > 0)
            await portico.projects.update({ ...changes, id: project.id }, keyed('update'))
          await assign(project.id, keyed)
        },
      }
    })
  },
}

/** Looks up projects by customer and name. */
export async function projectsOf(
  { portico, options }: Planning,
  customers: readonly Ref[],
  names: readonly string[],
): Promise<(customer: Ref, name: string) => Project | undefined> {
  const customerIds = [...new Set(customers.flatMap(({ id }) => id ?? []))]
  const rows =
    customerIds.length === 0
      ? []
      : await inHundreds(names, (some) =>
          portico.projects.list(
            { filter: { customerId: { in: customerIds }, name: { in: some } }, pageSize: 100 },
            options,
          ),
        )
  const byKey = groupBy(rows, ({ customer, name }) => keyOf(customer.id, name))
  return (customer, name) => {
    const found = customer.id === null ? [] : (byKey.get(keyOf(customer.id, name)) ?? [])
    if (found.length > 1)
      throw new Refused('name', 'CONFLICT', 'The customer has several projects of this name on the server.')
    return found[0]
  }
}

/** The project that a row of another kind names. */
export function projectRef(
  there: Awaited<ReturnType<typeof projectsOf>>,
  customer: Ref,
  { customerNumber, name, field }: { customerNumber: string; name: string; field: string },
  { isPlanned }: Planning,
): Ref {
  const project = there(customer, name)
  if (project) return project
  if (isPlanned('projects', keyOf(customerNumber, name))) return { id: null }
  throw notThere(field, 'project of the customer')
}
