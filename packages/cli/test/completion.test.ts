import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, program, run } from './shell.ts'

const candidates = async (...words: string[]) =>
  (await run(['__complete', '--', ...words])).stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t')[0])

describe('completion', () => {
  it('knows nouns, verbs, flags and values', async () => {
    expect(await candidates('cust')).toEqual(['customers'])
    expect(await candidates('log')).toEqual(['login', 'logout'])
    expect(await candidates('licenses', 'down')).toEqual(['download'])
    expect(await candidates('customers', 'create', '--contact-')).toEqual([
      '--contact-email',
      '--contact-name',
      '--contact-phone',
    ])
    expect(await candidates('customers', 'create', '--name', 'x', '--nam')).toEqual([])
    expect(await candidates('customers', 'create', '--type', 'P')).toEqual(['PAID'])
    expect(await candidates('customers', 'list', '--order-by', '')).toContain('created-at')
    expect(await candidates('customers', 'list', '--filter.name.c')).toEqual(['--filter.name.contains'])
    expect(await candidates('completion', '')).toEqual(['bash', 'zsh', 'fish'])
    expect(await candidates('nonsense', 'x', '')).toEqual([])
    expect(await candidates()).toContain('customers')
  })

  it('says what the candidates are', async () => {
    expect((await run(['__complete', '--', 'customers', 'arch'])).stdout).toBe(
      'archive\tArchives a customer.\n',
    )
  })

  it('knows the profiles', async () => {
    using home = folder()
    mkdirSync(join(home.path, 'portico'))
    const profiles = { staging: { endpoint: 'https://staging.example.com/graphql', token: 'x' } }
    writeFileSync(join(home.path, 'portico/config.json'), JSON.stringify({ current: null, profiles }))
    const env = { XDG_CONFIG_HOME: home.path }
    expect((await run(['__complete', '--', 'viewer', '--profile', ''], { env })).stdout).toBe('staging\t\n')
  })

  it('works in bash', async () => {
    const { stdout: script } = await run(['completion', 'bash'])
    const shell = `portico() { ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} "$@"; }
${script}
complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _portico; echo "\${COMPREPLY[*]}"; }
complete_line portico support-con
complete_line portico support-contacts li
complete_line portico support-contacts create --access ''`
    const { stdout, stderr } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout).toBe('support-contacts\nlimits list\nFULL READ_ONLY\n')
  })

  it('is there for the other shells, and no others', async () => {
    for (const shell of ['zsh', 'fish'])
      expect((await run(['completion', shell])).stdout).toContain('portico __complete --')
    expect(await run(['completion', 'tcsh'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('bash, zsh, fish'),
    })
    expect((await run(['completion'])).code).toBe(2)
  })
})
