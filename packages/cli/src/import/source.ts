import type { Kind } from './columns.ts'
import type { Problem } from './problem.ts'

/** A row as its file has it, under the names of our columns. */
export type SourceRow = {
  /** Where it begins in the file. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
  /** It could not be read. */
  readonly problem?: Problem
  /** What of it has no place here; the rest is taken. */
  readonly left?: readonly Problem[]
}

/** One kind of rows in one file. A file may be read several times: what refers to others comes after them. */
export type Pass = {
  readonly kind: Kind
  readonly file: SourceFile
  /** What the file calls our columns, where it has other names. */
  readonly fields?: Readonly<Record<string, string>>
  /** Null is a row of the file that says nothing of this kind: it is counted, and that is all. */
  readonly rows: (onBytes: (bytes: number) => void) => AsyncIterable<SourceRow | null>
  /** The file has the same again and again, and means it so. */
  readonly repeats?: boolean
  /** What is wrong with its rows was said of them in an earlier pass. */
  readonly silent?: boolean
}

export type SourceFile = { readonly path: string; readonly name: string }

/** What there is to import. */
export type Source = {
  readonly files: readonly SourceFile[]
  readonly passes: readonly Pass[]
  /** To tell the reader before the work begins. */
  readonly notes: readonly string[]
}
