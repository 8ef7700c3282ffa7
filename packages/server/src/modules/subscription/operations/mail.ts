import { isVendor } from '../../../auth/actor.ts'
import type { Ctx } from '../../../context.ts'
import { recipientsOf, salesOf } from '../../email/operations/recipients.ts'
import { sendMail } from '../../email/operations/send.ts'

/** Tells the vendor's sales what a customer or partner asks for. What the vendor asks for itself, it knows. */
export async function mailRequest(ctx: Ctx, id: string): Promise<void> {
  if (isVendor(ctx.actor)) return
  const { project, product, productVersion, level } = await loadNames(ctx, id)
  for (const to of await salesOf(ctx)) {
    await sendMail(ctx, {
      type: 'SUBSCRIPTION_REQUESTED',
      to,
      customerId: project.customer.id,
      data: {
        customer_name: project.customer.name,
        project_name: project.name,
        product_name: product.name,
        version_label: productVersion.name,
        level_name: level.name,
        requested_by: ctx.actor.name,
      },
    })
  }
}

/** Tells the customer that its subscription is in force. */
export async function mailActivation(ctx: Ctx, id: string): Promise<void> {
  const { project, product, level, startsOn, endsOn } = await loadNames(ctx, id)
  for (const to of await recipientsOf(ctx, project.customer.id)) {
    await sendMail(ctx, {
      type: 'SUBSCRIPTION_ACTIVATED',
      to,
      customerId: project.customer.id,
      data: {
        customer_name: project.customer.name,
        project_name: project.name,
        product_name: product.name,
        level_name: level.name,
        starts_on: startsOn,
        ends_on: endsOn,
      },
    })
  }
}

function loadNames(ctx: Ctx, id: string) {
  const name = { select: { name: true } } as const
  return ctx.db.subscription.findUniqueOrThrow({
    where: { id },
    select: {
      startsOn: true,
      endsOn: true,
      product: name,
      productVersion: name,
      level: name,
      project: { select: { name: true, customer: { select: { id: true, name: true } } } },
    },
  })
}
