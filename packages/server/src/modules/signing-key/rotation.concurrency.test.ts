import { verifyLicense } from '@portico/license'
import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeLicense, makeProduct } from '../../../test/factories.ts'
import { type World, worldOn } from '../../../test/harness.ts'
import { downloadLicenseFile } from '../license/file-operations.ts'
import { rotateSigningKey, withdrawSigningKey } from './operations.ts'
import { publishedKeys } from './published.ts'

const admin = (world: World) => world.as(staff('ADMIN'))

test('rotating and issuing at the same moment lose no file and no key', { timeout: 120_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  for (let round = 0; round < 3; round++) {
    const product = await makeProduct(world.db)
    const license = await makeLicense(world.db, { productId: product.id })
    // The first need of a key comes at the same moment too.
    const files: Promise<{ text: string }>[] = []
    const rotations: Promise<{ kid: string }>[] = []
    for (let i = 0; i < 8; i++) {
      files.push(downloadLicenseFile(admin(world), { id: license.id }))
      if (i % 2 === 0) rotations.push(rotateSigningKey(admin(world), { productId: product.id }))
    }
    const texts = await Promise.all(files)
    const made = await Promise.all(rotations)
    const { keys } = await publishedKeys(admin(world), product.slug)
    for (const { text } of texts) {
      const verified = await verifyLicense(text, { keys, product: product.slug, now: world.env.now() })
      expect(verified.id).toBe(license.id)
    }
    const known = keys.map(({ kid }) => kid)
    expect(known).toEqual(expect.arrayContaining(made.map(({ kid }) => kid)))
    // At most the one that the first file needed before the first rotation.
    expect(known.length - made.length).toBeLessThanOrEqual(1)
    expect(keys.filter(({ rotatedAt }) => !rotatedAt)).toHaveLength(1)
    expect(await world.db.auditEvent.count({ where: { entityId: license.id } })).toBe(texts.length)
  }
})

test('many first needs of a key at once make one', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const license = await makeLicense(world.db)
  await Promise.all(Array.from({ length: 8 }, () => downloadLicenseFile(admin(world), { id: license.id })))
  expect(await world.db.signingKey.count()).toBe(1)
})

test('withdrawing one key many times at once makes one successor', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma)
  const { id: productId } = await makeProduct(world.db)
  const { id } = await rotateSigningKey(admin(world), { productId })
  await Promise.all(Array.from({ length: 6 }, () => withdrawSigningKey(admin(world), { id })))
  expect(await world.db.signingKey.count()).toBe(2)
  expect(await world.db.auditEvent.count({ where: { type: 'signing_key.withdrawn' } })).toBe(1)
})
