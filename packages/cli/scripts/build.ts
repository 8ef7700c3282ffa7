import { cpSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** Builds `dist/`, or the given folder: the program with the SDK inside, which is loaded when there is something to send. */
const root = fileURLToPath(new URL('..', import.meta.url))
const sdk = join(root, '../sdk')
const dist = process.argv[2] ?? join(root, 'dist')

rmSync(dist, { recursive: true, force: true })

const bundle = await rolldown({
  input: { bin: join(root, 'src/bin.ts') },
  platform: 'node',
  tsconfig: false,
  resolve: { alias: { graphql: join(sdk, 'scripts/graphql.ts') }, conditionNames: ['import'] },
  treeshake: {
    moduleSideEffects: [
      { test: /packages\/cli\/src\/bin\.ts$/, sideEffects: true },
      { test: /./, sideEffects: false },
    ],
  },
})
await bundle.write({ dir: dist, format: 'esm', chunkFileNames: '[name].js' })

const graphqlRequest = createRequire(join(sdk, 'package.json')).resolve('graphql-request')
cpSync(join(dirname(graphqlRequest), '../../LICENSE'), join(dist, 'graphql-request.LICENSE'))
