import { builder, lookup, mutation, Node } from '../../builder.ts'
import { SignInFailure } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { EmailLocaleEnum } from '../email/schema.ts'
import { ViewerKindEnum } from '../viewer/schema.ts'
import { completeSignIn } from './operations/complete.ts'
import type { AwaitedSecondFactor, Opened } from './operations/let-in.ts'
import { startSignIn } from './operations/start.ts'

const SignInFailureEnum = builder.enumType('SignInFailure', {
  description: 'Why a sign-in failed. The caller is told as much for none of them.',
  values: {
    UNKNOWN_ADDRESS: { value: SignInFailure.UNKNOWN_ADDRESS, description: 'Nobody has the address.' },
    NO_ACCESS: {
      value: SignInFailure.NO_ACCESS,
      description:
        'The person is disabled, has no active membership, or belongs to customers whose portal is off.',
    },
    WRONG_CODE: { value: SignInFailure.WRONG_CODE, description: 'Another code was mailed, or none.' },
    LOCKED: { value: SignInFailure.LOCKED, description: 'It was guessed at too often before.' },
    USED: { value: SignInFailure.USED, description: 'The code or link had been used.' },
    EXPIRED: { value: SignInFailure.EXPIRED, description: 'The code or link had run out.' },
    UNKNOWN_LINK: {
      value: SignInFailure.UNKNOWN_LINK,
      description: 'The link was never ours, or a newer one has replaced it.',
    },
    WRONG_PASSWORD: { value: SignInFailure.WRONG_PASSWORD, description: 'The password is another one.' },
    NO_PASSWORD: {
      value: SignInFailure.NO_PASSWORD,
      description: 'The person has no password, or may not use one.',
    },
    WRONG_SECOND_FACTOR: {
      value: SignInFailure.WRONG_SECOND_FACTOR,
      description: 'The code of the second factor was wrong or used; what comes before it was right.',
    },
    RATE_LIMITED: {
      value: SignInFailure.RATE_LIMITED,
      description: 'The address or the source had tried too often; kept once an hour for each.',
    },
  },
})

const failedSignInList = defineList('FailedSignIn', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    email: { kind: 'string', description: 'By the address that was given, in lower case.' },
    portalUserId: { kind: 'id', description: 'By the portal user whose address it is.' },
    reason: { kind: SignInFailureEnum, description: 'By reason.' },
    ipAddress: { kind: 'string', description: 'By where it came from.' },
    occurredAt: { kind: 'dateTime', description: 'By when it failed.' },
  },
  order: { occurredAt: { kind: 'date', description: 'By when it failed.' } },
  defaultOrder: { field: 'occurredAt', direction: 'desc' },
})

builder.prismaObject('FailedSignIn', {
  select: { id: true },
  description: 'A sign-in that failed. Kept for 30 days.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `fsi_…`.' }),
    email: t.exposeString('email', {
      nullable: true,
      description: 'The address that was given, in lower case; null for a link that is not ours.',
    }),
    portalUser: t.relation('portalUser', {
      nullable: true,
      description: 'The portal user whose address it is; null where it is that of nobody, or of staff.',
    }),
    reason: t.expose('reason', { type: SignInFailureEnum, description: 'Why it failed.' }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: 'Where it came from; null where that is not known.',
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it failed.' }),
  }),
})

lookup('failedSignIn', 'FailedSignIn', 'One failed sign-in by id; null when there is none the caller sees.')
listQuery('failedSignIns', failedSignInList, 'The sign-ins that failed in the last 30 days, newest first.')

const StartedSignIn = builder.objectRef<{ validMinutes: number }>('StartedSignIn').implement({
  description: 'A sign-in that was started. It is the same whether the address is known or not.',
  fields: (t) => ({
    validMinutes: t.exposeInt('validMinutes', {
      description: 'How many minutes the code and the link are good, once the mail is there.',
    }),
  }),
})

const SignedInPerson = builder.objectRef<Opened>('SignedInPerson').implement({
  description: 'Who has signed in.',
  fields: (t) => ({
    kind: t.field({
      type: ViewerKindEnum,
      description: 'Whether staff or portal user.',
      resolve: ({ owner }) => (owner.staffId === undefined ? 'portalUser' : 'staff'),
    }),
    id: t.id({
      description: 'The id of the staff member or portal user.',
      resolve: ({ owner }) => owner.staffId ?? owner.portalUserId,
    }),
    name: t.exposeString('name', { description: 'The name of the person.' }),
  }),
})

export const OpenedSession = builder.objectRef<Opened>('OpenedSession').implement({
  description: 'A session that was opened by signing in.',
  fields: (t) => ({
    id: t.exposeID('sessionId', { description: 'The id of the session, `ses_…`.' }),
    token: t.exposeString('token', {
      nullable: true,
      description:
        'The secret for `Authorization: Bearer …`, which cannot be read again; null where a cookie holds it.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it ends at the latest; earlier where it is idle.',
    }),
    person: t.field({
      type: SignedInPerson,
      description: 'Whose it is.',
      resolve: (opened) => opened,
    }),
  }),
})

const AwaitedSecondFactorType = builder.objectRef<AwaitedSecondFactor>('AwaitedSecondFactor').implement({
  description: 'A sign-in that waits for the second factor: there is no session before it.',
  fields: (t) => ({
    secret: t.exposeString('secret', {
      description: 'What goes on with the sign-in, as `signInSecret`; it opens nothing by itself.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when it can be completed: 10 minutes.',
    }),
    enrolled: t.exposeBoolean('enrolled', {
      description:
        'Whether the person has a second factor, for `signInSecondFactor`; otherwise one has to be added now, with `secondFactorEnroll` and `secondFactorConfirm`.',
    }),
  }),
})

/** What a sign-in comes to. */
export const signInOutcome = [
  {
    name: 'session',
    type: OpenedSession,
    description: 'The session; null where the second factor is still missing.',
  },
  {
    name: 'secondFactor',
    type: AwaitedSecondFactorType,
    description: 'What is missing before there is a session; null where nothing is.',
  },
] as const

export const cookieText =
  'Whether a browser keeps the session in a cookie, of which no script sees the secret. Needs the header `X-Portico-Csrf` and an allowed Origin.'

mutation('signInStart', {
  description:
    'Mails a one-time code and a link to whoever has the address and may come in; they replace those of before and are good for 10 minutes. The answer is the same for every address. RATE_LIMITED beyond 5 an hour for an address and 30 from one source. One in a document.',
  scope: null,
  entity: { name: 'signIn', type: StartedSignIn, description: 'What was started.' },
  input: (t) => ({
    email: t.string({ required: true, description: 'One e-mail address, in whichever case.' }),
    locale: t.field({ type: EmailLocaleEnum, description: 'The language of the mail; English by default.' }),
  }),
  run: startSignIn,
})

mutation('signInComplete', {
  description:
    'Opens a session with the code or the secret of the link from the mail; where a second factor is there or required, asks for that first. INVALID_INPUT when it is wrong, used, replaced or has run out; after the sixth wrong guess nothing works until a new code. RATE_LIMITED beyond 60 failures an hour from one source, and for a code beyond 10 for an address, which the link is not held to. One in a document.',
  scope: null,
  oneOf: signInOutcome,
  input: (t) => ({
    email: t.string({ description: 'The address the code was mailed to; together with `code`.' }),
    code: t.string({ description: 'The six digits from the mail.' }),
    secret: t.string({ description: 'What stands at the end of the link, in place of `email` and `code`.' }),
    cookie: t.boolean({ description: cookieText }),
  }),
  run: completeSignIn,
})
