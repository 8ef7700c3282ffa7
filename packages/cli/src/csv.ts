import { clean } from './text.ts'

/** A line as RFC 4180 has it. */
export function csvLine(values: readonly unknown[], toTerminal = false): string {
  return `${values.map((value) => quoted(textOf(value, toTerminal))).join(',')}\r\n`
}

/** What a spreadsheet would take for a formula is made text by an apostrophe; numbers are left alone. */
function textOf(value: unknown, toTerminal: boolean): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = typeof value === 'string' ? value : listText(value)
  const shown = toTerminal ? clean(text) : text
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(shown) ? `'${shown}` : shown
}

const listText = (value: unknown) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(' ')
    : JSON.stringify(value)

const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
