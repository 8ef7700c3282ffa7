import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChild } from '../../test/child.ts'
import { DatabaseError } from './database-error.ts'
import { lockFolder } from './folder-lock.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-lock-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('a locked folder is refused with the process and the folder', async () => {
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(
    new RegExp(`${folder} is in use by process ${process.pid}\\.`),
  )
  await expect(lockFolder(folder)).rejects.toBeInstanceOf(DatabaseError)
  await unlock()
})

test('a released folder can be locked again, and one file stays behind', async () => {
  for (let round = 0; round < 3; round++) await (await lockFolder(folder))()
  expect(await readdir(folder)).toEqual(['lock-3'])
})

test('another live process is refused', async () => {
  await using holder = startChild('hold-lock', folder)
  await holder.line((line) => line === 'locked')
  await expect(lockFolder(folder)).rejects.toThrow(`is in use by process ${holder.process.pid}.`)
})

test('the lock of a killed process is taken over at once, by exactly one of several', async () => {
  const holder = startChild('hold-lock', folder)
  await holder.line((line) => line === 'locked')
  await holder.kill()

  await using first = startChild('hold-lock', folder)
  await using second = startChild('hold-lock', folder)
  await using third = startChild('hold-lock', folder)
  const answers = await Promise.all([first, second, third].map((child) => child.line(() => true)))
  expect(answers.filter((answer) => answer === 'locked')).toHaveLength(1)
  expect(answers.filter((answer) => answer.startsWith('refused: '))).toHaveLength(2)
})

test('many takers of a stale lock in one process end with one owner', async () => {
  await writeStale('lock-1')
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  const won = results.filter((result) => result.status === 'fulfilled')
  expect(won).toHaveLength(1)
  await won[0]!.value()
})

test.runIf(process.platform === 'linux')(
  'a process id that was given out again is not the owner',
  async () => {
    const unlock = await lockFolder(folder)
    await unlock()
    const [name] = await readdir(folder)
    const owner = JSON.parse(await readFile(join(folder, name!), 'utf8')) as Record<string, unknown>
    await writeFile(
      join(folder, name!),
      JSON.stringify({ ...owner, released: false, pid: process.ppid, started: '1' }),
    )
    await (await lockFolder(folder))()
  },
)

test('the lock of another machine holds while it is touched and is taken over when that ends', async () => {
  const owner = { pid: 1, started: '1', machine: 'elsewhere', released: false }
  const file = join(folder, 'lock-1')
  await writeFile(file, JSON.stringify(owner))
  const touching = setInterval(() => utimes(file, new Date(), new Date()), 50)
  await expect(lockFolder(folder, 100)).rejects.toThrow('is in use by process 1 of elsewhere')
  clearInterval(touching)
  await (await lockFolder(folder, 100))()
})

async function writeStale(name: string): Promise<void> {
  const file = join(folder, name)
  const longAgo = new Date(Date.now() - 3_600_000)
  await writeFile(file, JSON.stringify({ pid: 1, started: '1', machine: 'elsewhere', released: false }))
  await utimes(file, longAgo, longAgo)
}
