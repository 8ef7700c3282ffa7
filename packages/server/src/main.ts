import { type Config, ConfigError, loadConfig } from './config.ts'
import { DatabaseError } from './db/database-error.ts'
import { SecretKeyError } from './db/secret-key.ts'
import { prepareDemo } from './demo/demo.ts'
import { createLogger } from './log.ts'
import { type Running, StartError, start } from './start.ts'

let running: Running | undefined
/** When the server was first asked to stop. */
let asked: number | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // One Ctrl-C can arrive twice: from the terminal, and from the process that started this one.
    if (asked !== undefined && performance.now() - asked < 1_000) return
    // Before there is anything to lose, or when asked again: at once.
    if (!running || asked !== undefined) process.exit(signal === 'SIGINT' ? 130 : 143)
    asked = performance.now()
    running.stop().then(() => process.exit(0), fail)
  })
}

try {
  const config = loadConfig(process.env)
  running = await start(config, { log: createLogger(config), prepare: prepareDemo })
  announce(config, running)
} catch (error) {
  fail(error)
}

function announce(config: Config, { url, notes }: Running): void {
  for (const note of notes) console.log(note)
  console.log(`Portico serves ${url}${config.production ? '' : ' (GraphiQL in a browser)'}. Ctrl-C stops it.`)
}

function fail(error: unknown): never {
  const expected = [ConfigError, DatabaseError, SecretKeyError, StartError].some(
    (kind) => error instanceof kind,
  )
  console.error(expected ? (error as Error).message : error)
  process.exit(1)
}
