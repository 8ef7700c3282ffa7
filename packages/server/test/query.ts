import { graphql } from 'graphql'
import type { Ctx } from '../src/context.ts'
import { AppError } from '../src/errors.ts'
import { schema } from '../src/schema.ts'

type Answer = {
  /** Of whatever shape the test's own document asked for. */
  data: ReturnType<typeof JSON.parse>
  errors?: readonly {
    message: string
    path?: readonly (string | number)[]
    extensions: Record<string, unknown>
  }[]
}

/** Executes a document on the real schema as this actor, without HTTP and its limits. */
export async function query(
  ctx: Ctx,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const result = await graphql({ schema, source: document, variableValues: variables, contextValue: ctx })
  const errors = result.errors?.map(({ message, path, originalError }) => ({
    message,
    path,
    extensions:
      originalError instanceof AppError
        ? { code: originalError.code, path: originalError.inputPath }
        : { original: originalError },
  }))
  return { data: result.data, ...(errors ? { errors } : {}) }
}
