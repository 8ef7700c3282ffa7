import { type Actor, isVendor } from '../../auth/actor.ts'
import { isOn } from '../../auth/features.ts'
import type { Policy } from '../../auth/policy.ts'
import type { Prisma, SubscriptionStatus } from '../../db/generated/prisma/client.ts'
import { isInCharge, projectPolicy, projectsInCharge } from '../project/policy.ts'

/** `partners` matter to the people of partners alone. */
export type ProjectRow = { customerId: string; partners?: readonly { id: string }[] }

/** The states from which each step may be taken. */
export const stepsFrom = {
  accept: ['REQUESTED'],
  reject: ['REQUESTED'],
  withdraw: ['REQUESTED'],
  activate: ['PENDING'],
  update: ['REQUESTED', 'PENDING', 'ACTIVE'],
  terminate: ['ACTIVE'],
  renew: ['ACTIVE', 'EXPIRED'],
} as const satisfies Record<string, readonly SubscriptionStatus[]>

export type SubscriptionStep = keyof typeof stepsFrom

export function mayStep(step: SubscriptionStep, status: SubscriptionStatus): boolean {
  return (stepsFrom[step] as readonly SubscriptionStatus[]).includes(status)
}

/** Acts for the vendor, or is in charge of the project. */
function decidesOn(actor: Actor, { customerId, partners }: ProjectRow): boolean {
  if (isVendor(actor)) return true
  return actor.kind === 'portalUser' && isInCharge(actor, { customerId, partners: partners ?? [] })
}

/** The subscriptions of which an actor sees what they include. */
function overviewVisible(actor: Actor): Prisma.SubscriptionWhereInput | false {
  if (actor.kind !== 'portalUser') return subscriptionPolicy.visible(actor)
  return { project: { OR: projectsInCharge(actor) } }
}

/** The customers, and the one project where one is given, of which an actor sees an overview at all. */
function overviewOf(actor: Actor, projectId?: string): Prisma.CustomerWhereInput {
  const project = projectId === undefined ? {} : { id: projectId }
  const throughProject = (inCharge: Prisma.ProjectWhereInput) => ({
    projects: { some: { AND: [project, inCharge] } },
  })
  if (actor.kind !== 'portalUser') return projectId === undefined ? {} : throughProject({})
  const inCharge = throughProject({ OR: projectsInCharge(actor) })
  return projectId === undefined ? { OR: [{ id: { in: [...actor.adminOf] } }, inCharge] } : inCharge
}

export const subscriptionPolicy = {
  scope: 'subscription:read',
  visible: (actor) => {
    switch (actor.kind) {
      case 'staff':
      case 'system':
        return {}
      case 'apiToken':
        return actor.customerIds === null ? {} : { project: { customerId: { in: [...actor.customerIds] } } }
      case 'portalUser':
        return { project: projectPolicy.visible(actor) || { OR: [] } }
      case 'serviceAccount':
      case 'anonymous':
        return false
    }
  },
  overviewVisible,
  overviewOf,
  /** Request, renew and withdraw: the vendor, the customer's admins, the project's partners. */
  canRequest: (actor: Actor, project: ProjectRow) =>
    actor.scopes.has('subscription:request') &&
    decidesOn(actor, project) &&
    isOn(actor, 'SUBSCRIPTION_REQUESTS', project.customerId),
  canManage: (actor: Actor) => actor.scopes.has('subscription:write'),
  canSeeOverview: (actor: Actor, project: ProjectRow) =>
    actor.scopes.has('subscription:overview') && decidesOn(actor, project),
} satisfies Policy<'Subscription'> & Record<string, unknown>

export const subscriptionUsageLimitPolicy = {
  scope: 'subscription:overview',
  visible: (actor) => {
    const subscription = overviewVisible(actor)
    if (subscription === false) return false
    return Object.keys(subscription).length === 0 ? {} : { subscription }
  },
} satisfies Policy<'SubscriptionUsageLimit'>
