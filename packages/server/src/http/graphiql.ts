import { hash } from 'node:crypto'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import type { Outgoing } from './exchange.ts'

const defaultQuery = `# Paste a token below, under Headers, then fetch the schema
# again: what it shows depends on who asks.
query Me {
  viewer {
    kind
    name
    scopes
  }
}
`

const headers = {
  bearer: { Authorization: 'Bearer <token>' },
  cookie: { 'X-Portico-Csrf': 'GraphiQL' },
}

const pages = new Map<keyof typeof headers, Outgoing>()

/** The GraphiQL page, with nothing loaded from elsewhere: its scripts are part of it, and no others run. */
export function graphiqlPage(credential: keyof typeof headers): Outgoing {
  const page = pages.get(credential) ?? renderPage(JSON.stringify(headers[credential], null, 2))
  pages.set(credential, page)
  return page
}

function renderPage(headers: string): Outgoing {
  const body = renderGraphiQL({ title: 'Portico', defaultQuery, headers })
  const scripts = [...body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) =>
    hash('sha256', script!, 'base64'),
  )
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map((digest) => `'sha256-${digest}'`).join(' ')} blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy.join('; ') },
    body,
  }
}
