import { newId } from '../ids.ts'

/** Of every answer. A page that needs more than nothing, such as GraphiQL, brings a policy of its own. */
export const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

const requestIdPattern = /^[A-Za-z0-9._-]{1,128}$/

/** The caller's own request id where it is well-formed, else a new one. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && requestIdPattern.test(header) ? header : newId('AuditEvent').slice(4)
}

const answeredHeaders =
  'Content-Disposition, X-Request-Id, Retry-After, Idempotency-Replayed, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset'
const askedHeaders =
  'Authorization, Content-Type, Idempotency-Key, X-Request-Id, X-Portico-Team, X-Portico-Csrf, X-Portico-Cost'

/** Lets the pages of the configured origins read answers, and send the cookie of a session. */
export function corsHeaders(
  origins: ReadonlySet<string>,
  origin: string | undefined,
): Record<string, string> {
  if (origin === undefined || !origins.has(origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': answeredHeaders,
  }
}

/** The answer to a browser that asks before it sends; empty-handed for other origins. */
export function preflightHeaders(
  origins: ReadonlySet<string>,
  origin: string | undefined,
): Record<string, string> {
  if (origin === undefined || !origins.has(origin)) return { allow: 'GET, POST, OPTIONS' }
  return {
    allow: 'GET, POST, OPTIONS',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': askedHeaders,
    'access-control-max-age': '600',
  }
}
