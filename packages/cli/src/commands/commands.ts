import type { Command } from '../command.ts'
import { nouns as generatedNouns, operations } from '../generated/commands.ts'
import { api } from './api.ts'
import { completion } from './completion.ts'
import { commandOf } from './generated.ts'
import { importCsv, importEntando, importReplicated } from './import.ts'
import { licenseDownload } from './license-download.ts'
import { listExportDownload } from './list-export-download.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { profilesList, profilesUse } from './profiles.ts'
import { whoami } from './whoami.ts'

/** The commands that are written by hand. One with the path of a generated command takes its place. */
const written: readonly Command[] = [
  login,
  logout,
  whoami,
  profilesList,
  profilesUse,
  api,
  completion,
  licenseDownload,
  listExportDownload,
  importCsv,
  importReplicated,
  importEntando,
]

/** What there are commands for, with a description. */
export const nouns: Readonly<Record<string, string>> = {
  ...generatedNouns,
  import: 'The data of another portal, taken over.',
  profiles: 'A server and a token that this machine knows.',
}

/** The command of these words. */
export function findCommand(words: readonly string[]): Command | undefined {
  const name = words.join(' ')
  const byHand = written.find(({ path }) => path.join(' ') === name)
  if (byHand) return byHand
  const operation = operations.find(({ path }) => path.join(' ') === name)
  return operation && commandOf(operation)
}

export type Listed = Pick<Command, 'path' | 'description'>

/** The commands of a noun, or those without one. */
export function listCommands(noun?: string): Listed[] {
  const names = new Set<string>()
  return [...written, ...operations]
    .filter(({ path }) => (noun === undefined ? path.length === 1 : path.length > 1 && path[0] === noun))
    .filter(({ path }) => !names.has(path.join(' ')) && names.add(path.join(' ')))
    .toSorted((a, b) => a.path.at(-1)!.localeCompare(b.path.at(-1)!, 'en'))
}
