import { type Command, formatFlags } from '../command.ts'
import { note, print, printingOf } from '../output.ts'
import { loadProfiles, saveProfiles } from '../profiles.ts'
import { didYouMean } from '../suggest.ts'
import { UsageError } from '../usage-error.ts'

export const profilesList: Command = {
  path: ['profiles', 'list'],
  description: 'The profiles on this machine, without their tokens.',
  flags: formatFlags,
  examples: ['portico profiles list'],
  run: async (args, io) => {
    const { current, profiles } = await loadProfiles(io.env)
    const rows = Object.entries(profiles).map(([name, { endpoint }]) => ({
      name,
      endpoint,
      current: name === current,
    }))
    await print(rows, printingOf(args, ['name', 'endpoint', 'current']), args, io)
  },
}

export const profilesUse: Command = {
  path: ['profiles', 'use'],
  description: 'Makes a profile the one that is used where none is named.',
  flags: [],
  positional: { name: 'name', description: 'The name of the profile.', required: true },
  examples: ['portico profiles use staging'],
  run: async (args, io) => {
    const [name] = args.words
    const { profiles } = await loadProfiles(io.env)
    if (name === undefined || !profiles[name])
      throw new UsageError(
        name === undefined
          ? 'Which profile? portico profiles list shows them.'
          : `There is no profile ${JSON.stringify(name)}.${didYouMean(name, Object.keys(profiles))}`,
      )
    await saveProfiles({ current: name, profiles }, io.env)
    await note(args, io, `${name} is the current profile.`)
  },
}
