import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeWebhookDelivery, makeWebhookEndpoint } from '../../../test/factories.ts'
import { inWorld, today, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const create = `mutation ($input: WebhookEndpointCreateInput!) {
  webhookEndpointCreate(input: $input) {
    webhookEndpoint { id url filters { types customerIds productIds } headerNames timeoutSeconds customer { id } viewerCan { update enable disable replay delete } }
    secret
    errors { code path message }
  }
}`

test(
  'an endpoint is created and read back; its secret is shown once and the values of its headers never',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const ctx = world.as(portalUser('usr_1', { adminOf: [customerId] }))
    const input = {
      customerId,
      url: 'https://hooks.example.com/portico',
      filters: [{ types: ['license.*'] }],
      headers: [{ name: 'X-Key', value: 'open sesame' }],
    }
    const created = (await query(ctx, create, { input })).data.webhookEndpointCreate as {
      webhookEndpoint: { id: string }
      secret: string
    }
    expect(created).toEqual({
      webhookEndpoint: {
        id: expect.stringMatching(/^whe_/),
        url: input.url,
        filters: [{ types: ['license.*'], customerIds: [], productIds: [] }],
        headerNames: ['X-Key'],
        timeoutSeconds: 5,
        customer: { id: customerId },
        viewerCan: { update: true, enable: false, disable: true, replay: true, delete: true },
      },
      secret: expect.stringMatching(/^whsec_/),
      errors: [],
    })
    const refused = await query(ctx, create, { input: { ...input, url: 'https://169.254.169.254/' } })
    expect(refused.data.webhookEndpointCreate).toEqual({
      webhookEndpoint: null,
      secret: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'url'], message: 'Must be in the public internet.' }],
    })
    const hidden = await query(
      world.as(portalUser('usr_2', { adminOf: [(await makeCustomer(world.db)).id] })),
      'query ($id: ID!, $none: ID!) { foreign: webhookEndpoint(id: $id) { id } none: webhookEndpoint(id: $none) { id } }',
      { id: created.webhookEndpoint.id, none: unknownId('WebhookEndpoint') },
    )
    expect(hidden.data).toEqual({ foreign: null, none: null })
  }),
)

test(
  'the log tells every attempt, also of an endpoint that was deleted, which is listed when asked for',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const endpoint = await makeWebhookEndpoint(world.db, { deletedAt: today, secretSealed: null })
    await makeWebhookDelivery(world.db, {
      endpointId: endpoint.id,
      attemptCount: 1,
      log: [
        { number: 1, at: today.toISOString(), durationMs: 12, status: 204, error: null, answer: 'thanks' },
      ],
    })
    await makeWebhookDelivery(world.db)
    const { data } = await query(
      ctx,
      `query ($id: ID!) {
        webhookDeliveries(filter: { endpointId: { eq: $id }, status: { eq: DELIVERED }, eventType: { eq: "customer.updated" } }) {
          totalCount
          nodes { status endpoint { deletedAt } attempts { number attemptedAt durationMs httpStatus error answer } }
        }
        present: webhookEndpoints(filter: { id: { eq: $id } }) { totalCount }
        all: webhookEndpoints(filter: { id: { eq: $id } }, includeArchived: true) { totalCount }
      }`,
      { id: endpoint.id },
    )
    expect(data).toEqual({
      webhookDeliveries: {
        totalCount: 1,
        nodes: [
          {
            status: 'DELIVERED',
            endpoint: { deletedAt: today.toISOString() },
            attempts: [
              {
                number: 1,
                attemptedAt: today.toISOString(),
                durationMs: 12,
                httpStatus: 204,
                error: null,
                answer: 'thanks',
              },
            ],
          },
        ],
      },
      present: { totalCount: 0 },
      all: { totalCount: 1 },
    })
  }),
)

test(
  'somebody of a customer who is no admin is refused',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const { errors } = await query(
      world.as(portalUser('usr_1', { memberOf: [customerId] })),
      '{ webhookDeliveries { totalCount } }',
    )
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }),
)
