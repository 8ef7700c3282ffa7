import type { ListExportFormat } from '../db/generated/prisma/client.ts'
import type { ExportRow } from './lists.ts'

/** What stands at the beginning of a file. */
export function headOf(format: ListExportFormat, columns: readonly string[]): string {
  return format === 'CSV' ? line(columns) : ''
}

/** Rows as they stand in a file: CSV by RFC 4180, or a JSON object a line. */
export function textOf(
  format: ListExportFormat,
  columns: readonly string[],
  rows: readonly ExportRow[],
): string {
  if (format === 'JSONL') return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  return rows.map((row) => line(columns.map((column) => cellOf(row[column])))).join('')
}

/** A record by RFC 4180. */
export const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A value as the text of a cell: what is no plain value as JSON, several as a list. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return harmless(value.map(cellOf).join('; '))
  return harmless(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** A spreadsheet takes text that begins like this for a formula, which may do harm. */
const harmless = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text)
