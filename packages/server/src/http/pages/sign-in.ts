import type { Account } from '../../modules/sign-in/operations/account.ts'
import type { Outgoing } from '../exchange.ts'
import { escaped, htmlPage, type Language } from './page.ts'

const english = {
  title: 'Sign in',
  address: 'E-mail address',
  send: 'Send me a code',
  codeTitle: 'Check your mail',
  codeSent: 'If somebody can sign in with this address, a code and a link are on their way to it.',
  code: 'Code of six digits',
  signIn: 'Sign in',
  another: 'Use another address',
  wrongCode: 'The code is wrong, was used or replaced, has run out, or was guessed too often.',
  wrongAddress: 'This is not an e-mail address.',
  linkTitle: 'Sign in with this link',
  linkReady: (account: string) =>
    `One more click and you are signed in on this device, as ${account}. If that is not you, close this page.`,
  password: 'Sign in with a password',
  linkGone: 'This link was used or replaced, or has run out.',
  renew: 'Send me a new one',
  limited: 'That was too often. Please wait and try again later.',
  foreign: 'This request did not come from our page. Please start again.',
  doneTitle: 'You are signed in',
  done: 'You can close this page.',
}

const german: typeof english = {
  title: 'Anmelden',
  address: 'E-Mail-Adresse',
  send: 'Code zusenden',
  codeTitle: 'Sehen Sie in Ihre Mails',
  codeSent:
    'Wenn sich jemand mit dieser Adresse anmelden kann, sind ein Code und ein Link dorthin unterwegs.',
  code: 'Code aus sechs Ziffern',
  signIn: 'Anmelden',
  another: 'Andere Adresse verwenden',
  wrongCode: 'Der Code ist falsch, benutzt, ersetzt oder abgelaufen, oder es wurde zu oft geraten.',
  wrongAddress: 'Das ist keine E-Mail-Adresse.',
  linkTitle: 'Mit diesem Link anmelden',
  linkReady: (account) =>
    `Noch ein Klick, und Sie sind auf diesem Gerät angemeldet, als ${account}. Wenn Sie das nicht sind, schließen Sie diese Seite.`,
  password: 'Mit Passwort anmelden',
  linkGone: 'Dieser Link wurde benutzt oder ersetzt, oder er ist abgelaufen.',
  renew: 'Neuen zusenden',
  limited: 'Das war zu oft. Bitte warten Sie und versuchen Sie es später noch einmal.',
  foreign: 'Diese Anfrage kam nicht von unserer Seite. Bitte beginnen Sie von vorn.',
  doneTitle: 'Sie sind angemeldet',
  done: 'Sie können diese Seite schließen.',
}

const textsIn: Record<Language, typeof english> = { en: english, de: german }

export type Problem = 'wrongAddress' | 'wrongCode' | 'limited' | 'foreign'

type Shown = {
  language: Language
  problem?: Problem
  status?: number
  headers?: Record<string, string>
  leadsTo?: readonly string[]
}

/** Where one says who one is. */
export function addressPage({ passwords, ...shown }: Shown & { passwords?: boolean }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `${problemOf(shown)}<form method="post" action="/sign-in">
<label for="email">${texts.address}</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required autofocus>
<button>${texts.send}</button>
</form>${passwords ? `\n<p><a href="/sign-in/password">${texts.password}</a></p>` : ''}`
  return htmlPage({ ...shown, title: texts.title, body })
}

/** Where one shows that one has the mail. */
export function codePage({ email, ...shown }: Shown & { email: string }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `${shown.problem ? problemOf(shown) : `<p>${texts.codeSent}</p>`}<form method="post" action="/sign-in/code">
<input type="hidden" name="email" value="${escaped(email)}">
<label for="code">${texts.code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required autofocus>
<button>${texts.signIn}</button>
</form>
<p><a href="/sign-in">${texts.another}</a></p>`
  return htmlPage({ ...shown, title: texts.codeTitle, body })
}

/**
 * What a link leads to: whoever looks at it ahead of its reader uses nothing up, and whoever was sent the link of somebody
 * else sees whose it is.
 */
export function linkPage({
  secret,
  account,
  ...shown
}: Shown & { secret: string; account: Account }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p>${escaped(texts.linkReady(`${account.name} (${account.address})`))}</p><form method="post" action="/sign-in/${escaped(secret)}">
<button autofocus>${texts.signIn}</button>
</form>`
  return htmlPage({ ...shown, title: texts.linkTitle, body })
}

/** The same for every link that does not work. */
export function goneLinkPage({ secret, ...shown }: Shown & { secret: string }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p class="problem" role="alert">${texts.linkGone}</p><form method="post" action="/sign-in/${escaped(secret)}/renew">
<button>${texts.renew}</button>
</form>
<p><a href="/sign-in">${texts.title}</a></p>`
  return htmlPage({ ...shown, title: texts.linkTitle, body })
}

/** After a new link was asked for, whether there is somebody to get it or not. */
export function renewedPage(shown: Shown): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p>${texts.codeSent}</p><p><a href="/sign-in">${texts.title}</a></p>`
  return htmlPage({ ...shown, title: texts.codeTitle, body })
}

/** Where there is no portal to go on to. */
export function donePage(shown: Shown): Outgoing {
  const texts = textsIn[shown.language]
  return htmlPage({ ...shown, title: texts.doneTitle, body: `<p>${texts.done}</p>` })
}

function problemOf({ language, problem }: Shown): string {
  return problem ? `<p class="problem" role="alert">${textsIn[language][problem]}</p>` : ''
}
