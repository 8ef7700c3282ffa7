import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorMessages } from '../src/errors.ts'
import { type LicenseClaims, signLicense, signRevocations } from '../src/index.ts'
import { exampleClaims, keys, licenseKey, signingKey } from './fixture.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!)

describe('the snippets of the README', () => {
  let folder: string
  let claims: LicenseClaims

  beforeAll(async () => {
    // In a folder of the package, where its own name leads to its sources.
    mkdirSync(join(root, 'dist'), { recursive: true })
    folder = mkdtempSync(join(root, 'dist/readme-'))
    const iat = Math.floor(Date.now() / 1000)
    claims = exampleClaims({ expiresAt: null }, { iat, nbf: iat, exp: iat + 3600 })
    const options = { privateKey: signingKey }
    const list = { iss: claims.iss, aud: claims.aud, iat, exp: iat + 3600, revocations: [] }
    const files = {
      'readme.ts': snippets.join('\n'),
      'keys.json': JSON.stringify(keys),
      'license.txt': await signLicense(claims, options),
      'encrypted.txt': await signLicense(claims, { ...options, encryptFor: licenseKey }),
      'revocations.jws': await signRevocations(list, options),
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are there', () => {
    expect(snippets.length).toBeGreaterThan(3)
  })

  it('compile', () => {
    const options = { extends: '../../../../tsconfig.json', include: ['readme.ts'], exclude: [] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
    const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder])
    expect(stdout.toString()).toBe('')
  })

  it('run, where the files are', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['readme.ts'], { cwd: folder })
    expect(stderr.toString()).toBe('')
    expect(stdout.toString().split('\n')).toEqual([
      'Acme 25',
      claims.sub,
      `${claims.sub} null`,
      expect.stringMatching(/^true \d+ \d+$/),
      '',
    ])
  })

  it('say what is wrong with a file of which one byte was changed', () => {
    const path = join(folder, 'license.txt')
    const file = readFileSync(path, 'utf8')
    const program = join(folder, 'first.ts')
    writeFileSync(program, snippets[0]!)
    writeFileSync(path, file.replace('Acme', 'Acmf'))
    const { stdout, stderr } = spawnSync(process.execPath, [program], { cwd: folder })
    writeFileSync(path, file)
    expect(stdout.toString()).toBe('')
    expect(stderr.toString()).toBe(`SUMMARY_MISMATCH ${errorMessages.SUMMARY_MISMATCH}\n`)
  })
})

describe('the README', () => {
  it('has every error code, in the order of the code', () => {
    const section = readme.slice(readme.indexOf('## Errors'), readme.indexOf('## The file'))
    const rows = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code)
    expect(rows).toEqual(Object.keys(errorMessages))
  })

  it('has every claim of the example', () => {
    const documented = [...readme.matchAll(/`((?:license\.)?\w+)`/g)].map(([, name]) => name)
    const { license, ...claims } = exampleClaims()
    const names = [...Object.keys(claims), ...Object.keys(license).map((name) => `license.${name}`)]
    expect(documented).toEqual(expect.arrayContaining(names))
  })
})
