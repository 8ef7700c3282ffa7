import type { GraphQLEnumType } from 'graphql'
import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeAuditEvent, makeCustomer } from '../../../test/factories.ts'
import { eventsOf, inWorld, unknownId, type World } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import type { Ctx } from '../../context.ts'
import { schema } from '../../schema.ts'
import { updateCustomer } from '../customer/operations.ts'

const feed = `query ($after: String, $first: Int, $filter: AuditEventFilter) {
  auditEvents(after: $after, first: $first, filter: $filter) {
    nodes { id } pageInfo { hasNextPage endCursor } totalCount } }`

type Feed = {
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
  totalCount: number
}

const read = async (ctx: Ctx, variables: object = {}): Promise<Feed> =>
  (await query(ctx, feed, { ...variables })).data.auditEvents

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const found = async (ctx: Ctx, filter: object) => ids((await read(ctx, { filter })).nodes)

const adminOf = (...customers: string[]) => portalUser('usr_1', { adminOf: customers })

/** A customer with one event of each kind of caller. */
async function makeTrail({ db }: World) {
  const { id: customerId } = await makeCustomer(db)
  const by = (actorKind: string, data = {}) =>
    makeAuditEvent(db, {
      customerId,
      actorKind,
      actorId: `${actorKind} id`,
      actorName: `${actorKind} name`,
      requestId: `${actorKind} request`,
      ipAddress: '203.0.113.7',
      changes: {
        name: { from: 'Old', to: 'New' },
        notes: { to: 'secret' },
        number: { to: '1', hidden: true },
      },
      ...data,
    })
  return {
    customerId,
    staff: await by('staff'),
    person: await by('portalUser'),
    impersonation: await by('impersonation', { type: 'license.revoked', entityId: 'lic_1' }),
    mail: await by('system', { type: 'email.sent' }),
    by,
  }
}

test(
  'of what is hidden, the trail of the customer does not even say that it changed',
  inWorld(async (world) => {
    const { id, version } = await makeCustomer(world.db)
    const vendor = world.as(staff())
    await updateCustomer(vendor, { id, notes: 'A difficult one.', expectedVersion: version })
    await updateCustomer(vendor, { id, notes: 'Not so difficult.', name: 'Acme' })
    expect((await eventsOf(world, id)).map(({ hidden }) => hidden)).toEqual([true, false])
    const event = await makeAuditEvent(world.db, { customerId: id, hidden: true })
    for (const [actor, seen] of [
      [staff('SUPPORT'), [event.id]],
      [apiToken(['audit_event:read', 'internal:read']), [event.id]],
      [apiToken(['audit_event:read']), []],
      [adminOf(id), []],
    ] as const)
      expect(await found(world.as(actor), {})).toEqual(seen)
  }),
)

test(
  'an event shows the vendor everything, and the customer what is its own to know',
  inWorld(async (world) => {
    const trail = await makeTrail(world)
    const document = `query ($id: ID!) { auditEvent(id: $id) {
      type actorKind actorId actorName entityType entityId customerId requestId ipAddress changes { field from to } } }`
    const shown = async (ctx: Ctx, { id }: { id: string }) =>
      (await query(ctx, document, { id })).data.auditEvent
    const { customerId } = trail
    const name = { field: 'name', from: 'Old', to: 'New' }
    expect(await shown(world.as(staff('SUPPORT')), trail.staff)).toEqual({
      type: 'customer.updated',
      actorKind: 'STAFF',
      actorId: 'staff id',
      actorName: 'staff name',
      entityType: 'customer',
      entityId: customerId,
      customerId,
      requestId: 'staff request',
      ipAddress: '203.0.113.7',
      changes: [name, { field: 'notes', from: null, to: 'secret' }, { field: 'number', from: null, to: '1' }],
    })
    const nobody = { actorId: null, actorName: null, requestId: null, ipAddress: null, changes: [name] }
    const own = world.as(adminOf(customerId))
    expect(await shown(own, trail.staff)).toMatchObject({ actorKind: 'STAFF', ...nobody })
    expect(await shown(own, trail.person)).toMatchObject({
      actorId: 'portalUser id',
      actorName: 'portalUser name',
      requestId: 'portalUser request',
      ipAddress: '203.0.113.7',
      changes: [name],
    })
    expect(await shown(own, trail.impersonation)).toMatchObject({
      ...nobody,
      actorName: 'impersonation name',
    })
    expect(await shown(own, trail.mail)).toBeNull()
    expect(await shown(world.as(adminOf('cus_other')), trail.staff)).toBeNull()
    expect(await shown(world.as(staff()), { id: unknownId('AuditEvent') })).toBeNull()
  }),
)

