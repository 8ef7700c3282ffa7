import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bootstrapToken } from '../../sdk/test/in-process.ts'
import { stubServer, viewer } from '../../sdk/test/stub-server.ts'
import { makeStaff } from '../../server/test/factories.ts'
import { folder, run, served } from './shell.ts'

const home = () => {
  const here = folder()
  const file = join(here.path, 'portico', 'config.json')
  return Object.assign(here, {
    env: { XDG_CONFIG_HOME: here.path },
    file,
    stored: () => JSON.parse(readFileSync(file, 'utf8')),
  })
}

describe('login', () => {
  it(
    'looks whose token it is, and stores it for its owner alone',
    served(async ({ url }) => {
      using at = home()
      const { code, stdout, stderr } = await run(['login', '--endpoint', url.replace('/graphql', '')], {
        env: at.env,
        stdin: `${bootstrapToken}\n`,
      })
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
      expect(stderr).toMatch(/^Logged in to 127\.0\.0\.1:\d+ as .+\n$/)
      expect(stderr).not.toContain(bootstrapToken)
      expect(at.stored()).toEqual({
        current: 'default',
        profiles: { default: { endpoint: url, token: bootstrapToken } },
      })
      expect(statSync(at.file).mode & 0o777).toBe(0o600)
      expect(statSync(join(at.path, 'portico')).mode & 0o777).toBe(0o700)

      const whoami = await run(['whoami', '--json'], { env: at.env })
      expect(JSON.parse(whoami.stdout)).toMatchObject({ id: 'bootstrap', endpoint: url })
      expect(whoami.stdout).not.toContain(bootstrapToken)
      expect((await run(['profiles', 'list'], { env: at.env })).stdout).not.toContain(bootstrapToken)
    }),
  )

  it(
    'asks on a terminal, without showing the token',
    served(async ({ url }) => {
      using at = home()
      const { code, stdout, stderr } = await run(['login', '--endpoint', url], {
        env: at.env,
        keys: [bootstrapToken, '\r'],
      })
      expect(code).toBe(0)
      expect(stderr).toMatch(/^Token \(not shown\): \nLogged in/)
      expect(stdout + stderr).not.toContain(bootstrapToken)
      expect(at.stored().profiles.default.token).toBe(bootstrapToken)
    }),
  )

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends with %s', async (_name, key) => {
    using at = home()
    const { code } = await run(['login', '--endpoint', 'http://127.0.0.1:1'], { env: at.env, keys: [key] })
    expect(code).toBe(130)
    expect(() => at.stored()).toThrow('ENOENT')
  })

  it(
    'stores nothing of a token that the server does not know',
    served(async ({ url }) => {
      using at = home()
      const { code, stderr } = await run(['login', '--endpoint', url], { env: at.env, stdin: 'pts_mistyped' })
      expect(code).toBe(3)
      expect(stderr).not.toContain('pts_mistyped')
      expect(() => at.stored()).toThrow('ENOENT')
      expect((await run(['login', '--endpoint', url], { env: at.env, stdin: '\n' })).code).toBe(2)
      expect((await run(['login'], { env: at.env, stdin: 'x' })).stderr).toContain('Which server?')
    }),
  )

  it('takes no token from a server that answers nobody', async () => {
    using at = home()
    await using stub = await stubServer(viewer)
    expect((await run(['login', '--endpoint', stub.url], { env: at.env, stdin: 'x' })).code).toBe(3)
    expect(await run(['whoami'], { env: { ...at.env, PORTICO_ENDPOINT: stub.url } })).toMatchObject({
      code: 3,
    })
  })

  it(
    'keeps several profiles, of which one is current',
    served(async ({ url, db }) => {
      using at = home()
      const { env } = at
      await makeStaff(db)
      const login = (...more: string[]) =>
        run(['login', '--endpoint', url, ...more], { env, stdin: bootstrapToken })
      await login()
      await login('--profile', 'staging')
      mkdirSync(join(at.path, 'portico'), { recursive: true })
      chmodSync(at.file, 0o644)
      expect((await run(['profiles', 'use', 'default'], { env })).code).toBe(0)
      expect(statSync(at.file).mode & 0o777).toBe(0o600)
      expect(JSON.parse((await run(['profiles', 'list', '--json'], { env })).stdout)).toEqual([
        { name: 'default', endpoint: url, current: true },
        { name: 'staging', endpoint: url, current: false },
      ])
      expect((await run(['whoami', '--profile', 'stagng'], { env })).stderr).toContain(
        'Did you mean staging?',
      )
      expect((await run(['logout', '--profile', 'staging'], { env })).code).toBe(0)
      expect((await run(['logout'], { env })).code).toBe(0)
      expect(at.stored()).toEqual({ current: null, profiles: {} })
      expect(await run(['logout'], { env })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Nobody is logged in.'),
      })
    }),
  )
})

