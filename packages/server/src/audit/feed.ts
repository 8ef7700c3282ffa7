import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { advances, chainEvents } from './chain.ts'

/** How far the chain of audit events has come, told to whoever passes the events on. */
export type Feed = {
  /** The place of the last event that this process knows of. */
  readonly position: number
  /** Events were written here: they get their places soon, not only at the next look. */
  nudge(): void
  /** Calls `listener` after the chain has grown, in whichever process. Returns what ends that. */
  onAdvance(listener: (position: number) => void): () => void
  stop(): Promise<void>
}

/** Where nobody listens. */
export const noFeed: Feed = { position: 0, nudge: () => {}, onAdvance: () => () => {}, stop: async () => {} }

type Timing = {
  /** From an event to the look for it; those of the meantime are found with it. */
  soonMs: number
  /** Between two looks when nothing was heard: for what a process left behind that has died. */
  idleMs: number
}

const usualTiming: Timing = { soonMs: 25, idleMs: 1_000 }
/** A transaction may commit some time after its event was written, so one looks a few times. */
const looksAfterNudge = 4

/** Keeps the chain growing, together with the other processes on the database, and hears how far it is. */
export async function startFeed(
  database: Database,
  { log, timing: changed }: { log: Pick<Logger, 'warn'>; timing?: Partial<Timing> },
): Promise<Feed> {
  const timing = { ...usualTiming, ...changed }
  const listeners = new Set<(position: number) => void>()
  let position = 0
  let looks = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stopped = false

  const advance = (to: number) => {
    if (to <= position) return
    position = to
    for (const listener of listeners) listener(to)
  }
  const lookIn = (ms: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(look, ms)
  }
  const look = () => {
    running ??= chainEvents(database)
      .then((grown) => {
        advance(grown.position)
        if (grown.more) return lookIn(0)
        looks = Math.max(0, looks - 1)
        lookIn(looks > 0 ? timing.soonMs * 2 : timing.idleMs)
      })
      .catch((error: unknown) => {
        if (!stopped) log.warn({ err: error }, 'audit events wait for their places')
        lookIn(timing.idleMs)
      })
      .finally(() => {
        running = undefined
      })
  }

  const unlisten = await database.listen(advances, (payload) => advance(Number(payload)))
  look()
  // Whoever begins now begins behind what there is.
  await running
  return {
    get position() {
      return position
    },
    nudge: () => {
      if (looks === 0) lookIn(timing.soonMs)
      looks = looksAfterNudge
    },
    onAdvance: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      await unlisten()
    },
  }
}
