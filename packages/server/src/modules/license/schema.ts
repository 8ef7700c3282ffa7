import type { Actor } from '../../auth/actor.ts'
import { builder, lookup, Node } from '../../builder.ts'
import { LicenseKind } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import {
  LicenseExpirationBasisEnum,
  LicenseMachineMatchingEnum,
  LicenseOverageEnum,
  LicenseRenewalBasisEnum,
  LicenseTypeEnum,
  termTexts,
} from '../license-template/terms-schema.ts'
import { fieldColumns, fieldsOf } from './fields.ts'
import { LicenseFieldOfLicense } from './fields-schema.ts'
import { licenseChangeList } from './history-schema.ts'
import { type LicenseState, licensePolicy, mayRenew, mayStep } from './policy.ts'
import { type LicenseStatus, licenseStatus, licenseStatusWhere } from './status.ts'

const LicenseKindEnum = builder.enumType('LicenseKind', {
  description: 'How a license came about.',
  values: {
    PRODUCTION: { value: LicenseKind.PRODUCTION, description: 'Issued by the vendor.' },
    TEMPORARY: {
      value: LicenseKind.TEMPORARY,
      description: 'Created for development; ends after exactly 90 days.',
    },
  },
})

const LicenseStatusEnum = builder.enumType('LicenseStatus', {
  description: 'Where a license stands; of several reasons the first in this order decides.',
  values: {
    REVOKED: { value: 'REVOKED', description: 'Ended by the vendor, for good.' },
    SUSPENDED: { value: 'SUSPENDED', description: 'Does not hold until the vendor reinstates it.' },
    EXPIRED: { value: 'EXPIRED', description: 'Its time is over.' },
    EXPIRING: {
      value: 'EXPIRING',
      description: 'Holds, and ends soon: within 30 days, unless the installation says otherwise.',
    },
    ACTIVE: { value: 'ACTIVE', description: 'Holds.' },
  } as const,
})

/**
 * A condition on the id of what a license may have; the column itself for those who see all of that. Whether there is
 * anything is a question for the relation: a column that is null is not unequal to anything either.
 */
function asSeen(
  relation: 'project' | 'subscription',
  id: unknown,
  visible: object | undefined,
): Record<string, unknown> {
  const isAny = typeof id === 'object' && id !== null && 'not' in id
  if (visible === undefined && !isAny) return { [`${relation}Id`]: id }
  return { [relation]: { is: { id, AND: [visible ?? {}] } } }
}

