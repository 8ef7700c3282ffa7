import { type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, isAsyncIterable, type Plugin, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from 'pino'
import { UnauthenticatedError } from '../errors.ts'
import { withDeadline } from './deadline.ts'
import { dearest } from './dearest.ts'
import { type Documents, type Prepared, type PreparedOperation, selectOperation } from './documents.ts'
import type { Exchange, RequestContext } from './exchange.ts'
import { executePlanned } from './execute.ts'
import { isLimited } from './front.ts'
import { assertCost, assertValueDepth, type Costed, costOf } from './limits.ts'
import type { Payment } from './payment.ts'
import { presentError } from './present-errors.ts'

export type Yoga = YogaServerInstance<RequestContext, Record<never, never>>

type Options = {
  schema: GraphQLSchema
  documents: Documents
  log: Logger
  operationSeconds: number
  pay: Payment['pay']
}

/**
 * GraphQL over HTTP in all its forms. What must hold for every operation is in hooks that run for the fast path
 * too (`front.ts`); the rest of Yoga is for requests that are out of the ordinary.
 */
export function createGraphql({ schema, documents, log, operationSeconds, pay }: Options): Yoga {
  return createYoga<RequestContext>({
    schema,
    graphqlEndpoint: '/graphql',
    plugins: [
      useDocuments(documents),
      useGuards(documents, pay),
      useDeadline(documents, operationSeconds * 1_000, pay),
      usePresentedErrors(log),
    ],
    // The hooks above do these; what is beside them is in `graphql-endpoint.ts`.
    parserAndValidationCache: false,
    maskedErrors: false,
    maxRequestBodySize: false,
    logging: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
  })
}

/** Parsing, limits on size and validation, kept by query text. */
function useDocuments(documents: Documents): Plugin<RequestContext> {
  return {
    onParse({ params, setParsedDocument }) {
      setParsedDocument(documents.prepare(String(params.source)).document)
    },
    onValidate({ params, setResult }) {
      setResult([...preparedOf(documents, params.documentAST).errors])
    },
  }
}

/** What depends on the caller and the variables: introspection and cost, which is paid before anything runs. */
function useGuards(documents: Documents, pay: Payment['pay']): Plugin<RequestContext> {
  return {
    onExecute({ args }) {
      const operation = operationOf(documents, args)
      const { exchange } = args.contextValue
      const paying = admit(args, operation, pay)
      const shown = exchange.showsCost ? costShown(args, operation) : undefined
      return paying ? paying.then(() => shown) : shown
    },
    onSubscribe: ({ args }) => admit(args, operationOf(documents, args), pay),
  }
}

/**
 * What every operation is held to before its first field: introspection for the known alone, and a bounded cost, which is
 * paid.
 */
export function admit(
  args: ExecutionArgs,
  operation: PreparedOperation,
  pay: Payment['pay'],
): undefined | Promise<void> {
  const ctx = args.contextValue as RequestContext
  const { exchange } = ctx
  exchange.operation = operation.node.name?.value.slice(0, 100) ?? operation.node.operation
  if (operation.introspects && ctx.actor.kind === 'anonymous') {
    throw new UnauthenticatedError('UNAUTHENTICATED', 'The schema is shown to authenticated callers.')
  }
  assertValueDepth(args.variableValues)
  const price = priceOf(args, operation)
  assertCost(price, exchange.account?.limit ?? Number.POSITIVE_INFINITY, () =>
    dearest(costedOf(args, operation), args.variableValues ?? {}, ctx),
  )
  const paying = pay(exchange, price)
  if (paying) {
    return paying.then(() => {
      exchange.executed = true
    })
  }
  exchange.executed = true
}

/** In points; one at least. */
function priceOf(args: ExecutionArgs, operation: PreparedOperation): number {
  const cost =
    operation.cost ??
    costOf(costedOf(args, operation), args.variableValues ?? {}, args.contextValue as RequestContext)
  if (!operation.node.variableDefinitions?.length) operation.cost = cost
  return Math.max(cost, 1)
}

function costedOf({ schema }: ExecutionArgs, { node, document }: PreparedOperation): Costed {
  return { schema, operation: node, document }
}

const mostShown = 10

type WhenExecuted = Exclude<
  Awaited<ReturnType<NonNullable<Plugin<RequestContext>['onExecute']>>>,
  // biome-ignore lint/suspicious/noConfusingVoidType: as the hook has it
  void | undefined
>

/** Puts into the answer what the operation costs, where that comes from, and how the budget stands then. */
function costShown(args: ExecutionArgs, operation: PreparedOperation): WhenExecuted {
  return {
    onExecuteDone({ result, setResult }) {
      if (isAsyncIterable(result)) return
      const ctx = args.contextValue as RequestContext
      const fields = dearest(costedOf(args, operation), args.variableValues ?? {}, ctx).slice(0, mostShown)
      const cost = { points: ctx.exchange.cost, budget: ctx.budget?.(), fields }
      setResult({ ...result, extensions: { ...result.extensions, cost } })
    },
  }
}

function useDeadline(
  documents: Documents,
  milliseconds: number,
  pay: Payment['pay'],
): Plugin<RequestContext> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { exchange } = args.contextValue
      const operation = operationOf(documents, args)
      const { node } = operation
      const readsOnly = node.operation === 'query'
      setExecuteFn((given) =>
        withDeadline({ milliseconds, exchange, readsOnly }, (signal) =>
          executePlanned(given, node, signal, (contextValue, again) => {
            const execute = () => executeFn({ ...given, contextValue, ...(signal && { signal }) })
            // What went wrong is carried out a second time, and so it is paid for.
            const paying = again && pay(exchange, priceOf(args, operation))
            return paying ? paying.then(execute) : execute()
          }),
        ),
      )
    },
  }
}

/** Yoga's own answers; the fast path presents its errors itself. */
function usePresentedErrors(log: Logger): Plugin<RequestContext, { exchange: Exchange }> {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      const { exchange } = serverContext as unknown as { exchange: Exchange }
      if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors) return
      const presented = result.errors.map((given) => presentError(given, exchange, log))
      const answered = 'data' in result && !isLimited(result, presented)
      const errors = presented.map(({ error, http }) => {
        // Yoga takes the status from here, and leaves it out of the body.
        if (!answered) Object.assign(error.extensions, { http })
        return error
      })
      setResult({ ...(result as ExecutionResult), errors })
    },
  }
}

function preparedOf(documents: Documents, document: ExecutionArgs['document']): Prepared {
  const prepared = documents.of(document)
  if (!prepared) throw new Error('A document was not prepared.')
  return prepared
}

function operationOf(documents: Documents, args: ExecutionArgs): PreparedOperation {
  const operation = selectOperation(preparedOf(documents, args.document), args.operationName)
  if (operation) return operation
  throw new GraphQLError('Could not determine what operation to execute.', {
    extensions: { http: { status: 400 } },
  })
}
