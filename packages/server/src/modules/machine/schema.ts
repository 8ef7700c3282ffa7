import type { Actor } from '../../auth/actor.ts'
import { builder, lookup, mutation, Node } from '../../builder.ts'
import { defineList, listQuery, relatedList } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { licensePolicy } from '../license/policy.ts'
import { whyNotInForce } from '../license/status.ts'
import { activateMachine } from './operations/activate.ts'
import { deactivateMachine } from './operations/deactivate.ts'
import { reportHeartbeat } from './operations/heartbeat.ts'
import { replaceMachine } from './operations/replace.ts'

const machineList = defineList('Machine', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    licenseId: { kind: 'id', description: 'By license.' },
    fingerprint: { kind: 'string', description: 'By fingerprint.' },
    name: { kind: 'string', description: 'By name.' },
    platform: { kind: 'string', description: 'By platform.' },
    lastHeartbeatAt: { kind: 'dateTime', description: 'By when it last reported.' },
    createdAt: { kind: 'dateTime', description: 'By when it was activated.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was activated.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type ViewerRow = { license: { customerId: string }; inForce: boolean }

const inCharge = (actor: Actor, { license }: ViewerRow) => licensePolicy.canActivate(actor, license)

const MachineViewerCan = viewerCanType<ViewerRow>('Machine', {
  deactivate: { description: 'Free its place.', can: inCharge },
  replace: {
    description: 'Move the license to another machine.',
    can: (actor, machine) => inCharge(actor, machine) && machine.inForce,
  },
})

builder.prismaObject('Machine', {
  select: { id: true },
  description: 'A machine on which a license is active.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `mac_…`.' }),
    license: t.relation('license', { implied: true, description: 'The license.' }),
    fingerprint: t.exposeString('fingerprint', {
      description: 'What identifies it, as the product made it; unique within the license.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'What people call it; null when unknown.' }),
    platform: t.exposeString('platform', {
      nullable: true,
      description: 'What runs on it, such as linux/amd64; null when unknown.',
    }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: 'From where it was last activated; null when unknown.',
    }),
    lastHeartbeatAt: t.expose('lastHeartbeatAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last reported or was activated.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first activated.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last changed or reported.',
    }),
    viewerCan: t.field({
      type: MachineViewerCan,
      description: 'What the caller may do with it.',
      select: {
        license: { select: { customerId: true, revokedAt: true, suspendedAt: true, expiresAt: true } },
      },
      resolve: ({ license }, _args, ctx) => ({ license, inForce: !whyNotInForce(license, ctx.now()) }),
    }),
  }),
})

builder.prismaObjectFields('License', (t) => ({
  machines: relatedList(t, machineList, 'machines', {
    description: 'The machines on which it is active, also those that were silent for too long.',
  }),
}))

lookup('machine', 'Machine', 'One machine by id; null when there is none the caller sees.')
listQuery('machines', machineList, 'The machines of the licenses that the caller sees.')

const machine = { name: 'machine', model: 'Machine', description: 'The machine.' } as const
const texts = {
  licenseId: 'The license, unless `licenseKey` is given.',
  licenseKey: 'Its key, unless `licenseId` is given.',
  fingerprint: 'What identifies the machine, at most 255 characters.',
  name: 'What people call it, at most 255 characters; left out, it stays.',
  platform: 'What runs on it, such as linux/amd64, at most 255 characters; left out, it stays.',
  id: 'The machine, unless a license and `fingerprint` are given.',
}

mutation('machineActivate', {
  description:
    'Activates a license on a machine. Again with the same fingerprint answers the same machine and refreshes what it tells. Machines that were silent for too long make room first. LIMIT_REACHED when all places are taken; CONFLICT, naming the status, when the license is not in force.',
  scope: 'license:activate',
  entity: { ...machine, asWritten: true },
  input: (t) => ({
    licenseId: t.id({ description: texts.licenseId }),
    licenseKey: t.string({ description: texts.licenseKey }),
    fingerprint: t.string({ required: true, description: texts.fingerprint }),
    name: t.string({ description: texts.name }),
    platform: t.string({ description: texts.platform }),
  }),
  run: activateMachine,
})

mutation('machineDeactivate', {
  description: 'Frees the place of a machine at once, whatever the status of the license.',
  scope: 'license:activate',
  input: (t) => ({
    id: t.id({ description: texts.id }),
    licenseId: t.id({ description: texts.licenseId }),
    licenseKey: t.string({ description: texts.licenseKey }),
    fingerprint: t.string({ description: 'Of the machine, unless `id` is given.' }),
  }),
  run: deactivateMachine,
})

mutation('machineReplace', {
  description:
    'Moves a license from one machine to another in one step. CONFLICT when it is active on the other one already, or, naming the status, not in force; LIMIT_REACHED when it has more machines than it allows by now.',
  scope: 'license:activate',
  entity: { ...machine, description: 'The new machine.' },
  input: (t) => ({
    id: t.id({ required: true, description: 'The machine that loses its place.' }),
    fingerprint: t.string({
      required: true,
      description: 'What identifies the new machine, at most 255 characters.',
    }),
    name: t.string({ description: 'What people call it, at most 255 characters.' }),
    platform: t.string({ description: 'What runs on it, such as linux/amd64, at most 255 characters.' }),
  }),
  run: replaceMachine,
})

mutation('machineHeartbeat', {
  description:
    'Says that a machine runs. CONFLICT when it was silent for too long and must be activated again, or when the license is not in force. Leaves no audit event.',
  scope: 'license:activate',
  entity: machine,
  input: (t) => ({
    id: t.id({ description: texts.id }),
    licenseId: t.id({ description: texts.licenseId }),
    licenseKey: t.string({ description: texts.licenseKey }),
    fingerprint: t.string({ description: 'Of the machine, unless `id` is given.' }),
  }),
  run: reportHeartbeat,
})
