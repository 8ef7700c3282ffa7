import { Writable } from 'node:stream'
import { Interruption, type Io } from './io.ts'

/** Asks on the terminal; what is typed to a hidden question is not shown. */
export async function ask(question: string, io: Io, { hidden = false } = {}): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  io.signal.throwIfAborted()
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: io.stdin, output: hidden ? muted : io.stderr, terminal: true })
  const interrupted = new AbortController()
  reader.once('SIGINT', () => interrupted.abort())
  // Ctrl-D ends the input; the question would wait for ever.
  reader.once('close', () => interrupted.abort())
  try {
    if (hidden) io.stderr.write(question)
    const signal = AbortSignal.any([io.signal, interrupted.signal])
    return (await reader.question(hidden ? '' : question, { signal })).trim()
  } catch (error) {
    throw io.signal.aborted
      ? io.signal.reason
      : interrupted.signal.aborted
        ? new Interruption('', 130)
        : error
  } finally {
    reader.close()
    if (hidden) io.stderr.write('\n')
  }
}
