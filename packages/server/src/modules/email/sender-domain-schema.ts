import { builder, mutation } from '../../builder.ts'
import { type DnsRecord, dkimRecord } from '../../mail/dkim.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { removeSenderDomain, setSenderDomain, verifySenderDomain } from './operations/sender-domain.ts'
import { senderDomainPolicy } from './policy.ts'

const DnsTxtRecord = builder.objectRef<DnsRecord>('DnsTxtRecord').implement({
  description: 'A TXT record for the zone of a domain.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The whole name of the record.' }),
    value: t.exposeString('value', { description: 'Its text; over 255 bytes a zone file has it in pieces.' }),
  }),
})

const SenderDomainViewerCan = viewerCanType<object>('SenderDomain', {
  verify: {
    description: 'Have DNS asked for the record.',
    can: (actor) => senderDomainPolicy.canManage(actor),
  },
  remove: { description: 'Do without it.', can: (actor) => senderDomainPolicy.canManage(actor) },
})

builder.prismaObject('SenderDomain', {
  select: { id: true },
  description:
    "The vendor's own domain for mails. Once verified, mails are from its address and signed with its key (DKIM, RSA of 2048 bits).",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `snd_…`.' }),
    address: t.exposeString('address', {
      description: 'The address that mails are from once it is verified.',
    }),
    domain: t.exposeString('domain', { description: 'The domain of the address.' }),
    record: t.field({
      type: DnsTxtRecord,
      description: 'What to publish in DNS before it can be verified.',
      select: { domain: true, selector: true, publicKey: true },
      resolve: dkimRecord,
    }),
    verifiedAt: t.expose('verifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the record is known to be published; null while it is not.',
    }),
    checkedAt: t.expose('checkedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When DNS was last asked; null: never.',
    }),
    problem: t.exposeString('problem', {
      nullable: true,
      description: 'What was wrong when DNS was last asked; null when all was well.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was set.' }),
    viewerCan: t.field({
      type: SenderDomainViewerCan,
      description: 'What the caller may do with it.',
      resolve: (domain) => domain,
    }),
  }),
})

builder.queryField('senderDomain', (t) =>
  t.prismaField({
    type: 'SenderDomain',
    nullable: true,
    description: "The vendor's own domain for mails; null when none is set.",
    authScopes: { scope: 'email:read' },
    resolve: (query, _root, _args, ctx) => ctx.read.senderDomain.findFirst({ ...query }),
  }),
)

const senderDomain = {
  name: 'senderDomain',
  model: 'SenderDomain',
  description: 'The sender domain.',
} as const

mutation('senderDomainSet', {
  description:
    'Sets the address that mails are to be from, in the place of the one before, with a new key for its domain. Mails are from the configured address until it is verified. The same address again is no change.',
  scope: 'email:write',
  entity: senderDomain,
  input: (t) => ({
    address: t.string({ required: true, description: 'One e-mail address in a domain of the vendor.' }),
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: setSenderDomain,
})

mutation('senderDomainVerify', {
  description:
    'Asks DNS for the record. `verifiedAt` and `problem` say what came of it: a missing record is no error. NOT_FOUND when no domain is set.',
  scope: 'email:write',
  entity: senderDomain,
  input: (t) => ({
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: verifySenderDomain,
})

mutation('senderDomainRemove', {
  description:
    'Forgets the sender domain and its key; mails are from the configured address again. NOT_FOUND when none is set.',
  scope: 'email:write',
  input: (t) => ({
    expectedVersion: t.int({ description: 'The version last read; CONFLICT when there is a newer one.' }),
  }),
  run: removeSenderDomain,
})
