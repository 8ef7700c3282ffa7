import type { Database, Sql } from '../db/database.ts'
import { digestOf, hashOf, noHash, type Said, saidColumns } from './chain.ts'

/** A place in the chain; who notes one elsewhere can tell later that nothing up to it has changed. */
export type Head = { position: number; hash: string }

export const problemKinds = [
  'EDITED',
  'MISSING',
  'REORDERED',
  'INSERTED',
  'SEQUENCE',
  'CHECKPOINT',
  'HEAD',
] as const

export type Problem = {
  kind: (typeof problemKinds)[number]
  position: number
  message: string
}

export type Verdict = {
  /** The last event; position 0 where there is none. */
  head: Head
  /** What retention has pruned ends here. */
  checkpoint: Head | null
  /** How many events were looked at. */
  events: number
  /** Those that were written a moment ago have no place yet: nothing can be said of them. */
  waiting: number
  /** The first of what is wrong; empty where nothing is. */
  problems: readonly Problem[]
}

type Options = {
  /** An earlier head, which the chain must still have. */
  head?: Head | undefined
  /**
   * Where an earlier verification has ended: this one looks at what follows, at `most` so many events, and not at their
   * numbers; and for where events went that were moved it looks only nearby.
   */
  part?: { after: Head; most: number } | undefined
  batchSize?: number
}

type Link = { said: Said; position: number; digest: string; hash: string }

/** So many are told; there may be more. */
export const mostProblems = 20
/** A part looks so many places to either side for what belongs in a place: the whole trail takes too long for each event. */
const nearby = 1_000
/** So many events that were deleted one after the other are counted where the later ones were moved up. */
const mostMoved = 1_000

/**
 * Takes every hash of the chain anew, in a snapshot of the database and with the memory of one batch. Whoever changes
 * an event can take all later hashes anew as well; against that stands an earlier head that was noted elsewhere.
 */
export function verifyTrail(
  database: Pick<Database, 'transaction'>,
  { head, part, batchSize = 1_000 }: Options = {},
): Promise<Verdict> {
  return database.transaction(async (sql) => {
    await sql('set transaction isolation level repeatable read, read only')
    await sql('set local statement_timeout = 0')
    const problems: Problem[] = []
    const report = (kind: Problem['kind'], position: number, message: string) => {
      if (problems.length < mostProblems) problems.push({ kind, position, message })
    }

    const checkpoint = await checkpointOf(sql, report)
    const begin = checkpoint ?? { position: 0, hash: noHash }
    const start = part ? await beginOf(sql, part.after, { begin, report }) : begin
    const walk = new Walk(sql, { start, report, everywhere: !part })
    let after = walk.last.position
    for (let left = part?.most ?? Number.POSITIVE_INFINITY; left > 0; ) {
      const size = Math.min(batchSize, left)
      const links = await linksAfter(sql, after, size)
      for (const link of links) {
        await walk.take(link)
        if (problems.length === mostProblems) break
      }
      if (links.length < size || problems.length === mostProblems) break
      after = links.at(-1)!.position
      left -= links.length
    }
    // Where events are missing or moved, their entities' numbers are wrong as well.
    if (problems.length === 0 && !part) await checkSequences(sql, checkpoint, report)
    if (head) await compareHead(sql, head, { last: walk.last, checkpoint, report })
    const { rows } = await sql<{ count: string }>(
      'select count(*) as count from "AuditEvent" where position is null',
    )
    return { head: walk.last, checkpoint, events: walk.events, waiting: Number(rows[0]!.count), problems }
  })
}

type Report = (kind: Problem['kind'], position: number, message: string) => void

/** Goes from event to event and holds each to the hash of the one before. */
class Walk {
  /** The last event that was taken, as it stands in the table. */
  last: Head
  events = 0
  private readonly sql: Sql
  private readonly report: Report
  /** Whether the whole trail is searched for what was moved. */
  private readonly everywhere: boolean
  /** The number that the last event once had: another than its position where others were put in or taken out. */
  private number: number
  /** What the next hash builds on; null after a gap, where nobody knows. */
  private before: string | null

