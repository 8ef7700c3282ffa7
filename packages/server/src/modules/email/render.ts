import type { Ctx } from '../../context.ts'
import type { EmailLocale, EmailType } from '../../db/generated/prisma/client.ts'
import { InvalidInputError, InvalidInputErrors } from '../../errors.ts'
import { renderTemplate, TemplateError } from '../../mail/liquid.ts'
import { assertSecretsAlone, assertSecretsShown } from './secret-places.ts'
import { english } from './shipped/english.ts'
import { german } from './shipped/german.ts'
import { type EmailData, type Parts, type Templates, type Value, variablesOf } from './types.ts'

const shipped: Readonly<Record<EmailLocale, Templates>> = { EN: english, DE: german }

export function shippedTemplate(type: EmailType, locale: EmailLocale): Parts {
  return shipped[locale][type]
}

const maxValue = 10_000
const maxSubject = 200

type Values = Readonly<Record<string, string>>

/** What the mails of a type can say, from what they were given: every variable, as plain text. */
export function valuesOf<T extends EmailType>(
  type: T,
  locale: EmailLocale,
  data: EmailData<T>,
  { mail, publicUrl }: Pick<Ctx, 'mail' | 'publicUrl'>,
): Values {
  const given: Record<string, Value | null | undefined> = {
    ...data,
    app_name: mail.portalName,
    login_url: `${publicUrl}/sign-in`,
  }
  return Object.fromEntries(
    Object.entries(variablesOf(type)).map(([name, { optional, url, long }]) => {
      const value = given[name] ?? undefined
      if (value === undefined && !optional) throw new InvalidInputError('It is missing.', ['data', name])
      const text = value === undefined ? '' : textOf(value, locale, long === true)
      if (text.length > maxValue)
        throw new InvalidInputError(`Must have at most ${maxValue.toLocaleString('en')} characters.`, [
          'data',
          name,
        ])
      if (url && !/^https?:\/\/[^\s"'<>\\]+$/.test(text))
        throw new InvalidInputError('Must be an http or https address.', ['data', name])
      return [name, text]
    }),
  )
}

const languages: Readonly<Record<EmailLocale, string>> = { EN: 'en-GB', DE: 'de-DE' }

// Marks that turn the direction of the text around them, and what else does not show.
const unseen = /[^\P{Cc}\n\t]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

function textOf(value: Value, locale: EmailLocale, long: boolean): string {
  if (value instanceof Date)
    return new Intl.DateTimeFormat(languages[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(value)
  const text = String(value).replace(/\r\n?/g, '\n').replace(unseen, '')
  return long ? text : text.replace(/\s+/g, ' ')
}

const parts = ['subject', 'text', 'html'] as const

/** The three parts of a mail, from a template that was accepted. */
export function renderParts(type: EmailType, template: Parts, values: Values): Parts {
  return {
    subject: renderPart(type, 'subject', template, values),
    text: renderPart(type, 'text', template, values),
    html: renderPart(type, 'html', template, values),
  }
}

/** The same from what somebody has just written: what is wrong is told of each part, with its line. */
export function renderOrExplain(type: EmailType, template: Parts, values: Values): Parts {
  const problems = parts.flatMap((part) => {
    try {
      const text = renderPart(type, part, template, values)
      return text.trim() === '' ? [new InvalidInputError('Must not come out empty.', [part])] : []
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error
      return [new InvalidInputError(`Line ${error.line}: ${error.message}`, [part])]
    }
  })
  const [first, ...others] = problems
  if (first) throw new InvalidInputErrors([first, ...others])
  return renderParts(type, template, values)
}

function renderPart(type: EmailType, part: keyof Parts, template: Parts, values: Values): string {
  const kind = part === 'html' ? 'html' : 'plain'
  const secrets = secretsOf(type)
  const source = template[part]
  if (part === 'subject') {
    const subject = renderTemplate(kind, source, values, { refused: new Set(secrets.keys()) })
    // One line, whatever the values are.
    return subject.replace(/\s+/g, ' ').trim().slice(0, maxSubject).toWellFormed()
  }
  if (secrets.size > 0) {
    // Marks stand for the secrets, so that what looks like one by chance is none.
    const marked = renderTemplate(
      kind,
      source,
      { ...values, ...Object.fromEntries(secrets) },
      { asTheyAre: secrets },
    )
    if (part === 'html') assertSecretsShown(marked, secrets)
    else assertSecretsAlone(marked, secrets)
  }
  return renderTemplate(kind, source, values)
}

/** The variables that let in whoever knows them, and a mark that stands for each. */
function secretsOf(type: EmailType): ReadonlyMap<string, string> {
  const secret = Object.entries(variablesOf(type)).filter(([, variable]) => variable.secret)
  return new Map(secret.map(([name], i) => [name, `secret${i}u4s7k2`]))
}

/** What the preview says. */
export function sampleValues(type: EmailType): Values {
  return Object.fromEntries(Object.entries(variablesOf(type)).map(([name, { sample }]) => [name, sample]))
}
