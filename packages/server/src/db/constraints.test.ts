import { expect, test } from 'vitest'
import { inRollback, type Tx, testDatabase } from '../../test/database.ts'
import type { Prisma } from './generated/prisma/client.ts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const now = new Date('2026-03-01T12:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

const subscription = {
  id: 'sub_1',
  projectId: 'prj_1',
  productId: 'prd_1',
  productVersionId: 'prv_1',
  levelId: 'lvl_1',
  status: 'ACTIVE',
  startsOn: day('2026-01-01'),
  months: 12,
  endsOn: day('2027-01-01'),
} satisfies Prisma.SubscriptionUncheckedCreateInput

const membership = {
  id: 'mem_1',
  portalUserId: 'usr_1',
  customerId: 'cus_1',
  role: 'MEMBER',
  source: 'STAFF',
} satisfies Prisma.MembershipUncheckedCreateInput

const session = { id: 'ses_1', tokenHash: 'h', staffId: 'stf_1', expiresAt: hours(1) }

/** One row of everything that the cases below start from. */
async function createWorld(tx: Tx): Promise<void> {
  await tx.customer.create({ data: { id: 'cus_1', number: '1', name: 'Customer' } })
  await tx.partner.create({ data: { id: 'par_1', number: '1', name: 'Partner' } })
  await tx.project.create({ data: { id: 'prj_1', customerId: 'cus_1', name: 'Project', description: '' } })
  await tx.product.create({ data: { id: 'prd_1', slug: 'engine', name: 'Engine' } })
  await tx.productVersion.create({ data: { id: 'prv_1', productId: 'prd_1', name: '8.0' } })
  await tx.subscriptionLevel.create({ data: { id: 'lvl_1', code: 'GOLD', name: 'Gold' } })
  await tx.usageMetric.create({ data: { id: 'mtr_1', code: 'TASKS', name: 'Tasks' } })
  await tx.subscriptionLevelUsageLimit.create({
    data: { id: 'lul_1', levelId: 'lvl_1', metricId: 'mtr_1', quantity: 0 },
  })
  await tx.subscription.create({ data: subscription })
  await tx.subscriptionUsageLimit.create({
    data: { id: 'sul_1', subscriptionId: 'sub_1', metricId: 'mtr_1', quantity: 0 },
  })
  await tx.portalUser.create({
    data: { id: 'usr_1', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee' },
  })
  await tx.staff.create({ data: { id: 'stf_1', email: 'sam@example.com', name: 'Sam', role: 'ADMIN' } })
  await tx.membership.create({ data: membership })
  await tx.session.create({ data: session })
  await tx.apiToken.create({ data: { id: 'tok_1', name: 'CI', tokenHash: 'h', lastFour: 'abcd' } })
  await tx.auditEvent.create({
    data: {
      id: 'evt_1',
      type: 'customer.created',
      actorKind: 'staff',
      actorName: 'Sam',
      entityType: 'Customer',
      entityId: 'cus_1',
      occurredAt: now,
    },
  })
}

type Write = (tx: Tx) => Promise<unknown>

const of = {
  subscription:
    (data: Prisma.SubscriptionUncheckedUpdateInput): Write =>
    (tx) =>
      tx.subscription.update({ where: { id: 'sub_1' }, data }),
  level:
    (data: Prisma.SubscriptionLevelUpdateInput): Write =>
    (tx) =>
      tx.subscriptionLevel.update({ where: { id: 'lvl_1' }, data }),
  customer:
    (data: Prisma.CustomerUpdateInput): Write =>
    (tx) =>
      tx.customer.update({ where: { id: 'cus_1' }, data: { createdAt: now, ...data } }),
}

const renewal =
  (id: string, status: 'REQUESTED' | 'PENDING' | 'ACTIVE'): Write =>
  (tx) =>
    tx.subscription.create({ data: { ...subscription, id, status, renewalOfId: 'sub_1' } })

/** Writes that the database refuses, by the constraint that does. Lengths have a test of their own. */
const refused: [string, Write][] = [
  ['Subscription_one_active_key', (tx) => tx.subscription.create({ data: { ...subscription, id: 'sub_2' } })],
  [
    'Subscription_one_open_renewal_key',
    async (tx) => {
      await renewal('sub_2', 'REQUESTED')(tx)
      await renewal('sub_3', 'PENDING')(tx)
    },
  ],
  ['Subscription_endsOn_after_startsOn_check', of.subscription({ endsOn: subscription.startsOn })],
  ['Subscription_months_range_check', of.subscription({ months: 0 })],
  ['Subscription_months_range_check', of.subscription({ months: 121 })],
  ['Subscription_not_own_renewal_check', of.subscription({ renewalOfId: 'sub_1' })],
  ['Subscription_fullSupportContacts_not_negative_check', of.subscription({ fullSupportContacts: -1 })],
  [
    'Subscription_readOnlySupportContacts_not_negative_check',
    of.subscription({ readOnlySupportContacts: -1 }),
  ],
  ['SubscriptionLevel_fullSupportContacts_not_negative_check', of.level({ fullSupportContacts: -1 })],
  ['SubscriptionLevel_readOnlySupportContacts_not_negative_check', of.level({ readOnlySupportContacts: -1 })],
  ['SubscriptionLevel_code_form_check', of.level({ code: 'gold' })],
  ['SubscriptionLevel_code_form_check', of.level({ code: `A${'B'.repeat(64)}` })],
  [
    'SubscriptionLevel_name_lower_key',
    (tx) => tx.subscriptionLevel.create({ data: { id: 'lvl_2', code: 'G2', name: 'GOLD' } }),
  ],
  [
    'SubscriptionLevelUsageLimit_quantity_not_negative_check',
    (tx) => tx.subscriptionLevelUsageLimit.updateMany({ data: { quantity: -1 } }),
  ],
  [
    'SubscriptionUsageLimit_quantity_not_negative_check',
    (tx) => tx.subscriptionUsageLimit.updateMany({ data: { quantity: -1 } }),
  ],
  ['UsageMetric_code_form_check', (tx) => tx.usageMetric.updateMany({ data: { code: '1ST' } })],
  [
    'UsageMetric_name_lower_key',
    (tx) => tx.usageMetric.create({ data: { id: 'mtr_2', code: 'T2', name: 'tasks' } }),
  ],
  ['Product_slug_form_check', (tx) => tx.product.updateMany({ data: { slug: '-engine' } })],
  ['Product_slug_form_check', (tx) => tx.product.updateMany({ data: { slug: 'Engine' } })],
  ['Product_slug_form_check', (tx) => tx.product.updateMany({ data: { slug: 'engine\n' } })],
  [
    'Product_name_lower_key',
    (tx) => tx.product.create({ data: { id: 'prd_2', slug: 'e2', name: 'ENGINE' } }),
  ],
  [
    'ProductVersion_productId_name_lower_key',
    async (tx) => {
      await tx.productVersion.create({ data: { id: 'prv_2', productId: 'prd_1', name: '8.0-rc' } })
      await tx.productVersion.create({ data: { id: 'prv_3', productId: 'prd_1', name: '8.0-RC' } })
    },
  ],
  [
    'ProductVersion_support_ends_after_start_check',
    (tx) =>
      tx.productVersion.updateMany({
        data: { supportStartsOn: day('2026-02-02'), supportEndsOn: day('2026-02-01') },
      }),
  ],
  [
    'Membership_one_company_check',
    (tx) => tx.membership.update({ where: { id: 'mem_1' }, data: { partnerId: 'par_1' } }),
  ],
  [
    'Membership_one_company_check',
    (tx) => tx.membership.update({ where: { id: 'mem_1' }, data: { customerId: null } }),
  ],
  [
    'Membership_portalUserId_customerId_key',
    (tx) => tx.membership.create({ data: { ...membership, id: 'mem_2', status: 'DISABLED' } }),
  ],
  [
    'Membership_portalUserId_partnerId_key',
    async (tx) => {
      const ofPartner = { ...membership, customerId: null, partnerId: 'par_1' }
      await tx.membership.create({ data: { ...ofPartner, id: 'mem_2' } })
      await tx.membership.create({ data: { ...ofPartner, id: 'mem_3' } })
    },
  ],
  ['Session_one_owner_check', (tx) => tx.session.updateMany({ data: { portalUserId: 'usr_1' } })],
  ['Session_one_owner_check', (tx) => tx.session.updateMany({ data: { staffId: null } })],
  ['PortalUser_email_lower_check', (tx) => tx.portalUser.updateMany({ data: { email: 'Ann@example.com' } })],
  ['Staff_email_lower_check', (tx) => tx.staff.updateMany({ data: { email: 'SAM@example.com' } })],
  ['Customer_testEndsAt_for_test_only_check', of.customer({ type: 'TEST' })],
  ['Customer_testEndsAt_for_test_only_check', of.customer({ testEndsAt: hours(1) })],
  ['Customer_testEndsAt_within_48_hours_check', of.customer({ type: 'TEST', testEndsAt: hours(48.001) })],
  ['The audit trail can only be added to', (tx) => tx.auditEvent.updateMany({ data: { actorName: 'Eve' } })],
  ['The audit trail can only be added to', (tx) => tx.auditEvent.deleteMany()],
]

/** Their neighbours that it takes. */
const accepted: [string, Write][] = [
  [
    'an ended subscription beside the active one',
    (tx) => tx.subscription.create({ data: { ...subscription, id: 'sub_2', status: 'TERMINATED' } }),
  ],
  [
    'a second renewal after the first was withdrawn',
    async (tx) => {
      await renewal('sub_2', 'REQUESTED')(tx)
      await tx.subscription.update({ where: { id: 'sub_2' }, data: { status: 'CANCELED' } })
      await renewal('sub_3', 'REQUESTED')(tx)
    },
  ],
  ['the longest term', of.subscription({ months: 120 })],
  [
    'a new membership after the old one was removed',
    async (tx) => {
      await tx.membership.update({ where: { id: 'mem_1' }, data: { status: 'REMOVED' } })
      await tx.membership.create({ data: { ...membership, id: 'mem_2' } })
    },
  ],
  ['a test customer of 48 hours', of.customer({ type: 'TEST', testEndsAt: hours(48) })],
  [
    'support of a single day',
    (tx) =>
      tx.productVersion.updateMany({
        data: { supportStartsOn: day('2026-02-01'), supportEndsOn: day('2026-02-01') },
      }),
  ],
]

test.for(refused)('%s refuses', async ([constraint, write]) => {
  await inRollback(async (tx) => {
    await createWorld(tx)
    const error = await tx
      .$transaction((nested) => write(nested as Tx))
      .then(
        () => null,
        (thrown: { meta?: { driverAdapterError?: { cause?: unknown } } }) =>
          thrown.meta?.driverAdapterError?.cause,
      )
    expect(JSON.stringify(error)).toContain(constraint)
  })
})

test.for(accepted)('%s is fine', async ([, write]) => {
  await inRollback(async (tx) => {
    await createWorld(tx)
    await write(tx)
  })
})

test('every text has its longest length and not one character more', async () => {
  await inRollback(async (tx) => {
    await createWorld(tx)
    const checks = await constraintNames(tx, '%\\_length\\_check')
    expect(checks.length).toBeGreaterThan(30)
    for (const name of checks) {
      const [table, column] = name.split('_')
      const most = ['notes', 'description', 'rejectionReason'].includes(column!) ? 10_000 : 255
      const fill = (length: number) =>
        // é: characters count, not bytes.
        tx.$transaction((nested) =>
          nested.$executeRawUnsafe(`update "${table}" set "${column}" = repeat('é', ${length})`),
        )
      expect(await fill(most), name).toBe(1)
      await expect(fill(most + 1), name).rejects.toThrow(name)
    }
  })
})

test('every hand-written constraint is tried above', async () => {
  const { prisma } = await testDatabase()
  const tried = new Set(refused.map(([name]) => name))
  const checks = await constraintNames(prisma, '%\\_check')
  const indexes = await prisma.$queryRaw<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index
    where indisunique and (indpred is not null or indexprs is not null) and indrelid::regclass::text like '"%'`
  const all = [...checks, ...indexes.map((row) => row.name.replaceAll('"', ''))]
  expect(all.filter((name) => !name.endsWith('_length_check') && !tried.has(name))).toEqual([])
})

async function constraintNames(db: Pick<Tx, '$queryRaw'>, pattern: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select conname as name from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace and conname like ${pattern}`
  return rows.map((row) => row.name)
}
