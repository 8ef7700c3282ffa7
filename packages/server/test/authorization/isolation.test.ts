import { describe, expect, test } from 'vitest'
import { type Answer, ask } from './ask.ts'
import {
  connectionSelection,
  listArgs,
  lists,
  lookups,
  modelOf,
  mutationFields,
  nodeTypes,
  objectTypeOf,
  queryField,
  queryFields,
  type Reach,
  selectionOf,
  typeOf,
} from './documents.ts'
import { type Asking, inhabit, seedsOr, seesAll } from './inhabited.ts'
import type { Rows } from './oracle.ts'
import { type Random, randomOf } from './random.ts'

/** Levels of rows below the root: depth 4 in all. */
const levels = 3

type Json = Record<string, unknown>
type Page = { totalCount: number; nodes: { id: string }[] }

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const readable = ({ oracle }: Asking) => lists.filter(({ model }) => oracle.mayRead(model))
const reach = ({ first, oracle }: Asking, below: number): Reach => ({ levels: below, first, oracle })

describe.each(seedsOr(1))('in world %i', (seed) => {
  const { world, rows, callers, forEach, rolledBack } = inhabit(seed)

  test('every list shows exactly what its caller may see, and so does every path below', {
    timeout: 600_000,
  }, async () => {
    // Of the people who can narrow themselves to one of their companies, some do; and of the many paths of depth 4,
    // each caller takes some and each is taken by several callers.
    const some = callers.filter((caller, i) => caller.team === undefined || i % 3 === seed % 3)
    const random = randomOf(seed)
    const taken = new Map<string, number>()
    const takes = (path: string) => {
      const times = taken.get(path) ?? 0
      const take = random.chance(times < 3 ? 95 : 10)
      taken.set(path, take ? times + 1 : times)
      return take
    }
    const shown = await forEach(some, async (judge) => {
      for (const { name, model } of readable(judge)) {
        const connection = objectTypeOf(queryField(name))
        const selection = connectionSelection(connection, { ...reach(judge, levels), path: name, takes })
        const answer = await ask(
          judge.ctx,
          `{ ${name}${listArgs(queryField(name), judge.first)} ${selection} }`,
        )
        judge.scan(answer, name)
        judge.connection(connection, answer.data?.[name], judge.visible(model), name)
      }
    })
    expect(shown).toBeGreaterThan(5_000)
    const seldom = [...taken].filter(([, times]) => times < 3).map(([path]) => path)
    expect(seldom, 'paths that hardly any caller took').toEqual([])
  })

  test('node, nodes and lookups find what their caller may see, and everything below it', {
    timeout: 600_000,
  }, async () => {
    const random = randomOf(seed)
    await forEach(callers, async (judge) => {
      for (const type of nodeTypes) {
        const some = random.some(judge.visible(modelOf(type)!), 3)
        if (some.length === 0) continue
        const fragment = `... on ${type.name} ${selectionOf(type, reach(judge, 1))}`
        const answer = await ask(
          judge.ctx,
          `query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { ${fragment} } node(id: $id) { __typename id } }`,
          { ids: ids(some), id: some[0]!.id },
        )
        judge.scan(answer, 'nodes')
        const shown = (answer.data?.nodes ?? []) as (Json | null)[]
        if (shown.map((node) => node?.id).join() !== ids(some).join())
          judge.problem('nodes', `lacks one of ${ids(some)}`)
        if ((answer.data?.node as Json | null)?.id !== some[0]!.id)
          judge.problem('node', `does not find ${some[0]!.id}`)
        for (const node of shown) if (node) judge.object(type, node, 'nodes')
      }
      const able = lookups.filter(({ model }) => judge.visible(model).length > 0)
      for (const { name, model, column, type } of random.some(able, 1)) {
        const row = random.pick(judge.visible(model))
        const below = selectionOf(typeOf(model), reach(judge, levels - 1))
        const answer = await ask(
          judge.ctx,
          `query ($value: ${type}) { ${name}(${column}: $value) ${below} }`,
          {
            value: (row as Json)[column],
          },
        )
        judge.scan(answer, name)
        if (!answer.data?.[name]) judge.problem(name, `does not find ${row.id}`)
        else judge.object(typeOf(model), answer.data[name] as Json, name)
      }
    })
  })

  test('the viewer is told of nobody else', async () => {
    const type = objectTypeOf(queryField('viewer'))
    await forEach(world.callers, async (judge) => {
      const answer = await ask(judge.ctx, `{ viewer ${selectionOf(type, reach(judge, levels))} }`)
      judge.scan(answer, 'viewer')
      if (answer.data?.viewer) judge.object(type, answer.data.viewer as Json, 'viewer')
    })
  })

  test('the overview adds up the active subscriptions whose overview its caller sees, and no others', async () => {
    const type = objectTypeOf(queryField('subscriptionOverview'))
    const random = randomOf(seed)
    const places = placesIn(rows)
    let added = 0
    await forEach(callers, async (judge) => {
      if (!judge.oracle.mayRead('SubscriptionUsageLimit')) return
      const document = `query ($customerId: ID!, $projectId: ID) {
        subscriptionOverview(customerId: $customerId, projectId: $projectId) ${selectionOf(type, reach(judge, 1))} }`
      for (const place of random.some(places, 10)) {
        const what = `subscriptionOverview of ${JSON.stringify(place)}`
        const answer = await ask(judge.ctx, document, place)
        judge.scan(answer, what)
        const active = activeIn(rows, judge, place)
        const customer = rows.Customer.find(({ id }) => id === place.customerId)!
        const shown = answer.data?.subscriptionOverview as Overview | null | undefined
        const sees = judge.oracle.sees('Customer', customer)
        if (!shown) {
          if (sees && active.length > 0) judge.problem(what, 'is null')
          continue
        }
        if (!sees) judge.problem(what, `answers ${JSON.stringify(shown)}`)
        judge.connection(objectTypeOf(type.getFields().subscriptions!), shown.subscriptions, active, what)
        const [totals, expected] = [shownTotals(shown), totalsOf(rows, active)]
        if (totals !== expected) judge.problem(what, `has ${totals}, but should have ${expected}`)
        if (!seesAll(judge.caller) && active.length > 0) added++
      }
    })
    expect(added).toBeGreaterThan(10)
  })

  test("the vendor's own settings tell of no customer, and of no key", async () => {
    await forEach(callers, async (judge) => {
      if (!judge.oracle.mayRead('SenderDomain')) return
      for (const [name, args] of Object.entries(ofTheVendor)) {
        const type = objectTypeOf(queryField(name))
        const answer = await ask(judge.ctx, `{ ${name}${args} ${selectionOf(type, reach(judge, 1))} }`)
        judge.scan(answer, name)
        if (!answer.data?.[name]) judge.problem(name, 'is null')
      }
    })
  })

  test('what came of verifying the trail is for those who read the whole of it', async () => {
    await forEach(callers, async (judge) => {
      if (!judge.oracle.mayRead('AuditEvent')) return
      const answer = await ask(judge.ctx, '{ auditVerification { position findings { message } } }')
      judge.scan(answer, 'auditVerification')
      if (answer.data?.auditVerification && !seesAll(judge.caller))
        judge.problem('auditVerification', `is ${JSON.stringify(answer.data)}`)
    })
  })

  test("the policies of tokens are for staff who keep tokens, the vendor's own among them", async () => {
    const [own] = rows.TokenPolicy
    const type = objectTypeOf(queryField('tokenPolicy'))
    let shown = 0
    await forEach(callers, async (judge) => {
      const answer = await ask(
        judge.ctx,
        `{ tokenPolicies { name } tokenPolicy(name: "${own!.name}") ${selectionOf(type, reach(judge, 1))} }`,
      )
      if (!judge.oracle.mayRead('TokenPolicy')) {
        if (answer.data !== null || answer.errors.some(({ code }) => code !== 'FORBIDDEN'))
          judge.problem('tokenPolicy', `answers ${JSON.stringify(answer)}`)
        return
      }
      const names = (answer.data!.tokenPolicies as { name: string }[]).map(({ name }) => name)
      expect(names).toEqual(['admin', 'read-only', 'support', 'sales', own!.name])
      expect(answer.data!.tokenPolicy).toMatchObject({ allow: own!.allow, deny: own!.deny, shipped: false })
      shown++
    })
    expect(shown).toBe(1)
  })

  test('what is settled for the portal of all is for those who act for the vendor', async () => {
    const type = objectTypeOf(queryField('portalSettings'))
    let shown = 0
    await forEach(callers, async (judge) => {
      if (!judge.oracle.mayRead('PortalSettings')) return
      const answer = await ask(judge.ctx, `{ portalSettings ${selectionOf(type, reach(judge, 1))} }`)
      judge.scan(answer, 'portalSettings')
      const settings = answer.data?.portalSettings as Json | null
      if ((settings !== null) !== judge.visible('PortalSettings').length > 0)
        judge.problem('portalSettings', `is ${JSON.stringify(settings)}`)
      if (settings) judge.object(type, settings, 'portalSettings')
      if (settings) shown++
    })
    expect(shown).toBeGreaterThan(3)
  })

  test('the limits of support contacts are shown to those who see the contacts, and count them all', async () => {
    let shown = 0
    await forEach(callers, async (judge) => {
      if (!judge.oracle.mayRead('SupportContact')) return
      for (const { id } of rows.Customer) {
        const what = `supportContactLimits of ${id}`
        const answer = await ask(
          judge.ctx,
          `{ supportContactLimits(customerId: "${id}") { full { used } readOnly { used } } }`,
        )
        judge.scan(answer, what)
        const of = rows.SupportContact.filter(({ customerId }) => customerId === id)
        const sees = of.some((contact) => judge.oracle.sees('SupportContact', contact))
        const expected = sees ? { full: { used: 1 }, readOnly: { used: 1 } } : null
        const limits = answer.data?.supportContactLimits
        if (JSON.stringify(limits) !== JSON.stringify(expected))
          judge.problem(what, `is ${JSON.stringify(limits)}, but should be ${JSON.stringify(expected)}`)
        if (sees && !seesAll(judge.caller)) shown++
      }
    })
    expect(shown).toBeGreaterThan(5)
  })

  test('whoever validates a license is told of those it would see, and of no others', async () => {
    const random = randomOf(seed)
    const document =
      'query ($id: ID!) { licenseValidate(input: { licenseId: $id }) { valid code message license { id name } } }'
    let told = 0
    await forEach(callers, async (judge) => {
      for (const row of random.some(rows.License, 6)) {
        const answer: Answer = await rolledBack(judge.ctx, (ctx) => ask(ctx, document, { id: row.id }))
        judge.scanText(JSON.stringify(answer), 'licenseValidate')
        const shown = answer.data?.licenseValidate as { code: string; license: object | null } | undefined
        if (!shown) continue
        const reaches = judge.oracle.reaches('License', row)
        if ((shown.code !== 'NOT_FOUND') !== reaches)
          judge.problem('licenseValidate', `${row.id} is ${shown.code}`)
        if ((shown.license !== null) !== judge.oracle.sees('License', row))
          judge.problem('licenseValidate', `shows ${JSON.stringify(shown.license)} of ${row.id}`)
        if (reaches && !seesAll(judge.caller)) told++
      }
    })
    expect(told).toBeGreaterThan(5)
  })

  test('every root field of a query is a list, a lookup or one that these tests know', () => {
    const known = [
      'node',
      'nodes',
      'viewer',
      'subscriptionOverview',
      'portalSettings',
      'auditVerification',
      ...Object.keys(ofTheVendor),
      'supportContactLimits',
      'licenseValidate',
      'tokenPolicies',
      'tokenPolicy',
      ...[...lists, ...lookups].map(({ name }) => name),
    ]
    const others = queryFields.map(({ name }) => name).filter((name) => !known.includes(name))
    expect(others, 'Ask for it in isolation.test.ts, for every caller').toEqual([])
  })

  test('archived rows are left out of a list that is not asked for them', async () => {
    const archiving = lists.filter(({ name }) =>
      queryField(name).args.some((arg) => arg.name === 'includeArchived'),
    )
    await forEach(callers, async (judge) => {
      for (const { name, model } of archiving.filter((list) => judge.oracle.mayRead(list.model))) {
        const answer = await ask(judge.ctx, `{ ${name}(first: 100) { totalCount nodes { id } } }`)
        const expected = judge
          .visible(model)
          .filter((row) => !('archivedAt' in row) || row.archivedAt === null)
          .filter((row) => !('deletedAt' in row) || row.deletedAt === null)
        const { totalCount, nodes } = answer.data![name] as Page
        expect(ids(nodes).sort(), judge.caller.name).toEqual(ids(expected).sort())
        expect(totalCount, judge.caller.name).toBe(expected.length)
      }
    })
  })

  test('the answer of a mutation shows no more than a query would', { timeout: 600_000 }, async () => {
    const random = randomOf(seed)
    let done = 0
    await forEach(callers, async (judge) => {
      for (const { name, input, entity } of idleMutations(judge, random)) {
        const field = mutationFields.find((one) => one.name === name)!
        const type = objectTypeOf(objectTypeOf(field).getFields()[entity]!)
        const document = `mutation ($input: ${field.args[0]!.type}) {
          ${name}(input: $input) { ${entity} ${selectionOf(type, reach(judge, 2))} errors { code message } } }`
        const answer: Answer = await rolledBack(judge.ctx, (ctx) => ask(ctx, document, { input }))
        judge.scanText(JSON.stringify(answer), name)
        const wrong = answer.errors.filter(({ code }) => code !== 'FORBIDDEN')
        if (wrong.length > 0) judge.problem(name, JSON.stringify(wrong))
        const shown = (answer.data?.[name] as Record<string, Json | null> | undefined)?.[entity]
        if (!shown) continue
        judge.object(type, shown, name)
        done++
      }
    })
    expect(done).toBeGreaterThan(30)
  })
})

