import { builder } from '../../builder.ts'
import { LicenseFieldTypeEnum, LicenseValue } from '../license-field/value-schema.ts'
import type { FieldOfLicense } from './fields.ts'

export const LicenseFieldOfLicense = builder.objectRef<FieldOfLicense>('LicenseFieldOfLicense').implement({
  description: 'A license field with what holds for one license.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the field.' }),
    title: t.exposeString('title', { description: 'Its name for people.' }),
    type: t.field({
      type: LicenseFieldTypeEnum,
      description: 'What it holds.',
      resolve: ({ type }) => type,
    }),
    hidden: t.exposeBoolean('hidden', {
      description: 'Whether it exists only for callers with `internal:read`.',
    }),
    value: t.field({
      type: LicenseValue,
      nullable: true,
      description: "The license's own value, or else the default of the field; null where there is neither.",
      resolve: ({ value }) => value,
    }),
    overridden: t.exposeBoolean('overridden', {
      description: 'Whether the license has a value of its own, which the default does not reach.',
    }),
  }),
})
