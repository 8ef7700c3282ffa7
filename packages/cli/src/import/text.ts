import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The text of a file, piece by piece; what is not UTF-8 comes as U+FFFD. `onBytes` hears how much was read. */
export async function* readText(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of createReadStream(file)) {
    onBytes((chunk as Buffer).length)
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}

/** Tells one import from every other: by what it is, and by every byte of its files. */
export async function fingerprintOf(
  about: readonly string[],
  files: readonly { path: string; name: string }[],
): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(about))
  for (const { path, name } of files) {
    hash.update(JSON.stringify(name))
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}
