// Starts or tests Portico, or runs its command line or a script, on a machine that has only Node and npm, of whatever
// version from Node 20 on: finds or fetches Node 24 and pnpm 10, installs what the lockfile says, and hands over. It is plain JavaScript
// because an older Node must be able to run it.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.portico-installed.json')

// What an answer is made of lives as long as the answer: with room for several, it is gone before it is copied around.
const memory = '--max-semi-space-size=64'

const programs = {
  start: (args) => [memory, join(root, 'packages/server/src/main.ts'), ...args],
  test: (args) => [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args],
  portico: (args) => [join(root, 'packages/cli/src/bin.ts'), ...args],
  script: (args) => args,
}
/** These name files, as seen from where they were asked for. */
const isTool = (task) => task === 'portico' || task === 'script'

const [task = '', ...args] = process.argv.slice(2)
const program = programs[task]
if (!program || (task === 'script' && args.length === 0)) {
  console.error(`usage: node scripts/bootstrap.mjs ${Object.keys(programs).join('|')}; script needs a file`)
  process.exit(2)
}

const node = install()
const cwd = isTool(task) ? (process.env.INIT_CWD ?? process.cwd()) : root
const child = spawn(node, program(args), { cwd, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // The terminal has told it, too, and the command line takes a second Ctrl-C for impatience.
    if (signal !== 'SIGINT' || !isTool(task)) child.kill(signal)
  })
}
// npm ends the shell between us and it when it is told to stop, and the shell tells nobody.
const parent = process.ppid
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref()
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

/** Installs unless the last installation was of this very lockfile and schema; returns the Node to run with. */
function install() {
  const wanted = fingerprint()
  const last = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : {}
  if (last.fingerprint === wanted && existsSync(last.node)) return last.node
  const command = 'pnpm install --frozen-lockfile && node -e "console.log(process.execPath)"'
  const direct = recentEnough(process.versions.node) && pnpmVersion().startsWith('10.')
  const result = direct
    ? spawnSync(command, { cwd: root, shell: true, stdio: ['ignore', 'pipe', 'inherit'] })
    : spawnSync('npx', ['--yes', '--package=node@24', '--package=pnpm@10', '--call', command], {
        cwd: root,
        shell: process.platform === 'win32',
        stdio: ['ignore', 'pipe', 'inherit'],
      })
  const output = result.stdout?.toString() ?? ''
  if (result.status !== 0) {
    process.stderr.write(output)
    console.error('The installation failed; the lines above say why.')
    process.exit(1)
  }
  const node = output.trimEnd().split('\n').at(-1).trim()
  writeFileSync(stamp, JSON.stringify({ fingerprint: wanted, node }))
  return node
}

function fingerprint() {
  const schema = join(root, 'prisma/schema')
  const files = [join(root, 'pnpm-lock.yaml'), ...readdirSync(schema).map((name) => join(schema, name))]
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

function recentEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

function pnpmVersion() {
  const result = spawnSync('pnpm --version', { cwd: root, shell: true })
  return result.status === 0 ? result.stdout.toString().trim() : ''
}
