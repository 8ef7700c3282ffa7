import { builder, type InputFields } from '../../builder.ts'
import { LicenseFieldType } from '../../db/generated/prisma/client.ts'
import type { Value } from './values.ts'

export const LicenseFieldTypeEnum = builder.enumType('LicenseFieldType', {
  description: 'What a license field holds.',
  values: {
    STRING: {
      value: LicenseFieldType.STRING,
      description: 'One line of text, at most 65,536 bytes; perhaps one of some options.',
    },
    TEXT: { value: LicenseFieldType.TEXT, description: 'Lines of text, at most 65,536 bytes.' },
    INTEGER: {
      value: LicenseFieldType.INTEGER,
      description: 'A whole number between -(2^53 - 1) and 2^53 - 1; perhaps one of some options.',
    },
    BOOLEAN: { value: LicenseFieldType.BOOLEAN, description: 'True or false.' },
    PASSWORD: {
      value: LicenseFieldType.PASSWORD,
      description: 'A text of at most 65,536 bytes that is kept encrypted and shown in license files alone.',
    },
    FILE: {
      value: LicenseFieldType.FILE,
      description: 'The content of a small file as text, at most 65,536 bytes.',
    },
  },
})

export const LicenseValue = builder.interfaceRef<Value>('LicenseValue').implement({
  description: 'A value of a license field, in a type for each kind of value.',
  resolveType: ({ type }) => objectTypes[type],
  fields: (t) => ({
    type: t.field({
      type: LicenseFieldTypeEnum,
      description: 'The type of the field.',
      resolve: (value) => value.type,
    }),
  }),
})

const objectTypes: Record<LicenseFieldType, string> = {
  STRING: 'LicenseTextValue',
  TEXT: 'LicenseTextValue',
  FILE: 'LicenseTextValue',
  INTEGER: 'LicenseIntegerValue',
  BOOLEAN: 'LicenseBooleanValue',
  PASSWORD: 'LicensePasswordValue',
}

builder.objectRef<Value>('LicenseTextValue').implement({
  description: 'The value of a field of the type STRING, TEXT or FILE.',
  interfaces: [LicenseValue],
  fields: (t) => ({
    text: t.string({ description: 'The text, at most 65,536 bytes.', resolve: ({ text }) => text! }),
  }),
})

builder.objectRef<Value>('LicenseIntegerValue').implement({
  description: 'The value of a field of the type INTEGER.',
  interfaces: [LicenseValue],
  fields: (t) => ({
    integer: t.float({
      description: 'The whole number, between -(2^53 - 1) and 2^53 - 1.',
      resolve: ({ integer }) => integer!,
    }),
  }),
})

builder.objectRef<Value>('LicenseBooleanValue').implement({
  description: 'The value of a field of the type BOOLEAN.',
  interfaces: [LicenseValue],
  fields: (t) => ({
    boolean: t.boolean({ description: 'True or false.', resolve: ({ boolean }) => boolean! }),
  }),
})

builder.objectRef<Value>('LicensePasswordValue').implement({
  description: 'That a field of the type PASSWORD has a value. What it is, license files say.',
  interfaces: [LicenseValue],
  fields: (t) => ({
    isSet: t.boolean({
      description: 'Always true: without a value there is no such object.',
      resolve: () => true,
    }),
  }),
})

const valueInputs = (t: InputFields) => ({
  text: t.string({ description: 'Of a STRING, TEXT, PASSWORD or FILE; at most 65,536 bytes.' }),
  integer: t.float({ description: 'Of an INTEGER: a whole number between -(2^53 - 1) and 2^53 - 1.' }),
  boolean: t.boolean({ description: 'Of a BOOLEAN.' }),
})

export const LicenseValueInput = builder.inputType('LicenseValueInput', {
  description:
    'A value of a license field: exactly one of `text`, `integer` and `boolean`, as its type has it.',
  fields: valueInputs,
})

export const LicenseFieldValueInput = builder.inputType('LicenseFieldValueInput', {
  description:
    'A value for a license field: its name, and exactly one of `text`, `integer` and `boolean`, as its type has it.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of the field, in its own case.' }),
    ...valueInputs(t),
  }),
})
