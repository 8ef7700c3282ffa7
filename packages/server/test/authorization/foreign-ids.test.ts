import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/auth/actor.ts'
import { grantableScopes } from '../../src/auth/scopes.ts'
import type { Db, Env } from '../../src/context.ts'
import { modelOfId } from '../../src/ids.ts'
import { apiToken } from '../actors.ts'
import { type OwnDatabase, ownDatabase } from '../database.ts'
import { unknownId } from '../harness.ts'
import { attempts, tryIt } from './attempts.ts'
import { type Cast, makeCast, type Target } from './cast.ts'
import { mutationFields } from './documents.ts'
import { rollBack } from './inhabited.ts'
import { environment, requestOf } from './sign-in.ts'

type Json = Record<string, unknown>

let database: OwnDatabase
let env: Env
let cast: Cast

beforeAll(async () => {
  database = await ownDatabase()
  cast = await makeCast(database.prisma as Db)
  env = await environment(database.prisma as Db)
})
afterAll(() => database.close())

/** Runs a mutation and takes it back. */
function mutate(actor: Actor, name: string, variables: Json): Promise<{ outcome: string; json: string }> {
  return rollBack(database, async (db) => {
    const { outcome, answer } = await tryIt(requestOf({ ...env, db }, actor), attempts.get(name)!, variables)
    return { outcome, json: JSON.stringify(answer) }
  })
}

type Named = { path: string; with: (id: string) => Json; id: string }

/** Every id that an input gives, at whatever depth, and the input with another id there. */
function idsOf(
  type: GraphQLInputType,
  value: unknown,
  path: string,
  rebuild: (value: unknown) => unknown,
): Named[] {
  const nullable = getNullableType(type)
  if (value === null || value === undefined) return []
  if (isListType(nullable)) {
    return (value as unknown[]).flatMap((one, i) =>
      idsOf(nullable.ofType, one, `${path}.${i}`, (other) => rebuild((value as unknown[]).with(i, other))),
    )
  }
  if (isInputObjectType(nullable)) {
    return Object.values(nullable.getFields()).flatMap((field) =>
      idsOf(field.type, (value as Json)[field.name], `${path}.${field.name}`, (other) =>
        rebuild({ ...(value as Json), [field.name]: other }),
      ),
    )
  }
  if (getNamedType(type).name !== 'ID') return []
  return [{ path, id: value as string, with: (id) => ({ input: rebuild(id) }) }]
}

const inputType = (name: string) =>
  getNullableType(
    mutationFields.find((field) => field.name === name)!.args[0]!.type,
  ) as GraphQLInputObjectType

/** A row that is hidden from the actor, in the place of this one; null where the actor sees all there are. */
function hiddenInPlaceOf(id: string, actor: Actor, target: Target): string | null {
  const { assigned, foreign } = cast.targets
  if (actor.kind === 'staff') return null
  if (id === assigned.version) return actor.kind === 'portalUser' ? foreign.hiddenVersion : null
  if (id === assigned.shared) return foreign.person
  const [key] = Object.entries(target).find(([, value]) => value === id)!
  const hidden = foreign[key as keyof Target]
  return hidden === id ? null : hidden
}

/** What the actor may do it to: what lies on its side, or what is its own. */
async function firstAllowed(actor: Actor, name: string, targets: readonly Target[]): Promise<Target | null> {
  for (const target of targets) {
    const { outcome } = await mutate(actor, name, attempts.get(name)!.variables(target))
    if (outcome === 'allowed') return target
  }
  return null
}

const actors = (): { name: string; actor: Actor; self?: Partial<Target> }[] => [
  ...cast.members.filter(({ actor }) => actor.kind === 'portalUser'),
  { name: 'token of some customers', actor: apiToken(grantableScopes, cast.ownCustomers) },
]

test.each(mutationFields.map(({ name }) => name))(
  '%s takes the id of a hidden row for the id of none, wherever its input names one',
  async (name) => {
    let [compared, ids] = [0, 0]
    for (const { name: who, actor, self } of [...actors(), cast.members[0]!]) {
      const targets = [cast.targets.assigned, ...(self ? [{ ...cast.targets.assigned, ...self }] : [])]
      const target = await firstAllowed(actor, name, targets)
      const own = attempts.get(name)!.variables(target ?? targets[0]!)
      const named = idsOf(inputType(name), own.input, 'input', (input) => input)
      ids += named.length
      if (!target) continue
      for (const { path, id, with: replaced } of named) {
        const unknown = await mutate(actor, name, replaced(unknownId(modelOfId(id)!)))
        expect(unknown.outcome, `${who}, unknown ${path}`).toBe('not there')
        const hidden = hiddenInPlaceOf(id, actor, target)
        if (hidden)
          expect(await mutate(actor, name, replaced(hidden)), `${who}, foreign ${path}`).toEqual(unknown)
        compared++
      }
    }
    expect(compared > 0 || ids === 0, 'nobody may do it with valid arguments').toBe(true)
  },
)

test('who may not do it at all is told so before any id is looked at', async () => {
  for (const { name } of mutationFields) {
    const attempt = attempts.get(name)!
    for (const { name: who, actor } of actors()) {
      const [own, foreign] = [
        await mutate(actor, name, attempt.variables(cast.targets.assigned)),
        await mutate(actor, name, attempt.variables(cast.targets.foreign)),
      ]
      if (own.outcome === 'allowed') expect(foreign.outcome, `${who}: ${name}`).not.toBe('FORBIDDEN')
      else
        expect(
          foreign.outcome === 'not there' || foreign.json === own.json,
          `${who}: ${name} ${foreign.json}`,
        ).toBe(true)
    }
  }
})
