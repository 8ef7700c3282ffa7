import { AppError } from '../errors.ts'
import type { Exchange } from './exchange.ts'

type Deadline = { milliseconds: number; exchange: Exchange; readsOnly: boolean }

/**
 * Gives an operation a limited time. A query is stopped then, and also when its caller has gone; a mutation is left
 * to end by itself, since stopping between its parts would leave some of them done.
 */
export function withDeadline<T>(
  { milliseconds, exchange, readsOnly }: Deadline,
  run: (signal: AbortSignal | undefined) => T | Promise<T>,
): T | Promise<T> {
  const controller = readsOnly ? new AbortController() : undefined
  if (controller) exchange.cancel = () => controller.abort(new AppError('INTERNAL', 'The caller has gone.'))
  const result = run(controller?.signal)
  if (!(result instanceof Promise)) return result
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = outOfTime(milliseconds / 1_000, readsOnly)
      controller?.abort(error)
      if (!readsOnly) exchange.unfinished = true
      reject(error)
    }, milliseconds)
    result.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function outOfTime(seconds: number, readsOnly: boolean): AppError {
  if (readsOnly) {
    return new AppError(
      'QUERY_TOO_COMPLEX',
      `The limit is ${seconds} seconds; this query takes longer. Ask for less at once.`,
    )
  }
  return new AppError(
    'INTERNAL',
    `This takes longer than ${seconds} seconds. It may still be carried out: look before you try again.`,
  )
}
