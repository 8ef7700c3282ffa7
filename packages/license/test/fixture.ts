import type { LicenseClaims, LicenseDetails } from '../src/claims.ts'
import type { PrivateJwk } from '../src/keys.ts'

/** The moment at which the example license and its file hold. */
export const now = new Date('2026-07-01T00:00:00Z')
export const seconds = (time: string) => Date.parse(time) / 1000

export const licenseKey = 'PTC-7Q2K-M9XW-41TD-RZ8C-V5BN-6HJF-0EPA'

export const exampleLicense: LicenseDetails = {
  id: 'lic_01jz3v5q8kf2n9r7w4m6t0xbcd',
  sequence: 4,
  kind: 'PRODUCTION',
  type: 'PAID',
  status: 'ACTIVE',
  issuedAt: '2026-01-01T00:00:00Z',
  startsAt: '2026-01-01T00:00:00Z',
  expiresAt: '2027-01-01T00:00:00Z',
  product: { slug: 'workflow-engine', name: 'Workflow Engine', version: '8.4' },
  customer: { number: 'C-1042', name: 'Acme' },
  limits: { machines: 10, users: 25, uses: null },
  fields: {
    edition: { type: 'STRING', value: 'enterprise' },
    seats: { type: 'INTEGER', value: 25 },
    clustering: { type: 'BOOLEAN', value: true },
    contact: { type: 'STRING', value: null },
  },
  entitlements: ['sso', 'audit-log'],
}

export function exampleClaims(
  license: Partial<LicenseDetails> = {},
  claims: Partial<LicenseClaims> = {},
): LicenseClaims {
  const details = { ...exampleLicense, ...license }
  return {
    iss: 'https://portal.example.com',
    sub: details.id,
    jti: 'file_01jz3v6a2h',
    aud: details.product.slug,
    iat: seconds('2026-06-15T00:00:00Z'),
    nbf: seconds('2026-06-15T00:00:00Z'),
    exp: seconds('2026-07-15T00:00:00Z'),
    license: details,
    ...claims,
  }
}

// The key pairs of RFC 8032, 7.1, tests 1 to 3, and test 1024: everybody knows them.
export const signingKey = privateKey(
  'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
)
export const previousKey = privateKey(
  'FtIu-VbGrfe_KB6CH7GNwODB72MNxj_ml11dEvO-7kk',
  'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw',
  'TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs',
)
export const retiredKey = privateKey(
  'FVV5umTuau890q59V-4Ga_R6qWb7ON_ivJc4EjvCwTM',
  '_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU',
  'xaqN9D-fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc',
)
/** The key of somebody else. */
export const foreignKey = privateKey(
  'lZI1vM7tnlYapaF5-cy86ptx0tT_8Av721hhiNB5ti4',
  'J4EX_BRMcjQPZ9DyMW6Dhs7_vyskKMnFH-98WX8dQm4',
  '9eV2fPFTMZUXYw8iaHa4bIFgzFg7wBN0TGvyVfXMDuU',
)

export const publicKey = ({ d: _, ...jwk }: PrivateJwk) => jwk

export const keys = {
  keys: [
    publicKey(signingKey),
    publicKey(previousKey),
    { ...publicKey(retiredKey), retiredAt: '2026-05-01T00:00:00Z' },
  ],
}

function privateKey(kid: string, x: string, d: string): PrivateJwk {
  return { kty: 'OKP', crv: 'Ed25519', x, d, kid, use: 'sig', alg: 'EdDSA' }
}
