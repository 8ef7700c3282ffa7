import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { createLicenseField, deleteLicenseField, updateLicenseField } from './operations.ts'
import { licenseFieldPolicy } from './policy.ts'
import { LicenseFieldTypeEnum, LicenseValue, LicenseValueInput } from './value-schema.ts'
import { readValue } from './values.ts'

const licenseFieldList = defineList('LicenseField', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    productId: { kind: 'id', description: 'By product.' },
    name: { kind: 'string', description: 'By name.' },
    type: { kind: LicenseFieldTypeEnum, description: 'By type.' },
    required: { kind: 'boolean', description: 'By whether a license needs a value.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    position: { kind: 'number', description: 'By position.' },
    name: { kind: 'string', description: 'By name.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
  },
  defaultOrder: { field: 'position', direction: 'asc' },
})

const LicenseFieldViewerCan = viewerCanType('LicenseField', {
  update: { description: 'Change it.', can: licenseFieldPolicy.canManage },
  delete: { description: 'Delete it.', can: licenseFieldPolicy.canManage },
})

builder.prismaObject('LicenseField', {
  select: { id: true },
  description: 'A field that the vendor gives the licenses of a product.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `lfd_…`.' }),
    product: t.relation('product', { implied: true, description: 'The product whose licenses have it.' }),
    name: t.exposeString('name', {
      description: 'Its name in license files and scripts; unique within the product in whichever case.',
    }),
    title: t.exposeString('title', { description: 'Its name for people.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it means.' }),
    type: t.expose('type', { type: LicenseFieldTypeEnum, description: 'What it holds; never changes.' }),
    required: t.exposeBoolean('required', {
      description: 'Whether a license cannot be issued without a value of its own or a default.',
    }),
    hidden: t.exposeBoolean('hidden', {
      description: 'Whether it exists only for callers with `internal:read`.',
    }),
    textOptions: t.stringList({
      description: 'Of a STRING: what it may be; empty where it may be anything, and for other types.',
      select: { type: true, options: true },
      resolve: ({ type, options }) => (type === 'STRING' ? options : []),
    }),
    integerOptions: t.floatList({
      description: 'Of an INTEGER: what it may be; empty where it may be anything, and for other types.',
      select: { type: true, options: true },
      resolve: ({ type, options }) => (type === 'INTEGER' ? options.map(Number) : []),
    }),
    defaultValue: t.field({
      type: LicenseValue,
      nullable: true,
      description: 'The value in licenses without one of their own; null where there is none.',
      select: { type: true, defaultValue: true },
      resolve: ({ type, defaultValue }) => (defaultValue === null ? null : readValue(type, defaultValue)),
    }),
    initialValue: t.field({
      type: LicenseValue,
      nullable: true,
      description: 'What a license gets as its own when it is issued; null where that is nothing.',
      select: { type: true, initialValue: true },
      resolve: ({ type, initialValue }) => (initialValue === null ? null : readValue(type, initialValue)),
    }),
    initialLocked: t.exposeBoolean('initialLocked', {
      description:
        'A hint for user interfaces not to let the initial value be changed; the API does not hold it.',
    }),
    position: t.exposeInt('position', { description: 'Its place among the fields, smallest first.' }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: LicenseFieldViewerCan,
      description: 'What the caller may do with it.',
      resolve: (field) => field,
    }),
  }),
})

builder.prismaObjectField('Product', 'licenseFields', (t) =>
  relatedList(t, licenseFieldList, 'licenseFields', {
    description: 'The fields of its licenses, as far as the caller sees them; at most 100.',
  }),
)

lookup('licenseField', 'LicenseField', 'One license field by id; null when there is none the caller sees.')
listQuery('licenseFields', licenseFieldList, 'The license fields the caller sees.')

const licenseField = { name: 'licenseField', model: 'LicenseField', description: 'The field.' } as const
const texts = {
  id: 'The field.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  title: 'Its name for people, at most 255 characters.',
  description: 'What it means, at most 10,000 characters.',
  required: 'Whether a license needs a value. Licenses that were issued without stay valid.',
  hidden: 'Whether only callers with `internal:read` see it.',
  textOptions: 'Only of a STRING: what it may be, at most 100 of at most 255 characters; empty: anything.',
  integerOptions: 'Only of an INTEGER: what it may be, at most 100 whole numbers; empty: anything.',
  defaultValue: 'The value in licenses without one of their own.',
  initialValue: 'What a license gets as its own when it is issued.',
  initialLocked: 'A hint for user interfaces not to let the initial value be changed.',
  position: 'Its place among the fields, smallest first, not negative.',
}

mutation('licenseFieldCreate', {
  description:
    'Creates a field of the licenses of a product. If one of the same name (in whichever case) and type was deleted with its values kept, that one comes back with the values of the licenses. Licenses that get a value by it grow by one in `sequence`. INVALID_INPUT on a reserved name, CONFLICT when a field has the name, LIMIT_REACHED at 100 fields.',
  scope: 'product:write',
  entity: licenseField,
  input: (t) => ({
    productId: t.id({ required: true, description: 'The product, for good.' }),
    name: t.string({
      required: true,
      description:
        'A letter, then at most 63 letters, digits, underscores, dots and hyphens; for good. Names that licenses have a meaning of their own for, such as `key` and `expiresAt`, are refused.',
    }),
    type: t.field({ type: LicenseFieldTypeEnum, required: true, description: 'What it holds, for good.' }),
    title: t.string({ description: `${texts.title} The name by default.` }),
    description: t.string({ description: texts.description }),
    required: t.boolean({ description: `${texts.required} False by default.` }),
    hidden: t.boolean({ description: `${texts.hidden} False by default.` }),
    textOptions: t.stringList({ description: texts.textOptions }),
    integerOptions: t.floatList({ description: texts.integerOptions }),
    defaultValue: t.field({ type: LicenseValueInput, description: texts.defaultValue }),
    initialValue: t.field({ type: LicenseValueInput, description: texts.initialValue }),
    initialLocked: t.boolean({ description: `${texts.initialLocked} False by default.` }),
    position: t.int({ description: `${texts.position} 0 by default.` }),
  }),
  run: createLicenseField,
})

mutation('licenseFieldUpdate', {
  description:
    'Changes a field: what is left out stays, null empties. Another default is a change of the licenses without a value of their own, which grow by one in `sequence`; revoked ones stay.',
  scope: 'product:write',
  entity: licenseField,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    name: t.string({ description: 'As it is: another one is INVALID_INPUT.' }),
    type: t.field({ type: LicenseFieldTypeEnum, description: 'As it is: another one is INVALID_INPUT.' }),
    title: t.string({ description: texts.title }),
    description: t.string({ description: texts.description }),
    required: t.boolean({ description: texts.required }),
    hidden: t.boolean({ description: texts.hidden }),
    textOptions: t.stringList({ description: texts.textOptions }),
    integerOptions: t.floatList({ description: texts.integerOptions }),
    defaultValue: t.field({ type: LicenseValueInput, description: texts.defaultValue }),
    initialValue: t.field({ type: LicenseValueInput, description: texts.initialValue }),
    initialLocked: t.boolean({ description: texts.initialLocked }),
    position: t.int({ description: texts.position }),
  }),
  run: updateLicenseField,
})

mutation('licenseFieldDelete', {
  description:
    'Deletes a field. Licenses that had a value by it grow by one in `sequence`; revoked ones stay.',
  scope: 'product:write',
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    preserveValues: t.boolean({
      required: true,
      description:
        'True: the values are kept, and a new field of the same name and type has them. False: they are gone.',
    }),
  }),
  run: deleteLicenseField,
})
