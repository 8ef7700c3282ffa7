import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Generates the Prisma client. It takes no schema engine, but the command insists on one and would download it: where
 * there is none, it is given another executable file, which it never runs.
 */
const require = createRequire(createRequire(import.meta.url).resolve('prisma/package.json'))
const engines = dirname(require.resolve('@prisma/engines/package.json'))
const hasEngine = readdirSync(engines).some((file) => file.startsWith('schema-engine-'))
// Generators are found as commands, which only scripts of the package manager have in their path.
const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url))
const env: NodeJS.ProcessEnv = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) }
if (!hasEngine) env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

const cli = require.resolve('prisma/build/index.js')
const { status } = spawnSync(process.execPath, [cli, 'generate'], { stdio: 'inherit', env })
process.exitCode = status ?? 1
