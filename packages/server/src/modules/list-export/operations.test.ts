import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeListExport, makeMembership, makePortalUser } from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, unknownId, type World, worldOn } from '../../../test/harness.ts'
import type { Actor } from '../../auth/actor.ts'
import { systemContext } from '../../context.ts'
import { UnauthenticatedError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { runExportJob } from './jobs.ts'
import { cleanExports } from './operations/clean.ts'
import { createExport, deleteExport } from './operations/create.ts'
import { createExportLink, downloadExport } from './operations/download.ts'
import { runExport } from './operations/run.ts'

const admin = staff('ADMIN')

/** A world in which the credential of this actor is good; `now` says as whom. */
async function worldOf(world: World, actor: Actor, now: () => Actor | null = () => actor): Promise<World> {
  return worldOn(world.db, {
    resume: async ({ hash }) => {
      const found = hash === `credential of ${actor.id}` ? now() : null
      if (!found) throw new UnauthenticatedError('TOKEN_REVOKED', 'It was ended.')
      return found
    },
  })
}

const run = (world: World, id: string, signal = new AbortController().signal) =>
  runExport(systemContext(world.env, 'run-list-export'), id, signal)

const rowOf = (world: World, id: string) => world.db.listExport.findUniqueOrThrow({ where: { id } })

async function fileOf(world: World, actor: Actor, id: string): Promise<string> {
  let text = ''
  for await (const part of (await downloadExport(world.as(actor), id)).parts())
    text += Buffer.from(part).toString('utf8')
  return text
}

const idsOf = (file: string) =>
  file
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id)

test(
  'a list becomes a file, with its events and its job',
  inWorld(async (outer) => {
    const world = await worldOf(outer, admin)
    await makeCustomer(world.db, { number: 'C-1', name: 'Acme, "the" one' })
    await makeCustomer(world.db, { number: 'C-2', name: '=1+1', archivedAt: today })
    const input = { list: 'customers', format: 'CSV', arguments: { includeArchived: true } }
    const { id } = await createExport(world.as(admin), input)
    expect(await rowOf(world, id)).toMatchObject({
      status: 'QUEUED',
      actorKind: 'staff',
      expiresAt: new Date(today.getTime() + 7 * 86_400_000),
    })
    const jobs = await world.db.$queryRaw<{ name: string }[]>`
      select name from pgboss.job where data->>'exportId' = ${id}`
    expect(jobs).toEqual([{ name: 'run-list-export' }])

    await run(world, id)
    const text = await fileOf(world, admin, id)
    const [head, ...lines] = text.trimEnd().split('\r\n')
    expect(head).toMatch(/^id,archivedAt,/)
    expect(lines).toHaveLength(2)
    expect(text).toContain(',"Acme, ""the"" one",')
    expect(text).toContain(`,'=1+1,`)
    expect(await rowOf(world, id)).toMatchObject({
      status: 'READY',
      rows: 2,
      bytes: BigInt(Buffer.byteLength(text)),
      finishedAt: today,
    })
    expect((await eventsOf(world, id)).map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ['list_export.created', 'staff'],
      ['list_export.finished', 'system'],
      ['list_export.downloaded', 'staff'],
    ])
  }),
)

test(
  'a run that was cut off is taken up after its last part: no row twice, none missing',
  { timeout: 120_000 },
  inWorld(async (outer) => {
    const world = await worldOf(outer, admin)
    await world.db.partner.createMany({
      data: Array.from({ length: 1_150 }, (_, i) => ({
        id: `par_${String(i).padStart(26, '0')}`,
        number: `P-${i}`,
        name: `Partner ${i % 7}`,
      })),
    })
    const { id } = await createExport(world.as(admin), { list: 'partners', format: 'JSONL' })
    const cut = new AbortController()
    const stopping = await worldOn(world.db, {
      resume: async (credential) => {
        // During the first part: it is finished, no other one is begun.
        cut.abort()
        return world.env.resume(credential)
      },
    })
    await expect(run(stopping, id, cut.signal)).rejects.toThrow('aborted')
    expect(await rowOf(world, id)).toMatchObject({ status: 'RUNNING', partCount: 1, rows: 1_000 })
    expect((await failure(downloadExport(world.as(admin), id))).code).toBe('CONFLICT')
    expect((await failure(deleteExport(world.as(admin), { id }))).code).toBe('CONFLICT')

    await run(world, id)
    expect(await rowOf(world, id)).toMatchObject({ status: 'READY', partCount: 2, rows: 1_150 })
    const ids = idsOf(await fileOf(world, admin, id))
    expect(ids).toHaveLength(1_150)
    expect(new Set(ids).size).toBe(1_150)
    // And once more, as a job that is delivered twice.
    await run(world, id)
    expect(await rowOf(world, id)).toMatchObject({ partCount: 2, rows: 1_150 })
  }),
)

