import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import { makeCustomer, makeLicense, makePartner, makeProject } from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World } from '../../../../test/harness.ts'
import { activateMachine } from './activate.ts'
import { deactivateMachine } from './deactivate.ts'
import { reportHeartbeat } from './heartbeat.ts'
import { replaceMachine } from './replace.ts'

const sales = (world: World) => world.as(staff('SALES'))
const minutesAgo = (minutes: number) => new Date(today.getTime() - minutes * 60_000)

const makeMachine = async (world: World, licenseId: string, fingerprint: string, heardOf = today) => {
  const machine = await activateMachine(sales(world), { licenseId, fingerprint })
  return world.db.machine.update({ where: { id: machine.id }, data: { lastHeartbeatAt: heardOf } })
}

test(
  'a license is activated by id or key; the same fingerprint is the same machine and tells of itself anew',
  inWorld(async (world) => {
    const license = await makeLicense(world.db, { key: 'PTC-1', maxMachines: 1 })
    const first = await activateMachine(sales(world), {
      licenseId: license.id,
      fingerprint: 'aa:bb',
      name: 'build-1',
      platform: 'linux/amd64',
    })
    expect(first).toMatchObject({ licenseId: license.id, fingerprint: 'aa:bb', lastHeartbeatAt: today })
    const again = await activateMachine(sales(world), {
      licenseKey: ' PTC-1 ',
      fingerprint: 'aa:bb',
      name: 'b1',
    })
    expect(again).toMatchObject({ id: first.id, name: 'b1', platform: 'linux/amd64' })
    await activateMachine(sales(world), { licenseKey: 'PTC-1', fingerprint: 'aa:bb' })
    expect(await eventsOf(world, first.id)).toMatchObject([
      { type: 'machine.activated', customerId: license.customerId, actorKind: 'staff' },
      { type: 'machine.activated', changes: { name: { from: 'build-1', to: 'b1' } } },
    ])
    expect((await world.db.license.findUniqueOrThrow({ where: { id: license.id } })).sequence).toBe(1)
  }),
)

test.each([
  ['NONE', 2],
  ['TIMES_1_25', 2],
  ['TIMES_1_5', 3],
  ['TIMES_2', 4],
  ['UNLIMITED', 6],
] as const)('of a limit of 2 with overage %s, %i of 6 are activated', async (overage, allowed) => {
  await inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, { maxMachines: 2, overage })
    for (let i = 0; i < allowed; i++) {
      await activateMachine(sales(world), { licenseId, fingerprint: `m${i}` })
    }
    expect(await world.db.machine.count({ where: { licenseId } })).toBe(allowed)
    if (allowed === 6) return
    expect(await failure(activateMachine(sales(world), { licenseId, fingerprint: 'more' }))).toMatchObject({
      code: 'LIMIT_REACHED',
      message: `The license allows ${allowed} machines (maxMachines), and no more.`,
    })
  })()
})

test.each([
  ['REVOKED', { revokedAt: today }],
  ['SUSPENDED', { suspendedAt: today }],
  ['EXPIRED', { expiresAt: today }],
] as const)('a license that is %s is not activated, and the error says so', async (status, dates) => {
  await inWorld(async (world) => {
    const license = await makeLicense(world.db, { key: 'PTC-2', ...dates })
    const problem = { code: 'CONFLICT', message: `The license is ${status}.` }
    expect(
      await failure(activateMachine(sales(world), { licenseKey: 'PTC-2', fingerprint: 'a' })),
    ).toMatchObject({ ...problem, path: ['licenseKey'] })
    const machine = await world.db.machine.create({
      data: { id: unknownId('Machine'), licenseId: license.id, fingerprint: 'old', lastHeartbeatAt: today },
    })
    expect(await failure(replaceMachine(sales(world), { id: machine.id, fingerprint: 'new' }))).toMatchObject(
      problem,
    )
    expect(await failure(reportHeartbeat(sales(world), { id: machine.id }))).toMatchObject(problem)
    expect(await deactivateMachine(sales(world), { id: machine.id })).toEqual({ id: machine.id })
  })()
})

test(
  'a license is not activated before it starts; the first activation begins a term that waits for it, once',
  inWorld(async (world) => {
    const later = await makeLicense(world.db, { startsAt: new Date('2026-07-01') })
    expect(
      await failure(activateMachine(sales(world), { licenseId: later.id, fingerprint: 'a' })),
    ).toMatchObject({ code: 'CONFLICT', message: 'The license starts at 2026-07-01T00:00:00.000Z.' })
    const { id } = await makeLicense(world.db, { expirationBasis: 'FROM_FIRST_ACTIVATION', durationDays: 10 })
    await activateMachine(sales(world), { licenseId: id, fingerprint: 'a' })
    await activateMachine(sales(world), { licenseId: id, fingerprint: 'b' })
    const license = await world.db.license.findUniqueOrThrow({ where: { id } })
    // Ten days on, at the end of that day.
    expect(license).toMatchObject({ expiresAt: new Date('2026-06-26T00:00:00.000Z'), sequence: 2 })
  }),
)

