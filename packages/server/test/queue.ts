import pino from 'pino'
import { jobs } from '../src/jobs/jobs.ts'
import { type Queue, startQueue } from '../src/jobs/queue.ts'
import { testDatabase } from './database.ts'

/** For databases without the tables of the queue, where jobs do not matter: what is enqueued is gone. */
export const nowhere: Queue = {
  enqueue: async () => 'job',
  enqueueMany: async () => {},
  retry: async () => {},
  stop: async () => {},
}

let queue: Promise<Queue> | undefined

/** The queue of this worker's database; nothing works on it, so that a test finds what was enqueued. */
export function testQueue(): Promise<Queue> {
  queue ??= startTestQueue()
  return queue
}

async function startTestQueue(): Promise<Queue> {
  return startQueue(await testDatabase(), [...jobs], {
    work: false,
    logger: pino({ level: 'silent' }),
    createContext: () => {
      throw new Error('Nothing works on the queue of a test.')
    },
  })
}
