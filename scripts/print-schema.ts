import { writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { eventTypes } from '../packages/server/src/audit/events.ts'
import { schema } from '../packages/server/src/schema.ts'

/** Writes the contract, sorted so that moving code around does not change it. */
const path = new URL('../schema.graphql', import.meta.url)
writeFileSync(path, `${printSchema(lexicographicSortSchema(schema))}\n`)

/** And the types of events, which webhooks bring and no schema names. */
const events = new URL('../packages/sdk/src/generated/event-types.ts', import.meta.url)
const union = eventTypes.toSorted().map((type) => `  | '${type}'`)
writeFileSync(events, `/** Every type of event. */\nexport type EventType =\n${union.join('\n')}\n`)
