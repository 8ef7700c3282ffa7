import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Db } from '../../server/src/context.ts'
import { signingSecrets } from '../../server/src/modules/webhook-endpoint/signing.ts'
import { signedHeaders } from '../../server/src/webhooks/signature.ts'
import {
  makeCustomer,
  makeLicense,
  makeProduct,
  makeProject,
  makeSigningKey,
} from '../../server/test/factories.ts'
import { outside, today } from '../../server/test/harness.ts'
import { bootstrapToken, inProcess } from './in-process.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!)

describe('the snippets of the README', () => {
  let folder: string
  let program: string

  beforeAll(() => {
    // In a folder of the package, where its own name leads to its sources.
    mkdirSync(join(root, 'dist'), { recursive: true })
    folder = mkdtempSync(join(root, 'dist/readme-'))
    program = join(folder, 'readme.ts')
    writeFileSync(program, snippets.join('\n'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are there', () => {
    expect(snippets.length).toBeGreaterThan(8)
  })

  it('compile', () => {
    const options = { extends: '../../../../tsconfig.json', include: ['readme.ts'], exclude: [] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
    const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder])
    expect(stdout.toString()).toBe('')
  })

  it(
    'run against the real schema',
    inProcess(async ({ fetch, db }) => {
      const product = await makeProduct(db, { slug: 'flow-engine' })
      const customer = await makeCustomer(db, { name: 'Acme' })
      const license = await makeLicense(db, { productId: product.id, customerId: customer.id })
      await makeSigningKey(db, { productId: product.id })
      vi.useFakeTimers({ toFake: ['Date'], now: today })
      vi.stubGlobal('fetch', fetch)
      vi.stubEnv('PORTICO_TOKEN', bootstrapToken)
      const log = vi.spyOn(console, 'log').mockImplementation(() => {})
      try {
        const { receive } = await import(/* @vite-ignore */ pathToFileURL(program).href)
        await expectReceived(receive, db)
        expect(log.mock.calls).toContainEqual(['Claims processing'])
        expect(log.mock.calls).toContainEqual([['input', 'number']])
        expect(log.mock.calls).toContainEqual([['Acme', 'Acme']])
        expect(log.mock.calls).toContainEqual([`flow-engine-${license.id}.txt`, 'Acme'])
        expect(log.mock.calls).toContainEqual([true, ['input', 'name']])
        expect(log.mock.calls).toContainEqual([
          ['Acme', 'Globex'],
          'projects.create',
          { input: { customerId: 'cus_3', name: 'Claims', description: 'Claims' } },
        ])
      } finally {
        vi.useRealTimers()
        vi.unstubAllGlobals()
        vi.unstubAllEnvs()
        log.mockRestore()
      }
    }),
  )
})

describe('the first script of the repository', () => {
  const repository = new URL('../../../', import.meta.url)
  const example = new URL('examples/first-script.ts', repository)

  it('is in its README as it is', () => {
    const text = readFileSync(new URL('README.md', repository), 'utf8')
    expect(text).toContain(`\n\`\`\`ts\n${readFileSync(example, 'utf8')}\`\`\`\n`)
  })

  it(
    'runs, and can be run again',
    inProcess(async ({ fetch, db }) => {
      const customer = await makeCustomer(db, { name: 'Globex' })
      await makeProject(db, { customerId: customer.id, name: 'Claims' })
      vi.stubGlobal('fetch', fetch)
      vi.stubEnv('PORTICO_TOKEN', bootstrapToken)
      const log = vi.spyOn(console, 'log').mockImplementation(() => {})
      try {
        for (const run of [1, 2]) await import(/* @vite-ignore */ `${example.href}?${run}`)
        const { id } = await db.customer.findUniqueOrThrow({ where: { number: 'C-1042' } })
        const told = [
          [id, 'Acme'],
          ['Globex', 'Claims'],
        ]
        expect(log.mock.calls).toEqual([...told, ...told])
      } finally {
        vi.unstubAllGlobals()
        vi.unstubAllEnvs()
        log.mockRestore()
      }
    }),
  )
})

/** The receiver of the README takes what the server signs, and nothing else. */
async function expectReceived(receive: (request: Request) => Promise<Response>, db: Db): Promise<void> {
  const endpoint = await db.webhookEndpoint.findFirstOrThrow()
  const secrets = signingSecrets({ ...outside, now: () => today }, endpoint)
  const body = JSON.stringify({ type: 'license.issued', data: { entity: { id: 'lic_1', sequence: 1 } } })
  const headers = signedHeaders({ id: 'evt_1', timestamp: today.getTime() / 1_000, body }, secrets)
  const send = (text: string) => receive(new Request(endpoint.url, { method: 'POST', headers, body: text }))
  expect((await send(body)).status).toBe(204)
  expect((await send(`${body} `)).status).toBe(401)
}
