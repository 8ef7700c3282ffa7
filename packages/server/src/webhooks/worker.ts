import { type Env, systemContext } from '../context.ts'
import { type Claimed, claimDeliveries } from '../modules/webhook-delivery/operations/claim.ts'
import { dispatchEvents, mostEvents } from '../modules/webhook-delivery/operations/dispatch.ts'
import { wakeForgotten } from '../modules/webhook-delivery/operations/lanes.ts'
import { type Outcome, settleDeliveries } from '../modules/webhook-delivery/operations/settle.ts'
import type { Answer, Sender } from './sender.ts'

/** Hands events to webhook endpoints and delivers them, together with the other processes on the database. */
export type WebhookWorker = {
  /** Waits for the attempts under way, ten seconds at most; those that are cut off are made again. */
  stop(): Promise<void>
}

type Timing = {
  /** Attempts under way in this process, at one endpoint and at all of them. */
  perEndpoint: number
  atOnce: number
  /** From the end of an attempt to the note of it; those of the meantime are noted with it. */
  soonMs: number
  /** Between two looks when nothing happens: for what became due, or was left behind. */
  idleMs: number
  /** Between two looks for deliveries that nobody woke. */
  wakeMs: number
  /** Longer than any attempt takes. */
  leaseMs: number
  stopMs: number
  /** Between the attempts of a delivery; by default about two days together. */
  delaysMs?: readonly number[]
}

const usualTiming: Timing = {
  perEndpoint: 32,
  atOnce: 128,
  soonMs: 5,
  idleMs: 1_000,
  wakeMs: 60_000,
  leaseMs: 60_000,
  stopMs: 10_000,
}

type Options = { sender: Sender; timing?: Partial<Timing> }

export function startWebhookWorker(env: Env, { sender, timing: changed }: Options): WebhookWorker {
  const timing = { ...usualTiming, ...changed }
  const ctx = systemContext(env, 'deliver-webhooks')
  const cutOff = new AbortController()
  const underWay = new Map<string, { claimed: Claimed; done: Promise<void> }>()
  let outcomes: Outcome[] = []
  let timer: NodeJS.Timeout | undefined
  let dueIn = Number.POSITIVE_INFINITY
  let round: Promise<void> | undefined
  let asked = false
  /** There may be events that were not handed out. */
  let grown = true
  let handedOutAt = Number.NEGATIVE_INFINITY
  let take = mostEvents
  let wokenAt = performance.now()
  let stopped = false

  /** One statement after the other: whatever ends in the meantime is for the next round. */
  const work = async () => {
    do {
      asked = false
      await note()
      if (stopped) return
      const problem = await handOut().then(
        () => null,
        (error: unknown) => ({ error }),
      )
      if (performance.now() - wokenAt > timing.wakeMs) {
        wokenAt = performance.now()
        await wakeForgotten(ctx)
      }
      // What was handed out before is delivered all the same.
      if ((await claim()) > 0 || grown) asked = true
      if (problem) throw problem.error
    } while (asked && !stopped && underWay.size < timing.atOnce && outcomes.length === 0)
  }
  const look = () => {
    dueIn = Number.POSITIVE_INFINITY
    clearTimeout(timer)
    if (round) {
      asked = true
      return
    }
    round = work()
      .catch((error: unknown) => {
        if (!stopped) env.log.warn({ err: error }, 'webhooks wait')
        asked = false
      })
      .finally(() => {
        round = undefined
        lookIn(outcomes.length > 0 || asked ? timing.soonMs : timing.idleMs)
      })
  }
  const lookIn = (ms: number) => {
    if (stopped || ms >= dueIn) return
    clearTimeout(timer)
    dueIn = ms
    timer = setTimeout(look, ms)
  }

  const note = async () => {
    const noting = outcomes
    outcomes = []
    try {
      await settleDeliveries(ctx, noting, { delaysMs: timing.delaysMs })
    } catch (error) {
      outcomes = [...noting, ...outcomes]
      throw error
    }
  }
  const handOut = async () => {
    // Now and then in any case: another process may have died with events in its hands.
    if (!grown && performance.now() - handedOutAt < timing.idleMs) return
    handedOutAt = performance.now()
    grown = false
    const { more } = await dispatchEvents(ctx, { take }).catch((error: unknown) => {
      grown = true
      // If it was too much at once, it would be so again.
      take = Math.ceil(take / 2)
      throw error
    })
    take = Math.min(take + Math.ceil(take / 10), mostEvents)
    if (more) grown = true
  }
  const claim = async (): Promise<number> => {
    const room = timing.atOnce - underWay.size
    if (room <= 0) return 0
    const busy = new Map<string, number>()
    for (const { claimed } of underWay.values())
      busy.set(claimed.endpointId, (busy.get(claimed.endpointId) ?? 0) + 1)
    const { perEndpoint, leaseMs } = timing
    const taken = await claimDeliveries(ctx, { room, perEndpoint, busy, leaseMs })
    for (const claimed of taken) {
      const key = `${claimed.deliveryId} ${claimed.attempt}`
      underWay.set(key, { claimed, done: attempt(claimed, key) })
    }
    return taken.length
  }
  const attempt = async (claimed: Claimed, key: string) => {
    const at = env.now()
    const { message } = claimed
    const answer = 'problem' in message ? unsent(message.problem) : await sender.post(message, cutOff.signal)
    underWay.delete(key)
    outcomes.push({ claimed, at, answer: cutOff.signal.aborted && answer.status === null ? null : answer })
    if (round) asked = true
    else lookIn(timing.soonMs)
  }

  const unheard = env.feed.onAdvance(() => {
    grown = true
    if (round) asked = true
    else lookIn(timing.soonMs)
  })
  look()
  return {
    stop: async () => {
      stopped = true
      unheard()
      clearTimeout(timer)
      await round
      const all = Promise.all([...underWay.values()].map(({ done }) => done))
      const late = setTimeout(() => cutOff.abort(), timing.stopMs)
      await all
      clearTimeout(late)
      await note().catch((error: unknown) => env.log.warn({ err: error }, 'webhook attempts were not noted'))
      sender.close()
    },
  }
}

const unsent = (error: string): Answer => ({
  status: null,
  error,
  text: null,
  retryAfterMs: null,
  durationMs: 0,
})
