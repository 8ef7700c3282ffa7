import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownDatabase } from '../../test/database.ts'
import { openSecrets, SecretKeyError } from './secret-key.ts'
import { SecretError, secretsWith } from './secrets.ts'

const place = { table: 'License', row: 'lic_1', column: 'keySealed' }
const one = Buffer.alloc(32, 1)
const other = Buffer.alloc(32, 2)

test.each(['', 'PTC-7Q2K', 'pässwörd 🔑', 'x'.repeat(65_536)])('what was sealed opens again', (text) => {
  const secrets = secretsWith([one])
  const sealed = secrets.seal(place, text)
  if (text) expect(sealed).not.toContain(text)
  expect(secrets.open(place, sealed)).toBe(text)
})

test('a text is known again by its fingerprint, for one purpose, and after the key was changed', () => {
  const [before] = secretsWith([one]).fingerprints('a purpose', 'text')
  expect(secretsWith([other, one]).fingerprints('a purpose', 'text')[1]).toBe(before)
  expect(secretsWith([one]).fingerprints('a purpose', 'text')).toEqual([before])
  for (const another of [
    secretsWith([other]).fingerprints('a purpose', 'text'),
    secretsWith([one]).fingerprints('another', 'text'),
    secretsWith([one]).fingerprints('a purpose', 'other text'),
  ])
    expect(another).not.toContain(before)
})

test('the same text is sealed differently each time', () => {
  const secrets = secretsWith([one])
  const all = Array.from({ length: 100 }, () => secrets.seal(place, 'same'))
  expect(new Set(all).size).toBe(100)
})

test.each([
  ['another row', { ...place, row: 'lic_2' }],
  ['another column', { ...place, column: 'keyHash' }],
  ['another table', { ...place, table: 'SigningKey' }],
  [
    'a place that reads the same without its commas',
    { table: 'License","lic_1', row: '', column: 'keySealed' },
  ],
])('a sealed text opens nowhere else: %s', (_what, elsewhere) => {
  const secrets = secretsWith([one])
  const sealed = secrets.seal(place, 'text')
  expect(() => secrets.open(elsewhere, sealed)).toThrow(SecretError)
})

test('no character of a sealed text can be changed, and none left out', () => {
  const secrets = secretsWith([one])
  const sealed = secrets.seal(place, 'text')
  for (let i = 0; i < sealed.length; i++) {
    // The last character has bits that mean nothing.
    if (i < sealed.length - 1) {
      const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
      expect(() => secrets.open(place, changed), `${i} changed`).toThrow(SecretError)
    }
    expect(() => secrets.open(place, sealed.slice(0, i)), `cut at ${i}`).toThrow(SecretError)
  }
})

test('the first key seals, all of them open, and no other does', () => {
  const old = secretsWith([one]).seal(place, 'old')
  const both = secretsWith([other, one])
  expect(both.open(place, old)).toBe('old')
  const young = both.seal(place, 'young')
  expect(secretsWith([other]).open(place, young)).toBe('young')
  expect(() => secretsWith([one]).open(place, young)).toThrow(SecretError)
})

test('an error tells nothing of the secret', () => {
  const sealed = secretsWith([one]).seal(place, 'the secret')
  const open = () => secretsWith([other]).open(place, sealed)
  expect(open).toThrow('It was sealed with a key that is not at hand.')
})

test('a database is opened with the key it was set up with, or one that stands before it', async () => {
  await using database = await ownDatabase()
  const open = (...keys: [Buffer, ...Buffer[]]) => openSecrets(database, { keys, folder: null })
  const sealed = (await open(one)).seal(place, 'text')
  expect((await open(one)).open(place, sealed)).toBe('text')
  await expect(open(other)).rejects.toThrow(SecretKeyError)
  await expect(open(other)).rejects.toThrow('PORTICO_SECRET_KEY')
  expect((await open(other, one)).open(place, sealed)).toBe('text')
  await expect(openSecrets(database, { keys: undefined, folder: null })).rejects.toThrow(
    /PORTICO_SECRET_KEY is missing/,
  )
})

test('without a key one is made in the data folder, for its owner alone, and kept', async () => {
  await using database = await ownDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'portico-key-'))
  try {
    const open = () => openSecrets(database, { keys: undefined, folder })
    const sealed = (await open()).seal(place, 'text')
    expect((await open()).open(place, sealed)).toBe('text')
    const path = join(folder, 'secret.key')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toHaveLength(32)
    await writeFile(path, randomBytes(31).toString('base64'))
    await expect(open()).rejects.toThrow(/secret\.key does not hold a key of 32 bytes/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a veiled number is always the same text, tells nothing of the number, and comes back with any key at hand', () => {
  const [older, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const [before, after] = [secretsWith([older]), secretsWith([newer, older])]
  for (const number of [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
    const text = before.veil(number)
    expect(before.veil(number)).toBe(text)
    expect([before.unveil(text), after.unveil(text)]).toEqual([number, number])
    expect(after.veil(number)).not.toBe(text)
    expect(before.unveil(after.veil(number))).toBeUndefined()
  }
  for (const text of ['', 'x', 'A'.repeat(22), `${before.veil(1)}A`, before.veil(1).slice(1)])
    expect(before.unveil(text), text).toBeUndefined()
})
