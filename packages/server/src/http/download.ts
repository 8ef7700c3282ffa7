import { AppError, type ErrorCode } from '../errors.ts'
import { type Incoming, type Outgoing, Refusal } from './exchange.ts'
import { single } from './read-request.ts'

const statuses: Partial<Record<ErrorCode, number>> = {
  INVALID_INPUT: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
}

/** Outside of GraphQL the status says what the code does. */
export async function withStatus(answer: Promise<Outgoing>, headers = {}): Promise<Outgoing> {
  try {
    return await answer
  } catch (error) {
    const status = error instanceof AppError && !(error instanceof Refusal) && statuses[error.code]
    if (!status) throw error
    const { code, message } = error as AppError
    throw new Refusal(status, message, headers, code)
  }
}

/** Refuses a request with a link that may come to nothing: of a browser that looks ahead, or of a cache that has something already. */
export function assertWhole({ headers }: Incoming): void {
  const conditions = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range']
  const purpose = `${single(headers['sec-purpose'])} ${single(headers.purpose)}`
  if (conditions.some((name) => headers[name] !== undefined) || /prefetch|prerender/.test(purpose)) {
    throw new Refusal(412, 'A link gives the whole file, once: ask without conditions.', {}, 'CONFLICT')
  }
}

export function paramsOf({ url }: Incoming): URLSearchParams {
  return new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '')
}