test(
  'filters find by what is shown: by what is hidden from the caller they find nothing',
  inWorld(async (world) => {
    const trail = await makeTrail(world)
    const [vendor, own] = [world.as(staff()), world.as(adminOf(trail.customerId))]
    const of = (filter: object) => ({ customerId: { eq: trail.customerId }, ...filter })
    const { staff: byStaff, person, impersonation } = trail
    for (const [filter, forVendor, forOwn] of [
      [{ type: { startsWith: 'license.' } }, [impersonation.id], [impersonation.id]],
      [{ entityType: { eq: 'license' }, entityId: { eq: 'lic_1' } }, [impersonation.id], [impersonation.id]],
      [{ actorKind: { in: ['STAFF', 'PORTAL_USER'] } }, [byStaff.id, person.id], [byStaff.id, person.id]],
      [{ actorId: { eq: 'portalUser id' } }, [person.id], [person.id]],
      [{ actorId: { eq: 'staff id' } }, [byStaff.id], []],
      [{ actorId: { eq: 'impersonation id' } }, [impersonation.id], []],
      [{ requestId: { in: ['staff request', 'portalUser request'] } }, [byStaff.id, person.id], [person.id]],
      [{ actorId: { isNull: true } }, [], [byStaff.id, impersonation.id]],
      [{ occurredAt: { gt: byStaff.occurredAt.toISOString() } }, [], []],
      [{ type: { eq: 'email.sent' } }, [trail.mail.id], []],
    ] as const) {
      expect(await found(vendor, of(filter)), JSON.stringify(filter)).toEqual(forVendor)
      expect(await found(own, of(filter)), JSON.stringify(filter)).toEqual(forOwn)
    }
  }),
)

test(
  'the feed goes on from a cursor: what came since, what a narrower viewer sees of it, and from where when there is nothing',
  inWorld(async (world) => {
    const [one, other] = [await makeTrail(world), await makeTrail(world)]
    const both = world.as(adminOf(one.customerId, other.customerId))
    const first = await read(both, { first: 4 })
    expect(ids(first.nodes)).toEqual(ids([one.staff, one.person, one.impersonation, other.staff]))
    expect(first.totalCount).toBe(6)
    const rest = await read(both, { after: first.pageInfo.endCursor })
    expect(ids(rest.nodes)).toEqual(ids([other.person, other.impersonation]))
    expect(rest.pageInfo.hasNextPage).toBe(false)

    const empty = await read(both, { after: rest.pageInfo.endCursor })
    expect([empty.nodes, empty.pageInfo.endCursor]).toEqual([[], rest.pageInfo.endCursor])
    const [late, lateOther] = [await one.by('staff'), await other.by('staff')]
    await one.by('staff', { position: null, entitySequence: null, digest: null, hash: null })
    const after = empty.pageInfo.endCursor
    expect(ids((await read(both, { after })).nodes)).toEqual([late.id, lateOther.id])
    // The place was that of an event of the other customer, which the viewer sees no longer.
    expect(ids((await read(world.as(adminOf(one.customerId)), { after })).nodes)).toEqual([late.id])
    expect(ids((await read(world.as(adminOf(other.customerId)), { after })).nodes)).toEqual([lateOther.id])
    expect((await read(world.as(adminOf('cus_none')))).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: null,
    })
  }),
)

test(
  'a cursor does not tell how many events there are',
  inWorld(async (world) => {
    await makeTrail(world)
    const event = await makeAuditEvent(world.db, { customerId: 'cus_1', position: 987_654_321n })
    const { pageInfo } = await read(world.as(staff()), { filter: { id: { eq: event.id } } })
    const text = Buffer.from(pageInfo.endCursor!, 'base64url').toString()
    expect(text).toContain(event.id)
    expect(text).not.toContain('987654321')
  }),
)

test(
  'a feature that is off hides its part of the trail, and the people in it where that is of people',
  inWorld(async (world) => {
    const trail = await makeTrail(world)
    const actor = portalUser('usr_1', {
      adminOf: [trail.customerId],
      featuresOff: { LICENSES: [trail.customerId], PEOPLE: 'everywhere' },
    })
    const { data } = await query(world.as(actor), '{ auditEvents { nodes { id actorName } } }')
    expect(data.auditEvents.nodes).toEqual([
      { id: trail.staff.id, actorName: null },
      { id: trail.person.id, actorName: null },
    ])
    expect(await found(world.as(actor), { actorId: { eq: 'portalUser id' } })).toEqual([])
  }),
)

