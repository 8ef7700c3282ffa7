import { type Arguments, isOn } from './command.ts'
import type { Io } from './io.ts'

export type Progress = { advance(by: number): void; end(): void }

const cells = 24

/**
 * A bar on stderr while much is written somewhere else than to the terminal; otherwise nothing, since what is
 * printed is progress enough.
 */
export function progressOf(args: Arguments, { stdout, stderr }: Io, count: () => Promise<number>): Progress {
  if (!stderr.isTTY || stdout.isTTY || isOn(args, 'quiet')) return { advance: () => {}, end: () => {} }
  let all: number | null = null
  let done = 0
  const draw = () => stderr.write(`\r\u001b[2K${barText(done, all)}`)
  count().then(
    (total) => {
      all = total
    },
    // The rows themselves will fail with it, or come without a total.
    () => {},
  )
  return {
    advance: (by) => {
      done += by
      draw()
    },
    end: () => void stderr.write('\r\u001b[2K'),
  }
}

function barText(done: number, all: number | null): string {
  if (!all) return `${done.toLocaleString('en')} rows`
  // Rows may be added meanwhile.
  return `${barOf(Math.min(done / all, 1))} ${done.toLocaleString('en')} of ${all.toLocaleString('en')}`
}

/** So much of the whole, 0 to 1. */
export function barOf(part: number): string {
  const full = Math.round(part * cells)
  return `[${'='.repeat(full)}${' '.repeat(cells - full)}]`
}