test.each([
  ['a credential that was revoked', null],
  ['a person with another role', portalUser('usr_1', { memberOf: ['cus_1'] })],
  ['a person who has more now', portalUser('usr_1', { adminOf: ['cus_1', 'cus_2'] })],
])('%s ends the export', (_name, then) =>
  inWorld(async (outer) => {
    const person = portalUser('usr_1', { adminOf: ['cus_1'] })
    const world = await worldOf(outer, person, () => then)
    const { id } = await createExport(world.as(person), { list: 'customers', format: 'CSV' })
    await run(world, id)
    const row = await rowOf(world, id)
    expect(row).toMatchObject({ status: 'FAILED', error: expect.stringContaining('has ended'), partCount: 0 })
    expect((await failure(downloadExport(world.as(person), id))).code).toBe('CONFLICT')
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'list_export.created',
      'list_export.failed',
    ])
  })(),
)

test(
  'a person who acts in one of two companies exports what is of that one',
  inWorld(async (outer) => {
    const [one, other] = [await makeCustomer(outer.db), await makeCustomer(outer.db)]
    const person = portalUser('usr_1', { adminOf: [one.id, other.id] })
    const narrowed = { ...portalUser('usr_1', { adminOf: [one.id] }), team: one.id }
    const world = await worldOn(outer.db, {
      resume: async ({ team }) => (team === one.id ? narrowed : person),
    })
    const { id } = await createExport(world.as(narrowed), { list: 'customers', format: 'JSONL' })
    await run(world, id)
    expect(idsOf(await fileOf(world, person, id))).toEqual([one.id])
  }),
)

test(
  'a job that fails to the end says so, and before that it is tried again',
  inWorld(async (outer) => {
    const world = await worldOn(outer.db, {
      resume: () => Promise.reject(new Error('The database is away.')),
    })
    const { id } = await createExport(world.as(admin), { list: 'products', format: 'CSV' })
    const ctx = systemContext(world.env, 'run-list-export')
    const { signal } = new AbortController()
    const attempt = (attempt: number) =>
      runExportJob.run(ctx, { exportId: id }, { id: 'job', attempt, signal })
    await expect(attempt(5)).rejects.toThrow('away')
    expect((await rowOf(world, id)).status).toBe('QUEUED')
    await expect(attempt(6)).rejects.toThrow('away')
    expect(await rowOf(world, id)).toMatchObject({
      status: 'FAILED',
      error: 'It could not be written. Try again, or ask the vendor.',
    })
  }),
)

test.each([
  [{ list: 'viewer' }, 'INVALID_INPUT', ['list']],
  [{ list: 'customer' }, 'INVALID_INPUT', ['list']],
  [{ list: '__proto__' }, 'INVALID_INPUT', ['list']],
  [{ format: 'XLSX' }, 'INVALID_INPUT', ['format']],
  [{ arguments: { first: 5 } }, 'INVALID_INPUT', ['arguments']],
  [{ arguments: { after: 'x' } }, 'INVALID_INPUT', ['arguments']],
  [{ arguments: { other: 1 } }, 'INVALID_INPUT', ['arguments']],
  [{ arguments: [] }, 'INVALID_INPUT', ['arguments']],
  [{ arguments: { filter: { other: { eq: 1 } } } }, 'INVALID_INPUT', ['arguments']],
  [{ arguments: { filter: { name: { contains: 'x'.repeat(17_000) } } } }, 'INVALID_INPUT', ['arguments']],
  [
    { arguments: { filter: { and: [{ and: [{ and: [{ and: [{ name: { eq: 'x' } }] }] }] }] } } },
    'INVALID_INPUT',
    ['arguments'],
  ],
  [{ arguments: { filter: { type: { eq: 'PAID' } } } }, 'FORBIDDEN', undefined],
  [{ list: 'staffMembers' }, 'FORBIDDEN', undefined],
])('%j is refused before anything is written', (wrong, code, path) =>
  inWorld(async (world) => {
    const person = world.as(portalUser('usr_1', { adminOf: ['cus_1'] }))
    const refusal = await failure(createExport(person, { list: 'customers', format: 'CSV', ...wrong }))
    expect(refusal.code).toBe(code)
    if (path) expect(refusal.path?.slice(0, path.length)).toEqual(path)
    expect(await world.db.listExport.count()).toBe(0)
  })(),
)

