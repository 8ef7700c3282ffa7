import { isUtf8 } from 'node:buffer'
import { type Incoming, Refusal } from './exchange.ts'
import { limits } from './limits.ts'

/** GraphQL comes as JSON alone: a page of another origin cannot send that without asking first. */
export function assertJsonBody(headers: Incoming['headers']): void {
  const [type, ...params] = (single(headers['content-type']) ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  const charset = params.find((param) => param.startsWith('charset='))
  if (type !== 'application/json' || (charset && !/^charset="?utf-?8"?$/.test(charset))) {
    throw new Refusal(415, 'Send GraphQL as JSON in UTF-8: Content-Type: application/json.', {
      'accept-post': 'application/json',
    })
  }
  const encoding = single(headers['content-encoding'])
  if (encoding && encoding.toLowerCase() !== 'identity') {
    throw new Refusal(415, 'Send the body without Content-Encoding.', { 'accept-encoding': 'identity' })
  }
}

/** Refuses the parameters of a GET that are not JSON: Yoga would take that for a fault of its own. */
export function assertQueryString(url: string): void {
  const params = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  for (const name of ['variables', 'extensions']) {
    const value = params.get(name)
    if (value && parseJson(value) === undefined) throw new Refusal(400, `The parameter ${name} must be JSON.`)
  }
}

/** What the parameters of a GET ask for, as its body would. */
export function paramsOfQuery(url: string): Record<string, unknown> {
  const params = new URLSearchParams(url.slice(url.indexOf('?') + 1))
  const variables = params.get('variables')
  return {
    query: params.get('query'),
    operationName: params.get('operationName'),
    variables: variables ? parseJson(variables) : undefined,
  }
}

/** The body as text; a Refusal when it is too large or not UTF-8. */
export async function readText(incoming: Incoming): Promise<string> {
  const body = await incoming.readBody(limits.bodyBytes)
  if (!isUtf8(body)) throw new Refusal(400, 'The body must be UTF-8.')
  return body.toString()
}

/** Undefined for what is not JSON, of which no value is undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A header as Node would join it. */
export function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}
