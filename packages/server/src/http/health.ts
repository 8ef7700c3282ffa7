import type { Sql } from '../db/database.ts'
import type { Outgoing } from './exchange.ts'

const patience = 3_000

/** Whether the process runs at all; it says nothing about the database. */
export function live(): Outgoing {
  return state(200, 'live')
}

/** Whether requests should be sent here: the database answers, all its migrations are complete, and we do not stop. */
export async function ready(sql: Sql, draining: boolean): Promise<Outgoing> {
  if (draining) return state(503, 'draining')
  return state(...(await databaseState(sql)))
}

async function databaseState(sql: Sql): Promise<[number, string]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), patience)
  })
  try {
    const { rows } = await Promise.race([sql<{ unfinished: boolean }>(findUnfinished), late])
    return rows[0]!.unfinished ? [503, 'database is being migrated'] : [200, 'ready']
  } catch {
    return [503, 'database does not answer']
  } finally {
    clearTimeout(timer)
  }
}

const findUnfinished = `
  select exists (
    select 1 from _prisma_migrations where finished_at is null and rolled_back_at is null
  ) as unfinished`

function state(status: number, text: string): Outgoing {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ status: text }),
  }
}
