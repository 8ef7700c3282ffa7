import { describe, expect, test } from 'vitest'
import { hashToken, makeToken } from '../src/auth/token.ts'
import { newId } from '../src/ids.ts'
import { makeCustomer, makeMembership, makePortalUser } from './factories.ts'
import { hour, keyedServer, meddled, second, storing, throughYoga } from './keyed.ts'

const { at, send, serverOn, signIn, project, effects } = keyedServer()

const ways: [string, string | undefined][] = [
  ['the fast path', undefined],
  ['Yoga', throughYoga],
]

async function makeApiToken(): Promise<string> {
  const token = makeToken('apiToken')
  const scopes = ['project:write', 'project:read', 'customer:read']
  const row = { id: newId('ApiToken'), name: 'CI', lastFour: token.slice(-4), scopes, customerIds: [] }
  await at.database.prisma.apiToken.create({ data: { ...row, tokenHash: hashToken(token) } })
  return token
}

describe.each(ways)('attack 45, by way of %s', (_way, accept) => {
  const sent = (body: unknown, more: Parameters<typeof send>[1] = {}) =>
    send(body, { ...(accept && { accept }), ...more })

  test('the same key and request have one effect, and the same answer byte for byte', async () => {
    const key = at.newKey()
    const first = await sent(project(), { key })
    expect(first).toMatchObject({ status: 200, replayed: null, data: { projectCreate: { errors: [] } } })
    at.now = new Date(at.now.getTime() + 23 * hour)
    const again = await sent(project(), { key })
    expect(again).toEqual({ ...first, replayed: 'true' })
    expect(await effects()).toEqual([1, 1])
  })

  test('twenty at once have one effect; each is answered alike or told to wait', async () => {
    const key = at.newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => sent(project(), { key })))
    expect(await effects()).toEqual([1, 1])
    const made = answers.filter(({ status }) => status === 200)
    expect(made.filter(({ replayed }) => replayed === null)).toHaveLength(1)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    for (const { status, retryAfter, errors } of answers.filter((answer) => !made.includes(answer))) {
      expect([status, retryAfter, errors![0]!.extensions.code]).toEqual([409, '1', 'CONFLICT'])
    }
    expect((await sent(project(), { key })).text).toBe(made[0]!.text)
  })

  test('while the first is under way, the second is told to wait', async () => {
    const key = at.newKey()
    const reached = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const slow = serverOn(
      meddled(at.database, (text) => {
        if (!storing(text)) return
        reached.resolve()
        return gate.promise
      }),
    )
    const first = sent(project(), { key, server: slow })
    await reached.promise
    expect(await sent(project(), { key })).toMatchObject({
      status: 409,
      retryAfter: '1',
      errors: [{ extensions: { code: 'CONFLICT' } }],
    })
    gate.resolve()
    expect((await first).status).toBe(200)
    expect(await sent(project(), { key })).toMatchObject({ status: 200, replayed: 'true' })
    expect(await effects()).toEqual([1, 1])
  })

  test('the same key with another request is refused', async () => {
    const key = at.newKey()
    const first = await sent(project(), { key })
    const others = [
      project('Another'),
      { ...project(), query: `${project().query} ` },
      { ...project(), operationName: '' },
    ]
    for (const other of others) {
      const answer = await sent(other, { key })
      expect(answer).toMatchObject({
        status: 409,
        replayed: null,
        errors: [{ extensions: { code: 'IDEMPOTENCY_CONFLICT' } }],
      })
      expect(answer.data).toBeUndefined()
    }
    expect(await effects()).toEqual([1, 1])
    const { customerId, name, description } = project().variables.input
    const reordered = { ...project(), variables: { input: { description, name, customerId } } }
    expect(await sent(reordered, { key })).toEqual({ ...first, replayed: 'true' })
  })

  test('keys of others are independent, also where the request is another', async () => {
    const key = at.newKey()
    const tokens = [at.token, await makeApiToken(), await makeApiToken()]
    const answers = await Promise.all(tokens.map((token, i) => sent(project(`Project ${i}`), { key, token })))
    expect(answers.map(({ replayed, data }) => [replayed, data?.projectCreate.project.name])).toEqual(
      tokens.map((_, i) => [null, `Project ${i}`]),
    )
  })

  test('a renewed session finds the answers of the person', async () => {
    const key = at.newKey()
    const first = await sent(project(), { key })
    const token = await signIn({ staffId: at.staffId })
    expect(await sent(project(), { key, token })).toEqual({ ...first, replayed: 'true' })
  })

  test('a person has keys for each team', async () => {
    const key = at.newKey()
    const { prisma } = at.database
    const person = await makePortalUser(prisma)
    const token = await signIn({ portalUserId: person.id })
    for (const contactName of ['Ada', 'Bo']) {
      const customer = await makeCustomer(prisma)
      await makeMembership(prisma, { portalUserId: person.id, customerId: customer.id, role: 'ADMIN' })
      const query = `mutation ($input: CustomerUpdateContactInput!) {
        customerUpdateContact(input: $input) { customer { contactName } errors { message } }
      }`
      const body = { query, variables: { input: { id: customer.id, contactName } } }
      expect(await sent(body, { key, token, team: customer.id })).toMatchObject({
        replayed: null,
        data: { customerUpdateContact: { customer: { contactName }, errors: [] } },
      })
    }
  })

  test('what was refused is refused in the same words', async () => {
    const key = at.newKey()
    const first = await sent(project(''), { key })
    expect(first.data.projectCreate).toMatchObject({ project: null, errors: [{ code: 'INVALID_INPUT' }] })
    expect(await sent(project(''), { key })).toEqual({ ...first, replayed: 'true' })
    expect((await sent(project(), { key })).errors![0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT')
  })

  test('what never ran leaves the key free', async () => {
    const key = at.newKey()
    const large = Array.from(
      { length: 21 },
      (_, i) => `p${i}: projectDelete(input: { id: "x" }) { deletedId }`,
    )
    const refused = [
      { query: 'mutation { projectCreate }' },
      { query: 'mutation {' },
      { ...project(), variables: {} },
      { query: `mutation { ${large.join(' ')} }` },
    ]
    for (const body of refused) expect((await sent(body, { key })).errors).toBeDefined()
    expect((await sent(project(), { key })).data.projectCreate.errors).toEqual([])
  })

  test.each([
    ['an empty one', ''],
    ['256 characters', 'k'.repeat(256)],
    ['characters beyond ASCII', 'schlüssel'],
    ['a tab', 'a\tb'],
  ])('a key of %s is refused before anything is done', async (_name, key) => {
    const answer = await sent(project(), { key })
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
    expect(answer.data).toBeUndefined()
    expect(await effects()).toEqual([0, 0])
    expect((await sent({ query: '{ __typename }' }, { key })).data).toEqual({ __typename: 'Query' })
  })

  test('the longest key will do', async () => {
    const key = `${at.newKey()} ~`.padEnd(255, '!')
    await sent(project(), { key })
    expect((await sent(project(), { key })).replayed).toBe('true')
  })

  test('a query is asked anew every time', async () => {
    const key = at.newKey()
    const count = { query: `{ projects(filter: { customerId: { eq: "${at.customerId}" } }) { totalCount } }` }
    expect((await sent(count, { key })).data.projects.totalCount).toBe(0)
    await sent(project(), { key })
    expect(await sent(count, { key })).toMatchObject({
      replayed: null,
      data: { projects: { totalCount: 1 } },
    })
  })

  test('after 24 hours the key is as good as new', async () => {
    const key = at.newKey()
    await sent(project(), { key })
    at.now = new Date(at.now.getTime() + 24 * hour)
    expect(await sent(project('Another'), { key })).toMatchObject({
      replayed: null,
      data: { projectCreate: { project: { name: 'Another' } } },
    })
    at.now = new Date(at.now.getTime() + second)
    expect((await sent(project('Another'), { key })).replayed).toBe('true')
    expect(await effects()).toEqual([2, 2])
  })
})

