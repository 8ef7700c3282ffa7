import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type PothosOutputFieldType,
  PothosSchemaError,
  type SchemaTypes,
} from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { refusal } from './auth/policy.ts'
import type { Ctx } from './context.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { policies } from './policies.ts'
import { assertWellFormed } from './well-formed.ts'

export const visibilityPlugin = 'visibility'

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      visibility: VisibilityPlugin<Types>
    }
    export interface FieldOptions {
      /** Of a required to-one relation: whoever sees the child sees the parent. The implication test holds it. */
      implied?: boolean
    }
  }
}

/** Holds what `ctx.read` cannot: the read scope of a type at every field that leads to it, and required parents. */
class VisibilityPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(field: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const relation = field.extensions?.pothosPrismaRelationField as
      | { name: string; type: string; isList: boolean; isRequired: boolean }
      | undefined
    const implied = (field.pothosOptions as { implied?: boolean }).implied === true
    if (relation && !relation.isList && relation.isRequired && !implied) {
      throw new PothosSchemaError(
        `${field.parentType}.${field.name} leads to ${relation.type}, which Prisma cannot filter there: ` +
          'say implied: true if seeing the child implies seeing the parent (a test holds you to it).',
      )
    }
    return { ...field, extensions: { ...field.extensions, implied } }
  }

  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object, unknown>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object, unknown> {
    const column = field.extensions?.pothosExposedField as string | undefined
    if (column !== undefined && Object.keys(field.args).length === 0) return exposed(column, resolver)
    const model = this.modelOf(field.type)
    const scope = model && policies[model].scope
    const checked = field.kind !== 'Mutation' && Object.keys(field.args).length > 0
    if (!scope && !checked) return resolver
    return (parent, args, context, info) => {
      const ctx = context as unknown as Ctx
      if (scope && !ctx.actor.scopes.has(scope)) throw refusal(ctx.actor, scope)
      if (checked) assertWellFormed(args)
      return resolver(parent, args, context, info)
    }
  }

  private modelOf(type: PothosOutputFieldType<Types>): Prisma.ModelName | undefined {
    if (type.kind === 'List') return this.modelOf(type.type)
    if (type.kind !== 'Object') return undefined
    const { extensions } = this.buildCache.getTypeConfig(type.ref, 'Object')
    return (extensions?.pothosPrismaModel ?? extensions?.connectionOf) as Prisma.ModelName | undefined
  }
}

/** A column that was read with its row needs none of what finds out whether it was: most fields of a list are such. */
function exposed<Context>(
  column: string,
  resolver: GraphQLFieldResolver<unknown, Context, object, unknown>,
): GraphQLFieldResolver<unknown, Context, object, unknown> {
  const exposing: typeof resolver = (parent, args, context, info) => {
    const value = (parent as Record<string, unknown>)[column]
    return value === undefined ? resolver(parent, args, context, info) : value
  }
  columns.set(exposing, column)
  return exposing
}

const columns = new WeakMap<object, string>()

/** The column that a resolver answers with; undefined for one that does anything else, such as asking who calls. */
export const columnOf = (resolver: object): string | undefined => columns.get(resolver)

SchemaBuilder.registerPlugin(visibilityPlugin, VisibilityPlugin)
