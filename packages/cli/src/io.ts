import { readFile } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { UsageError } from './usage-error.ts'

/** What a command sees of the process that runs it. */
export type Io = {
  readonly stdin: Readable & { isTTY?: boolean; setRawMode?(raw: boolean): unknown }
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted with an `Interruption` when the command is to end. */
  readonly signal: AbortSignal
}

export type Output = Writable & { isTTY?: boolean; columns?: number }

/** Why a command ends before all of its work is done, and with which exit code. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
  readonly exitCode: number

  constructor(message: string, exitCode: number) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Writes, and waits where the reader is slower: what is written is never piled up in memory. */
export async function write(output: Output, text: string, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (text === '' || output.write(text)) return
  await new Promise<void>((resolve, reject) => {
    const settle = (error?: unknown) => {
      output.off('drain', settle)
      output.off('close', settle)
      signal?.removeEventListener('abort', abort)
      if (error === undefined) resolve()
      else reject(error)
    }
    const abort = () => settle(signal!.reason)
    output.once('drain', settle)
    output.once('close', settle)
    signal?.addEventListener('abort', abort)
  })
}

/** A file that the command line names. */
export async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}).`)
  })
}

/** Everything that comes in, as text. */
export async function readAll({ stdin, signal }: Io): Promise<string> {
  const chunks: Buffer[] = []
  const stop = () => stdin.destroy(signal.reason)
  signal.throwIfAborted()
  signal.addEventListener('abort', stop)
  try {
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks).toString('utf8')
}
