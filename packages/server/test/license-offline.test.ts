import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ownDatabase } from './database.ts'
import { openLicensePortal } from './license-portal.ts'

/** What a product does with its license, in ten lines and without a network. */
const script = `import { readFileSync } from 'node:fs'
import { verifyLicense, verifyRevocations } from '@portico/license'
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')
try {
  const keys = JSON.parse(read('keys.json'))
  const revocations = await verifyRevocations(read('revocations.jws'), { keys })
  console.log('valid', (await verifyLicense(read('license.txt'), { keys, revocations })).id)
} catch (error) {
  console.log('refused', error.code)
}
`

test('a downloaded file verifies offline; a flipped byte and a revocation end that', async () => {
  await using database = await ownDatabase()
  const portal = await openLicensePortal(database)
  // In a folder of the package, where its own name leads to it and nothing else is.
  const dist = fileURLToPath(new URL('../../license/dist/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(join(dist, 'offline-'))
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const verify = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: folder }).stdout.toString().trim()
  const fetchList = async () => {
    portal.clock.offset += 5_000
    write('revocations.jws', await (await portal.published('revocations.jws')).text())
  }
  try {
    write('verify.mjs', script)
    const file = await (await portal.get(portal.filePath, portal.owner.token)).text()
    write('license.txt', file)
    write('keys.json', await (await portal.published('jwks.json')).text())
    await fetchList()
    expect(verify()).toBe(`valid ${portal.license.id}`)

    const middle = file.indexOf('-----BEGIN') + 500
    const flipped = Buffer.from(file)
    flipped[middle] = flipped[middle]! ^ 1
    write('license.txt', flipped.toString())
    expect(verify()).toMatch(/^refused \w+$/)

    write('license.txt', file)
    await portal.db.license.update({ where: { id: portal.license.id }, data: { revokedAt: new Date() } })
    await fetchList()
    expect(verify()).toBe('refused REVOKED')
  } finally {
    rmSync(folder, { recursive: true })
    await portal.server.close()
  }
})
