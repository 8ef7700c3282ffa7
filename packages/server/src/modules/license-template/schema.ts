import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { LicenseFieldValueInput, LicenseValue } from '../license-field/value-schema.ts'
import { readValue, type Value } from '../license-field/values.ts'
import { createLicenseTemplate, deleteLicenseTemplate, updateLicenseTemplate } from './operations.ts'
import { licenseTemplatePolicy } from './policy.ts'
import {
  entitlementsInput,
  LicenseExpirationBasisEnum,
  LicenseMachineMatchingEnum,
  LicenseOverageEnum,
  LicenseRenewalBasisEnum,
  LicenseTypeEnum,
  termInputs,
  termTexts,
} from './terms-schema.ts'

const licenseTemplateList = defineList('LicenseTemplate', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    productId: { kind: 'id', description: 'By product.' },
    name: { kind: 'string', description: 'By name.' },
    type: { kind: LicenseTypeEnum, description: 'By type.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    createdAt: { kind: 'date', description: 'By when it was created.' },
  },
  defaultOrder: { field: 'name', direction: 'asc' },
})

const LicenseTemplateViewerCan = viewerCanType('LicenseTemplate', {
  update: { description: 'Change it.', can: licenseTemplatePolicy.canManage },
  delete: { description: 'Delete it.', can: licenseTemplatePolicy.canManage },
})

const TemplateFieldValue = builder
  .objectRef<{ name: string; value: Value }>('LicenseTemplateFieldValue')
  .implement({
    description: 'The value that a template gives a field.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'The name of the field.' }),
      value: t.field({ type: LicenseValue, description: 'The value.', resolve: ({ value }) => value }),
    }),
  })

builder.prismaObject('LicenseTemplate', {
  select: { id: true },
  description:
    'What licenses of a product are issued from: issuing copies it, so that later changes do not reach them. Only the vendor sees templates.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `ltp_…`.' }),
    product: t.relation('product', { implied: true, description: 'The product it is for.' }),
    name: t.exposeString('name', { description: 'Its name, unique within the product in whichever case.' }),
    type: t.expose('type', { type: LicenseTypeEnum, description: 'What the licenses are for.' }),
    durationDays: t.exposeInt('durationDays', { nullable: true, description: termTexts.durationDays }),
    expirationBasis: t.expose('expirationBasis', {
      type: LicenseExpirationBasisEnum,
      description: termTexts.expirationBasis,
    }),
    renewalBasis: t.expose('renewalBasis', {
      type: LicenseRenewalBasisEnum,
      description: termTexts.renewalBasis,
    }),
    maxMachines: t.exposeInt('maxMachines', { nullable: true, description: termTexts.maxMachines }),
    maxUsers: t.exposeInt('maxUsers', { nullable: true, description: termTexts.maxUsers }),
    maxUses: t.exposeInt('maxUses', { nullable: true, description: termTexts.maxUses }),
    overage: t.expose('overage', { type: LicenseOverageEnum, description: termTexts.overage }),
    machineMatching: t.expose('machineMatching', {
      type: LicenseMachineMatchingEnum,
      description: termTexts.machineMatching,
    }),
    heartbeatSeconds: t.exposeInt('heartbeatSeconds', {
      nullable: true,
      description: termTexts.heartbeatSeconds,
    }),
    fileTtlSeconds: t.exposeInt('fileTtlSeconds', { nullable: true, description: termTexts.fileTtlSeconds }),
    entitlements: t.exposeStringList('entitlements', { description: termTexts.entitlements }),
    fields: t.field({
      type: [TemplateFieldValue],
      complexity: { field: 1, multiplier: 20 },
      description: 'The values it gives fields that the caller sees, by position; at most 100.',
      select: {
        values: {
          orderBy: [{ field: { position: 'asc' } }, { fieldId: 'asc' }],
          select: { value: true, field: { select: { name: true, type: true } } },
        },
      },
      resolve: ({ values }) =>
        values.map(({ value, field }) => ({ name: field.name, value: readValue(field.type, value) })),
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    viewerCan: t.field({
      type: LicenseTemplateViewerCan,
      description: 'What the caller may do with it.',
      resolve: (template) => template,
    }),
  }),
})

builder.prismaObjectField('Product', 'licenseTemplates', (t) =>
  relatedList(t, licenseTemplateList, 'licenseTemplates', {
    description: 'The templates of its licenses; only the vendor sees any.',
  }),
)

lookup(
  'licenseTemplate',
  'LicenseTemplate',
  'One license template by id; null when there is none the caller sees.',
)
listQuery('licenseTemplates', licenseTemplateList, 'The license templates; only the vendor sees any.')

const licenseTemplate = {
  name: 'licenseTemplate',
  model: 'LicenseTemplate',
  description: 'The template.',
} as const
const texts = {
  id: 'The template.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  name: 'Unique within the product in whichever case, at most 255 characters.',
  type: 'What the licenses are for.',
}

mutation('licenseTemplateCreate', {
  description: 'Creates a template. CONFLICT on `name` when the product has one of that name.',
  scope: 'product:write',
  entity: licenseTemplate,
  input: (t) => ({
    productId: t.id({ required: true, description: 'The product, for good.' }),
    name: t.string({ required: true, description: texts.name }),
    type: t.field({ type: LicenseTypeEnum, required: true, description: texts.type }),
    ...termInputs(t),
    entitlements: t.stringList({ description: entitlementsInput }),
    fields: t.field({ type: [LicenseFieldValueInput], description: 'Values for fields, at most 100.' }),
  }),
  run: createLicenseTemplate,
})

mutation('licenseTemplateUpdate', {
  description:
    'Changes a template: what is left out stays, null empties. Licenses that were issued from it stay as they are.',
  scope: 'product:write',
  entity: licenseTemplate,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    name: t.string({ description: texts.name }),
    type: t.field({ type: LicenseTypeEnum, description: texts.type }),
    ...termInputs(t),
    entitlements: t.stringList({ description: `${entitlementsInput} They take the place of all.` }),
    fields: t.field({
      type: [LicenseFieldValueInput],
      description: 'Values for fields, at most 100; they take the place of all.',
    }),
  }),
  run: updateLicenseTemplate,
})

mutation('licenseTemplateDelete', {
  description:
    'Deletes a template. Licenses that were issued from it copied it: they stay as they are and name no template any more.',
  scope: 'product:write',
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: deleteLicenseTemplate,
})
