import { expect, test } from 'vitest'
import {
  makeAuditEvent,
  makeCustomer,
  makeEmail,
  makeEmailDestination,
  makeLicense,
  makeMachineOf,
  makeProject,
} from '../../../../test/factories.ts'
import { inWorld, today, type World } from '../../../../test/harness.ts'
import { mailOver, mailServer } from '../../../../test/mail-server.ts'
import { systemActor } from '../../../auth/system.ts'
import { createContext } from '../../../context.ts'
import { deliverEmail } from '../../email/operations/deliver.ts'
import { dispatchEvents } from '../../webhook-delivery/operations/dispatch.ts'
import { stopUrlOf } from '../links.ts'
import { sendEventMails } from './notify.ts'

const minute = 60_000
const after = (minutes: number) => new Date(today.getTime() + minutes * minute)

/** Hands the events out and writes the mails that are due so many minutes later. */
async function mailAfter(world: World, minutes: number): Promise<void> {
  const env = { ...world.env, now: () => after(minutes) }
  await dispatchEvents(createContext(env, { actor: systemActor('deliver-webhooks') }))
  const later = { ...env, now: () => after(minutes + 1) }
  await sendEventMails(createContext(later, { actor: systemActor('send-event-mails') }))
}

const mailsTo = ({ db }: World, recipient: string) =>
  db.email.findMany({ where: { recipient, type: 'EVENT_NOTIFICATION' }, orderBy: { id: 'asc' } })

/** Delivers what was written and returns it as a mail server gets it. */
async function deliverAll(world: World, recipient: string) {
  await using server = await mailServer()
  const ctx = createContext(
    { ...world.env, mail: mailOver(server.url) },
    { actor: systemActor('deliver-email') },
  )
  for (const { id } of await mailsTo(world, recipient))
    await deliverEmail(ctx, { emailId: id }, { attempt: 1, signal: new AbortController().signal })
  return server.received
}

type EventData = NonNullable<Parameters<typeof makeAuditEvent>[1]>

const eventOf = ({ db }: World, data: EventData) => makeAuditEvent(db, data)

const updated = (world: World, customerId: string, data = {}) =>
  eventOf(world, {
    type: 'customer.updated',
    entityType: 'customer',
    entityId: customerId,
    customerId,
    ...data,
  })

test(
  'a verified address gets one mail of what happened, with the way to end such mails in its headers',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db, { name: 'Acme' })
    const { id, email } = await makeEmailDestination(world.db, { customerId })
    await updated(world, customerId, {
      changes: {
        name: { from: 'Acme GmbH', to: 'Acme' },
        contactName: { to: 'Grace' },
        notes: { to: 'grumpy' },
      },
    })
    await mailAfter(world, 0)
    await mailAfter(world, 30)
    const [received, ...others] = await deliverAll(world, email)
    expect(others).toEqual([])
    const { mail, to } = received!
    expect(to).toEqual([email])
    expect(mail.subject).toBe('1 event in Vendor portal at Acme')
    expect(mail.text).toContain(
      `- 15 Jun 2026, 12:00 UTC: Customer updated: Acme (${customerId}): name, contact name\n`,
    )
    expect(mail.text).not.toMatch(/notes|grumpy|, by /)
    const stopUrl = stopUrlOf(world.env, { id, email })
    expect(mail.text).toContain(stopUrl)
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value
    expect(header('list-unsubscribe')).toBe(`<${stopUrl}>`)
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(await world.db.email.findMany({ where: { recipient: email } })).toMatchObject([
      { status: 'SENT', customerId, lastAnswer: '250 taken as 42' },
    ])
  }),
)

test(
  'nothing goes to an address that is not verified, disabled, of an archived customer, or of one whose portal is off',
  inWorld(async (world) => {
    const { db } = world
    const { id: customerId } = await makeCustomer(db)
    const archived = await makeCustomer(db, { archivedAt: today })
    const off = await makeCustomer(db)
    await db.customerPortal.upsert({
      where: { customerId: off.id },
      create: { id: `cpt_${off.id}`, customerId: off.id, enabled: false },
      update: { enabled: false },
    })
    await makeEmailDestination(db, { customerId, token: 'unverified' })
    await makeEmailDestination(db, { customerId, disabledAt: today, disabledReason: 'MANUAL' })
    await makeEmailDestination(db, { customerId: archived.id })
    await makeEmailDestination(db, { customerId: off.id })
    for (const id of [customerId, archived.id, off.id]) await updated(world, id)
    await mailAfter(world, 0)
    expect(await db.email.count({ where: { type: 'EVENT_NOTIFICATION' } })).toBe(0)
    expect(await db.emailDestination.count({ where: { dueAt: { not: null } } })).toBe(0)
  }),
)

