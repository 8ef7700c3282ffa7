import { hash } from 'node:crypto'
import { isLoopback } from '../config.ts'
import { linkPattern, type OutboxMail } from '../modules/email/operations/outbox.ts'
import type { Outgoing } from './exchange.ts'

const style = `
body { font: 15px/1.5 system-ui, sans-serif; color: #1c2430; max-width: 760px; margin: 32px auto; padding: 0 16px }
article { border: 1px solid #d5dae2; border-radius: 8px; padding: 16px; margin: 16px 0 }
h2 { font-size: 17px; margin: 0 }
p { color: #5b6675; margin: 4px 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
details pre { font: 12px/1.4 ui-monospace, monospace }
`

/** Whether the page was asked for by a name of this machine: no other site's name may lead a browser here. */
export function isForThisMachine(host: string | undefined): boolean {
  const name = URL.parse(`http://${host}`)?.hostname.replace(/^\[|\]$/g, '')
  return host !== undefined && name !== undefined && isLoopback(name)
}

/** The mails that would have gone out, for whoever develops on this machine. Nothing in them is more than text. */
export function devMailPage(mails: readonly OutboxMail[]): Outgoing {
  const articles = mails.map(article).join('\n')
  const empty = '<p>No mail yet.</p>'
  const note =
    '<p>SMTP_URL is not set: mails are kept here and go nowhere. Newest first; reload for more.</p>'
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mails</title><style>${style}</style></head>
<body><h1>Mails</h1>${note}
${articles || empty}
</body></html>
`,
  }
}

function article({ type, status, recipient, subject, createdAt, text, html }: OutboxMail): string {
  return `<article>
<h2>${escaped(subject)}</h2>
<p>To ${escaped(recipient)} · ${type} · ${status} · <time>${createdAt.toISOString()}</time></p>
<pre>${withLinks(text)}</pre>
<details><summary>HTML</summary><pre>${escaped(html)}</pre></details>
</article>`
}

function withLinks(text: string): string {
  return text
    .split(linkPattern)
    .map((piece, i) => (i % 2 === 1 ? `<a href="${escaped(piece)}">${escaped(piece)}</a>` : escaped(piece)))
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}
