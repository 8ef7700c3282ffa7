import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../../scripts/audit-verify.ts', import.meta.url))
const verify = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

test('pnpm audit:verify explains itself, and says in a sentence what it does not understand', () => {
  expect(verify('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: /), stderr: '' })
  const unknown = verify('--nope')
  expect(unknown).toMatchObject({ status: 2, stdout: '' })
  expect(unknown.stderr).toMatch(/^Unknown option '--nope'[\s\S]*\nUsage: /)
  expect(unknown.stderr).not.toContain('    at ')
  expect(verify('--head', '1')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--head must be .*\n$/),
  })
})
