import { type Command, textOf } from '../command.ts'
import { note } from '../output.ts'
import { loadProfiles, saveProfiles } from '../profiles.ts'
import { didYouMean } from '../suggest.ts'
import { UsageError } from '../usage-error.ts'

export const logout: Command = {
  path: ['logout'],
  description:
    'Forgets a profile and its token on this machine. The token stays valid: to end it, revoke it (`portico api-tokens revoke`).',
  flags: [{ name: 'profile', value: '<name>', description: 'Which profile; the current one.' }],
  examples: ['portico logout', 'portico logout --profile staging'],
  run: async (args, io) => {
    const { current, profiles } = await loadProfiles(io.env)
    const name = textOf(args, 'profile') ?? (io.env.PORTICO_PROFILE || current)
    if (name === null || !profiles[name])
      throw new UsageError(
        name === null
          ? 'Nobody is logged in.'
          : `There is no profile ${JSON.stringify(name)}.${didYouMean(name, Object.keys(profiles))}`,
      )
    const { [name]: _forgotten, ...others } = profiles
    await saveProfiles({ current: current === name ? null : current, profiles: others }, io.env)
    await note(args, io, `The profile ${name} is forgotten.`)
  },
}
