import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeInvitation,
  makeMembership,
  makePassword,
  makePasswordLink,
  makePendingSignIn,
  makePortalUser,
  makeSecondFactor,
  makeSession,
  makeStaff,
} from '../../../test/factories.ts'
import { eventsOf, failure, inWorld, outside, today, type World } from '../../../test/harness.ts'
import { anonymous } from '../../auth/actor.ts'
import { isOutdated } from '../../auth/password-hash.ts'
import { systemActor } from '../../auth/system.ts'
import { type Ctx, createContext, type Env } from '../../context.ts'
import { newId } from '../../ids.ts'
import { openContent } from '../email/content.ts'
import { acceptInvitation } from '../invitation/operations/accept.ts'
import { createMembership } from '../portal-user/membership-operations.ts'
import { createPortalUser } from '../portal-user/operations.ts'
import { createStaffMember, updateStaffMember } from '../staff/operations.ts'
import { renewPasswordLink, requestPasswordReset, sendPasswordLink } from './operations/links.ts'
import { resetPassword } from './operations/reset.ts'
import { removePassword, setPassword } from './operations/set.ts'
import { signInWithPassword } from './operations/sign-in.ts'

const right = 'seven green bottles'
const other = 'eight brown bottles'
const wrong = 'nine black bottles'
const source = '203.0.113.7'

const visitor = (world: World, request: Partial<Ctx> = {}, env: Partial<Env> = {}) =>
  createContext(
    { ...world.env, ...env },
    { actor: anonymous, requestId: 'test', ipAddress: source, ...request },
  )

const minutesLater = (minutes: number) => ({ now: () => new Date(today.getTime() + minutes * 60_000) })

const offer = (world: World, data: object = {}) =>
  world.db.portalSettings.create({ data: { id: newId('PortalSettings'), passwords: true, ...data } })

/** A member of a customer, with a password unless told otherwise. */
async function member(
  world: World,
  { password = right, ...data }: { password?: string | null; customerId?: string; status?: 'DISABLED' } = {},
) {
  const { portalUserId } = await makeMembership(world.db, data)
  if (password) await makePassword(world.db, { portalUserId }, password)
  const person = await world.db.portalUser.findUniqueOrThrow({ where: { id: portalUserId } })
  const session = await makeSession(world.db, { portalUserId })
  const me = world.as({ ...portalUser(portalUserId, {}), sessionId: session.id })
  return { ...person, me, sessionId: session.id }
}

const reasons = async (world: World) =>
  (await world.db.failedSignIn.findMany({ orderBy: { id: 'asc' } })).map(({ reason }) => reason)

/** Does the job that mails a link, and says what was mailed to the address, last first. */
async function mailsTo(world: World, recipient: string) {
  const links = await world.db.passwordLink.findMany({ where: { email: recipient, secretHash: null } })
  for (const { id } of links)
    await sendPasswordLink(world.as(systemActor('send-password-link')), { linkId: id, locale: 'DE' })
  const mails = await world.db.email.findMany({ where: { recipient }, orderBy: { id: 'desc' } })
  return mails.map(({ id, type, content }) => {
    const { text } = openContent(world.env, id, content!)
    const secret = /https:\/\/portal\.example\/passwords\/(\S+)/.exec(text)?.[1]
    return { type, text, secret }
  })
}

test(
  'address and password open a session, which says so',
  inWorld(async (world) => {
    await offer(world)
    const { id, email } = await member(world)
    const { session } = await signInWithPassword(visitor(world), {
      email: email.toUpperCase(),
      password: right,
    })
    expect(session).toMatchObject({ owner: { portalUserId: id } })
    expect(await world.db.session.findUnique({ where: { id: session!.sessionId } })).toMatchObject({
      portalUserId: id,
      method: 'PASSWORD',
      secondFactor: null,
      cookie: false,
    })
    const boss = await makeStaff(world.db)
    await makePassword(world.db, { staffId: boss.id }, right)
    const signedIn = await signInWithPassword(visitor(world), { email: boss.email, password: right })
    expect(signedIn.session!.owner).toEqual({ staffId: boss.id })
  }),
)

