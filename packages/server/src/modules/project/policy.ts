import { type Actor, isVendor, type PortalUserActor } from '../../auth/actor.ts'
import { administeredWith } from '../../auth/features.ts'
import type { Policy } from '../../auth/policy.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'
import { portalUserPolicy } from '../portal-user/policy.ts'

/** Projects of the customers the person administers. */
const administered = (actor: PortalUserActor) => ({ customerId: { in: [...actor.adminOf] } })

/** Projects the person is assigned to, in customers where the membership is active. */
const assigned = (actor: PortalUserActor) => ({
  customerId: { in: [...actor.memberOf] },
  assignments: { some: { portalUserId: actor.id } },
})

/** Projects that are assigned to a partner the person belongs to. */
const partnered = (actor: PortalUserActor) => ({ partners: { some: { id: { in: [...actor.partnerOf] } } } })

/** The projects a person sees as one of the customer's own people. */
export function projectsAsCustomer(actor: PortalUserActor): Prisma.ProjectWhereInput[] {
  return [
    ...(actor.adminOf.length > 0 ? [administered(actor)] : []),
    ...(actor.memberOf.length > 0 ? [assigned(actor)] : []),
  ]
}

/** The projects in whose customers the person decides: administered, or assigned to the person's partner. */
export function projectsInCharge(actor: PortalUserActor): Prisma.ProjectWhereInput[] {
  return [
    ...(actor.adminOf.length > 0 ? [administered(actor)] : []),
    ...(actor.partnerOf.length > 0 ? [partnered(actor)] : []),
  ]
}

/** Whether the person is in charge of this one project; `partners` are those of the project that the person sees. */
export function isInCharge(
  actor: PortalUserActor,
  project: { customerId: string; partners: readonly { id: string }[] },
): boolean {
  if (actor.adminOf.includes(project.customerId)) return true
  return project.partners.some((partner) => actor.partnerOf.includes(partner.id))
}

/**
 * What `isInCharge` needs of a project, to select in a schema. The partners only where they matter: Pothos loads a
 * relation again, row by row, when it is asked for beside this in another way.
 */
export function inChargeColumns(actor: Actor): Prisma.ProjectSelect {
  const fromPartner = actor.kind === 'portalUser' && actor.partnerOf.length > 0
  return { customerId: true, ...(fromPartner ? { partners: { select: { id: true } } } : {}) }
}

export const projectPolicy = {
  scope: 'project:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { customerId: { in: [...actor.customerIds] } }
      case 'portalUser':
        return {
          OR: [...projectsAsCustomer(actor), ...(actor.partnerOf.length > 0 ? [partnered(actor)] : [])],
        }
      case 'serviceAccount':
        return { customerId: actor.customerId }
      case 'anonymous':
        return false
    }
  },
  canWrite: (actor: Actor) => actor.scopes.has('project:write'),
  canDelete: (actor: Actor) => actor.scopes.has('project:delete'),
  canAssignUsers: (actor: Actor, project: { customerId: string }) =>
    actor.scopes.has('project:assign') &&
    (isVendor(actor) ||
      (actor.kind === 'portalUser' && administeredWith(actor, 'PEOPLE').includes(project.customerId))),
} satisfies Policy<'Project'> & Record<string, unknown>

export const projectAssignmentPolicy = {
  scope: 'project:read',
  /** One's own, and for a customer's admins those of the customer's people; never of a person who is not visible. */
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        if (actor.customerIds === null) return {}
        return { project: { customerId: { in: [...actor.customerIds] } }, portalUser: shownUsers(actor) }
      case 'portalUser': {
        const customers = administeredWith(actor, 'PEOPLE')
        return {
          OR: [
            { portalUserId: actor.id, project: projectPolicy.visible(actor) || { OR: [] } },
            ...(customers.length > 0
              ? [{ project: { customerId: { in: customers } }, portalUser: shownUsers(actor) }]
              : []),
          ],
        }
      }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
} satisfies Policy<'ProjectAssignment'>

const shownUsers = (actor: Actor) => portalUserPolicy.visible(actor) || { OR: [] }
