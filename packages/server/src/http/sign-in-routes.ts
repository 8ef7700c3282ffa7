import type { Ctx } from '../context.ts'
import { AppError, RateLimitedError } from '../errors.ts'
import { completeSignIn, type Opened } from '../modules/sign-in/operations/complete.ts'
import { portalAddresses } from '../modules/sign-in/operations/destination.ts'
import { renewSignIn, startSignIn } from '../modules/sign-in/operations/start.ts'
import { type Incoming, type Outgoing, Refusal } from './exchange.ts'
import { type Language, languageOf } from './pages/page.ts'
import {
  addressPage,
  codePage,
  donePage,
  goneLinkPage,
  linkPage,
  type Problem,
  renewedPage,
} from './pages/sign-in.ts'
import { single } from './read-request.ts'
import { isFromOurForm } from './session-cookie.ts'

/** A code, an address and their names need far less. */
const formBytes = 5_000

const secretPattern = /^[A-Za-z0-9_-]{43}$/

export function isSignInPath(path: string): boolean {
  return path === '/sign-in' || path.startsWith('/sign-in/')
}

type Visit = { ctx: Ctx; language: Language; production: boolean; leadsTo: readonly string[] }

/** Signing in by the pages of the server itself. A GET changes nothing; where one goes on to is never in the request. */
export async function answerSignIn(
  incoming: Incoming,
  path: string,
  { ctx, production }: { ctx: Ctx; production: boolean },
): Promise<Outgoing> {
  const { method, headers } = incoming
  const language = languageOf(single(headers['accept-language']))
  const [, , word = '', verb, ...more] = path.split('/')
  const secret = secretPattern.test(word) ? word : null
  const known = more.length === 0 && (path === '/sign-in' || (word === 'code' && !verb) || secret !== null)
  if (!known || (verb !== undefined && verb !== 'renew')) throw nothing()
  const visit = { ctx, language, production, leadsTo: await originsToGoOnTo(ctx) }
  if (method === 'GET' || method === 'HEAD') {
    if (verb !== undefined || word === 'code') throw nothing()
    return secret === null ? addressPage(visit) : linkPage({ ...visit, secret })
  }
  if (method !== 'POST') throw new Refusal(405, 'This page takes GET and POST.', { allow: 'GET, POST' })
  if (!isFromOurForm(headers, ctx.publicUrl))
    return addressPage({ ...visit, problem: 'foreign', status: 403 })
  const form = await readForm(incoming)
  if (secret !== null) return verb === 'renew' ? renew(visit, secret) : followLink(visit, secret)
  const email = form.get('email') ?? ''
  return word === 'code' ? enterCode(visit, email, form.get('code') ?? '') : start(visit, email)
}

const nothing = () => new Refusal(404, 'There is nothing here.', {}, 'NOT_FOUND')

const localeOf = ({ language }: Visit) => (language === 'de' ? 'DE' : 'EN')

function start(visit: Visit, email: string): Promise<Outgoing> {
  return orProblem(
    async () => {
      await startSignIn(visit.ctx, { email, locale: localeOf(visit) })
      return codePage({ ...visit, email })
    },
    (told) => addressPage({ ...visit, ...told }),
    'wrongAddress',
  )
}

function enterCode(visit: Visit, email: string, code: string): Promise<Outgoing> {
  return orProblem(
    async () => goOn(visit, await completeSignIn(visit.ctx, { email, code, cookie: true })),
    (told) => codePage({ ...visit, email, ...told }),
    'wrongCode',
  )
}

function followLink(visit: Visit, secret: string): Promise<Outgoing> {
  return orProblem(
    async () => goOn(visit, await completeSignIn(visit.ctx, { secret, cookie: true })),
    (told) =>
      told.problem === 'limited'
        ? addressPage({ ...visit, ...told })
        : goneLinkPage({ ...visit, ...told, secret }),
    'wrongCode',
  )
}

function renew(visit: Visit, secret: string): Promise<Outgoing> {
  return orProblem(
    async () => {
      await renewSignIn(visit.ctx, { secret, locale: localeOf(visit) })
      return renewedPage(visit)
    },
    // Whether a link once was one of ours is nobody's business.
    (told) => (told.problem === 'limited' ? addressPage({ ...visit, ...told }) : renewedPage(visit)),
    'wrongCode',
  )
}

type Told = { problem: Problem; status: number; headers?: Record<string, string> }

/** Does it, or says on the page what was wrong with it. */
async function orProblem(
  act: () => Promise<Outgoing>,
  tell: (told: Told) => Outgoing,
  invalid: Problem,
): Promise<Outgoing> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof RateLimitedError)
      return tell({
        problem: 'limited',
        status: 429,
        headers: { 'retry-after': String(error.retryAfterSeconds) },
      })
    if (error instanceof AppError && error.code === 'INVALID_INPUT')
      return tell({ problem: invalid, status: 400 })
    throw error
  }
}

/** To the portal the person uses; on a developer's machine without one, to GraphiQL. */
function goOn({ ctx, language, production }: Visit, { destination }: Opened): Outgoing {
  const location = destination ?? (production ? null : `${ctx.publicUrl}/graphql`)
  if (location === null) return donePage({ language })
  return { status: 303, headers: { location }, body: '' }
}

/** Browsers hold a form to its `form-action` on redirects too. */
async function originsToGoOnTo(ctx: Ctx): Promise<string[]> {
  const addresses = Object.values(await portalAddresses(ctx))
  return [...new Set(addresses.flatMap((address) => (address === null ? [] : [new URL(address).origin])))]
}

async function readForm(incoming: Incoming): Promise<URLSearchParams> {
  const [type] = (single(incoming.headers['content-type']) ?? '').split(';')
  if (type!.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    throw new Refusal(415, 'This page takes the form it shows.')
  return new URLSearchParams((await incoming.readBody(formBytes)).toString())
}
