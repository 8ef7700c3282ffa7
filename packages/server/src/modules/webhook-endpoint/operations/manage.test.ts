import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeLicenseField,
  makeProduct,
  makeWebhookDelivery,
  makeWebhookEndpoint,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId } from '../../../../test/harness.ts'
import { deleteCustomer } from '../../customer/operations.ts'
import { openHeaders } from '../headers.ts'
import { signingSecrets } from '../signing.ts'
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  maxOfCustomer,
  updateWebhookEndpoint,
} from './manage.ts'
import { rotateWebhookSecret } from './rotate-secret.ts'
import { testWebhookEndpoint } from './send-test.ts'
import { disableWebhookEndpoint, enableWebhookEndpoint } from './switch.ts'

const url = 'https://hooks.example.com/portico'

test(
  'an endpoint keeps its secret and its headers sealed, and leaves an event without them',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id, secret } = await createWebhookEndpoint(ctx, {
      url: ` ${url} `,
      headers: [{ name: 'X-Key', value: 'open sesame' }],
      filters: [{ types: ['license.*', 'license.*'] }, {}],
    })
    const row = await world.db.webhookEndpoint.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({
      url,
      customerId: null,
      internal: true,
      timeoutSeconds: 5,
      headerNames: ['X-Key'],
      filters: [
        { types: ['license.*'], customerIds: [], productIds: [], fields: [] },
        { types: [], customerIds: [], productIds: [], fields: [] },
      ],
    })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(signingSecrets(ctx, row)).toEqual([secret])
    expect(openHeaders(ctx, id, row.headersSealed)).toEqual({ 'X-Key': 'open sesame' })
    expect(JSON.stringify(row)).not.toMatch(/open sesame|whsec_/)
    const [event] = await eventsOf(world, id)
    expect(event).toMatchObject({ type: 'webhook_endpoint.created', customerId: null })
    expect(JSON.stringify(event!.changes)).not.toMatch(/sesame|whsec_|ealed/)
  }),
)

test.each([
  [{ url: 'http://hooks.example.com/' }, ['url'], 'Must be https.'],
  [{ url: 'https://127.0.0.1/' }, ['url'], 'Must be in the public internet.'],
  [{ url: 'https://169.254.169.254/latest' }, ['url'], 'Must be in the public internet.'],
  [{ url: 'https://[::ffff:10.0.0.1]/' }, ['url'], 'Must be in the public internet.'],
  [{ url: 'https://2130706433/' }, ['url'], 'Must be in the public internet.'],
  [{ filters: [{ types: ['license.burned'] }] }, ['filters', '0', 'types', '0'], /license.issued/],
  [{ filters: Array(21).fill({}) }, ['filters'], 'Must have at most 20 filters.'],
  [{ timeoutSeconds: 16 }, ['timeoutSeconds'], 'Must be from 1 to 15.'],
  [{ headers: [{ name: 'Host', value: 'x' }] }, ['headers', '0', 'name'], /header that the server sets/],
  [
    { headers: [{ name: 'webhook-ID', value: 'x' }] },
    ['headers', '0', 'name'],
    /header that the server sets/,
  ],
  [{ headers: [{ name: 'Content-Length', value: '0' }] }, ['headers', '0', 'name'], /header that the server/],
  [{ headers: [{ name: 'a b', value: 'x' }] }, ['headers', '0', 'name'], /name of a header/],
  [{ headers: [{ name: 'x', value: 'a\r\nb: c' }] }, ['headers', '0', 'value'], /printable ASCII/],
  [{ headers: [{ name: 'x', value: 'a'.repeat(2_049) }] }, ['headers', '0', 'value'], /2,048/],
  [{ headers: [{ name: 'x' }] }, ['headers', '0', 'value'], /no such header before/],
  [
    {
      headers: [
        { name: 'x-a', value: '1' },
        { name: 'X-A', value: '2' },
      ],
    },
    ['headers'],
    'Must not have a name twice.',
  ],
  [
    { headers: Array.from({ length: 6 }, (_, i) => ({ name: `x-${i}`, value: '1' })) },
    ['headers'],
    'Must have at most 5 headers.',
  ],
])('%j is refused', async (input, path, message) => {
  await inWorld(async (world) => {
    const refused = await failure(createWebhookEndpoint(world.as(staff()), { url, ...input }))
    expect(refused).toEqual({ code: 'INVALID_INPUT', path, message: expect.stringMatching(message) })
    expect(await world.db.webhookEndpoint.count()).toBe(0)
  })()
})

