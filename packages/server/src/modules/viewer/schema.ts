import type { ApiTokenActor, PortalUserActor, ServiceAccountActor, StaffActor } from '../../auth/actor.ts'
import { featuresOf } from '../../auth/features.ts'
import { allScopes } from '../../auth/scopes.ts'
import type { Budget } from '../../budget/budgets.ts'
import { builder } from '../../builder.ts'
import { listOf } from '../../list.ts'
import { ScopeEnum } from '../api-token/schema.ts'
import { impersonationPolicy } from '../impersonation/policy.ts'
import { OwnInvitationType } from '../invitation/accept-schema.ts'
import { findOwnInvitations } from '../invitation/operations/look-up.ts'
import { maxViewerPortals, portalsOf, type ViewerPortal } from '../portal/effective.ts'
import { EffectivePortalType, PortalFeatureEnum } from '../portal/schema.ts'
import { portalUserPolicy } from '../portal-user/policy.ts'
import { OwnCredentialsType } from '../second-factor/credentials-schema.ts'
import { findOwnCredentials } from '../second-factor/operations/viewer.ts'
import { sessionList } from '../session/schema.ts'
import { StaffRoleEnum } from '../staff/schema.ts'

const ViewerBudget = builder.objectRef<Budget>('ViewerBudget').implement({
  description:
    'What the caller may still ask for. Every request takes its cost, which follows from the fields and the sizes of the lists it asks for, and one point at least; the header `X-Portico-Cost: 1` shows it in `extensions.cost`.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'How many points there are in a window.' }),
    remaining: t.exposeInt('remaining', {
      description:
        'How many are left, this request taken off; other server processes may have used some since.',
    }),
    resetsAt: t.expose('resetsAt', { type: 'DateTime', description: 'When the next window can begin.' }),
  }),
})

type ViewerActor = StaffActor | PortalUserActor | ApiTokenActor | ServiceAccountActor

export const ViewerKindEnum = builder.enumType('ViewerKind', {
  description: 'What kind of caller.',
  values: {
    STAFF: { value: 'staff', description: 'A person who works for the vendor.' },
    PORTAL_USER: { value: 'portalUser', description: 'A person of customers or partners.' },
    API_TOKEN: { value: 'apiToken', description: "A vendor's machine identity." },
    SERVICE_ACCOUNT: { value: 'serviceAccount', description: "A customer's machine identity." },
  } as const,
})

/** The person behind the caller; callers without the scope have none rather than an error. */
const ofPerson = { authScopes: { scope: portalUserPolicy.scope } } as const

const maxMemberships = 100

const ViewerPortalType = builder.objectRef<ViewerPortal>('ViewerPortal').implement({
  description: 'The portal of a customer to which the caller belongs.',
  fields: (t) => ({
    membershipId: t.exposeID('membershipId', {
      nullable: true,
      description:
        'The membership, as in `memberships`; null while none of the memberships gives anything, and for staff signed in as a customer.',
    }),
    effective: t.expose('effective', { type: EffectivePortalType, description: 'What holds for it.' }),
  }),
})

const Viewer = builder.objectRef<ViewerActor>('Viewer').implement({
  description: 'Who calls, and what the caller may attempt.',
  fields: (t) => ({
    kind: t.field({ type: ViewerKindEnum, description: 'What kind of caller.', resolve: ({ kind }) => kind }),
    id: t.exposeID('id', {
      description:
        'The id of the staff member, portal user, API token or service account, of the staff member also while signed in as a customer; `bootstrap` for the configured token.',
    }),
    name: t.exposeString('name', {
      description: 'The name of the person, the token or the service account.',
    }),
    role: t.field({
      type: StaffRoleEnum,
      nullable: true,
      description: 'The role of a staff member; null for other callers.',
      resolve: (actor) => (actor.kind === 'staff' ? actor.role : null),
    }),
    scopes: t.field({
      type: [ScopeEnum],
      description: 'What the caller may attempt, with the scopes that others bring along.',
      resolve: (actor) => [...allScopes].filter((scope) => actor.scopes.has(scope)),
    }),
    budget: t.field({
      type: ViewerBudget,
      nullable: true,
      description: 'How the budget of the caller stands; null where nothing is counted.',
      resolve: (_actor, _args, ctx) => ctx.budget?.() ?? null,
    }),
    features: t.field({
      type: [PortalFeatureEnum],
      description:
        'The features of the portal that are on for the caller in at least one customer; all of them for staff and API tokens, none for service accounts.',
      resolve: (actor) => featuresOf(actor),
    }),
    portals: t.field({
      type: [ViewerPortalType],
      complexity: 5,
      description: `The portals of the customers to which the person who calls belongs, those included that are off; oldest membership first, at most ${maxViewerPortals}. None for other callers.`,
      resolve: (_actor, _args, ctx) => portalsOf(ctx),
    }),
    impersonation: t.prismaField({
      type: 'Impersonation',
      nullable: true,
      authScopes: { scope: impersonationPolicy.scope },
      unauthorizedResolver: () => null,
      description:
        'Of a staff member who signed in as a customer: who it is, and why. Null for everybody else.',
      resolve: (query, actor, _args, ctx) => {
        const selection = { ...query }
        if (actor.kind !== 'portalUser' || !actor.impersonation) return null
        return ctx.read.impersonation.findUnique({ ...selection, where: { id: actor.impersonation.id } })
      },
    }),
    portalUser: t.prismaField({
      ...ofPerson,
      type: 'PortalUser',
      nullable: true,
      unauthorizedResolver: () => null,
      description: 'The person who calls; null for staff, tokens and people without an active membership.',
      resolve: (query, actor, _args, ctx) => {
        const selection = { ...query }
        if (actor.kind !== 'portalUser') return null
        return ctx.read.portalUser.findUnique({ ...selection, where: { id: actor.id } })
      },
    }),
    memberships: t.prismaField({
      ...ofPerson,
      type: ['Membership'],
      unauthorizedResolver: () => [],
      description: `The active memberships of the person who calls, oldest first, at most ${maxMemberships}; none for other callers.`,
      resolve: (query, actor, _args, ctx) => {
        const selection = { ...query }
        if (actor.kind !== 'portalUser') return []
        return ctx.read.membership.findMany({
          ...selection,
          where: { portalUserId: actor.id, status: 'ACTIVE' },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          take: maxMemberships,
        })
      },
    }),
    sessions: listOf<ViewerActor>(t, sessionList, {
      description: "The caller's own sessions, ended ones included; none for tokens.",
      where: ({ kind, id }) => (kind === 'staff' ? { staffId: id } : { portalUserId: id }),
    }),
    credentials: t.field({
      type: OwnCredentialsType,
      nullable: true,
      complexity: 5,
      description:
        'How the person who calls can sign in besides by mail; null for other callers, and for staff signed in as a customer.',
      resolve: (_actor, _args, ctx) => findOwnCredentials(ctx),
    }),
    invitations: t.field({
      type: [OwnInvitationType],
      description:
        'The open invitations to the address of the person who calls, oldest first, at most 100; none for other callers.',
      resolve: (_actor, _args, ctx) => findOwnInvitations(ctx),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'Who calls; null without a credential.',
    resolve: (_root, _args, { actor }) =>
      actor.kind === 'anonymous' || actor.kind === 'system' ? null : actor,
  }),
)
