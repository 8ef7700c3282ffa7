import { type Command, connectionFlags, formatFlags } from '../command.ts'
import { connect, connectionOf, requestOptions } from '../connection.ts'
import { print, printingOf } from '../output.ts'
import { UsageError } from '../usage-error.ts'

const columns = ['name', 'kind', 'role', 'id', 'endpoint', 'scopes']

export const whoami: Command = {
  path: ['whoami'],
  description: 'Who the token belongs to, where, and what it may attempt.',
  flags: [...formatFlags, ...connectionFlags],
  examples: ['portico whoami', 'portico whoami --json --columns kind,scopes'],
  run: async (args, io) => {
    const printing = printingOf(args, columns)
    const connection = await connectionOf(args, io)
    const portico = await connect(connection)
    const viewer = await portico.viewer(requestOptions(args, io))
    if (!viewer) throw new UsageError('Nobody is logged in.', 'portico login, or set PORTICO_TOKEN.', 3)
    const { name, kind, role, id, scopes } = viewer
    await print({ name, kind, role, id, endpoint: connection.endpoint, scopes }, printing, args, io)
  },
}
