import { randomFillSync } from 'node:crypto'

/** The prefix of every id that is shown, by model. The id is stored exactly as shown. */
export const idPrefixes = {
  Staff: 'stf',
  Session: 'ses',
  SignIn: 'sig',
  FailedSignIn: 'fsi',
  PendingSignIn: 'psi',
  Password: 'pwd',
  PasswordLink: 'pwl',
  SecondFactor: 'sfa',
  RecoveryCode: 'rcv',
  ApiToken: 'tok',
  ApiUsage: 'aus',
  TokenPolicy: 'tpl',
  ServiceAccount: 'sva',
  ServiceAccountToken: 'sat',
  Customer: 'cus',
  Partner: 'par',
  Project: 'prj',
  ProjectAssignment: 'asg',
  Product: 'prd',
  ProductVersion: 'prv',
  UsageMetric: 'mtr',
  SubscriptionLevel: 'lvl',
  SubscriptionLevelUsageLimit: 'lul',
  Subscription: 'sub',
  SubscriptionUsageLimit: 'sul',
  PortalUser: 'usr',
  Membership: 'mem',
  Email: 'eml',
  EmailTemplate: 'emt',
  SenderDomain: 'snd',
  ExpiryNotice: 'exn',
  ExpiryDigest: 'exd',
  ReleaseAnnouncement: 'rla',
  ReleaseNotice: 'rln',
  SupportContact: 'spc',
  PortalSettings: 'pst',
  CustomerPortal: 'cpt',
  Impersonation: 'imp',
  Invitation: 'inv',
  AuditEvent: 'evt',
  ListExport: 'exp',
  ListExportPart: 'epp',
  AuditExportLink: 'ael',
  License: 'lic',
  LicenseField: 'lfd',
  LicenseFieldValue: 'lfv',
  LicenseTemplate: 'ltp',
  LicenseTemplateValue: 'ltv',
  LicenseChange: 'lch',
  LicenseDownloadLink: 'ldl',
  LicenseSeat: 'sea',
  LicenseUsageMonth: 'lum',
  SigningKey: 'key',
  Machine: 'mac',
  WebhookEndpoint: 'whe',
  WebhookDelivery: 'whd',
  EmailDestination: 'emd',
} as const

export type IdModel = keyof typeof idPrefixes

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const pool = Buffer.alloc(8 * 256)
let poolOffset = pool.length
let lastMillisecond = 0
let counter = 0

/**
 * A new id in the TypeID format: prefix, underscore, UUIDv7 in 26 characters of Crockford's base32.
 * Ids made by one process sort in the order of their making: the 12 bits after the time count within a millisecond.
 */
export function newId(model: IdModel): string {
  const now = Date.now()
  if (now > lastMillisecond) {
    lastMillisecond = now
    counter = 0
  } else if (++counter > 0xfff) {
    lastMillisecond++
    counter = 0
  }
  if (poolOffset === pool.length) {
    randomFillSync(pool)
    poolOffset = 0
  }
  const random = pool.subarray(poolOffset, poolOffset + 8)
  poolOffset += 8
  const bytes = Buffer.allocUnsafe(16)
  bytes.writeUIntBE(lastMillisecond, 0, 6)
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  random.copy(bytes, 8, 0, 8)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return `${idPrefixes[model]}_${base32(bytes)}`
}

/** The model whose ids look like this one, or null: says nothing about whether the row exists. */
export function modelOfId(id: string): IdModel | null {
  return idPattern.test(id) ? (modelsByPrefix.get(id.slice(0, 3)) ?? null) : null
}

const idPattern = /^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const modelsByPrefix = new Map<string, IdModel>(
  Object.entries(idPrefixes).map(([model, prefix]) => [prefix, model as IdModel]),
)

/** 16 bytes in 26 characters of five bits; the first character holds the two leading zero bits and three more. */
function base32(bytes: Buffer): string {
  let text = ''
  let bits = 0
  let held = 2
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    held += 8
    while (held >= 5) {
      held -= 5
      text += alphabet[(bits >> held) & 31]
    }
    bits &= 0xff
  }
  return text
}
