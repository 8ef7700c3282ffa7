import { builder, lookup, Node } from '../../builder.ts'
import { ApiUsageCredential } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'

const ApiUsageCredentialEnum = builder.enumType('ApiUsageCredential', {
  description: 'What kind of machine identity.',
  values: {
    API_TOKEN: { value: ApiUsageCredential.API_TOKEN, description: 'A token of the vendor.' },
    SERVICE_ACCOUNT: {
      value: ApiUsageCredential.SERVICE_ACCOUNT,
      description: 'A machine identity of a customer.',
    },
  },
})

const apiUsageList = defineList('ApiUsage', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    credentialKind: { kind: ApiUsageCredentialEnum, description: 'By kind of machine identity.' },
    credentialId: { kind: 'id', description: 'By machine identity.' },
    customerId: { kind: 'id', description: 'By the customer whose machine identity it is.' },
    day: { kind: 'date', description: 'By day.' },
  },
  order: { day: { kind: 'date', description: 'By day.' } },
  defaultOrder: { field: 'day', direction: 'desc' },
})

builder.prismaObject('ApiUsage', {
  select: { id: true },
  description:
    'What a machine identity has asked of the API on a day in UTC. Requests are added up within seconds; when a server process ends without being stopped, its last seconds are missing. Kept for 400 days.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `aus_…`.' }),
    credentialKind: t.expose('credentialKind', {
      type: ApiUsageCredentialEnum,
      description: 'What kind of machine identity.',
    }),
    credentialId: t.exposeID('credentialId', {
      description: 'The id of the API token or service account; `bootstrap` for the configured token.',
    }),
    credentialName: t.exposeString('credentialName', { description: 'What it was called on that day.' }),
    customer: t.relation('customer', {
      nullable: true,
      description: 'The customer whose machine identity it is; null for those of the vendor.',
    }),
    day: t.expose('day', { type: 'Date', description: 'The day, in UTC.' }),
    requests: t.exposeInt('requests', { description: 'How many requests, whatever they were answered.' }),
    cost: t.exposeFloat('cost', {
      description: 'The points they cost, a whole number. It can exceed what fits into an Int.',
    }),
    errors: t.exposeInt('errors', {
      description:
        'How many of the requests were answered with errors at the top level or refused, those over the budget included. The `errors` of mutations are answers and do not count.',
    }),
  }),
})

lookup('apiUsage', 'ApiUsage', 'The usage of one day by id; null when there is none the caller sees.')
listQuery(
  'apiUsages',
  apiUsageList,
  'What machine identities have asked of the API, day by day, newest first.',
)
