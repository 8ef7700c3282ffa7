import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/**
 * Builds `dist/`: the modules and their types, once as ESM and once as CommonJS, with graphql-request inside, and
 * @portico/license with jose in the entry of its own.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const require = createRequire(import.meta.url)

rmSync(dist, { recursive: true, force: true })

const bundle = await rolldown({
  input: {
    index: join(root, 'src/index.ts'),
    license: join(root, 'src/license.ts'),
    testing: join(root, 'src/testing.ts'),
    webhooks: join(root, 'src/webhooks.ts'),
  },
  platform: 'neutral',
  tsconfig: false,
  resolve: { alias: { graphql: join(root, 'scripts/graphql.ts') }, conditionNames: ['import'] },
  treeshake: { moduleSideEffects: false },
})
await bundle.write({ dir: join(dist, 'esm'), format: 'esm' })
await bundle.write({ dir: join(dist, 'cjs'), format: 'cjs' })

const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
const declare = (config: string, outDir: string) => {
  const { status } = spawnSync(process.execPath, [tsc, '-p', config, '--outDir', outDir], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}
declare(join(root, 'tsconfig.build.json'), join(dist, 'esm'))

// Consumers do not have @portico/license: its declarations come along.
const licensePackage = realpathSync(join(root, 'node_modules/@portico/license'))
declare(join(licensePackage, 'tsconfig.build.json'), join(dist, 'esm/license'))
writeFileSync(join(dist, 'esm/license.d.ts'), "export * from './license/index.ts'\n")

// The declarations name their neighbours as the sources do; consumers have no `.ts` files there.
for (const file of readdirSync(join(dist, 'esm'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue
  const path = join(dist, 'esm', file)
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replaceAll(/(from '\.[^']*|import\("\.[^"]*)\.ts(?=['"])/g, '$1.js'),
  )
}

// The extension says of every file what kind of module it is, unless a package.json nearby says otherwise.
cpSync(join(dist, 'esm'), join(dist, 'cjs'), { recursive: true, filter: (file) => !file.endsWith('.js') })
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n')

cpSync(
  join(dirname(require.resolve('graphql-request')), '../../LICENSE'),
  join(dist, 'graphql-request.LICENSE'),
)
cpSync(join(licensePackage, 'node_modules/jose/LICENSE.md'), join(dist, 'jose.LICENSE.md'))
