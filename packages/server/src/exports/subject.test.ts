import { expect, test } from 'vitest'
import { staff } from '../../test/actors.ts'
import { getDatamodel } from '../db/generated/pothos.ts'
import { type Subject, sectionsOf } from './subject.ts'

const { models } = getDatamodel().datamodel
const columnsOf = (model: string) => models[model]!.fields.filter(({ kind }) => kind !== 'object')

/** The models with rows that hang on one of these, at whatever depth, by a key or by one of these columns. */
function reachedFrom(root: string, columns: RegExp): Set<string> {
  const reached = new Set([root])
  for (const model of Object.keys(models))
    if (columnsOf(model).some(({ name }) => columns.test(name))) reached.add(model)
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const [model, { fields }] of Object.entries(models))
      if (
        fields.some(
          ({ kind, relationFromFields, type }) =>
            kind === 'object' && relationFromFields!.length > 0 && reached.has(type),
        )
      )
        reached.add(model)
  }
  return reached
}

/** What is in no file, and why. */
const leftOut: Record<Subject['kind'], Record<string, string>> = {
  customer: {
    LicenseDownloadLink: 'a link of five minutes, and for the rest an audit event',
    Session: 'of the staff member who signed in as the customer, which Impersonation says',
    ListExport: 'files of others, which are deleted after seven days',
    ListExportPart: 'the same',
    ApiToken: 'of the vendor: its customers are what it is held to',
  },
  portalUser: {
    LicenseDownloadLink: 'a link of five minutes, and for the rest an audit event',
    ListExportPart: 'the files that the person has asked for',
    AuditExportLink: 'a link of five minutes, and for the rest an audit event',
    Staff: 'the people of the vendor are no portal users',
    SenderDomain: "the vendor's own address",
    PortalSettings: 'the addresses of the vendor',
  },
}

const subjects: readonly [Subject, string, RegExp][] = [
  [{ kind: 'customer', id: 'cus_1' }, 'Customer', /^customerIds?$/],
  [
    { kind: 'portalUser', id: 'usr_1', email: 'ann@example.com' },
    'PortalUser',
    /portalUserId$|email$|recipients?$|^actorId$|^address$/i,
  ],
]

test.each(subjects)(
  'everything about a $kind is in its file, or stands on the list with a reason',
  (subject, root, columns) => {
    const exported = new Set<string>(sectionsOf(subject, staff()).map(({ model }) => model))
    const related = subject.kind === 'customer' ? reachedFrom(root, columns) : ofPerson(root, columns)
    const excused = Object.keys(leftOut[subject.kind])
    expect([...related].filter((model) => !exported.has(model) && !excused.includes(model))).toEqual([])
    expect(
      excused.filter((model) => exported.has(model)),
      'exported, and yet excused',
    ).toEqual([])
  },
)

/** What hangs on the person's own rows; what hangs on a customer whose contact the person is belongs to the customer. */
function ofPerson(root: string, columns: RegExp): Set<string> {
  const reached = new Set([...reachedFrom(root, /^portalUserId$/)])
  for (const model of Object.keys(models))
    if (columnsOf(model).some(({ name }) => columns.test(name))) reached.add(model)
  reached.add('ListExportPart')
  return reached
}

test.each(subjects)('no secret of a $kind is in its file', (subject) => {
  const secret = /hash$|sealed$|secret|^code$|^content$|digest/i
  for (const { model, without = [] } of sectionsOf(subject, staff())) {
    const shown = columnsOf(model)
      .filter(({ name, type }) => (secret.test(name) || type === 'BigInt') && !without.includes(name))
      .map(({ name }) => name)
    // When the old secret of a webhook ends is none.
    const harmless = ['secondFactor', 'previousSecretUntil']
    expect(
      shown.filter((name) => !harmless.includes(name)),
      model,
    ).toEqual([])
  }
})
