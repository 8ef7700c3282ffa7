import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makeCustomer, makeLicense, makeListExport, makeProduct } from '../../server/test/factories.ts'
import { exitCodes } from '../src/failure.ts'
import { folder, servedForLong } from './shell.ts'

const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8')
const build = fileURLToPath(new URL('../scripts/build.ts', import.meta.url))
const snippets = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code]) => code!)
// How it is installed is another matter.
const examples = snippets.filter((code) => !code.startsWith('npm '))

describe('the README', () => {
  it(
    'has examples that work, one after the other',
    servedForLong(async ({ db, url, env }) => {
      const product = await makeProduct(db, { slug: 'flow-engine' })
      const customer = await makeCustomer(db, { number: 'C-1000', name: 'Globex' })
      const license = await makeLicense(db, {
        productId: product.id,
        customerId: customer.id,
        key: 'PTC-KEY',
      })
      const data = Buffer.from('id,name\r\n')
      const { id: exportId } = await makeListExport(db, {
        actorKind: 'apiToken',
        actorId: 'bootstrap',
        bytes: data.length,
        partCount: 1,
        parts: { create: [{ id: 'epp_0', number: 0, data }] },
      })
      using here = folder()
      const bin = join(here.path, 'bin')
      mkdirSync(bin)
      const program = join(here.path, 'dist/bin.js')
      execFileSync(process.execPath, [build, join(here.path, 'dist')])
      writeFileSync(join(here.path, 'package.json'), '{ "type": "module" }')
      writeFileSync(join(bin, 'portico'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
      chmodSync(join(bin, 'portico'), 0o755)
      writeFileSync(join(here.path, 'token.txt'), `${env.PORTICO_TOKEN}\n`)
      writeFileSync(
        join(here.path, 'people.json'),
        JSON.stringify([{ email: 'ada@acme.example', role: 'ADMIN' }]),
      )
      const script = examples.join('\n').replaceAll('https://portal.example.com/graphql', url)

      const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
        cwd: here.path,
        env: {
          PATH: `${bin}:${process.env.PATH}`,
          HOME: here.path,
          LICENSE_ID: license.id,
          EXPORT_ID: exportId,
          PRODUCT_ID: product.id,
        },
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          output += chunk
        })
      const [code] = await once(child, 'close')
      expect(code, output).toBe(0)
      expect(output).toContain('"number": "C-1042"')
      expect(output).toContain('Nothing was sent.')
      expect(output).not.toContain(env.PORTICO_TOKEN)
      expect(readFileSync(join(here.path, 'licenses.csv'), 'utf8')).toContain(license.id)
      expect(readFileSync(join(here.path, `flow-engine-${license.id}.txt`), 'utf8')).toContain(
        '-----BEGIN PORTICO ',
      )
      expect(readFileSync(join(here.path, 'products-2026-06-14.csv'), 'utf8')).toBe('id,name\r\n')
      expect(output).toContain('/audit-events.jsonl?')
      expect(await db.invitation.count({ where: { email: 'ada@acme.example' } })).toBe(1)
    }),
    // Two dozen programs, one after the other, on a machine that may be busy.
    300_000,
  )

  it('lists the exit codes', () => {
    for (const [code, meaning] of Object.entries(exitCodes))
      expect(readme).toContain(`| ${code} | ${meaning} |`)
  })
})
