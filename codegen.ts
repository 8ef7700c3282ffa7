import type { CodegenConfig } from '@graphql-codegen/cli'

const generated = 'packages/sdk/src/generated'

/** A day or an instant comes as text; where an instant is asked for, a Date will do too. */
const scalars = {
  ID: 'string',
  Date: 'string',
  DateTime: { input: 'Date | string', output: 'string' },
  // Every JSON field of the schema is an object of metadata.
  JSON: 'Record<string, unknown>',
}

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'packages/sdk/src/operations/*.graphql',
  generates: {
    [`${generated}/types.ts`]: {
      plugins: ['typescript-operations'],
      config: {
        scalars,
        namingConvention: 'change-case-all#upperCaseFirst',
        skipTypename: true,
        arrayInputCoercion: false,
        inlineFragmentTypes: 'combine',
      },
    },
    [`${generated}/entities.ts`]: { plugins: ['./packages/sdk/codegen/entities.ts'], config: { scalars } },
    [`${generated}/documents.ts`]: { plugins: ['./packages/sdk/codegen/documents.ts'] },
    [`${generated}/namespaces.ts`]: {
      plugins: ['./packages/sdk/codegen/namespaces.ts'],
      config: { scalars },
    },
    'packages/cli/src/generated/commands.ts': { plugins: ['./packages/cli/codegen/commands.ts'] },
  },
}

export default config
