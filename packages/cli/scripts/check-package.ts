import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Builds and packs the package and runs it as its users get it: by itself, with nothing installed beside it. */
const maxBytes = 1_000_000

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'portico-cli-'))
try {
  run('node', ['scripts/build.ts'])
  run('pnpm', ['pack', '--pack-destination', scratch])
  const tarball = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz'))!)
  run('pnpm', ['exec', 'publint', 'run', tarball, '--strict'])

  const installed = join(scratch, 'portico')
  mkdirSync(installed)
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1'])
  const { bin, dependencies, version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  assert(dependencies === undefined, 'the package has dependencies')
  const program = join(installed, bin.portico)
  assert((statSync(program).mode & 0o111) !== 0, 'the program cannot be executed')

  assert(output(program, ['--version']) === `portico ${version}\n`, 'it does not know its version')
  assert(output(program, ['--help']).includes('portico <noun> <verb>'), 'there is no help')
  const dryRun = output(program, ['customers', 'create', '--number', 'C-1', '--name', 'Acme', '--dry-run'])
  assert(dryRun.startsWith('mutation customerCreate\n'), 'the client is not in it')
  // What help and completion need is read at every start; the client only when there is something to send.
  assert(!readFileSync(program, 'utf8').includes('mutation customerCreate('), 'the client is loaded at once')

  const size = readdirSync(join(installed, 'dist')).reduce(
    (sum, file) => sum + statSync(join(installed, 'dist', file)).size,
    0,
  )
  assert(size <= maxBytes, `the program has ${size} bytes; the budget is ${maxBytes}`)
  console.log(`\nThe program: ${size} bytes, of ${maxBytes}.`)
} finally {
  rmSync(scratch, { recursive: true })
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  assert(status === 0, `${command} ${args.join(' ')} failed`)
}

/** What the program prints in an environment of its own. */
function output(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: scratch,
    env: { HOME: scratch },
    encoding: 'utf8',
  })
  assert(status === 0, `portico ${args.join(' ')} failed: ${stderr}`)
  return stdout
}

function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}