test(
  'a customer has endpoints of its own, ten at most, told of it alone',
  inWorld(async (world) => {
    const [own, other] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const admin = world.as(portalUser('usr_1', { adminOf: [own.id] }))
    const create = (input: object) => createWebhookEndpoint(admin, { url, customerId: own.id, ...input })
    expect(await failure(create({ customerId: null }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(create({ customerId: other.id }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['customerId'],
    })
    expect(await failure(create({ filters: [{ customerIds: [other.id] }] }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['filters', '0', 'customerIds'],
    })
    expect(await failure(create({ filters: [{ productIds: [unknownId('Product')] }] }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['filters', '0', 'productIds'],
    })
    const product = await makeProduct(world.db)
    const { id } = await create({ filters: [{ customerIds: [own.id], productIds: [product.id] }] })
    expect(await world.db.webhookEndpoint.findUnique({ where: { id } })).toMatchObject({ internal: false })
    for (let i = 1; i < maxOfCustomer; i++) await makeWebhookEndpoint(world.db, { customerId: own.id })
    expect(await failure(create({}))).toMatchObject({ code: 'LIMIT_REACHED' })
    await deleteWebhookEndpoint(admin, { id })
    await create({})

    const token = world.as(apiToken(['webhook_endpoint:write'], [own.id]))
    expect(await failure(createWebhookEndpoint(token, { url }))).toMatchObject({ code: 'FORBIDDEN' })
    const foreign = await makeWebhookEndpoint(world.db, { customerId: other.id })
    expect(await failure(updateWebhookEndpoint(token, { id: foreign.id, url }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  }),
)

test(
  'null empties filters and headers, and leaving them out does not',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id } = await createWebhookEndpoint(ctx, {
      url,
      filters: [{ types: ['license.*'] }],
      headers: [{ name: 'X-Key', value: 'one' }],
    })
    const renamed = await updateWebhookEndpoint(ctx, { id, description: 'CRM' })
    expect(renamed).toMatchObject({ filters: [{ types: ['license.*'] }], headerNames: ['X-Key'] })
    const emptied = await updateWebhookEndpoint(ctx, { id, filters: null, headers: null })
    expect(emptied).toMatchObject({ filters: [], headerNames: [], headersSealed: null, description: 'CRM' })
    expect((await eventsOf(world, id)).at(-1)!.changes).toMatchObject({
      filters: { to: [] },
      headerNames: { from: ['X-Key'], to: [] },
    })
  }),
)

test(
  'where the operator allows it, endpoints of the vendor go and those of customers do not',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const webhooksAllowed = { hosts: ['crm.internal'], ranges: [['10.1.0.0', 16] as const] }
    const ctx = { ...world.as(staff()), webhooksAllowed }
    const admin = { ...world.as(portalUser('usr_1', { adminOf: [customerId] })), webhooksAllowed }
    const own = await createWebhookEndpoint(admin, { url, customerId })
    for (const inside of [
      'http://10.1.2.3:6379/',
      'http://crm.internal/hooks',
      'https://crm.internal/hooks',
    ]) {
      const { id } = await createWebhookEndpoint(ctx, { url: inside })
      await updateWebhookEndpoint(ctx, { id, url: `${inside}?again` })
      const refused = { code: 'INVALID_INPUT', path: ['url'] }
      for (const who of [ctx, admin]) {
        expect(await failure(createWebhookEndpoint(who, { url: inside, customerId }))).toMatchObject(refused)
        expect(await failure(updateWebhookEndpoint(who, { id: own.id, url: inside }))).toMatchObject(refused)
      }
    }
  }),
)

test(
  'an update keeps the values of headers that it names without one, and takes rights away with the address',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id } = await createWebhookEndpoint(ctx, {
      url,
      headers: [
        { name: 'X-Kept', value: 'one' },
        { name: 'X-Dropped', value: 'two' },
      ],
    })
    const updated = await updateWebhookEndpoint(ctx, {
      id,
      expectedVersion: 1,
      headers: [{ name: 'x-kept' }, { name: 'X-New', value: 'three' }],
    })
    expect(openHeaders(ctx, id, updated.headersSealed)).toEqual({ 'x-kept': 'one', 'X-New': 'three' })
    expect(updated.version).toBe(2)
    expect(await failure(updateWebhookEndpoint(ctx, { id, expectedVersion: 1, url }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect((await updateWebhookEndpoint(ctx, { id, url })).version).toBe(2)

    const token = world.as(apiToken(['webhook_endpoint:write']))
    expect((await updateWebhookEndpoint(token, { id, description: 'CRM' })).internal).toBe(true)
    expect((await updateWebhookEndpoint(token, { id, url: `${url}/2` })).internal).toBe(false)
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'webhook_endpoint.created',
      'webhook_endpoint.updated',
      'webhook_endpoint.updated',
      'webhook_endpoint.updated',
    ])
  }),
)

test(
  'a rotated secret signs beside the new one until the overlap is over',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id, secret: first } = await createWebhookEndpoint(ctx, { url })
    const { secret: second } = await rotateWebhookSecret(ctx, { id, overlapHours: 2 })
    const row = await world.db.webhookEndpoint.findUniqueOrThrow({ where: { id } })
    expect(signingSecrets(ctx, row)).toEqual([second, first])
    const later = { ...ctx, now: () => new Date(today.getTime() + 2 * 3_600_000) }
    expect(signingSecrets(later, row)).toEqual([second])
    expect(await failure(rotateWebhookSecret(ctx, { id, overlapHours: 25 }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['overlapHours'],
    })
  }),
)

