import { type Arguments, isOn } from '../command.ts'
import type { Io } from '../io.ts'
import { barOf } from '../progress.ts'

/** How far an import is, by the bytes that it has read. */
export type Gauge = { read(bytes: number): void; take(rows: number): void; end(): void }

/** A bar on stderr where that is a terminal. */
export function gaugeOf(args: Arguments, { stderr }: Io, bytesInAll: number): Gauge {
  if (!stderr.isTTY || isOn(args, 'quiet')) return { read: () => {}, take: () => {}, end: () => {} }
  const begin = performance.now()
  let bytes = 0
  let rows = 0
  return {
    read: (more) => {
      bytes += more
    },
    take: (more) => {
      rows += more
      const seconds = (performance.now() - begin) / 1_000
      const part = Math.min(bytes / Math.max(bytesInAll, 1), 1)
      const left = part > 0 ? Math.ceil((seconds * (1 - part)) / part) : 0
      const pace = Math.round(rows / Math.max(seconds, 0.001))
      stderr.write(
        `\r\u001b[2K${barOf(part)} ${rows.toLocaleString('en')} rows, ${pace.toLocaleString('en')} a second, ${left} s left`,
      )
    },
    end: () => void stderr.write('\r\u001b[2K'),
  }
}
