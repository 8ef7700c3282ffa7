import { randomUUID } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { openServer, prepareTemplate, type Template } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: Template
    /** Prefixes the databases of this run, which are dropped at its end even where a worker has died. */
    run: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = `portico_test_${randomUUID().slice(0, 8)}`
  const template = await prepareTemplate(process.env.TEST_DATABASE_URL)
  project.provide('template', template)
  project.provide('run', run)
  return async () => {
    if (template.kind === 'postgres') await dropAll(template.server, run)
  }
}

async function dropAll(server: string, prefix: string): Promise<void> {
  await using admin = await openServer(server)
  const { rows } = await admin.sql<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of rows) await admin.sql(`drop database if exists ${name} with (force)`)
}
