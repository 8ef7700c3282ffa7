import { Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

/** A mail as it goes out. */
export type Letter = {
  /** The same for every attempt at the same mail, so that whoever gets it twice can tell. */
  messageId: string
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
  /** Where a POST ends such mails, without a word of its own (RFC 8058). */
  stopUrl?: string | undefined
  dkim?: { domainName: string; keySelector: string; privateKey: string } | undefined
}

/** What came of an attempt: taken, refused for good, or to be tried again; with what the server said. */
export type Delivery = { outcome: 'taken' | 'refused' | 'deferred'; answer: string }

type Mailer =
  | { kind: 'smtp'; deliver(letter: Letter, signal: AbortSignal): Promise<Delivery> }
  /** Without a mail server: mails stay in the database; on a developer's machine they are shown at /dev/mail. */
  | { kind: 'outbox'; shown: boolean }

/** How mails leave, and what all of them have. */
export type Mail = {
  readonly mailer: Mailer
  /** The address they are from, unless the vendor's own domain is verified. */
  readonly from: string
  readonly portalName: string
  /** The servers that are asked for DNS records; undefined: those of the system. */
  readonly dnsServer: string | undefined
}

/** What of a mail to subscribers is signed: the usual, and by RFC 8058 both of its own headers. */
const signedOfLists =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:List-Unsubscribe-Post'

type Timing = { connectMs: number; silenceMs: number; wholeMs: number }

const usualTiming: Timing = { connectMs: 10_000, silenceMs: 30_000, wholeMs: 90_000 }

export function createMail(config: Config['mail'], timing?: Partial<Timing>): Mail {
  const { transport, ...rest } = config
  const mailer: Mailer =
    transport.kind === 'smtp' ? smtpMailer(transport.url, { ...usualTiming, ...timing }) : transport
  return { ...rest, mailer }
}

function smtpMailer(address: string, timing: Timing): Mailer {
  const { protocol, hostname, port, username, password } = new URL(address)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined
  const options = {
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    // A password goes over the network encrypted or not at all.
    requireTLS: auth !== undefined && !secure && !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host),
    connectionTimeout: timing.connectMs,
    greetingTimeout: timing.connectMs,
    dnsTimeout: timing.connectMs,
    socketTimeout: timing.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(auth && { auth }),
  }
  return {
    kind: 'smtp',
    deliver: async ({ to, stopUrl, dkim, ...letter }, signal) => {
      // Our own, because nodemailer goes on with a conversation that nobody waits for any more.
      const socket = new Socket()
      const transport = createTransport({ ...options, socket })
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(timing.wholeMs)])
      const sending = transport.sendMail({
        ...letter,
        // An object, not a text: a text is a list of addresses.
        to: { name: '', address: to },
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(stopUrl !== undefined && {
            'List-Unsubscribe': `<${stopUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
        dkim: dkim && { ...dkim, ...(stopUrl !== undefined && { headerFieldNames: signedOfLists }) },
      })
      try {
        const { response } = await orAborted(sending, deadline)
        return { outcome: 'taken', answer: oneLine(response) }
      } catch (error) {
        return refusalOf(error)
      } finally {
        // What was not said by now is never said: the next attempt begins anew.
        socket.destroy()
        transport.close()
      }
    },
  }
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const give = () => reject(new Error('The mail server took too long.'))
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
  return Promise.race([promise, late])
}

type SmtpError = { message: string; command?: string; response?: string; responseCode?: number }

/**
 * Refused for good is what the server said with 5xx of this recipient or this message. A 5xx of the connection, the
 * login or the sender is about the installation: the mail waits until that was put right.
 */
function refusalOf(error: unknown): Delivery {
  const { message, command, response, responseCode } = error as SmtpError
  const final =
    responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return { outcome: final ? 'refused' : 'deferred', answer: oneLine(response ?? message) }
}

/** The words of a server, without what would disturb a log. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 1_000)
    .toWellFormed()
}
