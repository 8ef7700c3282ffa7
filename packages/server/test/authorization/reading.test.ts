import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { impersonatedActor } from '../../src/auth/impersonated.ts'
import type { Db, Env } from '../../src/context.ts'
import { type OwnDatabase, ownDatabase } from '../database.ts'
import { attempts, type Outcome, tryIt } from './attempts.ts'
import { type Cast, makeCast } from './cast.ts'
import { mutationFields } from './documents.ts'
import { rollBack } from './inhabited.ts'
import { cellOf, fields } from './matrix.ts'
import { environment, requestOf } from './sign-in.ts'

// A staff member who signed in as a customer, to look or to change: every mutation is tried as both.

/** What ends it may be done from within; of what another one began, that is refused too. */
const always: readonly string[] = ['impersonationEnd', 'signOut']

/** Whoever signs in is nobody yet, whatever else comes with the request; and everybody may export what they see. */
const anybody: readonly string[] = [
  'signInStart',
  'signInComplete',
  'signInWithPassword',
  'signInSecondFactor',
  'passwordResetRequest',
  'passwordReset',
  'emailDestinationVerify',
  'secondFactorEnroll',
  'secondFactorConfirm',
  'listExportCreate',
]

describe('signed in as a customer', () => {
  let database: OwnDatabase
  let env: Env
  let cast: Cast

  beforeAll(async () => {
    database = await ownDatabase()
    cast = await makeCast(database.prisma as Db)
    env = await environment(database.prisma as Db)
  })
  afterAll(() => database.close())

  const attempt = (name: string, readOnly: boolean): Promise<Outcome> => {
    const what = attempts.get(name)!
    const target = cast.targets.assigned
    const actor = impersonatedActor(
      {
        staffId: cast.supporter,
        name: 'Sue Tanaka',
        role: 'ADMIN',
        impersonationId: target.impersonation,
        customerId: target.customer,
        customerName: 'Acme',
        readOnly,
        impersonationHolds: true,
      },
      {},
    )
    const run = async (db: Db) =>
      (await tryIt(requestOf({ ...env, db }, actor), what, what.variables(target))).outcome
    return rollBack(database, run)
  }

  describe.each(mutationFields.map(({ name }) => name).filter((name) => attempts.has(name)))('%s', (name) => {
    test('is refused to who may only read', async () => {
      expect(await attempt(name, true)).toBe(always.includes(name) ? 'allowed' : 'FORBIDDEN')
    })

    test('is for who may write what it is for an admin of the customer', async () => {
      const outcome = await attempt(name, false)
      // Nobody takes a seat for the person whose it is.
      const own = cellOf(fields[name]!, 'customer ADMIN') === 'own'
      if (always.includes(name) || anybody.includes(name) || own) expect(outcome).toBe('allowed')
      else expect(['FORBIDDEN', 'not there']).toContain(outcome)
    })
  })
})