test(
  'who disables or deletes calls off what waits, and what was delivered stays',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id } = await makeWebhookEndpoint(world.db)
    const old = await makeWebhookDelivery(world.db, { endpointId: id })
    const waiting = await testWebhookEndpoint(ctx, { id })
    const off = await disableWebhookEndpoint(ctx, { id })
    expect(off).toMatchObject({ disabledAt: today, disabledReason: 'MANUAL' })
    expect((await disableWebhookEndpoint(ctx, { id })).version).toBe(off.version)
    expect(await world.db.webhookDelivery.findUnique({ where: { id: waiting.id } })).toMatchObject({
      status: 'CANCELED',
    })
    expect(await enableWebhookEndpoint(ctx, { id })).toMatchObject({ disabledAt: null, disabledReason: null })

    await deleteWebhookEndpoint(ctx, { id })
    expect(await world.db.webhookEndpoint.findUnique({ where: { id } })).toMatchObject({
      deletedAt: today,
      secretSealed: null,
      headersSealed: null,
    })
    expect(await ctx.read.webhookDelivery.findUnique({ where: { id: old.id } })).toMatchObject({
      status: 'DELIVERED',
    })
    for (const operation of [
      updateWebhookEndpoint,
      testWebhookEndpoint,
      deleteWebhookEndpoint,
      rotateWebhookSecret,
    ])
      expect(await failure(operation(ctx, { id }))).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'an archived customer changes nothing but can stop what is sent; tests are limited; a customer goes with deleted endpoints',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const customer = await makeCustomer(world.db)
    const { id } = await makeWebhookEndpoint(world.db, { customerId: customer.id })
    for (let i = 0; i < 5; i++) await testWebhookEndpoint(ctx, { id })
    expect(await failure(testWebhookEndpoint(ctx, { id }))).toMatchObject({ code: 'LIMIT_REACHED' })
    expect(await failure(deleteCustomer(ctx, { id: customer.id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 webhook endpoints'),
    })
    await world.db.customer.update({ where: { id: customer.id }, data: { archivedAt: today } })
    for (const operation of [testWebhookEndpoint, rotateWebhookSecret, enableWebhookEndpoint])
      expect(await failure(operation(ctx, { id }))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(createWebhookEndpoint(ctx, { url, customerId: customer.id }))).toMatchObject({
      code: 'CONFLICT',
    })
    await disableWebhookEndpoint(ctx, { id })
    await deleteWebhookEndpoint(ctx, { id })
    await deleteCustomer(ctx, { id: customer.id })
    expect(await world.db.webhookDelivery.count({ where: { endpointId: id } })).toBe(0)
  }),
)

