import { type DocumentNode, execute, type OperationDefinitionNode, parse, validate } from 'graphql'
import type { Ctx } from '../../src/context.ts'
import { AppError, type ErrorCode } from '../../src/errors.ts'
import { executePlanned } from '../../src/http/execute.ts'
import { schema } from '../../src/schema.ts'

export type Answer = {
  /** Of whatever shape the generated document asked for. */
  data: Record<string, unknown> | null
  /** The codes of the top-level errors, and the original error of what is not one of ours. */
  errors: { code: ErrorCode | null; path: string; message: string }[]
}

const documents = new Map<string, DocumentNode>()

/** Executes a document on the real schema as the server does, without HTTP and its limits. Parsed once for all callers. */
export async function ask(
  ctx: Ctx,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const args = { schema, document: parsed(document), variableValues: variables, contextValue: ctx }
  const operation = args.document.definitions[0] as OperationDefinitionNode
  const result = await executePlanned(args, operation, undefined, (contextValue) =>
    execute({ ...args, contextValue }),
  )
  const errors = (result.errors ?? []).map(({ message, path, originalError }) => ({
    code: originalError instanceof AppError ? originalError.code : null,
    path: path?.join('.') ?? '',
    message:
      originalError instanceof AppError || !originalError ? message : originalError.message.slice(-400),
  }))
  return { data: result.data ?? null, errors }
}

function parsed(source: string): DocumentNode {
  const known = documents.get(source)
  if (known) return known
  const document = parse(source, { noLocation: true })
  const [error] = validate(schema, document)
  if (error) throw new Error(`${error.message}\n${source}`)
  documents.set(source, document)
  return document
}
