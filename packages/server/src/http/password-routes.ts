import { AppError, RateLimitedError } from '../errors.ts'
import { renewPasswordLink, requestPasswordReset } from '../modules/password/operations/links.ts'
import { findLinkAccount, resetPassword } from '../modules/password/operations/reset.ts'
import type { Outgoing } from './exchange.ts'
import {
  askedPage,
  askPage,
  choosePage,
  goneLinkPage,
  type PasswordProblem,
  savedPage,
} from './pages/password.ts'
import type { Page, Visit } from './sign-in-routes.ts'

/** The pages behind the links of mails with which people choose a password, and where they ask for one. */
export const passwordPages: Readonly<Record<string, Page>> = {
  '/passwords': {
    show: (visit) => askPage(visit),
    submit: (visit, form) =>
      orProblem(
        async () => {
          await requestPasswordReset(visit.ctx, { email: form.get('email') ?? '', locale: localeOf(visit) })
          return askedPage(visit)
        },
        (told) => askPage({ ...visit, ...told }),
        'wrongAddress',
      ),
  },
  '/passwords/:secret': {
    show: (visit, secret) => view(visit, secret),
    submit: (visit, form, secret) =>
      orProblem(
        async () => {
          await resetPassword(visit.ctx, { secret, password: form.get('password') ?? '' })
          return savedPage(visit)
        },
        (told) => view(visit, secret, told),
        'refused',
      ),
  },
  '/passwords/:secret/renew': {
    submit: (visit, _form, secret) =>
      orProblem(
        async () => {
          await renewPasswordLink(visit.ctx, { secret, locale: localeOf(visit) })
          return askedPage(visit)
        },
        // Whether a link once was one of ours is nobody's business.
        (told) => (told.problem === 'limited' ? askPage({ ...visit, ...told }) : askedPage(visit)),
        'wrongAddress',
      ),
  },
}

const localeOf = ({ language }: Visit) => (language === 'de' ? 'DE' : 'EN')

type Told = { problem: PasswordProblem; status: number; headers?: Record<string, string> }

async function view(visit: Visit, secret: string, told?: Told): Promise<Outgoing> {
  const account = await findLinkAccount(visit.ctx, secret)
  if (account) return choosePage({ ...visit, ...told, secret, account })
  return goneLinkPage({ ...visit, secret, ...(told && { status: 400 }) })
}

/** Does it, or says on the page what was wrong with it. */
async function orProblem(
  act: () => Promise<Outgoing>,
  tell: (told: Told) => Promise<Outgoing> | Outgoing,
  invalid: PasswordProblem,
): Promise<Outgoing> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof RateLimitedError) {
      const headers = { 'retry-after': String(error.retryAfterSeconds) }
      return tell({ problem: 'limited', status: 429, headers })
    }
    if (error instanceof AppError && error.code === 'INVALID_INPUT')
      return tell({ problem: invalid, status: 400 })
    throw error
  }
}