test('a secret in an answer is given again, and cannot be read in the table', async () => {
  const key = at.newKey()
  const query = `mutation { apiTokenCreate(input: { name: "CI", scopes: [CUSTOMER_READ] }) { secret apiToken { id } } }`
  const first = await send({ query }, { key })
  const { secret } = first.data.apiTokenCreate
  expect(await send({ query }, { key })).toEqual({ ...first, replayed: 'true' })
  const rows = JSON.stringify(await at.database.prisma.idempotencyKey.findMany())
  for (const hidden of [secret, secret.slice(0, 20), key, at.token]) expect(rows).not.toContain(hidden)
})

test('the answer of one row does not open in another', async () => {
  const [key, other] = [at.newKey(), at.newKey()]
  await at.database.prisma.idempotencyKey.deleteMany()
  await send(project(), { key })
  await send(project(), { key: other })
  const { answer } = await at.database.prisma.idempotencyKey.findFirstOrThrow()
  await at.database.prisma.idempotencyKey.updateMany({ data: { answer } })
  const statuses = [(await send(project(), { key })).status, (await send(project(), { key: other })).status]
  expect(statuses.sort()).toEqual([200, 500])
})

test('who has lost the right to an answer is not given it again, but told what was made', async () => {
  const key = at.newKey()
  const query = `mutation {
    apiTokenCreate(input: { name: "CI", scopes: [CUSTOMER_READ] }) { secret apiToken { id } errors { code } }
  }`
  const first = await send({ query }, { key })
  const { secret, apiToken } = first.data.apiTokenCreate
  const become = (role: 'ADMIN' | 'SUPPORT') =>
    at.database.prisma.staff.update({ where: { id: at.staffId }, data: { role } })
  await become('SUPPORT')
  const refused = await send({ query }, { key })
  expect(refused).toMatchObject({
    status: 409,
    replayed: null,
    errors: [{ extensions: { code: 'CONFLICT' } }],
  })
  expect(refused.errors![0]!.message).toContain(apiToken.id)
  expect(refused.text).not.toContain(secret)
  // With the rights of before, and with more.
  await become('ADMIN')
  expect(await send({ query }, { key })).toEqual({ ...first, replayed: 'true' })
})

test.each(['constructor', '__proto__', 'toString'])(
  'an alias %s is carried out like any other',
  async (alias) => {
    const { query, variables } = project()
    const body = { query: query.replace('projectCreate', `${alias}: projectCreate`), variables }
    const key = at.newKey()
    const first = await send(body, { key })
    expect(first.text).toContain('"errors":[]')
    expect(await send(body, { key })).toEqual({ ...first, replayed: 'true' })
    expect(await effects()).toEqual([1, 1])
  },
)

test('callers without a credential share no answers', async () => {
  const key = at.newKey()
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  for (let i = 0; i < 2; i++) {
    const response = await at.server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify(project()),
    })
    expect(response.headers.get('idempotency-replayed')).toBeNull()
    expect(await response.text()).toContain('UNAUTHENTICATED')
  }
})
