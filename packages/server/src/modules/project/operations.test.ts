import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import {
  makeAssignment,
  makeCustomer,
  makeMembership,
  makePartner,
  makePortalUser,
  makeProject,
  makeSubscription,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, unknownId } from '../../../test/harness.ts'
import { assignUser, assignUserToAll, unassignUser, unassignUserFromAll } from './assignment-operations.ts'
import { assignPartner, createProject, deleteProject, unassignPartner, updateProject } from './operations.ts'

const texts = { name: 'Rollout', description: 'The rollout in all plants' }

test(
  'a project belongs to one customer and its creation is in the audit trail of that customer',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const project = await createProject(world.as(staff('SALES')), { customerId: customer.id, ...texts })
    expect(project).toMatchObject({
      customerId: customer.id,
      ...texts,
      ticketOrganizationId: null,
      version: 1,
    })
    expect(await eventsOf(world, project.id)).toMatchObject([
      { type: 'project.created', customerId: customer.id },
    ])
  }),
)

test.each([
  ['no description', { description: '' }, ['description']],
  ['a blank name', { name: '  ' }, ['name']],
])('a project with %s is refused', (_what, input, path) =>
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const error = await failure(createProject(world.as(staff()), { customerId, ...texts, ...input }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path })
  })(),
)

test(
  'a ticketing organization is that of one project, and being without one is no conflict',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id: customerId } = await makeCustomer(world.db)
    const first = await createProject(ctx, { customerId, ...texts, ticketOrganizationId: '' })
    const second = await createProject(ctx, { customerId, ...texts, ticketOrganizationId: '' })
    expect([first.ticketOrganizationId, second.ticketOrganizationId]).toEqual([null, null])
    await updateProject(ctx, { id: first.id, ticketOrganizationId: '17' })
    const error = await failure(updateProject(ctx, { id: second.id, ticketOrganizationId: '17' }))
    expect(error).toMatchObject({ code: 'CONFLICT', path: ['ticketOrganizationId'] })
  }),
)