test(
  'a customer is told of itself alone, and of what its admins see; the vendor of everything but mails',
  inWorld(async (world) => {
    const { db } = world
    const [own, other] = [await makeCustomer(db), await makeCustomer(db)]
    const ours = await makeEmailDestination(db, { customerId: own.id })
    const vendors = await makeEmailDestination(db, { customerId: null, internal: true })
    await updated(world, other.id)
    await updated(world, own.id, { changes: { notes: { to: 'grumpy' } } })
    await eventOf(world, { type: 'staff.created', entityType: 'staff', entityId: 'stf_1', customerId: null })
    await eventOf(world, { type: 'email.sent', entityType: 'email', entityId: 'eml_1', customerId: null })
    const license = await makeLicense(db, { customerId: own.id })
    await eventOf(world, {
      type: 'license.updated',
      entityType: 'license',
      entityId: license.id,
      customerId: own.id,
      changes: { 'fields.margin': { to: '5', hidden: true }, 'fields.region': { to: 'eu' } },
    })
    await mailAfter(world, 0)
    const [mail] = await deliverAll(world, ours.email)
    expect(mail!.mail.text).toContain(`License updated: ${license.id}: region\n`)
    expect(mail!.mail.text!.match(/^- /gm)).toHaveLength(1)
    const [told] = await deliverAll(world, vendors.email)
    expect(told!.mail.text!.match(/^- /gm)).toHaveLength(4)
    expect(told!.mail.text).toMatch(/notes/)
    expect(told!.mail.text).toMatch(/margin, region/)
    expect(told!.mail.text).not.toContain('eml_1')
  }),
)

test(
  'a burst is one mail that tells of fifty events and counts the others; the next mail comes after a while',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const { id, email } = await makeEmailDestination(world.db, { customerId })
    for (let n = 0; n < 40; n++) await updated(world, customerId)
    const ctx = createContext(world.env, { actor: systemActor('deliver-webhooks') })
    await dispatchEvents(ctx)
    for (let n = 0; n < 33; n++) await updated(world, customerId)
    await mailAfter(world, 0)
    expect(await mailsTo(world, email)).toHaveLength(1)
    await updated(world, customerId)
    await mailAfter(world, 2)
    await mailAfter(world, 14)
    expect(await mailsTo(world, email)).toHaveLength(1)
    expect(await world.db.emailDestination.findUniqueOrThrow({ where: { id } })).toMatchObject({
      mailedAt: after(1),
      dueAt: after(16),
    })
    await mailAfter(world, 15)
    const [first, second] = await deliverAll(world, email)
    expect(first!.mail.subject).toContain('73 events')
    expect(first!.mail.text!.match(/^- /gm)).toHaveLength(50)
    expect(first!.mail.text).toContain('And 23 more.')
    expect(second!.mail.subject).toContain('1 event ')
    expect(second!.mail.text).not.toContain('more.')
  }),
)

test(
  'nothing is mailed of what is muted and of what belongs to it, until that is over',
  inWorld(async (world) => {
    const { db } = world
    const { id: customerId } = await makeCustomer(db)
    const project = await makeProject(db, { customerId })
    const muted = await makeLicense(db, { customerId })
    const inProject = await makeLicense(db, { customerId, projectId: project.id })
    const machine = await makeMachineOf(db, muted.id)
    const until = after(60).toISOString()
    const { email } = await makeEmailDestination(db, {
      customerId,
      mutes: [
        { entityId: muted.id, until },
        { entityId: project.id, until: null },
      ],
    })
    const happens = async () => {
      const about = (entityType: string, entityId: string, changes = {}) =>
        eventOf(world, { type: `${entityType}.updated`, entityType, entityId, customerId, changes })
      await about('license', muted.id)
      await about('machine', machine)
      await about('machine', 'mac_gone', { licenseId: { from: muted.id } })
      await about('license', inProject.id)
      await about('project', project.id)
    }
    await happens()
    await mailAfter(world, 0)
    expect(await mailsTo(world, email)).toEqual([])
    // What is muted while it waits is not told either.
    const late = await makeLicense(db, { customerId })
    await eventOf(world, { type: 'license.used', entityType: 'license', entityId: late.id, customerId })
    await dispatchEvents(createContext(world.env, { actor: systemActor('deliver-webhooks') }))
    const destination = await db.emailDestination.findFirstOrThrow({ where: { email } })
    expect(destination.waiting).toHaveLength(1)
    await db.emailDestination.update({
      where: { id: destination.id },
      data: { mutes: [...(destination.mutes as object[]), { entityId: customerId, until }] },
    })
    await mailAfter(world, 1)
    expect(await mailsTo(world, email)).toEqual([])
    await happens()
    await mailAfter(world, 60)
    const [mail] = await deliverAll(world, email)
    expect(mail!.mail.text!.match(/^- /gm)).toHaveLength(3)
  }),
)

test(
  'after three mails in a row that failed, the destination is disabled; those of before it was enabled do not count',
  inWorld(async (world) => {
    const { db } = world
    const { id: customerId } = await makeCustomer(db)
    const { id, email } = await makeEmailDestination(db, { customerId })
    const failed = (minutes: number) =>
      makeEmail(db, {
        type: 'EVENT_NOTIFICATION',
        recipient: email,
        customerId,
        status: 'FAILED',
        createdAt: after(minutes),
      })
    for (const minutes of [-2, 1, 2]) await failed(minutes)
    await updated(world, customerId)
    await mailAfter(world, 3)
    const mails = await mailsTo(world, email)
    expect(mails).toHaveLength(4)
    await db.email.updateMany({ where: { status: 'QUEUED' }, data: { status: 'FAILED' } })
    await updated(world, customerId)
    await mailAfter(world, 30)
    expect(await db.emailDestination.findUniqueOrThrow({ where: { id } })).toMatchObject({
      disabledReason: 'FAILURES',
      waiting: [],
      dueAt: null,
    })
    expect(await mailsTo(world, email)).toHaveLength(4)
  }),
)
