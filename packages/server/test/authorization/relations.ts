import { getDatamodel } from '../../src/db/generated/pothos.ts'
import type { Model, RowOf, Rows } from './oracle.ts'

// How the rows of a world hang together, from the datamodel: facts about the data, and no rules.

export type Relation = { name: string; model: Model; list: boolean; required: boolean }

type Field = ReturnType<typeof getDatamodel>['datamodel']['models'][string]['fields'][number]

const models = getDatamodel().datamodel.models

/** The relations of a model by name. */
export function relationsOf(model: Model): ReadonlyMap<string, Relation> {
  return new Map(
    objectFields(model).map((field) => [
      field.name,
      { name: field.name, model: field.type as Model, list: field.isList, required: field.isRequired },
    ]),
  )
}

/** The columns of a model that hold a value. */
export function columnsOf(
  model: Model,
): ReadonlyMap<string, { type: string; required: boolean; list: boolean }> {
  return new Map(
    models[model]!.fields.filter((field) => field.kind !== 'object').map((field) => [
      field.name,
      { type: field.type, required: field.isRequired, list: field.isList },
    ]),
  )
}

/** The relation that a column is the key of. */
export function relationOfKey(model: Model, column: string): Relation | undefined {
  const field = objectFields(model).find(({ relationFromFields }) => relationFromFields![0] === column)
  return field && relationsOf(model).get(field.name)
}

/** The rows that a row is related to, whether anyone sees them or not. */
export function relatedRows(rows: Rows, model: Model, row: RowOf<Model>, relation: string): RowOf<Model>[] {
  const field = objectFields(model).find(({ name }) => name === relation)!
  const target = field.type as Model
  const of = row as Record<string, unknown>
  if (field.relationFromFields!.length > 0) {
    const id = of[field.relationFromFields![0]!]
    return id === null ? [] : all(rows, target).filter((other) => other.id === id)
  }
  const back = objectFields(target).find(
    (other) => other.relationName === field.relationName && (other !== field || other.type !== model),
  )!
  if (back.isList) return joined(rows, model, row, target)
  const key = back.relationFromFields![0]!
  return all(rows, target).filter((other) => (other as Record<string, unknown>)[key] === row.id)
}

/** Over the one relation without a key column: projects and their partners. */
function joined(rows: Rows, model: Model, row: RowOf<Model>, target: Model): RowOf<Model>[] {
  if (model === 'Project' && target === 'Partner') {
    return rows.Partner.filter((partner) => (row as RowOf<'Project'>).partnerIds.includes(partner.id))
  }
  if (model === 'Partner' && target === 'Project') {
    return rows.Project.filter((project) => project.partnerIds.includes(row.id))
  }
  throw new Error(`relations.ts does not know which ${target} rows belong to a ${model}: say it there.`)
}

export function all(rows: Rows, model: Model): readonly RowOf<Model>[] {
  return rows[model]
}

function objectFields(model: Model): Field[] {
  return models[model]!.fields.filter((field) => field.kind === 'object')
}
