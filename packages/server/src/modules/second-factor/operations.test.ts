import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../test/actors.ts'
import {
  makeMembership,
  makePassword,
  makePendingSignIn,
  makeSecondFactor,
  makeSession,
  makeSignIn,
  makeStaff,
  totpSecret,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../test/harness.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { stepAt, totpCode } from '../../auth/totp.ts'
import { type Ctx, createContext, type Env } from '../../context.ts'
import type { SecondFactorRule } from '../../db/generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { signInWithPassword } from '../password/operations/sign-in.ts'
import { disablePortalUser } from '../portal-user/operations.ts'
import { completeSignIn } from '../sign-in/operations/complete.ts'
import { disableSecondFactor, regenerateRecoveryCodes, resetSecondFactor } from './operations/change.ts'
import { confirmSecondFactor, enrollSecondFactor } from './operations/enroll.ts'
import { completeWithSecondFactor } from './operations/sign-in.ts'
import { findOwnCredentials } from './operations/viewer.ts'

const password = 'seven green bottles'
const recoveryCode = '000000-111111-222222-333333'

const at = (minutes: number) => ({ now: () => new Date(today.getTime() + minutes * 60_000) })

const visitor = (world: World, request: Partial<Ctx> = {}, env: Partial<Env> = {}) =>
  createContext(
    { ...world.env, ...env },
    { actor: anonymous, requestId: 'test', ipAddress: '203.0.113.7', ...request },
  )

/** What the application shows, some steps from now. */
const codeIn = (steps = 0, secret = totpSecret) => totpCode(secret, stepAt(today) + steps)

const rule = (world: World, secondFactor: SecondFactorRule, more: object = {}) =>
  world.db.portalSettings.create({
    data: { id: newId('PortalSettings'), passwords: true, secondFactor, ...more },
  })

/** A member who is signed in and has a second factor, unless told otherwise. */
async function member(world: World, { factor = true }: { factor?: boolean } = {}) {
  const { portalUserId } = await makeMembership(world.db)
  const { email } = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
  const factorId = factor
    ? (await makeSecondFactor(world.db, { portalUserId }, { codes: [recoveryCode] })).id
    : null
  const { id: sessionId } = await makeSession(world.db, { portalUserId })
  const actor = { ...portalUser(portalUserId, {}), sessionId }
  const later = (minutes: number) =>
    createContext({ ...world.env, ...at(minutes) }, { actor, requestId: 'test' })
  return { id: portalUserId, email, factorId, sessionId, me: world.as(actor), later }
}

/** A sign-in of the person that waits for the second factor. */
const pendingOf = async (world: World, { id }: { id: string }) =>
  (await makePendingSignIn(world.db, { portalUserId: id })).secret

const mailsTo = async (world: World, recipient: string) =>
  (await world.db.email.findMany({ where: { recipient }, orderBy: { id: 'asc' } })).map(({ type }) => type)

test(
  'with a second factor neither mail nor password opens a session before it is given',
  inWorld(async (world) => {
    await rule(world, 'OPTIONAL')
    const mailed = await makeSignIn(world.db)
    const owner = { portalUserId: mailed.person.id }
    await makeSecondFactor(world.db, owner)
    await makePassword(world.db, owner, password)
    const { email, secret } = mailed
    const outcomes = [
      await completeSignIn(visitor(world), { secret }),
      await signInWithPassword(visitor(world), { email, password }),
    ]
    expect(await world.db.session.count({ where: owner })).toBe(0)
    for (const [i, { session, secondFactor }] of outcomes.entries()) {
      expect(session).toBeNull()
      expect(secondFactor).toMatchObject({
        enrolled: true,
        expiresAt: new Date(today.getTime() + 600_000),
      })
      const opened = await completeWithSecondFactor(visitor(world), {
        signInSecret: secondFactor!.secret,
        code: codeIn(i),
      })
      expect(await world.db.session.findUnique({ where: { id: opened.sessionId } })).toMatchObject({
        ...owner,
        method: ['MAIL_LINK', 'PASSWORD'][i],
        secondFactor: 'TOTP',
      })
    }
  }),
)

test(
  'a step is used once, in whatever sign-in, and so is a recovery code',
  inWorld(async (world) => {
    const person = await member(world)
    const give = async (given: object) =>
      completeWithSecondFactor(visitor(world), { signInSecret: await pendingOf(world, person), ...given })
    await give({ code: codeIn(0) })
    expect(await failure(give({ code: codeIn(0) }))).toMatchObject({ path: ['code'] })
    expect(await failure(give({ code: codeIn(-1) }))).toMatchObject({ path: ['code'] })
    const opened = await give({ recoveryCode: recoveryCode.toUpperCase() })
    expect(await world.db.session.findUnique({ where: { id: opened.sessionId } })).toMatchObject({
      secondFactor: 'RECOVERY_CODE',
    })
    expect(await failure(give({ recoveryCode }))).toMatchObject({ path: ['recoveryCode'] })
    const other = await member(world)
    expect(
      await failure(
        completeWithSecondFactor(visitor(world), {
          signInSecret: await pendingOf(world, { ...other, id: person.id }),
          recoveryCode,
        }),
      ),
    ).toMatchObject({ path: ['recoveryCode'] })
    expect((await eventsOf(world, person.factorId!)).map(({ type }) => type)).toEqual([
      'second_factor.used',
      'second_factor.used',
    ])
    const failed = await world.db.failedSignIn.findMany()
    expect(failed).toHaveLength(4)
    expect(failed[0]).toMatchObject({ reason: 'WRONG_SECOND_FACTOR', email: person.email })
  }),
)

test(
  'five wrong codes end a sign-in, ten failures all of the person for an hour',
  inWorld(async (world) => {
    const person = await member(world)
    const guess = (signInSecret: string, code: string, env: Partial<Env> = {}) =>
      completeWithSecondFactor(visitor(world, {}, env), { signInSecret, code })
    const [one, two] = [await pendingOf(world, person), await pendingOf(world, person)]
    for (let i = 0; i < 5; i++) expect(await failure(guess(one, 'abcdef'))).toMatchObject({ path: ['code'] })
    expect(await failure(guess(one, codeIn()))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['signInSecret'],
    })
    for (let i = 0; i < 4; i++) await failure(guess(two, 'abcdef'))
    await expect(guess(two, codeIn())).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await expect(guess(await pendingOf(world, person), codeIn())).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    })
    const colleague = await member(world)
    await guess(await pendingOf(world, colleague), codeIn())
  }),
)

