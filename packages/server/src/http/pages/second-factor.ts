import type { Outgoing } from '../exchange.ts'
import { escaped, htmlPage, type Language } from './page.ts'

const english = {
  title: 'One more code',
  code: 'Code of your authenticator application',
  recovery: 'Or one of your recovery codes',
  signIn: 'Sign in',
  wrong: 'The code is wrong or was used. Wait for the next one.',
  goneTitle: 'Please start again',
  gone: 'This sign-in was completed, was tried too often, or has run out.',
  limited: 'That was too often. Please wait and try again later.',
  enrollTitle: 'Add a second factor',
  enroll:
    'You need an authenticator application to sign in here. Add this account to it with the link or the secret, and type the code that it shows.',
  open: 'Open the application on this device',
  codesTitle: 'Keep your recovery codes',
  codes:
    'Each of them works once in the place of the application, when that is lost. They are shown now and never again.',
  goOn: 'Go on',
}

const german: typeof english = {
  title: 'Noch ein Code',
  code: 'Code Ihrer Authentifizierungs-App',
  recovery: 'Oder einer Ihrer Wiederherstellungscodes',
  signIn: 'Anmelden',
  wrong: 'Der Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten.',
  goneTitle: 'Bitte beginnen Sie von vorn',
  gone: 'Diese Anmeldung wurde abgeschlossen oder zu oft versucht, oder sie ist abgelaufen.',
  limited: 'Das war zu oft. Bitte warten Sie und versuchen Sie es später noch einmal.',
  enrollTitle: 'Zweiten Faktor einrichten',
  enroll:
    'Für die Anmeldung brauchen Sie hier eine Authentifizierungs-App. Fügen Sie ihr dieses Konto mit dem Link oder dem Schlüssel hinzu, und geben Sie den Code ein, den sie zeigt.',
  open: 'Die App auf diesem Gerät öffnen',
  codesTitle: 'Bewahren Sie Ihre Wiederherstellungscodes auf',
  codes:
    'Jeder gilt einmal anstelle der App, wenn Sie sie verlieren. Sie werden jetzt gezeigt und dann nie wieder.',
  goOn: 'Weiter',
}

const textsIn: Record<Language, typeof english> = { en: english, de: german }

type Shown = {
  language: Language
  problem?: 'wrong' | 'limited'
  status?: number
  headers?: Record<string, string>
  leadsTo?: readonly string[]
}

const codeField = (label: string) => `<label for="code">${label}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" autofocus>`

/** Where one gives the second factor; the form alone holds what the sign-in goes on with. */
export function secondFactorPage({ signInSecret, ...shown }: Shown & { signInSecret: string }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `${problemOf(shown)}<form method="post" action="/sign-in/second-factor">
<input type="hidden" name="signInSecret" value="${escaped(signInSecret)}">
${codeField(texts.code)}
<label for="recoveryCode">${texts.recovery}</label>
<input id="recoveryCode" name="recoveryCode" autocomplete="off" maxlength="100">
<button>${texts.signIn}</button>
</form>`
  return htmlPage({ ...shown, title: texts.title, body })
}

type Enrolling = { signInSecret: string; secret: string; uri: string }

/** Where one adds the second factor that is required. */
export function enrollPage({ signInSecret, secret, uri, ...shown }: Shown & Enrolling): Outgoing {
  const texts = textsIn[shown.language]
  const body = `${problemOf(shown)}<p>${texts.enroll}</p>
<p><a href="${escaped(uri)}">${texts.open}</a></p>
<p><code>${escaped(secret.replace(/.{4}(?=.)/g, '$& '))}</code></p>
<form method="post" action="/sign-in/second-factor/confirm">
<input type="hidden" name="signInSecret" value="${escaped(signInSecret)}">
<input type="hidden" name="secret" value="${escaped(secret)}">
<input type="hidden" name="uri" value="${escaped(uri)}">
${codeField(texts.code)}
<button>${texts.signIn}</button>
</form>`
  return htmlPage({ ...shown, title: texts.enrollTitle, body })
}

/** Once, after the second factor was added. */
export function recoveryCodesPage({
  codes,
  goOnTo,
  ...shown
}: Shown & { codes: readonly string[]; goOnTo: string | null }): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p>${texts.codes}</p><ul>${codes.map((code) => `<li><code>${escaped(code)}</code></li>`).join('')}</ul>
${goOnTo === null ? '' : `<p><a href="${escaped(goOnTo)}">${texts.goOn}</a></p>`}`
  return htmlPage({ ...shown, title: texts.codesTitle, body })
}

/** Of every sign-in that cannot be completed any more. */
export function goneSignInPage(shown: Shown): Outgoing {
  const texts = textsIn[shown.language]
  const body = `<p class="problem" role="alert">${texts.gone}</p><p><a href="/sign-in">${texts.signIn}</a></p>`
  return htmlPage({ ...shown, title: texts.goneTitle, body })
}

function problemOf({ language, problem }: Shown): string {
  return problem ? `<p class="problem" role="alert">${textsIn[language][problem]}</p>` : ''
}
