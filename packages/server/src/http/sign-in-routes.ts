import type { Ctx } from '../context.ts'
import { AppError, RateLimitedError } from '../errors.ts'
import { arePasswordsOffered } from '../modules/password/operations/offered.ts'
import { signInWithPassword } from '../modules/password/operations/sign-in.ts'
import { confirmSecondFactor, enrollSecondFactor } from '../modules/second-factor/operations/enroll.ts'
import { completeWithSecondFactor } from '../modules/second-factor/operations/sign-in.ts'
import { findSignInAccount } from '../modules/sign-in/operations/account.ts'
import { completeSignIn } from '../modules/sign-in/operations/complete.ts'
import { portalAddresses } from '../modules/sign-in/operations/destination.ts'
import type { Opened, SignInOutcome } from '../modules/sign-in/operations/let-in.ts'
import { renewSignIn, startSignIn } from '../modules/sign-in/operations/start.ts'
import { type Incoming, type Outgoing, Refusal } from './exchange.ts'
import { type Language, languageOf } from './pages/page.ts'
import { passwordPage } from './pages/password.ts'
import { enrollPage, goneSignInPage, recoveryCodesPage, secondFactorPage } from './pages/second-factor.ts'
import {
  addressPage,
  codePage,
  donePage,
  goneLinkPage,
  linkPage,
  type Problem,
  renewedPage,
} from './pages/sign-in.ts'
import { passwordPages } from './password-routes.ts'
import { single } from './read-request.ts'
import { isFromOurForm } from './session-cookie.ts'

/** A code, an address and their names need far less. */
const formBytes = 5_000

const secretPattern = /^[A-Za-z0-9_-]{43}$/

export function isSignInPath(path: string): boolean {
  return /^\/(sign-in|passwords)(\/|$)/.test(path)
}

export type Visit = { ctx: Ctx; language: Language; production: boolean; leadsTo: readonly string[] }

/** Signing in by the pages of the server itself. A GET changes nothing; where one goes on to is never in the request. */
export async function answerSignIn(
  incoming: Incoming,
  path: string,
  { ctx, production }: { ctx: Ctx; production: boolean },
): Promise<Outgoing> {
  const { method, headers } = incoming
  const language = languageOf(single(headers['accept-language']))
  const word = path.split('/')[2] ?? ''
  const secret = secretPattern.test(word) ? word : null
  const page = pages[secret === null ? path : path.replace(secret, ':secret')]
  if (!page) throw nothing()
  const visit = { ctx, language, production, leadsTo: await originsToGoOnTo(ctx) }
  if (method === 'GET' || method === 'HEAD') {
    if (!page.show) throw nothing()
    return page.show(visit, secret ?? '')
  }
  if (method !== 'POST') throw new Refusal(405, 'This page takes GET and POST.', { allow: 'GET, POST' })
  if (!isFromOurForm(headers, ctx.publicUrl))
    return addressPage({ ...visit, problem: 'foreign', status: 403 })
  return page.submit(visit, await readForm(incoming), secret ?? '')
}

export type Page = {
  /** What a GET shows; without it there is nothing but the form of another page. */
  show?: (visit: Visit, secret: string) => Promise<Outgoing> | Outgoing
  submit: (visit: Visit, form: URLSearchParams, secret: string) => Promise<Outgoing>
}

