import { expect, test } from 'vitest'
import { apiToken, staff } from '../../../test/actors.ts'
import {
  makeProduct,
  makeProductVersion,
  makeSubscription,
  makeSubscriptionLevel,
  makeUsageMetric,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../test/harness.ts'
import { newId } from '../../ids.ts'
import { createUsageMetric, deleteUsageMetric, updateUsageMetric } from './metric-operations.ts'
import { createProduct, deleteProduct, updateProduct } from './operations.ts'
import { createProductVersion, deleteProductVersion, updateProductVersion } from './version-operations.ts'

const admin = (world: World) => world.as(staff('ADMIN'))
const day = (text: string) => new Date(text)

test(
  'a new product is in the audit trail',
  inWorld(async (world) => {
    const product = await createProduct(admin(world), { slug: 'engine', name: ' Engine ', description: null })
    expect(product).toMatchObject({ slug: 'engine', name: 'Engine', description: null, version: 1 })
    expect(await eventsOf(world, product.id)).toMatchObject([
      {
        type: 'product.created',
        customerId: null,
        occurredAt: today,
        changes: { slug: { to: 'engine' }, name: { to: 'Engine' } },
      },
    ])
  }),
)

test.each([
  ['a slug that is taken', { slug: 'engine' }, ['slug']],
  ['a name that is taken', { name: 'Engine' }, ['name']],
  ['a name that is taken in another case', { name: 'ENGINE' }, ['name']],
])('%s is a conflict on its field, for a new product and for another', (_what, input, path) =>
  inWorld(async (world) => {
    await makeProduct(world.db, { slug: 'engine', name: 'Engine' })
    const other = await makeProduct(world.db)
    const created = await failure(createProduct(admin(world), { slug: 'new', name: 'New', ...input }))
    expect(created).toMatchObject({ code: 'CONFLICT', path })
    const updated = await failure(updateProduct(admin(world), { id: other.id, ...input }))
    expect(updated).toMatchObject({ code: 'CONFLICT', path })
    expect(await world.db.product.count()).toBe(2)
    expect(await world.db.auditEvent.count()).toBe(0)
  })(),
)

test.each([
  ['an empty slug', { slug: '' }, ['slug']],
  ['a slug with capitals', { slug: 'Engine' }, ['slug']],
  ['a slug that begins with a hyphen', { slug: '-engine' }, ['slug']],
  ['a slug with a line break behind it', { slug: 'engine\n' }, ['slug']],
  ['a slug of 64 characters', { slug: 'x'.repeat(64) }, ['slug']],
  ['an empty name', { name: ' ' }, ['name']],
  ['a name over 255 characters', { name: 'x'.repeat(256) }, ['name']],
  ['a description over 10,000 characters', { description: 'x'.repeat(10_001) }, ['description']],
])('%s is refused with its field', (_what, input, path) =>
  inWorld(async (world) => {
    const error = await failure(createProduct(admin(world), { slug: 'engine', name: 'Engine', ...input }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'an update changes what it names, empties what is null and leaves the rest',
  inWorld(async (world) => {
    const { id } = await makeProduct(world.db, { slug: 'engine', name: 'Engine', description: 'It runs.' })
    const update = (input: object) => updateProduct(admin(world), { id, ...input })
    expect(await update({ name: 'ENGINE', description: null, expectedVersion: 1 })).toMatchObject({
      slug: 'engine',
      name: 'ENGINE',
      description: null,
      version: 2,
    })
    expect(await update({ name: 'ENGINE' })).toMatchObject({ version: 2 })
    expect(await eventsOf(world, id)).toMatchObject([
      {
        type: 'product.updated',
        changes: { name: { from: 'Engine', to: 'ENGINE' }, description: { from: 'It runs.', to: null } },
      },
    ])
    expect(await failure(update({ slug: 'e', expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
      path: ['expectedVersion'],
    })
    expect(await failure(update({ name: null }))).toMatchObject({ code: 'INVALID_INPUT', path: ['name'] })
  }),
)

test(
  'a product with versions is not deleted, and the error says what it has',
  inWorld(async (world) => {
    const version = await makeProductVersion(world.db)
    const { productId: id } = version
    await makeSubscription(world.db, { productVersionId: version.id })
    expect(await failure(deleteProduct(admin(world), { id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
      message: expect.stringContaining('1 versions and 1 subscriptions'),
    })
    const empty = await makeProduct(world.db)
    expect(await deleteProduct(admin(world), { id: empty.id })).toEqual({ id: empty.id })
    expect(await eventsOf(world, empty.id)).toMatchObject([{ type: 'product.deleted' }])
    expect(await world.db.product.findMany({ select: { id: true } })).toEqual([{ id }])
  }),
)

test(
  'a new version is not offered unless it is enabled',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const version = await createProductVersion(admin(world), {
      productId,
      name: '8.6',
      supportStartsOn: day('2026-01-01'),
      supportEndsOn: day('2026-01-01'),
    })
    expect(version).toMatchObject({ name: '8.6', enabled: false, supportEndsOn: day('2026-01-01') })
    const enabled = await updateProductVersion(admin(world), { id: version.id, enabled: true })
    expect(enabled).toMatchObject({ enabled: true, version: 2, supportStartsOn: day('2026-01-01') })
    expect(await eventsOf(world, version.id)).toMatchObject([
      { type: 'product_version.created', changes: { productId: { to: productId }, enabled: { to: false } } },
      { type: 'product_version.updated', changes: { enabled: { from: false, to: true } } },
    ])
  }),
)

test(
  'two versions of a product do not share a name, those of two products may',
  inWorld(async (world) => {
    const { productId } = await makeProductVersion(world.db, { name: '8.6-alpha' })
    const create = (input: object) => createProductVersion(admin(world), { name: '8.6-ALPHA', ...input })
    expect(await failure(create({ productId }))).toMatchObject({ code: 'CONFLICT', path: ['name'] })
    const other = await makeProduct(world.db)
    const version = await create({ productId: other.id })
    expect(version.name).toBe('8.6-ALPHA')
    const sibling = await makeProductVersion(world.db, { productId })
    const renamed = failure(updateProductVersion(admin(world), { id: sibling.id, name: '8.6-Alpha' }))
    expect(await renamed).toMatchObject({ code: 'CONFLICT', path: ['name'] })
    expect(await failure(create({ productId: unknownId('Product') }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['productId'],
    })
  }),
)

test(
  'support does not end before it starts, whichever of the two is changed',
  inWorld(async (world) => {
    const { id, productId } = await makeProductVersion(world.db, { supportStartsOn: day('2026-02-01') })
    const wrong = { code: 'INVALID_INPUT', path: ['supportEndsOn'] }
    const support = { supportStartsOn: day('2026-02-01'), supportEndsOn: day('2026-01-31') }
    const created = createProductVersion(admin(world), { productId, name: '9.0', ...support })
    expect(await failure(created)).toMatchObject(wrong)
    const updated = updateProductVersion(admin(world), { id, supportEndsOn: day('2026-01-31') })
    expect(await failure(updated)).toMatchObject(wrong)
    const both = { id, supportStartsOn: null, supportEndsOn: day('2026-01-31') }
    expect(await updateProductVersion(admin(world), both)).toMatchObject({ supportStartsOn: null })
  }),
)

test(
  'a version with subscriptions is not deleted, and the error says how many it has',
  inWorld(async (world) => {
    const { id } = await makeProductVersion(world.db)
    await makeSubscription(world.db, { productVersionId: id, status: 'EXPIRED' })
    expect(await failure(deleteProductVersion(admin(world), { id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 subscriptions'),
    })
    const unused = await makeProductVersion(world.db)
    expect(await deleteProductVersion(admin(world), { id: unused.id })).toEqual({ id: unused.id })
    expect(await eventsOf(world, unused.id)).toMatchObject([{ type: 'product_version.deleted' }])
  }),
)

test(
  'a metric has a code and a name of its own',
  inWorld(async (world) => {
    const create = (input: object) => createUsageMetric(admin(world), input)
    const metric = await create({ code: 'PROCESSES', name: 'Processes', unit: 'per month' })
    expect(metric).toMatchObject({ code: 'PROCESSES', unit: 'per month' })
    const conflict = (path: string) => ({ code: 'CONFLICT', path: [path] })
    expect(await failure(create({ code: 'PROCESSES', name: 'Other' }))).toMatchObject(conflict('code'))
    expect(await failure(create({ code: 'OTHER', name: 'PROCESSES' }))).toMatchObject(conflict('name'))
    const other = await makeUsageMetric(world.db)
    const rename = (input: object) => updateUsageMetric(admin(world), { id: other.id, ...input })
    expect(await failure(rename({ code: 'PROCESSES' }))).toMatchObject(conflict('code'))
    expect(await failure(rename({ name: 'processes' }))).toMatchObject(conflict('name'))
    expect(await rename({ unit: 'people' })).toMatchObject({ unit: 'people', version: 2 })
    expect(await eventsOf(world, other.id)).toMatchObject([{ type: 'usage_metric.updated' }])
    for (const code of ['processes', '1ST', '_X', 'A-B', 'A'.repeat(65), '']) {
      const refused = await failure(create({ code, name: 'Other' }))
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', path: ['code'] })
    }
  }),
)

test(
  'a metric of which something is included is not deleted, and the error says where',
  inWorld(async (world) => {
    const { id } = await makeUsageMetric(world.db)
    const limit = { metricId: id, quantity: 5 }
    await makeSubscriptionLevel(world.db, {
      usageLimits: { create: [{ id: newId('SubscriptionLevelUsageLimit'), ...limit }] },
    })
    await makeSubscription(world.db, {
      usageLimits: { create: [{ id: newId('SubscriptionUsageLimit'), ...limit }] },
    })
    expect(await failure(deleteUsageMetric(admin(world), { id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 levels and 1 subscriptions'),
    })
    const unused = await makeUsageMetric(world.db)
    expect(await deleteUsageMetric(admin(world), { id: unused.id })).toEqual({ id: unused.id })
  }),
)

test(
  'what does not exist is not found',
  inWorld(async (world) => {
    const ctx = admin(world)
    const missing = { code: 'NOT_FOUND', path: ['id'] }
    const id = unknownId('Product')
    expect(await failure(updateProduct(ctx, { id, name: 'New' }))).toMatchObject(missing)
    expect(await failure(deleteProduct(ctx, { id }))).toMatchObject(missing)
    expect(await failure(updateProductVersion(ctx, { id, name: 'New' }))).toMatchObject(missing)
    expect(await failure(deleteProductVersion(ctx, { id }))).toMatchObject(missing)
    expect(await failure(updateUsageMetric(ctx, { id, name: 'New' }))).toMatchObject(missing)
    expect(await failure(deleteUsageMetric(ctx, { id }))).toMatchObject(missing)
  }),
)

test(
  'only who manages products changes them, whatever calls',
  inWorld(async (world) => {
    const version = await makeProductVersion(world.db)
    const metric = await makeUsageMetric(world.db)
    for (const actor of [staff('SALES'), apiToken(['product:write'], ['cus_1'])]) {
      const ctx = world.as(actor)
      const attempts = [
        () => createProduct(ctx, { slug: 'new', name: 'New' }),
        () => updateProduct(ctx, { id: version.productId, name: 'New' }),
        () => deleteProduct(ctx, { id: version.productId }),
        () => createProductVersion(ctx, { productId: version.productId, name: 'New' }),
        () => updateProductVersion(ctx, { id: version.id, enabled: false }),
        () => deleteProductVersion(ctx, { id: version.id }),
        () => createUsageMetric(ctx, { code: 'NEW', name: 'New' }),
        () => updateUsageMetric(ctx, { id: metric.id, name: 'New' }),
        () => deleteUsageMetric(ctx, { id: metric.id }),
      ]
      for (const attempt of attempts) expect(await failure(attempt())).toMatchObject({ code: 'FORBIDDEN' })
    }
  }),
)
