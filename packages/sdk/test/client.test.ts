import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { parse } from 'graphql'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  makeCustomer,
  makeMembership,
  makePortalUser,
  makeProject,
  makeStaff,
} from '../../server/test/factories.ts'
import { type ApiToken, type Customer, Portico, type TypedDocument } from '../src/index.ts'
import { bootstrapToken, endpoint, inProcess } from './in-process.ts'

const unknownCustomer = `cus_${'0'.repeat(26)}`

describe('the methods of a namespace', () => {
  it(
    'create, read, change and delete an entity, with the types of the schema',
    inProcess(async ({ portico }) => {
      const created = await portico.customers.create({
        number: 'C-1042',
        name: 'Acme',
        metadata: { crm: { id: 7 } },
      })
      expectTypeOf(created).toEqualTypeOf<Customer>()
      expect(created).toMatchObject({
        number: 'C-1042',
        name: 'Acme',
        type: 'TRIAL',
        metadata: { crm: { id: 7 } },
        version: 1,
      })

      expect(await portico.customers.get(created.id)).toEqual(created)
      expect(await portico.customers.getByNumber('C-1042')).toEqual(created)

      const { id, version } = created
      const updated = await portico.customers.update({
        id,
        expectedVersion: version,
        name: 'Acme Ltd',
        notes: null,
      })
      expect(updated).toMatchObject({ id, name: 'Acme Ltd', version: version + 1 })

      expect(await portico.customers.delete({ id })).toEqual({ deletedId: id })
      expect(await portico.customers.find(id)).toBeNull()
    }),
  )

  it(
    'take a Date where the schema has an instant',
    inProcess(async ({ portico }) => {
      const expiresAt = new Date('2026-07-01T00:00:00Z')
      const { apiToken } = await portico.apiTokens.create({
        name: 'CRM',
        scopes: ['CUSTOMER_READ'],
        expiresAt,
      })
      expect(apiToken.expiresAt).toBe(expiresAt.toISOString())
    }),
  )

  it(
    'answer with the whole payload where it has more than the entity, and the secret works as a token',
    inProcess(async ({ portico, connect }) => {
      const created = await portico.apiTokens.create({ name: 'CRM', scopes: ['CUSTOMER_READ'] })
      expectTypeOf(created).toEqualTypeOf<{ apiToken: ApiToken; secret: string }>()
      expect(Object.keys(created).toSorted()).toEqual(['apiToken', 'secret'])

      const viewer = await connect({ token: created.secret }).viewer()
      expect(viewer).toMatchObject({ kind: 'API_TOKEN', id: created.apiToken.id, scopes: ['CUSTOMER_READ'] })
    }),
  )

  it(
    'of two words take the longest noun for the namespace',
    inProcess(async ({ portico, db }) => {
      const project = await makeProject(db)
      const user = await makePortalUser(db)
      const ids = { customerId: project.customerId, portalUserId: user.id }
      await makeMembership(db, ids)

      const assigned = await portico.projects.assignUserToAll(ids)
      expect(assigned).toMatchObject({ count: 1, portalUser: { id: user.id } })
      const [assignment] = await portico.projectAssignments.list().toArray()
      expect(assignment).toMatchObject({ project: { id: project.id }, portalUser: { id: user.id } })
      expect(await portico.projects.unassignUser({ projectId: project.id, portalUserId: user.id })).toEqual({
        deletedId: assignment!.id,
      })
    }),
  )

  it(
    'are on the client itself for fields without a noun',
    inProcess(async ({ portico, db }) => {
      const customer = await makeCustomer(db)
      const staff = await makeStaff(db)
      expect(await portico.viewer()).toMatchObject({ kind: 'API_TOKEN', id: 'bootstrap' })
      const summary = {
        __typename: 'Customer',
        id: customer.id,
        number: customer.number,
        name: customer.name,
      }
      expect(await portico.node(customer.id)).toEqual(summary)
      expect(await portico.nodes([staff.id, unknownCustomer, customer.id])).toEqual([
        { __typename: 'Staff', id: staff.id, name: staff.name, email: staff.email },
        null,
        summary,
      ])
    }),
  )
})

