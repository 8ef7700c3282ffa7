import {
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql'
import type { Answer } from './ask.ts'
import { connectionModelOf, isPart, modelOf, wholePage } from './documents.ts'
import { type Model, type Oracle, oracleOf, type RowOf } from './oracle.ts'
import { columnsOf, relatedRows, relationsOf } from './relations.ts'
import { type Caller, markPattern, rowsById, type World } from './world.ts'

type Row = RowOf<Model>
type Json = Record<string, unknown>

/** Fields that show a column in another form than it is stored in. */
const computed: ReadonlySet<string> = new Set(['ApiToken.scopes', 'ListExport.bytes'])

const idPattern = /\b[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}\b/g

/** Holds answers against what the oracle allows one caller; collects everything that differs. */
export class Judge {
  readonly oracle: Oracle
  readonly problems: string[] = []
  /** How many rows were shown, at whatever place. */
  rowsShown = 0
  readonly first: number
  private readonly world: World
  readonly caller: Caller
  private named: ReadonlySet<string> | undefined
  private readonly byId: ReturnType<typeof rowsById>

  /** `first` is the size of page that answers are asked for with. */
  constructor(world: World, caller: Caller, first: number = wholePage) {
    this.world = world
    this.caller = caller
    this.first = first
    this.oracle = oracleOf(world.rows, caller.who)
    this.byId = rowsById(world.rows)
  }

  /** The rows of a model that exist for the caller. */
  visible<M extends Model>(model: M): RowOf<M>[] {
    const rows: readonly RowOf<M>[] = this.world.rows[model]
    return rows.filter((row) => this.oracle.sees(model, row))
  }

  hidden<M extends Model>(model: M): RowOf<M>[] {
    const rows: readonly RowOf<M>[] = this.world.rows[model]
    return rows.filter((row) => !this.oracle.sees(model, row))
  }

  /** Nothing went wrong, and nothing in it, of whatever shape, is of a row or column that the caller does not see. */
  scan(answer: Answer, what: string): void {
    for (const { code, path, message } of answer.errors)
      this.problem(what, `${code ?? 'INTERNAL'} at ${path}: ${message}`)
    this.scanText(JSON.stringify(answer), what)
  }

  scanText(json: string, what: string): void {
    const text = `${json} ${decodedCursors(json)}`
    for (const id of new Set(text.match(idPattern) ?? [])) {
      const known = this.byId.get(id)
      if (!known) this.problem(what, `has the id ${id}, which is not of this world`)
      else if (!this.mayKnow(id) && !this.oracle.sees(known.model, known.row))
        this.problem(what, `has the hidden ${known.model} ${id}`)
    }
    for (const mark of new Set(text.match(markPattern) ?? [])) {
      const of = this.world.marks.get(mark.toLowerCase())
      if (!of || this.isSelf(of.id)) continue
      const { model, row } = this.byId.get(of.id)!
      if (!this.oracle.sees(model, row) || !this.oracle.seesColumn(model, row, of.column)) {
        this.problem(what, `has ${mark}, which is the hidden ${of.column} of ${model} ${of.id}`)
      }
    }
    for (const [secret, { column }] of this.world.marks) {
      if (column === 'tokenHash' && text.includes(secret)) this.problem(what, 'has the hash of a token')
    }
  }

  /** A connection has exactly these rows, or as many of them as were asked for. */
  connection(type: GraphQLObjectType, value: unknown, expected: readonly Row[], what: string): void {
    const shown = value as {
      totalCount?: number
      nodes?: Json[]
      edges?: { node: Json }[]
      pageInfo?: Json
    } | null
    if (!shown) {
      this.problem(what, 'is null, but is a list')
      return
    }
    const ids = expected.map(({ id }) => id).sort()
    if (shown.totalCount !== undefined && shown.totalCount !== ids.length) {
      this.problem(what, `has totalCount ${shown.totalCount}, but ${ids.length} are visible`)
    }
    if (shown.edges)
      this.pageOfIds(
        shown.edges.map(({ node }) => node),
        ids,
        `${what}.edges`,
      )
    const more = ids.length > this.first
    if (shown.pageInfo && (shown.pageInfo.hasNextPage !== more || shown.pageInfo.hasPreviousPage)) {
      this.problem(what, `says ${JSON.stringify(shown.pageInfo)} of ${ids.length} rows`)
    }
    if (!shown.nodes) return
    this.pageOfIds(shown.nodes, ids, `${what}.nodes`)
    const row = getNamedType(type.getFields().nodes!.type) as GraphQLObjectType
    for (const node of shown.nodes) this.object(row, node, `${what}.nodes`)
  }

  /** One row, with its columns and everything selected below it, or an object without a row of its own. */
  object(
    type: GraphQLObjectType,
    value: Json,
    what: string,
    whole: { model: Model; row: Row } | null = null,
  ): void {
    const model = modelOf(type)
    const found = isPart(type) ? whole : model ? this.rowOf(model, value, what) : null
    if (model && !found) return
    for (const [name, shown] of Object.entries(value)) {
      if (name !== '__typename') this.field(type, name, shown, found, `${what}.${name}`)
    }
  }

  private rowOf(model: Model, value: Json, what: string): { model: Model; row: Row } | null {
    const id = value.id as string | undefined
    const known = id === undefined ? undefined : this.byId.get(id)
    if (!known || known.model !== model) {
      this.problem(what, `has no ${model} of this world, but ${id}`)
      return null
    }
    this.rowsShown++
    if (!this.oracle.sees(model, known.row)) this.problem(what, `shows the hidden ${model} ${id}`)
    return known
  }

  private field(
    type: GraphQLObjectType,
    name: string,
    shown: unknown,
    of: { model: Model; row: Row } | null,
    what: string,
  ): void {
    const field = type.getFields()[name]!
    const named = getNamedType(field.type)
    if (isLeafType(named)) {
      if (of && !computed.has(`${of.model}.${name}`)) this.column(of, name, shown, named, what)
      return
    }
    if (!isObjectType(named)) return
    if (of && isPart(named)) {
      this.part(of, named, shown as Json | null, what)
      return
    }
    const target = connectionModelOf(named) ?? modelOf(named)
    const relation = of && target && relationsOf(of.model).get(name)
    const expected =
      relation && relation.model === target
        ? relatedRows(this.world.rows, of.model, of.row, name).filter((row) => this.oracle.sees(target, row))
        : null
    if (connectionModelOf(named)) {
      if (expected) this.connection(named, shown, expected, what)
      else for (const node of (shown as { nodes: Json[] }).nodes) this.object(nodeType(named), node, what)
      return
    }
    const objects = (
      isListType(getNullableType(field.type)) ? shown : shown === null ? [] : [shown]
    ) as Json[]
    if (expected) this.sameIds(objects, expected.map(({ id }) => id).sort(), what)
    for (const object of objects) this.object(named, object, what)
  }

  /** A part of a row is there for who may see any of it, and null for the others. */
  private part(
    of: { model: Model; row: Row },
    type: GraphQLObjectType,
    shown: Json | null,
    what: string,
  ): void {
    const columns = Object.keys(type.getFields()).filter((name) => columnsOf(of.model).has(name))
    const sees = columns.some((name) => this.oracle.seesColumn(of.model, of.row, name))
    if ((shown !== null) !== sees)
      this.problem(what, `of ${of.row.id} ${shown ? 'is shown' : 'is null'}, but should not be`)
    if (shown) this.object(type, shown, what, of)
  }

  /** A column shows its value to who may see it, and null to who may not. */
  private column(
    of: { model: Model; row: Row },
    name: string,
    shown: unknown,
    type: { serialize: (value: unknown) => unknown },
    what: string,
  ): void {
    const column = columnsOf(of.model).get(name)
    if (!column) return
    const value = (of.row as Record<string, unknown>)[name]
    const sees = this.oracle.seesColumn(of.model, of.row, name)
    const serialized =
      value === null
        ? null
        : column.list
          ? (value as unknown[]).map((v) => type.serialize(v))
          : type.serialize(value)
    const expected = sees ? JSON.parse(JSON.stringify(serialized)) : null
    if (JSON.stringify(shown) !== JSON.stringify(expected)) {
      this.problem(
        what,
        `shows ${JSON.stringify(shown)} of ${of.row.id}, but should show ${JSON.stringify(expected)}`,
      )
    }
  }

  /** Two questions that must not be told apart have the same answer, byte for byte. */
  same(what: string, one: Answer, other: Answer, data: unknown): void {
    if (JSON.stringify(one) !== JSON.stringify(other)) {
      this.problem(what, `tells ${JSON.stringify(one)} from ${JSON.stringify(other)}`)
    }
    if (JSON.stringify(one.data) !== JSON.stringify(data))
      this.problem(what, `answers ${JSON.stringify(one)}`)
  }

  private pageOfIds(shown: readonly Json[], visible: readonly string[], what: string): void {
    const size = Math.min(visible.length, this.first)
    const ids = shown.map(({ id }) => id as string)
    this.sameIds(
      shown,
      size === visible.length ? visible : visible.filter((id) => ids.includes(id)).slice(0, size),
      what,
    )
    if (ids.length !== size)
      this.problem(what, `has ${ids.length} rows, but ${size} were asked for and are visible`)
  }

  private sameIds(shown: readonly Json[], expected: readonly string[], what: string): void {
    const ids = shown.map(({ id }) => id as string).sort()
    if (ids.join() === expected.join()) return
    const extra = ids.filter((id) => !expected.includes(id))
    const missing = expected.filter((id) => !ids.includes(id))
    this.problem(what, `has [${extra}] beyond what is visible, lacks [${missing}]`)
  }

  /**
   * Its own id, those of the licenses of which it sees a seat, and those that the trail names: whoever has a seat, or reads
   * the trail, need not see what that is about.
   */
  private mayKnow(id: string): boolean {
    this.named ??= new Set([
      ...this.visible('LicenseSeat').map(({ licenseId }) => licenseId),
      ...this.visible('AuditEvent').flatMap((event) => [
        event.entityId,
        ...(this.oracle.seesColumn('AuditEvent', event, 'actorId') ? [event.actorId!] : []),
        ...(event.customerId ? [event.customerId] : []),
      ]),
    ])
    return this.isSelf(id) || this.named.has(id)
  }

  /** A caller may be told who it is, whatever it may read. */
  private isSelf(id: string): boolean {
    return 'id' in this.caller.who && this.caller.who.id === id
  }

  problem(what: string, says: string): void {
    this.problems.push(`${what} ${says} (world ${this.world.seed}, ${this.caller.name})`)
  }
}

const nodeType = (connection: GraphQLObjectType) =>
  getNamedType(connection.getFields().nodes!.type) as GraphQLObjectType

/** What the cursors of an answer hold: they are only encoded, and must not tell more than the rows beside them. */
function decodedCursors(json: string): string {
  const cursors = json.matchAll(/"(?:cursor|startCursor|endCursor)":"([^"]+)"/g)
  return [...cursors].map(([, cursor]) => Buffer.from(cursor!, 'base64url').toString('utf8')).join(' ')
}