test(
  'the same password is known from every keyboard, and nothing but the same',
  inWorld(async (world) => {
    await offer(world)
    const { email } = await member(world, { password: 'Über ﬁve grüne Flaschen' })
    const tryIt = (password: string) => signInWithPassword(visitor(world), { email, password })
    await tryIt('U\u0308ber five gru\u0308ne Flaschen')
    for (const close of ['über five grüne Flaschen', 'Über five grüne Flaschen ', 'Über five grüne'])
      expect(await failure(tryIt(close)), close).toMatchObject({ code: 'INVALID_INPUT' })
  }),
)

test(
  'what is wrong makes no difference to the answer, and staff see it',
  inWorld(async (world) => {
    await offer(world)
    const off = await makeCustomer(world.db)
    await world.db.customerPortal.create({
      data: { id: newId('CustomerPortal'), customerId: off.id, passwords: false },
    })
    const locked = await member(world)
    await world.db.password.updateMany({
      where: { portalUserId: locked.id },
      data: { wrongGuesses: 100 },
    })
    const both = await member(world, { customerId: off.id })
    await makeMembership(world.db, { portalUserId: both.id })
    const tried = [
      ['nobody@acme.example', right, 'UNKNOWN_ADDRESS'],
      [(await member(world)).email, wrong, 'WRONG_PASSWORD'],
      [(await member(world, { password: null })).email, right, 'NO_PASSWORD'],
      [(await member(world, { customerId: off.id })).email, right, 'NO_PASSWORD'],
      [both.email, right, 'NO_PASSWORD'],
      [(await member(world, { status: 'DISABLED' })).email, right, 'NO_ACCESS'],
      [locked.email, right, 'LOCKED'],
    ] as const
    const answers = []
    for (const [email, password] of tried)
      answers.push(await failure(signInWithPassword(visitor(world), { email, password })))
    expect(answers[0]).toMatchObject({ code: 'INVALID_INPUT', path: ['password'] })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await reasons(world)).toEqual(tried.map(([, , reason]) => reason))
    expect(await world.db.session.count({ where: { method: 'PASSWORD' } })).toBe(0)
  }),
)

test(
  'nobody gets in with a password while none are offered',
  inWorld(async (world) => {
    const { email, me } = await member(world)
    const tryIt = () => signInWithPassword(visitor(world), { email, password: right })
    expect(await failure(tryIt())).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await failure(setPassword(me, { password: other }))).toMatchObject({ code: 'FORBIDDEN' })
    await offer(world)
    await tryIt()
  }),
)

test(
  'ten failures lock an address for the hour from wherever they come, known or not, and a right one takes none',
  inWorld(async (world) => {
    await offer(world)
    const { email } = await member(world)
    const from = (i: number, password: string, to: string, env: Partial<Env> = {}) =>
      signInWithPassword(visitor(world, { ipAddress: `198.51.100.${i}` }, env), { email: to, password })
    for (let i = 0; i < 20; i++) await from(i, right, email)
    for (const to of [email, 'nobody@acme.example']) {
      for (let i = 0; i < 10; i++)
        expect(await failure(from(i, wrong, to))).toMatchObject({ code: 'INVALID_INPUT' })
      for (let i = 20; i < 23; i++)
        await expect(from(i, right, to)).rejects.toMatchObject({
          code: 'RATE_LIMITED',
          retryAfterSeconds: 3_600,
        })
    }
    expect((await reasons(world)).filter((reason) => reason === 'RATE_LIMITED')).toHaveLength(2)
    await from(30, right, email, minutesLater(61))
  }),
)

test(
  'one source tries many addresses sixty times an hour, with codes and passwords together',
  inWorld(async (world) => {
    await offer(world)
    const { email } = await member(world)
    for (let i = 0; i < 60; i++)
      await failure(signInWithPassword(visitor(world), { email: `p${i}@acme.example`, password: wrong }))
    const more = signInWithPassword(visitor(world), { email, password: right })
    await expect(more).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await signInWithPassword(visitor(world, { ipAddress: '198.51.100.1' }), { email, password: right })
  }),
)

