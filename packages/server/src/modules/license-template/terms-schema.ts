import { builder, type InputFields } from '../../builder.ts'
import {
  LicenseExpirationBasis,
  LicenseMachineMatching,
  LicenseOverage,
  LicenseRenewalBasis,
  LicenseType,
} from '../../db/generated/prisma/client.ts'

// The terms that templates and licenses have in common.

export const LicenseTypeEnum = builder.enumType('LicenseType', {
  description: 'What a license is for.',
  values: {
    DEVELOPMENT: { value: LicenseType.DEVELOPMENT, description: 'To develop with.' },
    TRIAL: { value: LicenseType.TRIAL, description: 'To try the product.' },
    PAID: { value: LicenseType.PAID, description: 'Sold.' },
    COMMUNITY: {
      value: LicenseType.COMMUNITY,
      description: 'Free of charge. A license that is one stays one.',
    },
  },
})

export const LicenseOverageEnum = builder.enumType('LicenseOverage', {
  description: 'How far the limits of a license may be exceeded.',
  values: {
    NONE: { value: LicenseOverage.NONE, description: 'Not at all.' },
    TIMES_1_25: {
      value: LicenseOverage.TIMES_1_25,
      description: 'Up to 1.25 times the limit, rounded down.',
    },
    TIMES_1_5: { value: LicenseOverage.TIMES_1_5, description: 'Up to 1.5 times the limit, rounded down.' },
    TIMES_2: { value: LicenseOverage.TIMES_2, description: 'Up to twice the limit.' },
    UNLIMITED: { value: LicenseOverage.UNLIMITED, description: 'As far as one likes.' },
  },
})

export const LicenseExpirationBasisEnum = builder.enumType('LicenseExpirationBasis', {
  description: 'When the duration of a license begins.',
  values: {
    FROM_ISSUE: { value: LicenseExpirationBasis.FROM_ISSUE, description: 'When the license starts.' },
    FROM_FIRST_VALIDATION: {
      value: LicenseExpirationBasis.FROM_FIRST_VALIDATION,
      description: 'When it is validated for the first time; until then it has no end.',
    },
    FROM_FIRST_ACTIVATION: {
      value: LicenseExpirationBasis.FROM_FIRST_ACTIVATION,
      description: 'When the first machine is activated; until then it has no end.',
    },
  },
})

export const LicenseRenewalBasisEnum = builder.enumType('LicenseRenewalBasis', {
  description: 'From when the duration counts in a renewal.',
  values: {
    FROM_EXPIRY: {
      value: LicenseRenewalBasis.FROM_EXPIRY,
      description: 'From the present end, even one that is past.',
    },
    FROM_NOW: { value: LicenseRenewalBasis.FROM_NOW, description: 'From the moment of the renewal.' },
    FROM_NOW_IF_EXPIRED: {
      value: LicenseRenewalBasis.FROM_NOW_IF_EXPIRED,
      description: 'From the moment of the renewal where the end is past, otherwise from the end.',
    },
  },
})

export const LicenseMachineMatchingEnum = builder.enumType('LicenseMachineMatching', {
  description: 'How many of several fingerprints of a validation must be those of machines of the license.',
  values: {
    ANY: { value: LicenseMachineMatching.ANY, description: 'One.' },
    TWO: { value: LicenseMachineMatching.TWO, description: 'Two.' },
    MOST: { value: LicenseMachineMatching.MOST, description: 'More than half.' },
    ALL: { value: LicenseMachineMatching.ALL, description: 'Every one.' },
  },
})

export const termTexts = {
  durationDays: 'For how many days, 1 to 36,500; null: without end.',
  expirationBasis: 'When the duration begins.',
  renewalBasis: 'From when the duration counts in a renewal.',
  maxMachines: 'How many machines can be active; null: any number.',
  maxUsers: 'How many people can have a seat; null: any number.',
  maxUses: 'How many uses it is good for; null: any number.',
  overage: 'How far these limits may be exceeded.',
  machineMatching: 'How many of several fingerprints must match.',
  heartbeatSeconds:
    'After how many seconds of silence a machine no longer counts, at least 60; null: machines need not report.',
  fileTtlSeconds:
    'For how many seconds a license file is valid, at least 3,600; null: as long as the license.',
  entitlements: 'The codes of what it entitles to, sorted; at most 100.',
}

/** The input fields of the terms, other than the entitlements. */
export const termInputs = (t: InputFields) => ({
  durationDays: t.int({ description: termTexts.durationDays }),
  expirationBasis: t.field({
    type: LicenseExpirationBasisEnum,
    description: `${termTexts.expirationBasis} FROM_FIRST_VALIDATION and FROM_FIRST_ACTIVATION need a duration.`,
  }),
  renewalBasis: t.field({ type: LicenseRenewalBasisEnum, description: termTexts.renewalBasis }),
  maxMachines: t.int({ description: termTexts.maxMachines }),
  maxUsers: t.int({ description: termTexts.maxUsers }),
  maxUses: t.int({ description: termTexts.maxUses }),
  overage: t.field({ type: LicenseOverageEnum, description: termTexts.overage }),
  machineMatching: t.field({ type: LicenseMachineMatchingEnum, description: termTexts.machineMatching }),
  heartbeatSeconds: t.int({ description: termTexts.heartbeatSeconds }),
  fileTtlSeconds: t.int({ description: termTexts.fileTtlSeconds }),
})

export const entitlementsInput =
  'Codes of 1 to 64 letters, digits, underscores, dots, colons and hyphens; at most 100.'
