import { readFileSync } from 'node:fs'
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../src/schema.ts'

/** Root fields without a scope, each for a reason. */
const withoutScope = {
  viewer: 'tells anonymous callers that they are anonymous',
  node: 'what can be read depends on the type of the id',
  nodes: 'what can be read depends on the types of the ids',
  signInStart: 'is for callers without a credential',
  signInComplete: 'is for callers without a credential',
  signInWithPassword: 'is for callers without a credential',
  signInSecondFactor: 'is for callers without a credential',
  passwordResetRequest: 'is for callers without a credential',
  passwordReset: 'who holds the link of a mail need not be signed in',
  passwordSet: 'everybody has his or her own password',
  passwordRemove: 'everybody has his or her own password',
  secondFactorEnroll: 'may be needed before there is a session',
  secondFactorConfirm: 'may be needed before there is a session',
  secondFactorDisable: 'everybody has his or her own second factor',
  recoveryCodesRegenerate: 'everybody has his or her own second factor',
  signOut: 'whoever has a session may end it',
  emailDestinationVerify: 'who holds the link of a mail need not be anybody',
  invitationAccept: 'who holds the link of an invitation need not be anybody yet',
}

const own = (type: GraphQLNamedType) => !type.name.startsWith('__')
const types = Object.values(schema.getTypeMap()).filter(own)
const roots = [schema.getQueryType()!, schema.getMutationType()!]

test('schema.graphql is what the code makes', () => {
  const committed = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8')
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed)
})

test('every root field has a scope, or stands on the short list of those that need none', () => {
  const open = roots.flatMap((root) =>
    Object.values(root.getFields())
      .filter((field) => {
        const { authScopes } = field.extensions.pothosOptions as { authScopes?: { scope?: string } }
        return !authScopes?.scope
      })
      .map((field) => field.name),
  )
  expect(open.sort()).toEqual(Object.keys(withoutScope).sort())
})

test('every type, field, argument, input field and enum value is described', () => {
  const missing: string[] = []
  const expectDescribed = (name: string, { description }: { description?: string | null }) => {
    if (!description || description.length < 3) missing.push(name)
  }
  for (const type of types) {
    expectDescribed(type.name, type)
    if (isEnumType(type))
      for (const value of type.getValues()) expectDescribed(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        expectDescribed(`${type.name}.${field.name}`, field)
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      expectDescribed(`${type.name}.${field.name}`, field)
      for (const arg of field.args) expectDescribed(`${type.name}.${field.name}(${arg.name})`, arg)
    }
  }
  expect(missing).toEqual([])
})

test('every mutation takes one input and answers with its entity and errors', () => {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    expect(
      field.args.map(({ name }) => name),
      field.name,
    ).toEqual(['input'])
    const payload = getNamedType(field.type)
    if (!isObjectType(payload)) throw new Error(`${field.name} has no payload`)
    const { errors, ...others } = payload.getFields()
    expect(String(errors?.type), field.name).toBe('[UserError!]!')
    expect(Object.values(others).length, field.name).toBeGreaterThan(0)
    for (const other of Object.values(others))
      expect(String(other.type), `${payload.name}.${other.name}`).not.toMatch(/!$/)
  }
})

test('no list is without a bound: connections for rows, plain lists for what one row has few of', () => {
  const plain: string[] = []
  for (const type of types) {
    if (!isObjectType(type) || type.name.endsWith('Connection') || type.name.endsWith('Payload')) continue
    for (const field of Object.values(type.getFields())) {
      if (String(field.type).startsWith('[')) plain.push(`${type.name}.${field.name}`)
    }
  }
  expect(plain.sort()).toMatchInlineSnapshot(`
    [
      "ApiToken.customerIds",
      "ApiToken.scopes",
      "AuditEvent.changes",
      "AuditVerification.findings",
      "CustomerPortal.allowedDomains",
      "CustomerPortal.expiryDays",
      "CustomerPortal.expiryRecipients",
      "CustomerPortal.featuresOff",
      "CustomerSubscriptionOverview.usageLimits",
      "EffectivePortal.features",
      "EmailDestination.filters",
      "EmailDestination.mutes",
      "EmailTemplate.variables",
      "EventFilter.customerIds",
      "EventFilter.fields",
      "EventFilter.productIds",
      "EventFilter.types",
      "Invitation.projectIds",
      "License.entitlements",
      "License.fields",
      "LicenseChange.changes",
      "LicenseField.integerOptions",
      "LicenseField.textOptions",
      "LicenseFieldCondition.values",
      "LicenseTemplate.entitlements",
      "LicenseTemplate.fields",
      "OperationError.path",
      "PortalSettings.expiryDays",
      "PortalSettings.expiryDigestRecipients",
      "PortalSettings.featuresOff",
      "Query.emailTemplates",
      "Query.nodes",
      "Query.tokenPolicies",
      "SecondFactorCodes.recoveryCodes",
      "ServiceAccountToken.scopes",
      "SubscriptionLevel.usageLimits",
      "SubscriptionOverview.usageLimits",
      "TokenPolicy.allow",
      "TokenPolicy.deny",
      "TokenPolicy.scopes",
      "Viewer.features",
      "Viewer.invitations",
      "Viewer.memberships",
      "Viewer.portals",
      "Viewer.scopes",
      "WebhookDelivery.attempts",
      "WebhookEndpoint.filters",
      "WebhookEndpoint.headerNames",
    ]
  `)
})
