import type { ApiTokenActor, PortalUserActor, StaffActor } from '../../auth/actor.ts'
import { allScopes } from '../../auth/scopes.ts'
import { builder } from '../../builder.ts'
import { ScopeEnum } from '../api-token/schema.ts'
import { portalUserPolicy } from '../portal-user/policy.ts'
import { StaffRoleEnum } from '../staff/schema.ts'

type ViewerActor = StaffActor | PortalUserActor | ApiTokenActor

const ViewerKindEnum = builder.enumType('ViewerKind', {
  description: 'What kind of caller.',
  values: {
    STAFF: { value: 'staff', description: 'A person who works for the vendor.' },
    PORTAL_USER: { value: 'portalUser', description: 'A person of customers or partners.' },
    API_TOKEN: { value: 'apiToken', description: "A vendor's machine identity." },
  } as const,
})

/** The person behind the caller; callers without the scope have none rather than an error. */
const ofPerson = { authScopes: { scope: portalUserPolicy.scope } } as const

const maxMemberships = 100

const Viewer = builder.objectRef<ViewerActor>('Viewer').implement({
  description: 'Who calls, and what the caller may attempt.',
  fields: (t) => ({
    kind: t.field({ type: ViewerKindEnum, description: 'What kind of caller.', resolve: ({ kind }) => kind }),
    id: t.exposeID('id', {
      description:
        'The id of the staff member, portal user or API token; `bootstrap` for the configured token.',
    }),
    name: t.exposeString('name', { description: 'The name of the person or the token.' }),
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
