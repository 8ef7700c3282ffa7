import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import {
  findDestinationToStop,
  stopEmailDestination,
} from '../../modules/email-destination/operations/switch.ts'
import {
  findAddressToVerify,
  verifyEmailDestination,
} from '../../modules/email-destination/operations/verify.ts'
import { type Incoming, type Outgoing, Refusal } from '../exchange.ts'
import { single } from '../read-request.ts'
import { escaped, type Language, languageOf, page } from './page.ts'

const verifyPattern = /^\/email-destinations\/verify\/([A-Za-z0-9_-]{1,100})$/
const stopPattern = /^\/email-destinations\/stop\/([a-z0-9_]{1,64})\/([A-Za-z0-9_-]{1,100})$/

/** What the link of a mail does, with the words of its page. */
type Link = {
  words: 'verify' | 'stop'
  /** The address that it is about; null for a link that does not work. */
  find: (ctx: Ctx) => Promise<string | null>
  follow: (ctx: Ctx) => Promise<string>
}

/** The link of an e-mail destination that has this path; null for any other path. */
export function destinationLink(path: string): Link | null {
  const token = verifyPattern.exec(path)?.[1]
  if (token !== undefined)
    return {
      words: 'verify',
      find: (ctx) => findAddressToVerify(ctx, token),
      follow: async (ctx) => (await verifyEmailDestination(ctx, { token })).email,
    }
  const [, id, proof] = stopPattern.exec(path) ?? []
  if (id === undefined || proof === undefined) return null
  return {
    words: 'stop',
    find: async (ctx) => (await findDestinationToStop(ctx, { id, proof }))?.email ?? null,
    follow: async (ctx) => (await stopEmailDestination(ctx, { id, proof })).email,
  }
}

/**
 * The page behind the link of a mail. Programs that look into mails follow it, so that only its form does something; mail
 * programs post to it as well (RFC 8058). The link is all there is to prove, so where a form was makes no difference.
 */
export async function destinationPage(ctx: Ctx, incoming: Incoming, link: Link): Promise<Outgoing> {
  const { method, headers } = incoming
  const language = languageOf(single(headers['accept-language']))
  const texts = words[language]
  const { title, ask, button, doneTitle, done } = texts[link.words]
  const gone = page(404, language, texts.goneTitle, paragraph(texts.gone))
  if (method === 'GET' || method === 'HEAD') {
    const email = await link.find(ctx)
    if (email === null) return gone
    const form = `<form method="post"><button>${escaped(button)}</button></form>`
    return page(200, language, title, paragraph(ask(email)) + form)
  }
  if (method !== 'POST') throw new Refusal(405, 'The page takes GET and POST.', { allow: 'GET, HEAD, POST' })
  try {
    return page(200, language, doneTitle, paragraph(done(await link.follow(ctx))))
  } catch (error) {
    if (error instanceof AppError) return gone
    throw error
  }
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`

type Words = {
  title: string
  ask: (email: string) => string
  button: string
  doneTitle: string
  done: (email: string) => string
}

const words: Readonly<Record<Language, Record<Link['words'], Words> & { goneTitle: string; gone: string }>> =
  {
    en: {
      verify: {
        title: 'Confirm the address',
        ask: (email) => `Do you want to be told by mail to ${email} what happens?`,
        button: 'Confirm',
        doneTitle: 'The address is confirmed',
        done: (email) => `From now on mails go to ${email}. Each of them has a link that ends them.`,
      },
      stop: {
        title: 'No more of these mails',
        ask: (email) => `Do you want no more mails about events to ${email}?`,
        button: 'Stop the mails',
        doneTitle: 'The mails are stopped',
        done: (email) => `No more mails about events go to ${email}.`,
      },
      goneTitle: 'This link does not work',
      gone: 'It was used or replaced, or has run out.',
    },
    de: {
      verify: {
        title: 'Adresse bestätigen',
        ask: (email) => `Möchten Sie per Mail an ${email} erfahren, was geschieht?`,
        button: 'Bestätigen',
        doneTitle: 'Die Adresse ist bestätigt',
        done: (email) => `Ab jetzt gehen Mails an ${email}. Jede hat einen Link, der sie beendet.`,
      },
      stop: {
        title: 'Keine solchen Mails mehr',
        ask: (email) => `Möchten Sie keine Mails über Ereignisse mehr an ${email}?`,
        button: 'Mails beenden',
        doneTitle: 'Die Mails sind beendet',
        done: (email) => `An ${email} gehen keine Mails über Ereignisse mehr.`,
      },
      goneTitle: 'Dieser Link gilt nicht',
      gone: 'Er wurde schon benutzt oder ersetzt, oder er ist abgelaufen.',
    },
  }
