import { z } from 'zod'
import { blank, eraseFromTrail } from '../../audit/erase.ts'
import type { Changes } from '../../audit/events.ts'
import { assertAllowed } from '../../auth/policy.ts'
import type { Ctx } from '../../context.ts'
import type { Customer, PortalUser } from '../../db/generated/prisma/client.ts'
import { inTransaction } from '../../db/transaction.ts'
import { withConflicts } from '../../db/violations.ts'
import { ConflictError, counted, NotFoundError } from '../../errors.ts'
import { id, longText, parseInput } from '../../input.ts'
import { eraseContact, erasePerson, eraseReceivers } from '../portal-user/erase-operations.ts'
import { removeMembershipsOf } from '../portal-user/membership-operations.ts'
import { addressesIn, searchTrail } from '../portal-user/trail-of.ts'
import { eraseWebhooksOf, searchDeliveries } from '../webhook-endpoint/operations/erase.ts'
import { lockCustomers } from './operations.ts'
import { customerPolicy } from './policy.ts'

const input = z.object({ id, reason: longText(500).min(1, 'Must not be empty.') })

/** So many people are erased with a customer at a time. */
const mostPeople = 50

/** What of the changes in the trail of a customer is personal, or written about it. */
const personalFields: Readonly<Record<string, readonly string[]>> = {
  customer: ['contactName', 'contactEmail', 'contactPhone', 'notes', 'externalId', 'metadata'],
  customer_portal: ['expiryRecipients'],
  project: ['notes', 'metadata'],
  subscription: ['notes'],
  support_contact: ['firstName', 'lastName', 'email', 'projectRole'],
  invitation: ['email'],
  email_destination: ['email'],
  machine: ['name', 'ipAddress'],
  webhook_endpoint: ['url', 'description'],
}

/**
 * Erases what is personal of an archived customer, with its people who belong to nobody else. What was sold to it stays:
 * its number and name, subscriptions, licenses and what they say, as the vendor must be able to show them. Again is no
 * change.
 */
export async function eraseCustomer(ctx: Ctx, raw: unknown): Promise<Customer> {
  const { id, reason } = parseInput(input, raw)
  const known = await findErasable(ctx, id)
  const trail = await searchTrail(ctx, known.erasedAt ? [] : (await peopleOf(ctx, id)).alone)
  const deliveries = await searchDeliveries(ctx, addressesIn(trail))
  return inTransaction(ctx, async (ctx) => {
    const before = await findErasable(ctx, id)
    if (before.erasedAt) return before
    await assertOver(ctx, before)
    const people = await peopleOf(ctx, id)
    const emails: string[] = []
    for (const person of people.alone)
      emails.push(...(await erasePerson(ctx, person, { reason, trail })).emails)
    for (const person of people.elsewhere) await removeMembershipsOf(ctx, person.id, id)
    const contacts = await ctx.db.supportContact.findMany({
      where: { customerId: id },
      orderBy: { id: 'asc' },
    })
    for (const contact of contacts) await eraseContact(ctx, contact)
    await eraseWebhooksOf(ctx, id)
    await eraseReceivers(ctx, emails, deliveries)
    await blankRecords(ctx, id)
    const customer = await withConflicts({}, () =>
      ctx.db.customer.update({
        where: { id, erasedAt: null },
        data: {
          contactName: null,
          contactEmail: null,
          contactPhone: null,
          notes: null,
          externalId: null,
          metadata: {},
          erasedAt: ctx.now(),
          version: { increment: 1 },
        },
      }),
    )
    const events = await ctx.db.auditEvent.findMany({
      where: { customerId: id, entityType: { in: Object.keys(personalFields) } },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    const ids = events.map((event) => event.id)
    await eraseFromTrail(ctx, ids, {
      type: 'customer.erased',
      entityId: id,
      customerId: id,
      reason,
      without: (event) => ({ ...event, changes: blanked(event.changes as Changes, event.entityType) }),
    })
    return customer
  })
}

async function findErasable(ctx: Ctx, id: string): Promise<Customer> {
  const customer = await ctx.read.customer.findUnique({ where: { id } })
  if (!customer) throw new NotFoundError(['id'])
  assertAllowed(customerPolicy.canErase(ctx.actor))
  return customer
}

/** It is archived, and nothing that it bought is still running. */
async function assertOver(ctx: Ctx, { id }: Customer): Promise<void> {
  const [held] = await lockCustomers(ctx, [id])
  if (!held?.archivedAt) throw new ConflictError('Archive the customer first.', ['id'])
  const open = await ctx.db.subscription.count({
    where: { project: { customerId: id }, status: { in: ['REQUESTED', 'PENDING', 'ACTIVE'] } },
  })
  if (open > 0)
    throw new ConflictError(`The customer still has ${counted(open, 'open subscription')}; end them first.`, [
      'id',
    ])
}

type People = { alone: PortalUser[]; elsewhere: { id: string }[] }

/** Who was ever one of its people and belongs to nobody else, and who belongs to others too. */
async function peopleOf({ db }: Ctx, customerId: string): Promise<People> {
  const living = { status: { in: ['ACTIVE' as const, 'DISABLED' as const] } }
  const elsewhere = { OR: [{ customerId: null }, { NOT: { customerId } }], ...living }
  const alone = await db.portalUser.findMany({
    where: { erasedAt: null, memberships: { some: { customerId }, none: elsewhere } },
    orderBy: { id: 'asc' },
    take: mostPeople + 1,
  })
  if (alone.length > mostPeople)
    throw new ConflictError(
      `More than ${mostPeople} people belong to the customer alone; erase some of them first.`,
      ['id'],
    )
  const others = await db.portalUser.findMany({
    where: {
      AND: [{ memberships: { some: { customerId, ...living } } }, { memberships: { some: elsewhere } }],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return { alone, elsewhere: others }
}

async function blankRecords({ db }: Ctx, customerId: string): Promise<void> {
  await db.project.updateMany({ where: { customerId }, data: { notes: null, metadata: {} } })
  await db.subscription.updateMany({ where: { project: { customerId } }, data: { notes: null } })
  await db.machine.updateMany({ where: { license: { customerId } }, data: { name: null, ipAddress: null } })
  await db.invitation.deleteMany({ where: { customerId } })
  await db.emailDestination.deleteMany({ where: { customerId } })
  await db.customerPortal.updateMany({
    where: { customerId },
    data: { expiryRecipients: [], expiryMailsToAdmins: true },
  })
  await db.email.updateMany({
    where: { customerId, status: { in: ['QUEUED', 'SENDING'] } },
    data: { status: 'FAILED' },
  })
  await db.$executeRaw`
    update "Email" set recipient = 'erased-' || id || '@erased.invalid', subject = ${blank}, content = null,
      "contentUntil" = null, "lastAnswer" = null
    where "customerId" = ${customerId}`
  await db.listExport.deleteMany({ where: { subjectId: customerId } })
}

function blanked(changes: Changes, entityType: string): Changes {
  const fields = personalFields[entityType] ?? []
  const instead = (side: string, value: unknown) => (side === 'hidden' || value === null ? value : blank)
  return Object.fromEntries(
    Object.entries(changes).map(([field, change]) => {
      if (!fields.includes(field)) return [field, change]
      const sides = Object.entries(change).map(([side, value]) => [side, instead(side, value)])
      return [field, Object.fromEntries(sides)]
    }),
  )
}
