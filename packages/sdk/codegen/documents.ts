import type { PluginFunction } from '@graphql-codegen/plugin-helpers'
import { type ASTNode, print, stripIgnoredCharacters, visit } from 'graphql'
import { listText, lookupText, mutationText } from '../src/texts.ts'
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
    [
      `import type { TypedDocumentText } from '../document.ts'`,
      `import { listText, lookupText, mutationText } from '../texts.ts'`,
      importText(types, './types.ts'),
    ].join('\n'),
    ...fragments.map((node) => `const ${node.name.value}Fragment = ${quoted(node)}`),
    ...operations.map(({ name, kind, node }) => {
      const [result, variables] = typesOf(name, kind)
      const parts = [...needed(node)].map((fragment) => `${fragment}Fragment`)
      const text = textOf(name, node, parts)
      return `export const ${name} = ${text} as TypedDocumentText<\n  ${result},\n  ${variables}\n>`
    }),
  ].join('\n\n')
}

const typesOf = (name: string, kind: string) => [
  `${pascal(name)}${pascal(kind)}`,
  `${pascal(name)}${pascal(kind)}Variables`,
]

const quoted = (node: ASTNode) => JSON.stringify(textIn(node))

const textIn = (node: ASTNode) => stripIgnoredCharacters(print(node))

/** The text of an operation with its fragments: as a call of what makes it, where it is like others. */
function textOf(name: string, node: ASTNode, fragments: readonly string[]): string {
  const text = textIn(node)
  const [, type = ''] = /\{\.\.\.(\w+)\}/.exec(text) ?? []
  const [, fields = ''] = /^[^{]*\{[^{]*\{(.*)errors\{\.\.\.UserError\}\}\}$/.exec(text) ?? []
  const alike = [
    { make: lookupText, args: [name, type] },
    { make: listText, args: [name, type] },
    { make: mutationText, args: [name, fields] },
  ] as const
  const found = alike.find(({ make, args: [first, second] }) => make(first, second) === text)
  if (!found) return `(${[JSON.stringify(text), ...fragments].join(' +\n  ')})`
  const args = [...found.args.map((arg) => JSON.stringify(arg)), ...fragments]
  // So that what is not used is not bundled.
  return `/* @__PURE__ */ ${found.make.name}(${args.join(', ')})`
}
