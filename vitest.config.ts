import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    // Vitest would load graphql a second time for a test that imports it, and graphql refuses two of its kind.
    alias: [{ find: /^graphql$/, replacement: root('packages/server/node_modules/graphql/index.js') }],
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: [root('packages/server/test/global-setup.ts')],
    pool: 'forks',
    // An embedded database needs 0.8 GB: few workers, each of which keeps its own from file to file.
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
