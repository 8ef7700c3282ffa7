import type { Ctx } from '../context.ts'
import { createTemporaryLicense } from '../modules/license/operations/create-temporary.ts'
import { issueLicense } from '../modules/license/operations/issue.ts'
import { suspendLicense } from '../modules/license/operations/suspend.ts'
import { createLicenseField } from '../modules/license-field/operations.ts'
import { createLicenseTemplate } from '../modules/license-template/operations.ts'
import { daysAgo } from './usage.ts'

const dayMs = 86_400_000

type Row = { id: string }
type Named = { engine: Row; acme: Row; globex: Row; projects: { plants: Row; suppliers: Row; payments: Row } }

/**
 * A current license, one that ends soon, a temporary and a suspended one, with the fields of their product. Gives the current
 * one, which is some months old.
 */
export async function loadLicenses(ctx: Ctx, { engine, acme, globex, projects }: Named): Promise<Row> {
  const productId = engine.id
  const midnight = (offset: number) => new Date(Math.floor(ctx.now().getTime() / dayMs + offset) * dayMs)
  await createLicenseField(ctx, {
    productId,
    name: 'edition',
    title: 'Edition',
    type: 'STRING',
    required: true,
    textOptions: ['standard', 'enterprise'],
    defaultValue: { text: 'standard' },
    position: 1,
  })
  await createLicenseField(ctx, {
    productId,
    name: 'clusters',
    title: 'Clusters',
    type: 'INTEGER',
    defaultValue: { integer: 1 },
    position: 2,
  })
  await createLicenseField(ctx, {
    productId,
    name: 'registry_password',
    title: 'Password of the registry',
    type: 'PASSWORD',
    initialValue: { text: 'demo-registry-password' },
    position: 3,
  })
  await createLicenseField(ctx, {
    productId,
    name: 'discount',
    title: 'Discount in percent',
    type: 'INTEGER',
    hidden: true,
    position: 4,
  })
  const { id: templateId } = await createLicenseTemplate(ctx, {
    productId,
    name: 'Production, one year',
    type: 'PAID',
    durationDays: 365,
    maxMachines: 3,
    maxUsers: 10,
    overage: 'TIMES_1_25',
    entitlements: ['audit', 'sso'],
    fields: [{ name: 'edition', text: 'enterprise' }],
  })

  const current = await issueLicense(daysAgo(ctx, 120), {
    customerId: acme.id,
    projectId: projects.plants.id,
    templateId,
    name: 'Plants',
    maxUses: 1_000,
    fields: [
      { name: 'clusters', integer: 12 },
      { name: 'discount', integer: 20 },
    ],
  })
  await issueLicense(ctx, {
    customerId: acme.id,
    projectId: projects.suppliers.id,
    templateId,
    name: 'Suppliers',
    startsAt: midnight(-345),
    expiresAt: midnight(20),
  })
  await createTemporaryLicense(ctx, { customerId: acme.id, productId, name: "Developer's laptop" })
  const suspended = await issueLicense(ctx, {
    customerId: globex.id,
    projectId: projects.payments.id,
    templateId,
    name: 'Payments',
  })
  await suspendLicense(ctx, { id: suspended.id, reason: 'The invoice is overdue.' })
  return current
}
