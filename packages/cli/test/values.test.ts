import { describe, expect, it } from 'vitest'
import { csvLine } from '../src/csv.ts'
import { readFilter, readOrder } from '../src/filter.ts'
import { jsonText } from '../src/output.ts'
import { tableOf } from '../src/table.ts'
import { clean, truncate, widthOf, wrap } from '../src/text.ts'
import { readValue } from '../src/values.ts'

describe('a value', () => {
  it.each([
    ['Acme', 'String!', 'Acme'],
    ['null', 'String', 'null'],
    ['null', 'Int', null],
    ['null', 'CustomerType', null],
    ['12', 'Int!', 12],
    ['-3', 'Int', -3],
    ['1.5', 'Float', 1.5],
    ['true', 'Boolean', true],
    [' cus_1 ', 'ID!', 'cus_1'],
    ['{"a":[1]}', 'JSON', { a: [1] }],
    ['2027-01-31', 'Date', '2027-01-31'],
    ['2028-02-29', 'Date', '2028-02-29'],
    ['2027-01-31', 'DateTime', '2027-01-31T00:00:00.000Z'],
    ['2027-01-31T12:00:00+02:00', 'DateTime', '2027-01-31T10:00:00.000Z'],
    ['paid', 'CustomerType', 'PAID'],
    ['customer-read', 'Scope', 'CUSTOMER_READ'],
    ['CUSTOMER_READ,customer_write', '[Scope!]!', ['CUSTOMER_READ', 'CUSTOMER_WRITE']],
    ['cus_1,cus_2', '[ID!]', ['cus_1', 'cus_2']],
    ['Müller, Inc.', '[String!]', ['Müller, Inc.']],
    ['["a","b"]', '[String!]', ['a', 'b']],
    ['metricId=umt_1,quantity=5', '[UsageLimitInput!]', [{ metricId: 'umt_1', quantity: 5 }]],
    ['metric-id=umt_1', 'UsageLimitInput', { metricId: 'umt_1' }],
    ['{"metricId":"umt_1"}', 'UsageLimitInput', { metricId: 'umt_1' }],
  ])('%s as %s', (text, type, value) => {
    expect(readValue(text, type, '--it')).toEqual(value)
  })

  it.each([
    ['12.5', 'Int', '--it must be a whole number, not "12.5".'],
    ['2147483648', 'Int', '--it must be a whole number, not "2147483648".'],
    ['', 'Int', '--it must be a whole number, not "".'],
    ['x', 'Float', '--it must be a number, not "x".'],
    ['yes', 'Boolean', '--it must be true or false, not "yes".'],
    ['', 'ID!', '--it is empty.'],
    ['{secret', 'JSON', '--it is not JSON.'],
    [
      'PAYD',
      'CustomerType',
      '--it cannot be "PAYD". Did you mean PAID? Allowed are COMMUNITY, DEVELOPMENT, PAID, SINGLE_TENANT, TEST, TRIAL.',
    ],
    [
      'toString',
      'CustomerType',
      '--it cannot be "toString". Allowed are COMMUNITY, DEVELOPMENT, PAID, SINGLE_TENANT, TEST, TRIAL.',
    ],
    ['2027-02-30', 'Date', '--it must be a day such as 2027-01-31, today or +30d, not "2027-02-30".'],
    ['quantty=5', 'UsageLimitInput', '--it has no "quantty". Did you mean quantity?'],
    ['{"quantty":5}', 'UsageLimitInput', '--it has no "quantty". Did you mean quantity?'],
    ['[1', '[UsageLimitInput!]', '--it is not JSON.'],
  ])('%s is no %s', (text, type, message) => {
    expect(() => readValue(text, type, '--it')).toThrow(message)
  })

  it.each(['2027-02-30T00:00:00Z', '2027-01-31T25:00:00Z', '2027-01-31T10:00:00', 'tomorrow', '+30y'])(
    '%s is no time',
    (text) => {
      expect(() => readValue(text, 'DateTime', '--it')).toThrow('--it must be a time such as')
    },
  )

  it('can be a time from now', () => {
    const days = (Date.parse(String(readValue('+30d', 'DateTime', '--it'))) - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(30, 2)
    expect(readValue('today', 'Date', '--it')).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})

describe('a filter', () => {
  it.each([
    [['name~acme'], { name: { contains: 'acme' } }],
    [['name=a,b'], { name: { eq: 'a,b' } }],
    [['number^=C-'], { number: { startsWith: 'C-' } }],
    [['type=paid'], { type: { eq: 'PAID' } }],
    [['type=PAID,TRIAL'], { type: { in: ['PAID', 'TRIAL'] } }],
    [['type!=PAID'], { not: { type: { eq: 'PAID' } } }],
    [['contact-email=null'], { contactEmail: { isNull: true } }],
    [['createdAt>=2027-01-01'], { createdAt: { gte: '2027-01-01T00:00:00.000Z' } }],
    [['name~a=b'], { name: { contains: 'a=b' } }],
    [['name~a', 'name~b'], { and: [{ name: { contains: 'a' } }, { name: { contains: 'b' } }] }],
    [['{"or":[{"name":{"eq":"a"}}]}'], { or: [{ name: { eq: 'a' } }] }],
  ])('%j', (texts, filter) => {
    expect(readFilter(texts, 'CustomerFilter')).toEqual(filter)
  })

  it.each([
    ['nme=x', 'There is no filter by "nme". Did you mean name?'],
    ['name', '--filter takes JSON or a condition'],
    ['name>x', 'A filter by name cannot use >; it can use =, ~, ^=.'],
    ['type=GRATIS', '--filter type cannot be "GRATIS".'],
    ['{"nme":{}}', '--filter has no "nme". Did you mean name?'],
  ])('%s is refused', (text, message) => {
    expect(() => readFilter([text], 'CustomerFilter')).toThrow(message)
  })

  it('has an order beside it', () => {
    expect(readOrder(['name', 'createdAt:desc,UPDATED_AT'], 'CustomerOrder')).toEqual([
      { field: 'NAME', direction: 'ASC' },
      { field: 'CREATED_AT', direction: 'DESC' },
      { field: 'UPDATED_AT', direction: 'ASC' },
    ])
    expect(() => readOrder(['nam'], 'CustomerOrder')).toThrow('Did you mean NAME?')
  })
})

describe('what is printed', () => {
  it('has no characters that a terminal obeys', () => {
    expect(clean('a\u001b[31mb\u009b2Jc\u0007\u007fd\u202ee\nf\tg\u2028h')).toBe('a[31mb2Jcde f g h')
    const json = jsonText({ name: 'a\u001b]0;x\u0007\u009bb\u202e' })
    expect(json).toBe('{"name":"a\\u001b]0;x\\u0007\\u009bb\\u202e"}')
    expect(JSON.parse(json)).toEqual({ name: 'a\u001b]0;x\u0007\u009bb\u202e' })
  })

  it('is as wide as a terminal shows it', () => {
    expect(['Acme', 'é', 'e\u0301', '日本', '👩‍👩‍👧', ''].map(widthOf)).toEqual([4, 1, 1, 4, 2, 0])
    expect(truncate('Acme Manufacturing', 8)).toBe('Acme Ma…')
    expect(truncate('日本語', 4)).toBe('日…')
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  })

  it('is CSV as RFC 4180 has it, and no formula', () => {
    expect(csvLine(['a', 'b"c', 'd,e', 'f\ng', null, -5, true])).toBe('a,"b""c","d,e","f\ng",,-5,true\r\n')
    expect(csvLine(['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '＝1'])).toBe(
      `'=1+1,'+1,'-1,'@x,' =1,'\t=1,'＝1\r\n`,
    )
    expect(csvLine([['a', 'b'], [{ a: 1 }]])).toBe('a b,"[{""a"":1}]"\r\n')
    expect(csvLine(['a\u001b[2J'], true)).toBe('a[2J\r\n')
    expect(csvLine(['a\u001b[2J'])).toBe('a\u001b[2J\r\n')
  })

  it('is a table that fits the terminal', () => {
    const rows = [
      { id: 'x'.repeat(30), name: 'n'.repeat(60), type: 'PAID', kind: 'A', status: 'ACTIVE', role: 'ADMIN' },
    ]
    const columns = ['id', 'name', 'type', 'kind', 'status', 'role', 'notes']
    const output = { isTTY: true, columns: 60 }
    const { head, lines } = tableOf(
      rows,
      { columns, chosen: false },
      { output: output as never, color: false },
    )
    for (const line of `${head}${lines(rows)}`.trimEnd().split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(60)
    expect(head).toMatch(/^ID +NAME +TYPE\n$/)
    const whole = tableOf(rows, { columns, chosen: false }, { output: {} as never, color: false })
    expect(whole.lines(rows)).toContain('n'.repeat(60))
    expect(whole.head).not.toContain('NOTES')
  })
})
