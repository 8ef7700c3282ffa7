import { expect, test } from 'vitest'
import { ownDatabase } from '../../../test/database.ts'
import { makeCustomer, makeLicense, makeProduct } from '../../../test/factories.ts'
import { today, worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { systemActor } from '../../auth/system.ts'
import { newId } from '../../ids.ts'
import { announceExpiringLicenses } from './operations/announce-expiring.ts'

test('several processes at it announce each of many licenses once', { timeout: 60_000 }, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const [{ id: customerId }, { id: productId }] = [await makeCustomer(world.db), await makeProduct(world.db)]
  const { keySealed } = await makeLicense(world.db)
  await world.db.license.createMany({
    data: Array.from({ length: 450 }, (_, i) => ({
      id: newId('License'),
      kind: 'PRODUCTION' as const,
      type: 'PAID' as const,
      startsAt: new Date('2026-01-01'),
      expiresAt: new Date(today.getTime() + (i % 90) * 86_400_000),
      keyHash: `hash-${i}`,
      keySealed,
      customerId,
      productId,
    })),
  })
  const job = world.as(systemActor('announce-expiring-licenses'))
  const counts = await Promise.all([1, 2, 3].map(() => announceExpiringLicenses(job)))
  expect(counts.reduce((sum, count) => sum + count)).toBe(450)
  const events = await world.db.auditEvent.findMany({ select: { entityId: true } })
  expect(events).toHaveLength(450)
  expect(new Set(events.map(({ entityId }) => entityId)).size).toBe(450)
})
