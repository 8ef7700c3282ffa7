import type { License } from '@portico/sdk'
import { changesOf, groupBy, type Handler, inHundreds, keep, keyOf, planEach } from '../plan.ts'
import { Refused } from '../problem.ts'
import { customersOf, refOf } from './companies.ts'
import { projectRef, projectsOf } from './projects.ts'

export const licenses: Handler<'licenses'> = {
  keyOf: ({ customerNumber, product, name }) => keyOf(customerNumber, product, name),
  plan: async (entries, planning) => {
    const { portico, options, catalog, update } = planning
    const customers = await customersOf(
      planning,
      entries.map(({ values }) => values.customerNumber),
    )
    const projects = await projectsOf(
      planning,
      [...customers.values()],
      entries.flatMap(({ values }) => values.project ?? []),
    )
    const customerIds = [...customers.values()].map(({ id }) => id)
    const rows =
      customerIds.length === 0
        ? []
        : await inHundreds(
            entries.map(({ values }) => values.name),
            (some) =>
              portico.licenses.list(
                { filter: { customerId: { in: customerIds }, name: { in: some } }, pageSize: 100 },
                options,
              ),
          )
    const there = groupBy(rows, ({ customer, product, name }) => keyOf(customer.id, product.slug, name ?? ''))
    return planEach(entries, async ({ values }) => {
      const { customerNumber, product: slug, project, version, entitlements, ...terms } = values
      const customer = refOf('customers', customers, customerNumber, planning)
      const { id: projectId } =
        project === undefined
          ? { id: undefined }
          : projectRef(projects, customer, { customerNumber, name: project, field: 'project' }, planning)
      const product = await catalog.product(slug)
      const { id: productVersionId } =
        version === undefined ? { id: undefined } : await catalog.version(product, slug, version)
      const found = customer.id === null ? undefined : there.get(keyOf(customer.id, slug, terms.name))
      if (found) {
        const [license, another] = found as [License, ...License[]]
        if (!update) return keep
        if (another)
          throw new Refused(
            'name',
            'CONFLICT',
            'The customer has several licenses of this name on the server.',
          )
        const { startsAt: _, ...given } = terms
        const missing = entitlements?.filter((code) => !license.entitlements.includes(code)) ?? []
        const changes = {
          ...changesOf(license, given),
          ...(productVersionId !== undefined &&
            license.productVersion?.id !== productVersionId && { productVersionId }),
          ...(missing.length > 0 && { attachEntitlements: missing }),
        }
        if (Object.keys(changes).length === 0) return keep
        return {
          verdict: 'update',
          carryOut: (keyed) => portico.licenses.update({ ...changes, id: license.id }, keyed('update')),
        }
      }
      if (terms.expiresAt !== undefined && Date.parse(terms.expiresAt) <= Date.parse(terms.startsAt ?? now()))
        throw new Refused(
          'expiresAt',
          'INVALID_INPUT',
          'Must be after the license starts, which is now where startsAt is empty.',
        )
      return {
        verdict: 'create',
        carryOut: (keyed) =>
          portico.licenses.issue(
            {
              ...terms,
              ...(entitlements && { entitlements: [...entitlements] }),
              ...(projectId !== undefined && { projectId }),
              ...(productVersionId !== undefined && { productVersionId }),
              customerId: customer.id!,
              productId: product.id!,
            },
            keyed('create'),
          ),
      }
    })
  },
}

const now = () => new Date().toISOString()
