import SchemaBuilder, {
  type InputFieldMap,
  type InputFieldRef,
  type InputShapeFromFields,
} from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import PrismaPlugin from '@pothos/plugin-prisma'
import ScopeAuthPlugin, { type AuthFailure, AuthScopeFailureType } from '@pothos/plugin-scope-auth'
import { recordDenied } from './audit/denied.ts'
import { isReadOnly } from './auth/actor.ts'
import { refusal } from './auth/policy.ts'
import type { Scope } from './auth/scopes.ts'
import type { Ctx } from './context.ts'
import type PrismaTypes from './db/generated/pothos.ts'
import { getDatamodel } from './db/generated/pothos.ts'
import type { Prisma } from './db/generated/prisma/client.ts'
import { seesAll } from './db/read.ts'
import { AppError, type ErrorCode, errorCodes, ForbiddenError, InvalidInputErrors } from './errors.ts'
import { earlierResult } from './idempotency/step.ts'
import { modelOfId } from './ids.ts'
import { policies } from './policies.ts'
import { dateScalar, dateTimeScalar, jsonScalar } from './scalars.ts'
import { visibilityPlugin } from './visibility-plugin.ts'
import { assertWellFormed } from './well-formed.ts'

export type Types = {
  Context: Ctx
  PrismaTypes: PrismaTypes
  DefaultFieldNullability: false
  DefaultAuthStrategy: 'all'
  AuthScopes: { scope: Scope; signedIn: boolean; writes: boolean }
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: Date; Output: Date }
    Date: { Input: Date; Output: Date }
    JSON: { Input: unknown; Output: unknown }
  }
}

/** The scope for want of which a field was refused; undefined where it was something else. */
function scopeMissing(failure: AuthFailure): Scope | undefined {
  if ('failures' in failure) return failure.failures.map(scopeMissing).find((scope) => scope !== undefined)
  const isScope = failure.kind === AuthScopeFailureType.AuthScope && failure.scope === 'scope'
  return isScope ? (failure.parameter as Scope) : undefined
}

export const builder = new SchemaBuilder<Types>({
  plugins: [ScopeAuthPlugin, visibilityPlugin, ComplexityPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    defaultStrategy: 'all',
    authorizeOnSubscribe: true,
    authScopes: (ctx) => ({
      scope: (scope) => ctx.actor.scopes.has(scope),
      signedIn: ctx.actor.kind !== 'anonymous',
      writes: !isReadOnly(ctx.actor),
    }),
    unauthorizedError: (_parent, ctx, _info, { failure }) => refusal(ctx.actor, scopeMissing(failure)),
  },
  complexity: { disabled: true },
  prisma: {
    client: (ctx) => ctx.read as never,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    onUnusedQuery: process.env.NODE_ENV === 'production' ? null : 'error',
  },
})

builder.addScalarType('DateTime', dateTimeScalar)
builder.addScalarType('Date', dateScalar)
builder.addScalarType('JSON', jsonScalar)

builder.queryType({
  description: 'Everything that can be read. Rows the caller may not see do not exist here.',
})
builder.mutationType({
  description:
    'Everything that can be changed. Each mutation is one transaction with one audit event; what is wrong with the request comes back in `errors`. With the header `Idempotency-Key` (1 to 255 printable ASCII characters) a request is carried out once: for 24 hours the same key with the same request gets the same answer again, with the header `Idempotency-Replayed: true`.',
})

builder.subscriptionType({
  // Subscription is what a project has to a product.
  name: 'LiveUpdates',
  description:
    'What is told as it happens: server-sent events (`Accept: text/event-stream`) in the distinct connections mode of GraphQL over SSE, each with the id of its event. A connection that was lost goes on after the last one by `Last-Event-ID` or `after`. Who the caller is and may see is looked at again for every event. One root field per operation.',
})

// The object types of models select their id alone, so that a row is read with the columns that the document asks for;
// a field that computes something selects what it needs. The compiler holds it to that.

/** The options of a field that only callers with `internal:read` see; for the others it is null. */
export const internalField = {
  nullable: true,
  authScopes: { scope: 'internal:read' },
  unauthorizedResolver: () => null,
} as const

export const Node = builder.interfaceRef<{ id: string }>('Node').implement({
  description: 'An object with an id that is unique over all types.',
  resolveType: (node) => modelOfId(node.id)!,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id: three letters for the type, then 26 characters.' }),
  }),
})

const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description:
    'What went wrong, for programs. The first five come as data in `errors`, the others as top-level errors.',
  values: Object.fromEntries(
    Object.entries(errorCodes).map(([code, description]) => [
      code,
      { value: code as ErrorCode, description },
    ]),
  ),
})

/** Not an error object: graphql-js throws one wherever it finds one, in the place of a value too. */
type Problem = Pick<AppError, 'code' | 'message' | 'inputPath'>

