import { type Arguments, type Command, connectionFlags, textOf } from '../command.ts'
import { addressOf, assertConfidential, connect, requestOptions, timeoutOf } from '../connection.ts'
import { type Io, readAll } from '../io.ts'
import { note } from '../output.ts'
import { loadProfiles, profilesFile, saveProfiles } from '../profiles.ts'
import { ask } from '../prompt.ts'
import { clean } from '../text.ts'
import { UsageError } from '../usage-error.ts'

export const login: Command = {
  path: ['login'],
  description:
    'Stores a server and a token as a profile, after a look at whose token it is. The token is asked for without showing it, or read from stdin; it is never an argument, which other programs could read.',
  flags: connectionFlags
    .filter(({ name }) => name !== 'team')
    .map((flag) =>
      flag.name === 'profile' ? { ...flag, description: 'The name of the profile; `default`.' } : flag,
    ),
  examples: [
    'portico login --endpoint https://portal.example.com/graphql',
    'portico login --profile staging --endpoint https://staging.example.com/graphql < token.txt',
  ],
  run: async (args, io) => {
    const name = nameOf(args, io)
    const stored = await loadProfiles(io.env)
    const endpoint = await endpointOf(args, io, stored.profiles[name]?.endpoint)
    assertConfidential(endpoint, args.flags.has('insecure'))
    const token = io.stdin.isTTY
      ? await ask('Token (not shown): ', io, { hidden: true })
      : (await readAll(io)).trim()
    if (!token) throw new UsageError('No token was given.', 'portico login < token.txt reads it from a file.')

    const portico = await connect({ endpoint, token, team: undefined, timeoutMs: timeoutOf(args) })
    const viewer = await portico.viewer(requestOptions(args, io))
    if (!viewer) throw new UsageError('The server does not know this token.', undefined, 3)

    await saveProfiles(
      { current: name, profiles: { ...stored.profiles, [name]: { endpoint, token } } },
      io.env,
    )
    await note(
      args,
      io,
      `Logged in to ${new URL(endpoint).host} as ${clean(viewer.name)} (${viewer.kind}). The profile ${name} is in ${profilesFile(io.env)}.`,
    )
  },
}

function nameOf(args: Arguments, { env }: Io): string {
  const name = textOf(args, 'profile') ?? (env.PORTICO_PROFILE || 'default')
  if (/^[\w][\w.-]{0,63}$/.test(name) && name !== '__proto__') return name
  throw new UsageError('A profile has a name of letters, digits, dots and hyphens.')
}

async function endpointOf(args: Arguments, io: Io, known: string | undefined): Promise<string> {
  const written = textOf(args, 'endpoint') ?? (io.env.PORTICO_ENDPOINT || known)
  if (written) return addressOf(written)
  if (!io.stdin.isTTY) throw new UsageError('Which server? Say --endpoint https://…')
  return addressOf(await ask('Endpoint, such as https://portal.example.com/graphql: ', io))
}
