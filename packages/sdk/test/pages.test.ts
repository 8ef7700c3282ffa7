import { describe, expect, expectTypeOf, it } from 'vitest'
import { makeCustomer } from '../../server/test/factories.ts'
import { type Customer, InternalError, InvalidInputError, Portico } from '../src/index.ts'
import { endpoint, inProcess, rejection } from './in-process.ts'

const orderBy = [{ field: 'NUMBER', direction: 'ASC' }] as const

describe('a list', () => {
  it(
    'goes through all pages of its rows',
    inProcess(async ({ portico, db }) => {
      for (let i = 0; i < 7; i++) await makeCustomer(db, { number: `N-${i}` })
      const list = portico.customers.list({ orderBy: [...orderBy], pageSize: 3 })

      const numbers: string[] = []
      for await (const customer of list) {
        expectTypeOf(customer).toEqualTypeOf<Customer>()
        numbers.push(customer.number)
      }
      expect(numbers).toEqual(['N-0', 'N-1', 'N-2', 'N-3', 'N-4', 'N-5', 'N-6'])

      const sizes: number[] = []
      for await (const { nodes } of list.pages()) sizes.push(nodes.length)
      expect(sizes).toEqual([3, 3, 1])
    }),
  )

  it(
    'becomes an array, of all rows or of the first',
    inProcess(async ({ portico, connect, fetch, db }) => {
      for (let i = 0; i < 5; i++) await makeCustomer(db, { number: `N-${i}` })
      expect(await portico.customers.list({ pageSize: 2 }).toArray()).toHaveLength(5)
      expect(await portico.customers.list().toArray({ limit: 0 })).toEqual([])

      const asked: number[] = []
      const counting = connect({
        fetch: (url, init) => {
          asked.push(JSON.parse(String(init.body)).variables.first)
          return fetch(url, init)
        },
      })
      const first = await counting.customers
        .list({ orderBy: [...orderBy], pageSize: 2 })
        .toArray({ limit: 3 })
      expect(first.map(({ number }) => number)).toEqual(['N-0', 'N-1', 'N-2'])
      expect(asked).toEqual([2, 1])
    }),
  )

  it(
    'counts its rows, keeps its filter and goes on from a cursor',
    inProcess(async ({ portico, db }) => {
      for (let i = 0; i < 5; i++) await makeCustomer(db, { number: `N-${i}` })
      await makeCustomer(db, { number: 'other' })
      const args = { filter: { number: { startsWith: 'N-' } }, orderBy: [...orderBy], pageSize: 2 }
      expect(await portico.customers.list(args).count()).toBe(5)

      const { value: page } = await portico.customers.list(args).pages().next()
      expect(page).toMatchObject({ hasNextPage: true, nodes: [{ number: 'N-0' }, { number: 'N-1' }] })
      const rest = await portico.customers.list({ ...args, after: page!.endCursor }).toArray()
      expect(rest.map(({ number }) => number)).toEqual(['N-2', 'N-3', 'N-4'])
    }),
  )

  it(
    'asks for nothing before it is read, and throws there',
    inProcess(async ({ portico }) => {
      const list = portico.customers.list({ after: 'made up' })
      expect(await rejection(list.toArray())).toBeInstanceOf(InvalidInputError)
    }),
  )

  it('takes sizes that can be meant', async () => {
    const portico = new Portico({ endpoint, token: 'token' })
    for (const pageSize of [0, 101, -1, 1.5, Number.NaN]) {
      expect(() => portico.customers.list({ pageSize })).toThrow(RangeError)
    }
    for (const limit of [-1, 1.5, Number.NaN]) {
      await expect(portico.customers.list().toArray({ limit })).rejects.toThrow(RangeError)
    }
  })
})

describe('a server that repeats a cursor', () => {
  const answering = (cursors: (string | null)[]) => {
    let page = 0
    const fetch = async () => {
      const endCursor = cursors[page++] ?? null
      const customers = { nodes: [{ id: `cus_${page}` }], pageInfo: { hasNextPage: true, endCursor } }
      return Response.json({ data: { customers } })
    }
    return new Portico({ endpoint, token: 'token', fetch })
  }

  it.each([
    ['the same page again and again', ['a', 'a']],
    ['a circle of pages', ['a', 'b', 'a']],
    ['more rows but no cursor', ['a', null]],
  ])('ends the list with an error: %s', async (_, cursors) => {
    const ids: string[] = []
    const read = async () => {
      for await (const { id } of answering(cursors).customers.list()) ids.push(id)
    }
    const error = await rejection(read())
    expect(error).toBeInstanceOf(InternalError)
    expect(error).toMatchObject({ operation: 'customers', message: expect.stringContaining('cursor') })
    // The rows of the page with the repeated cursor are not handed out a second time.
    expect(ids).toHaveLength(cursors.length - 1)
  })

  it('ends a list that started at that cursor', async () => {
    await expect(answering(['a']).customers.list({ after: 'a' }).toArray()).rejects.toThrow(InternalError)
  })
})