/** With the arguments to ask for them. */
const ofTheVendor: Readonly<Record<string, string>> = {
  emailTemplate: '(type: INVITATION, locale: DE)',
  emailTemplates: '',
  emailTemplatePreview: '(type: INVITATION, locale: DE)',
  senderDomain: '',
}

type Place = { customerId: string; projectId: string | null }

/** Every customer, each of its projects, and a project that is another's. */
function placesIn({ Customer, Project }: Rows): Place[] {
  return Customer.flatMap(({ id }) => [
    { customerId: id, projectId: null },
    ...Project.filter(({ customerId }) => customerId === id).map((p) => ({
      customerId: id,
      projectId: p.id,
    })),
    { customerId: id, projectId: Project.find(({ customerId }) => customerId !== id)!.id },
  ])
}

/** The active subscriptions of a place whose overview the caller sees. */
function activeIn(rows: Rows, { oracle }: Asking, { customerId, projectId }: Place): Rows['Subscription'] {
  const projects = rows.Project.filter(
    (p) => p.customerId === customerId && (projectId === null || p.id === projectId),
  )
  return rows.Subscription.filter(
    (s) =>
      s.status === 'ACTIVE' &&
      ids(projects).includes(s.projectId) &&
      oracle.sees('Subscription', s) &&
      oracle.seesColumn('Subscription', s, 'slaName'),
  )
}

