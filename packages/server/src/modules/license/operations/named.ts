import type { Ctx } from '../../../context.ts'
import { InvalidInputError, NotFoundError } from '../../../errors.ts'
import { assertNotArchived, lockCustomers } from '../../customer/operations.ts'
import { fieldsOfProducts } from '../../license-field/given.ts'
import { openValue, placeOfTemplateValue } from '../../license-field/values.ts'
import { termColumns } from '../../license-template/terms.ts'
import type { IssueInput } from './plan.ts'

/** Everything that the inputs of licenses name, as the actor sees it: one statement per noun, however many inputs. */
export async function loadNamed(ctx: Ctx, inputs: readonly IssueInput[]) {
  const ids = (
    column: 'customerId' | 'productId' | 'templateId' | 'projectId' | 'subscriptionId' | 'productVersionId',
  ) => ({
    id: { in: [...new Set(inputs.flatMap((input) => input[column] ?? []))] },
  })
  const seen = await ctx.read.customer.findMany({ where: ids('customerId'), select: { id: true } })
  // Held until the licenses are there: none is issued to a customer that is archived at the same moment.
  const customers =
    seen.length > 0
      ? await lockCustomers(
          ctx,
          seen.map(({ id }) => id),
        )
      : []
  const products = await ctx.read.product.findMany({ where: ids('productId'), select: { id: true } })
  const projects = await ctx.read.project.findMany({
    where: ids('projectId'),
    select: { id: true, customerId: true },
  })
  const subscriptions = await ctx.read.subscription.findMany({
    where: ids('subscriptionId'),
    select: { id: true, projectId: true, productId: true, project: { select: { customerId: true } } },
  })
  const versions = await ctx.read.productVersion.findMany({
    where: ids('productVersionId'),
    select: { id: true, productId: true },
  })
  const templates = await loadTemplates(ctx, ids('templateId'))
  const productIds = [...products.map(({ id }) => id), ...[...templates.values()].map((t) => t.productId)]
  return {
    customers: byId(customers),
    products: byId(products),
    projects: byId(projects),
    subscriptions: byId(subscriptions),
    versions: byId(versions),
    templates,
    fields: await fieldsOfProducts(ctx, productIds),
  }
}

export type Named = Awaited<ReturnType<typeof loadNamed>>

async function loadTemplates(ctx: Ctx, where: { id: { in: string[] } }) {
  const templates = await ctx.read.licenseTemplate.findMany({
    where,
    select: { id: true, productId: true, ...termColumns },
  })
  const values = await ctx.db.licenseTemplateValue.findMany({
    where: { templateId: { in: templates.map(({ id }) => id) } },
    select: { id: true, templateId: true, fieldId: true, value: true, field: { select: { type: true } } },
  })
  const opened = values.map(({ id, templateId, fieldId, value, field }) => ({
    templateId,
    fieldId,
    text: openValue(ctx.secrets, field.type, placeOfTemplateValue(id), value),
  }))
  const ofTemplate = Map.groupBy(opened, ({ templateId }) => templateId)
  return new Map(
    templates.map(({ id, productId, ...terms }) => [
      id,
      { productId, terms, values: ofTemplate.get(id) ?? [] },
    ]),
  )
}

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** The product of a license, once everything that its input names is there and fits together. */
export function productOf(input: IssueInput, named: Named, path: readonly string[]): string {
  const { customerId, productId, templateId, projectId, subscriptionId, productVersionId } = input
  const get = <T>(rows: ReadonlyMap<string, T>, id: string | null | undefined, argument: string) => {
    if (!id) return undefined
    const row = rows.get(id)
    if (!row) throw new NotFoundError([...path, argument])
    return row
  }
  const fits = (does: boolean, argument: string, message: string) => {
    if (!does) throw new InvalidInputError(message, [...path, argument])
  }
  assertNotArchived(get(named.customers, customerId, 'customerId') ?? { archivedAt: null })
  get(named.products, productId, 'productId')
  const template = get(named.templates, templateId, 'templateId')
  const product = productId ?? template?.productId
  if (!product) throw new InvalidInputError('Give a product or a template.', [...path, 'productId'])
  fits(!template || template.productId === product, 'templateId', 'Must be a template of the product.')
  const version = get(named.versions, productVersionId, 'productVersionId')
  fits(!version || version.productId === product, 'productVersionId', 'Must be a version of the product.')
  const project = get(named.projects, projectId, 'projectId')
  fits(!project || project.customerId === customerId, 'projectId', 'Must be a project of the customer.')
  const subscription = get(named.subscriptions, subscriptionId, 'subscriptionId')
  if (subscription) {
    const { project: own, ...of } = subscription
    const message = 'Must be a subscription of the customer, project and product.'
    const inProject = own.customerId === customerId && (!projectId || of.projectId === projectId)
    fits(inProject && of.productId === product, 'subscriptionId', message)
  }
  return product
}
