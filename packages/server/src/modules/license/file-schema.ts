import { mutation } from '../../builder.ts'
import { createDownloadLink, revealLicenseKey } from './file-operations.ts'

const license = { name: 'license', model: 'License', description: 'The license.' } as const

mutation('licenseCreateDownloadLink', {
  description:
    'Makes a link to one download of the license file, for a browser that cannot send a credential. It works once, for five minutes, and no longer than the credential that asked for it. CONFLICT for a license that is revoked, suspended or expired, or whose term waits for its first validation or activation: there is no file of it.',
  scope: 'license:read',
  entity: license,
  extra: {
    url: { type: 'String', description: 'The address; whoever has it can download the file once.' },
    expiresAt: { type: 'DateTime', description: 'When the link ends, used or not.' },
  },
  input: (t) => ({
    id: t.id({ required: true, description: 'The license.' }),
    encrypted: t.boolean({
      description: 'Whether the file is encrypted with the license key. False by default.',
    }),
    fingerprint: t.string({
      description:
        'Binds the file to this machine of the license, at most 255 characters; CONFLICT when none has the fingerprint. Bound to none by default.',
    }),
  }),
  run: createDownloadLink,
})

mutation('licenseRevealKey', {
  description:
    'Shows the license key, which activates machines and opens encrypted files. It is a mutation because the audit trail says who has read the key.',
  scope: 'license:read',
  entity: license,
  extra: { licenseKey: { type: 'String', description: 'The license key: a secret of the customer.' } },
  input: (t) => ({ id: t.id({ required: true, description: 'The license.' }) }),
  run: revealLicenseKey,
})
