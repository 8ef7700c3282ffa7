import { expect, test } from 'vitest'
import { staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeMembership,
  makePartner,
  makePassword,
  makePortalUser,
  makeSession,
  makeSignIn,
  makeStaff,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../test/harness.ts'
import { anonymous } from '../../auth/actor.ts'
import { systemActor } from '../../auth/system.ts'
import { hashToken } from '../../auth/token.ts'
import { type Ctx, createContext } from '../../context.ts'
import { newId } from '../../ids.ts'
import { openContent } from '../email/content.ts'
import { requestPasswordReset } from '../password/operations/links.ts'
import { signInWithPassword } from '../password/operations/sign-in.ts'
import { cleanSignIns } from './operations/clean.ts'
import { completeSignIn as complete } from './operations/complete.ts'
import { sendSignIn } from './operations/send.ts'
import { renewSignIn, startSignIn } from './operations/start.ts'

const source = '203.0.113.7'

/** Signs in where no second factor is there. */
async function completeSignIn(ctx: Ctx, input: object) {
  const { session } = await complete(ctx, input)
  return session!
}

/** Somebody without a credential. */
const visitor = (world: World, request: Partial<Ctx> = {}) =>
  createContext(world.env, { actor: anonymous, requestId: 'test', ipAddress: source, ...request })

const later = (world: World, minutes: number) =>
  visitor({ ...world, env: { ...world.env, now: () => new Date(today.getTime() + minutes * 60_000) } })

/** Starts a sign-in and does its job; what the mail says, or null where there was none. */
async function mailTo(
  world: World,
  email: string,
): Promise<{ code: string; secret: string; text: string } | null> {
  await startSignIn(visitor(world), { email, locale: 'DE' })
  const { id } = await world.db.signIn.findUniqueOrThrow({ where: { email: email.toLowerCase() } })
  await sendSignIn(world.as(systemActor('send-sign-in')), { signInId: id, locale: 'DE' })
  const mail = await world.db.email.findFirst({
    where: { recipient: email.toLowerCase() },
    orderBy: { id: 'desc' },
  })
  if (!mail) return null
  expect(mail).toMatchObject({ type: 'SIGN_IN_CODE', locale: 'DE' })
  const { text } = openContent(world.as(staff()), mail.id, mail.content!)
  const [code] = /\b\d{6}\b/.exec(text)!
  const [, secret] = /https:\/\/portal\.example\/sign-in\/(\S+)/.exec(text)!
  expect(mail.subject).not.toContain(code)
  return { code: code!, secret: secret!, text }
}

const failures = (world: World) => world.db.failedSignIn.findMany({ orderBy: { id: 'asc' } })

test(
  'the code of the mail opens a session of the person, once',
  inWorld(async (world) => {
    const { portalUserId } = await makeMembership(world.db)
    const { email } = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
    const { code } = (await mailTo(world, email.toUpperCase()))!
    const opened = await completeSignIn(visitor(world, { userAgent: 'Browser' }), {
      email,
      code: ` ${code} `,
    })
    expect(opened).toMatchObject({
      owner: { portalUserId },
      expiresAt: new Date(today.getTime() + 12 * 3_600_000),
    })
    expect(await world.db.session.findUnique({ where: { id: opened.sessionId } })).toMatchObject({
      portalUserId,
      tokenHash: hashToken(opened.token!),
      cookie: false,
      ipAddress: source,
      userAgent: 'Browser',
      lastUsedAt: today,
    })
    expect(await failure(completeSignIn(visitor(world), { email, code }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['code'],
    })
    expect(await failures(world)).toMatchObject([{ reason: 'USED', email, portalUserId, ipAddress: source }])
  }),
)

test(
  'the link of the mail opens one as well, also of staff, and ends the code',
  inWorld(async (world) => {
    const person = await makeStaff(world.db, { role: 'SUPPORT' })
    const { code, secret } = (await mailTo(world, person.email))!
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const opened = await completeSignIn(visitor(world), { secret })
    expect(opened).toMatchObject({ owner: { staffId: person.id }, name: person.name, destination: null })
    const again = await failure(completeSignIn(visitor(world), { secret }))
    expect(again).toMatchObject({ code: 'INVALID_INPUT', path: ['secret'] })
    expect(again.message).not.toContain(person.email)
    expect(await failure(completeSignIn(visitor(world), { email: person.email, code }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
  }),
)

test(
  'a start answers the same for everybody, and mails nobody who may not come in',
  inWorld(async (world) => {
    const [open, off] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    await world.db.customerPortal.create({
      data: { id: newId('CustomerPortal'), customerId: off.id, enabled: false },
    })
    const person = async (data: object, user: object = {}) => {
      const { id, email } = await makePortalUser(world.db, user)
      await makeMembership(world.db, { portalUserId: id, ...data })
      return email
    }
    const both = await person({ customerId: off.id })
    const { id } = await world.db.portalUser.findUniqueOrThrow({ where: { email: both } })
    await makeMembership(world.db, { portalUserId: id, customerId: open.id })
    const entitled = [
      await person({ customerId: open.id, role: 'READ_ONLY' }),
      await person({ partnerId: (await makePartner(world.db)).id }),
      both,
    ]
    const refused = [
      ['nobody@acme.example', 'UNKNOWN_ADDRESS'],
      [(await makePortalUser(world.db)).email, 'NO_ACCESS'],
      [await person({ customerId: open.id, status: 'DISABLED' }), 'NO_ACCESS'],
      [await person({ customerId: open.id, status: 'REMOVED' }), 'NO_ACCESS'],
      [await person({ customerId: open.id }, { disabledAt: today }), 'NO_ACCESS'],
      [await person({ customerId: off.id }), 'NO_ACCESS'],
      [(await makeStaff(world.db, { disabledAt: today })).email, 'NO_ACCESS'],
    ]
    for (const email of entitled) expect(await mailTo(world, email), email).not.toBeNull()
    for (const [email] of refused) expect(await mailTo(world, email!), email).toBeNull()
    expect((await failures(world)).map(({ email, reason }) => [email, reason])).toEqual(refused)
    const answers = []
    for (const email of [entitled[0]!, refused[0]![0]!])
      answers.push(await startSignIn(visitor(world), { email }))
    expect(answers).toEqual([{ validMinutes: 10 }, { validMinutes: 10 }])
  }),
)

test(
  'with the portal off for all, a customer comes in where it is on for it alone',
  inWorld(async (world) => {
    await world.db.portalSettings.create({
      data: {
        id: newId('PortalSettings'),
        enabled: false,
        newUrl: 'https://new.example/start',
        portalVersion: 'NEW',
      },
    })
    const off = await makeMembership(world.db)
    const on = await makeMembership(world.db)
    await world.db.customerPortal.create({
      data: { id: newId('CustomerPortal'), customerId: on.customerId!, enabled: true },
    })
    const emailOf = async (id: string) =>
      (await world.db.portalUser.findUniqueOrThrow({ where: { id } })).email
    expect(await mailTo(world, await emailOf(off.portalUserId))).toBeNull()
    const email = await emailOf(on.portalUserId)
    const { code } = (await mailTo(world, email))!
    expect(await completeSignIn(visitor(world), { email, code })).toMatchObject({
      destination: 'https://new.example/start',
    })
  }),
)

test(
  'a person who lost access after the mail does not come in',
  inWorld(async (world) => {
    const { email, code, person } = await makeSignIn(world.db)
    await world.db.portalUser.update({ where: { id: person.id }, data: { disabledAt: today } })
    expect(await failure(completeSignIn(visitor(world), { email, code }))).toMatchObject({ path: ['code'] })
    expect(await failures(world)).toMatchObject([{ reason: 'NO_ACCESS' }])
    expect(await world.db.session.count({ where: { portalUserId: person.id } })).toBe(0)
  }),
)

test(
  'a new code replaces the one before, whose link is gone too',
  inWorld(async (world) => {
    const { email } = await makeSignIn(world.db)
    const first = (await mailTo(world, email))!
    const second = (await mailTo(world, email))!
    expect(await failure(completeSignIn(visitor(world), { secret: first.secret }))).toMatchObject({
      path: ['secret'],
    })
    await completeSignIn(visitor(world), { secret: second.secret })
    expect(await failures(world)).toMatchObject([{ reason: 'UNKNOWN_LINK', email: null }])
  }),
)

test(
  'a late job sends nothing of a sign-in that was replaced, and a second run nothing more',
  inWorld(async (world) => {
    const { email, id } = await makeSignIn(world.db, { code: null, secretHash: null })
    const job = world.as(systemActor('send-sign-in'))
    await startSignIn(visitor(world), { email })
    await sendSignIn(job, { signInId: id, locale: 'EN' })
    expect(await world.db.email.count({ where: { recipient: email } })).toBe(0)
    const { id: newer } = await world.db.signIn.findUniqueOrThrow({ where: { email } })
    await sendSignIn(job, { signInId: newer, locale: 'EN' })
    await sendSignIn(job, { signInId: newer, locale: 'EN' })
    expect(await world.db.email.count({ where: { recipient: email } })).toBe(1)
    expect(await failure(sendSignIn(world.as(staff()), { signInId: newer, locale: 'EN' }))).toMatchObject({
      code: 'FORBIDDEN',
    })
  }),
)

test(
  'five wrong guesses are forgiven, with the sixth nothing works until a new code',
  inWorld(async (world) => {
    const [forgiven, locked] = [await makeSignIn(world.db), await makeSignIn(world.db)]
    const wrong = (email: string) => failure(completeSignIn(visitor(world), { email, code: '654321' }))
    for (let i = 0; i < 5; i++) expect(await wrong(forgiven.email)).toMatchObject({ code: 'INVALID_INPUT' })
    await completeSignIn(visitor(world), { email: forgiven.email, code: forgiven.code })
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await wrong(locked.email))
    answers.push(await failure(completeSignIn(visitor(world), { email: locked.email, code: locked.code })))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await failure(completeSignIn(visitor(world), { secret: locked.secret }))).toMatchObject({
      path: ['secret'],
    })
    expect((await failures(world)).slice(-2).map(({ reason }) => reason)).toEqual(['LOCKED', 'LOCKED'])
    expect((await eventsOf(world, locked.id)).map(({ type }) => type)).toEqual(['sign_in.locked'])
    const { code } = (await mailTo(world, locked.email))!
    await completeSignIn(visitor(world), { email: locked.email, code })
  }),
)

test(
  'ten wrong codes lock the codes of an address for the hour, whichever mail they are of; links work on',
  inWorld(async (world) => {
    const { email } = await makeSignIn(world.db)
    const from = (i: number) => visitor(world, { ipAddress: `198.51.100.${i}` })
    for (let i = 0; i < 10; i++) {
      if (i % 5 === 0) await mailTo(world, email)
      await failure(completeSignIn(from(i), { email, code: '000000x' }))
    }
    const { code, secret } = (await mailTo(world, email))!
    await expect(completeSignIn(from(10), { email, code })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await completeSignIn(from(11), { secret })
    const right = await makeSignIn(world.db)
    for (let i = 12; i < 24; i++) {
      await completeSignIn(from(i), { email: right.email, code: right.code })
      await world.db.signIn.update({ where: { id: right.id }, data: { usedAt: null } })
    }
  }),
)

test(
  'an address without a sign-in, or without a person, is guessed at in vain and with the same answer',
  inWorld(async (world) => {
    const { email } = await makeSignIn(world.db)
    await startSignIn(visitor(world), { email: 'nobody@acme.example' })
    const guess = (email: string) => failure(completeSignIn(visitor(world), { email, code: '654321' }))
    const answer = await guess(email)
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', path: ['code'] })
    expect(await guess('nobody@acme.example')).toEqual(answer)
    expect(await guess('never@acme.example')).toEqual(answer)
  }),
)

test(
  'after ten minutes neither code nor link works; the old link gets a new mail sent',
  inWorld(async (world) => {
    const { email, code, secret } = await makeSignIn(world.db)
    const late = later(world, 10)
    expect(await failure(completeSignIn(late, { email, code }))).toMatchObject({ path: ['code'] })
    expect(await failure(completeSignIn(late, { secret }))).toMatchObject({ path: ['secret'] })
    expect((await failures(world)).map(({ reason }) => reason)).toEqual(['EXPIRED', 'EXPIRED'])
    expect(await renewSignIn(late, { secret })).toEqual({ validMinutes: 10 })
    expect(await world.db.signIn.findUnique({ where: { email } })).toMatchObject({ code: null, usedAt: null })
    expect(await failure(renewSignIn(late, { secret }))).toMatchObject({ path: ['secret'] })
  }),
)

test(
  'an address is good for five starts an hour, known or not, a source for thirty',
  inWorld(async (world) => {
    const { email } = await makeSignIn(world.db)
    for (const address of [email, 'nobody@acme.example']) {
      for (let i = 0; i < 5; i++) await startSignIn(visitor(world), { email: address })
      for (let i = 0; i < 2; i++) {
        await expect(startSignIn(visitor(world), { email: address })).rejects.toMatchObject({
          code: 'RATE_LIMITED',
          retryAfterSeconds: 3_600,
        })
      }
    }
    expect((await failures(world)).map(({ reason, email }) => [reason, email])).toEqual([
      ['RATE_LIMITED', email],
      ['RATE_LIMITED', 'nobody@acme.example'],
    ])
    for (let i = 14; i < 30; i++) await startSignIn(visitor(world), { email: `n${i}@acme.example` })
    const another = { email: 'another@acme.example' }
    await expect(startSignIn(visitor(world), another)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await startSignIn(visitor(world, { ipAddress: '203.0.113.8' }), another)
    await startSignIn(later(world, 60), { email })
  }),
)

test(
  'a source is good for sixty failures an hour, and success is none; of IPv6 the network counts',
  inWorld(async (world) => {
    const { email, code } = await makeSignIn(world.db)
    const from = (n: number) => visitor(world, { ipAddress: `2001:db8:1:2::${n.toString(16)}` })
    for (let i = 1; i < 60; i++)
      expect(await failure(completeSignIn(from(i), { secret: 'x' }))).toMatchObject({ code: 'INVALID_INPUT' })
    await completeSignIn(from(60), { email, code })
    await failure(completeSignIn(from(61), { secret: 'x' }))
    const { email: other, code: right } = await makeSignIn(world.db)
    await expect(completeSignIn(from(62), { email: other, code: right })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    })
    const elsewhere = visitor(world, { ipAddress: '2001:db8:1:3::1' })
    await completeSignIn(elsewhere, { email: other, code: right })
  }),
)

test(
  'a source that is refused uses up the tries of nobody else',
  inWorld(async (world) => {
    const { email } = await makeSignIn(world.db)
    const elsewhere = visitor(world, { ipAddress: '203.0.113.8' })
    for (let i = 0; i < 30; i++) await startSignIn(visitor(world), { email: `n${i}@acme.example` })
    for (const start of [startSignIn, requestPasswordReset])
      for (let i = 0; i < 6; i++)
        await expect(start(visitor(world), { email })).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await startSignIn(elsewhere, { email })

    const { person } = await makeSignIn(world.db)
    await makePassword(world.db, { portalUserId: person.id }, 'seven green bottles')
    await world.db.portalSettings.create({ data: { id: newId('PortalSettings'), passwords: true } })
    const given = { email: person.email, password: 'seven green bottles' }
    for (let i = 0; i < 60; i++) await failure(completeSignIn(visitor(world), { secret: 'x' }))
    for (let i = 0; i < 11; i++)
      await expect(signInWithPassword(visitor(world), given)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await signInWithPassword(elsewhere, given)
  }),
)

test(
  'what is given must fit: an address, and either code or secret; a cookie needs a browser',
  inWorld(async (world) => {
    const { email, code, secret } = await makeSignIn(world.db)
    const startWith = (input: object) => failure(startSignIn(visitor(world), input))
    const complete = (input: object) => failure(completeSignIn(visitor(world), input))
    for (const wrong of ['a@b.co, c@d.co', 'Ada <ada@acme.example>', 'ada', ''])
      expect(await startWith({ email: wrong })).toMatchObject({ code: 'INVALID_INPUT', path: ['email'] })
    for (const input of [{}, { email }, { code }, { email, code, secret }, { email, secret }])
      expect(await complete(input)).toMatchObject({ code: 'INVALID_INPUT', path: ['secret'] })
    expect(await complete({ secret, cookie: true })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['cookie'],
    })
    expect(await failures(world)).toEqual([])
  }),
)

test(
  'a cookie holds the secret, which the answer does not; the session of before ends',
  inWorld(async (world) => {
    const { secret, person } = await makeSignIn(world.db)
    const before = await makeSession(world.db, { portalUserId: person.id, cookie: true })
    const kept: unknown[] = []
    const signedIn = { ...world.as(staff()).actor, sessionId: before.id } as Ctx['actor']
    const ctx = visitor(world, { actor: signedIn, keepSession: (session) => void kept.push(session) })
    const opened = await completeSignIn(ctx, { secret, cookie: true })
    expect(opened.token).toBeNull()
    expect(kept).toEqual([{ token: expect.stringMatching(/^pts_/), expiresAt: opened.expiresAt }])
    expect(await world.db.session.findUnique({ where: { id: before.id } })).toMatchObject({
      revokedAt: today,
    })
    expect(await world.db.session.findUnique({ where: { id: opened.sessionId } })).toMatchObject({
      cookie: true,
    })
  }),
)

test(
  'neither code nor link nor token is in the database, the events or the mail log in the clear',
  inWorld(async (world) => {
    const { email } = await makeSignIn(world.db)
    const { code, secret } = (await mailTo(world, email))!
    const { token, sessionId } = await completeSignIn(visitor(world), { secret })
    const rows = [
      await world.db.signIn.findMany(),
      await world.db.session.findMany({ where: { id: sessionId } }),
      await world.db.email.findMany({ where: { recipient: email } }),
      await world.db.auditEvent.findMany({ omit: { ordinal: true, position: true } }),
      await world.db.failedSignIn.findMany(),
    ]
    const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(text).not.toContain(secret)
    expect(text).not.toContain(token!)
    expect(text).not.toMatch(new RegExp(`"${code}"`))
    const types = (await world.db.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ type }) => type)
    expect(types).toEqual([
      'sign_in.started',
      'email.queued',
      'sign_in.sent',
      'session.created',
      'sign_in.completed',
    ])
  }),
)

test(
  'what is over is cleared away in time',
  inWorld(async (world) => {
    const { id } = await makeSignIn(world.db)
    await startSignIn(visitor(world), { email: 'nobody@acme.example' })
    await failure(completeSignIn(visitor(world), { secret: 'x' }))
    const session = await makeSession(world.db)
    const cleaned = async (hours: number) => {
      const now = () => new Date(today.getTime() + hours * 3_600_000)
      await cleanSignIns(createContext({ ...world.env, now }, { actor: systemActor('clean-sign-ins') }))
      return [
        await world.db.signIn.count({ where: { id } }),
        await world.db.signInLimit.count(),
        await world.db.failedSignIn.count(),
        await world.db.session.count({ where: { id: session.id } }),
      ]
    }
    expect(await cleaned(0)).toEqual([1, 3, 1, 1])
    expect(await cleaned(1)).toEqual([1, 0, 1, 1])
    expect(await cleaned(25)).toEqual([0, 0, 1, 1])
    expect(await cleaned(30 * 24 + 2)).toEqual([0, 0, 0, 0])
    expect(await failure(cleanSignIns(world.as(staff())))).toMatchObject({ code: 'FORBIDDEN' })
  }),
)
