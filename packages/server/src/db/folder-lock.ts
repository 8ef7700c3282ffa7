import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { link, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DatabaseError } from './database-error.ts'

type Owner = {
  pid: number
  /** When the process started, in the words of its system: a pid alone is given out again. */
  started: string | null
  machine: string
  released: boolean
}

/**
 * Takes the folder for this process or throws an error that names the owner. The lock of a dead process is taken
 * over at once. Returns the function that releases it.
 *
 * Locks are numbered files, and the highest number decides. A file is created whole (a link to a finished one) and
 * exclusively, and the highest is never deleted, so that of several processes that find a dead owner one wins.
 */
export async function lockFolder(folder: string, beat = 5_000): Promise<() => Promise<void>> {
  const self: Owner = { pid: process.pid, started: startOf(process.pid), machine: machine(), released: false }
  for (;;) {
    const newest = Math.max(0, ...(await lockNumbers(folder)))
    if (newest > 0) await assertFree(folder, newest, 3 * beat)

    const own = newest + 1
    const file = lockFile(folder, own)
    if (!(await createWhole(file, self))) continue
    const numbers = await lockNumbers(folder)
    if (numbers.some((number) => number > own)) {
      await rm(file, { force: true })
      continue
    }
    await Promise.all(numbers.filter((n) => n < own).map((n) => rm(lockFile(folder, n), { force: true })))

    const timer = setInterval(() => {
      const now = new Date()
      utimes(file, now, now).catch(() => {})
    }, beat)
    timer.unref()
    return async () => {
      clearInterval(timer)
      await replaceWhole(file, { ...self, released: true })
    }
  }
}

function lockFile(folder: string, number: number): string {
  return join(folder, `lock-${number}`)
}

async function lockNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => /^lock-(\d+)$/.exec(name)?.[1] ?? []).map(Number)
}

async function assertFree(folder: string, number: number, silence: number): Promise<void> {
  const file = lockFile(folder, number)
  const [owner, touched] = await Promise.all([readOwner(file), touchedAt(file)])
  if (touched === null || owner?.released) return
  if (owner && owner.machine === machine()) {
    if (await isGone(owner)) return
    throw new DatabaseError(
      `The data folder ${folder} is in use by process ${owner.pid}. Stop it first, or set PORTICO_DATA_DIR to another folder.`,
    )
  }
  if (await isSilent(file, touched, silence)) return
  const who = owner ? `process ${owner.pid} of ${owner.machine}` : 'another process'
  throw new DatabaseError(`The data folder ${folder} is in use by ${who}. Stop it first.`)
}

/** Processes of another machine or container cannot be looked at, but a live one touches its lock. */
async function isSilent(file: string, touched: number, silence: number): Promise<boolean> {
  if (Date.now() - touched > 4 * silence) return true
  await setTimeout(silence)
  const now = await touchedAt(file)
  return now === null || now === touched
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner
  } catch {
    return null
  }
}

async function touchedAt(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return null
  }
}

async function createWhole(file: string, owner: Owner): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(owner))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return await createWithoutLinks(file, owner)
  } finally {
    await rm(draft, { force: true })
  }
}

/** For file systems without hard links; a reader may meet the file unwritten and then takes its owner for alive. */
async function createWithoutLinks(file: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function replaceWhole(file: string, owner: Owner): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(owner))
  await rename(draft, file)
}

/** A process that was killed a moment ago takes another to be gone: its memory is given back first. */
async function isGone(owner: Owner): Promise<boolean> {
  for (let waited = 0; isAlive(owner); waited += 100) {
    if (waited >= dyingMs) return false
    await setTimeout(100)
  }
  return true
}

const dyingMs = 3_000

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const started = startOf(owner.pid)
  return started === null || owner.started === null || started === owner.started
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in the second field may hold spaces and parentheses; the state is the third field, the start the 22nd.
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
      // Dead already, though its parent has not been told.
      return 'ZX'.includes(fields[0]!) ? 'dead' : (fields[19] ?? null)
    }
    if (process.platform === 'darwin') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
    }
  } catch {}
  return null
}

/** The realm in which a pid and its start time name one process: this boot of this machine, or one container. */
function machine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
