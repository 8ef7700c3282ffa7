// What a newcomer and an unlucky operator meet: a fresh clone, `npm start`, the packed SDK from a program of its own,
// the packed command line, a kill in the middle of writes, and a second start that must have every acknowledged write.
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'portico-smoke-'))
const clone = join(scratch, 'portico')
const app = join(scratch, 'app')
const port = await freePort()
const endpoint = `http://127.0.0.1:${port}/graphql`

type Running = { child: ChildProcess; output: () => string; ended: Promise<number | null> }
let server: Running | undefined
let checks = 0

function check(what: string): void {
  checks++
  console.log(`ok ${checks} - ${what}`)
}

try {
  execFileSync('git', ['clone', '--quiet', '--local', repository, clone])
  server = await start()
  const token = /staff ADMIN\s+(pts_\w+)/.exec(server.output())?.[1]
  assert.ok(token, `no token of a staff ADMIN in:\n${server.output()}`)
  check('npm start in a fresh clone serves and prints the tokens')

  runReadme(token)
  check('the first script and the first commands of the README work in the clone, word for word')

  installPackages()
  listWithCommandLine(token)
  check('the packed command line lists customers')

  const { created, killed } = await createUntilKilled(token, 60)
  assert.ok(killed && created.length >= 60)
  check(`a program on the packed SDK created ${created.length} customers until the server was killed`)

  const began = performance.now()
  server = await start()
  check(`the second start took ${((performance.now() - began) / 1_000).toFixed(1)} s`)

  const found = new Set((await run('list.mjs', token)).trim().split('\n'))
  const lost = created.filter((number) => !found.has(number))
  assert.deepEqual(lost, [])
  check('every acknowledged write is there')

  // As Ctrl-C does: to npm and everything below it.
  process.kill(-server.child.pid!, 'SIGINT')
  await server.ended
  await eventually(async () => !(await isReady()))
  const data = join(clone, '.portico')
  const lock = readdirSync(data).find((name) => /^lock-\d+$/.test(name))
  assert.equal(JSON.parse(readFileSync(join(data, lock!), 'utf8')).released, true)
  check('Ctrl-C ends it in order')
  console.log(`Tests  ${checks} passed`)
} catch (error) {
  console.error(error)
  if (server) console.error(server.output())
  console.log(`Tests  1 failed | ${checks} passed`)
  process.exitCode = 1
} finally {
  if (server) killGroup(server.child)
  rmSync(scratch, { recursive: true, force: true })
}

/** `npm start` in its own process group, until it is ready. */
async function start(): Promise<Running> {
  const env = { ...process.env, PORT: String(port), LOG_LEVEL: 'warn' }
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  child.stderr.on('data', (chunk) => {
    text += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const running = { child, output: () => text, ended }
  server = running
  const deadline = Date.now() + 300_000
  while (Date.now() < deadline && child.exitCode === null) {
    if (await isReady()) return running
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('npm start did not become ready')
}

async function eventually(what: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await what())) {
    assert.ok(Date.now() < deadline, 'it took too long')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok
  } catch {
    return false
  }
}

/** What the README has a newcomer type after `npm start`: the token in its place, and the port of this test. */
function runReadme(token: string): void {
  const readme = readFileSync(join(clone, 'README.md'), 'utf8')
  const [script, commands] = [...readme.matchAll(/^```sh\n((?:PORTICO_TOKEN=|npm run ).*?)^```$/gms)].map(
    ([, text]) => text!.replaceAll('<token>', token).replaceAll('http://localhost:4000/graphql', endpoint),
  )
  assert.ok(script && commands)
  const env = { ...process.env, XDG_CONFIG_HOME: join(scratch, 'config') }
  const shell = (text: string) =>
    execFileSync('sh', ['-ec', text], { cwd: clone, env, input: token, encoding: 'utf8' })

  const example = join(clone, 'examples/first-script.ts')
  writeFileSync(example, readFileSync(example, 'utf8').replace('http://localhost:4000/graphql', endpoint))
  assert.match(shell(script), /^cus_\w+ Acme\n/)
  assert.match(shell(commands), /"number": "C-1043"/)
  assert.match(readFileSync(join(clone, 'licenses.csv'), 'utf8'), /^id,/)
}

/** Installs SDK and command line as they would be published into a program that has nothing else. */
function installPackages(): void {
  const packages = '--filter @portico/sdk --filter @portico/cli'
  const pack = (name: string) => `pnpm --filter @portico/${name} pack --pack-destination ${scratch}`
  execFileSync(
    'npx',
    [
      '--yes',
      '--package=node@24',
      '--package=pnpm@10',
      '--call',
      `pnpm ${packages} build && ${pack('sdk')} && ${pack('cli')}`,
    ],
    { cwd: clone, stdio: 'ignore' },
  )
  const archives = readdirSync(scratch).filter((name) => name.endsWith('.tgz'))
  assert.equal(archives.length, 2)
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }')
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', ...archives.map((name) => join(scratch, name))],
    {
      cwd: app,
      stdio: 'ignore',
    },
  )
  const head = `import { Portico } from '@portico/sdk'
const portico = new Portico({ endpoint: process.env.PORTICO_ENDPOINT, token: process.env.PORTICO_TOKEN, retries: 0 })
`
  writeFileSync(
    join(app, 'create.mjs'),
    `${head}
let next = 0
async function work() {
  for (;;) {
    const number = 'SMOKE-' + ++next
    const customer = await portico.customers.create({ number, name: 'Smoke ' + number })
    console.log(customer.number)
  }
}
await Promise.all([work(), work(), work(), work()]).catch(() => {})
`,
  )
  writeFileSync(
    join(app, 'list.mjs'),
    `${head}
for await (const customer of portico.customers.list({ filter: { number: { startsWith: 'SMOKE-' } } })) console.log(customer.number)
`,
  )
}

/** The demo's customers, as an operator's shell gets them. */
function listWithCommandLine(token: string): void {
  const env = { ...process.env, PORTICO_ENDPOINT: endpoint, PORTICO_TOKEN: token }
  const bin = join(app, 'node_modules/.bin/portico')
  const customers: { number: string }[] = JSON.parse(
    execFileSync(bin, ['customers', 'list', '--json'], { env, encoding: 'utf8' }),
  )
  assert.ok(customers.length > 0 && customers.every(({ number }) => number))
}

/** Creates customers, four at a time, and kills the server without warning once `enough` were acknowledged. */
async function createUntilKilled(
  token: string,
  enough: number,
): Promise<{ created: string[]; killed: boolean }> {
  const child = program('create.mjs', token)
  let text = ''
  let killed = false
  child.stdout!.on('data', (chunk) => {
    text += chunk
    if (killed || text.split('\n').length <= enough) return
    killed = true
    killGroup(server!.child)
  })
  await new Promise((resolve) => child.on('close', resolve))
  await server!.ended
  return { created: text.trim().split('\n'), killed }
}

async function run(script: string, token: string): Promise<string> {
  const child = program(script, token)
  let text = ''
  child.stdout!.on('data', (chunk) => {
    text += chunk
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  assert.equal(code, 0)
  return text
}

function program(script: string, token: string): ChildProcess {
  const env = { ...process.env, PORTICO_ENDPOINT: endpoint, PORTICO_TOKEN: token }
  return spawn(process.execPath, [script], { cwd: app, env, stdio: ['ignore', 'pipe', 'inherit'] })
}

function killGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