describe('portico.request', () => {
  type Names = { customers: { nodes: { name: string }[] } }
  const text = `query Names($first: Int) { customers(first: $first) { nodes { name } } }`

  it(
    'sends typed documents as text, as a boxed string and as a syntax tree',
    inProcess(async ({ portico, db }) => {
      const { name } = await makeCustomer(db)
      const expected = { customers: { nodes: [{ name }] } }

      const typed = text as unknown as TypedDocument<Names, { first?: number }>
      const answer = await portico.request(typed, { first: 10 })
      expectTypeOf(answer).toEqualTypeOf<Names>()
      expect(answer).toEqual(expected)
      expect(await portico.request(typed)).toEqual(expected)

      class TypedDocumentString<R, V> extends String {
        declare __apiType?: (variables: V) => R
      }
      const boxed = await portico.request(new TypedDocumentString<Names, { first: number }>(text), {
        first: 10,
      })
      expectTypeOf(boxed).toEqualTypeOf<Names>()
      expect(boxed).toEqual(expected)

      const tree = await portico.request(parse(text) as TypedDocumentNode<Names, { first: number }>, {
        first: 10,
      })
      expectTypeOf(tree).toEqualTypeOf<Names>()
      expect(tree).toEqual(expected)

      const untyped = await portico.request(text, { first: 10 })
      expectTypeOf(untyped).toBeUnknown()
      expect(untyped).toEqual(expected)
    }),
  )

  it('wants variables where a typed document requires them', () => {
    const typed = text as unknown as TypedDocument<Names, { first: number }>
    // @ts-expect-error: first is required
    void ((portico: Portico) => portico.request(typed))
    // @ts-expect-error: first is a number
    void ((portico: Portico) => portico.request(typed, { first: '10' }))
  })

  it(
    'leaves the errors of a payload to its caller',
    inProcess(async ({ portico }) => {
      const mutation =
        'mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedId errors { code } } }'
      expect(await portico.request(mutation, { id: unknownCustomer })).toEqual({
        customerDelete: { deletedId: null, errors: [{ code: 'NOT_FOUND' }] },
      })
    }),
  )
})

describe('the options of a client', () => {
  it(
    'take a function for the token, which is asked for every request',
    inProcess(async ({ connect }) => {
      const tokens = [bootstrapToken, 'wrong']
      const portico = connect({ token: async () => tokens.shift()! })
      expect(await portico.viewer()).not.toBeNull()
      await expect(portico.viewer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    }),
  )

  it(
    'take null for no credential, with which one can sign in',
    inProcess(async ({ connect }) => {
      const portico = connect({ token: null })
      expect(await portico.viewer()).toBeNull()
      const guess = { email: 'ada@acme.example', code: '123456' }
      await expect(portico.signIn.complete(guess)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'code'],
      })
    }),
  )

  it('are refused where they cannot be meant, without being repeated', () => {
    const token = 'token'
    for (const wrong of [
      '',
      '/graphql',
      'ftp://portal.example.com',
      'https://user:secret@portal.example.com/graphql',
    ]) {
      expect(() => new Portico({ endpoint: wrong, token })).toThrow(
        new TypeError('endpoint must be an absolute http or https address without credentials.'),
      )
    }
    expect(() => new Portico({ endpoint, token: '' })).toThrow(TypeError)
    for (const timeoutMs of [0, -1, Number.NaN]) {
      expect(() => new Portico({ endpoint, token, timeoutMs })).toThrow(RangeError)
    }
    for (const retries of [-1, 0.5, Number.NaN]) {
      expect(() => new Portico({ endpoint, token, retries })).toThrow(RangeError)
    }
  })

  it(
    'name the team to act in',
    inProcess(async ({ connect }) => {
      // The server refuses a team for tokens, which shows that it was told.
      await expect(connect({ team: unknownCustomer }).viewer()).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('X-Portico-Team'),
      })
    }),
  )
})
