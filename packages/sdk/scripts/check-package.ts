import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/**
 * Builds and packs the package and looks at it as its users get it: the metadata, the types, the size of the client in
 * a bundle, and whether it runs where there is nothing but fetch and WebCrypto.
 */
const maxGzippedBytes = 20_000
const maxGzippedBytesOfWebhooks = 1_500

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'portico-sdk-'))
try {
  run('node', ['scripts/build.ts'])
  run('pnpm', ['pack', '--pack-destination', scratch])
  const tarball = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz'))!)
  run('pnpm', ['exec', 'publint', 'run', tarball, '--strict'])
  run('pnpm', ['exec', 'attw', tarball, '--format', 'table-flipped'])

  const installed = join(scratch, 'node_modules/@portico/sdk')
  mkdirSync(installed, { recursive: true })
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1'])

  assertLoadable('@portico/sdk')
  assertLoadable('@portico/sdk/license')
  assertLoadable('@portico/sdk/testing')
  assertLoadable('@portico/sdk/webhooks')
  checkTypes()
  const whole = await bundle(`export { Portico } from '@portico/sdk'`)
  const size = gzipSync(whole, { level: 9 }).length
  assert(size <= maxGzippedBytes, `the client has ${size} bytes gzipped; the budget is ${maxGzippedBytes}`)
  const errors = await bundle(`export { NotFoundError } from '@portico/sdk'`)
  assert(!errors.includes('mutation '), 'an import of one error class brings the operations along')
  assert(!whole.includes('PORTICO ENCRYPTED'), 'the client brings the verifier along')
  assert(!whole.includes('is not stubbed'), 'the client brings the stub along')
  const verifier = await bundle(`export { verifyLicense } from '@portico/sdk/license'`)
  assert(!verifier.includes('mutation '), 'the verifier brings the client along')
  const webhooks = await bundle(`export { verifyWebhook } from '@portico/sdk/webhooks'`)
  const webhooksSize = gzipSync(webhooks, { level: 9 }).length
  assert(
    webhooksSize <= maxGzippedBytesOfWebhooks,
    `the verifier of webhooks has ${webhooksSize} bytes gzipped; the budget is ${maxGzippedBytesOfWebhooks}`,
  )
  await assertRunsBare(whole)
  await assertVerifiesBare(webhooks)
  console.log(
    `\nThe client: ${size} bytes minified and gzipped, of ${maxGzippedBytes}. An error class alone: ${gzipSync(errors).length}. The verifier of webhooks: ${webhooksSize}.`,
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

/** Both module systems of Node give the same names. */
function assertLoadable(entry: string): void {
  const required = Object.keys(createRequire(join(scratch, 'index.js'))(entry))
    .toSorted()
    .join()
  const script = `console.log(Object.keys(await import('${entry}')).sort().join())`
  const { stdout } = spawnSync('node', ['--input-type=module', '-e', script], { cwd: scratch })
  assert(required !== '' && required === stdout.toString().trim(), 'import and require give different names')
}

/** The declarations compile by themselves, for both module systems and with nothing but the web's own types. */
function checkTypes(): void {
  const program = `import { Portico, type Customer, type LicenseFile } from '@portico/sdk'
import { verifyLicense, type PublicKeys, type VerifiedLicense } from '@portico/sdk/license'
import { stubPortico, type StubRequest } from '@portico/sdk/testing'
import { verifyWebhook, type WebhookEvent } from '@portico/sdk/webhooks'
export const asked: readonly StubRequest[] = stubPortico({ customers: { get: (id) => ({ id }) } }).requests
export const receive = (body: string, headers: Headers): Promise<WebhookEvent> => verifyWebhook(body, headers, 'whsec_')
export const get = (portico: Portico): Promise<Customer> => portico.customers.get('cus_1')
export const verify = ({ text }: LicenseFile, keys: PublicKeys): Promise<VerifiedLicense> => verifyLicense(text, { keys })`
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

async function assertRunsBare(code: string): Promise<void> {
  const sent: string[] = []
  const fetch = async (_url: string, init: RequestInit) => {
    sent.push(String(init.body))
    return Response.json({ data: { viewer: null } })
  }
  const globals = {
    fetch,
    URL,
    AbortController,
    crypto,
    Headers,
    Response,
    TextEncoder,
    setTimeout,
    clearTimeout,
  }
  const context = createContext({ ...globals })
  const call = `new application.Portico({ endpoint: 'https://portal.example.com/graphql', token: 'token' }).viewer()`
  const answer: unknown = await runInContext(`${code}\n;${call}`, context)
  assert(answer === null && sent.length === 1, 'the client does not work with fetch and WebCrypto alone')
}

/** A message of the Standard Webhooks specification, with nothing at hand but WebCrypto. */
async function assertVerifiesBare(code: string): Promise<void> {
  const body = '{"type":"webhook_endpoint.test"}'
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const key = Buffer.alloc(32, 1)
  const signature = createHmac('sha256', key).update(`evt_1.${timestamp}.${body}`).digest('base64')
  const headers = {
    'webhook-id': 'evt_1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
  const context = createContext({ crypto, TextEncoder, TextDecoder, Uint8Array, atob, body, headers })
  const secret = `whsec_${key.toString('base64')}`
  const event: unknown = await runInContext(
    `${code}\n;application.verifyWebhook(body, headers, '${secret}')`,
    context,
  )
  assert(JSON.stringify(event) === body, 'the verifier of webhooks does not work with WebCrypto alone')
}
