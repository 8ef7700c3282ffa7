import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { createProduct, deleteProduct, updateProduct } from './operations.ts'
import { productPolicy } from './policy.ts'
import { announceProductVersion } from './release-operations.ts'
import { createProductVersion, deleteProductVersion, updateProductVersion } from './version-operations.ts'

const times = {
  filter: {
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    createdAt: { kind: 'date', description: 'By when it was created.' },
    updatedAt: { kind: 'date', description: 'By when it was last changed.' },
  },
} as const

const productList = defineList('Product', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    slug: { kind: 'string', description: 'By slug.' },
    name: { kind: 'string', description: 'By name.' },
    ...times.filter,
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    slug: { kind: 'string', description: 'By slug.' },
    ...times.order,
  },
  defaultOrder: { field: 'name', direction: 'asc' },
})

const productVersionList = defineList('ProductVersion', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    productId: { kind: 'id', description: 'By product.' },
    name: { kind: 'string', description: 'By name.' },
    enabled: { kind: 'boolean', description: 'By whether it can be requested.' },
    supportStartsOn: { kind: 'date', description: 'By the first day of support.' },
    supportEndsOn: { kind: 'date', description: 'By the last day of support.' },
    ...times.filter,
  },
  order: { name: { kind: 'string', description: 'By name, as text.' }, ...times.order },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

const ProductViewerCan = viewerCanType('Product', {
  update: { description: 'Change it.', can: productPolicy.canManage },
  delete: { description: 'Delete it, once nothing depends on it.', can: productPolicy.canManage },
  createVersion: { description: 'Create a version of it.', can: productPolicy.canManage },
})

const ProductVersionViewerCan = viewerCanType('ProductVersion', {
  update: { description: 'Change it, offer it or take it from the offer.', can: productPolicy.canManage },
  delete: { description: 'Delete it, once no subscription has it.', can: productPolicy.canManage },
})

builder.prismaObject('Product', {
  select: { id: true },
  description: 'What the vendor sells.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `prd_…`.' }),
    slug: t.exposeString('slug', {
      description: 'Its name in addresses and scripts: lower-case letters, digits and hyphens; unique.',
    }),
    name: t.exposeString('name', { description: 'Its name, unique in whichever case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is.' }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change of this entry; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    versions: relatedList(t, productVersionList, 'versions', {
      description:
        'Its versions. Customers and partners see those that can be requested and those they subscribe to.',
    }),
    viewerCan: t.field({
      type: ProductViewerCan,
      description: 'What the caller may do with it.',
      resolve: (product) => product,
    }),
  }),
})

builder.prismaObject('ProductVersion', {
  select: { id: true },
  description: 'A release line of a product.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `prv_…`.' }),
    product: t.relation('product', { implied: true, description: 'The product it is a version of.' }),
    name: t.exposeString('name', { description: 'Its name, such as 8.6; unique within the product.' }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether subscriptions to it can be requested.' }),
    supportStartsOn: t.expose('supportStartsOn', {
      type: 'Date',
      nullable: true,
      description: 'The first day of support; null when it is not settled.',
    }),
    supportEndsOn: t.expose('supportEndsOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day of support; null when it is not settled.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change of this entry; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: ProductVersionViewerCan,
      description: 'What the caller may do with it.',
      resolve: (version) => version,
    }),
  }),
})

lookup('product', 'Product', 'One product by id; null when there is none.')
lookup('productBySlug', 'Product', 'One product by slug; null when there is none.', { slug: 'The slug.' })
listQuery('products', productList, 'The products the vendor sells.')
lookup('productVersion', 'ProductVersion', 'One version by id; null when there is none the caller sees.')
listQuery(
  'productVersions',
  productVersionList,
  'The versions of all products. Customers and partners see those that can be requested and those they subscribe to.',
)
const texts = {
  slug: 'Unique: 1 to 63 lower-case letters, digits and hyphens, no hyphen first.',
  name: 'Unique in whichever case, at most 255 characters.',
  description: 'At most 10,000 characters.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
}
const product = { name: 'product', model: 'Product', description: 'The product.' } as const

