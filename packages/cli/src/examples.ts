import { enums, inputs as inputTypes } from './generated/commands.ts'
import type { Inputs } from './inputs.ts'
import type { Field, Operation } from './operation.ts'
import { kebab } from './text.ts'
import { readType } from './values.ts'

/** How the command is written: with what it needs, and with what it is usually given. */
export function examplesOf({ path, kind, columns }: Operation, inputs: Inputs): string[] {
  const command = `portico ${path.join(' ')}`
  const { positional, fields } = inputs
  const own = samplesOf[path[0]] ?? {}
  const wordOf = (field: Field) => sampleOf(field, own).trim()
  const flagOf = (field: Field) => ` --${kebab(field.name)}${sampleOf(field, own)}`
  const word = positional ? ` ${wordOf(positional.field)}` : ''
  const required = fields
    .filter((field) => field.type.endsWith('!') && field !== positional?.field)
    .map(flagOf)
  const also = (usual[path.join(' ')] ?? []).flatMap(
    (name) => fields.find((field) => field.name === name) ?? [],
  )
  const plain = `${command}${word}${[...required, ...also.map(flagOf)].join('')}`
  if (kind === 'list') {
    const filter = fields.find(({ name }) => name === 'filter')
    const condition = filter && conditionOf(readType(filter.type).name)
    return [
      ...(condition ? [`${plain} --filter ${condition}`] : [plain]),
      `${plain} --all --csv --columns ${columns.slice(0, 3).join(',')} > ${path[0]}.csv`,
    ]
  }
  if (kind !== 'mutation') return [`${plain} ${kind === 'live' ? '--jsonl' : '--json'}`]
  // A change of nothing says nothing.
  const change = /(^|-)update$/.test(path.at(-1)!) && also.length === 0 ? fields.find(changes) : undefined
  return [`${plain}${change ? flagOf(change) : ''}`]
}

/** What is usually given beside what is needed. */
const usual: Readonly<Record<string, readonly string[]>> = {
  'licenses issue': ['templateId', 'name'],
  'licenses use': ['licenseId'],
  'licenses validate': ['licenseId', 'productSlug'],
  'licenses create-temporary': ['customerId', 'name'],
  'invitations create': ['customerId'],
  'invitations create-many': ['customerId'],
  'invitations accept': ['id'],
  'memberships create': ['customerId'],
  'machines activate': ['licenseId', 'name'],
  'machines deactivate': ['id'],
  'machines heartbeat': ['id'],
  'api-tokens create': ['scopes', 'expiresAt'],
  'customers portal-update': ['enabled'],
  'customers portal-update-notices': ['expiryDays'],
  'customers portal-update-rules': ['allowedDomains'],
  'customers update-contact': ['contactName', 'contactEmail'],
  'portal-settings update': ['invitationDays'],
  'recovery-codes regenerate': ['code'],
  'second-factor disable': ['code'],
  'second-factor reset': ['portalUserId'],
  'sign-in complete': ['email', 'code'],
  'sign-in second-factor': ['code'],
  'subscriptions create': ['usageLimits'],
}

const changes = ({ name, type }: Field) => name !== 'expectedVersion' && /^(String|Int|Boolean)$/.test(type)

function conditionOf(type: string): string | null {
  const fields = inputTypes[type]!
  const by = (pattern: RegExp) => fields.find((field) => pattern.test(field.type))
  const named = fields.find(
    ({ name, type }) => /^(name|email|recipient|lastName)$/.test(name) && type === 'StringFilter',
  )
  if (named) return `${named.name}~acme`
  const enumerated = fields.find(({ type }) => enums[type.replace(/Filter$/, '')])
  if (enumerated) return `${enumerated.name}=${enums[enumerated.type.replace(/Filter$/, '')]![0]!.name}`
  const id = fields.find(({ name, type }) => type === 'IDFilter' && name !== 'id')
  if (id) return `${id.name}=${variableOf(id.name)}`
  const time = by(/^DateTimeFilter$/)
  return time ? `'${time.name}>=-7d'` : null
}

/** What a shell has in a variable. */
const variableOf = (name: string) => `"$${kebab(name).replaceAll('-', '_').toUpperCase()}"`

type Samples = Readonly<Record<string, string>>

function sampleOf(field: Field, own: Samples): string {
  const { name, list } = readType(field.type)
  if (own[field.name]) return ` ${own[field.name]}`
  if (name === 'Boolean' && !list) return ''
  const fields = inputTypes[name]
  if (fields) {
    const pairs = fields
      .filter(({ type }) => type.endsWith('!'))
      .map((one) => `${one.name}=${sampleOf(one, own).trim()}`)
    return ` ${pairs.join(',')}`
  }
  if (enums[name]) return ` ${enums[name][0]!.name}`
  return ` ${samples[field.name] ?? ofType[name] ?? variableOf(list ? field.name.replace(/s$/, '') : field.name)}`
}

const samples: Samples = {
  name: `'Acme'`,
  number: 'C-1042',
  email: 'ada@acme.example',
  contactEmail: 'it@acme.example',
  contactName: `'Ada Lovelace'`,
  address: 'portal@vendor.example',
  firstName: 'Ada',
  lastName: 'Lovelace',
  months: '12',
  slug: 'flow-engine',
  code: 'GOLD',
  reason: `'As agreed by phone'`,
  description: `'Claims processing'`,
  title: `'Region'`,
  list: 'licenses',
  url: 'https://crm.example.com/hooks/portico',
  allowedDomains: 'acme.example',
}

/** Where a noun needs other values. */
const samplesOf: Readonly<Record<string, Samples>> = {
  'api-tokens': { name: `'CRM import'`, scopes: 'CUSTOMER_READ,CUSTOMER_WRITE' },
  licenses: { licenses: 'customerId="$CUSTOMER_ID",templateId="$TEMPLATE_ID"' },
  'recovery-codes': { code: '123456' },
  'second-factor': { code: '123456' },
  'service-accounts': { name: `'Build server'`, scopes: 'LICENSE_READ,LICENSE_VALIDATE' },
  'service-account-tokens': { scopes: 'LICENSE_READ,LICENSE_VALIDATE' },
  'sign-in': { code: '123456' },
  'staff-members': { name: `'Ada Lovelace'` },
  'token-policy': { name: 'license-desk', allow: `'license:*'` },
  'webhook-endpoints': { since: '-7d' },
  'usage-metrics': { code: 'CORES', name: `'Cores'` },
}

const ofType: Samples = {
  Int: '1',
  Float: '1',
  Date: 'today',
  DateTime: '+30d',
  JSON: `'{"tier":"1"}'`,
}
