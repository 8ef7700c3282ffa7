import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../../test/actors.ts'
import {
  makeCustomer,
  makeMembership,
  makePortalUser,
  makeProductVersion,
  makeProject,
  makeStaff,
  makeSubscription,
  makeSubscriptionLevel,
} from '../../../../test/factories.ts'
import { inWorld, today, type World } from '../../../../test/harness.ts'
import { activateSubscription } from './activate.ts'
import { renewSubscription } from './renew.ts'
import { requestSubscription } from './request.ts'

const mailsOf = async (world: World, customerId: string) =>
  (await world.db.email.findMany({ where: { customerId }, orderBy: { recipient: 'asc' } })).map(
    ({ type, recipient, subject }) => ({ type, recipient, subject }),
  )

test(
  "what a customer requests or renews is told to the vendor's sales, what the vendor requests is not",
  inWorld(async (world) => {
    const sales = await makeStaff(world.db, { role: 'SALES' })
    await makeStaff(world.db, { role: 'SALES', disabledAt: today })
    await makeStaff(world.db, { role: 'SUPPORT' })
    const customer = await makeCustomer(world.db, { name: 'Acme' })
    const project = await makeProject(world.db, { customerId: customer.id })
    const version = await makeProductVersion(world.db, { enabled: true })
    const level = await makeSubscriptionLevel(world.db)
    const input = {
      projectId: project.id,
      productVersionId: version.id,
      levelId: level.id,
      startsOn: today,
      months: 12,
    }
    await requestSubscription(world.as(staff('SALES')), input)
    expect(await mailsOf(world, customer.id)).toEqual([])

    const admin = world.as(portalUser('usr_1', { adminOf: [customer.id] }))
    await requestSubscription(admin, input)
    const product = await world.db.product.findUniqueOrThrow({ where: { id: version.productId } })
    const mail = {
      type: 'SUBSCRIPTION_REQUESTED',
      recipient: sales.email,
      subject: `Acme: subscription to ${product.name} requested`,
    }
    expect(await mailsOf(world, customer.id)).toEqual([mail])

    const { id: renewalOfId } = await makeSubscription(world.db, {
      projectId: project.id,
      productVersionId: version.id,
    })
    await renewSubscription(admin, { renewalOfId })
    expect(await mailsOf(world, customer.id)).toEqual([mail, mail])
  }),
)

test(
  'that a subscription is active is told to the admins of the customer who can come in, or else to its contact',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db, { contactEmail: 'contact@acme.example' })
    const project = await makeProject(world.db, { customerId: customer.id })
    const activate = async () => {
      const { id } = await makeSubscription(world.db, { projectId: project.id, status: 'PENDING' })
      await activateSubscription(world.as(staff('SALES')), { id })
    }
    const disabled = await makePortalUser(world.db, { disabledAt: today })
    await makeMembership(world.db, { portalUserId: disabled.id, customerId: customer.id, role: 'ADMIN' })
    await makeMembership(world.db, { customerId: customer.id, role: 'MEMBER' })
    await activate()
    expect(await mailsOf(world, customer.id)).toMatchObject([
      { type: 'SUBSCRIPTION_ACTIVATED', recipient: 'contact@acme.example' },
    ])

    const admin = await makePortalUser(world.db, { email: 'ada@acme.example' })
    await makeMembership(world.db, { portalUserId: admin.id, customerId: customer.id, role: 'ADMIN' })
    await activate()
    expect(await mailsOf(world, customer.id)).toMatchObject([
      { recipient: 'ada@acme.example' },
      { recipient: 'contact@acme.example' },
    ])
  }),
)
