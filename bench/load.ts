// The load generator, a process of its own: HTTP/1.1 on plain sockets, one request at a time on each connection. It looks
// at no more of an answer than its status, its length and its first characters, so that the CPU is left to the servers.
import { connect, type Socket } from 'node:net'
import { freshRequests } from './fresh.ts'

export type Load = {
  port: number
  connections: number
  seconds: number
  /** Whole requests, sent in turn. */
  requests: Uint8Array[]
  /** What the body of every good answer begins with. */
  begins: string
}

export type Measured = {
  requests: number
  seconds: number
  /** Of every request, in milliseconds. */
  latencies: Float32Array
  /** Of this process, in microseconds. */
  cpu: number
}

process.on('message', (load: Load) => {
  run(load).then(
    (measured) => process.send!({ measured }),
    (error: unknown) => process.send!({ error: error instanceof Error ? error.message : String(error) }),
  )
})

async function run(load: Load): Promise<Measured> {
  const sockets = await Promise.all(Array.from({ length: load.connections }, () => open(load.port)))
  const latencies: number[] = []
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + load.seconds * 1_000
  const nextRequest = freshRequests(load.requests)
  const takeRequest = () => (performance.now() < until ? nextRequest() : undefined)
  await Promise.all(sockets.map((socket) => talk(socket, takeRequest, load.begins, latencies)))
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { requests: latencies.length, seconds, latencies: Float32Array.from(latencies), cpu: user + system }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}

/** Sends one request after the other until there is none. */
function talk(
  socket: Socket,
  takeRequest: () => Uint8Array | undefined,
  begins: string,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0
    /** Bytes of the answer that are still to come; -1 before its head is complete. */
    let missing = -1
    let held: Buffer | undefined

    function send(): void {
      const request = takeRequest()
      if (!request) {
        socket.end()
        resolve()
        return
      }
      sent = performance.now()
      socket.write(request)
    }

    socket.on('data', (chunk: Buffer) => {
      if (missing < 0) {
        const data: Buffer = held ? Buffer.concat([held, chunk]) : chunk
        const head = headOf(data, begins)
        if (head === null) {
          held = data
          return
        }
        if (typeof head === 'string') {
          socket.destroy()
          reject(new Error(head))
          return
        }
        held = undefined
        missing = head - data.length
      } else {
        missing -= chunk.length
      }
      if (missing > 0) return
      missing = -1
      latencies.push(performance.now() - sent)
      send()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server closed a connection.')))
    send()
  })
}

const headEnd = Buffer.from('\r\n\r\n')
const contentLength = /\r\ncontent-length: (\d+)\r\n/i

/** How long the whole answer is; null where its beginning is not there yet; a text says what is wrong with it. */
function headOf(data: Buffer, begins: string): number | string | null {
  const end = data.indexOf(headEnd)
  if (end < 0 || data.length < end + headEnd.length + begins.length) {
    return data.length > 16_384 ? 'An answer without an end of its head.' : null
  }
  const head = data.toString('latin1', 0, end + 2)
  const body = end + headEnd.length
  const length = contentLength.exec(head)?.[1]
  const good =
    head.startsWith('HTTP/1.1 200') && data.toString('latin1', body, body + begins.length) === begins
  if (!good || length === undefined)
    return `An answer that is not as it should be:\n${data.toString().slice(0, 1_000)}`
  return body + Number(length)
}