test(
  'nothing of an archived customer changes',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db, { archivedAt: new Date() })
    const project = await makeProject(world.db, { customerId })
    const partner = await makePartner(world.db)
    const ctx = world.as(staff())
    const attempts = [
      () => createProject(ctx, { customerId, ...texts }),
      () => updateProject(ctx, { id: project.id, name: 'New' }),
      () => deleteProject(ctx, { id: project.id }),
      () => assignPartner(ctx, { projectId: project.id, partnerId: partner.id }),
    ]
    for (const attempt of attempts) expect(await failure(attempt())).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'sales creates and changes projects, only admins delete them, and customers do neither',
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const admin = portalUser('usr_a', { adminOf: [project.customerId] })
    expect(await failure(deleteProject(world.as(staff('SALES')), { id: project.id }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(
      await failure(updateProject(world.as(staff('SUPPORT')), { id: project.id, name: 'X' })),
    ).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(updateProject(world.as(admin), { id: project.id, name: 'X' }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const create = createProject(world.as(admin), { customerId: project.customerId, ...texts })
    expect(await failure(create)).toMatchObject({ code: 'FORBIDDEN' })
    expect((await updateProject(world.as(staff('SALES')), { id: project.id, name: 'New' })).name).toBe('New')
    expect(await deleteProject(world.as(staff('ADMIN')), { id: project.id })).toEqual({ id: project.id })
  }),
)

test(
  'a project with subscriptions, people or partners is not deleted, and the error says what it has',
  inWorld(async (world) => {
    const partner = await makePartner(world.db)
    const { id } = await makeProject(world.db, { partnerIds: [partner.id] })
    await makeSubscription(world.db, { projectId: id })
    await makeAssignment(world.db, { projectId: id })
    expect(await failure(deleteProject(world.as(staff()), { id }))).toMatchObject({
      code: 'CONFLICT',
      path: ['id'],
      message: expect.stringContaining('1 subscriptions, 1 assigned users and 1 partners'),
    })
  }),
)

test(
  'a partner sees a project from its assignment to its removal',
  inWorld(async (world) => {
    const [project, partner] = [await makeProject(world.db), await makePartner(world.db)]
    const ctx = world.as(staff())
    const partnerCtx = world.as(portalUser('usr_p', { partnerOf: [partner.id] }))
    const ids = { projectId: project.id, partnerId: partner.id }
    const seen = async () => [await partnerCtx.read.project.count(), await partnerCtx.read.customer.count()]
    expect(await seen()).toEqual([0, 0])
    await assignPartner(ctx, ids)
    await assignPartner(ctx, ids)
    expect(await seen()).toEqual([1, 1])
    await unassignPartner(ctx, ids)
    await unassignPartner(ctx, ids)
    expect(await seen()).toEqual([0, 0])
    expect(await eventsOf(world, project.id)).toMatchObject([
      { type: 'project.partner_assigned', changes: { partnerId: { to: partner.id } } },
      { type: 'project.partner_unassigned', changes: { partnerId: { from: partner.id } } },
    ])
    expect(await failure(assignPartner(world.as(staff('SALES')), ids))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  "a customer's admin assigns the own people and takes them off",
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const { portalUserId } = await makeMembership(world.db, { customerId: project.customerId })
    const ctx = world.as(portalUser('usr_a', { adminOf: [project.customerId] }))
    const memberCtx = world.as(portalUser(portalUserId, { memberOf: [project.customerId] }))
    expect(await memberCtx.read.project.count()).toBe(0)
    const first = await assignUser(ctx, { projectId: project.id, portalUserId })
    expect(await assignUser(ctx, { projectId: project.id, portalUserId })).toEqual(first)
    expect(await memberCtx.read.project.count()).toBe(1)
    expect(await unassignUser(ctx, { projectId: project.id, portalUserId })).toEqual({ id: first.id })
    expect(await failure(unassignUser(ctx, { projectId: project.id, portalUserId }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    const types = (await eventsOf(world, first.id)).map(({ type }) => type)
    expect(types).toEqual(['project_assignment.created', 'project_assignment.deleted'])
  }),
)

test(
  'only people with an active membership in the customer are assigned',
  inWorld(async (world) => {
    const project = await makeProject(world.db)
    const ctx = world.as(staff())
    const stranger = await makePortalUser(world.db)
    const disabled = await makeMembership(world.db, { customerId: project.customerId, status: 'DISABLED' })
    for (const portalUserId of [stranger.id, disabled.portalUserId]) {
      const error = await failure(assignUser(ctx, { projectId: project.id, portalUserId }))
      expect(error).toMatchObject({ code: 'CONFLICT', path: ['portalUserId'] })
    }
  }),
)

test(
  "another customer's project or person is not found",
  inWorld(async (world) => {
    const [project, foreign] = [await makeProject(world.db), await makeProject(world.db)]
    const own = await makeMembership(world.db, { customerId: project.customerId })
    const other = await makeMembership(world.db, { customerId: foreign.customerId })
    const ctx = world.as(portalUser('usr_a', { adminOf: [project.customerId] }))
    const attempt = (projectId: string, portalUserId: string) =>
      failure(assignUser(ctx, { projectId, portalUserId }))
    expect(await attempt(foreign.id, own.portalUserId)).toEqual(
      await attempt(unknownId('Project'), own.portalUserId),
    )
    expect(await attempt(project.id, other.portalUserId)).toEqual(
      await attempt(project.id, unknownId('PortalUser')),
    )
    expect(await attempt(project.id, other.portalUserId)).toMatchObject({
      code: 'NOT_FOUND',
      path: ['portalUserId'],
    })
  }),
)

test(
  'a person is assigned to all projects of a customer at once, and taken off all of them',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const projects = [
      await makeProject(world.db, { customerId }),
      await makeProject(world.db, { customerId }),
    ]
    await makeProject(world.db)
    const { portalUserId } = await makeMembership(world.db, { customerId })
    await makeAssignment(world.db, { projectId: projects[0]!.id, portalUserId })
    const ctx = world.as(apiToken(['project:assign'], [customerId]))
    const ids = { customerId, portalUserId }
    expect(await assignUserToAll(ctx, ids)).toEqual({ id: portalUserId, count: 1 })
    expect(await world.db.projectAssignment.count({ where: { portalUserId } })).toBe(2)
    expect(await assignUserToAll(ctx, ids)).toEqual({ id: portalUserId, count: 0 })
    expect(await unassignUserFromAll(ctx, ids)).toEqual({ id: portalUserId, count: 2 })
    expect(
      await world.db.auditEvent.count({ where: { customerId, type: { startsWith: 'project_assignment.' } } }),
    ).toBe(3)
  }),
)
