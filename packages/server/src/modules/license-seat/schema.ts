import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { whyNotInForce } from '../license/status.ts'
import { assignSeat, claimSeat, resendSeat, revokeSeat } from './operations.ts'
import { licenseSeatPolicy } from './policy.ts'

const licenseSeatList = defineList('LicenseSeat', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    licenseId: { kind: 'id', description: 'By license.' },
    portalUserId: { kind: 'id', description: 'By person.' },
    claimedAt: { kind: 'dateTime', description: 'By when it was taken.' },
    createdAt: { kind: 'dateTime', description: 'By when it was assigned.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was assigned.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type ViewerRow = {
  portalUserId: string
  claimedAt: Date | null
  license: { customerId: string; customer: { archivedAt: Date | null } }
  inForce: boolean
}

const LicenseSeatViewerCan = viewerCanType<ViewerRow>('LicenseSeat', {
  revoke: {
    description: 'Take it back.',
    can: (actor, { license }) => licenseSeatPolicy.canAssign(actor, license) && !license.customer.archivedAt,
  },
  claim: {
    description: 'Take it: it is offered to the caller.',
    can: (actor, seat) =>
      licenseSeatPolicy.canClaim(actor, seat) &&
      seat.claimedAt === null &&
      !seat.license.customer.archivedAt &&
      seat.inForce,
  },
})

builder.prismaObject('LicenseSeat', {
  select: { id: true },
  description:
    'A seat of a license that a person of its customer has. It counts from when it is assigned, and ends with the membership.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `sea_…`.' }),
    licenseId: t.exposeID('licenseId', {
      description: 'The license, which the person who has the seat may not see.',
    }),
    productName: t.string({
      description: 'The name of the product that it is a seat of.',
      select: { license: { select: { product: { select: { name: true } } } } },
      resolve: ({ license }) => license.product.name,
    }),
    portalUser: t.relation('portalUser', { implied: true, description: 'Who has it.' }),
    claimedAt: t.expose('claimedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person took it; null while it is only offered.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was assigned.' }),
    viewerCan: t.field({
      type: LicenseSeatViewerCan,
      description: 'What the caller may do with it.',
      select: {
        portalUserId: true,
        claimedAt: true,
        license: {
          select: {
            customerId: true,
            revokedAt: true,
            suspendedAt: true,
            expiresAt: true,
            customer: { select: { archivedAt: true } },
          },
        },
      },
      resolve: (seat, _args, ctx) => ({ ...seat, inForce: !whyNotInForce(seat.license, ctx.now()) }),
    }),
  }),
})

builder.prismaObjectFields('License', (t) => ({
  seats: relatedList(t, licenseSeatList, 'seats', { description: 'Who has a seat of it.' }),
}))

lookup('licenseSeat', 'LicenseSeat', 'One seat by id; null when there is none the caller sees.')
listQuery('licenseSeats', licenseSeatList, 'The seats the caller sees: of visible licenses, and their own.')

const seat = { name: 'licenseSeat', model: 'LicenseSeat', description: 'The seat.' } as const

mutation('licenseSeatAssign', {
  description:
    'Gives a seat of a license to a person. CONFLICT without an active membership in its customer, when the person has one already, when the customer is archived or, naming the status, the license is not in force; LIMIT_REACHED when all seats are taken.',
  scope: 'license_seat:assign',
  entity: seat,
  input: (t) => ({
    licenseId: t.id({ required: true, description: 'The license.' }),
    portalUserId: t.id({ required: true, description: 'The person.' }),
  }),
  run: assignSeat,
})

mutation('licenseSeatResend', {
  description:
    'Tells the person again of a seat that was not taken yet. CONFLICT when it was, when the customer is archived, and, naming the status, when the license is not in force.',
  scope: 'license_seat:assign',
  entity: seat,
  input: (t) => ({ id: t.id({ required: true, description: 'The seat.' }) }),
  run: resendSeat,
})

mutation('licenseSeatRevoke', {
  description: 'Takes a seat back, which frees it at once. CONFLICT when the customer is archived.',
  scope: 'license_seat:assign',
  input: (t) => ({ id: t.id({ required: true, description: 'The seat.' }) }),
  run: revokeSeat,
})

mutation('licenseSeatClaim', {
  description:
    'Takes a seat that was assigned to the caller. CONFLICT the second time, when the customer is archived, and, naming the status, when the license is not in force.',
  scope: 'license_seat:claim',
  entity: seat,
  input: (t) => ({ id: t.id({ required: true, description: 'The seat.' }) }),
  run: claimSeat,
})
