/** A command that is generated from an operation of the SDK: data only, read by `commands/generated.ts`. */
export type Operation = {
  /** `['customers', 'update-contact']`, or one word for what has no noun. */
  readonly path: readonly [string] | readonly [string, string]
  /** Its place in the client: `customers.updateContact`. */
  readonly namespace: string | null
  readonly method: string
  readonly kind: 'list' | 'query' | 'mutation' | 'live'
  readonly description: string
  /** What the method takes before its options: nothing, the value of its one variable, or all of them in an object. */
  readonly takes: 'nothing' | 'value' | 'object'
  readonly variables: readonly Field[]
  /** The paths of everything it answers, such as `customer.name`. */
  readonly columns: readonly string[]
}

/** A variable, or a field of an input. */
export type Field = {
  readonly name: string
  /** As the schema writes it: `[Scope!]!`. */
  readonly type: string
  readonly description: string
}

export type EnumValue = { readonly name: string; readonly description: string }
