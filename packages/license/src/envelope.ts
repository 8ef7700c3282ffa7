import type { LicenseClaims } from './claims.ts'
import { LicenseError } from './errors.ts'

/**
 * The text of a license file: a summary for people, then what counts between two lines, in the manner of RFC 7468.
 * The format is strict, so that no two texts mean the same: 64 columns, nothing after the end, the summary exactly as
 * the claims give it, or none at all. What a file goes through on its way is tolerated: a byte order mark, CRLF, line
 * ends added to or missing at the end.
 */
type Envelope = { summary: string; encrypted: boolean; body: string }

const columns = 64

export const encryptedLabel = '-----BEGIN PORTICO ENCRYPTED LICENSE-----'

export function writeEnvelope({ summary, encrypted, body }: Envelope): string {
  const label = encrypted ? 'PORTICO ENCRYPTED LICENSE' : 'PORTICO LICENSE'
  const lines = body.match(new RegExp(`.{1,${columns}}`, 'g'))!
  return `${summary}-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export function readEnvelope(file: string): Envelope {
  const lines = file
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n')
  const begins = indexesOf(lines, /^-----BEGIN PORTICO (ENCRYPTED )?LICENSE-----$/)
  const ends = indexesOf(lines, /^-----END PORTICO (ENCRYPTED )?LICENSE-----$/)
  const [begin] = begins
  const [end] = ends
  if (begin === undefined) {
    // Indented, quoted in a mail, or put on one line.
    throw new LicenseError(file.includes('-----BEGIN PORTICO') ? 'ENVELOPE_REWRAPPED' : 'ENVELOPE_NOT_FOUND')
  }
  if (begins.length > 1 || ends.length > 1) throw new LicenseError('ENVELOPE_REPEATED')
  if (end === undefined) throw new LicenseError('ENVELOPE_TRUNCATED')
  if (lines[end] !== lines[begin]!.replace('BEGIN', 'END')) throw new LicenseError('ENVELOPE_MALFORMED')
  if (lines.slice(end + 1).some((line) => line !== '')) throw new LicenseError('ENVELOPE_MALFORMED')

  return {
    summary: lines
      .slice(0, begin)
      .map((line) => `${line}\n`)
      .join(''),
    encrypted: lines[begin] === encryptedLabel,
    body: unwrap(lines.slice(begin + 1, end)),
  }
}

/** The lines at the top of a file. An encrypted file tells nothing but which license key to use. */
export function summaryOf({ exp, license }: LicenseClaims, encrypted: boolean): string {
  const { customer, product } = license
  const lines = encrypted
    ? [`License: ${license.id}`]
    : [
        `Customer: ${customer.name} (${customer.number})`,
        `Product: ${product.name}${product.version ? ` ${product.version}` : ''}`,
        `Kind: ${license.kind} (${license.type})`,
        `Expires: ${license.expiresAt ?? 'never'}`,
        ...(exp === undefined
          ? []
          : [`File expires: ${new Date(exp * 1000).toISOString().replace('.000', '')}`]),
      ]
  return `${lines.map(oneLine).join('\n')}\n\n`
}

/** Control characters, line separators and those that turn the direction of text would let a name forge a line. */
function oneLine(line: string): string {
  return line
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

function indexesOf(lines: string[], pattern: RegExp): number[] {
  return lines.flatMap((line, index) => (pattern.test(line) ? [index] : []))
}

function unwrap(lines: string[]): string {
  const last = lines.length - 1
  if (last < 0) throw new LicenseError('ENVELOPE_TRUNCATED')
  if (lines.some((line) => /[^\w.\s-]/.test(line))) throw new LicenseError('ENVELOPE_MALFORMED')
  const fits = (line: string, index: number) =>
    !/\s/.test(line) && (index === last ? line.length > 0 && line.length <= columns : line.length === columns)
  if (!lines.every(fits)) throw new LicenseError('ENVELOPE_REWRAPPED')
  return lines.join('')
}
