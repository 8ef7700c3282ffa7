import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import { type ASTNode, print, stripIgnoredCharacters, visit } from 'graphql'
import { fragmentsOf, importText, operationsOf, pascal } from './operations.ts'

/** Generates the text of every operation: one constant each, so that what is not used is not bundled. */
export const plugin: PluginFunction = (schema, documents) => {
  const fragments = fragmentsOf(documents)
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]))

  /** The fragments that a node needs, each once. */
  const needed = (node: ASTNode, found = new Set<string>()): Set<string> => {
    visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        if (found.has(value)) return
        found.add(value)
        needed(byName.get(value)!, found)
      },
    })
    return found
  }

  const operations = operationsOf(schema, documents)
  const types = operations.flatMap(({ name, kind }) => typesOf(name, kind))
  return [
    `import type { TypedDocumentText } from '../document.ts'\n${importText(types, './types.ts')}`,
    ...fragments.map((node) => `const ${node.name.value}Fragment = ${quoted(node)}`),
    ...operations.map(({ name, kind, node }) => {
      const [result, variables] = typesOf(name, kind)
      const text = [quoted(node), ...[...needed(node)].map((fragment) => `${fragment}Fragment`)].join(
        ' +\n  ',
      )
      return `export const ${name} = (${text}) as TypedDocumentText<\n  ${result},\n  ${variables}\n>`
    }),
  ].join('\n\n')
}

const typesOf = (name: string, kind: string) => [
  `${pascal(name)}${pascal(kind)}`,
  `${pascal(name)}${pascal(kind)}Variables`,
]

const quoted = (node: ASTNode) => JSON.stringify(stripIgnoredCharacters(print(node)))
