import { builder, mutation } from '../../builder.ts'
import { EmailLocaleEnum } from '../email/schema.ts'
import { cookieText, signInOutcome } from '../sign-in/schema.ts'
import { requestPasswordReset } from './operations/links.ts'
import { resetPassword } from './operations/reset.ts'
import { removePassword, setPassword } from './operations/set.ts'
import { signInWithPassword } from './operations/sign-in.ts'

const ChangedPassword = builder.objectRef<{ changedAt: Date }>('ChangedPassword').implement({
  description: 'A password that was set or changed. It is never shown.',
  fields: (t) => ({
    changedAt: t.expose('changedAt', { type: 'DateTime', description: 'When.' }),
  }),
})

const RequestedPasswordReset = builder
  .objectRef<{ validMinutes: number }>('RequestedPasswordReset')
  .implement({
    description: 'A new password that was asked for. It is the same whether the address is known or not.',
    fields: (t) => ({
      validMinutes: t.exposeInt('validMinutes', {
        description: 'How many minutes the link is good, once the mail is there.',
      }),
    }),
  })

const passwordText =
  '15 to 128 characters of any kind, spaces included. Refused with INVALID_INPUT when it is common, or has the name, the address or the portal in it.'

mutation('signInWithPassword', {
  description:
    'Opens a session with address and password, where the vendor offers them; where a second factor is there or required, asks for that first. INVALID_INPUT, the same whatever is wrong. RATE_LIMITED beyond 10 failures an hour for an address and 60 from one source; signing in by mail still works then. One in a document.',
  scope: null,
  oneOf: signInOutcome,
  input: (t) => ({
    email: t.string({ required: true, description: 'The address, in whichever case.' }),
    password: t.string({ required: true, description: 'The password.' }),
    cookie: t.boolean({ description: cookieText }),
  }),
  run: signInWithPassword,
})

mutation('passwordSet', {
  description:
    "Sets or changes one's own password, ends one's other sessions, and tells the person by mail. Needs a sign-in of the last 10 minutes or the current password, of which wrong ones count as those of a sign-in do. FORBIDDEN where no passwords are offered, and for callers who are no person. One in a document.",
  scope: 'signedIn',
  entity: { name: 'password', type: ChangedPassword, description: 'That it was changed.' },
  input: (t) => ({
    password: t.string({ required: true, description: passwordText }),
    currentPassword: t.string({
      description: 'The one of before; left out within 10 minutes of signing in.',
    }),
  }),
  run: setPassword,
})

mutation('passwordRemove', {
  description:
    "Takes one's own password away, ends one's other sessions, and tells the person by mail, which lets in as before. Needs a sign-in of the last 10 minutes or the password. CONFLICT when there is none. One in a document.",
  scope: 'signedIn',
  input: (t) => ({
    currentPassword: t.string({ description: 'The password; left out within 10 minutes of signing in.' }),
  }),
  run: removePassword,
})

mutation('passwordResetRequest', {
  description:
    'Mails a link to choose a password to whoever has the address and may have one; it is good once and for 60 minutes. The answer is the same for every address. RATE_LIMITED as `signInStart`, with which it is counted. One in a document.',
  scope: null,
  entity: { name: 'passwordReset', type: RequestedPasswordReset, description: 'What was asked for.' },
  input: (t) => ({
    email: t.string({ required: true, description: 'One e-mail address, in whichever case.' }),
    locale: t.field({ type: EmailLocaleEnum, description: 'The language of the mail; English by default.' }),
  }),
  run: requestPasswordReset,
})

mutation('passwordReset', {
  description:
    'Sets the password of whoever has the link, ends all sessions of the person, and tells the person by mail. It opens no session. INVALID_INPUT for a link that was used or replaced or has run out, and for a password that is refused, after which the link is still good. One in a document.',
  scope: null,
  entity: { name: 'password', type: ChangedPassword, description: 'That it was changed.' },
  input: (t) => ({
    secret: t.string({ required: true, description: 'What stands at the end of the link.' }),
    password: t.string({ required: true, description: passwordText }),
  }),
  run: resetPassword,
})
