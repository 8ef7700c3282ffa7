import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeLicense, makePartner, makeProject } from '../../../test/factories.ts'
import { inWorld, today } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const activate = `mutation ($input: MachineActivateInput!) { machineActivate(input: $input) {
  machine { id fingerprint license { id } viewerCan { deactivate replace } }
  errors { code path message }
} }`

test(
  'a machine is activated, listed under its license and by fingerprint, and deactivated',
  inWorld(async (world) => {
    const { id: licenseId, customerId } = await makeLicense(world.db, { maxMachines: 1 })
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    const { data } = await query(admin, activate, { input: { licenseId, fingerprint: 'aa' } })
    const { machine, errors } = data.machineActivate
    expect(errors).toEqual([])
    expect(machine).toMatchObject({
      fingerprint: 'aa',
      license: { id: licenseId },
      viewerCan: { deactivate: true, replace: true },
    })

    const full = await query(admin, activate, { input: { licenseId, fingerprint: 'bb' } })
    expect(full.data.machineActivate).toEqual({
      machine: null,
      errors: [
        {
          code: 'LIMIT_REACHED',
          path: null,
          message: 'The license allows 1 machines (maxMachines), and no more.',
        },
      ],
    })

    const document = `query ($id: ID!) {
      machines(filter: { fingerprint: { eq: "aa" } }) { totalCount nodes { id lastHeartbeatAt } }
      license(id: $id) { machines { totalCount nodes { id } } }
    }`
    const lists = await query(admin, document, { id: licenseId })
    expect(lists.data.machines).toEqual({
      totalCount: 1,
      nodes: [{ id: machine.id, lastHeartbeatAt: today.toISOString() }],
    })
    expect(lists.data.license.machines).toEqual({ totalCount: 1, nodes: [{ id: machine.id }] })

    const gone = await query(
      admin,
      'mutation ($id: ID!) { machineDeactivate(input: { id: $id }) { deletedId errors { code } } }',
      { id: machine.id },
    )
    expect(gone.data.machineDeactivate).toEqual({ deletedId: machine.id, errors: [] })
    expect((await query(admin, document, { id: licenseId })).data.machines.totalCount).toBe(0)
  }),
)

test(
  'who reads sees what cannot be done, and is refused; a license that is over is not moved',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const project = await makeProject(world.db, { partnerIds: [partner.id] })
    const license = await makeLicense(world.db, {
      customerId: project.customerId,
      projectId: project.id,
      expiresAt: today,
      machines: { create: { id: 'mac_00000000000000000000000001', fingerprint: 'a' } },
    })
    const document = '{ machines { nodes { viewerCan { deactivate replace } } } }'
    const byActor = [
      [staff('ADMIN'), true],
      [staff('SUPPORT'), false],
      [portalUser('usr_p', { partnerOf: [partner.id] }), false],
      [apiToken(['license:read']), false],
    ] as const
    for (const [actor, deactivate] of byActor) {
      const { data } = await query(world.as(actor), document)
      expect(data.machines.nodes).toEqual([{ viewerCan: { deactivate, replace: false } }])
    }
    const input = { licenseId: license.id, fingerprint: 'b' }
    for (const actor of [staff('SUPPORT'), portalUser('usr_p', { partnerOf: [partner.id] })]) {
      const { errors } = await query(world.as(actor), activate, { input })
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
  }),
)
