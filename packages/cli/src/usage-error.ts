/** The command line itself is wrong: nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** What to do about it, on a line of its own. */
  readonly hint: string | undefined

  readonly exitCode: number

  constructor(message: string, hint?: string, exitCode = 2) {
    super(message)
    this.hint = hint
    this.exitCode = exitCode
  }
}
