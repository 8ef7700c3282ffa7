import { Namespaces } from './generated/namespaces.ts'
import type { Requests } from './requests.ts'

/** How a method of the client sends its operation. */
export type Method = {
  /** Such as `customers.create`. */
  readonly name: string
  readonly role: keyof Requests
  readonly document: string
  /** What its first argument is: all variables, the one of this name, or nothing that is sent. */
  readonly takes: 'all' | { readonly variable: string } | null
  /** The field of a payload that it answers; null where it answers the payload. */
  field: string | null
}

type Callable = (argument: object) => unknown

/** All methods that are generated: the client itself shows them, by calls that are written down and not sent. */
export async function listMethods(): Promise<Method[]> {
  const methods: Method[] = []
  const argument = {}
  let name = ''
  const write =
    (role: keyof Requests) =>
    (document: string, variables: object): unknown => {
      const [variable] = Object.entries(variables).find(([, value]) => value === argument) ?? []
      const takes = variables === argument ? 'all' : variable === undefined ? null : { variable }
      const method: Method = { name, role, document, takes, field: null }
      methods.push(method)
      return role === 'mutate' ? Promise.resolve(payloadOf(method)) : undefined
    }
  const requests = {
    read: write('read'),
    get: write('get'),
    list: write('list'),
    follow: write('follow'),
    mutate: write('mutate'),
  } as Requests

  const calls: unknown[] = []
  const client = new Namespaces(requests)
  for (const [prefix, target] of [['', client], ...Object.entries(client)] as [string, object][]) {
    const prototype = Object.getPrototypeOf(target) as Record<string, Callable>
    for (const key of Object.getOwnPropertyNames(prototype)) {
      if (key === 'constructor') continue
      name = prefix ? `${prefix}.${key}` : key
      calls.push(prototype[key]!.call(target, argument))
    }
  }
  // What they take of a payload, they take in a moment.
  await Promise.all(calls)
  return methods
}

/** Notes which field is taken of it. */
function payloadOf(method: Method): object {
  return new Proxy(
    {},
    {
      get(_target, key) {
        if (typeof key === 'string' && key !== 'then') method.field = key
      },
    },
  )
}
