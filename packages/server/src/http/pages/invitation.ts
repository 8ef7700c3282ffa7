import type { Ctx } from '../../context.ts'
import { AppError, InvalidInputError } from '../../errors.ts'
import { acceptInvitation } from '../../modules/invitation/operations/accept.ts'
import { findLink, type LinkView, requestNewLink } from '../../modules/invitation/operations/look-up.ts'
import { type Incoming, type Outgoing, Refusal } from '../exchange.ts'
import { single } from '../read-request.ts'
import { readForm } from './form.ts'
import { texts } from './invitation-texts.ts'
import { escaped, type Language, languageOf, page } from './page.ts'

const pattern = /^\/invitations\/([A-Za-z0-9_-]{1,100})$/

/** The secret in the path of an invitation's page; null for any other path. */
export function secretOf(path: string): string | null {
  return pattern.exec(path)?.[1] ?? null
}

/** The page behind the link of a mail. Programs that look into mails follow it, so that only its form does something. */
export async function invitationPage(ctx: Ctx, incoming: Incoming, secret: string): Promise<Outgoing> {
  const language = languageOf(single(incoming.headers['accept-language']))
  if (incoming.method === 'GET' || incoming.method === 'HEAD')
    return view(ctx, language, await findLink(ctx, secret))
  if (incoming.method !== 'POST')
    throw new Refusal(405, 'The page takes GET and POST.', { allow: 'GET, HEAD, POST' })
  const form = await readForm(incoming, ctx.publicUrl)
  if (form.get('action') === 'renew') {
    await requestNewLink(ctx, secret)
    const { askedTitle, asked } = texts[language]
    return page(200, language, askedTitle, paragraph(asked))
  }
  return accept(ctx, language, secret, form)
}

async function accept(
  ctx: Ctx,
  language: Language,
  secret: string,
  form: URLSearchParams,
): Promise<Outgoing> {
  const { joinedTitle, joined, refusedTitle, refused } = texts[language]
  try {
    const names = { firstName: form.get('firstName'), lastName: form.get('lastName') }
    const { companyName } = await acceptInvitation(ctx, { secret, ...names })
    return page(200, language, joinedTitle(companyName), paragraph(joined) + signIn(ctx, language))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const found = await findLink(ctx, secret)
    if (error instanceof InvalidInputError || found.kind !== 'open') {
      return view(ctx, language, found, form)
    }
    return page(409, language, refusedTitle, paragraph(refused) + signIn(ctx, language))
  }
}

const statuses = { unknown: 404, used: 410, revoked: 410, expired: 410, closed: 409 } as const

function view(ctx: Ctx, language: Language, found: LinkView, given?: URLSearchParams): Outgoing {
  const t = texts[language]
  if (found.kind === 'open') {
    const status = given ? 422 : 200
    return page(status, language, t.title(found.companyName), formOf(language, found, given))
  }
  const [title, sentence] = t.closed[found.kind]
  const more =
    found.kind === 'expired'
      ? `<form method="post"><button name="action" value="renew">${escaped(t.askForNew)}</button></form>`
      : found.kind === 'used'
        ? signIn(ctx, language)
        : ''
  return page(statuses[found.kind], language, title, paragraph(sentence) + more)
}

const locales = { en: 'en-GB', de: 'de-DE' } as const

function formOf(
  language: Language,
  { companyName, inviterName, role, expiresAt, isNew }: LinkView & { kind: 'open' },
  given: URLSearchParams | undefined,
): string {
  const t = texts[language]
  const until = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    expiresAt,
  )
  const field = (name: 'firstName' | 'lastName') =>
    `<label>${escaped(t[name])}<input name="${name}" required maxlength="255" value="${escaped(given?.get(name) ?? '')}"></label>`
  return [
    paragraph(t.invitedBy(companyName, inviterName)),
    paragraph(t.role(t.roles[role], until)),
    given ? `<p class="problem" role="alert">${escaped(t.nameProblem)}</p>` : '',
    '<form method="post">',
    isNew ? field('firstName') + field('lastName') : '',
    `<button name="action" value="accept">${escaped(t.accept)}</button></form>`,
  ].join('\n')
}

const paragraph = (text: string) => `<p>${escaped(text)}</p>`

const signIn = ({ publicUrl }: Ctx, language: Language) =>
  `<p><a href="${escaped(publicUrl)}">${escaped(texts[language].signIn)}</a></p>`
