import { writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from '../packages/server/src/schema.ts'

/** Writes the contract, sorted so that moving code around does not change it. */
const path = new URL('../schema.graphql', import.meta.url)
writeFileSync(path, `${printSchema(lexicographicSortSchema(schema))}\n`)
