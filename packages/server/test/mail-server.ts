import type { AddressInfo } from 'node:net'
import { createServer as createNetServer, type Server, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { createMail, type Mail } from '../src/mail/mailer.ts'

/** A mail as a mail server got it. */
type Received = { from: string; to: string[]; raw: string; mail: Email }

type Refusal = { code: number; text: string }

type Behavior = {
  /** Answers to RCPT TO, one by one; after the last of them it accepts. */
  recipient?: Refusal[]
  /** Answers to the end of DATA. */
  data?: Refusal[]
  port?: number
}

type MailServer = AsyncDisposable & {
  port: number
  url: string
  received: Received[]
  close(): Promise<void>
}

/** A real SMTP server on this machine. */
export async function mailServer({
  recipient = [],
  data = [],
  port = 0,
}: Behavior = {}): Promise<MailServer> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(refusal(recipient.shift())),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = refusal(data.shift())
        if (refused) return done(refused)
        const raw = Buffer.concat(chunks)
        PostalMime.parse(raw).then((mail) => {
          received.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
            to: session.envelope.rcptTo.map(({ address }) => address),
            raw: raw.toString('latin1'),
            mail,
          })
          done(null, 'taken as 42')
        }, done)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: actual } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { port: actual, url: `smtp://127.0.0.1:${actual}`, received, close, [Symbol.asyncDispose]: close }
}

function refusal(answer: Refusal | undefined): (Error & { responseCode: number }) | undefined {
  return answer && Object.assign(new Error(answer.text), { responseCode: answer.code })
}

/** Something that listens and is no mail server: what it does with a connection is up to the test. */
export async function brokenServer(
  onConnection: (socket: Socket) => void,
): Promise<AsyncDisposable & { url: string; connections: () => number }> {
  const sockets = new Set<Socket>()
  let count = 0
  const server: Server = createNetServer((socket) => {
    count++
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => count,
    [Symbol.asyncDispose]: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** How mails leave over this server, with short patience. */
export function mailOver(url: string, dnsServer?: string): Mail {
  const config = {
    transport: { kind: 'smtp' as const, url },
    from: 'portal@vendor.example',
    portalName: 'Vendor portal',
    dnsServer,
  }
  return createMail(config, { connectMs: 400, silenceMs: 400, wholeMs: 2_000 })
}
