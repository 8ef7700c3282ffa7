import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'

export type Clock = {
  /** The time as the database has it, to within its answering time. */
  now(): Date
  stop(): Promise<void>
}

const measureMs = 60_000
/** A measurement that may be so wrong is worse than the one before. */
const mostWrong = 500
const warnFrom = 5_000

type Options = { sql: Sql; now: () => Date; log: Logger }

/**
 * The clock that processes on one database have in common, measured every minute. By clocks of their own, two of which
 * one is a window ahead would each begin the window of a budget anew, and nothing would ever be used up.
 */
export async function startClock({ sql, now, log }: Options): Promise<Clock> {
  let ahead = 0
  let measuring = measure(Number.POSITIVE_INFINITY)
  await measuring
  const timer = setInterval(() => {
    measuring = measure(mostWrong)
  }, measureMs).unref()

  async function measure(mostWrong: number): Promise<void> {
    try {
      const before = now().getTime()
      const { rows } = await sql<{ at: Date }>('select clock_timestamp() as at')
      const answering = now().getTime() - before
      if (answering < 0 || answering / 2 > mostWrong) return
      ahead = rows[0]!.at.getTime() - (before + answering / 2)
      if (Math.abs(ahead) >= warnFrom)
        log.warn({ aheadMs: ahead }, 'the clock of the database is not that of this machine')
    } catch (err) {
      log.warn({ err }, 'the clock of the database could not be read')
    }
  }

  return {
    now: () => new Date(now().getTime() + ahead),
    stop: async () => {
      clearInterval(timer)
      await measuring
    },
  }
}
