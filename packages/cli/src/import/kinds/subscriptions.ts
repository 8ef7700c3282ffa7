import { changesOf, groupBy, type Handler, inHundreds, keep, keyOf, planEach } from '../plan.ts'
import { Refused } from '../problem.ts'
import { customersOf, refOf } from './companies.ts'
import { projectRef, projectsOf } from './projects.ts'

export const subscriptions: Handler<'subscriptions'> = {
  keyOf: ({ customerNumber, project, product, startsOn }) =>
    keyOf(customerNumber, project, product, startsOn),
  // In force is one of a product in a project at most; of two the first in the file is.
  sequenceOf: ({ customerNumber, project }) => keyOf(customerNumber, project),
  plan: async (entries, planning) => {
    const { portico, options, catalog, update } = planning
    const customers = await customersOf(
      planning,
      entries.map(({ values }) => values.customerNumber),
    )
    const projects = await projectsOf(
      planning,
      [...customers.values()],
      entries.map(({ values }) => values.project),
    )
    const named = entries.flatMap(({ values: { customerNumber, project } }) => {
      const customer = customers.get(customerNumber)
      try {
        return (customer && projects(customer, project)?.id) ?? []
      } catch {
        // It is refused below.
        return []
      }
    })
    const rows = await inHundreds(named, (some) =>
      portico.subscriptions.list({ filter: { projectId: { in: some } }, pageSize: 100 }, options),
    )
    const there = groupBy(rows, ({ project, product }) => keyOf(project.id, product.slug))

    return planEach(entries, async ({ values }) => {
      const { customerNumber, project: name, product: slug, version, level, ...terms } = values
      const customer = refOf('customers', customers, customerNumber, planning)
      const project = projectRef(projects, customer, { customerNumber, name, field: 'project' }, planning)
      const product = await catalog.product(slug)
      const productVersion = await catalog.version(product, slug, version)
      const { id: levelId } = await catalog.level(level)
      const others = project.id === null ? [] : (there.get(keyOf(project.id, slug)) ?? [])
      const subscription = others.find(({ startsOn }) => startsOn === terms.startsOn)
      if (subscription) {
        const { status: _, ...given } = terms
        const changes = {
          ...changesOf(subscription, given),
          ...(levelId !== null && subscription.level.id !== levelId && { levelId }),
          ...(subscription.productVersion.id !== productVersion.id && {
            productVersionId: productVersion.id!,
          }),
        }
        if (!update || Object.keys(changes).length === 0) return keep
        return {
          verdict: 'update',
          carryOut: (keyed) =>
            portico.subscriptions.update({ ...changes, id: subscription.id }, keyed('update')),
        }
      }
      if (terms.status === 'ACTIVE') {
        if (endOf(terms.startsOn, terms.months) <= Date.now())
          throw new Refused(
            'status',
            'NOT_TAKEN',
            'Its time is over: it cannot be ACTIVE, and nothing that has ended is taken.',
          )
        if (others.some(({ status }) => status === 'ACTIVE'))
          throw new Refused('status', 'CONFLICT', 'The project has an active subscription of the product.')
      }
      return {
        verdict: 'create',
        carryOut: (keyed) =>
          portico.subscriptions.create(
            { ...terms, projectId: project.id!, productVersionId: productVersion.id!, levelId: levelId! },
            keyed('create'),
          ),
      }
    })
  },
}

/** The first moment after a term; where the last month is too short, on its last day. */
function endOf(startsOn: string, months: number): number {
  const [year, month, day] = startsOn.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return Date.UTC(year, month - 1 + months, Math.min(day, lastDay))
}
