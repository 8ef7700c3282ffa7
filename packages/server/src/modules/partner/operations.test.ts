import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeMembership, makePartner, makeProject } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld } from '../../../test/harness.ts'
import { createPartner, deletePartner, updatePartner } from './operations.ts'

test(
  'a partner is created, changed and deleted by staff admins, each with its event',
  inWorld(async (world) => {
    const ctx = world.as(staff('ADMIN'))
    const { id } = await createPartner(ctx, {
      number: 'P-1',
      name: 'Integrators',
      contactEmail: 'Hi@Integrators.example',
    })
    const updated = await updatePartner(ctx, {
      id,
      name: 'Integrators Ltd',
      contactEmail: null,
      expectedVersion: 1,
    })
    expect(updated).toMatchObject({ number: 'P-1', name: 'Integrators Ltd', contactEmail: null, version: 2 })
    expect(await deletePartner(ctx, { id, expectedVersion: 2 })).toEqual({ id })
    const types = (await eventsOf(world, id)).map(({ type }) => type)
    expect(types).toEqual(['partner.created', 'partner.updated', 'partner.deleted'])
  }),
)

test(
  'two partners cannot have one number',
  inWorld(async (world) => {
    await makePartner(world.db, { number: 'P-1' })
    const error = await failure(createPartner(world.as(staff()), { number: 'P-1', name: 'Other' }))
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['number'] })
  }),
)

test(
  'only staff admins and tokens for every customer manage partners',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const input = { number: 'P-9', name: 'New' }
    const denied = { code: 'FORBIDDEN' }
    const own = portalUser('usr_p', { partnerOf: [partner.id] })
    for (const actor of [staff('SALES'), staff('SUPPORT'), own, apiToken(['partner:write'], [])]) {
      expect(await failure(createPartner(world.as(actor), input))).toMatchObject(denied)
    }
    expect(await failure(updatePartner(world.as(own), { id: partner.id, name: 'Mine' }))).toMatchObject(
      denied,
    )
    expect(await createPartner(world.as(apiToken(['partner:write'])), input)).toMatchObject(input)
  }),
)

test(
  'a partner with projects or people is not deleted, and the error says what it has',
  inWorld(async (world) => {
    const { id } = await makePartner(world.db)
    await makeProject(world.db, { partnerIds: [id] })
    await makeMembership(world.db, { partnerId: id })
    await makeMembership(world.db, { partnerId: id, status: 'REMOVED' })
    const error = await failure(deletePartner(world.as(staff()), { id }))
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('1 project and 1 membership;'),
    })
  }),
)

test(
  'a partner that the caller does not see is not found',
  inWorld(async (world) => {
    const [mine, other] = [await makePartner(world.db), await makePartner(world.db)]
    const ctx = world.as(portalUser('usr_p', { partnerOf: [mine.id] }))
    expect(await failure(updatePartner(ctx, { id: other.id, name: 'X' }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['id'],
    })
  }),
)
