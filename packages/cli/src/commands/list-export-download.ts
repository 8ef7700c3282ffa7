import { type Command, connectionFlags } from '../command.ts'
import { connect, connectionOf, requestOptions } from '../connection.ts'
import { saveFile, saveFlags } from '../save-file.ts'
import { UsageError } from '../usage-error.ts'

export const listExportDownload: Command = {
  path: ['list-exports', 'download'],
  description:
    'Downloads the file of an export that is READY into the current folder, under the name that the server gives it. Every download is in the audit trail.',
  positional: { name: 'id', description: 'The export.', required: true },
  flags: [...saveFlags, ...connectionFlags],
  examples: [
    'portico list-exports download "$EXPORT_ID"',
    'portico list-exports download "$EXPORT_ID" -o - | head',
  ],
  run: async (args, io) => {
    const [id] = args.words
    if (id === undefined) throw new UsageError('Which export? Give its id.')
    const portico = await connect(await connectionOf(args, io))
    await saveFile(args, io, await portico.listExports.downloadFile(id, requestOptions(args, io)))
  },
}
