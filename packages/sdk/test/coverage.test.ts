import { readdirSync, readFileSync } from 'node:fs'
import { concatAST, getNamedType, isObjectType, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from '../../server/src/schema.ts'
import { operationsOf } from '../codegen/operations.ts'
import * as documents from '../src/generated/documents.ts'
import { Portico } from '../src/index.ts'

const folder = new URL('../src/operations/', import.meta.url)
const files = readdirSync(folder).map((file) => ({
  document: parse(readFileSync(new URL(file, folder), 'utf8')),
}))
const operations = operationsOf(schema, files)
const texts = new Map<string, string>(Object.entries(documents))
const portico = new Portico({ endpoint: 'http://localhost/graphql', token: 'token' })

describe('the SDK', () => {
  it.each(['query', 'mutation', 'subscription'] as const)(
    'has a method for every root field of a %s',
    (kind) => {
      const covered = new Set(
        operations.filter((operation) => operation.kind === kind).map(({ field }) => field.name),
      )
      expect(
        Object.keys(schema.getRootType(kind as never)!.getFields()).filter((name) => !covered.has(name)),
      ).toEqual([])
    },
  )

  it('asks for nothing that the schema does not have', () => {
    expect(validate(schema, concatAST(files.map(({ document }) => document)))).toEqual([])
  })

  it.each(operations.map(({ name, namespace, method }) => [name, namespace, method] as const))(
    'was generated with %s',
    (name, namespace, method) => {
      const methods = (namespace ? portico[namespace as keyof Portico] : portico) as unknown as Record<
        string,
        unknown
      >
      expect(methods[method]).toBeTypeOf('function')
      expect(texts.get(name)).toContain(name)
    },
  )

  it('has every list in the namespace that it names', () => {
    const lists = operations.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
    expect(lists.filter(({ namespace }) => namespace === null).map(({ name }) => name)).toEqual([])
    expect(portico.webhookDeliveries.replay).toBeTypeOf('function')
  })

  it('knows every type of node', () => {
    const types = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name)
    expect(types.filter((name) => !documents.node.includes(`...on ${name}{`))).toEqual([])
  })

  it('asks for all that is in an entity itself', () => {
    const missing = files
      .flatMap(({ document }) => document.definitions)
      .filter((node) => node.kind === 'FragmentDefinition')
      .flatMap(({ typeCondition, selectionSet }) => {
        const type = schema.getType(typeCondition.name.value)
        if (!isObjectType(type)) return []
        const selected = new Set(
          selectionSet.selections.map((node) => (node.kind === 'Field' ? node.name.value : '')),
        )
        // Lists of others have methods of their own; what a caller may do, and hints, are for those who show them; the
        // portal takes a scope that readers of customers need not have.
        const own = Object.values(type.getFields()).filter(
          ({ name, args }) =>
            args.length === 0 && !['viewerCan', 'hasSingleAdmin', 'portal', 'effectivePortal'].includes(name),
        )
        return own.filter(({ name }) => !selected.has(name)).map(({ name }) => `${type.name}.${name}`)
      })
    expect(missing).toEqual([])
  })
})