  constructor(sql: Sql, { start, report, everywhere }: { start: Head; report: Report; everywhere: boolean }) {
    this.sql = sql
    this.report = report
    this.everywhere = everywhere
    this.last = start
    this.number = start.position
    this.before = start.hash
  }

  async take(link: Link): Promise<void> {
    const gap = link.position - this.last.position - 1
    if (gap > 0) {
      const first = this.last.position + 1
      this.report('MISSING', first, `${counted(gap)} missing, up to position ${link.position - 1}.`)
      this.number += gap
      this.before = null
    }
    const digest = digestOf(link.said)
    if (digest !== link.digest && !(await this.wasErased(link, digest)))
      this.report('EDITED', link.position, `${nameOf(link)} does not say what its digest was taken of.`)
    const follows = this.before === null || hashOf(this.number + 1, this.before, link.digest) === link.hash
    if (follows) {
      this.number++
      this.before = link.hash
    } else {
      await this.explain(link, this.before!)
    }
    this.last = { position: link.position, hash: link.hash }
    this.events++
  }

  /** Whether a later event says that this one was altered to what it says now, so that nobody is named any more. */
  private async wasErased({ said, position }: Link, digest: string): Promise<boolean> {
    const { rows } = await this.sql<{ found: boolean }>(erasureOf, [position, said.id, digest])
    return rows[0]!.found
  }

  /** Says why an event does not follow, and finds where the chain goes on. */
  private async explain(link: Link, before: string): Promise<void> {
    const { position } = link
    const own = await this.belonging(link, { number: this.number + 1, before, hash: link.hash })
    if (own) {
      const next = await this.belonging(link, { number: this.number + 2, before: own.hash, hash: '' })
      if (own.position === position + 1 && next?.position !== position) {
        this.report('INSERTED', position, `${nameOf(link)} was put in; the others were moved down.`)
        return
      }
      this.report('REORDERED', position, `The event that belongs here stands at position ${own.position}.`)
      this.number++
      this.before = own.hash
      return
    }
    const [next] = await linksAfter(this.sql, position, 1)
    const moved = next ? this.movedUp(link, next) : null
    if (moved) {
      this.report(
        'MISSING',
        position,
        `${counted(moved)} missing before ${link.said.id}; the others were moved up.`,
      )
      this.number += moved
    } else if (moved === 0) {
      this.report(
        'EDITED',
        position,
        `${nameOf(link)}, or the event before it, was changed together with its digest.`,
      )
    } else {
      this.report(
        'INSERTED',
        position,
        `${nameOf(link)} does not follow: it was put in, or stands in the place of another.`,
      )
    }
    this.number++
    this.before = link.hash
  }

  /** How many events before this one are gone, as far as the next one can tell: it builds on the number that this one had. */
  private movedUp(link: Link, next: Link): number | null {
    for (let missing = 0; missing <= mostMoved; missing++) {
      if (hashOf(this.number + 2 + missing, link.hash, next.digest) === next.hash) return missing
    }
    return null
  }

  /** The event whose hash says that it stood at this number, wherever it stands now; or whose digest makes this hash. */
  private async belonging(
    { position }: Link,
    { number, before, hash }: { number: number; before: string; hash: string },
  ): Promise<Head | null> {
    const range = this.everywhere
      ? 'position is not null'
      : `position between ${position - nearby} and ${position + nearby}`
    const { rows } = await this.sql<{ position: string; hash: string }>(
      `select position, case hash when taken then hash else $2 end as hash from (
         select position, hash, encode(sha256(convert_to($1 || digest, 'UTF8')), 'hex') as taken
         from "AuditEvent" where ${range}
       ) e where taken in (hash, $2) limit 1`,
      [`${number}:${before}:`, hash],
    )
    return rows[0] ? { position: Number(rows[0].position), hash: rows[0].hash } : null
  }
}

/** Whether an event after a place says that one was altered to a digest. */
export const erasureOf = `
  select exists (
    select 1 from "AuditEvent"
    where type like '%.erased' and (position > $1 or position is null)
      and (changes->'events'->'to') @> jsonb_build_object($2::text, $3::text)
  ) as found`