const UserError = builder.interfaceRef<Problem>('UserError').implement({
  description: 'Something the caller can put right.',
  fields: (t) => ({
    code: t.field({
      type: ErrorCodeEnum,
      description: 'What went wrong, for programs.',
      resolve: (error) => error.code,
    }),
    message: t.exposeString('message', { description: 'What went wrong and what to do, for people.' }),
    path: t.stringList({
      nullable: true,
      description:
        'The input field the error is about, from `input` downwards; null when it is about no single one.',
      resolve: (error) => (error.inputPath ? ['input', ...error.inputPath] : null),
    }),
  }),
})

const OperationError = builder.objectRef<Problem>('OperationError').implement({
  description: 'An error of a mutation that tells no more than every error does.',
  interfaces: [UserError],
  isTypeOf: () => true,
})
void OperationError

type Model = keyof PrismaTypes & string
type Row = { id: string } & Record<string, unknown>

type Delegate = {
  findUnique: (args: object) => Promise<Row | null>
  findMany: (args: object) => Promise<Row[]>
  count: (args: object) => Promise<number>
}

/** What an operation hands back to its mutation: the `id` of the row to re-read, or the `ids` of several, and fields of the payload's own. */
type Result = Record<string, unknown>

type PayloadShape = { result: Result | null; errors: readonly AppError[] }

/** What declares the fields of an input. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<Types>,
  'InputObject'
>

/**
 * What a payload shows: the row of a model, read again, or what the operation itself hands back. `asWritten`: what it
 * hands back is the row as the database has it, which then is not read again where the answer needs no more.
 */
type Entity = { name: string; description: string } & ({ model: Model; asWritten?: true } | { type: object })

type MutationOptions<Fields extends InputFieldMap> = {
  description: string
  /** The credential's scope; without it the operation is not even tried. Null: for everybody, signed in or not. */
  scope: Scope | 'signedIn' | null
  /** Also for sessions that may only read. */
  forReaders?: true
  /** More than usual for what must not be tried many times in one request. */
  complexity?: number
  /** The fields of `input`. */
  input: (t: InputFields) => Fields
  /** The payload's entity field and its model; none for a deletion, whose payload has `deletedId`. */
  entity?: Entity
  /** The same of a mutation of many at once, whose payload has a list. */
  entities?: { name: string; model: Model; description: string }
  /** Entities of which one is there where nothing went wrong; taken from the result by name. */
  oneOf?: readonly { name: string; type: object; description: string }[]
  /** More payload fields, taken from the result by name; null when the mutation failed. */
  extra?: Record<string, { type: 'String' | 'Int' | 'Boolean' | 'DateTime'; description: string }>
  run: (ctx: Ctx, input: InputShapeFromFields<Fields>) => Promise<Result>
}

/**
 * Declares a mutation: its input and payload types, its scope, and how the errors of its one operation become data.
 * The entity is read again through the caller's eyes, with the fields that were asked for.
 */
export function mutation<
  Fields extends Record<string, InputFieldRef<PothosSchemaTypes.ExtendDefaultTypes<Types>, unknown>>,
>(
  name: string,
  {
    description,
    scope,
    forReaders,
    complexity = 10,
    input,
    entity,
    entities,
    oneOf,
    extra,
    run,
  }: MutationOptions<Fields>,
): void {
  const typeName = name.charAt(0).toUpperCase() + name.slice(1)
  const inputType = builder.inputType(`${typeName}Input`, {
    description: `What \`${name}\` takes.`,
    fields: input as never,
  })
  const payload = builder.objectRef<PayloadShape>(`${typeName}Payload`).implement({
    description: `What \`${name}\` answers.`,
    fields: (t) => ({
      ...(entity ? { [entity.name]: entityField(t as never, entity) } : {}),
      ...(entities ? { [entities.name]: entitiesField(t as never, entities) } : {}),
      ...Object.fromEntries(
        (oneOf ?? []).map(({ name, type, description }) => [
          name,
          t.field({
            type: type as never,
            nullable: true,
            description,
            resolve: ({ result }) => (result?.[name] ?? null) as never,
          }),
        ]),
      ),
      ...(!entity && !entities && !oneOf
        ? {
            deletedId: t.id({
              nullable: true,
              description: 'The id of what is gone; null when `errors` is not empty.',
              resolve: ({ result }) => (result?.id as string | undefined) ?? null,
            }),
          }
        : {}),
      ...Object.fromEntries(
        Object.entries(extra ?? {}).map(([field, option]) => [
          field,
          t.field({
            type: option.type,
            nullable: true,
            description: option.description,
            resolve: ({ result }) => (result?.[field] ?? null) as never,
          }),
        ]),
      ),
      errors: t.field({
        type: [UserError],
        description:
          'What was wrong with the request; empty when it was carried out, and then nothing was left out.',
        resolve: ({ errors }) => errors.map(({ code, message, inputPath }) => ({ code, message, inputPath })),
      }),
    }),
  })
  const shown = entities ?? entity
  const readAgain = (id: string) =>
    !extra && !oneOf && (!shown || ('model' in shown && modelOfId(id) === shown.model))
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      description,
      authScopes: {
        ...(scope === 'signedIn' ? { signedIn: true } : scope && { scope }),
        ...(!forReaders && { writes: true }),
      },
      unauthorizedResolver: async (_root, args, ctx, _info, error): Promise<never> => {
        await recordDenied(ctx, name, args.input)
        throw error
      },
      complexity,
      args: { input: t.arg({ type: inputType, required: true, description: `The input of \`${name}\`.` }) },
      resolve: async (_root, args, ctx, info): Promise<PayloadShape> => {
        try {
          assertWellFormed(args.input)
          const field = String(info.path.key)
          const own = ctx.claim ? { ...ctx, claim: { ...ctx.claim, field } } : ctx
          const result = earlierResult(ctx, field, readAgain) ?? (await run(own, args.input as never))
          return { result, errors: [] }
        } catch (error) {
          if (error instanceof ForbiddenError) await recordDenied(ctx, name, args.input)
          return { result: null, errors: asUserErrors(error) }
        }
      },
    }),
  )
}