const licenseList = defineList('License', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    customerId: { kind: 'id', description: 'By customer.' },
    projectId: {
      kind: 'id',
      description: 'By project, as far as the caller sees that.',
      where: (id, visible) => asSeen('project', id, visible('Project')),
    },
    subscriptionId: {
      kind: 'id',
      description: 'By subscription, as far as the caller sees that.',
      where: (id, visible) => asSeen('subscription', id, visible('Subscription')),
    },
    productId: { kind: 'id', description: 'By product.' },
    productVersionId: {
      kind: 'id',
      description: 'By version of the product, as far as the caller sees that.',
      where: (id, visible) => ({ productVersion: { is: { id, AND: [visible('ProductVersion') ?? {}] } } }),
    },
    templateId: {
      kind: 'id',
      description: 'By the template it was issued from, as far as the caller sees that.',
      where: (id, visible) => ({ template: { is: { id, AND: [visible('LicenseTemplate') ?? {}] } } }),
    },
    name: { kind: 'string', description: 'By name.' },
    status: {
      kind: LicenseStatusEnum,
      description: 'By status, at the time of the request.',
      where: (condition, _visible, asking) =>
        anyOf(statusesOf(condition).map((s) => licenseStatusWhere(s, asking))),
    },
    kind: { kind: LicenseKindEnum, description: 'By kind.' },
    type: { kind: LicenseTypeEnum, description: 'By type.' },
    entitlement: {
      kind: 'id',
      description: 'By the code of something it entitles to.',
      where: entitledTo,
    },
    expiresAt: { kind: 'dateTime', description: 'By the first moment at which it does not hold.' },
    createdAt: { kind: 'dateTime', description: 'By when it was issued.' },
    updatedAt: { kind: 'dateTime', description: 'By when it was last changed.' },
  },
  order: {
    startsAt: { kind: 'date', description: 'By when it starts.' },
    createdAt: { kind: 'date', description: 'By when it was issued.' },
    updatedAt: { kind: 'date', description: 'By when it was last changed.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

/** Prisma takes an OR of nothing for no condition where it stands beside another one. */
const anyOf = (wheres: object[]) => (wheres.length === 0 ? { id: { in: [] } } : { OR: wheres })

type StatusCondition = { equals?: LicenseStatus; in?: LicenseStatus[] }

function statusesOf(condition: unknown): LicenseStatus[] {
  const { equals, in: some } = condition as StatusCondition
  return equals ? [equals] : (some ?? [])
}

function entitledTo(condition: unknown) {
  const { equals, in: some } = condition as { equals?: string; in?: string[] }
  if (equals !== undefined) return { entitlements: { has: equals } }
  return some ? { entitlements: { hasSome: some } } : { entitlements: { isEmpty: false } }
}

type Row = LicenseState & { customer: { archivedAt: Date | null } }

const step = (name: Parameters<typeof mayStep>[0], description: string) => ({
  description,
  can: (actor: Actor, row: Row) => licensePolicy.canManage(actor) && mayStep(name, row, row.customer),
})

const LicenseViewerCan = viewerCanType<Row>('License', {
  update: step('update', 'Change it.'),
  suspend: step('suspend', 'Suspend it.'),
  reinstate: step('reinstate', 'End its suspension.'),
  revoke: step('revoke', 'Revoke it for good.'),
  renew: {
    description: 'Give it its duration once more.',
    can: (actor, row) =>
      licensePolicy.canManage(actor) && mayStep('update', row, row.customer) && mayRenew(row),
  },
})

builder.prismaObject('License', {
  select: { id: true },
  description: "A customer's right to run a product. It issues license files.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `lic_…`.' }),
    name: t.exposeString('name', { nullable: true, description: 'What it is called; null: nothing.' }),
    kind: t.expose('kind', { type: LicenseKindEnum, description: 'How it came about.' }),
    type: t.expose('type', { type: LicenseTypeEnum, description: 'What it is for.' }),
    status: t.field({
      type: LicenseStatusEnum,
      description: 'Where it stands, at the time of the request.',
      select: { revokedAt: true, suspendedAt: true, expiresAt: true },
      resolve: (license, _args, ctx) => licenseStatus(license, ctx),
    }),
    sequence: t.exposeInt('sequence', {
      description:
        'Grows by one with every change; of two license files the one with the higher is the newer.',
    }),
    version: t.int({
      description: '`sequence` again; for `expectedVersion`.',
      select: { sequence: true },
      resolve: ({ sequence }) => sequence,
    }),
    customer: t.relation('customer', { implied: true, description: 'Whose right it is.' }),
    product: t.relation('product', { implied: true, description: 'What it is a right to run.' }),
    productVersion: t.relation('productVersion', {
      nullable: true,
      description: 'The version it is limited to; null when it is not, or to none the caller sees.',
    }),
    project: t.relation('project', {
      nullable: true,
      description: 'The project it is for; null when it is for none, or none the caller sees.',
    }),
    subscription: t.relation('subscription', {
      nullable: true,
      description: 'The subscription it belongs to; null when to none, or none the caller sees.',
    }),
    template: t.relation('template', {
      nullable: true,
      description:
        'The template it was issued from; null when from none, for all but the vendor, and once it is deleted.',
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'The first moment at which it holds.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The first moment at which it does not hold, midnight in UTC other than of temporary licenses; null: without end, or its duration has not begun.',
    }),
    durationDays: t.exposeInt('durationDays', { nullable: true, description: termTexts.durationDays }),
    expirationBasis: t.expose('expirationBasis', {
      type: LicenseExpirationBasisEnum,
      description: termTexts.expirationBasis,
    }),
    renewalBasis: t.expose('renewalBasis', {
      type: LicenseRenewalBasisEnum,
      description: termTexts.renewalBasis,
    }),
    maxMachines: t.exposeInt('maxMachines', { nullable: true, description: termTexts.maxMachines }),
    maxUsers: t.exposeInt('maxUsers', { nullable: true, description: termTexts.maxUsers }),
    maxUses: t.exposeInt('maxUses', { nullable: true, description: termTexts.maxUses }),
    overage: t.expose('overage', { type: LicenseOverageEnum, description: termTexts.overage }),
    machineMatching: t.expose('machineMatching', {
      type: LicenseMachineMatchingEnum,
      description: termTexts.machineMatching,
    }),
    heartbeatSeconds: t.exposeInt('heartbeatSeconds', {
      nullable: true,
      description: termTexts.heartbeatSeconds,
    }),
    fileTtlSeconds: t.exposeInt('fileTtlSeconds', { nullable: true, description: termTexts.fileTtlSeconds }),
    entitlements: t.exposeStringList('entitlements', { description: termTexts.entitlements }),
    uses: t.exposeInt('uses', { description: 'How many uses were counted.' }),
    fields: t.field({
      type: [LicenseFieldOfLicense],
      complexity: { field: 2, multiplier: 20 },
      description: 'The fields of the product that the caller sees, with what holds here; at most 100.',
      select: fieldColumns,
      resolve: ({ product, fieldValues }) => fieldsOf(product.licenseFields, fieldValues),
    }),
    suspendedAt: t.expose('suspendedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is suspended; null when it is not.',
    }),
    suspensionReason: t.exposeString('suspensionReason', {
      nullable: true,
      description: 'Why it is suspended; null when it is not, or nobody said why.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null when it was not.',
    }),
    revocationReason: t.exposeString('revocationReason', {
      nullable: true,
      description: 'Why it was revoked; null when it was not, or nobody said why.',
    }),
    firstValidatedAt: t.expose('firstValidatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was validated for the first time; null: never.',
    }),
    lastValidatedAt: t.expose('lastValidatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last validated; null: never.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was issued.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    changes: relatedList(t, licenseChangeList, 'changes', {
      description: 'What changed in it, and who changed it; the newest first.',
    }),
    viewerCan: t.field({
      type: LicenseViewerCan,
      description: 'What the caller may do with it.',
      select: {
        revokedAt: true,
        suspendedAt: true,
        expiresAt: true,
        durationDays: true,
        customer: { select: { archivedAt: true } },
      },
      resolve: (license) => license,
    }),
  }),
})

const ofParent = (parent: string) => ({ description: `The licenses of the ${parent} that the caller sees.` })

builder.prismaObjectField('Customer', 'licenses', (t) =>
  relatedList(t, licenseList, 'licenses', ofParent('customer')),
)
builder.prismaObjectField('Project', 'licenses', (t) =>
  relatedList(t, licenseList, 'licenses', ofParent('project')),
)
builder.prismaObjectField('Subscription', 'licenses', (t) =>
  relatedList(t, licenseList, 'licenses', ofParent('subscription')),
)
builder.prismaObjectField('Product', 'licenses', (t) =>
  relatedList(t, licenseList, 'licenses', ofParent('product')),
)

lookup('license', 'License', 'One license by id; null when there is none that the caller sees.')
listQuery('licenses', licenseList, 'The licenses the caller sees, in every status.')
