import type { Parts } from '../types.ts'

type Letter = {
  subject: string
  /** Paragraphs. */
  says: readonly string[]
  /** A button, with the variable of its address. */
  action: readonly [label: string, url: string]
  /** Paragraphs below the button. */
  below?: readonly string[]
  /** The last line, smaller. */
  closes: string
}

const font = 'font-family:-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const button =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#1f4fd8;color:#ffffff;text-decoration:none;font-weight:600'

/** The three parts of a shipped template, made of what it says. */
export function letter({ subject, says, action: [label, url], below = [], closes }: Letter): Parts {
  const paragraph = (text: string) => `  <p style="white-space:pre-line">${text}</p>`
  return {
    subject,
    text: `${[...says, `${label}:\n{{ ${url} }}`, ...below, `-- \n${closes}`].join('\n\n')}\n`,
    html: [
      `<div style="${font};font-size:16px;line-height:1.5;color:#1c2430;max-width:560px;margin:0 auto;padding:24px">`,
      ...says.map(paragraph),
      `  <p><a href="{{ ${url} }}" style="${button}">${label}</a></p>`,
      ...below.map(paragraph),
      `  <p style="font-size:13px;color:#5b6675">${closes}</p>`,
      '</div>',
      '',
    ].join('\n'),
  }
}
