import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import { ownDatabase } from '../../../test/database.ts'
import { makeCustomer, makeProject, makeSubscription, makeSupportContact } from '../../../test/factories.ts'
import { worldOn } from '../../../test/harness.ts'
import { nowhere } from '../../../test/queue.ts'
import { changeSupportContactAccess, createSupportContact } from './operations.ts'

test('of many contacts that are added or changed at the same moment, as many come in as are included', {
  timeout: 60_000,
}, async () => {
  await using database = await ownDatabase()
  const world = await worldOn(database.prisma, { queue: nowhere })
  const { id: customerId } = await makeCustomer(world.db)
  const project = await makeProject(world.db, { customerId })
  await makeSubscription(world.db, {
    projectId: project.id,
    fullSupportContacts: 5,
    readOnlySupportContacts: 20,
  })
  const readers = []
  for (let i = 0; i < 10; i++)
    readers.push(await makeSupportContact(world.db, { customerId, access: 'READ_ONLY' }))
  const outcomes = await Promise.allSettled([
    ...readers.map(({ id }) => changeSupportContactAccess(world.as(staff()), { id, access: 'FULL' })),
    ...readers.map((_, i) =>
      createSupportContact(world.as(staff()), {
        customerId,
        firstName: 'Ada',
        lastName: 'L',
        email: `new-${i}@acme.example`,
        access: 'FULL',
      }),
    ),
  ])
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(refused).toEqual(Array(15).fill('LIMIT_REACHED'))
  expect(await world.db.supportContact.count({ where: { customerId, access: 'FULL' } })).toBe(5)
})
