import { builder, lookup, mutation, Node } from '../../builder.ts'
import { StaffRole } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { createStaffMember, disableStaffMember, enableStaffMember, updateStaffMember } from './operations.ts'
import { staffPolicy } from './policy.ts'

export const StaffRoleEnum = builder.enumType('StaffRole', {
  description: 'What a staff member does for the vendor.',
  values: {
    ADMIN: { value: StaffRole.ADMIN, description: 'May do everything.' },
    SALES: {
      value: StaffRole.SALES,
      description: 'Manages customers, projects and subscriptions, and invites people.',
    },
    SUPPORT: { value: StaffRole.SUPPORT, description: 'Reads what it takes to help customers.' },
  },
})

const staffList = defineList('Staff', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    email: { kind: 'string', description: 'By e-mail address, which is kept in lower case.' },
    name: { kind: 'string', description: 'By name.' },
    role: { kind: StaffRoleEnum, description: 'By role.' },
    disabledAt: { kind: 'dateTime', description: 'By when the person was disabled.' },
    createdAt: { kind: 'dateTime', description: 'By when the person was created.' },
  },
  order: {
    name: { kind: 'string', description: 'By name.' },
    email: { kind: 'string', description: 'By e-mail address.' },
    createdAt: { kind: 'date', description: 'By when the person was created.' },
  },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

const StaffViewerCan = viewerCanType<{ disabledAt: Date | null }>('Staff', {
  update: {
    description: 'Change the name, e-mail address and role. The last active admin stays one all the same.',
    can: (actor) => staffPolicy.canManage(actor),
  },
  disable: {
    description: 'Lock the person out. The last active admin is kept all the same.',
    can: (actor, person) => staffPolicy.canManage(actor) && !person.disabledAt,
  },
  enable: {
    description: 'Let the person in again.',
    can: (actor, person) => staffPolicy.canManage(actor) && person.disabledAt !== null,
  },
})

builder.prismaObject('Staff', {
  select: { id: true },
  description: 'A staff member: a person who works for the vendor.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `stf_…`.' }),
    email: t.exposeString('email', { description: 'The e-mail address, in lower case; unique.' }),
    name: t.exposeString('name', { description: 'The name.' }),
    role: t.expose('role', { type: StaffRoleEnum, description: 'What the person does for the vendor.' }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the person is locked out; null while he or she is not.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change; for `expectedVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the person was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the person was last changed.' }),
    viewerCan: t.field({
      type: StaffViewerCan,
      description: 'What the caller may do with the person.',
      select: { disabledAt: true },
      resolve: (person) => person,
    }),
  }),
})

lookup('staffMember', 'Staff', 'One staff member by id; null when there is none.')
listQuery('staffMembers', staffList, 'The people who work for the vendor.')

const staffMember = { name: 'staffMember', model: 'Staff', description: 'The staff member.' } as const
const texts = {
  id: 'The staff member.',
  expectedVersion: 'The version last read; CONFLICT when there is a newer one.',
}

mutation('staffMemberCreate', {
  description: 'Creates a staff member. CONFLICT on `email` when another one has the address.',
  scope: 'staff:write',
  entity: staffMember,
  input: (t) => ({
    email: t.string({ required: true, description: 'One e-mail address; unique, in whichever case.' }),
    name: t.string({ required: true, description: 'At most 255 characters.' }),
    role: t.field({
      type: StaffRoleEnum,
      required: true,
      description: 'What the person does for the vendor.',
    }),
  }),
  run: createStaffMember,
})

mutation('staffMemberUpdate', {
  description:
    'Changes a staff member: what is left out stays. A new e-mail address ends all sessions of the person. CONFLICT when the last active admin would become something else.',
  scope: 'staff:write',
  entity: staffMember,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
    email: t.string({ description: 'CONFLICT when another one has it; may not be emptied.' }),
    name: t.string({ description: 'May not be emptied.' }),
    role: t.field({ type: StaffRoleEnum, description: 'A new one ends the sessions of the person.' }),
  }),
  run: updateStaffMember,
})

mutation('staffMemberDisable', {
  description: 'Locks a staff member out and ends all sessions. CONFLICT for the last active admin.',
  scope: 'staff:write',
  entity: staffMember,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: disableStaffMember,
})

mutation('staffMemberEnable', {
  description: 'Lets a staff member in again, who has to sign in anew.',
  scope: 'staff:write',
  entity: staffMember,
  input: (t) => ({
    id: t.id({ required: true, description: texts.id }),
    expectedVersion: t.int({ description: texts.expectedVersion }),
  }),
  run: enableStaffMember,
})
