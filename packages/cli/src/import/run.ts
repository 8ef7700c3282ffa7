import { createHash } from 'node:crypto'
import type { Portico, RequestOptions } from '@portico/sdk'
import { createCatalog } from './catalog.ts'
import { type Kind, kinds, readValues, type Values } from './columns.ts'
import type { Gauge } from './gauge.ts'
import type { Journal } from './journal.ts'
import { archived, customers, partners, products } from './kinds/companies.ts'
import { licenses } from './kinds/licenses.ts'
import { people } from './kinds/people.ts'
import { projects } from './kinds/projects.ts'
import { subscriptions } from './kinds/subscriptions.ts'
import { type Entry, groupBy, type Handler, keyOf, type Plan, type Planning } from './plan.ts'
import { type Problem, problemOf } from './problem.ts'
import type { Report } from './report.ts'
import type { Pass, SourceRow } from './source.ts'

const handlers: { readonly [K in Kind]: Handler<K> } = {
  products,
  partners,
  customers,
  projects,
  subscriptions,
  licenses,
  people,
  archived,
}

/** The server is asked about so many rows at once. */
const rowsAtOnce = 100

type Options = {
  readonly portico: Portico
  readonly signal: AbortSignal
  readonly passes: readonly Pass[]
  readonly fingerprint: string
  readonly journal: Journal
  readonly report: Report
  readonly gauge: Gauge
  readonly dryRun: boolean
  readonly update: boolean
  readonly createMissing: boolean
  /** How many requests are under way at most. */
  readonly concurrency: number
}

type Verdict = Plan['verdict']
type Counts = Record<'rows' | Verdict, number>
export type Tally = Record<Kind, Counts>

/** An empty count of every kind. */
export const tallyOf = (): Tally =>
  Object.fromEntries(
    kinds.map((kind) => [kind, { rows: 0, create: 0, update: 0, keep: 0, refuse: 0 }]),
  ) as Tally

type Numbered = { readonly line: number; readonly row: number }
type Job<K extends Kind> = Entry<K> & Numbered & { readonly id: string; readonly key: string }

/**
 * Takes the rows of all passes, kind by kind. It counts as it goes, so that whoever ends it early knows how far it
 * came. Memory holds a hundred rows, and of all others which they are.
 */
