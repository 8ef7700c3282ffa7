import { isIdle } from '../../auth/session.ts'
import { builder, lookup, mutation, Node } from '../../builder.ts'
import { SecondFactorKind, SignInMethod } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { revokeAllSessions, revokeSession, signOut } from './operations.ts'
import { sessionPolicy } from './policy.ts'

const SignInMethodEnum = builder.enumType('SignInMethod', {
  description: 'What shows who signs in.',
  values: {
    MAIL_CODE: { value: SignInMethod.MAIL_CODE, description: 'A code by mail.' },
    MAIL_LINK: { value: SignInMethod.MAIL_LINK, description: 'A link by mail.' },
    PASSWORD: { value: SignInMethod.PASSWORD, description: 'A password.' },
  },
})

const SecondFactorKindEnum = builder.enumType('SecondFactorKind', {
  description: 'What is given as a second factor.',
  values: {
    TOTP: { value: SecondFactorKind.TOTP, description: 'A code of an authenticator application.' },
    RECOVERY_CODE: { value: SecondFactorKind.RECOVERY_CODE, description: 'A recovery code, once.' },
  },
})

export const sessionList = defineList('Session', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    portalUserId: { kind: 'id', description: 'By the portal user whose they are; null are those of staff.' },
    createdAt: { kind: 'dateTime', description: 'By when they were opened.' },
    expiresAt: { kind: 'dateTime', description: 'By when they end at the latest.' },
    revokedAt: { kind: 'dateTime', description: 'By when they were ended.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when they were opened.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type Row = { staffId: string | null; portalUserId: string | null; revokedAt: Date | null }

const SessionViewerCan = viewerCanType<Row>('Session', {
  revoke: {
    description: 'End it.',
    can: (actor, session) => sessionPolicy.canEnd(actor, session) && session.revokedAt === null,
  },
})

builder.prismaObject('Session', {
  select: { id: true },
  description:
    'A person who has signed in somewhere, until signing out. Ended ones are shown for 30 days; the secret never is.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `ses_…`.' }),
    cookie: t.exposeBoolean('cookie', {
      description: 'Whether a browser keeps it in a cookie; otherwise it is a bearer token.',
    }),
    method: t.expose('method', {
      type: SignInMethodEnum,
      nullable: true,
      description: 'What it was opened with; null where it was neither mail nor a password.',
    }),
    secondFactor: t.expose('secondFactor', {
      type: SecondFactorKindEnum,
      nullable: true,
      description: 'What was given besides; null where nothing was.',
    }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: 'From which address it was opened; null where that is not known.',
    }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'What it was opened with, as that calls itself; null where it did not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'When it was last used, within a minute.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends at the latest.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended; null where nobody ended it.',
    }),
    active: t.boolean({
      description: 'Whether it can still be used: not ended, not run out, not idle for too long.',
      select: { demo: true, lastUsedAt: true, expiresAt: true, revokedAt: true },
      resolve: (session, _args, { now, sessions }) =>
        !session.revokedAt && session.expiresAt > now() && !isIdle(session, now(), sessions.idleMinutes),
    }),
    current: t.boolean({
      description: 'Whether it is the one that the caller acts in.',
      select: { id: true },
      resolve: ({ id }, _args, { actor }) => 'sessionId' in actor && actor.sessionId === id,
    }),
    viewerCan: t.field({
      type: SessionViewerCan,
      description: 'What the caller may do with it.',
      select: { staffId: true, portalUserId: true, revokedAt: true },
      resolve: (session) => session,
    }),
  }),
})

lookup('session', 'Session', 'One session by id; null when there is none the caller sees.')
listQuery(
  'sessions',
  sessionList,
  "The sessions the caller sees, ended ones included: one's own; for staff ADMIN those of everybody, for tokens those of portal users.",
)

mutation('sessionRevoke', {
  description: 'Ends a session at once. Ending it twice changes nothing.',
  scope: 'session:write',
  entity: { name: 'session', model: 'Session', description: 'The session.' },
  input: (t) => ({ id: t.id({ required: true, description: 'The session.' }) }),
  run: revokeSession,
})

const EndedSessions = builder.objectRef<{ count: number }>('EndedSessions').implement({
  description: 'How many sessions were ended together.',
  fields: (t) => ({ count: t.exposeInt('count', { description: 'How many; 0 where there were none.' }) }),
})

mutation('sessionRevokeAll', {
  description:
    "Ends one's own sessions, all but the one that calls; or, for staff ADMIN and tokens, those of a portal user.",
  scope: 'session:write',
  entity: { name: 'ended', type: EndedSessions, description: 'What was ended.' },
  input: (t) => ({
    portalUserId: t.id({ description: "The portal user; left out, one's own sessions are meant." }),
  }),
  run: revokeAllSessions,
})

mutation('signOut', {
  description:
    'Ends the session that calls, at once and everywhere; a browser forgets its cookie. Of staff it ends what they are signed in to as a customer too; called as a customer, that alone, with its own id for an answer. FORBIDDEN for a credential that is no session.',
  scope: 'signedIn',
  forReaders: true,
  input: (t) => ({
    everywhere: t.boolean({ description: 'Whether all other sessions of the person end too.' }),
  }),
  run: signOut,
})
