import type { Actor } from '../auth/actor.ts'
import type { Db } from '../context.ts'
import { policies } from '../policies.ts'
import { getDatamodel } from './generated/pothos.ts'
import type { Prisma, PrismaClient } from './generated/prisma/client.ts'

type Model = Prisma.ModelName
type Methods = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findFirstOrThrow' | 'findMany' | 'count'

/** The database as one actor sees it: finds and counts of every model, and nothing else. */
export type ReadClient = { readonly [M in Uncapitalize<Model>]: Pick<PrismaClient[M], Methods> }

type Args = Record<string, unknown>
type Relation = {
  name: string
  model: Model
  list: boolean
  required: boolean
  /** Of a to-many relation, the way back: the child's field that leads to the parent, and its column. */
  back?: { name: string; column: string }
}
type Delegate = Record<Methods, (args: Args) => unknown>

const methods: readonly Methods[] = [
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
]

const { models } = getDatamodel().datamodel

/** The relations of every model, read once from the datamodel. */
const relations = new Map<string, ReadonlyMap<string, Relation>>(
  Object.entries(models).map(([model, { fields }]) => [
    model,
    new Map(fields.filter(({ kind }) => kind === 'object').map((field) => [field.name, relationOf(field)])),
  ]),
)

type Field = (typeof models)[string]['fields'][number]

function relationOf({ name, type, isList, isRequired, relationName }: Field): Relation {
  const back = models[type]!.fields.find(
    (field) =>
      field.relationName === relationName && field.name !== name && field.relationFromFields?.length === 1,
  )
  return {
    name,
    model: type as Model,
    list: isList,
    required: isRequired,
    ...(isList && back ? { back: { name: back.name, column: back.relationFromFields![0]! } } : {}),
  }
}

const noRow = { id: { in: [] } }

/** The `where` that holds a model to the rows the actor sees; undefined where that is all of them. */
export type Visibility = (model: Model) => Args | undefined

const visibilities = new WeakMap<Actor, Visibility>()

export function visibilityOf(actor: Actor): Visibility {
  const known = visibilities.get(actor)
  if (known) return known
  const wheres = new Map<Model, Args | undefined>()
  const visibility: Visibility = (model) => {
    if (!wheres.has(model)) wheres.set(model, computeVisible(model, actor))
    return wheres.get(model)
  }
  visibilities.set(actor, visibility)
  return visibility
}

/** Whether there is no row of the model that the actor does not see. */
export const seesAll = (actor: Actor, model: Model): boolean => visibilityOf(actor)(model) === undefined

function computeVisible(model: Model, actor: Actor): Args | undefined {
  return actor.scopes.has(policies[model].scope) ? visibleRows(model, actor) : noRow
}

/** What the policy of a model lets the actor see, whatever the scope; undefined where that is every row. */
export function visibleRows(model: Model, actor: Actor): Args | undefined {
  const where = policies[model].visible(actor) as Args | false
  if (where === false) return noRow
  return Object.keys(where).length === 0 ? undefined : closed(where)
}

/** Prisma takes an OR of nothing for no condition where it stands inside an AND; here it is what no row fulfils. */
function closed(where: Args): Args {
  if (Array.isArray(where.OR) && where.OR.length === 0) return noRow
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if (key === 'AND' || key === 'OR') return [key, [value].flat().map((part) => closed(part as Args))]
      const nested =
        value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      return [key, nested ? closed(value as Args) : value]
    }),
  )
}

function restrict(where: unknown, visible: Args | undefined): Args | undefined {
  if (!visible) return where as Args | undefined
  if (!where || Object.keys(where).length === 0) return visible
  return { AND: [where, visible] }
}

/** Rewrites the arguments of one find: the filter of the model, and of every relation below it. */
function guardFind(model: Model, args: Args, visibility: Visibility, unique: boolean): Args {
  const guarded = guardSelection(model, args, visibility, true)
  const visible = visibility(model)
  if (!visible) return guarded
  // A unique lookup keeps its key on top; the filter stands beside it, and beside conditions of the caller's own.
  const given = args.where as Args
  const own = given?.AND === undefined ? [] : [given.AND].flat()
  const where = unique ? { ...given, AND: [...own, visible] } : restrict(given, visible)
  return { ...guarded, where }
}

