import { builder, type InputFields, mutation } from '../../builder.ts'
import { LicenseFieldValueInput } from '../license-field/value-schema.ts'
import { entitlementsInput, LicenseTypeEnum, termInputs } from '../license-template/terms-schema.ts'
import { bulkIssueLicenses } from './operations/bulk-issue.ts'
import { createTemporaryLicense } from './operations/create-temporary.ts'
import { issueLicense } from './operations/issue.ts'
import { reinstateLicense } from './operations/reinstate.ts'
import { renewLicense } from './operations/renew.ts'
import { revokeLicense } from './operations/revoke.ts'
import { suspendLicense } from './operations/suspend.ts'
import { updateLicense } from './operations/update.ts'

const license = { name: 'license', model: 'License', description: 'The license.' } as const
const texts = {
  id: 'The license.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
  name: 'What it is called, at most 255 characters.',
  expiresAt: 'The first moment at which it does not hold, midnight in UTC; null: without end.',
  fields: 'Values for fields, at most 100.',
  reason: 'Why, for the customer too; at most 10,000 characters.',
}

const issueInputs = (t: InputFields) => ({
  customerId: t.id({ required: true, description: 'The customer, for good.' }),
  productId: t.id({ description: 'The product, for good; by default that of the template.' }),
  templateId: t.id({
    description: 'A template of the product. It is copied; what else is given goes before it.',
  }),
  projectId: t.id({
    description: 'A project of the customer; by default that of the subscription.',
  }),
  subscriptionId: t.id({ description: 'A subscription of the project to the product.' }),
  productVersionId: t.id({ description: 'The version of the product it is limited to; by default to none.' }),
  name: t.string({ description: texts.name }),
  type: t.field({ type: LicenseTypeEnum, description: 'What it is for; by default as the template has it.' }),
  startsAt: t.field({
    type: 'DateTime',
    description: 'The first moment at which it holds; now by default.',
  }),
  expiresAt: t.field({
    type: 'DateTime',
    description: `${texts.expiresAt} By default the midnight after the duration, or none where there is no duration.`,
  }),
  ...termInputs(t),
  entitlements: t.stringList({ description: `${entitlementsInput} By default those of the template.` }),
  fields: t.field({
    type: [LicenseFieldValueInput],
    description: `${texts.fields} They go before those of the template, and those before the initial values. INVALID_INPUT where a required field has none of these and no default.`,
  }),
})

const LicenseBulkIssueItem = builder.inputType('LicenseBulkIssueItem', {
  description: 'One of several licenses to issue.',
  fields: issueInputs,
})

mutation('licenseIssue', {
  description:
    'Issues a license for a customer, from a template or by hand. CONFLICT when the customer is archived.',
  scope: 'license:write',
  entity: license,
  input: issueInputs,
  run: issueLicense,
})

mutation('licenseBulkIssue', {
  description: 'Issues 1 to 100 licenses, all of them or none.',
  scope: 'license:write',
  entities: { name: 'licenses', model: 'License', description: 'The licenses, in the order of the input.' },
  input: (t) => ({
    licenses: t.field({
      type: [LicenseBulkIssueItem],
      required: true,
      description: 'What to issue, 1 to 100. An error has the place in its path.',
    }),
  }),
  run: bulkIssueLicenses,
})

mutation('licenseCreateTemporary', {
  description:
    'Creates a temporary license for development, which ends after exactly 90 days. LIMIT_REACHED when as many of the customer as are allowed (5, unless the installation says otherwise) have not ended; CONFLICT when the customer is archived.',
  scope: 'license:create_temporary',
  entity: license,
  input: (t) => ({
    productId: t.id({ required: true, description: 'The product.' }),
    customerId: t.id({
      description: 'The customer; by default the one that the caller administers, where it is one.',
    }),
    projectId: t.id({ description: 'A project of the customer.' }),
    name: t.string({ description: texts.name }),
  }),
  run: createTemporaryLicense,
})

mutation('licenseUpdate', {
  description:
    'Changes a license: what is left out stays, null empties. CONFLICT when it is revoked, when its customer is archived, when a COMMUNITY license shall be of another type or a temporary one shall end at another time.',
  scope: 'license:write',
  entity: license,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    name: t.string({ description: texts.name }),
    type: t.field({ type: LicenseTypeEnum, description: 'What it is for.' }),
    productVersionId: t.id({ description: 'The version of the product it is limited to; null: to none.' }),
    expiresAt: t.field({ type: 'DateTime', description: texts.expiresAt }),
    ...termInputs(t),
    attachEntitlements: t.stringList({
      description: `Entitles to more. ${entitlementsInput} What it entitles to already is no change.`,
    }),
    detachEntitlements: t.stringList({
      description: `Entitles no more to these. ${entitlementsInput} What it does not entitle to is no change.`,
    }),
    fields: t.field({ type: [LicenseFieldValueInput], description: texts.fields }),
    resetFields: t.stringList({
      description:
        'The names of fields, at most 100, whose value goes back to the default. INVALID_INPUT where a required one has none.',
    }),
  }),
  run: updateLicense,
})

mutation('licenseSuspend', {
  description: 'Suspends a license until it is reinstated. CONFLICT when it is suspended or revoked.',
  scope: 'license:write',
  entity: license,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    reason: t.string({ description: texts.reason }),
  }),
  run: suspendLicense,
})

mutation('licenseReinstate', {
  description:
    'Ends the suspension of a license; its time ran on meanwhile. CONFLICT when it is not suspended.',
  scope: 'license:write',
  entity: license,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: reinstateLicense,
})

mutation('licenseRenew', {
  description:
    'Gives a license its duration once more, counted as its renewal basis says. CONFLICT when it is revoked or has no end or no duration.',
  scope: 'license:write',
  entity: license,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: renewLicense,
})

mutation('licenseRevoke', {
  description: 'Revokes a license for good. CONFLICT when it is revoked already.',
  scope: 'license:write',
  entity: license,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    reason: t.string({ description: texts.reason }),
  }),
  run: revokeLicense,
})
