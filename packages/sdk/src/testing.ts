import { Portico, type PorticoOptions } from './client.ts'
import type { PorticoErrorCode } from './errors.ts'
import { listMethods } from './methods.ts'
import { readCall, type StubCall, type StubRequest } from './stub-calls.ts'
import { failed, StubFailure, type StubFailureDetails } from './stub-failure.ts'

/**
 * What the methods of the client answer, in the shape of the client: data of the method's own type, of which everything
 * may be left out that the code under test does not read; a failure of `failWith`; or a function that is asked every time.
 * A list and live updates are arrays. `get` and `find` send the same: what is said of one is said of both.
 *
 * @example
 * ```ts
 * const answers: StubAnswers = { customers: { list: [{ id: 'cus_1', name: 'Acme' }], find: null } }
 * ```
 */
export type StubAnswers = {
  readonly [N in Exclude<keyof Portico, 'budget' | 'request'>]?: Portico[N] extends AnyMethod
    ? StubAnswer<Portico[N]>
    : { readonly [M in keyof Portico[N]]?: StubAnswer<Portico[N][M]> }
} & {
  /** The `data` of documents of your own; `request.operation` tells them apart. */
  readonly request?: Answer<object, [variables: Record<string, unknown>]>
}

/** What one method answers. */
type StubAnswer<M> = M extends (...args: infer Args) => infer Result
  ? Answer<Answered<Result>, FirstOf<Args>>
  : never

type Answer<Value, Args extends unknown[]> =
  | Value
  | StubFailure
  | ((...args: [...Args, request: StubRequest]) => Value | StubFailure | Promise<Value | StubFailure>)

// biome-ignore lint/suspicious/noExplicitAny: of parameters, nothing else takes in all
type AnyMethod = (...args: any[]) => unknown

type Answered<Result> =
  Result extends Promise<infer Value>
    ? Part<Value>
    : Result extends AsyncIterable<infer Item>
      ? readonly Part<Item>[]
      : never

/** An argument before the options, where the method has one. */
type FirstOf<Args extends unknown[]> =
  Required<Args> extends [infer First, unknown, ...unknown[]] ? [argument: First] : []

type Part<T> = T extends readonly (infer Item)[]
  ? readonly Part<Item>[]
  : T extends object
    ? { readonly [K in keyof T]?: Part<T[K]> }
    : T

/** What `stubPortico` gives. */
export type Stub = {
  /** Takes the place of the network in a client of your own: `new Portico({ …, fetch: stub.fetch })`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** A client of the stub; it does not repeat what failed, unless the options say so. */
  readonly portico: Portico
  /** What was asked so far, repetitions and the pages of lists included. */
  readonly requests: readonly StubRequest[]
}

/**
 * A stub of the API for tests of your own code: the real client, on a `fetch` that answers what the test says. A method
 * it says nothing about fails with an `InternalError` that names it.
 *
 * @example
 * ```ts
 * const stub = stubPortico({ customers: { create: ({ name }) => ({ id: 'cus_1', name }) } })
 * await stub.portico.customers.create({ number: 'C-1042', name: 'Acme' })
 * expect(stub.requests[0]!.variables).toEqual({ input: { number: 'C-1042', name: 'Acme' } })
 * ```
 * @throws What `new Portico` throws for the options.
 */
export function stubPortico(answers: StubAnswers, options: Partial<PorticoOptions> = {}): Stub {
  const requests: StubRequest[] = []
  const known = listMethods()
  const fetch: Stub['fetch'] = async (url, init) => {
    const call = readCall(await known, url, init)
    requests.push(call.request)
    const id = { 'x-request-id': `stub-${requests.length}` }
    const answer = await answerOf(answers, call)
    if (answer instanceof StubFailure) return failed(answer, id, init.signal)
    return call.respond(answer, id)
  }
  const endpoint = 'https://portico.example/graphql'
  const portico = new Portico({ endpoint, token: 'stub-token', retries: 0, fetch, ...options })
  return { fetch, portico, requests }
}

/**
 * Makes a method fail as the API does it, by its code: `NETWORK` is a connection that breaks, and `TIMEOUT` a server that
 * says nothing until the client has waited long enough, its `timeoutMs`.
 *
 * @example
 * ```ts
 * const stub = stubPortico({ customers: { create: failWith('CONFLICT', { path: ['input', 'number'] }) } })
 * ```
 */
export function failWith(code: PorticoErrorCode, details: StubFailureDetails = {}): StubFailure {
  return new StubFailure(code, details)
}

export type { StubRequest } from './stub-calls.ts'
export type { StubFailure, StubFailureDetails } from './stub-failure.ts'

/** What the test says to a call. */
async function answerOf(answers: StubAnswers, { names, args, request }: StubCall): Promise<unknown> {
  const said = names.filter((name) => saidOf(answers, name) !== undefined)
  const [name, another] = said
  if (name === undefined) return unusable(`${names.join(' or ')} is not stubbed.`)
  if (another !== undefined) return unusable(`${name} and ${another} send the same: stub one of them.`)
  const answer = saidOf(answers, name)
  if (typeof answer !== 'function') return answer
  try {
    return (await answer(...args, request)) ?? null
  } catch (error) {
    return unusable(`The stub of ${name} threw: ${error instanceof Error ? error.message : error}`)
  }
}

/** Not 500, after which live updates would be asked for again. */
const unusable = (message: string) => new StubFailure('INTERNAL', { message }, 200)

function saidOf(answers: StubAnswers, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((said, key) => (said as Record<string, unknown> | undefined)?.[key], answers)
}