/** `seen`: every row at this place is one that the actor sees. */
function guardSelection(model: Model, args: Args, visibility: Visibility, seen: boolean): Args {
  if (!args.select && !args.include) return args
  const guarded = { ...args }
  if (args.select) guarded.select = guardRelations(model, args.select as Args, visibility, seen)
  if (args.include) guarded.include = guardRelations(model, args.include as Args, visibility, seen)
  return guarded
}

function guardRelations(model: Model, selection: Args, visibility: Visibility, seen: boolean): Args {
  const fields = relations.get(model)!
  const guarded: Args = {}
  for (const [name, value] of Object.entries(selection)) {
    if (value === undefined) continue
    const relation = fields.get(name)
    if (name === '_count') guarded[name] = guardCount(model, value, visibility, seen)
    else if (relation && value !== false)
      guarded[name] = guardRelation(model, relation, value, visibility, seen)
    else guarded[name] = value
  }
  return guarded
}

function guardRelation(
  parent: Model,
  relation: Relation,
  value: unknown,
  visibility: Visibility,
  seen: boolean,
): unknown {
  const args = value === true ? {} : (value as Args)
  // A required to-one takes no filter: schema fields over one pass the gate of `visibility-plugin.ts`.
  const unfiltered = !relation.list && relation.required
  const guarded = guardSelection(relation.model, args, visibility, !unfiltered)
  const where = unfiltered
    ? undefined
    : restrict(args.where, visibleBelow(parent, relation, visibility, seen))
  if (where) return { ...guarded, where }
  return Object.keys(guarded).length === 0 ? true : guarded
}

function guardCount(model: Model, value: unknown, visibility: Visibility, seen: boolean): unknown {
  const fields = relations.get(model)!
  const select: Args =
    value === true
      ? Object.fromEntries([...fields].filter(([, relation]) => relation.list).map(([name]) => [name, true]))
      : ((value as { select: Args }).select ?? {})
  const guarded: Args = {}
  for (const [name, counted] of Object.entries(select)) {
    if (!counted) continue
    const own = counted === true ? undefined : (counted as Args).where
    const where = restrict(own, visibleBelow(model, fields.get(name)!, visibility, seen))
    guarded[name] = where ? { where } : true
  }
  return { select: guarded }
}

/** What holds the rows of a relation to those the actor sees, beyond what holds for the parent already. */
function visibleBelow(
  parent: Model,
  relation: Relation,
  visibility: Visibility,
  seen: boolean,
): Args | undefined {
  const visible = visibility(relation.model)
  if (!visible || !seen || !relation.back) return visible
  const ofParent = visibility(parent)
  return ofParent && followsFrom(ofParent, visible, relation.back) ? undefined : visible
}

/**
 * Whether a child's rule says no more than that its parent is visible: it is the parent's rule behind the relation back,
 * or the parent's rule about its id, said of the child's column that holds that id. To ask again at each level of a
 * tree is most of its cost.
 */
function followsFrom(
  ofParent: Args,
  ofChild: Args,
  { name, column }: { name: string; column: string },
): boolean {
  const known = followers.get(ofChild)
  if (known?.ofParent === ofParent) return known.follows
  const rule = JSON.stringify(ofParent)
  const follows =
    JSON.stringify(ofChild) === JSON.stringify({ [name]: ofParent }) ||
    (speaksOnlyOf('id', ofParent) && JSON.stringify(renamed(ofChild, column)) === rule)
  followers.set(ofChild, { ofParent, follows })
  return follows
}

const followers = new WeakMap<Args, { ofParent: Args; follows: boolean }>()

/** A rule of this one column: `{ OR: [{ id: { in: [...] } }] }`. */
function speaksOnlyOf(column: string, rule: Args): boolean {
  return Object.entries(rule).every(([key, value]) =>
    key === 'OR' || key === 'AND'
      ? (value as Args[]).every((part) => speaksOnlyOf(column, part))
      : key === column,
  )
}

