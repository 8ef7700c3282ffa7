import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import type { Io } from './io.ts'
import { UsageError } from './usage-error.ts'

/** Where to go and as whom; the token is why the file is for its owner alone. */
type Profile = { readonly endpoint: string; readonly token: string }

export type Profiles = {
  /** The profile that is used where none is named. */
  readonly current: string | null
  readonly profiles: Readonly<Record<string, Profile>>
}

export function profilesFile(env: Io['env']): string {
  const home = env.HOME || homedir()
  const configured = env.XDG_CONFIG_HOME
  const folder = configured && isAbsolute(configured) ? configured : join(home, '.config')
  return join(folder, 'portico', 'config.json')
}

/** What was stored, or nothing. */
export async function loadProfiles(env: Io['env']): Promise<Profiles> {
  const file = profilesFile(env)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { current: null, profiles: named({}) }
    throw error
  }
  const stored = parse(text)
  if (!stored)
    throw new UsageError(`${file} is not a file of profiles.`, 'Remove it and log in again: portico login')
  return stored
}

function parse(text: string): Profiles | null {
  try {
    const { current, profiles } = JSON.parse(text) as Partial<Profiles>
    const isProfile = (one: Partial<Profile> | null) =>
      typeof one?.endpoint === 'string' && typeof one.token === 'string'
    if (!profiles || !Object.values(profiles).every(isProfile)) return null
    return { current: typeof current === 'string' ? current : null, profiles: named(profiles) }
  } catch {
    return null
  }
}

/** Nothing but profiles has a name here, whatever objects have else. */
const named = (profiles: Profiles['profiles']): Profiles['profiles'] =>
  Object.assign(Object.create(null), profiles)

/** Stores all of them at once: a reader sees the old file or the new one, and nobody else sees either. */
export async function saveProfiles(profiles: Profiles, env: Io['env']): Promise<void> {
  const file = profilesFile(env)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 })
  // The mode of a file that was there already stays as it is.
  await chmod(draft, 0o600)
  await rename(draft, file)
}
