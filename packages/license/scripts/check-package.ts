import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/**
 * Builds and packs the package and looks at it as its users get it: the metadata, the types, the size of the
 * verifier in a bundle, and whether it runs where there is nothing but WebCrypto and the encodings.
 */
const maxGzippedBytes = 12_000

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'portico-license-'))
try {
  run('node', ['scripts/build.ts'])
  run('pnpm', ['pack', '--pack-destination', scratch])
  const tarball = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz'))!)
  run('pnpm', ['exec', 'publint', 'run', tarball, '--strict'])
  run('pnpm', ['exec', 'attw', tarball, '--format', 'table-flipped'])

  const installed = join(scratch, 'node_modules/@portico/license')
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1'])
  // Without it first: the CommonJS build has to bring its own.
  const required = Object.keys(createRequire(join(scratch, 'index.js'))('@portico/license'))
  cpSync(join(root, 'node_modules/jose'), join(scratch, 'node_modules/jose'), {
    recursive: true,
    dereference: true,
  })

  assertDependencies(installed)
  assertImports(required)
  checkTypes()
  const verifier = await bundle(
    `export { verifyLicense, verifyRevocations, LicenseError } from '@portico/license'`,
  )
  assert(!/["'`]node:|\bprocess\.env\b/.test(verifier), 'the verifier names Node')
  const size = gzipSync(verifier, { level: 9 }).length
  assert(size <= maxGzippedBytes, `the verifier has ${size} bytes gzipped; the budget is ${maxGzippedBytes}`)
  await assertRunsBare(verifier)
  const whole = gzipSync(await bundle(`export * from '@portico/license'`), { level: 9 }).length
  const error = gzipSync(await bundle(`export { LicenseError } from '@portico/license'`), { level: 9 }).length
  console.log(
    `\nThe verifier: ${size} bytes minified and gzipped, of ${maxGzippedBytes}. Everything: ${whole}. The error alone: ${error}.`,
  )
} finally {
  rmSync(scratch, { recursive: true })
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  assert(status === 0, `${command} ${args.join(' ')} failed`)
}

function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

function assertDependencies(installed: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  assert(Object.keys(dependencies).join() === 'jose', 'jose is the only dependency')
}

/** Both module systems of Node give the same names. */
function assertImports(required: string[]): void {
  const script = `console.log(Object.keys(await import('@portico/license')).sort().join())`
  const { stdout } = spawnSync('node', ['--input-type=module', '-e', script], { cwd: scratch })
  const same = required.toSorted().join() === stdout.toString().trim()
  assert(same, 'import and require give different names')
}

/** The declarations compile by themselves, for both module systems and with nothing but the web's own types. */
function checkTypes(): void {
  const program = `import { verifyLicense, type LicenseErrorCode, type PublicJwk } from '@portico/license'
export const code: LicenseErrorCode = 'FILE_EXPIRED'
export async function seats(file: string, keys: PublicJwk[]): Promise<number | null | undefined> {
  return (await verifyLicense(file, { keys })).field('seats', 'INTEGER')
}`
  for (const file of ['esm.mts', 'cjs.cts']) writeFileSync(join(scratch, file), program)
  const lib = ['--lib', 'es2022,dom,dom.iterable', '--types', '']
  run('pnpm', [
    'exec',
    'tsc',
    '--ignoreConfig',
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    ...lib,
    join(scratch, 'esm.mts'),
    join(scratch, 'cjs.cts'),
  ])
}

/** What a browser application gets of the package; anything that is not in it fails. */
async function bundle(source: string): Promise<string> {
  const input = join(scratch, 'application.js')
  writeFileSync(input, source)
  const build = await rolldown({
    input,
    platform: 'browser',
    onLog: (_level, log) => {
      throw new Error(log.message)
    },
  })
  const { output } = await build.generate({ format: 'iife', name: 'application', minify: true })
  assert(output.length === 1, 'the bundle has one chunk')
  return output[0].code
}

/** The first of the test vectors, in a world of its own. */
async function assertRunsBare(code: string): Promise<void> {
  const vectors = JSON.parse(readFileSync(join(root, 'test-vectors.json'), 'utf8'))
  const [{ file, options }] = vectors.licenses
  const context = createContext({ crypto, TextEncoder, TextDecoder, atob, btoa, file, keys: vectors.keys })
  const call = `application.verifyLicense(file, { keys, now: new Date('${options.now}') }).then(({ id }) => id)`
  const id: unknown = await runInContext(`${code}\n;${call}`, context)
  assert(typeof id === 'string' && id.startsWith('lic_'), 'the verifier does not work with WebCrypto alone')
}
