import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, connectionFlags, isOn, textOf } from '../command.ts'
import { connect, connectionOf, requestOptions } from '../connection.ts'
import { write } from '../io.ts'
import { note } from '../output.ts'
import { cleanLines } from '../text.ts'
import { UsageError } from '../usage-error.ts'

export const licenseDownload: Command = {
  path: ['licenses', 'download'],
  description:
    'Downloads the signed file of a license into the current folder, under the name that the server gives it. Every download is in the audit trail.',
  positional: { name: 'id', description: 'The license.', required: true },
  flags: [
    { name: 'output', short: 'o', value: '<file|folder|->', description: 'Where to; - is stdout.' },
    { name: 'force', description: 'Writes over a file that is there.' },
    { name: 'encrypted', description: 'Encrypts the file with the license key.' },
    { name: 'fingerprint', value: '<text>', description: 'Binds the file to this machine of the license.' },
    ...connectionFlags,
  ],
  examples: [
    'portico licenses download "$LICENSE_ID"',
    'portico licenses download "$LICENSE_ID" -o license.txt --force',
  ],
  run: async (args, io) => {
    const [id] = args.words
    if (id === undefined) throw new UsageError('Which license? Give its id.')
    const fingerprint = textOf(args, 'fingerprint')
    const portico = await connect(await connectionOf(args, io))
    const { fileName, text } = await portico.licenses.downloadFile(
      id,
      { encrypted: isOn(args, 'encrypted'), ...(fingerprint !== undefined && { fingerprint }) },
      requestOptions(args, io),
    )
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
  },
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** A name and no path, whatever the server says. */
const safeName = (name: string) => name.replace(/[^\w.-]/g, '_').replace(/^\.+/, '_')
