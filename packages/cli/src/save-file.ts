import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Arguments, type Flag, isOn, textOf } from './command.ts'
import { type Io, write } from './io.ts'
import { note } from './output.ts'
import { cleanLines } from './text.ts'
import { UsageError } from './usage-error.ts'

/** Where a file that was downloaded goes. */
export const saveFlags: readonly Flag[] = [
  { name: 'output', short: 'o', value: '<file|folder|->', description: 'Where to; - is stdout.' },
  { name: 'force', description: 'Writes over a file that is there.' },
]

/** Writes a file where it is wanted: by default into the current folder, under the name that the server gives it. */
export async function saveFile(
  args: Arguments,
  io: Io,
  { fileName, text }: { fileName: string; text: string },
): Promise<void> {
  const output = textOf(args, 'output') ?? '.'
  if (output === '-') return write(io.stdout, io.stdout.isTTY ? cleanLines(text) : text, io.signal)
  const file = (await isFolder(output)) ? join(output, safeName(fileName)) : output
  try {
    await writeFile(file, text, { flag: isOn(args, 'force') ? 'w' : 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new UsageError(`${file} is there already.`, '--force writes over it, --output names another.')
  }
  await note(args, io, file)
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** A name and no path, whatever the server says. */
const safeName = (name: string) => name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')
