import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeVectors } from '../test/make-vectors.ts'

const path = fileURLToPath(new URL('../test-vectors.json', import.meta.url))
writeFileSync(path, JSON.stringify(await makeVectors()))
const { status } = spawnSync('pnpm', ['exec', 'biome', 'format', '--write', path], { stdio: 'inherit' })
process.exitCode = status ?? 1
