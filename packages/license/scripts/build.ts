import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** Builds `dist/`: the code and its types, once as ESM and once as CommonJS. */
const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const require = createRequire(import.meta.url)

rmSync(dist, { recursive: true, force: true })

const options = { input: join(root, 'src/index.ts'), platform: 'neutral', tsconfig: false } as const
const esm = await rolldown({ ...options, external: ['jose'] })
await esm.write({ dir: join(dist, 'esm'), format: 'esm' })
// jose comes as ESM alone, which `require` takes in no Node before 20.19 and in few test runners.
const cjs = await rolldown({ ...options, resolve: { conditionNames: ['import'] } })
await cjs.write({ dir: join(dist, 'cjs'), format: 'cjs' })

const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(1)

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
cpSync(join(root, 'node_modules/jose/LICENSE.md'), join(dist, 'cjs/jose.LICENSE.md'))
