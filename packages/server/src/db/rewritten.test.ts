import { expect, test } from 'vitest'
import { inRollback, type Tx } from '../../test/database.ts'
import { makeCustomer, makeLicense, makeLicenseUsageMonth } from '../../test/factories.ts'
import type { Db } from '../context.ts'
import { newId } from '../ids.ts'
import { withArrays } from './rewritten.ts'

const text = { scalarType: 'string', arity: 'scalar' } as const
const number = { scalarType: 'int', arity: 'scalar' } as const

test('a list becomes one array, and what stands behind it moves up', () => {
  const query = {
    sql: 'SELECT 1 WHERE a = $1 AND b IN ($2,$3) AND c NOT IN ($4,$5,$6) AND d IN ($7) AND e IN (CAST($8::text AS x),$9) LIMIT $10',
    args: ['a', 'b', 'c', 1, 2, 3, 'd', 'e', 'f', 9],
    argTypes: [text, text, text, number, number, number, text, text, text, number],
  }
  expect(withArrays(query)).toEqual({
    sql: 'SELECT 1 WHERE a = $1 AND b = ANY($2) AND c <> ALL($3) AND d IN ($4) AND e IN (CAST($5::text AS x),$6) LIMIT $7',
    args: ['a', ['b', 'c'], [1, 2, 3], 'd', 'e', 'f', 9],
    argTypes: [text, { ...text, arity: 'list' }, { ...number, arity: 'list' }, text, text, text, number],
  })
})

test('a statement without a list stays as it is', () => {
  const query = { sql: 'SELECT 1 WHERE a = $1 AND b IN ($2)', args: ['a', 'b'], argTypes: [text, text] }
  expect(withArrays(query)).toBe(query)
})

/** Customers that differ in everything; their numbers need care in an array's text. */
async function makeCustomers(tx: Tx) {
  const mark = newId('Customer')
  const numbers = ['{a,b}', '"q" \\\\', 'NULL', ''].map((number) => `${mark} ${number}`)
  for (const [i, number] of numbers.entries()) {
    const { id } = await makeCustomer(tx as Db)
    const createdAt = new Date(Date.UTC(2026, 0, 1 + i, 8, 0, 0, 5 * i))
    const type = i % 2 ? ('PAID' as const) : ('TRIAL' as const)
    await tx.customer.update({ where: { id }, data: { number, version: 10 + i, createdAt, type } })
  }
  return numbers
}

test('lists of every type find what they found before, in and around other conditions', () =>
  inRollback(async (tx) => {
    const [first, second, third, fourth] = (await makeCustomers(tx)) as [string, string, string, string]
    const find = async (where: object) => {
      const mine = { number: { in: [first, second, third, fourth] } }
      const rows = await tx.customer.findMany({
        where: { AND: [mine, where] },
        orderBy: { version: 'asc' },
        take: 3,
      })
      expect(await tx.customer.count({ where: { AND: [mine, where] } })).toBe(rows.length)
      return rows.map(({ number }) => number)
    }
    expect(await find({ version: { in: [11, 12, 99] } })).toEqual([second, third])
    expect(await find({ version: { notIn: [10, 12] } })).toEqual([second, fourth])
    const [at, later] = [new Date('2026-01-01T08:00:00Z'), new Date('2026-01-03T08:00:00.010Z')]
    expect(await find({ createdAt: { in: [at, later] } })).toEqual([first, third])
    expect(await find({ type: { in: ['PAID', 'TEST'] }, number: { not: second } })).toEqual([fourth])
    expect(
      await find({ OR: [{ number: { in: [third, 'x'] } }, { NOT: { version: { in: [10, 11, 12] } } }] }),
    ).toEqual([third, fourth])
    expect(await find({ projects: { some: { id: { in: ['a', 'b'] } } } })).toEqual([])
  }))

test('a nested row of more than 50 members is read with all of them', () =>
  inRollback(async (tx) => {
    const { id } = await makeLicense(tx as Db)
    const month = await makeLicenseUsageMonth(tx as Db, { licenseId: id })
    const license = {
      product: true,
      productVersion: true,
      customer: true,
      project: true,
      subscription: true,
      template: true,
      fieldValues: true,
      changes: true,
      machines: true,
      seats: true,
      usageMonths: true,
      downloadLinks: true,
      expiryNotices: true,
      _count: { select: { machines: true, seats: true, changes: true, usageMonths: true } },
    }
    const columns = await tx.license.findUniqueOrThrow({ where: { id } })
    const { _count: counts, ...related } = license
    const members = [columns, related, counts.select].flatMap(Object.keys)
    expect(members.length).toBeGreaterThan(50)
    const found = await tx.licenseUsageMonth.findUniqueOrThrow({
      where: { id: month.id },
      include: { license: { include: license } },
    })
    expect(found).toMatchObject({
      ...month,
      license: { ...columns, usageMonths: [month], _count: { usageMonths: 1 } },
    })
  }))
