import type { Account } from '../../modules/sign-in/operations/account.ts'
import type { Outgoing } from '../exchange.ts'
import { escaped, htmlPage, type Language } from './page.ts'

const english = {
  signInTitle: 'Sign in with a password',
  address: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  byMail: 'Sign in by mail instead',
  forgotten: 'Forgotten, or none yet?',
  askTitle: 'Choose a new password',
  ask: 'Send me a link',
  askedTitle: 'Check your mail',
  asked: 'If somebody can have a password with this address, a link is on its way to it.',
  chooseTitle: 'Choose a password',
  choosing: (account: string) => `For the account of ${account}.`,
  hint: 'At least 15 characters. Several words are good; there are no other rules.',
  newPassword: 'New password',
  save: 'Save the password',
  goneTitle: 'This link does not work',
  gone: 'It was used or replaced, or has run out.',
  renew: 'Send me a new one',
  savedTitle: 'Your password is saved',
  saved: 'You were signed out everywhere. Sign in with it now.',
  wrong: 'The address or the password is wrong. Try again, or sign in by mail.',
  wrongAddress: 'This is not an e-mail address.',
  limited: 'That was too often. Please wait and try again later.',
  refused:
    'This password is too short, too long or too common, or has your name, your address or ours in it.',
}

const german: typeof english = {
  signInTitle: 'Mit Passwort anmelden',
  address: 'E-Mail-Adresse',
  password: 'Passwort',
  signIn: 'Anmelden',
  byMail: 'Stattdessen per Mail anmelden',
  forgotten: 'Vergessen, oder noch keines?',
  askTitle: 'Neues Passwort wählen',
  ask: 'Link zusenden',
  askedTitle: 'Sehen Sie in Ihre Mails',
  asked: 'Wenn jemand mit dieser Adresse ein Passwort haben kann, ist ein Link dorthin unterwegs.',
  chooseTitle: 'Passwort wählen',
  choosing: (account) => `Für das Konto von ${account}.`,
  hint: 'Mindestens 15 Zeichen. Mehrere Wörter sind gut; andere Regeln gibt es nicht.',
  newPassword: 'Neues Passwort',
  save: 'Passwort speichern',
  goneTitle: 'Dieser Link gilt nicht',
  gone: 'Er wurde benutzt oder ersetzt, oder er ist abgelaufen.',
  renew: 'Neuen zusenden',
  savedTitle: 'Ihr Passwort ist gespeichert',
  saved: 'Sie wurden überall abgemeldet. Melden Sie sich jetzt damit an.',
  wrong: 'Adresse oder Passwort ist falsch. Versuchen Sie es noch einmal, oder melden Sie sich per Mail an.',
  wrongAddress: 'Das ist keine E-Mail-Adresse.',
  limited: 'Das war zu oft. Bitte warten Sie und versuchen Sie es später noch einmal.',
  refused:
    'Dieses Passwort ist zu kurz, zu lang oder zu verbreitet, oder es enthält Ihren Namen, Ihre Adresse oder unseren Namen.',
}

const textsIn: Record<Language, typeof english> = { en: english, de: german }

export type PasswordProblem = 'wrong' | 'wrongAddress' | 'limited' | 'refused'

type Shown = {
  language: Language
  problem?: PasswordProblem
  status?: number
  headers?: Record<string, string>
  leadsTo?: readonly string[]
}

/** Address and password on one page: who is known is not asked before who it is. */
export function passwordPage(shown: Shown & { email?: string }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `${problemOf(shown)}<form method="post" action="/sign-in/password">
<label for="email">${texts.address}</label>
<input id="email" name="email" type="email" autocomplete="username" maxlength="254" required autofocus value="${escaped(shown.email ?? '')}">
<label for="password">${texts.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>${texts.signIn}</button>
</form>
<p><a href="/passwords">${texts.forgotten}</a></p>
<p><a href="/sign-in">${texts.byMail}</a></p>`
  return htmlPage({ ...shown, title: texts.signInTitle, body })
}

/** Where one asks for a link. */
export function askPage(shown: Shown): Outgoing {
  const texts = textsIn[shown.language]
  const body = `${problemOf(shown)}<form method="post" action="/passwords">
<label for="email">${texts.address}</label>
<input id="email" name="email" type="email" autocomplete="username" maxlength="254" required autofocus>
<button>${texts.ask}</button>
</form>
<p><a href="/sign-in">${texts.byMail}</a></p>`
  return htmlPage({ ...shown, title: texts.askTitle, body })
}

/** After a link was asked for, whether there is somebody to get it or not. */
export function askedPage(shown: Shown): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p>${texts.asked}</p><p><a href="/sign-in">${texts.signIn}</a></p>`
  return htmlPage({ ...shown, title: texts.askedTitle, body })
}

/** What a link leads to: whoever looks at it ahead of its reader uses nothing up. */
export function choosePage({
  secret,
  account,
  ...shown
}: Shown & { secret: string; account: Account }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p>${escaped(texts.choosing(`${account.name} (${account.address})`))}</p>${problemOf(shown)}<form method="post" action="/passwords/${escaped(secret)}">
<label for="password">${texts.newPassword}</label>
<input id="password" name="password" type="password" autocomplete="new-password" required autofocus>
<p>${texts.hint}</p>
<button>${texts.save}</button>
</form>`
  return htmlPage({ ...shown, title: texts.chooseTitle, body })
}

/** The same for every link that does not work. */
export function goneLinkPage({ secret, ...shown }: Shown & { secret: string }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p class="problem" role="alert">${texts.gone}</p><form method="post" action="/passwords/${escaped(secret)}/renew">
<button>${texts.renew}</button>
</form>
<p><a href="/sign-in">${texts.signIn}</a></p>`
  return htmlPage({ ...shown, title: texts.goneTitle, body })
}

export function savedPage(shown: Shown): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p>${texts.saved}</p><p><a href="/sign-in/password">${texts.signIn}</a></p>`
  return htmlPage({ ...shown, title: texts.savedTitle, body })
}

function problemOf({ language, problem }: Shown): string {
  return problem ? `<p class="problem" role="alert">${textsIn[language][problem]}</p>` : ''
}
