import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { rotateSigningKey, withdrawSigningKey } from './operations.ts'
import { signingKeyPolicy } from './policy.ts'
import { signingKeyStatus } from './status.ts'

const SigningKeyStatusEnum = builder.enumType('SigningKeyStatus', {
  description: 'What a signing key is still good for.',
  values: {
    SIGNING: { description: 'It signs the files of its product; one key does.' },
    ROTATED: { description: 'A newer one signs; what it signed stays valid.' },
    WITHDRAWN: { description: 'Nothing that it signed is valid any more; its private part is erased.' },
  },
})

const signingKeyList = defineList('SigningKey', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    productId: { kind: 'id', description: 'By product.' },
    kid: { kind: 'string', description: 'By the name that files give it.' },
    rotatedAt: { kind: 'dateTime', description: 'By when a newer one took over.' },
    withdrawnAt: { kind: 'dateTime', description: 'By when it was withdrawn.' },
    createdAt: { kind: 'dateTime', description: 'By when it was created.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was created.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

const SigningKeyViewerCan = viewerCanType<{ withdrawnAt: Date | null }>('SigningKey', {
  withdraw: {
    description: 'Withdraw it.',
    can: (actor, key) => signingKeyPolicy.canManage(actor) && !key.withdrawnAt,
  },
})

builder.prismaObject('SigningKey', {
  select: { id: true },
  description:
    'An Ed25519 key that signs the license files of a product. Its private part is never shown; the public ones are at `/.well-known/portico/licenses/<product slug>/jwks.json`.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `key_…`.' }),
    kid: t.exposeString('kid', {
      description: 'Names the key in files and key sets: the thumbprint of the public key (RFC 7638).',
    }),
    status: t.field({
      type: SigningKeyStatusEnum,
      description: 'What it is still good for.',
      select: { rotatedAt: true, withdrawnAt: true },
      resolve: signingKeyStatus,
    }),
    rotatedAt: t.expose('rotatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When a newer key took over; null when none did.',
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was withdrawn; null when it was not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    product: t.relation('product', {
      implied: true,
      description: 'The product whose files it signs.',
    }),
    viewerCan: t.field({
      type: SigningKeyViewerCan,
      description: 'What the caller may do with the key.',
      select: { withdrawnAt: true },
      resolve: (key) => key,
    }),
  }),
})

lookup('signingKey', 'SigningKey', 'One signing key by id; null when there is none that the caller sees.')
listQuery('signingKeys', signingKeyList, 'The keys of all products, rotated and withdrawn ones included.')

const signingKey = { name: 'signingKey', model: 'SigningKey' } as const

mutation('signingKeyRotate', {
  description:
    'Makes a new key for the files of a product, or its first one. The new one signs from now on, and what older ones signed stays valid. Publish it to products in the field before files of it reach them: a product that does not know a key refuses its files.',
  scope: 'signing_key:write',
  entity: { ...signingKey, description: 'The new key.' },
  input: (t) => ({
    productId: t.id({ required: true, description: 'The product. NOT_FOUND when there is none.' }),
  }),
  run: rotateSigningKey,
})

mutation('signingKeyWithdraw', {
  description:
    'Withdraws a key, such as a stolen one, for good: every file it has signed is refused by products that get the new key set, and its private part is erased. Where it was the one that signs, a new one takes over. Again is no change.',
  scope: 'signing_key:write',
  entity: { ...signingKey, description: 'The withdrawn key.' },
  input: (t) => ({ id: t.id({ required: true, description: 'The key.' }) }),
  run: withdrawSigningKey,
})