test(
  'a condition names a license field that the endpoint is shown, and values that the field can have',
  inWorld(async (world) => {
    const { db } = world
    const { id: productId } = await makeProduct(db)
    const field = (name: string, data: object = {}) => makeLicenseField(db, { productId, name, ...data })
    await field('region', { options: ['eu', 'us'] })
    await field('size', { type: 'INTEGER' })
    await field('test', { type: 'BOOLEAN' })
    await field('secret', { type: 'PASSWORD' })
    await field('margin', { hidden: true })
    await field('gone', { deletedAt: today })
    const customer = await makeCustomer(db)
    const admin = world.as(portalUser('usr_1', { adminOf: [customer.id] }))
    const create = (
      ctx: Parameters<typeof createWebhookEndpoint>[0],
      name: string,
      values: string[],
      more = {},
    ) =>
      createWebhookEndpoint(ctx, { url, filters: [{}, { fields: [{ name, values }], ...more }] }).then(
        () => null,
        ({ code, inputPath, message }) => ({ code, path: inputPath.slice(2).join('.'), message }),
      )
    const asCustomer = (name: string, values: string[]) =>
      createWebhookEndpoint(admin, {
        url,
        customerId: customer.id,
        filters: [{ fields: [{ name, values }] }],
      })
    const ctx = world.as(staff())
    const unknown = {
      code: 'INVALID_INPUT',
      path: 'fields.0.name',
      message: 'There is no license field of this name.',
    }
    const wrong = { code: 'INVALID_INPUT', path: 'fields.0.values.0' }
    expect(await create(ctx, 'region', ['eu', 'us'])).toBeNull()
    expect(await create(ctx, 'region', ['asia'])).toMatchObject(wrong)
    expect(await create(ctx, 'size', ['-7'])).toBeNull()
    for (const no of ['seven', '07', '1.5', '-0', '', '9007199254740993'])
      expect(await create(ctx, 'size', [no]), no).toMatchObject(wrong)
    expect(await create(ctx, 'test', ['true', 'false'])).toBeNull()
    expect(await create(ctx, 'test', ['yes'])).toMatchObject(wrong)
    expect(await create(ctx, 'margin', ['5'])).toBeNull()
    for (const no of ['nothing', 'secret', 'gone']) expect(await create(ctx, no, ['5']), no).toEqual(unknown)
    const other = await makeProduct(db)
    expect(await create(ctx, 'region', ['eu'], { productIds: [other.id] })).toEqual(unknown)
    expect(await create(ctx, 'region', [])).toMatchObject({ path: 'fields.0.values' })
    expect(
      await create(
        ctx,
        'region',
        Array.from({ length: 21 }, (_, i) => `${i}`),
      ),
    ).toMatchObject({
      path: 'fields.0.values',
    })
    const many = Array(11).fill({ name: 'region', values: ['eu'] })
    expect(await create(ctx, 'region', ['eu'], { fields: many })).toMatchObject({ path: 'fields' })

    // What is hidden and what is not there have the same answer.
    await asCustomer('region', ['eu'])
    const hidden = await failure(asCustomer('margin', ['5']))
    expect(hidden).toMatchObject({ code: 'INVALID_INPUT', path: ['filters', '0', 'fields', '0', 'name'] })
    expect(hidden).toEqual(await failure(asCustomer('nothing', ['5'])))
    const token = apiToken(['webhook_endpoint:write', 'license:read'])
    expect(await create(world.as(token), 'margin', ['5'])).toEqual(unknown)
  }),
)

