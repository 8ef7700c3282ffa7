// The texts of operations that are alike, put together from what differs: whole they would be a good part of a bundle.

const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1)

/** A query of one row by its id, and the fragments that it needs. */
export const lookupText = (name: string, type: string, ...fragments: string[]) =>
  `query ${name}($id:ID!){${name}(id:$id){...${type}}}${fragments.join('')}`

/** A query of a page of a list that has no arguments of its own. */
export const listText = (name: string, type: string, ...fragments: string[]) =>
  `query ${name}($filter:${type}Filter$orderBy:[${type}Order!]$first:Int$after:String$withTotalCount:Boolean=false)` +
  `{${name}(filter:$filter orderBy:$orderBy first:$first after:$after)` +
  `{nodes{...${type}}pageInfo{hasNextPage endCursor}totalCount@include(if:$withTotalCount)}}${fragments.join('')}`

/** A mutation with one input; `fields` are those of its answer beside the errors. */
export const mutationText = (name: string, fields: string, ...fragments: string[]) =>
  `mutation ${name}($input:${capital(name)}Input!){${name}(input:$input){${fields}errors{...UserError}}}${fragments.join('')}`
