import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../test/actors.ts'
import {
  makeLicense,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProject,
} from '../../../test/factories.ts'
import { inWorld, today, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { assignSeat } from './operations.ts'

const mine = `{ licenseSeats { totalCount nodes {
  productName licenseId claimedAt portalUser { email } viewerCan { revoke claim }
} } }`

/** A license of a partner's project, and two people with a seat of it. */
async function twoSeats(world: World) {
  const partner = await makePartner(world.db)
  const project = await makeProject(world.db, { partnerIds: [partner.id] })
  const { customerId } = project
  const license = await makeLicense(world.db, { customerId, projectId: project.id })
  const people = []
  for (const email of ['ada@acme.example', 'bob@acme.example']) {
    const { id } = await makePortalUser(world.db, { email })
    await makeMembership(world.db, { portalUserId: id, customerId, role: 'READ_ONLY' })
    const seat = await assignSeat(world.as(staff()), { licenseId: license.id, portalUserId: id })
    people.push({ seat: seat.id, actor: portalUser(id, { memberOf: [customerId] }) })
  }
  return { license, customerId, ada: people[0]!, partner }
}

test(
  'a member sees the own seat and takes it, without seeing the license',
  inWorld(async (world) => {
    const { license, ada } = await twoSeats(world)
    const { data } = await query(world.as(ada.actor), mine)
    const seat = {
      licenseId: license.id,
      productName: expect.any(String),
      portalUser: { email: 'ada@acme.example' },
    }
    expect(data.licenseSeats).toEqual({
      totalCount: 1,
      nodes: [{ ...seat, claimedAt: null, viewerCan: { revoke: false, claim: true } }],
    })
    const claim = `mutation ($id: ID!) { licenseSeatClaim(input: { id: $id }) {
      licenseSeat { claimedAt viewerCan { claim } } errors { code }
    } }`
    const claimed = await query(world.as(ada.actor), claim, { id: ada.seat })
    expect(claimed.data.licenseSeatClaim).toEqual({
      licenseSeat: { claimedAt: today.toISOString(), viewerCan: { claim: false } },
      errors: [],
    })
    const { errors } = await query(world.as(ada.actor), '{ licenses { totalCount } }')
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }),
)

test(
  'admins see all seats of their customer under the license, partners none',
  inWorld(async (world) => {
    const { license, customerId, partner } = await twoSeats(world)
    const document = `query ($id: ID!) { license(id: $id) { seats { totalCount nodes { portalUser { email } } } } }`
    const count = async (actor: ReturnType<typeof portalUser>) =>
      (await query(world.as(actor), document, { id: license.id })).data.license.seats.totalCount
    expect(await count(portalUser('usr_a', { adminOf: [customerId] }))).toBe(2)
    expect(await count(portalUser('usr_p', { partnerOf: [partner.id] }))).toBe(0)
  }),
)
