import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, anonymous } from '../../src/auth/actor.ts'
import { grantableScopes, type Scope, withImplied } from '../../src/auth/scopes.ts'
import type { Db, Env } from '../../src/context.ts'
import { apiToken } from '../actors.ts'
import { type OwnDatabase, ownDatabase } from '../database.ts'
import { type Attempt, attempts, type Outcome, tryIt } from './attempts.ts'
import { type Cast, type Member, makeCast, type Target } from './cast.ts'
import { mutationFields, queryFields } from './documents.ts'
import { rollBack } from './inhabited.ts'
import { cellOf, fields, type Place, reaches, type Side, sidesOf } from './matrix.ts'
import { environment, requestOf } from './sign-in.ts'

const rootFields = [...queryFields, ...mutationFields].map(({ name }) => name)

/** What anybody may ask without a credential, and is answered null. */
const publicFields: readonly string[] = ['viewer', 'invitationAccept']

/** What lets somebody in who has no credential yet. */
const opening: readonly string[] = [
  'signInStart',
  'signInComplete',
  'signInWithPassword',
  'signInSecondFactor',
  'passwordResetRequest',
  'passwordReset',
  'emailDestinationVerify',
  'secondFactorEnroll',
  'secondFactorConfirm',
]

test('every root field has its row in matrix.ts, and no other field has', () => {
  const without = rootFields.filter((name) => !fields[name])
  expect(without, 'Add each to `fields` in matrix.ts, with the row of the table it belongs to').toEqual([])
  expect(
    Object.keys(fields).filter((name) => !rootFields.includes(name)),
    'These are gone from the schema',
  ).toEqual([])
})

test('every root field has valid arguments in attempts.ts', () => {
  const without = rootFields.filter((name) => !attempts.has(name))
  expect(without, 'Add its input to `inputs`, or its query to `otherQueries`, in attempts.ts').toEqual([])
})

describe('as the table has it', () => {
  let database: OwnDatabase
  let env: Env
  let cast: Cast

  beforeAll(async () => {
    database = await ownDatabase()
    cast = await makeCast(database.prisma as Db)
    env = await environment(database.prisma as Db)
  })
  afterAll(() => database.close())

  /** Tries it as somebody, and takes back whatever came of it. */
  async function attempt(actor: Actor, what: Attempt, target: Target): Promise<Outcome> {
    const run = async (db: Db) =>
      (await tryIt(requestOf({ ...env, db }, actor), what, what.variables(target))).outcome
    return mutationFields.includes(what.field) ? rollBack(database, run) : run(env.db)
  }

  const targetOf = (side: Side, self: Partial<Target> | undefined): Target | null => {
    if (side !== 'self') return cast.targets[side]
    return self ? { ...cast.targets.assigned, ...self } : null
  }

  test('a person has the scopes of what the column allows, and no others', () => {
    for (const { name, kind, actor } of cast.members.filter(
      ({ name, kind }) => name === kind && kind !== 'staff ADMIN',
    )) {
      const places = Object.values(fields).filter((place) => cellOf(place, kind) !== '–')
      const needed = places.flatMap(({ scope, ofPeople = [] }) => (scope === null ? ofPeople : [scope]))
      // "Hidden from everyone but staff."
      const internal: Scope[] = actor.kind === 'staff' ? ['internal:read'] : []
      expect([...actor.scopes].sort(), name).toEqual([...withImplied([...needed, ...internal])].sort())
    }
  })

  describe.each(rootFields.filter((name) => fields[name] && attempts.has(name)))('%s', (name) => {
    const place = fields[name]!
    const what = attempts.get(name)!

    test('is for each person what the table says', async () => {
      const wrong: string[] = []
      for (const member of cast.members) {
        for (const side of sidesOf(place.about)) {
          const target = targetOf(side, member.self)
          if (
            !target ||
            (name.startsWith('projectAssignment') && side === 'self' && !member.self?.assignment)
          )
            continue
          wrong.push(...judged(member, place, side, await attempt(member.actor, what, target)))
        }
      }
      expect(wrong).toEqual([])
    })

    test('takes of a token its scope and no other, and the customers it is held to', async () => {
      const scopes = cellOf(place, 'API token') === '–' ? null : tokenScopesOf(place)
      if (scopes === null) {
        // Even all that a token can have is not enough; where the credential is, any scope will do.
        const expected = cellOf(place, 'API token') === '–' ? 'FORBIDDEN' : 'allowed'
        expect(await attempt(apiToken(grantableScopes), what, cast.targets.own)).toBe(expected)
        return
      }
      expect(await attempt(apiToken(scopes), what, cast.targets.own), `with ${scopes}`).toBe('allowed')
      const others = grantableScopes.filter((scope) => !withImplied([scope]).has(place.scope!))
      expect(denied(await attempt(apiToken(others), what, cast.targets.own)), `with ${others}`).toBe(true)

      for (const [side, customers, sees] of [
        ['own', cast.ownCustomers, true],
        ['foreign', cast.ownCustomers, false],
        ['own', cast.foreignCustomers, false],
        ['own', [], false],
      ] as const) {
        const outcome = await attempt(apiToken(scopes, [...customers]), what, cast.targets[side])
        const free = place.ownOfToken || (place.about === 'vendor' && !place.vendorWide)
        const allowed = !place.vendorWide && (sees || free)
        expect(outcome === 'allowed', `${side} rows with [${customers}]: ${outcome}`).toBe(allowed)
        if (!allowed) expect(denied(outcome), `${side} rows with [${customers}]: ${outcome}`).toBe(true)
      }
    })

    test('is closed without a credential', async () => {
      const outcome = await attempt(anonymous, what, cast.targets.own)
      if (opening.includes(name)) expect(outcome).toBe('allowed')
      else expect(outcome).toBe(publicFields.includes(name) ? 'not there' : 'UNAUTHENTICATED')
    })
  })
})

const denied = (outcome: Outcome) => outcome === 'FORBIDDEN' || outcome === 'not there'

function judged(member: Member, place: Place, side: Side, outcome: Outcome): string[] {
  const cell = cellOf(place, member.kind)
  const elsewhere = place.anywhere && member.name !== member.kind
  const allowed = elsewhere || reaches(cell, place.about, side)
  if (allowed ? outcome === 'allowed' : denied(outcome)) return []
  return [`${member.name}, ${side}: ${outcome}, but "${place.row}" has "${cell}"`]
}

/** The scopes with which a token may, none of which another one brings along; null where no scope makes a difference. */
function tokenScopesOf({ scope, beside = [] }: Place): Scope[] | null {
  return scope === null ? null : [scope, ...beside]
}
