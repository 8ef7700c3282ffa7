import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Child = {
  readonly lines: string[]
  /** The first line, past or to come, that `matches`. */
  line(matches: (line: string) => boolean): Promise<string>
  kill(): Promise<void>
  readonly process: ChildProcess
}

/** Runs a script of test/child in a process of its own and collects what it prints. */
export function startChild(script: string, ...args: string[]): Child & AsyncDisposable {
  const file = fileURLToPath(new URL(`./child/${script}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of waiting) look()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    wake()
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let ended = false
  closed.then(() => {
    ended = true
    wake()
  })

  const kill = async () => {
    child.kill('SIGKILL')
    await closed
  }
  return {
    lines,
    process: child,
    line: (matches) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find(matches)
          if (found === undefined && !ended) return
          waiting.delete(look)
          if (found === undefined)
            reject(new Error(`${script} ended before that line; it printed ${lines.join(' | ')}`))
          else resolve(found)
        }
        waiting.add(look)
        look()
      }),
    kill,
    [Symbol.asyncDispose]: kill,
  }
}
