import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { hashToken } from '../auth/token.ts'
import { type Config, isLoopback } from '../config.ts'
import { type Ctx, type Env, systemContext } from '../context.ts'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { type Credential, loadDemoData } from './data.ts'

const credentials: z.ZodType<Credential[]> = z.array(
  z.object({ actor: z.string(), who: z.string(), token: z.string() }),
)

type Setup = { config: Config; env: Env; database: Database }

/** Loads the demo data into an empty database where that is wanted, and says which demo tokens there are. */
export async function prepareDemo({ config, env, database }: Setup): Promise<readonly string[]> {
  const wanted = config.demo ?? (config.database.kind === 'embedded' && isLoopback(config.host))
  if (!wanted) return []
  const file = join(config.dataDir, 'demo-tokens.json')
  await inTransaction(systemContext(env, 'demo-data'), (ctx) => loadOnce(ctx, file), {
    // Also on a slow machine: the first start is where one meets the product.
    seconds: 120,
  })
  const usable = await usableCredentials(file, database)
  return usable.length > 0 ? [table(usable)] : []
}

async function loadOnce(ctx: Ctx, file: string): Promise<void> {
  // Several processes may start on one database at once.
  await ctx.db.$executeRaw`select pg_advisory_xact_lock(hashtext('portico demo data'))`
  if ((await ctx.db.staff.count()) + (await ctx.db.customer.count()) > 0) return
  const tokens = await loadDemoData(ctx)
  // Before the commit: a crash in between leaves tokens of nothing, which the next start overwrites, and not data
  // whose tokens nobody knows.
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify(tokens, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

async function usableCredentials(file: string, { sql }: Database): Promise<Credential[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]')
  const { rows } = await sql<{ tokenHash: string }>(`
    select "tokenHash" from "Session" where demo and "revokedAt" is null and "expiresAt" > now()
    union all
    select "tokenHash" from "ApiToken" where demo and "revokedAt" is null and "expiresAt" > now()
    union all
    select "tokenHash" from "ServiceAccountToken" where demo and "revokedAt" is null and "expiresAt" > now()`)
  const known = new Set(rows.map(({ tokenHash }) => tokenHash))
  return credentials.parse(JSON.parse(text)).filter(({ token }) => known.has(hashToken(token)))
}

function table(tokens: readonly Credential[]): string {
  const width = (key: 'actor' | 'who') => Math.max(...tokens.map((credential) => credential[key].length))
  const lines = tokens.map(({ actor, who, token }) =>
    `  ${actor.padEnd(width('actor'))}  ${token}  ${who.padEnd(width('who'))}`.trimEnd(),
  )
  return ['', 'Demo tokens, for the header Authorization: Bearer <token>', '', ...lines, ''].join('\n')
}