type Overview = {
  subscriptions: unknown
  supportContacts: { full: number; readOnly: number }
  usageLimits: { metric: { id: string }; quantity: number }[]
}

function shownTotals({ supportContacts: { full, readOnly }, usageLimits }: Overview): string {
  return [
    full,
    readOnly,
    ...usageLimits.map(({ metric, quantity }) => `${metric.id} ${quantity}`).sort(),
  ].join()
}

function totalsOf(rows: Rows, active: Rows['Subscription']): string {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  const limits = rows.SubscriptionUsageLimit.filter(({ subscriptionId }) =>
    ids(active).includes(subscriptionId),
  )
  const metrics = [...new Set(limits.map(({ metricId }) => metricId))]
  const quantities = metrics.map(
    (id) => `${id} ${sum(limits.filter(({ metricId }) => metricId === id).map(({ quantity }) => quantity))}`,
  )
  const full = sum(active.map((subscription) => subscription.fullSupportContacts!))
  const readOnly = sum(active.map((subscription) => subscription.readOnlySupportContacts!))
  return [full, readOnly, ...quantities.sort()].join()
}

/** The input that names a row and changes nothing. */
function idle(name: string, row: { id: string }): Json {
  if (name === 'portalSettingsUpdate') return {}
  if (name === 'customerPortalUpdate') return { customerId: (row as Json).customerId }
  return { id: row.id }
}

