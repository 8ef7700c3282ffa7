import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  ConflictError,
  type Customer,
  InternalError,
  NetworkError,
  NotFoundError,
  Portico,
  RateLimitedError,
  TimeoutError,
  UnauthenticatedError,
} from '../src/index.ts'
import { listMethods } from '../src/methods.ts'
import { failWith, type StubRequest, stubPortico } from '../src/testing.ts'
import { rejection } from './in-process.ts'

const acme = { id: 'cus_1', number: 'C-1042', name: 'Acme' }

describe('a stub', () => {
  it('answers lookups, and get and find alike', async () => {
    const { portico } = stubPortico({ customers: { get: acme, findByNumber: null }, viewer: { name: 'CRM' } })
    expect(await portico.customers.get('cus_1')).toEqual(acme)
    expect(await portico.customers.find('cus_1')).toEqual(acme)
    expect(await portico.customers.findByNumber('C-1')).toBeNull()
    expect(await rejection(portico.customers.getByNumber('C-1'))).toBeInstanceOf(NotFoundError)
    expect(await portico.viewer()).toEqual({ name: 'CRM' })
  })

  it('answers mutations in the form of each: the entity, or all of the payload', async () => {
    const { portico } = stubPortico({
      customers: { create: acme, delete: { deletedId: 'cus_1' } },
      apiTokens: { create: { apiToken: { name: 'CRM' }, secret: 'ptc_1' } },
      projects: { assignUserToAll: { count: 2 } },
    })
    const created = await portico.customers.create({ number: 'C-1042', name: 'Acme' })
    expectTypeOf(created).toEqualTypeOf<Customer>()
    expect(created).toEqual(acme)
    expect(await portico.customers.delete({ id: 'cus_1' })).toEqual({ deletedId: 'cus_1' })
    const { apiToken, secret } = await portico.apiTokens.create({ name: 'CRM' })
    expect([apiToken.name, secret]).toEqual(['CRM', 'ptc_1'])
  })

  it('cuts a list into pages, and counts it', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => ({ id: `cus_${i}`, name: `Customer ${i}` }))
    const { portico, requests } = stubPortico({ customers: { list: rows } })
    const list = portico.customers.list({ pageSize: 3, filter: { name: { contains: 'Customer' } } })
    expect(await list.toArray()).toEqual(rows)
    expect(requests.map(({ variables }) => variables.after)).toEqual([undefined, '3', '6'])
    expect(requests[0]!.variables.filter).toEqual({ name: { contains: 'Customer' } })
    expect(await list.count()).toBe(7)
    expect(await portico.customers.list({ after: '6' }).toArray()).toEqual(rows.slice(6))
  })

  it('asks a function every time, with the argument of the method', async () => {
    const calls: unknown[] = []
    let left = 1
    const { portico } = stubPortico({
      customers: {
        get: (id) => ({ ...acme, id }),
        create: async ({ number, name }, { headers }) => {
          expectTypeOf(number).toBeString()
          calls.push(headers.get('idempotency-key'))
          return left-- > 0 ? failWith('CONFLICT') : { number, name }
        },
        list: (args) => {
          calls.push(args)
          return [acme]
        },
      },
      viewer: ({ method }) => ({ name: method }),
    })
    expect((await portico.customers.get('cus_7')).id).toBe('cus_7')
    const create = () => portico.customers.create({ number: 'C-1', name: 'One' }, { idempotencyKey: 'one' })
    expect(await rejection(create())).toBeInstanceOf(ConflictError)
    expect(await create()).toEqual({ number: 'C-1', name: 'One' })
    await portico.customers.list({ includeArchived: true }).toArray()
    expect((await portico.viewer())?.name).toBe('viewer')
    expect(calls).toEqual(['one', 'one', { includeArchived: true }])
  })

  it('tells live updates and ends them', async () => {
    const updates = [
      { type: 'license.issued', license: { id: 'lic_1' } },
      { type: 'license.revoked', license: null },
    ]
    const { portico } = stubPortico({ licenses: { changed: updates } })
    const seen: unknown[] = []
    for await (const update of portico.licenses.changed()) seen.push(update)
    expect(seen).toEqual(updates)
  })

  it('answers files and documents of your own', async () => {
    const text = '-----BEGIN PORTICO LICENSE FILE-----'
    const { portico, requests } = stubPortico({
      licenses: { downloadFile: { fileName: 'license.txt', text } },
      listExports: { downloadFile: (id) => ({ text: `id\n${id}\n` }) },
      request: ({ first }, { operation }) => ({ [operation!]: first }),
    })
    expect(await portico.licenses.downloadFile('lic_1', { fingerprint: 'm1' })).toEqual({
      fileName: 'license.txt',
      text,
    })
    expect((await portico.listExports.downloadFile('exp_1')).text).toBe('id\nexp_1\n')
    expect(await portico.request('query Mine($first: Int) { a }', { first: 3 })).toEqual({ Mine: 3 })
    expect(requests.map(({ method, variables }) => [method, variables])).toEqual([
      ['licenses.downloadFile', { id: 'lic_1', fingerprint: 'm1' }],
      ['listExports.downloadFile', { id: 'exp_1' }],
      ['request', { first: 3 }],
    ])
  })

  it('notes what was asked, also by a client of your own', async () => {
    const stub = stubPortico({ customers: { create: acme } })
    const portico = new Portico({
      endpoint: 'http://localhost:4000/graphql',
      token: 'mine',
      team: 'cus_1',
      fetch: stub.fetch,
    })
    await portico.customers.create({ number: 'C-1042', name: 'Acme' })
    const [{ method, operation, variables, headers }, ...others] = stub.requests as [StubRequest]
    expect(others).toEqual([])
    expect([method, operation]).toEqual(['customers.create', 'customerCreate'])
    expect(variables).toEqual({ input: { number: 'C-1042', name: 'Acme' } })
    expect(headers.get('authorization')).toBe('Bearer mine')
    expect(headers.get('x-portico-team')).toBe('cus_1')
  })
})

