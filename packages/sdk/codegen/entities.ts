import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import {
  type FieldNode,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import {
  comment,
  fragmentsOf,
  importText,
  inputsOf,
  loneFragment,
  type Scalars,
  scalarText,
  typeText,
} from './operations.ts'

/**
 * Generates an interface per fragment, with the schema's descriptions: what the methods return. (The types of
 * typescript-operations have the same members but no descriptions.)
 */
export const plugin: PluginFunction<{ scalars: Scalars }> = (schema, documents, { scalars }) => {
  const enums = new Set<string>()
  const unions = new Set<string>()

  const namedText = (
    type: GraphQLNamedType,
    selection: SelectionSetNode | undefined,
    indent: string,
  ): string => {
    if (isScalarType(type)) return scalarText(scalars, type.name, 'output')
    if (isEnumType(type)) {
      enums.add(type.name)
      return type.name
    }
    return loneFragment(selection) ?? `{\n${members(type, selection!, `${indent}  `)}${indent}}`
  }

  const members = (type: GraphQLNamedType, selection: SelectionSetNode, indent: string): string => {
    if (!isObjectType(type))
      throw new Error(`${type.name}: only object types are supported inside a fragment`)
    return selection.selections
      .map((node) => {
        if (node.kind !== Kind.FIELD)
          throw new Error(`${type.name}: select fields, or one fragment and nothing else`)
        return member(type, node, indent)
      })
      .join('')
  }

  const member = (type: GraphQLNamedType, node: FieldNode, indent: string): string => {
    const key = node.alias?.value ?? node.name.value
    if (node.name.value === '__typename') return `${indent}${key}: '${type.name}'\n`
    const field = isObjectType(type) ? type.getFields()[node.name.value]! : undefined
    const text = typeText(field!.type, namedText(getNamedType(field!.type), node.selectionSet, indent))
    return `${comment([field!.description ?? ''], indent)}${indent}${key}: ${text}\n`
  }

  const entities = fragmentsOf(documents).map((fragment) => {
    const name = fragment.name.value
    const type = schema.getType(fragment.typeCondition.name.value)!
    const description = comment([type.description ?? ''])
    if (isObjectType(type))
      return `${description}export interface ${name} {\n${members(type, fragment.selectionSet, '  ')}}`
    // Of several types: a union, which is told apart by `__typename`.
    unions.add(`${name}Fragment`)
    return `${description}export type ${name} = ${name}Fragment`
  })

  return [
    importText([...enums, ...unions], './types.ts'),
    ...entities,
    // With what the methods take, all that users of the SDK have to name.
    importText([...enums, ...inputsOf(schema, documents)], './types.ts', 'export'),
  ].join('\n\n')
}