test(
  'a token needs the scope, sees the trail of its customers, and without internal:read no more than they do of it',
  inWorld(async (world) => {
    const [own, other] = [await makeTrail(world), await makeTrail(world)]
    const token = apiToken(['audit_event:read'], [own.customerId])
    const { data } = await query(
      world.as(token),
      '{ auditEvents { nodes { id actorName changes { field } } } }',
    )
    const changes = [{ field: 'name' }]
    expect(data.auditEvents.nodes).toEqual([
      { id: own.staff.id, actorName: null, changes },
      { id: own.person.id, actorName: 'portalUser name', changes },
      { id: own.impersonation.id, actorName: 'impersonation name', changes },
      { id: own.mail.id, actorName: null, changes: [] },
    ])
    expect(await found(world.as(token), { id: { eq: other.staff.id } })).toEqual([])
    for (const actor of [
      apiToken(['customer:read']),
      staff('SALES'),
      portalUser('usr_2', { memberOf: [own.customerId] }),
    ]) {
      const { errors } = await query(world.as(actor), feed)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
  }),
)

const makeLink = `mutation ($input: AuditEventCreateExportLinkInput!) {
  auditEventCreateExportLink(input: $input) { exportLink { url expiresAt } errors { code path message } } }`

test(
  'a download can be held to each kind of actor that there is',
  inWorld(async (world) => {
    const kinds = (schema.getType('AuditActorKind') as GraphQLEnumType).getValues()
    for (const { name: actorKind } of kinds) {
      const { data } = await query(world.as(staff()), makeLink, { input: { format: 'JSONL', actorKind } })
      expect(data.auditEventCreateExportLink, actorKind).toMatchObject({
        exportLink: { url: expect.any(String) },
        errors: [],
      })
    }
    expect(kinds.length).toBeGreaterThan(6)
  }),
)

test(
  'a link is made for whoever reads the trail, and the trail of each customer says so',
  inWorld(async (world) => {
    const actor = portalUser('usr_1', { adminOf: ['cus_1', 'cus_2'] })
    const { data } = await query(world.as(actor), makeLink, {
      input: { format: 'CSV', types: ['license.*'] },
    })
    expect(data.auditEventCreateExportLink).toMatchObject({
      exportLink: { url: expect.stringMatching(/^https:\/\/portal\.example\/audit-events\.csv\?token=ptd_/) },
      errors: [],
    })
    const events = await eventsOf(world, 'audit_trail')
    expect(events.map(({ type, customerId, changes }) => ({ type, customerId, changes }))).toMatchObject(
      ['cus_1', 'cus_2'].map((customerId) => ({
        type: 'audit_trail.export_link_created',
        customerId,
        changes: { format: { to: 'CSV' }, filter: { to: { types: ['license.*'] } } },
      })),
    )
    const refused = await query(world.as(staff()), makeLink, { input: { format: 'CSV', types: ['%'] } })
    expect(refused.data.auditEventCreateExportLink).toMatchObject({
      exportLink: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'types', '0'] }],
    })
  }),
)

test(
  'what a person tried to change and may not is in the trail; what a program tried is not',
  inWorld(async (world) => {
    const { id } = await makeCustomer(world.db)
    const update = `mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { errors { code } } }`
    const input = { id, name: 'Mine' }
    for (const actor of [staff('SUPPORT', 'stf_support'), adminOf(id), apiToken(['customer:read'])])
      await query(world.as(actor), update, { input })
    const contact = `mutation ($input: CustomerUpdateContactInput!) { customerUpdateContact(input: $input) { errors { code } } }`
    const denied = await world.db.auditEvent.findMany({
      where: { type: 'access.denied' },
      orderBy: { id: 'asc' },
    })
    expect(denied.map(({ actorKind, entityId, changes }) => ({ actorKind, entityId, changes }))).toEqual(
      [
        ['staff', 'stf_support'],
        ['portalUser', 'usr_1'],
      ].map(([actorKind, entityId]) => ({
        actorKind,
        entityId,
        changes: { operation: { to: 'customerUpdate' }, id: { to: id } },
      })),
    )
    expect(
      (await query(world.as(adminOf(id)), contact, { input: { id, contactName: 'Ada' } })).errors,
    ).toBeUndefined()
    expect(await world.db.auditEvent.count({ where: { type: 'access.denied' } })).toBe(2)
  }),
)