export async function runImport(options: Options, tally: Tally): Promise<void> {
  const { portico, signal, fingerprint, journal, report, gauge, dryRun } = options
  /** By kind and key: where the first row that could be read is. */
  const seen = new Map<string, Numbered>()
  const refusedOnes = new Set<string>()
  const isPlanned = (kind: Kind, key: string) =>
    dryRun && seen.has(keyOf(kind, key)) && !refusedOnes.has(keyOf(kind, key))
  const isTaken = (key: string, row: number) => seen.get(key)?.row === row && !refusedOnes.has(key)
  const request: RequestOptions = { signal }
  const keyFor = (...parts: readonly string[]): RequestOptions => ({
    signal,
    idempotencyKey: digest(fingerprint, ...parts),
  })
  const planning: Planning = {
    portico,
    options: request,
    catalog: createCatalog({
      portico,
      options: request,
      createMissing: options.createMissing,
      dryRun,
      isPlanned,
    }),
    update: options.update,
    isPlanned,
  }

  for (const pass of options.passes) {
    let row = 0
    let chunk: (SourceRow & Numbered)[] = []
    const take = async () => {
      signal.throwIfAborted()
      await takeChunk(pass, chunk)
      gauge.take(chunk.length)
      chunk = []
    }
    for await (const source of pass.rows(gauge.read)) {
      row++
      if (source === null) continue
      chunk.push({ ...source, row })
      if (chunk.length === rowsAtOnce) await take()
    }
    await take()
  }

  async function takeChunk<K extends Kind>(
    pass: Pass,
    rows: readonly (SourceRow & Numbered)[],
  ): Promise<void> {
    const kind = pass.kind as K
    const handler: Handler<K> = handlers[kind]
    const counts = tally[kind]
    const refuse = async (place: Numbered, problems: readonly Problem[]) => {
      if (pass.silent) return
      counts.refuse++
      for (const problem of problems) await report.add(pass, place, problem)
    }

    const jobs: Job<K>[] = []
    for (const { line, row, cells, problem, left = [] } of rows) {
      const place = { line, row }
      if (!pass.silent) counts.rows++
      const read = problem ? { problems: [problem] } : readValues(kind, cells)
      if ('problems' in read) {
        await refuse(place, read.problems)
        continue
      }
      const own = handler.keyOf(read.values as Values<K>)
      const key = keyOf(kind, own)
      // A row that was not taken archives nobody either.
      if (kind === 'archived' && !isTaken(keyOf('customers', own), row)) continue
      const first = seen.get(key)
      if (first !== undefined) {
        const message = `Line ${first.line} is the same one.`
        if (pass.repeats) counts.keep++
        else await refuse(place, [{ field: null, code: 'DUPLICATE', message }])
        continue
      }
      seen.set(key, place)
      for (const problem of left) await report.add(pass, place, problem)
      const id = `${kind}:${row}`
      if (journal.isDone(id)) {
        counts.keep++
        continue
      }
      jobs.push({ ...place, id, key, values: read.values as Values<K>, begun: journal.isBegun(id) })
    }
    if (jobs.length === 0) return

    const plans = await handler.plan(jobs, planning)
    const work = jobs.map((job, i) => ({ job, plan: plans[i]! }))
    for (const { job, plan } of work) {
      if (plan.verdict === 'refuse') {
        refusedOnes.add(job.key)
        await refuse(job, plan.problems)
      } else if (dryRun) {
        counts[plan.verdict]++
      }
    }
    if (!dryRun) await carryOut(handler, work, counts, refuse, journal)
  }

  async function carryOut<K extends Kind>(
    { sequenceOf }: Handler<K>,
    work: readonly { job: Job<K>; plan: Plan }[],
    counts: Counts,
    refuse: (place: Numbered, problems: readonly Problem[]) => Promise<void>,
    { add, refusalsOf }: Journal,
  ): Promise<void> {
    const begun = work.flatMap(({ job, plan }) => ('several' in plan && plan.several ? job.id : []))
    if (begun.length > 0) await add({ begun })
    const done: string[] = []
    const refused: { job: Job<K>; problem: Problem }[] = []
    const carry = async ({ job, plan }: { job: Job<K>; plan: Plan }) => {
      if (plan.verdict === 'refuse') return
      if ('carryOut' in plan)
        try {
          await plan.carryOut((step) => keyFor(job.id, step, String(refusalsOf(job.id))))
        } catch (error) {
          refused.push({ job, problem: problemOf(error) })
          return
        }
      counts[plan.verdict]++
      done.push(job.id)
    }
    const groups = groupBy(work, ({ job }) => sequenceOf?.(job.values) ?? job.id)
    try {
      await inParallel([...groups.values()], options.concurrency, async (group) => {
        for (const one of group) await carry(one)
      })
    } finally {
      // Also when the import ends here: what is done is done.
      if (done.length + refused.length > 0) await add({ done, refused: refused.map(({ job }) => job.id) })
    }
    for (const { job, problem } of refused.toSorted((a, b) => a.job.row - b.job.row)) {
      refusedOnes.add(job.key)
      await refuse(job, [problem])
    }
  }
}

/** A few at a time, until one fails: then those under way are waited for. */
async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items]
  let failure: { error: unknown } | undefined
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined && !failure; item = rest.shift())
      await run(item).catch((error: unknown) => {
        failure ??= { error }
      })
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failure) throw failure.error
}

const digest = (...parts: readonly string[]) =>
  `import-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
