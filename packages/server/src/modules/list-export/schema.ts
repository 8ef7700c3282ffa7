import { builder, lookup, mutation, Node } from '../../builder.ts'
import { ListExportFormat, ListExportStatus } from '../../db/generated/prisma/client.ts'
import { defineList, listQuery } from '../../list.ts'
import { viewerCanType } from '../../viewer-can.ts'
import { createExport, deleteExport, exportCustomer, exportPortalUser } from './operations/create.ts'
import { createExportLink } from './operations/download.ts'
import { exportPolicy } from './policy.ts'

const ListExportFormatEnum = builder.enumType('ListExportFormat', {
  description: 'How the rows of an export are written.',
  values: {
    CSV: {
      value: ListExportFormat.CSV,
      description:
        'Comma-separated values (RFC 4180) with a header, in UTF-8. Text that a spreadsheet would take for a formula begins with an apostrophe.',
    },
    JSONL: { value: ListExportFormat.JSONL, description: 'A JSON object a line, in UTF-8.' },
  },
})

const ListExportStatusEnum = builder.enumType('ListExportStatus', {
  description: 'How far an export is.',
  values: {
    QUEUED: { value: ListExportStatus.QUEUED, description: 'It waits for a job.' },
    RUNNING: { value: ListExportStatus.RUNNING, description: 'It is being written.' },
    READY: { value: ListExportStatus.READY, description: 'The file is there.' },
    FAILED: { value: ListExportStatus.FAILED, description: 'There is no file; see `error`.' },
  },
})

const listExportList = defineList('ListExport', {
  filter: {
    id: { kind: 'id', description: 'By id.' },
    list: { kind: 'string', description: 'By list.' },
    status: { kind: ListExportStatusEnum, description: 'By status.' },
    createdAt: { kind: 'dateTime', description: 'By when it was asked for.' },
  },
  order: { createdAt: { kind: 'date', description: 'By when it was asked for.' } },
  defaultOrder: { field: 'createdAt', direction: 'desc' },
})

type ViewerRow = { status: ListExportStatus; actorKind: string; actorId: string; rights: string[] }

const ListExportViewerCan = viewerCanType<ViewerRow>('ListExport', {
  download: {
    description: 'Download the file: once it is READY, with the rights of when it was asked for.',
    can: (actor, row) => row.status === 'READY' && exportPolicy.canDownload(actor, row),
  },
  delete: {
    description: 'Delete it with its file; not while it is being written.',
    can: (actor, row) => row.status !== 'RUNNING' && exportPolicy.canDelete(actor, row),
  },
})

builder.prismaObject('ListExport', {
  select: { id: true },
  description: 'A list as a file, with what the caller sees of it; kept for seven days.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id, `exp_…`.' }),
    list: t.exposeString('list', {
      description:
        'The list, such as `customers`; `customer` or `portalUser` where it is all data of one of them.',
    }),
    subjectId: t.exposeID('subjectId', {
      nullable: true,
      description: 'The customer or person whose complete data it is; null for a list.',
    }),
    format: t.expose('format', { type: ListExportFormatEnum, description: 'How its rows are written.' }),
    status: t.expose('status', { type: ListExportStatusEnum, description: 'How far it is.' }),
    rows: t.exposeInt('rows', { description: 'How many rows are written.' }),
    bytes: t.float({
      description: 'How large the file is so far, in bytes.',
      select: { bytes: true },
      resolve: ({ bytes }) => Number(bytes),
    }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why there is no file; null unless FAILED.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ready or failed; null before that.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it is deleted with its file.' }),
    viewerCan: t.field({
      type: ListExportViewerCan,
      description: 'What the caller may do with it.',
      select: { status: true, actorKind: true, actorId: true, rights: true },
      resolve: (row) => row,
    }),
  }),
})

lookup('listExport', 'ListExport', "One of the caller's exports by id; null when there is none.")
listQuery('listExports', listExportList, "The caller's exports.")

mutation('listExportCreate', {
  description:
    'Asks for a list as a file. A job writes it with the rights of the caller: every row that the caller sees then, with its plain values and the ids of what it belongs to. Ask for the export until it is READY; it is FAILED when the session or token ends before that, or has other rights. INVALID_INPUT for an unknown list or arguments that it does not take; FORBIDDEN for a list that is not for the caller; LIMIT_REACHED with five under way or 100 kept.',
  scope: 'list_export:write',
  input: (t) => ({
    list: t.string({
      required: true,
      description: 'The name of a root field that is a list, such as `customers` or `licenses`.',
    }),
    format: t.field({ type: ListExportFormatEnum, required: true, description: 'How to write the rows.' }),
    arguments: t.field({
      type: 'JSON',
      description:
        'The arguments of that field but those for paging, such as `{ "filter": { "name": { "contains": "Acme" } } }`.',
    }),
  }),
  entity: { name: 'listExport', model: 'ListExport', description: 'The export, QUEUED.' },
  run: createExport,
})

mutation('listExportDelete', {
  description: 'Deletes an export with its file. CONFLICT while it is being written.',
  scope: 'list_export:write',
  input: (t) => ({ id: t.id({ required: true, description: 'The export.' }) }),
  run: deleteExport,
})

mutation('listExportCreateDownloadLink', {
  description:
    'Signs a link to the file, for a browser that cannot send a credential: for five minutes, and no longer than the credential that asked for it. With a credential, `GET /exports/<id>/file` does without. CONFLICT unless the export is READY; FORBIDDEN for who has lost a right since the export was asked for.',
  scope: 'list_export:read',
  input: (t) => ({ id: t.id({ required: true, description: 'The export.' }) }),
  entity: { name: 'listExport', model: 'ListExport', description: 'The export.' },
  extra: {
    url: { type: 'String', description: 'The address of the file.' },
    expiresAt: { type: 'DateTime', description: 'When the link ends.' },
  },
  run: createExportLink,
})

mutation('customerExport', {
  description:
    'Asks for everything that is stored about a customer, in one file of JSON lines: `{"model", "data"}` for each row, from the customer itself to its part of the audit trail. People of the customer get the rows that they see in the portal; what is hidden from customers is in it only for callers with `internal:read`; secrets never are. For the rest it is an export like one of `listExportCreate`.',
  scope: 'customer:export',
  input: (t) => ({ id: t.id({ required: true, description: 'The customer.' }) }),
  entity: { name: 'listExport', model: 'ListExport', description: 'The export, QUEUED.' },
  run: exportCustomer,
})

mutation('portalUserExport', {
  description:
    'Asks for everything that is stored about a person, in one file of JSON lines as of `customerExport`: profile, memberships, sessions, sign-ins, invitations, mails, contacts with the same address, and what the audit trail has of and by the person. FORBIDDEN but for the vendor and the person.',
  scope: 'portal_user:export',
  input: (t) => ({ id: t.id({ required: true, description: 'The person.' }) }),
  entity: { name: 'listExport', model: 'ListExport', description: 'The export, QUEUED.' },
  run: exportPortalUser,
})
