import { getNamedType, isLeafType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiToken } from '../../test/actors.ts'
import { ask } from '../../test/authorization/ask.ts'
import { type Cast, makeCast } from '../../test/authorization/cast.ts'
import { isPart, lists, modelOf, objectTypeOf, typeOf } from '../../test/authorization/documents.ts'
import { rollBack } from '../../test/authorization/inhabited.ts'
import { environment, requestOf } from '../../test/authorization/sign-in.ts'
import { type OwnDatabase, ownDatabase } from '../../test/database.ts'
import { grantableScopes } from '../auth/scopes.ts'
import type { Ctx, Db, Env } from '../context.ts'
import { systemContext } from '../context.ts'
import { AppError } from '../errors.ts'
import { createExport } from '../modules/list-export/operations/create.ts'
import { downloadExport } from '../modules/list-export/operations/download.ts'
import { runExport } from '../modules/list-export/operations/run.ts'

type Row = Record<string, unknown>

let database: OwnDatabase
let env: Env
let cast: Cast

beforeAll(async () => {
  database = await ownDatabase()
  cast = await makeCast(database.prisma as Db)
  env = await environment(database.prisma as Db)
})
afterAll(() => database.close())

const callers = () => [
  ...cast.members,
  { name: 'token', actor: apiToken() },
  { name: 'token for some customers', actor: apiToken(undefined, cast.ownCustomers) },
  { name: 'token that reads nothing', actor: apiToken(['list_export:write']) },
  {
    name: 'token without what is internal',
    actor: apiToken(grantableScopes.filter((scope) => scope !== 'internal:read')),
  },
]

/** What the list itself answers this caller: every plain value, and the ids of what a row belongs to. */
async function answerOf(ctx: Ctx, name: string): Promise<Row[] | string> {
  const type = typeOf(lists.find((list) => list.name === name)!.model)
  const refs = new Set<string>()
  const parts = new Set<string>()
  const selection = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return []
    const named = getNamedType(field.type)
    if (isLeafType(named)) return [field.name]
    if (!isObjectType(named) || !modelOf(named) || String(field.type).includes('[')) return []
    if (isPart(named)) {
      parts.add(field.name)
      const plain = Object.values(named.getFields()).filter((part) => isLeafType(getNamedType(part.type)))
      return [`${field.name} { ${plain.map((part) => part.name).join(' ')} }`]
    }
    refs.add(field.name)
    return [`${field.name} { id }`]
  })
  const asking = (selected: string[]) =>
    ask(ctx, `{ ${name}(first: 100) { nodes { ${selected.join(' ')} } } }`)
  let answer = await asking(selection)
  // What the caller may not ask for is no column of its exports.
  if (answer.errors.length > 0) {
    const allowed: string[] = []
    for (const selected of selection)
      if ((await asking(['id', selected])).errors.length === 0) allowed.push(selected)
    answer = await asking(['id', ...allowed])
  }
  if (answer.errors.length > 0) return answer.errors[0]!.code ?? answer.errors[0]!.message
  const { nodes } = answer.data![name] as { nodes: Row[] }
  return nodes.map((node) =>
    Object.fromEntries(
      Object.entries(node).flatMap(([key, value]) => {
        if (refs.has(key)) return [[`${key}Id`, (value as { id: string } | null)?.id ?? null]]
        if (!parts.has(key)) return [[key, value]]
        return partsOf(name, key).map((part) => [`${key}.${part}`, (value as Row | null)?.[part] ?? null])
      }),
    ),
  )
}

function partsOf(list: string, field: string): string[] {
  const type = typeOf(lists.find(({ name }) => name === list)!.model)
  const fields = Object.values(objectTypeOf(type.getFields()[field]!).getFields())
  return fields.filter((part) => isLeafType(getNamedType(part.type))).map((part) => part.name)
}

/** What this caller gets in a file of the list. */
async function exportOf(ctx: Ctx, name: string): Promise<Row[] | string> {
  try {
    const { id } = await createExport(ctx, { list: name, format: 'JSONL' })
    await runExport(systemContext(ctx, 'run-list-export'), id, new AbortController().signal)
    let text = ''
    for await (const part of (await downloadExport(ctx, id)).parts()) text += Buffer.from(part).toString()
    return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Row] : []))
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

test('every list of the schema can be exported', () => {
  expect(env.lists.names).toEqual(lists.map(({ name }) => name).sort())
  expect(env.lists.names.length).toBeGreaterThan(20)
})

test.each(lists.map(({ name }) => name))(
  'an export of %s has for everyone what the list answers',
  { timeout: 120_000 },
  async (name) => {
    let rows = 0
    for (const { name: who, actor } of callers()) {
      const [listed, exported] = await rollBack(database, async (db) => {
        const ctx = requestOf({ ...env, db, resume: async () => actor }, actor)
        const mayExport = actor.scopes.has('list_export:write')
        return [mayExport ? await answerOf(ctx, name) : 'FORBIDDEN', await exportOf(ctx, name)] as const
      })
      if (name === 'listExports' && Array.isArray(exported)) {
        // It has itself in the list, under way.
        const others = exported.filter(({ status }) => status !== 'QUEUED' && status !== 'RUNNING')
        expect(others, who).toEqual(listed)
      } else {
        expect(exported, who).toEqual(listed)
      }
      rows += exported.length
    }
    expect(rows, 'rows in all').toBeGreaterThan(0)
  },
)
