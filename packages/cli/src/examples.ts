import { enums, inputs as inputTypes } from './generated/commands.ts'
import type { Inputs } from './inputs.ts'
import type { Field, Operation } from './operation.ts'
import { kebab } from './text.ts'
import { readType } from './values.ts'

/** How the command is written: with what it needs, and with what it is usually given. */
export function examplesOf({ path, kind, columns }: Operation, inputs: Inputs): string[] {
  const command = `portico ${path.join(' ')}`
  const { positional, fields } = inputs
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
  'licenses create-temporary': ['name'],
  'invitations create': ['customerId'],
  'invitations create-many': ['customerId'],
  'invitations accept': ['id'],
  'memberships create': ['customerId'],
  'machines activate': ['licenseId', 'name'],
  'machines deactivate': ['id'],
  'machines heartbeat': ['id'],
  'api-tokens create': ['expiresAt'],
  'customers portal-update': ['enabled'],
  'customers portal-update-rules': ['allowedDomains'],
  'portal-settings update': ['invitationDays'],
  'sign-in complete': ['email', 'code'],
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

const flagOf = (field: Field) => ` --${kebab(field.name)}${sampleOf(field)}`

/** What a shell has in a variable. */
const variableOf = (name: string) => `"$${kebab(name).replaceAll('-', '_').toUpperCase()}"`

const wordOf = (field: Field) => sampleOf(field).trim()

function sampleOf(field: Field): string {
  const { name, list } = readType(field.type)
  if (name === 'Boolean' && !list) return ''
  const fields = inputTypes[name]
  if (fields) {
    const pairs = fields
      .filter(({ type }) => type.endsWith('!'))
      .map((one) => `${one.name}=${sampleOf(one).trim()}`)
    return ` ${pairs.join(',')}`
  }
  if (enums[name]) return ` ${enums[name][0]!.name}`
  return ` ${samples[field.name] ?? ofType[name] ?? variableOf(list ? field.name.replace(/s$/, '') : field.name)}`
}

const samples: Readonly<Record<string, string>> = {
  name: `'Acme'`,
  number: 'C-1042',
  email: 'ada@acme.example',
  contactEmail: 'it@acme.example',
  address: 'portal@vendor.example',
  firstName: 'Ada',
  lastName: 'Lovelace',
  months: '12',
  slug: 'flow-engine',
  code: 'GOLD',
  reason: `'As agreed by phone'`,
  description: `'Claims processing'`,
  title: `'Region'`,
}

const ofType: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1',
  Date: '2027-01-31',
  DateTime: '2027-01-31T00:00:00Z',
  JSON: `'{"tier":"1"}'`,
}
