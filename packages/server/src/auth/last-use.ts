import type { Logger } from 'pino'
import type { Sql } from '../db/database.ts'

type Used = { id: string; lastUsedAt: Date | null }

/** Whether a credential is used, or only looked at again. */
export type Use = 'counts' | 'looks'

const minute = 60_000
const mostTouched = 10_000

type Options = { sql: Sql; log: Logger; table: 'ApiToken' | 'ServiceAccountToken' | 'Session' }

/** Writes the last use of credentials, each at most once a minute; no request waits for that. */
export function lastUses({ sql, log, table }: Options) {
  // A session has the address at which it was opened.
  const keepsAddress = table !== 'Session'
  // Several servers may be about to write: the first within the minute does.
  const statement = `
    update "${table}" set "lastUsedAt" = $2${keepsAddress ? ', "lastUsedIp" = coalesce($4, "lastUsedIp")' : ''}
    where id = $1 and ("lastUsedAt" is null or "lastUsedAt" <= $3)`
  const writing = new Set<Promise<void>>()
  // Requests at the same moment have all read the time before: one of them writes.
  const touched = new Map<string, Date>()

  return {
    touch({ id, lastUsedAt }: Used, at: Date, address: string | null = null): void {
      const since = new Date(at.getTime() - minute)
      const last = touched.get(id)
      if ((last && last > since) || (lastUsedAt && lastUsedAt > since)) return
      if (touched.size >= mostTouched) touched.clear()
      touched.set(id, at)
      const written: Promise<void> = sql(statement, [id, at, since, ...(keepsAddress ? [address] : [])])
        .then(
          () => {},
          (error: unknown) =>
            log.warn({ err: error, id, table }, 'the last use of a credential was not written'),
        )
        .finally(() => writing.delete(written))
      writing.add(written)
    },

    /** Waits for the writes under way. */
    async settle(): Promise<void> {
      await Promise.all(writing)
    },
  }
}