test(
  'after a hundred failures in a row the password is dead until it is reset',
  inWorld(async (world) => {
    await offer(world)
    const { id, email } = await member(world)
    const where = { portalUserId: id }
    await world.db.password.update({ where, data: { wrongGuesses: 99 } })
    const tryIt = (password: string) => signInWithPassword(visitor(world), { email, password })
    expect(await failure(tryIt(wrong))).toMatchObject({ code: 'INVALID_INPUT' })
    const stored = await world.db.password.findUniqueOrThrow({ where })
    expect(await eventsOf(world, stored.id)).toMatchObject([{ type: 'password.locked' }])
    expect(await failure(tryIt(right))).toMatchObject({ code: 'INVALID_INPUT' })
    const { secret } = await makePasswordLink(world.db, { email })
    await resetPassword(visitor(world), { secret, password: other })
    await tryIt(other)
  }),
)

test(
  'a sign-in makes a hash of old parameters anew',
  inWorld(async (world) => {
    await offer(world)
    const { id, email } = await member(world)
    const dearer = { passwordCost: { ln: 5, r: 8, p: 1 } }
    const tryIt = (env = {}) => signInWithPassword(visitor(world, {}, env), { email, password: right })
    const stored = () => world.db.password.findUniqueOrThrow({ where: { portalUserId: id } })
    const before = await stored()
    await tryIt()
    expect((await stored()).hash).toBe(before.hash)
    await tryIt(dearer)
    const after = await stored()
    const place = { table: 'Password', row: after.id, column: 'hash' }
    expect(isOutdated(outside.secrets.open(place, after.hash), dearer.passwordCost)).toBe(false)
    expect(after.changedAt).toEqual(before.changedAt)
    await tryIt(dearer)
  }),
)

test(
  'one sets a password, which ends the other sessions, and is told of it',
  inWorld(async (world) => {
    await offer(world)
    const person = await member(world, { password: null })
    const others = [
      await makeSession(world.db, { portalUserId: person.id }),
      await makeSession(world.db, { portalUserId: person.id }),
    ]
    await makePendingSignIn(world.db, { portalUserId: person.id })
    await makePasswordLink(world.db, { email: person.email })
    await setPassword(person.me, { password: right })
    const sessions = await world.db.session.findMany({ where: { portalUserId: person.id, revokedAt: null } })
    expect(sessions.map(({ id }) => id)).toEqual([person.sessionId])
    expect(others).toHaveLength(2)
    expect(await world.db.pendingSignIn.count()).toBe(0)
    expect(await world.db.passwordLink.count()).toBe(0)
    expect(await mailsTo(world, person.email)).toMatchObject([{ type: 'PASSWORD_CHANGED' }])
    const { id } = await world.db.password.findUniqueOrThrow({ where: { portalUserId: person.id } })
    expect(await eventsOf(world, id)).toMatchObject([{ type: 'password.set', changes: {} }])
    await signInWithPassword(visitor(world), { email: person.email, password: right })
  }),
)

