import { builder, mutation } from '../../builder.ts'
import { cookieText, OpenedSession } from '../sign-in/schema.ts'
import { disableSecondFactor, regenerateRecoveryCodes, resetSecondFactor } from './operations/change.ts'
import {
  type Confirmed,
  confirmSecondFactor,
  type Enrollment,
  enrollSecondFactor,
} from './operations/enroll.ts'
import { completeWithSecondFactor } from './operations/sign-in.ts'

const SecondFactorEnrollment = builder.objectRef<Enrollment>('SecondFactorEnrollment').implement({
  description: 'What an authenticator application gets. It is shown once.',
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'The secret in base32, for typing.' }),
    uri: t.exposeString('uri', {
      description: 'The same as an `otpauth://` address, for a QR code: TOTP, SHA-1, 6 digits, 30 seconds.',
    }),
  }),
})

const SecondFactorCodes = builder.objectRef<Confirmed>('SecondFactorCodes').implement({
  description: 'What takes the place of the application when it is lost.',
  fields: (t) => ({
    recoveryCodes: t.exposeStringList('recoveryCodes', {
      description: 'Ten codes, each good once. They are shown once.',
    }),
    session: t.field({
      type: OpenedSession,
      nullable: true,
      description: 'The session of a sign-in that waited for the second factor; null elsewhere.',
      resolve: ({ session }) => session,
    }),
  }),
})

const signInSecret = 'The secret of a sign-in that waits for the second factor; left out by who is signed in.'

mutation('signInSecondFactor', {
  description:
    'Completes a sign-in with the second factor: a code of the application, or a recovery code. INVALID_INPUT for a wrong or used one; five wrong ones end the sign-in. RATE_LIMITED beyond 10 an hour for a person. One in a document.',
  scope: null,
  entity: { name: 'session', type: OpenedSession, description: 'The session.' },
  input: (t) => ({
    signInSecret: t.string({ required: true, description: 'The secret of the sign-in.' }),
    code: t.string({ description: 'The six digits of the application; either this or `recoveryCode`.' }),
    recoveryCode: t.string({ description: 'A recovery code, good once; either this or `code`.' }),
    cookie: t.boolean({ description: cookieText }),
  }),
  run: completeWithSecondFactor,
})

mutation('secondFactorEnroll', {
  description:
    'Makes a second factor for the person who calls, or whose sign-in waits for one; nothing changes before it is confirmed. Needs a sign-in of the last 10 minutes. CONFLICT when there is one, FORBIDDEN where the vendor offers none.',
  scope: null,
  entity: { name: 'enrollment', type: SecondFactorEnrollment, description: 'What the application gets.' },
  input: (t) => ({ signInSecret: t.string({ description: signInSecret }) }),
  run: enrollSecondFactor,
})

mutation('secondFactorConfirm', {
  description:
    "Puts the second factor into force with a first code, ends one's other sessions, and tells the person by mail; a sign-in that waited for it gets its session. INVALID_INPUT for a wrong code, CONFLICT when none was enrolled, RATE_LIMITED beyond 10 failures an hour for a person. One in a document.",
  scope: null,
  entity: { name: 'secondFactor', type: SecondFactorCodes, description: 'The recovery codes.' },
  input: (t) => ({
    code: t.string({ required: true, description: 'The six digits of the application.' }),
    signInSecret: t.string({ description: signInSecret }),
    cookie: t.boolean({ description: cookieText }),
  }),
  run: confirmSecondFactor,
})

const proof = {
  code: 'The six digits of the application; either this or `recoveryCode`.',
  recoveryCode: 'A recovery code, which is used with that; either this or `code`.',
}

mutation('secondFactorDisable', {
  description:
    "Gives one's own second factor up, with a code of it. FORBIDDEN where one is required, CONFLICT when there is none. One in a document.",
  scope: 'signedIn',
  input: (t) => ({
    code: t.string({ description: proof.code }),
    recoveryCode: t.string({ description: proof.recoveryCode }),
  }),
  run: disableSecondFactor,
})

mutation('recoveryCodesRegenerate', {
  description:
    "Makes new recovery codes of one's own, with a code of the second factor; those of before are no good any more. CONFLICT when there is no second factor. One in a document.",
  scope: 'signedIn',
  entity: { name: 'secondFactor', type: SecondFactorCodes, description: 'The recovery codes.' },
  input: (t) => ({
    code: t.string({ description: proof.code }),
    recoveryCode: t.string({ description: proof.recoveryCode }),
  }),
  run: regenerateRecoveryCodes,
})

mutation('secondFactorReset', {
  description:
    'Takes the second factor from a person who has lost it, ends the sessions, and tells the person by mail; for staff ADMIN, and not for oneself. CONFLICT when there is none.',
  scope: 'second_factor:reset',
  input: (t) => ({
    portalUserId: t.id({ description: 'The portal user; either this or `staffId`.' }),
    staffId: t.id({ description: 'The staff member; either this or `portalUserId`.' }),
  }),
  run: resetSecondFactor,
})
