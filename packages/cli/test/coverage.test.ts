import { Portico } from '@portico/sdk'
import { GraphQLError, Kind, parse } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { describe, expect, it } from 'vitest'
import { refusal, stubServer } from '../../sdk/test/stub-server.ts'
import { schema } from '../../server/src/schema.ts'
import { findCommand, listCommands, nouns } from '../src/commands/commands.ts'
import { operations } from '../src/generated/commands.ts'
import { inputsOf } from '../src/inputs.ts'
import { run } from './shell.ts'
import { wordsOf } from './words.ts'

/** The methods that no operation stands behind, and their commands. */
const byHand: Record<string, string> = {
  'licenses.downloadFile': 'licenses download',
  'listExports.downloadFile': 'list-exports download',
  request: 'api',
}

const portico = new Portico({ endpoint: 'http://localhost/graphql', token: 'token' })

function methodsOf(target: object): string[] {
  const names = new Set<string>()
  for (let at = target; at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at))
      if (name !== 'constructor' && typeof Reflect.get(target, name) === 'function') names.add(name)
  return [...names]
}

const namespaces = Object.entries(portico).filter(([, value]) => typeof value === 'object')
const methods = [
  ...namespaces.flatMap(([name, value]) => methodsOf(value).map((method) => `${name}.${method}`)),
  ...methodsOf(portico),
]

describe('the commands', () => {
  it('are one for every method of the SDK', () => {
    const covered = new Set(
      operations.map(({ namespace, method }) => (namespace ? `${namespace}.${method}` : method)),
    )
    expect(methods.length).toBeGreaterThan(150)
    expect(methods.filter((name) => !covered.has(name) && !byHand[name])).toEqual([])
    expect([...covered].filter((name) => !methods.includes(name))).toEqual([])
    for (const path of Object.values(byHand)) expect(findCommand(path.split(' ')), path).toBeDefined()
  })

  it('have a description, and so do their nouns and flags', () => {
    const missing = operations.flatMap(({ path }) => {
      const { description, flags } = findCommand(path)!
      return [
        ...(description ? [] : [path.join(' ')]),
        ...flags
          .filter((flag) => !flag.description && !flag.name.startsWith('clear-'))
          .map(({ name }) => `${path.join(' ')} --${name}`),
      ]
    })
    expect(missing).toEqual([])
    expect(Object.entries(nouns).filter(([, description]) => !description)).toEqual([])
  })

  it('have no flag twice', () => {
    for (const { path } of operations) {
      const names = findCommand(path)!.flags.map(({ name }) => name)
      expect(names.toSorted(), path.join(' ')).toEqual([...new Set(names)].toSorted())
    }
  })

  it('give a field another flag where the command line has one of its name', () => {
    const variables = [{ name: 'dryRun', type: 'Boolean!', description: '' }]
    const operation = { ...operations[0]!, takes: 'object' as const, variables }
    const { flags, positional } = inputsOf(operation)
    expect(flags.map(({ name }) => name)).toEqual(['field-dry-run'])
    expect(positional).toBeUndefined()
  })

  it('are all in the help of their nouns', async () => {
    for (const noun of Object.keys(nouns)) {
      const { code, stdout } = await run([noun, '--help'])
      expect(code).toBe(0)
      for (const { path } of listCommands(noun)) expect(stdout).toMatch(new RegExp(`^  ${path[1]} `, 'm'))
    }
  })
})

const examples = operations.flatMap(({ path, kind }) =>
  findCommand(path)!.examples.map((example) => [example, kind] as const),
)

/** Types are all that is looked at here. */
const anything = new Proxy<Record<string, string>>({}, { get: () => 'x_1' })

describe('the example of a command', () => {
  it.each(examples)('%s is what the schema takes', async (example, kind) => {
    const argv = wordsOf(example, anything)
    if (kind === 'mutation') {
      const { code, stdout, stderr } = await run([...argv, '--dry-run', '--json'])
      expect(stderr).toBe('Nothing was sent.\n')
      expect(code).toBe(0)
      assertAcceptable(JSON.parse(stdout))
      return
    }
    await using stub = await stubServer(refusal('FORBIDDEN', 200))
    const { code } = await run(argv, { env: { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' } })
    expect(code).toBe(3)
    assertAcceptable(stub.sent[0]!)
  })
})

function assertAcceptable({ query, variables }: { query: string; variables: Record<string, unknown> }): void {
  const [operation] = parse(query).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new GraphQLError('There is no operation.')
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  expect(errors.map(({ message }) => message)).toEqual([])
}
