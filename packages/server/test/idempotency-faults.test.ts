import { describe, expect, test } from 'vitest'
import { makeProduct } from './factories.ts'
import { hindered, keyedServer, meddled, second, storing } from './keyed.ts'

const { at, send, serverOn, project, effects } = keyedServer()

const failing = (when: (text: string) => boolean) =>
  serverOn(
    meddled(at.database, (text) => {
      if (when(text)) throw new Error('The connection was lost.')
    }),
  )
const leaseIsOver = () => {
  at.now = new Date(at.now.getTime() + 31 * second)
}

describe('an answer that is lost between the commit and its storing', () => {
  test('is made again by reading the row again, without another effect', async () => {
    const key = at.newKey()
    const first = await send(project(), { key, server: failing(storing) })
    expect(first).toMatchObject({ status: 200, data: { projectCreate: { errors: [] } } })
    expect(await send(project(), { key })).toMatchObject({ status: 409, retryAfter: '1' })
    leaseIsOver()
    const again = await send(project(), { key })
    expect(again).toEqual(first)
    expect(await send(project(), { key })).toEqual({ ...first, replayed: 'true' })
    expect(await effects()).toEqual([1, 1])
  })

  test('is made again by one of twenty who ask at once', async () => {
    const key = at.newKey()
    const first = await send(project(), { key, server: failing(storing) })
    leaseIsOver()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(project(), { key })))
    for (const { status, text } of answers) {
      expect([200, 409]).toContain(status)
      if (status === 200) expect(text).toBe(first.text)
    }
    expect(answers.filter(({ status, replayed }) => status === 200 && replayed === null)).toHaveLength(1)
    expect(await effects()).toEqual([1, 1])
  })

  test('is a conflict with the id where it had a secret', async () => {
    const key = at.newKey()
    const query = `mutation {
      apiTokenCreate(input: { name: "CI", scopes: [CUSTOMER_READ] }) { secret apiToken { id } errors { code message } }
    }`
    const first = await send({ query }, { key, server: failing(storing) })
    const { id } = first.data.apiTokenCreate.apiToken
    leaseIsOver()
    expect((await send({ query }, { key })).data.apiTokenCreate).toEqual({
      secret: null,
      apiToken: null,
      errors: [
        { code: 'CONFLICT', message: `This was carried out before, but its answer was lost. Look at ${id}.` },
      ],
    })
  })

  test('is made again for a deletion', async () => {
    const { id } = (await send(project())).data.projectCreate.project
    const key = at.newKey()
    const query = `mutation { projectDelete(input: { id: "${id}" }) { deletedId errors { message } } }`
    const first = await send({ query }, { key, server: failing(storing) })
    expect(first.data.projectDelete).toEqual({ deletedId: id, errors: [] })
    leaseIsOver()
    expect(await send({ query }, { key })).toEqual(first)
  })

  test('is made again for many at once, in their order', async () => {
    const key = at.newKey()
    const productId = (await makeProduct(at.database.prisma)).id
    const of = { productId, customerId: at.customerId, type: 'PAID' }
    const body = {
      query: `mutation ($input: LicenseBulkIssueInput!) {
        licenseBulkIssue(input: $input) { licenses { id name } errors { message } }
      }`,
      variables: { input: { licenses: ['North', 'South'].map((name) => ({ ...of, name })) } },
    }
    const first = await send(body, { key, server: failing(storing) })
    expect(first.data.licenseBulkIssue).toMatchObject({
      licenses: [{ name: 'North' }, { name: 'South' }],
      errors: [],
    })
    leaseIsOver()
    expect(await send(body, { key })).toEqual(first)
    expect(await at.database.prisma.license.count({ where: { productId } })).toBe(2)
  })
})

describe('several mutations in one request', () => {
  const twice = () => ({
    query: `mutation ($input: ProjectCreateInput!) {
      a: projectCreate(input: $input) { project { id } errors { message } }
      b: projectCreate(input: $input) { project { id } errors { message } }
    }`,
    variables: project().variables,
  })

  test('are answered again together', async () => {
    const key = at.newKey()
    const first = await send(twice(), { key })
    expect(first.data.a.project.id).not.toBe(first.data.b.project.id)
    expect(await send(twice(), { key })).toEqual({ ...first, replayed: 'true' })
    expect(await effects()).toEqual([2, 2])
  })

  test('of which one failed by our fault: the others are not carried out again', async () => {
    const key = at.newKey()
    const faulty = hindered(at.database, (n) => {
      if (n === 2) throw new Error('The connection was lost.')
    })
    const first = await send(twice(), { key, server: serverOn(faulty) })
    expect(first.errors).toMatchObject([{ path: ['b'], extensions: { code: 'INTERNAL' } }])
    expect(await effects()).toEqual([1, 1])
    expect((await send(project(), { key })).errors![0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT')
    const again = await send(twice(), { key })
    expect(again.errors).toBeUndefined()
    expect(await effects()).toEqual([2, 2])
    const made = await at.database.prisma.project.findMany({
      where: { customerId: at.customerId },
      orderBy: { id: 'asc' },
    })
    expect([again.data.a.project.id, again.data.b.project.id]).toEqual(made.map(({ id }) => id))
    expect(await send(twice(), { key })).toEqual({ ...again, replayed: 'true' })
  })
})

describe('a fault of ours', () => {
  test('before anything was done leaves the key free, for another request too', async () => {
    const key = at.newKey()
    const faulty = hindered(at.database, () => {
      throw new Error('The connection was lost.')
    })
    const first = await send(project(), { key, server: serverOn(faulty) })
    expect(first.errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }])
    expect((await send(project('Another'), { key })).data.projectCreate.errors).toEqual([])
    expect(await effects()).toEqual([1, 1])
  })

  test('in claiming the key lets nothing run', async () => {
    const claiming = failing((text) => text.includes('insert into "IdempotencyKey"'))
    const answer = await send(project(), { key: at.newKey(), server: claiming })
    expect(answer).toMatchObject({ status: 500, errors: [{ extensions: { code: 'INTERNAL' } }] })
    expect(await effects()).toEqual([0, 0])
  })
})

test('whoever comes back late, when another has taken over, writes nothing', async () => {
  const key = at.newKey()
  const begun = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const stuck = hindered(at.database, () => {
    begun.resolve()
    return gate.promise
  })
  const late = send(project(), { key, server: serverOn(stuck) })
  await begun.promise
  expect((await send(project(), { key })).status).toBe(409)
  leaseIsOver()
  const first = await send(project(), { key })
  expect(first).toMatchObject({ status: 200, data: { projectCreate: { errors: [] } } })
  gate.resolve()
  expect((await late).data.projectCreate).toMatchObject({ project: null, errors: [{ code: 'CONFLICT' }] })
  expect(await effects()).toEqual([1, 1])
  expect(await send(project(), { key })).toEqual({ ...first, replayed: 'true' })
})

test('a mutation that goes on after its time keeps its key, and is answered once it is over', async () => {
  const key = at.newKey()
  const gate = Promise.withResolvers<void>()
  const slow = hindered(at.database, () => gate.promise)
  const first = await send(project(), { key, server: serverOn(slow, { operationSeconds: 0.1 }) })
  expect(first.errors).toMatchObject([{ message: expect.stringContaining('may still be carried out') }])
  expect(await send(project(), { key })).toMatchObject({ status: 409, retryAfter: '1' })
  gate.resolve()
  await expect.poll(effects).toEqual([1, 1])
  leaseIsOver()
  expect((await send(project(), { key })).data.projectCreate.errors).toEqual([])
  expect(await effects()).toEqual([1, 1])
})
