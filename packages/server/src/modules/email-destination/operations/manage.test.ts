import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeEmailDestination,
  makeLicense,
  makeLicenseField,
  makeMachineOf,
  makeProject,
} from '../../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { anonymous } from '../../../auth/actor.ts'
import { createContext } from '../../../context.ts'
import { archiveCustomer, deleteCustomer } from '../../customer/operations.ts'
import { openContent } from '../../email/content.ts'
import { stopUrlOf } from '../links.ts'
import { mutesAt } from '../mutes.ts'
import {
  createEmailDestination,
  deleteEmailDestination,
  maxOfCustomer,
  updateEmailDestination,
} from './manage.ts'
import { muteEmailDestination, unmuteEmailDestination } from './mute.ts'
import { disableEmailDestination, enableEmailDestination, stopEmailDestination } from './switch.ts'
import { resendVerification, verifyEmailDestination } from './verify.ts'

const email = 'events@acme.example'

/** The tokens of the links that were mailed to the address, the first one first. */
async function tokensTo({ db, env }: World, recipient: string): Promise<string[]> {
  const mails = await db.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } })
  return mails.map(
    ({ id, content }) =>
      /\/email-destinations\/verify\/([\w-]+)/.exec(openContent(env, id, content!).text)![1]!,
  )
}

const rowOf = ({ db }: World, id: string) => db.emailDestination.findUniqueOrThrow({ where: { id } })

const verify = (world: World, token: string | undefined) =>
  verifyEmailDestination(world.as(anonymous), { token })

test(
  'an address is verified by the link that is mailed to it, once, by whoever has it',
  inWorld(async (world) => {
    const { id } = await createEmailDestination(world.as(staff()), { email: ' Events@Acme.example ' })
    expect(await rowOf(world, id)).toMatchObject({ email, internal: true, verifiedAt: null, filters: [] })
    const [token] = await tokensTo(world, email)
    expect(JSON.stringify(await rowOf(world, id))).not.toContain(token)
    expect(await failure(verify(world, `${token}x`))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['token'],
    })
    expect(await verify(world, token)).toEqual({ email, verifiedAt: today })
    expect(await rowOf(world, id)).toMatchObject({ verifiedAt: today, verifyHash: null, verifyUntil: null })
    expect(await failure(verify(world, token))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await failure(resendVerification(world.as(staff()), { id }))).toMatchObject({ code: 'CONFLICT' })
    const events = await eventsOf(world, id)
    expect(events.map(({ type, actorKind }) => [type, actorKind])).toEqual([
      ['email_destination.created', 'staff'],
      ['email_destination.verification_sent', 'staff'],
      ['email_destination.verified', 'system'],
    ])
    expect(JSON.stringify(events)).not.toContain(token)
  }),
)

test(
  'a link ends with the next one, and after seven days; five are mailed a day',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id } = await createEmailDestination(ctx, { email })
    for (let n = 2; n <= 5; n++) await resendVerification(ctx, { id })
    expect(await failure(resendVerification(ctx, { id }))).toMatchObject({ code: 'LIMIT_REACHED' })
    await deleteEmailDestination(ctx, { id })
    expect(await failure(createEmailDestination(ctx, { email }))).toMatchObject({ code: 'LIMIT_REACHED' })

    await createEmailDestination(ctx, { email: 'other@acme.example' })
    const second = await world.db.emailDestination.findFirstOrThrow({
      where: { email: 'other@acme.example' },
    })
    await resendVerification(ctx, { id: second.id })
    const [first, last] = await tokensTo(world, 'other@acme.example')
    expect(await failure(verify(world, first))).toMatchObject({ code: 'INVALID_INPUT' })
    const late = createContext(
      { ...world.env, now: () => new Date(today.getTime() + 7 * 86_400_000) },
      { actor: anonymous },
    )
    expect(await failure(verifyEmailDestination(late, { token: last }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
    await verify(world, last)
  }),
)

