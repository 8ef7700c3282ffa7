import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { type Secrets, secretsWith } from './secrets.ts'

/** Why the secrets of the database cannot be used; the message tells an operator what to do. */
export class SecretKeyError extends Error {}

export type SecretKeys = readonly [Buffer, ...Buffer[]]

type Options = {
  /** From the environment. */
  keys: SecretKeys | undefined
  /** Where a key is made and kept when there is none; null: nowhere. */
  folder: string | null
}

/** The secrets under the key of this installation; refuses a key that the database was not set up with. */
export async function openSecrets(database: Database, { keys, folder }: Options): Promise<Secrets> {
  const secrets = secretsWith(keys ?? (await keptKey(folder)))
  await assertRightKey(database, secrets)
  return secrets
}

async function keptKey(folder: string | null): Promise<SecretKeys> {
  if (folder === null) {
    throw new SecretKeyError(
      'PORTICO_SECRET_KEY is missing: with it, the secrets in the database are encrypted. Make one with `openssl rand -base64 32`, keep it safe, and give it to every process on this database.',
    )
  }
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'secret.key')
  if (!existsSync(path)) {
    // Whole or not at all: nothing could be done with half a key.
    const draft = `${path}.${randomUUID()}`
    await writeFile(draft, randomBytes(32).toString('base64'), { mode: 0o600, flush: true })
    await rename(draft, path)
  }
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64')
  if (key.length !== 32) throw new SecretKeyError(`${path} does not hold a key of 32 bytes in base64.`)
  return [key]
}

const place = { table: 'Installation', row: '1', column: 'keyCheck' }
const known = 'portico'

async function assertRightKey({ sql }: Database, secrets: Secrets): Promise<void> {
  await sql('insert into "Installation" (id, "keyCheck") values (1, $1) on conflict (id) do nothing', [
    secrets.seal(place, known),
  ])
  const { rows } = await sql<{ keyCheck: string }>('select "keyCheck" from "Installation" where id = 1')
  try {
    secrets.open(place, rows[0]!.keyCheck)
  } catch (cause) {
    throw new SecretKeyError(
      'The secret key is not the one this database was set up with: its secrets cannot be read. Set PORTICO_SECRET_KEY to that one; a new one can stand before it, separated by a comma.',
      { cause },
    )
  }
}