const nameOf = ({ said }: Link) => `${said.id} (${said.type})`

const counted = (count: number) => (count === 1 ? '1 event is' : `${count} events are`)

async function linksAfter(sql: Sql, position: number, limit: number): Promise<Link[]> {
  const { rows } = await sql<Said & { position: string; digest: string; hash: string }>(
    `select ${saidColumns}, position, digest, hash from "AuditEvent" where position > $1 order by position limit $2`,
    [position, limit],
  )
  return rows.map(({ position, digest, hash, ...said }) => ({
    said,
    position: Number(position),
    digest,
    hash,
  }))
}

/** Where pruning has ended, if an event of the chain says the same. */
async function checkpointOf(sql: Sql, report: Report): Promise<Head | null> {
  const kept = await sql<{ position: string; hash: string }>('select position, hash from "AuditCheckpoint"')
  const told = await sql<{ changes: { position: { to: number }; hash: { to: string } } }>(
    `select changes from "AuditEvent" where "entityId" = 'audit_trail' and type = 'audit_trail.pruned'
     order by "occurredAt" desc, ordinal desc limit 1`,
  )
  const checkpoint = kept.rows[0]
    ? { position: Number(kept.rows[0].position), hash: kept.rows[0].hash }
    : null
  const changes = told.rows[0]?.changes
  const said = changes ? { position: changes.position.to, hash: changes.hash.to } : null
  if (checkpoint?.position !== said?.position || checkpoint?.hash !== said?.hash) {
    const at = (head: Head | null) => (head ? `up to position ${head.position}` : 'nothing')
    report(
      'CHECKPOINT',
      checkpoint?.position ?? 0,
      `The checkpoint says that ${at(checkpoint)} was pruned, the last pruning that ${at(said)} was.`,
    )
  }
  return checkpoint
}

/** Where a part begins: at the very beginning where what was verified before is not there any more. */
async function beginOf(
  sql: Sql,
  after: Head,
  { begin, report }: { begin: Head; report: Report },
): Promise<Head> {
  if (after.position <= begin.position) return begin
  const { rows } = await sql<{ hash: string }>('select hash from "AuditEvent" where position = $1', [
    after.position,
  ])
  if (rows[0]?.hash === after.hash) return after
  report('HEAD', after.position, 'The event that was verified here is gone, or has another hash.')
  return begin
}

/** The events of an entity are counted in the order of their places; what was pruned of them is not known any more. */
async function checkSequences(sql: Sql, checkpoint: Head | null, report: Report): Promise<void> {
  const { rows } = await sql<{ position: string; id: string }>(
    `select position, id from (
       select position, id, "entitySequence" as own,
         lag("entitySequence") over entity as before, lag(position) over entity as place
       from "AuditEvent" where position is not null
       window entity as (partition by "entityId" order by "entitySequence")
     ) e where own <> before + 1 or position < place ${checkpoint ? '' : 'or (before is null and own <> 1)'}
     order by position limit ${mostProblems}`,
  )
  for (const { position, id } of rows)
    report('SEQUENCE', Number(position), `${id} has a number that it cannot have among its entity's events.`)
}

type Found = { last: Head; checkpoint: Head | null; report: Report }

/** The end of a chain can be cut off without a trace in it: an earlier head knows of it. */
async function compareHead(sql: Sql, head: Head, { last, checkpoint, report }: Found): Promise<void> {
  if (head.position > last.position) {
    report('HEAD', last.position, `The trail ends here, but had ${head.position} events once.`)
    return
  }
  // What was pruned cannot be compared any more.
  if (head.position < (checkpoint?.position ?? 0)) return
  const { rows } = await sql<{ hash: string }>('select hash from "AuditEvent" where position = $1', [
    head.position,
  ])
  const hash = head.position === checkpoint?.position ? checkpoint.hash : rows[0]?.hash
  if (hash !== head.hash) report('HEAD', head.position, 'The hash is not the one that was noted.')
}
