import { describe, expect, it } from 'vitest'
import { hashToken, makeToken } from '../../server/src/auth/token.ts'
import type { Db } from '../../server/src/context.ts'
import {
  makeCustomer,
  makeLicense,
  makeLicenseTemplate,
  makeMembership,
  makePortalUser,
  makeProduct,
  makeProject,
  makeServiceAccount,
  makeSession,
  makeSignIn,
  makeStaff,
  makeSubscription,
} from '../../server/test/factories.ts'
import { unknownId } from '../../server/test/harness.ts'
import { findCommand } from '../src/commands/commands.ts'
import { operations } from '../src/generated/commands.ts'
import { inputsOf } from '../src/inputs.ts'
import { run, servedForLong } from './shell.ts'
import { wordsOf } from './words.ts'

const mutations = operations.filter(({ kind }) => kind === 'mutation')

describe('the example of a change', () => {
  it('changes something', () => {
    const silent = mutations
      .filter(({ path }) => /(^|-)update(-|$)/.test(path.at(-1)!))
      .filter((operation) => {
        const { fields } = inputsOf(operation)
        const optional = fields.filter(({ name, type }) => !type.endsWith('!') && name !== 'expectedVersion')
        return optional.length > 0 && !/ --/.test(findCommand(operation.path)!.examples[0]!)
      })
    expect(silent.map(({ path }) => path.join(' '))).toEqual([])
  })

  it(
    'has an input that the server takes, from the vendor or, where it is not the vendor’s, from an admin of the customer',
    servedForLong(async ({ db, env }) => {
      const { variables, people } = await worldOf(db)
      const wrong: string[] = []
      for (const { path } of mutations) {
        for (const example of findCommand(path)!.examples) {
          const argv = wordsOf(example, variables)
          for (const person of people) {
            // One each: some of them end all there are.
            const PORTICO_TOKEN = await sessionOf(db, person)
            if (path.join(' ') === 'sign-in complete') await signInOf(db)
            const { code, stderr } = await run([...argv, '--quiet'], { env: { ...env, PORTICO_TOKEN } })
            // Much of it is not there, or not in the state for it, or another's to do; but it is understood.
            const understood = [0, 3, 4, 5].includes(code) || secrets[path.join(' ')]?.test(stderr)
            if (!understood) wrong.push(`${example}\n${stderr}`)
            if (code !== 3) break
          }
        }
      }
      expect(wrong).toEqual([])
    }),
    300_000,
  )
})

/** What is refused because nobody was given such a secret here. */
const secrets: Readonly<Record<string, RegExp>> = {
  'email-destinations verify': /^portico: The link is not valid/,
  'password reset': /^portico: The link is not valid/,
  'sign-in second-factor': /^portico: This sign-in was completed/,
  'sign-in with-password': /^portico: The address or the password is wrong/,
}

const ada = 'ada@acme.example'

/** She asked for the mail with the code. */
async function signInOf(db: Db): Promise<void> {
  await db.signIn.deleteMany()
  const now = new Date()
  await makeSignIn(db, { email: ada, createdAt: now, expiresAt: new Date(now.getTime() + 600_000) })
}

async function sessionOf(db: Db, person: { staffId: string } | { portalUserId: string }): Promise<string> {
  const token = makeToken('session')
  const now = new Date()
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await makeSession(db, {
    ...person,
    tokenHash: hashToken(token),
    createdAt: now,
    lastUsedAt: now,
    expiresAt,
  })
  return token
}

/** What a reader has in the variables of the examples. */
async function worldOf(db: Db) {
  const customer = await makeCustomer(db)
  const product = await makeProduct(db)
  const project = await makeProject(db, { customerId: customer.id })
  const license = await makeLicense(db, { customerId: customer.id, productId: product.id })
  const subscription = await makeSubscription(db, { projectId: project.id })
  const account = await makeServiceAccount(db, { customerId: customer.id })
  const template = await makeLicenseTemplate(db, { productId: product.id })
  const { id: portalUserId } = await makePortalUser(db, { email: ada })
  await makeMembership(db, { portalUserId, customerId: customer.id, role: 'ADMIN' })
  const staff = await makeStaff(db, { role: 'ADMIN' })
  return {
    people: [{ staffId: staff.id }, { portalUserId }],
    variables: {
      CUSTOMER_ID: customer.id,
      ENTITY_ID: license.id,
      PRODUCT_ID: product.id,
      PROJECT_ID: project.id,
      LICENSE_ID: license.id,
      LEVEL_ID: subscription.levelId,
      PRODUCT_VERSION_ID: subscription.productVersionId,
      RENEWAL_OF_ID: subscription.id,
      SERVICE_ACCOUNT_ID: account.id,
      TEMPLATE_ID: template.id,
      PORTAL_USER_ID: portalUserId,
      PARTNER_ID: unknownId('Partner'),
      METRIC_ID: unknownId('UsageMetric'),
      // Of no kind at all, and so there is none of any.
      ID: unknownId('Customer'),
      FINGERPRINT: 'b8:27:eb:00:00:01',
      PASSWORD: 'seven otters in a rowing boat',
      SECRET: 'secret',
      TOKEN: 'secret',
      SIGN_IN_SECRET: 'secret',
      HTML: '<p>Welcome</p>',
    } as Record<string, string>,
  }
}