test(
  'a sign-in that waits is over after ten minutes, once used, and when its person may come in no more',
  inWorld(async (world) => {
    const person = await member(world)
    const give = (signInSecret: string, env: Partial<Env> = {}) =>
      completeWithSecondFactor(visitor(world, {}, env), { signInSecret, recoveryCode })
    const gone = { code: 'INVALID_INPUT', path: ['signInSecret'] }
    const secret = await pendingOf(world, person)
    expect(await failure(give(secret, at(10)))).toMatchObject(gone)
    expect(await failure(give('x'.repeat(43)))).toMatchObject(gone)
    await give(secret)
    expect(await failure(give(secret))).toMatchObject(gone)
    const late = await pendingOf(world, person)
    await world.db.membership.updateMany({
      where: { portalUserId: person.id },
      data: { status: 'DISABLED' },
    })
    expect(await failure(give(late))).toMatchObject(gone)
    await disablePortalUser(world.as(staff()), { id: person.id })
    expect(await world.db.pendingSignIn.count({ where: { portalUserId: person.id } })).toBe(0)
  }),
)

test(
  'one adds a second factor with a first code, which ends the sessions of before',
  inWorld(async (world) => {
    const { id, email, me, sessionId } = await member(world, { factor: false })
    await makeSession(world.db, { portalUserId: id })
    const first = await enrollSecondFactor(me, {})
    const { secret, uri } = await enrollSecondFactor(me, {})
    expect(uri).toBe(
      `otpauth://totp/Vendor%20portal:${encodeURIComponent(email)}?secret=${secret}&issuer=Vendor%20portal&algorithm=SHA1&digits=6&period=30`,
    )
    expect(await findOwnCredentials(me)).toMatchObject({ secondFactorSince: null, recoveryCodesLeft: 0 })
    // Not in force yet.
    const { secret: link } = await makeSignIn(world.db)
    expect((await completeSignIn(visitor(world), { secret: link })).session).not.toBeNull()
    expect(await failure(confirmSecondFactor(me, { code: codeIn(0, first.secret) }))).toMatchObject({
      path: ['code'],
    })
    const code = codeIn(0, secret)
    const { recoveryCodes, session } = await confirmSecondFactor(me, {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    expect(session).toBeNull()
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(await findOwnCredentials(me)).toEqual({
      passwordsOffered: false,
      passwordChangedAt: null,
      secondFactorRule: 'OPTIONAL',
      secondFactorSince: today,
      recoveryCodesLeft: 10,
    })
    const open = await world.db.session.findMany({ where: { portalUserId: id, revokedAt: null } })
    expect(open.map((one) => one.id)).toEqual([sessionId])
    expect(await mailsTo(world, email)).toEqual(['SECOND_FACTOR_ADDED'])
    const signInSecret = await pendingOf(world, { id })
    expect(await failure(completeWithSecondFactor(visitor(world), { signInSecret, code }))).toMatchObject({
      path: ['code'],
    })
    await completeWithSecondFactor(visitor(world), { signInSecret, recoveryCode: recoveryCodes[3] })
    for (const again of [
      () => enrollSecondFactor(me, {}),
      () => confirmSecondFactor(me, { code: codeIn(1, secret) }),
    ])
      expect(await failure(again())).toMatchObject({ code: 'CONFLICT' })
  }),
)

test(
  'adding one needs a recent sign-in, a person, and a vendor who offers it',
  inWorld(async (world) => {
    const person = await member(world, { factor: false })
    const { id } = await makeStaff(world.db)
    for (const ctx of [person.later(10), world.as(staff('ADMIN', id)), visitor(world)])
      expect(await failure(enrollSecondFactor(ctx, {}))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(confirmSecondFactor(person.me, { code: '123456' }))).toMatchObject({
      code: 'CONFLICT',
    })
    await rule(world, 'NONE')
    expect(await failure(enrollSecondFactor(person.me, {}))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)

test(
  'where one is required there is no session before it is added, for staff by a rule of their own',
  inWorld(async (world) => {
    await rule(world, 'OPTIONAL', { staffSecondFactor: 'REQUIRED' })
    const signIn = await makeSignIn(world.db)
    expect((await completeSignIn(visitor(world), { secret: signIn.secret })).session).not.toBeNull()
    const boss = await makeStaff(world.db)
    await makePassword(world.db, { staffId: boss.id }, password)
    const { session, secondFactor } = await signInWithPassword(visitor(world), {
      email: boss.email,
      password,
    })
    expect(session).toBeNull()
    expect(secondFactor).toMatchObject({ enrolled: false })
    const signInSecret = secondFactor!.secret
    const early = completeWithSecondFactor(visitor(world), { signInSecret, code: codeIn() })
    expect(await failure(early)).toMatchObject({ path: ['code'] })
    const { secret } = await enrollSecondFactor(visitor(world), { signInSecret })
    const confirmed = await confirmSecondFactor(visitor(world), {
      signInSecret,
      code: codeIn(0, secret),
    })
    expect(await world.db.session.findUnique({ where: { id: confirmed.session!.sessionId } })).toMatchObject({
      staffId: boss.id,
      method: 'PASSWORD',
      secondFactor: 'TOTP',
    })
    for (const again of [
      () => enrollSecondFactor(visitor(world), { signInSecret }),
      () => confirmSecondFactor(visitor(world), { signInSecret, code: codeIn(1, secret) }),
    ])
      expect(await failure(again())).toMatchObject({ path: ['signInSecret'] })
    const me = world.as({ ...staff('ADMIN', boss.id), sessionId: confirmed.session!.sessionId })
    expect(await failure(disableSecondFactor(me, { code: codeIn(1, secret) }))).toMatchObject({
      code: 'FORBIDDEN',
    })
  }),
)

test(
  'of several companies the strictest decides',
  inWorld(async (world) => {
    await rule(world, 'NONE')
    const signIn = await makeSignIn(world.db)
    const { customerId } = await makeMembership(world.db, { portalUserId: signIn.person.id })
    await world.db.customerPortal.create({
      data: { id: newId('CustomerPortal'), customerId: customerId!, secondFactor: 'REQUIRED' },
    })
    const { session, secondFactor } = await completeSignIn(visitor(world), { secret: signIn.secret })
    expect([session, secondFactor!.enrolled]).toEqual([null, false])
  }),
)

test(
  'a second factor that is not offered any more still counts',
  inWorld(async (world) => {
    await rule(world, 'NONE')
    const signIn = await makeSignIn(world.db)
    await makeSecondFactor(world.db, { portalUserId: signIn.person.id })
    expect((await completeSignIn(visitor(world), { secret: signIn.secret })).session).toBeNull()
  }),
)

test(
  'it is given up with a code of it, and with nothing else',
  inWorld(async (world) => {
    const { email, factorId, me } = await member(world)
    for (const given of [{ code: '000000' }, { recoveryCode: 'x' }])
      expect(await failure(disableSecondFactor(me, given))).toMatchObject({ code: 'INVALID_INPUT' })
    for (const given of [{}, { code: codeIn(), recoveryCode }])
      expect(await failure(disableSecondFactor(me, given))).toMatchObject({ path: ['code'] })
    expect(await disableSecondFactor(me, { code: codeIn() })).toEqual({ id: factorId })
    expect(await world.db.recoveryCode.count({ where: { secondFactorId: factorId! } })).toBe(0)
    expect(await mailsTo(world, email)).toEqual(['SECOND_FACTOR_RESET'])
    expect(await eventsOf(world, factorId!)).toMatchObject([{ type: 'second_factor.disabled' }])
    expect(await failure(disableSecondFactor(me, { code: codeIn(1) }))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(regenerateRecoveryCodes(me, { code: codeIn(1) }))).toMatchObject({
      code: 'CONFLICT',
    })
  }),
)

test(
  'guesses at it count for who is signed in too',
  inWorld(async (world) => {
    const { me } = await member(world)
    for (let i = 0; i < 10; i++) await failure(disableSecondFactor(me, { recoveryCode: `x${i}` }))
    await expect(disableSecondFactor(me, { code: codeIn() })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  }),
)

test(
  'so do guesses at the first code, of who is signed in and of who is half way in',
  inWorld(async (world) => {
    const { id, me } = await member(world, { factor: false })
    const { secret } = await enrollSecondFactor(me, {})
    const signInSecret = await pendingOf(world, { id })
    for (let i = 0; i < 5; i++) {
      await failure(confirmSecondFactor(me, { code: 'abcdef' }))
      await failure(confirmSecondFactor(visitor(world), { signInSecret, code: 'abcdef' }))
    }
    const right = { code: codeIn(0, secret) }
    for (const confirm of [
      () => confirmSecondFactor(me, right),
      () => confirmSecondFactor(visitor(world), { signInSecret, ...right }),
    ])
      await expect(confirm()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    const other = await member(world, { factor: false })
    for (let i = 0; i < 11; i++) {
      await world.db.secondFactor.deleteMany({ where: { portalUserId: other.id } })
      const enrolled = await enrollSecondFactor(other.me, {})
      await confirmSecondFactor(other.me, { code: codeIn(0, enrolled.secret) })
    }
  }),
)

test(
  'new recovery codes end those of before',
  inWorld(async (world) => {
    const person = await member(world)
    const { recoveryCodes } = await regenerateRecoveryCodes(person.me, { recoveryCode })
    const give = async (code: string) =>
      completeWithSecondFactor(visitor(world), {
        signInSecret: await pendingOf(world, person),
        recoveryCode: code,
      })
    expect(await failure(give(recoveryCode))).toMatchObject({ path: ['recoveryCode'] })
    await give(recoveryCodes[9]!)
    expect(await findOwnCredentials(person.me)).toMatchObject({ recoveryCodesLeft: 9 })
    const { me } = await member(world)
    expect(await failure(regenerateRecoveryCodes(me, { recoveryCode: recoveryCodes[1] }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
  }),
)

test(
  'an admin of the vendor takes it from others, never from himself, and the person is told',
  inWorld(async (world) => {
    const person = await member(world)
    const boss = await makeStaff(world.db)
    await makeSecondFactor(world.db, { staffId: boss.id })
    const admin = world.as(staff('ADMIN', boss.id))
    const reset = (ctx: Ctx, input: object) => resetSecondFactor(ctx, input)
    expect(await failure(reset(admin, { staffId: boss.id }))).toMatchObject({ code: 'FORBIDDEN' })
    for (const ctx of [world.as(staff('SUPPORT')), world.as(systemActor('demo-data'))])
      expect(await failure(reset(ctx, { portalUserId: person.id }))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await failure(reset(admin, { portalUserId: newId('PortalUser') }))).toMatchObject({
      code: 'NOT_FOUND',
      path: ['portalUserId'],
    })
    expect(await failure(reset(admin, {}))).toMatchObject({ path: ['portalUserId'] })
    expect(await reset(admin, { portalUserId: person.id })).toEqual({ id: person.factorId })
    expect(await world.db.session.count({ where: { portalUserId: person.id, revokedAt: null } })).toBe(0)
    expect(await mailsTo(world, person.email)).toEqual(['SECOND_FACTOR_RESET'])
    expect(await eventsOf(world, person.factorId!)).toMatchObject([
      { type: 'second_factor.reset', actorId: boss.id },
    ])
    expect(await failure(reset(admin, { portalUserId: person.id }))).toMatchObject({ code: 'CONFLICT' })
    await reset(world.as(staff('ADMIN', newId('Staff'))), { staffId: boss.id })
  }),
)

test(
  'callers who are no person have no credentials of their own',
  inWorld(async (world) => {
    const { id } = await makeStaff(world.db)
    for (const actor of [anonymous, staff('ADMIN', id), systemActor('sign-in')])
      expect(await findOwnCredentials(world.as(actor))).toBeNull()
  }),
)