function entityField(t: never, entity: Entity): never {
  const fields = t as { field: (options: object) => never; prismaField: (options: object) => never }
  const options = {
    nullable: true,
    description: `${entity.description} Null exactly when \`errors\` is not empty.`,
  }
  if ('type' in entity)
    return fields.field({ ...options, type: entity.type, resolve: ({ result }: PayloadShape) => result })
  return fields.prismaField({
    ...options,
    type: entity.model,
    resolve: (query: object, { result }: PayloadShape, _args: object, ctx: Ctx) => {
      // Copied before the early return: a query that no resolver looked at counts as forgotten.
      const selection: { select?: object } = { ...query }
      if (!result) return null
      if (entity.asWritten && seesAll(ctx.actor, entity.model) && isWithin(selection, result)) return result
      return delegateOf(ctx, entity.model).findUnique({ ...selection, where: { id: result.id } })
    },
  })
}

/** Whether everything that is to be selected is there already: columns, and no relation. */
function isWithin({ select }: { select?: object }, row: Result): boolean {
  return (
    select !== undefined &&
    Object.entries(select).every(([column, wanted]) => wanted === true && row[column] !== undefined)
  )
}

function entitiesField(t: never, { model, description }: { model: Model; description: string }): never {
  const fields = t as { prismaField: (options: object) => never }
  return fields.prismaField({
    type: [model],
    nullable: true,
    description: `${description} Null exactly when \`errors\` is not empty.`,
    resolve: async (query: object, { result }: PayloadShape, _args: object, ctx: Ctx) => {
      const selection = { ...query }
      if (!result) return null
      const ids = result.ids as readonly string[]
      const rows = await delegateOf(ctx, model).findMany({ ...selection, where: { id: { in: [...ids] } } })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },
  })
}

const asData: ReadonlySet<ErrorCode> = new Set([
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT_REACHED',
  'FORBIDDEN',
])

/** The errors a caller can put right; anything else is rethrown, to be masked at the top level. */
function asUserErrors(error: unknown): readonly AppError[] {
  const errors = error instanceof InvalidInputErrors ? error.all : error instanceof AppError ? [error] : []
  if (errors.length === 0 || !errors.every((e) => asData.has(e.code))) throw error
  return errors
}

/** A root field that finds one row by a unique column, the id by default. */
export function lookup(
  name: string,
  model: Model,
  description: string,
  by: Record<string, string> = { id: 'The id.' },
): void {
  const [[column, columnDescription]] = Object.entries(by) as [[string, string]]
  const field = {
    type: model,
    nullable: true,
    description,
    authScopes: { scope: policies[model as Prisma.ModelName].scope },
    resolve: (query: object, _root: object, args: Record<string, string>, ctx: Ctx) =>
      delegateOf(ctx, model).findUnique({ ...query, where: { [column]: args[column] } }),
  }
  builder.queryField(name, (t) =>
    t.prismaField({
      ...field,
      args: {
        [column]: t.arg({
          type: column === 'id' ? 'ID' : 'String',
          required: true,
          description: columnDescription,
        }),
      },
    } as never),
  )
}

/** The finds of a model, held to what the caller sees. */
export function delegateOf(ctx: Ctx, model: Model): Delegate {
  const name = model.charAt(0).toLowerCase() + model.slice(1)
  return (ctx.read as unknown as Record<string, Delegate>)[name]!
}
