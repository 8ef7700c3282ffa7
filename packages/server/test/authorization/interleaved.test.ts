import { describe, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { inhabit, seedsOr } from './inhabited.ts'
import { randomOf } from './random.ts'
import type { Caller } from './world.ts'

// Who sees what is said with every statement and kept nowhere: no connection, transaction or cache has a tenant that
// the next request could inherit, whatever became of the one before.

const documents = [
  '{ customers(first: 100) { totalCount nodes { id notes projects(first: 50) { nodes { id } } } } }',
  '{ projects(first: 100) { nodes { id customer { id } subscriptions(first: 20) { totalCount nodes { id } } } } }',
  '{ licenses(first: 100) { totalCount nodes { id } } viewer { id } }',
  // Refused, or broken in the middle of its transaction.
  '{ customers(first: 101) { nodes { id } } }',
  'mutation { projectCreate(input: { customerId: "cus_00000000000000000000000000", name: "x", description: "x" }) { project { id } errors { code } } }',
  'mutation { customerCreate(input: { number: "same", name: "x" }) { customer { id } errors { code } } }',
]

describe.each(seedsOr(1))('in world %i', (seed) => {
  const { callers, as } = inhabit(seed)

  test('a hundred requests at once, failing ones among them, are answered as each is alone', {
    timeout: 600_000,
  }, async () => {
    const random = randomOf(seed)
    const requestOf = (caller: Caller, document: string) => ask(as(caller), document)
    // Taken, so that whoever may create it now meets a conflict inside the transaction.
    for (const caller of callers) await requestOf(caller, documents.at(-1)!)
    const asked = Array.from({ length: 100 }, () => ({
      caller: random.pick(callers),
      document: random.pick(documents),
    }))
    const alone: unknown[] = []
    for (const { caller, document } of asked) alone.push(await requestOf(caller, document))
    expect(new Set(alone.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(20)
    for (let round = 0; round < 3; round++) {
      const together = await Promise.all(asked.map(({ caller, document }) => requestOf(caller, document)))
      for (const [i, answer] of together.entries())
        expect(answer, `${asked[i]!.caller.name}: ${asked[i]!.document}`).toEqual(alone[i])
    }
  })
})