describe('where a command goes, and as whom', () => {
  const two = async () => {
    const here = home()
    const mine = await stubServer(viewer)
    const other = await stubServer(viewer)
    mkdirSync(join(here.path, 'portico'))
    const profiles = {
      mine: { endpoint: mine.url, token: 'token-of-mine' },
      other: { endpoint: other.url, token: 'token-of-other' },
    }
    writeFileSync(here.file, JSON.stringify({ current: 'mine', profiles }))
    const close = async () => {
      await mine.close()
      await other.close()
      here[Symbol.dispose]()
    }
    return { ...here, mine, other, [Symbol.asyncDispose]: close }
  }

  it('is said by flags before the environment, and by that before the profile', async () => {
    await using at = await two()
    const { mine, other, env } = at
    const tokens = () =>
      [mine, other].map(({ sent }) =>
        sent.splice(0).map(({ headers }) => headers.authorization?.replace('Bearer ', '')),
      )
    await run(['viewer'], { env })
    expect(tokens()).toEqual([['token-of-mine'], []])
    await run(['viewer'], { env: { ...env, PORTICO_PROFILE: 'other' } })
    expect(tokens()).toEqual([[], ['token-of-other']])
    await run(['viewer', '--profile', 'mine'], { env: { ...env, PORTICO_PROFILE: 'other' } })
    expect(tokens()).toEqual([['token-of-mine'], []])
    await run(['viewer'], { env: { ...env, PORTICO_TOKEN: 'token-of-environment' } })
    expect(tokens()).toEqual([['token-of-environment'], []])
    const environment = { PORTICO_TOKEN: 'token-of-environment', PORTICO_ENDPOINT: other.url }
    await run(['viewer'], { env: { ...env, ...environment } })
    expect(tokens()).toEqual([[], ['token-of-environment']])
    await run(['viewer', '--profile', 'mine'], { env: { ...env, ...environment } })
    expect(tokens()).toEqual([['token-of-mine'], []])
    await run(['--team', 'cus_1', 'viewer'], { env })
    expect(mine.sent[0]!.headers['x-portico-team']).toBe('cus_1')
  })

  it('is never another server with the token of a profile', async () => {
    await using at = await two()
    const { other, env } = at
    for (const ran of [
      await run(['viewer', '--endpoint', other.url], { env }),
      await run(['viewer'], { env: { ...env, PORTICO_ENDPOINT: other.url } }),
      await run(['viewer', '--profile', 'mine', '--endpoint', other.url], { env }),
    ]) {
      expect(ran.code).toBe(2)
      expect(ran.stderr).toContain('is not sent to')
      expect(ran.stderr).not.toContain('token-of')
    }
    expect(other.sent).toEqual([])
  })

  it.each(['http://portal.example.com/graphql', 'http://127.0.0.1.example.com/', 'http://10.0.0.1/graphql'])(
    'is not %s without --insecure',
    async (endpoint) => {
      const env = { PORTICO_ENDPOINT: endpoint, PORTICO_TOKEN: 'token' }
      expect(await run(['viewer'], { env })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('over plain http'),
      })
      const login = await run(['login', '--endpoint', endpoint], { stdin: 'token' })
      expect(login).toMatchObject({ code: 2, stderr: expect.stringContaining('over plain http') })
    },
  )

  it.each(['portal.example.com', 'ftp://portal.example.com', 'https://user:secret@portal.example.com'])(
    'is not %s at all',
    async (endpoint) => {
      const { code, stderr } = await run(['viewer'], {
        env: { PORTICO_ENDPOINT: endpoint, PORTICO_TOKEN: 'token' },
      })
      expect(code).toBe(2)
      expect(stderr).not.toContain('secret')
    },
  )

  it('is not said by a file that is broken', async () => {
    using at = home()
    mkdirSync(join(at.path, 'portico'))
    for (const text of ['{', '[]', '{"profiles":{"x":{"token":1}}}', '{"profiles":{"x":null}}']) {
      writeFileSync(at.file, text)
      expect(await run(['viewer'], { env: at.env })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('is not a file of profiles'),
      })
    }
  })
})