test(
  'conditions of an endpoint that is told what is hidden are read by those alone who read that',
  inWorld(async (world) => {
    const { db } = world
    await makeLicenseField(db, { name: 'margin', hidden: true })
    const ctx = world.as(staff())
    const fields = [{ name: 'margin', values: ['5'] }]
    const { id } = await createWebhookEndpoint(ctx, { url, filters: [{ fields }] })
    await updateWebhookEndpoint(ctx, { id, filters: [{ fields }] })
    await updateWebhookEndpoint(ctx, { id, filters: [] })
    const events = await eventsOf(world, id)
    expect(events.map(({ changes }) => changes)).toMatchObject([
      { filters: { hidden: true }, url: { to: url } },
      { filters: { from: [{ fields }], to: [], hidden: true } },
    ])
    const token = world.as(apiToken(['webhook_endpoint:write', 'license:read']))
    await updateWebhookEndpoint(ctx, { id, filters: [{ fields }] })
    expect(
      await failure(updateWebhookEndpoint(token, { id, filters: [{ fields: fields.concat(fields) }] })),
    ).toMatchObject({ code: 'INVALID_INPUT' })
  }),
)

test(
  'conditions on hidden fields do not stay where the endpoint is no longer told of them',
  inWorld(async (world) => {
    await makeLicenseField(world.db, { name: 'margin', hidden: true })
    await makeLicenseField(world.db, { name: 'region' })
    const on = (name: string) => [{ fields: [{ name, values: ['5'] }] }]
    const { id } = await createWebhookEndpoint(world.as(staff()), { url, filters: on('margin') })
    const token = world.as(apiToken(['webhook_endpoint:write', 'license:read']))
    const move = (filters?: object) => updateWebhookEndpoint(token, { id, url: `${url}/2`, filters })
    for (const filters of [undefined, on('margin')])
      expect(await failure(move(filters))).toMatchObject({ code: 'INVALID_INPUT', path: ['filters'] })
    expect(await world.db.webhookEndpoint.findUnique({ where: { id } })).toMatchObject({
      url,
      internal: true,
    })
    await updateWebhookEndpoint(token, { id, description: 'CRM' })
    expect(await move(on('region'))).toMatchObject({ internal: false, filters: on('region') })

    const other = await createWebhookEndpoint(world.as(staff()), { url, filters: on('region') })
    const moved = await updateWebhookEndpoint(token, { id: other.id, url: `${url}/2` })
    expect(moved).toMatchObject({ internal: false, filters: on('region') })
  }),
)

test(
  'all filters of an endpoint together have at most 20,000 characters',
  inWorld(async (world) => {
    await makeLicenseField(world.db, { name: 'region' })
    const values = ['a', 'b'].map((letter) => letter.repeat(900))
    const create = (count: number) =>
      createWebhookEndpoint(world.as(staff()), {
        url,
        filters: Array(count).fill({ fields: [{ name: 'region', values }] }),
      })
    await create(10)
    expect(await failure(create(11))).toEqual({
      code: 'INVALID_INPUT',
      path: ['filters'],
      message: 'Must have at most 20,000 characters as JSON.',
    })
  }),
)
