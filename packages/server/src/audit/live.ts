import type { Actor } from '../auth/actor.ts'
import type { Ctx } from '../context.ts'
import type { Sql } from '../db/database.ts'
import { InvalidInputError } from '../errors.ts'
import { type Said, saidColumns } from './chain.ts'
import type { Feed } from './feed.ts'

/** An event that has its place. */
export type LiveEvent = Said & { position: number }

/** An event on its way to a reader, with the reader as he or she is at that moment. */
export type LiveValue = { event: LiveEvent; ctx: Ctx }

/** What a reader wants to be told. */
export type Wanted = {
  /** The id of the event after which to begin; without one with what happens from now on. */
  after: string | null | undefined
  /** What is told: the events themselves, or what events of a noun are about. */
  of: { name: string; idOf: (event: LiveEvent) => string }
  /** What the event itself decides. */
  wants: (event: LiveEvent) => boolean
  /** Of these, the ones that the reader sees. */
  visible: (ctx: Ctx, ids: string[]) => Promise<readonly { id: string }[]>
}

/** The live updates of one reader. */
export type Live = { follow(wanted: Wanted): Promise<AsyncIterable<LiveValue>> }

export type Reader = {
  /** The id of the last event that an earlier connection of the reader received. */
  lastEventId: string | null
  /** The reader as of now, the same actor as long as nothing happened; throws when the credential is no good any more. */
  look: () => Promise<Ctx>
  signal: AbortSignal
}

const pageSize = 100

/**
 * Where live updates come from: the chain of audit events, read once for all readers who are up to date. A reader who
 * lags behind costs nothing but reading on from where he or she is.
 */
export function createLive({ sql, feed }: { sql: Sql; feed: Feed }) {
  const pages = new Map<number, Promise<LiveEvent[]>>()
  /** What callers see of a page, looked up once for all streams of one caller. */
  const seen = new Map<Actor, Map<string, Promise<ReadonlySet<string>>>>()
  feed.onAdvance(() => {
    pages.clear()
    seen.clear()
  })

  /** What is read together is kept until there is more; of what one reader is behind nothing is. */
  const isShared = (position: number) => feed.position - position <= pageSize

  function seenBy(
    ctx: Ctx,
    { of, visible }: Wanted,
    { ids, shared }: { ids: string[]; shared: boolean },
  ): Promise<ReadonlySet<string>> {
    const look = () => visible(ctx, ids).then((rows) => new Set(rows.map(({ id }) => id)))
    if (!shared) return look()
    const own = seen.get(ctx.actor) ?? new Map<string, Promise<ReadonlySet<string>>>()
    seen.set(ctx.actor, own)
    const key = [of.name, ...ids].join()
    const known = own.get(key)
    if (known) return known
    const found = look()
    own.set(key, found)
    found.catch(() => own.delete(key))
    return found
  }

  function pageAfter(position: number): Promise<LiveEvent[]> {
    if (!isShared(position)) return readPage(sql, position)
    const known = pages.get(position)
    if (known) return known
    const page = readPage(sql, position)
    pages.set(position, page)
    page.catch(() => pages.delete(position))
    return page
  }

  async function* follow(begin: number, { look, signal }: Reader, wanted: Wanted): AsyncGenerator<LiveValue> {
    let position = begin
    while (!signal.aborted) {
      if (feed.position <= position) {
        await advanceBeyond(feed, position, signal)
        continue
      }
      const events = await pageAfter(position)
      const { idOf } = wanted.of
      const found = events.filter(wanted.wants)
      if (found.length > 0) {
        const ids = [...new Set(found.map(idOf))]
        // The reader may take a while for each, and lose rights meanwhile.
        let seen: { actor: Actor; ids: ReadonlySet<string> } | undefined
        for (const event of found) {
          const ctx = await look()
          if (seen?.actor !== ctx.actor)
            seen = {
              actor: ctx.actor,
              ids: await seenBy(ctx, wanted, { ids, shared: isShared(position) }),
            }
          if (seen.ids.has(idOf(event))) yield { event, ctx }
        }
      }
      position = events.at(-1)?.position ?? feed.position
    }
  }

  return (reader: Reader): Live => ({
    follow: async (wanted) => {
      const after = reader.lastEventId ?? wanted.after
      return follow(after ? await positionOf(sql, after) : feed.position, reader, wanted)
    },
  })
}

async function readPage(sql: Sql, position: number): Promise<LiveEvent[]> {
  const { rows } = await sql<Said & { position: string }>(
    `select ${saidColumns}, position from "AuditEvent" where position > $1 order by position limit ${pageSize}`,
    [position],
    { name: 'audit-page' },
  )
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

async function positionOf(sql: Sql, id: string): Promise<number> {
  const { rows } = await sql<{ position: string | null }>('select position from "AuditEvent" where id = $1', [
    id,
  ])
  if (rows[0]?.position) return Number(rows[0].position)
  throw new InvalidInputError(
    'There is no such event to go on after. Begin without one, and read what there is.',
  )
}

function advanceBeyond(feed: Feed, position: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      end()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const end = feed.onAdvance((to) => to > position && done())
    signal.addEventListener('abort', done)
    if (feed.position > position || signal.aborted) done()
  })
}