test(
  'a hundred of one caller are kept at a time',
  inWorld(async (world) => {
    const ready = await makeListExport(world.db, { actorId: admin.id })
    const more = Array.from({ length: 99 }, () => ({ ...ready, id: newId('ListExport'), arguments: {} }))
    await world.db.listExport.createMany({ data: more })
    const input = { list: 'products', format: 'CSV' }
    expect((await failure(createExport(world.as(admin), input))).code).toBe('LIMIT_REACHED')
    await deleteExport(world.as(admin), { id: ready.id })
    await createExport(world.as(admin), input)
  }),
)

test(
  'five of one caller are under way at a time, whatever others do',
  inWorld(async (world) => {
    const input = { list: 'products', format: 'CSV' }
    for (let i = 0; i < 5; i++) await createExport(world.as(admin), input)
    expect((await failure(createExport(world.as(admin), input))).code).toBe('LIMIT_REACHED')
    await createExport(world.as(apiToken()), input)
    await world.db.listExport.updateMany({ data: { status: 'READY', finishedAt: today } })
    await createExport(world.as(admin), input)
  }),
)

test(
  'the export of another is no export: it is not read, linked, deleted or downloaded',
  inWorld(async (world) => {
    const { id } = await makeListExport(world.db, { actorId: 'stf_00000000000000000000000001' })
    const ctx = world.as(admin)
    for (const of of [id, unknownId('ListExport')]) {
      expect((await failure(downloadExport(ctx, of))).code).toBe('NOT_FOUND')
      expect((await failure(createExportLink(ctx, { id: of }))).code).toBe('NOT_FOUND')
      expect((await failure(deleteExport(ctx, { id: of }))).code).toBe('NOT_FOUND')
    }
    expect(await eventsOf(world, id)).toEqual([])
  }),
)

test(
  'an export is deleted by its owner, and after seven days by itself',
  inWorld(async (world) => {
    const own = { actorId: admin.id }
    const mine = await makeListExport(world.db, own)
    await world.db.listExportPart.create({
      data: { id: 'epp_1', exportId: mine.id, number: 0, data: Buffer.from('x') },
    })
    await deleteExport(world.as(admin), { id: mine.id })
    expect(await world.db.listExportPart.count()).toBe(0)
    expect((await eventsOf(world, mine.id)).map(({ type }) => type)).toEqual(['list_export.deleted'])

    const week = 7 * 86_400_000
    const over = await makeListExport(world.db, {
      createdAt: new Date(today.getTime() - week),
      expiresAt: today,
    })
    const left = await makeListExport(world.db, { expiresAt: new Date(today.getTime() + 1) })
    await world.db.listExportPart.create({
      data: { id: 'epp_2', exportId: over.id, number: 0, data: Buffer.from('x') },
    })
    expect((await failure(cleanExports(world.as(admin)))).code).toBe('FORBIDDEN')
    await cleanExports(systemContext(world.env, 'clean-list-exports'))
    expect(await world.db.listExport.findMany({ select: { id: true } })).toEqual([{ id: left.id }])
    expect(await world.db.listExportPart.count()).toBe(0)
  }),
)

test(
  'in the trail of a customer stands what its people export',
  inWorld(async (outer) => {
    const customer = await makeCustomer(outer.db)
    const user = await makePortalUser(outer.db)
    await makeMembership(outer.db, { portalUserId: user.id, customerId: customer.id, role: 'ADMIN' })
    const person = portalUser(user.id, { adminOf: [customer.id] })
    const world = await worldOf(outer, person)
    const { id } = await createExport(world.as(person), { list: 'portalUsers', format: 'JSONL' })
    await run(world, id)
    expect((await eventsOf(world, id)).map(({ customerId }) => customerId)).toEqual([
      customer.id,
      customer.id,
    ])
  }),
)