describe('a failure of a stub', () => {
  it('is the error of its code', async () => {
    const { portico } = stubPortico({
      customers: { create: failWith('CONFLICT', { message: 'Taken.', path: ['input', 'number'] }) },
      projects: { list: failWith('RATE_LIMITED', { retryAfterSeconds: 7 }) },
      licenses: { changed: failWith('UNAUTHENTICATED'), downloadFile: failWith('NOT_FOUND') },
    })
    const conflict = await rejection(portico.customers.create({ number: 'C-1', name: 'Acme' }))
    expect(conflict).toBeInstanceOf(ConflictError)
    expect(conflict).toMatchObject({
      message: 'Taken.',
      path: ['input', 'number'],
      operation: 'customerCreate',
      requestId: 'stub-1',
    })
    const limited = await rejection(portico.projects.list().toArray())
    expect(limited).toBeInstanceOf(RateLimitedError)
    expect(limited).toMatchObject({ retryAfterMs: 7_000 })
    const live = async () => {
      for await (const _ of portico.licenses.changed());
    }
    expect(await rejection(live())).toBeInstanceOf(UnauthenticatedError)
    expect(await rejection(portico.licenses.downloadFile('lic_1'))).toBeInstanceOf(NotFoundError)
  })

  it('is a connection that breaks, which a client that repeats survives', async () => {
    let broken = true
    const answers = {
      viewer: () => {
        if (!broken) return { name: 'CRM' }
        broken = false
        return failWith('NETWORK')
      },
    }
    const once = await rejection(stubPortico(answers).portico.viewer())
    expect(once).toBeInstanceOf(NetworkError)
    broken = true
    const { portico, requests } = stubPortico(answers, { retries: 1 })
    expect(await portico.viewer()).toEqual({ name: 'CRM' })
    expect(requests).toHaveLength(2)
  })

  it('is a server that says nothing', async () => {
    const { portico } = stubPortico({ viewer: failWith('TIMEOUT') }, { timeoutMs: 5 })
    expect(await rejection(portico.viewer())).toBeInstanceOf(TimeoutError)
  })
})

describe('what is not stubbed', () => {
  it('is refused by its name', async () => {
    const { portico } = stubPortico({ customers: { get: acme } })
    const refused = await rejection(portico.customers.create({ number: 'C-1', name: 'Acme' }))
    expect(refused).toBeInstanceOf(InternalError)
    expect(refused).toMatchObject({ message: 'customers.create is not stubbed.' })
    expect(await rejection(portico.projects.find('prj_1'))).toMatchObject({
      message: 'projects.get or projects.find is not stubbed.',
    })
    const live = async () => {
      for await (const _ of portico.licenses.changed());
    }
    expect(await rejection(live())).toMatchObject({ message: 'licenses.changed is not stubbed.' })
    expect(await rejection(portico.request('{ viewer { name } }'))).toMatchObject({
      message: 'request is not stubbed.',
    })
  })

  it('cannot be said twice, nor by a function that throws', async () => {
    const { portico } = stubPortico({
      customers: { get: acme, find: null },
      viewer: () => {
        throw new Error('of the test')
      },
    })
    expect(await rejection(portico.customers.find('cus_1'))).toMatchObject({
      message: 'customers.get and customers.find send the same: stub one of them.',
    })
    expect(await rejection(portico.viewer())).toMatchObject({
      message: 'The stub of viewer threw: of the test',
    })
  })

  it('does not compile where the client has nothing like it', () => {
    // @ts-expect-error: a customer has no such field
    stubPortico({ customers: { get: { nmae: 'Acme' } } })
    // @ts-expect-error: the number of a customer is a text
    stubPortico({ customers: { list: [{ number: 1042 }] } })
    // @ts-expect-error: there is no such method
    stubPortico({ customers: { rename: acme } })
  })
})

describe('the methods that a stub knows', () => {
  it('are those of the client', async () => {
    const methods = await listMethods()
    const { portico } = stubPortico({})
    expect(methods.length).toBeGreaterThan(150)
    for (const { name } of methods) {
      const method = name
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], portico)
      expect(method, name).toBeTypeOf('function')
    }
  })
})