/** A rule of the child's column, said of the parent's id; anything else it says stays as it is. */
function renamed(rule: Args, column: string): Args {
  return Object.fromEntries(
    Object.entries(rule).map(([key, value]) => {
      if (key === 'OR' || key === 'AND') return [key, (value as Args[]).map((part) => renamed(part, column))]
      return [key === column ? 'id' : key === 'id' ? 'id of the child' : key, value]
    }),
  )
}

const delegateName = (model: Model) => (model.charAt(0).toLowerCase() + model.slice(1)) as Uncapitalize<Model>

function guardedDelegate(client: Reader, model: Model): Delegate {
  const delegate = client.db[delegateName(model)] as unknown as Delegate
  const guarded: Partial<Delegate> = {}
  for (const method of methods) {
    const unique = method.startsWith('findUnique')
    guarded[method] = (args: Args = {}) => delegate[method](guardFind(model, args, client.visibility, unique))
  }
  if (client.visibility(model)) guarded.findUniqueOrThrow = together(guarded as Delegate)
  return guarded as Delegate
}

type Lookup = { id: string; resolve: (row: unknown) => void; reject: (error: unknown) => void }

/**
 * Finds the rows that are asked for at one moment, each by its id, in one statement. Pothos asks for the rows of a list
 * again in this way where a document wants one relation twice; Prisma makes one statement of such lookups only where no
 * filter stands beside the id.
 */
function together(delegate: Delegate): Delegate['findUniqueOrThrow'] {
  const { findUniqueOrThrow: findAlone, findMany } = delegate
  const waiting = new Map<string, Lookup[]>()

  async function find(selection: Args, lookups: Lookup[]): Promise<void> {
    const alone = ({ id, resolve, reject }: Lookup) =>
      (findAlone({ ...selection, where: { id } }) as Promise<unknown>).then(resolve, reject)
    if (lookups.length === 1) return alone(lookups[0]!)
    const select = selection.select ? { select: { ...selection.select, id: true } } : {}
    const ids = [...new Set(lookups.map(({ id }) => id))]
    const rows = (await findMany({ ...selection, ...select, where: { id: { in: ids } } })) as { id: string }[]
    const found = new Map(rows.map((row) => [row.id, row]))
    for (const lookup of lookups) {
      const row = found.get(lookup.id)
      // A row for each lookup, as they would get alone; a missing one fails as it would alone.
      if (row) lookup.resolve({ ...row })
      else alone(lookup)
    }
  }

  return (args) => {
    const { where, ...selection } = args
    const { id, ...others } = where as { id?: unknown }
    if (typeof id !== 'string' || Object.keys(others).length > 0) return findAlone(args)
    return new Promise((resolve, reject) => {
      const key = JSON.stringify(selection)
      const lookups = waiting.get(key) ?? []
      lookups.push({ id, resolve, reject })
      if (lookups.length > 1) return
      waiting.set(key, lookups)
      queueMicrotask(() => {
        waiting.delete(key)
        find(selection, lookups).catch((error: unknown) => {
          for (const { reject } of lookups) reject(error)
        })
      })
    })
  }
}

class Reader {
  readonly db: Db
  readonly visibility: Visibility

  constructor(db: Db, visibility: Visibility) {
    this.db = db
    this.visibility = visibility
  }
}

// Getters on the prototype, because Pothos looks a model's delegate up with `in`; made at first use and kept.
for (const model of relations.keys()) {
  const name = delegateName(model as Model)
  Object.defineProperty(Reader.prototype, name, {
    get(this: Reader) {
      const delegate = guardedDelegate(this, model as Model)
      Object.defineProperty(this, name, { value: delegate })
      return delegate
    },
  })
}

/** Prisma's finds and counts with the actor's visibility in every `where`, at every depth. */
export function readClient(db: Db, actor: Actor): ReadClient {
  return new Reader(db, visibilityOf(actor)) as unknown as ReadClient
}