const pages: Readonly<Record<string, Page>> = {
  '/sign-in': {
    show: async (visit) => addressPage({ ...visit, passwords: await arePasswordsOffered(visit.ctx) }),
    submit: (visit, form) => start(visit, form.get('email') ?? ''),
  },
  '/sign-in/code': {
    submit: (visit, form) => enterCode(visit, form.get('email') ?? '', form.get('code') ?? ''),
  },
  '/sign-in/password': { show: (visit) => passwordPage(visit), submit: enterPassword },
  '/sign-in/second-factor': { submit: enterSecondFactor },
  '/sign-in/second-factor/confirm': { submit: confirmEnrollment },
  '/sign-in/:secret': {
    show: async (visit, secret) => {
      const account = await findSignInAccount(visit.ctx, secret)
      return account ? linkPage({ ...visit, secret, account }) : goneLinkPage({ ...visit, secret })
    },
    submit: (visit, _form, secret) => followLink(visit, secret),
  },
  '/sign-in/:secret/renew': { submit: (visit, _form, secret) => renew(visit, secret) },
  ...passwordPages,
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

/** To the portal the person uses; on a developer's machine without one, to GraphiQL. Before that, to the second factor. */
async function goOn(visit: Visit, { session, secondFactor }: SignInOutcome): Promise<Outgoing> {
  if (session) {
    const location = destinationOf(visit, session)
    return location === null ? donePage(visit) : { status: 303, headers: { location }, body: '' }
  }
  const signInSecret = secondFactor.secret
  if (secondFactor.enrolled) return secondFactorPage({ ...visit, signInSecret })
  return enrollPage({ ...visit, signInSecret, ...(await enrollSecondFactor(visit.ctx, { signInSecret })) })
}

const destinationOf = ({ ctx, production }: Visit, { destination }: Opened) =>
  destination ?? (production ? null : `${ctx.publicUrl}/graphql`)

async function enterPassword(visit: Visit, form: URLSearchParams): Promise<Outgoing> {
  const email = form.get('email') ?? ''
  return orProblem(
    async () => {
      const password = form.get('password') ?? ''
      return goOn(visit, await signInWithPassword(visit.ctx, { email, password, cookie: true }))
    },
    ({ problem, ...told }) =>
      passwordPage({ ...visit, ...told, email, problem: problem === 'limited' ? 'limited' : 'wrong' }),
    'wrongCode',
  )
}

async function enterSecondFactor(visit: Visit, form: URLSearchParams): Promise<Outgoing> {
  const signInSecret = form.get('signInSecret') ?? ''
  const code = form.get('code') || null
  const recoveryCode = code === null ? form.get('recoveryCode') : null
  try {
    const given = { signInSecret, code, recoveryCode, cookie: true }
    const session = await completeWithSecondFactor(visit.ctx, given)
    return await goOn(visit, { session, secondFactor: null })
  } catch (error) {
    return factorProblem(visit, error, (told) => secondFactorPage({ ...visit, ...told, signInSecret }))
  }
}

const shownSecret = /^[A-Z2-7]{32}$/

async function confirmEnrollment(visit: Visit, form: URLSearchParams): Promise<Outgoing> {
  const field = (name: string) => form.get(name) ?? ''
  const signInSecret = field('signInSecret')
  try {
    const given = { signInSecret, code: field('code'), cookie: true }
    const { recoveryCodes, session } = await confirmSecondFactor(visit.ctx, given)
    return recoveryCodesPage({ ...visit, codes: recoveryCodes, goOnTo: destinationOf(visit, session!) })
  } catch (error) {
    const [secret, uri] = [field('secret'), field('uri')]
    if (!shownSecret.test(secret) || !uri.startsWith('otpauth://totp/')) return goneSignInPage(visit)
    return factorProblem(visit, error, (told) => enrollPage({ ...visit, ...told, signInSecret, secret, uri }))
  }
}

/** A code that is wrong can be typed again; a sign-in that is over starts again. */
function factorProblem(
  visit: Visit,
  error: unknown,
  again: (told: {
    problem: 'wrong' | 'limited'
    status: number
    headers?: Record<string, string>
  }) => Outgoing,
): Outgoing {
  if (error instanceof RateLimitedError) {
    const headers = { 'retry-after': String(error.retryAfterSeconds) }
    return again({ problem: 'limited', status: 429, headers })
  }
  if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error
  const over = error.code !== 'INVALID_INPUT' || error.inputPath?.[0] === 'signInSecret'
  return over ? goneSignInPage({ ...visit, status: 400 }) : again({ problem: 'wrong', status: 400 })
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