type Idle = { name: string; input: Json; entity: string }

/** Mutations of rows that the caller sees, with which nothing changes. */
function idleMutations(judge: Asking, random: Random): Idle[] {
  const one = <T>(rows: readonly T[], idle: (row: T) => Idle): Idle[] => random.some(rows, 1).map(idle)
  const updates = mutationFields.filter(({ name }) => name.endsWith('Update'))
  return [
    ...updates.flatMap((field) => {
      const entity = field.name.slice(0, -'Update'.length)
      const model = modelOf(objectTypeOf(objectTypeOf(field).getFields()[entity]!))
      // What is no row of its own, such as a mail template, tells of nobody.
      if (!model) return []
      return one(judge.visible(model), (row) => ({ name: field.name, input: idle(field.name, row), entity }))
    }),
    ...one(judge.visible('Customer'), ({ id }) => ({
      name: 'customerUpdateContact',
      input: { id },
      entity: 'customer',
    })),
    ...one(judge.visible('Membership'), ({ id, role }) => ({
      name: 'membershipChangeRole',
      input: { id, role },
      entity: 'membership',
    })),
    ...one(judge.visible('ProjectAssignment'), ({ projectId, portalUserId }) => ({
      name: 'projectAssignUser',
      input: { projectId, portalUserId },
      entity: 'projectAssignment',
    })),
  ]
}