test(
  'another address is not verified, and is told nothing of what waited',
  inWorld(async (world) => {
    const { id } = await makeEmailDestination(world.db, {
      waiting: ['evt_1'],
      dueAt: today,
      customerId: null,
    })
    const ctx = world.as(staff())
    expect(await updateEmailDestination(ctx, { id, filters: [{ types: ['license.*'] }] })).toMatchObject({
      verifiedAt: today,
      waiting: ['evt_1'],
    })
    await updateEmailDestination(ctx, { id, email, expectedVersion: 2 })
    expect(await rowOf(world, id)).toMatchObject({ email, verifiedAt: null, waiting: [], dueAt: null })
    await verify(world, (await tokensTo(world, email))[0])
    expect(await rowOf(world, id)).toMatchObject({ verifiedAt: today })
    const { version } = await rowOf(world, id)
    expect(
      await updateEmailDestination(ctx, { id, email, filters: [{ types: ['license.*'] }] }),
    ).toMatchObject({
      version,
    })
    expect((await eventsOf(world, id)).map(({ type }) => type.split('.')[1])).toEqual([
      'updated',
      'updated',
      'verification_sent',
      'verified',
    ])
  }),
)

test(
  'a customer has destinations of its own, ten at most, each address once, and stands until they are gone',
  inWorld(async (world) => {
    const [own, other] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    await makeLicenseField(world.db, { name: 'margin', hidden: true })
    const admin = world.as(portalUser('usr_1', { adminOf: [own.id] }))
    const create = (input: object) => createEmailDestination(admin, { email, customerId: own.id, ...input })
    expect(await failure(create({ customerId: null }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(create({ customerId: other.id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failure(create({ email: 'no address' }))).toMatchObject({ path: ['email'] })
    expect(await failure(create({ filters: [{ customerIds: [other.id] }] }))).toMatchObject({
      path: ['filters', '0', 'customerIds'],
    })
    expect(
      await failure(create({ filters: [{ fields: [{ name: 'margin', values: ['5'] }] }] })),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['filters', '0', 'fields', '0', 'name'],
    })
    const { id } = await create({ filters: [{ customerIds: [own.id] }] })
    expect(await failure(create({}))).toMatchObject({
      code: 'CONFLICT',
      path: ['email'],
    })
    await createEmailDestination(world.as(staff()), { email, customerId: other.id })
    await createEmailDestination(world.as(staff()), { email })
    for (let i = 1; i < maxOfCustomer; i++) await makeEmailDestination(world.db, { customerId: own.id })
    expect(await failure(create({ email: 'more@acme.example' }))).toMatchObject({ code: 'LIMIT_REACHED' })

    const foreign = await makeEmailDestination(world.db, { customerId: other.id })
    const token = world.as(apiToken(['email_destination:write'], [own.id]))
    for (const act of [updateEmailDestination, disableEmailDestination, deleteEmailDestination])
      expect(await failure(act(token, { id: foreign.id }))).toMatchObject({ code: 'NOT_FOUND' })
    const reader = world.as(apiToken(['email_destination:read'], [own.id]))
    expect(await failure(deleteEmailDestination(reader, { id }))).toMatchObject({ code: 'FORBIDDEN' })

    expect(await failure(deleteCustomer(world.as(staff()), { id: own.id }))).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('10 e-mail destinations'),
    })
    await archiveCustomer(world.as(staff()), { id: own.id })
    expect(await failure(updateEmailDestination(admin, { id, filters: [] }))).toMatchObject({
      code: 'CONFLICT',
    })
    await disableEmailDestination(admin, { id })
    await deleteEmailDestination(admin, { id })
    expect(await world.db.emailDestination.count({ where: { id } })).toBe(0)
  }),
)

test(
  'what is muted is a license, machine, project or customer of whose destination it is, for a time or for good',
  inWorld(async (world) => {
    const { db } = world
    const { id, customerId } = await makeEmailDestination(db)
    const license = await makeLicense(db, { customerId: customerId! })
    const machine = await makeMachineOf(db, license.id)
    const project = await makeProject(db, { customerId: customerId! })
    const ctx = world.as(portalUser('usr_1', { adminOf: [customerId!] }))
    const mute = (entityId: string, time: string) => muteEmailDestination(ctx, { id, entityId, for: time })
    await mute(license.id, 'DAYS_30')
    await mute(machine, 'FOREVER')
    await mute(project.id, 'DAYS_7')
    await mute(customerId!, 'DAYS_7')
    await mute(license.id, 'DAYS_7')
    const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000)
    const row = await rowOf(world, id)
    expect(mutesAt(row.mutes, today)).toEqual([
      { entityId: machine, until: null },
      { entityId: project.id, until: inDays(7) },
      { entityId: customerId, until: inDays(7) },
      { entityId: license.id, until: inDays(7) },
    ])
    expect(mutesAt(row.mutes, inDays(7))).toEqual([{ entityId: machine, until: null }])
    const foreign = await makeLicense(db)
    const staffs = world.as(staff())
    for (const other of [foreign.id, foreign.customerId, foreign.productId, id, 'nothing'])
      for (const who of [ctx, staffs])
        expect(
          await failure(muteEmailDestination(who, { id, entityId: other, for: 'DAYS_7' })),
          other,
        ).toMatchObject({ code: 'NOT_FOUND', path: ['entityId'] })
    await unmuteEmailDestination(ctx, { id, entityId: machine })
    expect(await failure(unmuteEmailDestination(ctx, { id, entityId: machine }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['entityId'],
    })
    expect((await eventsOf(world, id)).at(-1)).toMatchObject({
      type: 'email_destination.unmuted',
      customerId,
      changes: { mutedId: { from: machine } },
    })
    const full = Array.from({ length: 100 }, (_, i) => ({ entityId: `lic_${i}`, until: null }))
    await db.emailDestination.update({ where: { id }, data: { mutes: full } })
    expect(await failure(mute(license.id, 'DAYS_7'))).toMatchObject({ code: 'LIMIT_REACHED' })
  }),
)

test(
  'who wanted no more mails is asked before there are any again',
  inWorld(async (world) => {
    const ctx = world.as(staff())
    const { id, email } = await makeEmailDestination(world.db, { waiting: ['evt_1'], dueAt: today })
    const proof = stopUrlOf(world.env, { id, email }).split('/').at(-1)!
    const stop = (given: string) => stopEmailDestination(world.as(anonymous), { id, proof: given })
    expect(await failure(stop(`${proof.slice(0, -1)}!`))).toMatchObject({ code: 'NOT_FOUND' })
    await stop(proof)
    await stop(proof)
    expect(await rowOf(world, id)).toMatchObject({
      disabledAt: today,
      disabledReason: 'UNSUBSCRIBED',
      waiting: [],
      version: 2,
    })
    await enableEmailDestination(ctx, { id })
    expect(await rowOf(world, id)).toMatchObject({ disabledAt: null, verifiedAt: null })
    await verify(world, (await tokensTo(world, email))[0])
    await disableEmailDestination(ctx, { id })
    await enableEmailDestination(ctx, { id })
    expect(await rowOf(world, id)).toMatchObject({ disabledReason: null, verifiedAt: today })
    await updateEmailDestination(ctx, { id, email: 'new@acme.example' })
    expect(await failure(stop(proof))).toMatchObject({ code: 'NOT_FOUND' })
  }),
)

test(
  'conditions on hidden fields do not stay where the destination is no longer told of them',
  inWorld(async (world) => {
    await makeLicenseField(world.db, { name: 'margin', hidden: true })
    await makeLicenseField(world.db, { name: 'region' })
    const on = (name: string) => [{ fields: [{ name, values: ['5'] }] }]
    const { id } = await createEmailDestination(world.as(staff()), { email, filters: on('margin') })
    const token = world.as(apiToken(['email_destination:write', 'license:read']))
    const move = (input: object) => updateEmailDestination(token, { id, email: 'new@acme.example', ...input })
    for (const input of [{}, { filters: on('margin') }])
      expect(await failure(move(input))).toMatchObject({ code: 'INVALID_INPUT', path: ['filters'] })
    expect(await rowOf(world, id)).toMatchObject({ email, internal: true })
    expect(await move({ filters: on('region') })).toMatchObject({ internal: false, filters: on('region') })
  }),
)