mutation('productCreate', {
  description: 'Creates a product. CONFLICT on `slug` or `name` when another product has it.',
  scope: 'product:write',
  entity: product,
  input: (t) => ({
    slug: t.string({ required: true, description: texts.slug }),
    name: t.string({ required: true, description: texts.name }),
    description: t.string({ description: texts.description }),
  }),
  run: createProduct,
})

mutation('productUpdate', {
  description: 'Changes a product: what is left out stays, null empties.',
  scope: 'product:write',
  entity: product,
  input: (t) => ({
    id: t.id({ required: true, description: 'The product.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    slug: t.string({ description: texts.slug }),
    name: t.string({ description: texts.name }),
    description: t.string({ description: texts.description }),
  }),
  run: updateProduct,
})

mutation('productDelete', {
  description:
    'Deletes a product. CONFLICT, saying what it has, while it has versions, licenses or anything else that depends on it.',
  scope: 'product:write',
  input: (t) => ({
    id: t.id({ required: true, description: 'The product.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteProduct,
})

const productVersion = {
  name: 'productVersion',
  model: 'ProductVersion',
  description: 'The version.',
} as const
const versionTexts = {
  name: 'Unique within the product in whichever case, at most 255 characters.',
  enabled: 'Whether subscriptions to it can be requested.',
  supportStartsOn: 'The first day of support.',
  supportEndsOn: 'The last day of support, not before the first.',
}

mutation('productVersionCreate', {
  description: 'Creates a version of a product. CONFLICT on `name` when the product has one of that name.',
  scope: 'product:write',
  entity: productVersion,
  input: (t) => ({
    productId: t.id({ required: true, description: 'The product, for good.' }),
    name: t.string({ required: true, description: versionTexts.name }),
    enabled: t.boolean({ description: `${versionTexts.enabled} False by default.` }),
    supportStartsOn: t.field({ type: 'Date', description: versionTexts.supportStartsOn }),
    supportEndsOn: t.field({ type: 'Date', description: versionTexts.supportEndsOn }),
  }),
  run: createProductVersion,
})

mutation('productVersionUpdate', {
  description:
    'Changes a version: what is left out stays, null empties. A disabled one is no longer offered; subscriptions to it stay.',
  scope: 'product:write',
  entity: productVersion,
  input: (t) => ({
    id: t.id({ required: true, description: 'The version.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    name: t.string({ description: versionTexts.name }),
    enabled: t.boolean({ description: versionTexts.enabled }),
    supportStartsOn: t.field({ type: 'Date', description: versionTexts.supportStartsOn }),
    supportEndsOn: t.field({ type: 'Date', description: versionTexts.supportEndsOn }),
  }),
  run: updateProductVersion,
})

mutation('productVersionAnnounce', {
  description:
    'Tells customers with an ACTIVE subscription to the product of a version, by mail to their admins: each customer once for good, unless its portal is off, it is archived or wants no such mails. CONFLICT while the version is not enabled.',
  scope: 'product:write',
  complexity: 100,
  entity: productVersion,
  extra: {
    customerCount: {
      type: 'Int',
      description: 'How many customers are told now; those that were told before do not count.',
    },
  },
  input: (t) => ({
    productVersionId: t.id({ required: true, description: 'The version.' }),
    customerIds: t.idList({
      description: 'Only these customers, 1 to 100; by default every one that has subscribed to the product.',
    }),
    notes: t.string({
      description:
        'What is new, at most 8,000 characters: plain text or Markdown, which stands in the mail as it is written.',
    }),
    updateUrl: t.string({
      description:
        'Where to get it: an https address of at most 255 characters, without a user; by default the sign-in page of the portal.',
    }),
  }),
  run: announceProductVersion,
})

mutation('productVersionDelete', {
  description:
    'Deletes a version. CONFLICT, saying how many, while it has subscriptions or licenses; disable it instead.',
  scope: 'product:write',
  input: (t) => ({
    id: t.id({ required: true, description: 'The version.' }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteProductVersion,
})
