import { describe, expect, test } from 'vitest'
import { type IdModel, modelOfId } from '../../src/ids.ts'
import { unknownId } from '../harness.ts'
import { type Answer, ask } from './ask.ts'
import { isConnection, lists, lookups, modelOf, nodeTypes, relationFields, typeOf } from './documents.ts'
import { type Asking, inhabit, seedsOr, seesAll } from './inhabited.ts'
import type { Model, RowOf } from './oracle.ts'
import { randomOf } from './random.ts'
import { requestOf } from './sign-in.ts'

type Json = Record<string, unknown>

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const codesOf = (answer: Answer) => answer.errors.map(({ code }) => code)

describe.each(seedsOr(1))('in world %i', (seed) => {
  const { world, rows, env, signIn, callers, forEach } = inhabit(seed)

  test('a hidden row and none at all give the same answer, byte for byte', { timeout: 600_000 }, async () => {
    const random = randomOf(seed)
    let compared = 0
    await forEach(callers, async (judge) => {
      const hidden = nodeTypes.flatMap((type) => random.some(judge.hidden(modelOf(type)!), 2))
      if (!seesAll(judge.caller) && hidden.length === 0) judge.problem('the world', 'hides nothing')
      const compare = async (what: string, document: string, one: Json, other: Json, data: unknown) => {
        judge.same(what, await ask(judge.ctx, document, one), await ask(judge.ctx, document, other), {
          [what]: data,
        })
        compared++
      }

      const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'
      const unknown = ids(hidden).map((id) => unknownId(modelOfNode(id)))
      await compare(
        'nodes',
        nodes,
        { ids: ids(hidden) },
        { ids: unknown },
        hidden.map(() => null),
      )
      for (const { id } of random.some(hidden, 6)) {
        const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
        await compare('node', node, { id }, { id: unknownId(modelOfNode(id)) }, null)
      }
      for (const { name, model, column, type } of lookups.filter(({ model }) =>
        judge.oracle.mayRead(model),
      )) {
        for (const row of random.some<RowOf<Model>>(judge.hidden(model), 1)) {
          const lookup = `query ($value: ${type}) { ${name}(${column}: $value) { id } }`
          const value = (row as Json)[column] as string
          const none = column === 'id' ? unknownId(modelOfNode(value)) : `${value.slice(0, -1)}#`
          await compare(name, lookup, { value }, { value: none }, null)
        }
      }
      for (const { id } of random.some(judge.hidden('Customer'), 1)) {
        if (!judge.oracle.mayRead('SubscriptionUsageLimit')) continue
        const overview =
          'query ($id: ID!) { subscriptionOverview(customerId: $id) { supportContacts { full } } }'
        await compare('subscriptionOverview', overview, { id }, { id: unknownId('Customer') }, null)
      }
    })
    expect(compared).toBeGreaterThan(400)
  })

  test('a type that the caller may not read is refused wherever it is asked for', {
    timeout: 600_000,
  }, async () => {
    let refused = 0
    await forEach(world.callers, async (judge) => {
      const unread = ({ model }: { model: Model }) => !judge.oracle.mayRead(model)
      const refuse = async (
        what: string,
        document: string,
        variables: Json = {},
      ): Promise<Answer['data']> => {
        const answer = await ask(judge.ctx, document, variables)
        judge.scanText(JSON.stringify(answer), what)
        const expected = judge.caller.who.kind === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
        if (codesOf(answer).some((code) => code !== expected))
          judge.problem(what, `answers ${codesOf(answer)}`)
        if (answer.errors.length > 0) refused++
        return answer.data
      }

      for (const { name } of lists.filter(unread)) {
        const data = await refuse(name, `{ ${name} { totalCount nodes { id } } }`)
        if (data !== null) judge.problem(name, `answers ${JSON.stringify(data)}`)
      }
      for (const { name, model, column, type } of lookups.filter(unread)) {
        const value = (rows[model][0] as Json)[column]
        const data = await refuse(name, `query ($value: ${type}) { ${name}(${column}: $value) { id } }`, {
          value,
        })
        if (data?.[name]) judge.problem(name, `answers ${JSON.stringify(data)}`)
      }
      for (const { name, model } of lists.filter((list) => !unread(list))) {
        for (const { field } of relationFields(typeOf(model)).filter(unread)) {
          const below = isConnection(field) ? '{ totalCount nodes { id } }' : '{ id }'
          const data = await refuse(
            `${name}.${field.name}`,
            `{ ${name} { nodes { id ${field.name} ${below} } } }`,
          )
          // Refused, or there as little as a hidden column.
          const shown = (data?.[name] as { nodes: Json[] } | null | undefined)?.nodes ?? []
          if (shown.some((node) => node[field.name] !== null))
            judge.problem(`${name}.${field.name}`, 'is answered')
        }
      }
    })
    expect(refused).toBeGreaterThan(100)
  })

  test('without a credential there is nothing but the question who one is', async () => {
    await forEach(
      world.callers.filter(({ who }) => who.kind === 'nobody'),
      async (judge: Asking) => {
        const [customer] = rows.Customer
        for (const document of ['{ node(id: $id) { id } }', '{ nodes(ids: [$id]) { id } }']) {
          const answer = await ask(judge.ctx, `query ($id: ID!) ${document}`, { id: customer!.id })
          expect(codesOf(answer), document).toEqual(['UNAUTHENTICATED'])
        }
        expect(await ask(judge.ctx, '{ viewer { id } }')).toEqual({ data: { viewer: null }, errors: [] })
      },
    )
  })

  test('credentials that are over get nobody in', async () => {
    for (const { name, token, code } of world.refused) {
      await expect(signIn({ token }), name).rejects.toMatchObject({ code })
    }
  })

  test('a company one does not belong to and one that does not exist are refused alike', async () => {
    const { token } = callers.find(({ name }) => name === 'member on projects')!
    const refusal = (team: string) => signIn({ token, team }).catch((error: Error) => String(error))
    expect(await refusal(rows.Customer.at(-1)!.id)).toBe(await refusal(unknownId('Customer')))
  })

  test('a role that is taken away is gone with the next request, and so is a person who is disabled', async () => {
    const member = callers.find(({ name }) => name === 'member on projects')!
    const { id } = member.who as { id: string }
    const membership = rows.Membership.find(({ portalUserId }) => portalUserId === id)!
    const { db } = env()
    const setStatus = (status: 'ACTIVE' | 'DISABLED' | 'REMOVED') =>
      db.membership.update({ where: { id: membership.id }, data: { status } })
    const setDisabled = (disabledAt: Date | null) =>
      db.portalUser.update({ where: { id }, data: { disabledAt } })
    const count = async () => {
      const answer = await ask(requestOf(env(), await signIn(member)), '{ customers { totalCount } }')
      return answer.errors.length > 0 ? codesOf(answer) : answer.data
    }

    expect(await count()).toEqual({ customers: { totalCount: 1 } })
    await setStatus('DISABLED')
    expect(await count()).toEqual(['FORBIDDEN'])
    await setStatus('REMOVED')
    expect(await count()).toEqual(['FORBIDDEN'])
    await setStatus('ACTIVE')
    expect(await count()).toEqual({ customers: { totalCount: 1 } })
    await setDisabled(env().now())
    await expect(signIn(member)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await setDisabled(null)
    expect(await count()).toEqual({ customers: { totalCount: 1 } })
  })
})

const modelOfNode = (id: string): IdModel => modelOfId(id)!