test(
  'silent machines make room for others, with their event; who speaks again in time stays',
  inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, { maxMachines: 2, heartbeatSeconds: 600 })
    const alive = await makeMachine(world, licenseId, 'alive', minutesAgo(9))
    const silent = await makeMachine(world, licenseId, 'silent', minutesAgo(11))
    expect(await failure(reportHeartbeat(sales(world), { id: silent.id }))).toMatchObject({
      code: 'CONFLICT',
      message: 'It was silent for too long; activate it again.',
    })
    expect(await reportHeartbeat(sales(world), { licenseId, fingerprint: 'alive' })).toEqual({ id: alive.id })
    await activateMachine(sales(world), { licenseId, fingerprint: 'new' })
    const left = await world.db.machine.findMany({ where: { licenseId }, orderBy: { fingerprint: 'asc' } })
    expect(left.map(({ fingerprint, lastHeartbeatAt }) => [fingerprint, lastHeartbeatAt])).toEqual([
      ['alive', today],
      ['new', today],
    ])
    expect((await eventsOf(world, silent.id)).map(({ type }) => type)).toEqual([
      'machine.activated',
      'machine.deactivated',
    ])
    expect(await failure(activateMachine(sales(world), { licenseId, fingerprint: 'silent' }))).toMatchObject({
      code: 'LIMIT_REACHED',
    })
  }),
)

test(
  'a silent machine whose place nobody took is activated again as the same one',
  inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, { maxMachines: 1, heartbeatSeconds: 60 })
    const machine = await makeMachine(world, licenseId, 'a', minutesAgo(5))
    const again = await activateMachine(sales(world), { licenseId, fingerprint: 'a' })
    expect(again).toMatchObject({ id: machine.id, lastHeartbeatAt: today })
  }),
)

test(
  'a license moves from one machine to another in one step, or stays where it is',
  inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, { maxMachines: 2 })
    const old = await makeMachine(world, licenseId, 'old')
    await makeMachine(world, licenseId, 'other')
    expect(await failure(replaceMachine(sales(world), { id: old.id, fingerprint: 'other' }))).toMatchObject({
      code: 'CONFLICT',
      path: ['fingerprint'],
    })
    expect(await world.db.machine.count({ where: { id: old.id } })).toBe(1)
    const moved = await replaceMachine(sales(world), { id: old.id, fingerprint: 'new', name: 'n' })
    expect(moved).toMatchObject({ licenseId, fingerprint: 'new', name: 'n' })
    expect(await world.db.machine.count({ where: { licenseId } })).toBe(2)
    await world.db.license.update({ where: { id: licenseId }, data: { maxMachines: 1 } })
    expect(await failure(replaceMachine(sales(world), { id: moved.id, fingerprint: 'x' }))).toMatchObject({
      code: 'LIMIT_REACHED',
    })
    expect(await world.db.machine.count({ where: { id: moved.id } })).toBe(1)
  }),
)

test(
  'a machine is named in one way, and a license too',
  inWorld(async (world) => {
    const { id: licenseId } = await makeLicense(world.db, { key: 'PTC-3' })
    const both = { licenseId, licenseKey: 'PTC-3', fingerprint: 'a' }
    for (const wrong of [both, { fingerprint: 'a' }]) {
      expect(await failure(activateMachine(sales(world), wrong))).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['licenseId'],
      })
    }
    expect(await failure(activateMachine(sales(world), { licenseId, fingerprint: '' }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['fingerprint'],
    })
    const machine = await makeMachine(world, licenseId, 'a')
    for (const wrong of [{}, { fingerprint: 'a' }, { licenseId }, { id: machine.id, fingerprint: 'a' }]) {
      expect(await failure(deactivateMachine(sales(world), wrong))).toMatchObject({ code: 'INVALID_INPUT' })
    }
    expect(await deactivateMachine(sales(world), { licenseKey: 'PTC-3', fingerprint: 'a' })).toEqual({
      id: machine.id,
    })
    expect(await failure(deactivateMachine(sales(world), { licenseId, fingerprint: 'a' }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['fingerprint'],
    })
  }),
)

test(
  'the vendor and the admins of the customer activate, also while it is archived; partners do not; others find nothing',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const project = await makeProject(world.db, { partnerIds: [partner.id] })
    await world.db.customer.update({ where: { id: project.customerId }, data: { archivedAt: today } })
    const license = await makeLicense(world.db, { customerId: project.customerId, projectId: project.id })
    const { id: elsewhere } = await makeCustomer(world.db)
    const attempt = { licenseId: license.id, fingerprint: 'a' }
    const admin = portalUser('usr_a', { adminOf: [license.customerId] })
    for (const actor of [admin, apiToken(['license:activate'], [license.customerId])]) {
      await activateMachine(world.as(actor), attempt)
    }
    const partnerAndAdmin = portalUser('usr_p', { partnerOf: [partner.id], adminOf: [elsewhere] })
    expect(await failure(activateMachine(world.as(partnerAndAdmin), attempt))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await failure(deactivateMachine(world.as(partnerAndAdmin), attempt))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const foreign = world.as(portalUser('usr_f', { adminOf: [elsewhere] }))
    const unknown = { licenseId: unknownId('License'), fingerprint: 'a' }
    expect(await failure(activateMachine(foreign, attempt))).toEqual(
      await failure(activateMachine(foreign, unknown)),
    )
    expect(await failure(deactivateMachine(foreign, attempt))).toEqual(
      await failure(deactivateMachine(foreign, unknown)),
    )
  }),
)
