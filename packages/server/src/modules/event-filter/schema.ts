import { builder } from '../../builder.ts'
import { shownConditions } from './check.ts'
import { type EventFilter, type FieldCondition, filtersIn } from './filters.ts'

const texts = {
  filter:
    'What has to be true of an event, all of it together; a list is true where one entry is, and where it is empty.',
  types: 'Types of events such as `license.issued`, and all of a noun such as `license.*`',
  customerIds: 'The customers whose event it is',
  productIds:
    'The products it is about: of a product, its versions, license fields, templates and keys, of a subscription, a license, its machines and seats',
  fields:
    'What the license has in license fields, of an event about a license, its machines and seats; every condition has to hold. Looked at when the event is handed out; no event meets a condition on a field that its product has not, or no longer',
  name: 'The name of the license field, in its own case.',
  values:
    'The values of which the field has to have one, its own or the default: whole numbers in decimal, booleans as `true` or `false`',
}

const LicenseFieldCondition = builder.objectRef<FieldCondition>('LicenseFieldCondition').implement({
  description: 'What a license has to have in a license field.',
  fields: (t) => ({
    name: t.exposeString('name', { description: texts.name }),
    values: t.exposeStringList('values', { description: `${texts.values}.` }),
  }),
})

type Shown = EventFilter & { internal: boolean }

export const EventFilterType = builder.objectRef<Shown>('EventFilter').implement({
  description: texts.filter,
  fields: (t) => ({
    types: t.exposeStringList('types', { description: `${texts.types}.` }),
    customerIds: t.exposeIDList('customerIds', { description: `${texts.customerIds}.` }),
    productIds: t.exposeIDList('productIds', { description: `${texts.productIds}.` }),
    fields: t.field({
      type: [LicenseFieldCondition],
      nullable: true,
      complexity: { field: 1, multiplier: 5 },
      description: `${texts.fields}. Null where they may be on hidden fields, for callers without \`internal:read\`.`,
      resolve: (filter, _args, { actor }) => shownConditions(actor, filter, filter),
    }),
  }),
})

/** The filters of a row, for `EventFilter`. */
export function shownFilters({ filters, internal }: { filters: unknown; internal: boolean }): Shown[] {
  return filtersIn(filters).map((filter) => ({ ...filter, internal }))
}

const LicenseFieldConditionInput = builder.inputType('LicenseFieldConditionInput', {
  description: 'What a license has to have in a license field.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: `${texts.name} INVALID_INPUT for one that no product has, that the receiver of the events is not shown, or that is a PASSWORD.`,
    }),
    values: t.stringList({
      required: true,
      description: `${texts.values}; 1 to 20, of at most 1,000 characters. INVALID_INPUT for what the field never is.`,
    }),
  }),
})

export const EventFilterInput = builder.inputType('EventFilterInput', {
  description: texts.filter,
  fields: (t) => ({
    types: t.stringList({ description: `${texts.types}; at most 100.` }),
    customerIds: t.idList({ description: `${texts.customerIds}; at most 100.` }),
    productIds: t.idList({ description: `${texts.productIds}; at most 100.` }),
    fields: t.field({ type: [LicenseFieldConditionInput], description: `${texts.fields}. At most 10.` }),
  }),
})

/** Of every list of filters. */
export const filtersText =
  'At most 20, together of at most 20,000 characters as JSON, of which one has to be true of an event; empty: every event.'
