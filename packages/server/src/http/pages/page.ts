import { hash } from 'node:crypto'
import type { Outgoing } from '../exchange.ts'

export type Language = 'en' | 'de'

const style = `
body { font: 17px/1.5 system-ui, sans-serif; color: #1c2430; background: #f4f6f9; margin: 0; padding: 24px 16px }
main { max-width: 480px; margin: 6vh auto 0; background: #fff; border: 1px solid #d5dae2; border-radius: 10px; padding: 24px }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; overflow-wrap: anywhere }
p { margin: 0 0 14px; overflow-wrap: anywhere }
label { display: block; margin: 0 0 14px; font-weight: 600 }
input { display: block; box-sizing: border-box; width: 100%; font: inherit; padding: 8px 10px; margin-top: 4px; border: 1px solid #8a94a4; border-radius: 6px }
button { font: inherit; font-weight: 600; color: #fff; background: #1f4fbf; border: 0; border-radius: 6px; padding: 10px 18px; cursor: pointer }
input + button { margin-top: 14px }
a { color: #1f4fbf }
.problem { color: #a11a1a }
`

const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`

/** A small page without scripts. `title` is text; `body` is HTML whose texts are escaped. */
export function page(status: number, language: Language, title: string, body: string): Outgoing {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': policy,
      'x-robots-tag': 'noindex',
    },
    body: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
${body}
</main></body></html>
`,
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Marks that turn the direction of the text around them: a name must not rewrite the sentence it stands in.
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

export function escaped(text: string): string {
  return text.replace(turning, '').replace(/[&<>"']/g, (character) => entities[character]!)
}

/** German where the browser prefers it to English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag, ...params] = part.trim().toLowerCase().split(';')
    const quality = Number(params.find((param) => param.trim().startsWith('q='))?.split('=')[1] ?? 1)
    return { language: tag!.split('-')[0]!, quality }
  })
  const best = (language: Language) =>
    Math.max(0, ...wanted.filter((one) => one.language === language).map(({ quality }) => quality || 0))
  return best('de') > best('en') ? 'de' : 'en'
}

type Page = {
  language: Language
  title: string
  /** HTML, with everything from elsewhere escaped. */
  body: string
  status?: number
  headers?: Record<string, string>
  /** Origins that a form may lead to, after ours. */
  leadsTo?: readonly string[]
}

/** A page whose forms lead on to other places of the vendor. */
export function htmlPage({ language, title, body, status = 200, headers, leadsTo = [] }: Page): Outgoing {
  const shown = page(status, language, title, body)
  const formAction = ["form-action 'self'", ...leadsTo].join(' ')
  return {
    ...shown,
    headers: {
      ...shown.headers,
      'content-language': language,
      'content-security-policy': policy.replace("form-action 'self'", formAction),
      ...headers,
    },
  }
}