test(
  'whoever finds an old session open needs the password to change it',
  inWorld(async (world) => {
    await offer(world)
    const person = await member(world)
    const without = await member(world, { password: null })
    const at = ({ me }: typeof person) =>
      createContext({ ...me, ...minutesLater(10) }, { ...me, actor: me.actor })
    const set = (input: object) => failure(setPassword(at(person), { password: other, ...input }))
    expect(await set({})).toMatchObject({ code: 'INVALID_INPUT', path: ['currentPassword'] })
    expect(await set({ currentPassword: wrong })).toMatchObject({ path: ['currentPassword'] })
    expect(await failure(removePassword(at(person), {}))).toMatchObject({ path: ['currentPassword'] })
    expect(await failure(setPassword(at(without), { password: other }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(
      await failure(setPassword(at(without), { password: other, currentPassword: other })),
    ).toMatchObject({ path: ['currentPassword'] })
    await setPassword(at(person), { password: other, currentPassword: right })
    for (let i = 0; i < 9; i++) await set({ currentPassword: wrong })
    await expect(setPassword(at(person), { password: right, currentPassword: other })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    })
  }),
)

test(
  'guesses at the current password count as those of a sign-in do',
  inWorld(async (world) => {
    await offer(world)
    const { id, email, me } = await member(world)
    const where = { portalUserId: id }
    const set = (currentPassword: string) => setPassword(me, { password: other, currentPassword })
    const wrongly = { code: 'INVALID_INPUT', path: ['currentPassword'] }
    await world.db.password.update({ where, data: { wrongGuesses: 98 } })
    expect(await failure(set(wrong))).toMatchObject(wrongly)
    expect(await failure(removePassword(me, { currentPassword: wrong }))).toMatchObject(wrongly)
    const stored = await world.db.password.findUniqueOrThrow({ where })
    expect(stored.wrongGuesses).toBe(100)
    expect(await eventsOf(world, stored.id)).toMatchObject([{ type: 'password.locked' }])
    expect(await failure(set(right))).toMatchObject(wrongly)
    expect(await world.db.failedSignIn.findMany({ orderBy: { id: 'asc' } })).toMatchObject(
      ['WRONG_PASSWORD', 'WRONG_PASSWORD', 'LOCKED'].map((reason) => ({ reason, email, ...where })),
    )
    await world.db.password.update({ where, data: { wrongGuesses: 99 } })
    await removePassword(me, { currentPassword: right })
  }),
)

test(
  'only people in a session of their own have passwords',
  inWorld(async (world) => {
    await offer(world)
    const { id } = await makeStaff(world.db)
    const disguised = {
      ...portalUser(id, {}),
      sessionId: newId('Session'),
      impersonation: { id: newId('Impersonation'), customerId: newId('Customer'), readOnly: false },
    }
    for (const actor of [staff('ADMIN', id), disguised, systemActor('demo-data')]) {
      expect(await failure(setPassword(world.as(actor), { password: right }))).toMatchObject({
        code: 'FORBIDDEN',
      })
      expect(await failure(removePassword(world.as(actor), {}))).toMatchObject({ code: 'FORBIDDEN' })
    }
  }),
)

test(
  'a removed password lets nobody in, and mail does as before',
  inWorld(async (world) => {
    await offer(world)
    const { id, email, me } = await member(world)
    const { id: passwordId } = await world.db.password.findUniqueOrThrow({ where: { portalUserId: id } })
    expect(await removePassword(me, {})).toEqual({ id: passwordId })
    expect(await failure(removePassword(me, {}))).toMatchObject({ code: 'CONFLICT' })
    expect(await failure(signInWithPassword(visitor(world), { email, password: right }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await mailsTo(world, email)).toMatchObject([{ type: 'PASSWORD_CHANGED' }])
  }),
)

test(
  'a reset is asked for alike by everybody, and mailed to who may have a password',
  inWorld(async (world) => {
    await offer(world)
    const known = [await member(world), await member(world, { password: null })]
    const unknown = ['nobody@acme.example', (await makePortalUser(world.db)).email]
    for (const email of [...known.map((one) => one.email), ...unknown])
      expect(await requestPasswordReset(visitor(world), { email })).toEqual({ validMinutes: 60 })
    expect(await world.db.passwordLink.count()).toBe(4)
    for (const { email } of known) {
      const [mail] = await mailsTo(world, email)
      expect(mail).toMatchObject({ type: 'PASSWORD_RESET', secret: expect.stringMatching(/^[\w-]{43}$/) })
    }
    for (const email of unknown) expect(await mailsTo(world, email)).toEqual([])
    expect(await reasons(world)).toEqual(['UNKNOWN_ADDRESS', 'NO_ACCESS'])
  }),
)

test(
  'the link sets the password once, ends every session and way in, and opens none',
  inWorld(async (world) => {
    await offer(world)
    const { id, email } = await member(world)
    await makeSecondFactor(world.db, { portalUserId: id })
    await requestPasswordReset(visitor(world), { email })
    const [mail] = await mailsTo(world, email)
    const reset = (password: string) => resetPassword(visitor(world), { secret: mail!.secret!, password })
    expect(await failure(reset('passwordpassword'))).toMatchObject({ path: ['password'] })
    await makePendingSignIn(world.db, { portalUserId: id })
    await reset(other)
    expect(await world.db.session.count({ where: { portalUserId: id, revokedAt: null } })).toBe(0)
    expect(await world.db.pendingSignIn.count()).toBe(0)
    expect(await failure(reset(right))).toMatchObject({ code: 'INVALID_INPUT', path: ['secret'] })
    expect((await mailsTo(world, email))[0]).toMatchObject({ type: 'PASSWORD_CHANGED' })
    const opened = await signInWithPassword(visitor(world), { email, password: other })
    expect(opened).toMatchObject({ session: null, secondFactor: { enrolled: true } })
  }),
)

test(
  'no link works that has run out, was replaced, or whose person is gone',
  inWorld(async (world) => {
    await offer(world)
    const { id, email } = await member(world)
    const { secret } = await makePasswordLink(world.db, { email })
    const gone = async (ctx: Ctx) =>
      expect(await failure(resetPassword(ctx, { secret, password: other }))).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['secret'],
      })
    await gone(visitor(world, {}, minutesLater(60)))
    await world.db.portalUser.update({ where: { id }, data: { disabledAt: today } })
    await gone(visitor(world))
    await world.db.portalUser.update({ where: { id }, data: { disabledAt: null, email: 'new@acme.example' } })
    await gone(visitor(world))
    await world.db.portalUser.update({ where: { id }, data: { email } })
    await renewPasswordLink(visitor(world), { secret })
    await gone(visitor(world))
    const [mail] = await mailsTo(world, email)
    await resetPassword(visitor(world), { secret: mail!.secret!, password: other })
    expect(await failure(renewPasswordLink(visitor(world), { secret: 'x' }))).toMatchObject({
      path: ['secret'],
    })
  }),
)

test(
  'links are asked for as often as codes, and counted with them',
  inWorld(async (world) => {
    const ask = (ipAddress: string) =>
      requestPasswordReset(visitor(world, { ipAddress }), { email: 'often@acme.example' })
    for (let i = 0; i < 5; i++) await ask(`198.51.100.${i}`)
    await expect(ask('198.51.100.9')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  }),
)

test(
  'a new person chooses a password by the link of a mail, where passwords are on',
  inWorld(async (world) => {
    const boss = world.as(staff())
    const { id: customerId } = await makeCustomer(world.db)
    let n = 0
    const create = async (membership: object | null) => {
      const email = `new-${++n}@fresh.example`
      const person = { email, firstName: 'Grace', lastName: 'H', membership }
      return (await createPortalUser(boss, person)).id
    }
    const membership = { customerId, role: 'MEMBER' }
    await create(membership)
    expect(await world.db.passwordLink.count()).toBe(0)
    await offer(world)
    await create(membership)
    const [mail] = await mailsTo(world, 'new-2@fresh.example')
    expect(mail).toMatchObject({ type: 'ACCOUNT_ACTIVATION' })
    await resetPassword(visitor(world), { secret: mail!.secret!, password: right })
    await signInWithPassword(visitor(world), { email: 'new-2@fresh.example', password: right })

    const without = await create(null)
    expect(await mailsTo(world, 'new-3@fresh.example')).toEqual([])
    await createMembership(boss, { portalUserId: without, ...membership })
    expect(await mailsTo(world, 'new-3@fresh.example')).toMatchObject([{ type: 'ACCOUNT_ACTIVATION' }])
    await makeInvitation(world.db, { email: 'invited@fresh.example', customerId, secret: 'secret' })
    await acceptInvitation(visitor(world), { secret: 'secret', firstName: 'Ida', lastName: 'R' })
    expect(await mailsTo(world, 'invited@fresh.example')).toMatchObject([{ type: 'ACCOUNT_ACTIVATION' }])
    await createStaffMember(boss, { email: 'new@vendor.example', name: 'New', role: 'SALES' })
    expect(await mailsTo(world, 'new@vendor.example')).toMatchObject([{ type: 'ACCOUNT_ACTIVATION' }])
  }),
)

test(
  'whoever is half way in is out with a new role',
  inWorld(async (world) => {
    const { id } = await makeStaff(world.db, { role: 'SALES' })
    await makePendingSignIn(world.db, { staffId: id })
    await updateStaffMember(world.as(staff()), { id, role: 'SUPPORT' })
    expect(await world.db.pendingSignIn.count()).toBe(0)
  }),
)

test(
  'the database refuses what no operation writes',
  inWorld(async (world) => {
    const { id } = await makePortalUser(world.db)
    const row = { id: newId('Password'), hash: 'v1.x', changedAt: today }
    const plain = world.db.$transaction(() =>
      world.db.password.create({ data: { ...row, portalUserId: id, hash: '$scrypt$plain' } }),
    )
    await expect(plain).rejects.toThrow('Password_hash_sealed_check')
  }),
)
