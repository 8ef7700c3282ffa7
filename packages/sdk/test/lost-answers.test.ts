import { expect, it } from 'vitest'
import { IdempotencyConflictError, NetworkError, type PorticoOptions } from '../src/index.ts'
import { inProcess, rejection } from './in-process.ts'

type Fetch = NonNullable<PorticoOptions['fetch']>

/** Lets every request through, and loses the answers to the first ones. */
function losing(fetch: Fetch, answers: number, lose: (answer: Response) => Response): Fetch {
  let lost = 0
  return async (url, init) => {
    const answer = await fetch(url, init)
    return lost++ < answers ? lose(answer) : answer
  }
}

const hangUp = () => {
  throw new TypeError('fetch failed')
}

it.each<[string, (answer: Response) => Response]>([
  ['on the way', hangUp],
  ['by a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
  [
    'in the middle',
    () => new Response(new ReadableStream({ start: (body) => body.error(new Error('gone')) })),
  ],
])('a mutation whose answers are lost %s is carried out once', async (_, lose) => {
  await inProcess(async ({ connect, fetch, db }) => {
    const portico = connect({ fetch: losing(fetch, 2, lose) })
    const customer = await portico.customers.create({ number: 'C-1042', name: 'Acme' })
    expect(customer).toMatchObject({ number: 'C-1042', version: 1 })
    expect(await db.auditEvent.count({ where: { entityId: customer.id } })).toBe(1)
  })()
})

it(
  'a secret that is shown once arrives although its answer was lost',
  inProcess(async ({ connect, fetch, db }) => {
    const portico = connect({ fetch: losing(fetch, 1, hangUp) })
    const { apiToken, secret } = await portico.apiTokens.create({ name: 'CI', scopes: ['CUSTOMER_READ'] })
    expect(secret).toMatch(/^\w{20,}/)
    expect((await db.apiToken.findMany()).map(({ id }) => id)).toEqual([apiToken.id])
    expect(await connect({ token: secret! }).viewer()).toMatchObject({ id: apiToken.id })
  }),
)

it(
  'a call that gave up can be made again with its key, and with nothing else',
  inProcess(async ({ connect, fetch, portico, db }) => {
    const giving = connect({ fetch: losing(fetch, 1, hangUp), retries: 0 })
    const input = { number: 'C-1042', name: 'Acme' }
    const options = { idempotencyKey: 'import of C-1042' }
    expect(await rejection(giving.customers.create(input, options))).toBeInstanceOf(NetworkError)
    expect(await portico.customers.create(input, options)).toMatchObject(input)
    const other = portico.customers.create({ ...input, name: 'Acme Ltd' }, options)
    expect(await rejection(other)).toBeInstanceOf(IdempotencyConflictError)
    expect(await db.customer.count()).toBe(1)
  }),
)
