import { parseLicense, verifyLicense } from '@portico/license'
import { expect, test } from 'vitest'
import { portalUser, serviceAccount, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeLicenseField,
  makeLicenseTemplate,
  makeMembership,
  makePortalUser,
  makeProduct,
  makeProductVersion,
  makeProject,
  makeSubscription,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../test/harness.ts'
import type { Actor } from '../../auth/actor.ts'
import type { Prisma } from '../../db/generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { publishedKeys } from '../signing-key/published.ts'
import { downloadLicenseFile } from './file-operations.ts'

const admin = (world: World) => world.as(staff('ADMIN'))
const download = async (world: World, input: object) => (await downloadLicenseFile(admin(world), input)).text

/** What the file says, once it has verified as a product would do it. */
async function verified(world: World, text: string, options: object = {}) {
  const { untrusted } = parseLicense(text)
  const slug = untrusted.claims?.license.product.slug ?? ''
  const { keys } = await publishedKeys(admin(world), slug)
  return verifyLicense(text, { keys, product: slug, now: today, ...options })
}

async function setValue(world: World, licenseId: string, fieldId: string, text: string, sealed = false) {
  const id = newId('LicenseFieldValue')
  const place = { table: 'LicenseFieldValue', row: id, column: 'value' }
  const value = sealed ? world.env.secrets.seal(place, text) : text
  await world.db.licenseFieldValue.create({ data: { id, licenseId, fieldId, value } })
}

test(
  'a file says everything of the license, and verifies with the published keys',
  inWorld(async (world) => {
    const product = await makeProduct(world.db, { slug: 'flow-engine', name: 'Flow Engine' })
    const version = await makeProductVersion(world.db, { productId: product.id, name: '8.8' })
    const customer = await makeCustomer(world.db, { number: 'C-1', name: 'Acme' })
    const project = await makeProject(world.db, { customerId: customer.id, name: 'Claims' })
    const subscription = await makeSubscription(world.db, {
      projectId: project.id,
      productVersionId: version.id,
    })
    const level = await world.db.subscriptionLevel.findUniqueOrThrow({ where: { id: subscription.levelId } })
    const template = await makeLicenseTemplate(world.db, { productId: product.id, name: 'Paid' })
    const expiresAt = new Date('2026-07-01T00:00:00Z')
    const license = await makeLicense(world.db, {
      productId: product.id,
      productVersionId: version.id,
      customerId: customer.id,
      projectId: project.id,
      subscriptionId: subscription.id,
      templateId: template.id,
      sequence: 4,
      expiresAt,
      maxMachines: 3,
      entitlements: ['sso'],
    })
    const user = await makePortalUser(world.db, {
      email: 'ada@acme.example',
      firstName: 'Ada',
      lastName: 'L',
    })
    const guest = await makePortalUser(world.db)
    await makeMembership(world.db, { portalUserId: user.id, customerId: customer.id })
    for (const [portalUserId, claimedAt] of [
      [user.id, today],
      [guest.id, null],
    ] as const) {
      await world.db.licenseSeat.create({
        data: { id: newId('LicenseSeat'), licenseId: license.id, portalUserId, claimedAt },
      })
    }
    const text = await download(world, { id: license.id })
    const { claims, expiresAt: end, fileExpiresAt } = await verified(world, text)
    const iat = today.getTime() / 1_000
    expect(claims).toEqual({
      iss: 'https://portal.example',
      sub: license.id,
      aud: 'flow-engine',
      jti: expect.any(String),
      iat,
      nbf: iat,
      license: {
        id: license.id,
        sequence: 4,
        kind: 'PRODUCTION',
        type: 'PAID',
        status: 'EXPIRING',
        issuedAt: license.createdAt.toISOString(),
        startsAt: '2026-01-01T00:00:00.000Z',
        expiresAt: '2026-07-01T00:00:00.000Z',
        product: { slug: 'flow-engine', name: 'Flow Engine', version: '8.8' },
        customer: { number: 'C-1', name: 'Acme' },
        project: { id: project.id, name: 'Claims' },
        subscription: { id: subscription.id, level: level.name },
        users: [{ email: 'ada@acme.example', name: 'Ada L' }],
        limits: { machines: 3, users: null, uses: null },
        fields: {},
        entitlements: ['sso'],
      },
    })
    expect([end, fileExpiresAt]).toEqual([expiresAt, null])
    expect(text).toMatch(
      /^Customer: Acme \(C-1\)\nProduct: Flow Engine 8\.8\nKind: PRODUCTION \(PAID\)\nExpires: /,
    )
    expect(await eventsOf(world, license.id)).toMatchObject([
      { type: 'license.file_downloaded', customerId: customer.id, changes: { sequence: { to: 4 } } },
    ])
    const customerAdmin = portalUser('usr_a', { adminOf: [customer.id] })
    const peopleOff = portalUser('usr_a', { adminOf: [customer.id], featuresOff: { PEOPLE: [customer.id] } })
    const machine = serviceAccount(customer.id)
    const usersFor = async (actor: Actor) => {
      const { text } = await downloadLicenseFile(world.as(actor), { id: license.id })
      return (await verified(world, text)).claims.license.users?.length
    }
    const told = []
    for (const actor of [customerAdmin, peopleOff, machine]) told.push(await usersFor(actor))
    expect(told).toEqual([1, undefined, undefined])
  }),
)

test(
  'fields have the own value or the default, with their types; passwords are opened; hidden and deleted ones are left out',
  inWorld(async (world) => {
    const { id: productId } = await makeProduct(world.db)
    const field = (name: string, type: Prisma.LicenseFieldUncheckedCreateInput['type'], more: object = {}) =>
      makeLicenseField(world.db, { productId, name, type, ...more })
    const license = await makeLicense(world.db, { productId })
    const cores = await field('cores', 'INTEGER', { defaultValue: '4' })
    await field('nodes', 'INTEGER', { defaultValue: '-2' })
    const secret = await field('secret', 'PASSWORD')
    const vendorSecretId = newId('LicenseField')
    const sealedDefault = world.env.secrets.seal(
      { table: 'LicenseField', row: vendorSecretId, column: 'defaultValue' },
      'from the vendor',
    )
    await field('vendor_secret', 'PASSWORD', { id: vendorSecretId, defaultValue: sealedDefault })
    const audited = await field('audited', 'BOOLEAN', { defaultValue: 'true' })
    await field('region', 'STRING')
    const hidden = await field('margin', 'STRING', { hidden: true, defaultValue: 'default margin' })
    const gone = await field('gone', 'STRING', { deletedAt: today, defaultValue: 'gone default' })
    await setValue(world, license.id, cores.id, '64')
    await setValue(world, license.id, secret.id, 'päss', true)
    await setValue(world, license.id, audited.id, 'false')
    await setValue(world, license.id, hidden.id, 'own margin')
    await setValue(world, license.id, gone.id, 'gone value')
    const other = await makeLicense(world.db, { productId })
    await setValue(world, other.id, cores.id, '1')

    // Whoever downloads it, staff included: the file is handed on.
    const text = await download(world, { id: license.id })
    const { claims } = await verified(world, text)
    expect(claims.license.fields).toEqual({
      cores: { type: 'INTEGER', value: 64 },
      nodes: { type: 'INTEGER', value: -2 },
      secret: { type: 'PASSWORD', value: 'päss' },
      vendor_secret: { type: 'PASSWORD', value: 'from the vendor' },
      audited: { type: 'BOOLEAN', value: false },
      region: { type: 'STRING', value: null },
    })
    expect(claims.license.key).toBeUndefined()
    expect(JSON.stringify(claims)).not.toMatch(/margin|gone/)
  }),
)

test(
  'a file ends when it has to be renewed, and no later than its license',
  inWorld(async (world) => {
    const end = async (data: object) => {
      const { id } = await makeLicense(world.db, { fileTtlSeconds: 7_200, ...data })
      return (await verified(world, await download(world, { id }))).fileExpiresAt?.toISOString()
    }
    expect(await end({})).toBe('2026-06-15T14:00:00.000Z')
    expect(await end({ expiresAt: new Date('2026-06-15T13:00:00Z') })).toBe('2026-06-15T13:00:00.000Z')
    expect(await end({ fileTtlSeconds: null })).toBeUndefined()
  }),
)

test(
  'an encrypted file opens with the license key alone',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { key: 'PTC-KEY' })
    const { slug } = await world.db.product.findUniqueOrThrow({ where: { id: license.productId } })
    const text = await download(world, { id: license.id, encrypted: true })
    expect(text).toMatch(new RegExp(`^License: ${license.id}\n\n-----BEGIN PORTICO ENCRYPTED LICENSE-----`))
    const { keys } = await publishedKeys(admin(world), slug)
    expect((await verifyLicense(text, { keys, licenseKey: 'PTC-KEY', now: today })).id).toBe(license.id)
    await expect(verifyLicense(text, { keys, licenseKey: 'PTC-OTHER', now: today })).rejects.toMatchObject({
      code: 'DECRYPTION_FAILED',
    })
  }),
)

test(
  'a file can be bound to a machine of the license',
  inWorld(async (world) => {
    const license = await makeLicense(world.db)
    const machine = { licenseId: license.id, fingerprint: 'fp-1', name: 'build-1' }
    await world.db.machine.create({ data: { id: newId('Machine'), ...machine } })
    const elsewhere = await makeLicense(world.db)
    await world.db.machine.create({
      data: { id: newId('Machine'), licenseId: elsewhere.id, fingerprint: 'fp-2' },
    })
    const text = await download(world, { id: license.id, fingerprint: 'fp-1' })
    await expect(verified(world, text)).rejects.toMatchObject({ code: 'MACHINE_MISMATCH' })
    const { claims } = await verified(world, text, { fingerprint: 'fp-1' })
    expect(claims.license.machine).toEqual({ fingerprint: 'fp-1', name: 'build-1' })
    expect(await failure(download(world, { id: license.id, fingerprint: 'fp-2' }))).toMatchObject({
      code: 'CONFLICT',
      path: ['fingerprint'],
    })
    expect(await failure(download(world, { id: license.id, fingerprint: 'a\u0000b' }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['fingerprint'],
    })
  }),
)
