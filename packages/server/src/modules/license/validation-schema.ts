import { builder } from '../../builder.ts'
import { type Validation, validateLicense } from './operations/validate.ts'
import { type ValidationCode, validationCodes } from './verdict.ts'

const LicenseValidationCode = builder.enumType('LicenseValidationCode', {
  description:
    'What came of a validation, in the order in which it is looked for: the first that applies is the answer.',
  values: Object.fromEntries(
    Object.entries(validationCodes).map(([code, description]) => [
      code,
      { value: code as ValidationCode, description },
    ]),
  ),
})

const LicenseValidation = builder.objectRef<Validation>('LicenseValidation').implement({
  description: 'Whether a license holds, and why not.',
  fields: (t) => ({
    valid: t.exposeBoolean('valid', { description: 'Whether `code` is VALID.' }),
    code: t.field({
      type: LicenseValidationCode,
      description: 'For programs.',
      resolve: ({ code }) => code,
    }),
    message: t.exposeString('message', { description: 'For people.' }),
    license: t.prismaField({
      type: 'License',
      nullable: true,
      description: 'The license; null when there is none, and for callers without `license:read`.',
      authScopes: { scope: 'license:read' },
      unauthorizedResolver: () => null,
      resolve: (query, { licenseId }, _args, ctx) => {
        const selection = { ...query }
        return licenseId === null
          ? null
          : ctx.read.license.findUnique({ ...selection, where: { id: licenseId } })
      },
    }),
  }),
})

const LicenseValidateInput = builder.inputType('LicenseValidateInput', {
  description: 'Which license, and what it must hold for. What is left out is not asked.',
  fields: (t) => ({
    licenseId: t.id({ description: 'The license, unless `licenseKey` is given.' }),
    licenseKey: t.string({ description: 'Its key, unless `licenseId` is given.' }),
    productSlug: t.string({ description: 'The slug of the product that asks.' }),
    versionName: t.string({
      description: 'The name of its version; a license that names none is for every version.',
    }),
    fingerprints: t.stringList({
      description: 'At most 10 fingerprints of the machine, of which as many must match as the license says.',
    }),
    entitlements: t.stringList({ description: 'At most 50 codes of entitlements that it must have.' }),
    fields: t.stringList({
      description: 'At most 50 names of license fields that must have a value, exactly as written.',
    }),
    portalUserId: t.id({ description: 'The person who must have a seat, taken or only offered.' }),
    portalUserEmail: t.string({ description: 'The same by e-mail address; not beside `portalUserId`.' }),
  }),
})

builder.queryField('licenseValidate', (t) =>
  t.field({
    type: LicenseValidation,
    description:
      'Asks whether a license holds. The first time it does may begin its term. One that is about to expire is valid; one that the caller does not see is NOT_FOUND.',
    authScopes: { scope: 'license:validate' },
    complexity: 5,
    args: {
      input: t.arg({ type: LicenseValidateInput, required: true, description: 'What is asked.' }),
    },
    resolve: (_root, { input }, ctx) => validateLicense(ctx, input),
  }),
)
