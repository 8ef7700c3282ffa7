import { builder, mutation, Node } from '../../builder.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { customerPortalPolicy } from './policy.ts'
import { updateCustomerPortalRules } from './rules-operations.ts'

type ViewerRow = { customerId: string; customer: { archivedAt: Date | null } }

const CustomerPortalViewerCan = viewerCanType<ViewerRow>('CustomerPortal', {
  update: {
    description: 'Settle access, version and features.',
    can: (actor, { customer }) => customerPortalPolicy.canManage(actor) && !customer.archivedAt,
  },
  updateRules: {
    description: 'Settle who can be invited, whether staff may sign in, and what is told by mail.',
    can: (actor, portal) => customerPortalPolicy.canSetRules(actor, portal) && !portal.customer.archivedAt,
  },
})

builder.prismaObject('CustomerPortal', {
  select: { id: true },
  description: 'What is settled for the portal of one customer, beside what the vendor settled for all.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `cpt_…`.' }),
    customer: t.relation('customer', { implied: true, description: 'The customer.' }),
    viewerCan: t.field({
      type: CustomerPortalViewerCan,
      description: 'What the caller may settle.',
      select: { customerId: true, customer: { select: { archivedAt: true } } },
      resolve: (portal) => portal,
    }),
    allowedDomains: t.exposeStringList('allowedDomains', {
      description:
        'The mail domains of which people can be invited, in ASCII and lower case, at most 50; empty: any.',
    }),
    allowSubdomains: t.exposeBoolean('allowSubdomains', {
      description: 'Whether addresses of their subdomains can be invited too.',
    }),
    requireApproval: t.exposeBoolean('requireApproval', {
      description:
        'Whether an invitation by an admin of the customer waits for another of its admins, or for the vendor.',
    }),
    allowImpersonation: t.exposeBoolean('allowImpersonation', {
      description: 'Whether staff may sign in as the customer.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When something was first settled.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectField('Customer', 'portal', (t) =>
  t.relation('portal', {
    nullable: true,
    description:
      'What is settled for its portal; null while that is nothing of its own, and when the caller does not see it. FORBIDDEN without the scope `portal_settings:read`.',
  }),
)

mutation('customerPortalUpdateRules', {
  description:
    'Settles who can be invited to a customer, and whether staff may sign in as it: what is left out stays. Nobody who is in already is locked out. CONFLICT for an archived customer.',
  scope: 'portal_rules:write',
  entity: { name: 'customerPortal', model: 'CustomerPortal', description: 'What is settled.' },
  input: (t) => ({
    customerId: t.id({ required: true, description: 'The customer.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
    allowedDomains: t.stringList({
      description:
        'Replaces the mail domains, such as example.com, at most 50; empty allows any. In any script. INVALID_INPUT for public mail domains.',
    }),
    allowSubdomains: t.boolean({ description: 'Whether subdomains of them count too.' }),
    requireApproval: t.boolean({
      description: 'Whether invitations by an admin of the customer wait for somebody else.',
    }),
    allowImpersonation: t.boolean({ description: 'Whether staff may sign in as the customer.' }),
  }),
  run: updateCustomerPortalRules,
})
