import { type Command, connectionFlags, isOn, textOf } from '../command.ts'
import { connect, connectionOf, requestOptions } from '../connection.ts'
import { saveFile, saveFlags } from '../save-file.ts'
import { UsageError } from '../usage-error.ts'

export const licenseDownload: Command = {
  path: ['licenses', 'download'],
  description:
    'Downloads the signed file of a license into the current folder, under the name that the server gives it. Every download is in the audit trail.',
  positional: { name: 'id', description: 'The license.', required: true },
  flags: [
    ...saveFlags,
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
    const file = await portico.licenses.downloadFile(
      id,
      { encrypted: isOn(args, 'encrypted'), ...(fingerprint !== undefined && { fingerprint }) },
      requestOptions(args, io),
    )
    await saveFile(args, io, file)
  },
}
