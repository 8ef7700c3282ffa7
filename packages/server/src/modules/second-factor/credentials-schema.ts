import { builder } from '../../builder.ts'
import { SecondFactorRuleEnum } from '../portal/schema.ts'
import type { OwnCredentials } from './operations/viewer.ts'

export const OwnCredentialsType = builder.objectRef<OwnCredentials>('OwnCredentials').implement({
  description: 'How the person who calls can sign in, besides by mail.',
  fields: (t) => ({
    passwordsOffered: t.exposeBoolean('passwordsOffered', {
      description: 'Whether the person can sign in with a password.',
    }),
    passwordChangedAt: t.expose('passwordChangedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the password was last changed; null where there is none.',
    }),
    secondFactorRule: t.expose('secondFactorRule', {
      type: SecondFactorRuleEnum,
      description: 'What is wanted of a second factor.',
    }),
    secondFactorSince: t.expose('secondFactorSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when there is a second factor; null where there is none.',
    }),
    recoveryCodesLeft: t.exposeInt('recoveryCodesLeft', {
      description: 'How many recovery codes were not used yet.',
    }),
  }),
})
