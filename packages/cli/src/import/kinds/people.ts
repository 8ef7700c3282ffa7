import type { Membership, PortalUser } from '@portico/sdk'
import { changesOf, type Handler, inHundreds, keep, keyOf, type Planning, planEach } from '../plan.ts'
import { Refused } from '../problem.ts'
import { customersOf, partnersOf, refOf } from './companies.ts'
import { projectRef, projectsOf } from './projects.ts'

/** One row is a person in one company, or in none; the same person may have several. */
export const people: Handler<'people'> = {
  keyOf: ({ email, customerNumber = '', partnerNumber = '' }) => keyOf(email, customerNumber, partnerNumber),
  sequenceOf: ({ email }) => email,
  plan: async (entries, planning) => {
    const { portico, update } = planning
    const customers = await customersOf(
      planning,
      entries.flatMap(({ values }) => values.customerNumber ?? []),
    )
    const partners = await partnersOf(
      planning,
      entries.flatMap(({ values }) => values.partnerNumber ?? []),
    )
    const projects = await projectsOf(
      planning,
      [...customers.values()],
      entries.flatMap(({ values }) => values.projects ?? []),
    )
    const there = await peopleOf(
      planning,
      entries.map(({ values }) => values.email),
    )

    return planEach(entries, ({ values, begun }) => {
      const { email, firstName, lastName, customerNumber, partnerNumber, role } = values
      if (customerNumber !== undefined && partnerNumber !== undefined)
        throw new Refused('partnerNumber', 'INVALID_INPUT', 'Is empty where there is a customerNumber.')
      const inCompany = customerNumber !== undefined || partnerNumber !== undefined
      if (inCompany !== (role !== undefined))
        throw new Refused(
          'role',
          'INVALID_INPUT',
          'Is given with a customerNumber or partnerNumber, and only then.',
        )
      if (values.projects && customerNumber === undefined)
        throw new Refused('projects', 'INVALID_INPUT', 'Are those of a customer: give its customerNumber.')
      const customer =
        customerNumber === undefined ? null : refOf('customers', customers, customerNumber, planning)
      const partner =
        partnerNumber === undefined
          ? null
          : refOf('partners', partners, partnerNumber, planning, 'partnerNumber')
      const assigned = (values.projects ?? []).map((name) =>
        projectRef(
          projects,
          customer!,
          { customerNumber: customerNumber!, name, field: 'projects' },
          planning,
        ),
      )
      const company = customer ? { customerId: customer.id! } : partner ? { partnerId: partner.id! } : null

      const { person, membership } = there.of(email, customer?.id ?? partner?.id ?? null)
      const isNew = !person || (company !== null && !membership)
      const names = update && person ? changesOf(person, { firstName, lastName }) : {}
      const hasNames = Object.keys(names).length > 0
      const hasRole = update && membership !== undefined && membership.role !== role
      const mayLack = assigned.length > 0 && (update || begun)
      if (!isNew && !hasNames && !hasRole && !mayLack) return keep

      return {
        verdict: isNew ? 'create' : 'update',
        several: isNew && assigned.length > 0,
        carryOut: async (keyed) => {
          // A row before this one may have made the person.
          const known = there.of(email, null).person
          const { id: portalUserId } =
            known ??
            there.add(
              await portico.portalUsers.create(
                { email, firstName, lastName, ...(company && { membership: { ...company, role: role! } }) },
                keyed('create'),
              ),
            )
          if (known && company && !membership)
            await portico.memberships.create({ ...company, portalUserId, role: role! }, keyed('join'))
          if (hasNames) await portico.portalUsers.update({ ...names, id: portalUserId }, keyed('update'))
          if (hasRole) await portico.memberships.changeRole({ id: membership.id, role: role! }, keyed('role'))
          for (const { id } of assigned)
            await portico.projects.assignUser({ portalUserId, projectId: id! }, keyed(`assign ${id}`))
        },
      }
    })
  },
}

/** The people with these addresses, and where they belong. */
async function peopleOf({ portico, options }: Planning, emails: readonly string[]) {
  const users = await inHundreds(emails, (some) =>
    portico.portalUsers.list({ filter: { email: { in: some } }, pageSize: 100 }, options),
  )
  const status = { in: ['ACTIVE' as const, 'DISABLED' as const] }
  const memberships = await inHundreds(
    users.map(({ id }) => id),
    (some) =>
      portico.memberships.list({ filter: { portalUserId: { in: some }, status }, pageSize: 100 }, options),
  )
  const byEmail = new Map<string, PortalUser>(users.map((user) => [user.email, user]))
  const byPlace = new Map<string, Membership>(
    memberships.map((one) => [keyOf(one.portalUser.email, (one.customer ?? one.partner)!.id), one]),
  )
  return {
    of: (email: string, companyId: string | null) => ({
      person: byEmail.get(email),
      membership: companyId === null ? undefined : byPlace.get(keyOf(email, companyId)),
    }),
    add: (person: PortalUser): PortalUser => {
      byEmail.set(person.email, person)
      return person
    },
  }
}
