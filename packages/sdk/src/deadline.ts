import { TimeoutError } from './errors.ts'

/** The end of a call: in time, too late, or when its caller gives up. */
export type Deadline = {
  /** Aborted when the call has ended without an answer. */
  readonly signal: AbortSignal
  /** The result of the work, unless the end comes first: then its error, even where the work does not heed the signal. */
  race<T>(work: Promise<T>): Promise<T>
  sleep(ms: number): Promise<void>
  remainingMs(): number
  /** To be called when the call is over. */
  end(): void
}

type Call = { operation: string | null; kind: 'query' | 'mutation'; signal: AbortSignal | undefined }

/** The longest time that timers can take; a longer one would end at once. */
export const maxTimeoutMs = 2 ** 31 - 1

/** Starts the clock of a call. */
export function startDeadline(timeoutMs: number, { operation, kind, signal }: Call): Deadline {
  if (!(timeoutMs > 0)) throw new RangeError('timeoutMs must be more than 0.')
  signal?.throwIfAborted()
  const controller = new AbortController()
  const endsAt = Date.now() + timeoutMs
  let timer: ReturnType<typeof setTimeout>
  let onAbort: () => void
  const over = new Promise<never>((_resolve, reject) => {
    const giveUp = (reason: unknown) => {
      reject(reason)
      controller.abort(reason)
    }
    const outcome = kind === 'mutation' ? ' It may have been carried out: look before you try again.' : ''
    onAbort = () => giveUp(signal!.reason)
    timer = setTimeout(
      () =>
        giveUp(new TimeoutError(`No complete answer came within ${timeoutMs} ms.${outcome}`, { operation })),
      Math.min(timeoutMs, maxTimeoutMs),
    )
    signal?.addEventListener('abort', onAbort)
  })
  // It may end between two races.
  over.catch(() => {})

  return {
    signal: controller.signal,
    race: (work) => Promise.race([work, over]),
    sleep: async (ms) => {
      let wake: ReturnType<typeof setTimeout>
      const slept = new Promise<void>((resolve) => {
        wake = setTimeout(resolve, ms)
      })
      await Promise.race([slept, over]).finally(() => clearTimeout(wake))
    },
    remainingMs: () => endsAt - Date.now(),
    end: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
