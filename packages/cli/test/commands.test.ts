import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hangUp, json, refusal, silence, stubServer } from '../../sdk/test/stub-server.ts'
import { makeCustomer, makeLicense, makeListExport } from '../../server/test/factories.ts'
import { unknownId } from '../../server/test/harness.ts'
import { folder, run, served } from './shell.ts'

describe('a mutation', () => {
  it(
    'takes its input as flags, and prints what it made',
    served(async ({ portico, db }) => {
      const { code, stdout, stderr } = await portico(
        ...['customers', 'create', '--number', 'C-1042', '--name', 'Acme', '--type', 'test', '--no-invite'],
        ...['--metadata', '{"tier":"1"}', '--test-ends-at', '2026-06-16'],
      )
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      const row = await db.customer.findUniqueOrThrow({ where: { number: 'C-1042' } })
      expect(row).toMatchObject({ name: 'Acme', type: 'TEST', metadata: { tier: '1' } })
      expect(row.testEndsAt).toEqual(new Date('2026-06-16T00:00:00Z'))
      expect(stdout).toMatch(new RegExp(`^id +${row.id}\nnumber +C-1042\nname +Acme\ntype +TEST\n`))
    }),
  )

  it(
    'leaves what is left out, and empties what is cleared',
    served(async ({ portico, db }) => {
      const { id } = await makeCustomer(db, {
        name: 'Acme',
        notes: 'null',
        contactName: 'Ada',
        externalId: 'crm-1',
      })
      const { code } = await portico(
        ...['customers', 'update', id, '--clear-notes', '--contact-name', 'null'],
      )
      expect(code).toBe(0)
      const row = await db.customer.findUniqueOrThrow({ where: { id } })
      expect(row).toMatchObject({ name: 'Acme', notes: null, contactName: 'null', externalId: 'crm-1' })
    }),
  )

  it(
    'takes its input as JSON from an argument, a file and stdin, and flags go before it',
    served(async ({ env, db }) => {
      using here = folder()
      const file = join(here.path, 'customer.json')
      writeFileSync(file, '\ufeff{"number":"C-2","name":"From a file"}')
      const create = (...more: string[]) => ['customers', 'create', ...more]
      expect((await run(create('--input', '{"number":"C-1","name":"Inline"}'), { env })).code).toBe(0)
      expect((await run(create('--input', file, '--notes', 'n'), { env })).code).toBe(0)
      const stdin = '{"number":"C-3","name":"From stdin"}'
      expect((await run(create('--input', '-', '--name', 'From a flag'), { env, stdin })).code).toBe(0)
      const rows = await db.customer.findMany({
        where: { number: { in: ['C-1', 'C-2', 'C-3'] } },
        orderBy: { number: 'asc' },
      })
      expect(rows.map(({ name, notes }) => [name, notes])).toEqual([
        ['Inline', null],
        ['From a file', 'n'],
        ['From a flag', null],
      ])
    }),
  )

  it(
    'takes nested inputs as dotted flags, as pairs and as JSON',
    served(async ({ portico, db }) => {
      const { id: customerId } = await makeCustomer(db)
      const person = (name: string) => [
        'portal-users',
        'create',
        '--email',
        `${name}@acme.example`,
        '--first-name',
        name,
        '--last-name',
        'L',
      ]
      const dotted = ['--membership.customer-id', customerId, '--membership.role', 'admin']
      expect(await portico(...person('ada'), ...dotted)).toMatchObject({ code: 0 })
      expect(
        await portico(...person('ben'), '--membership', `customer-id=${customerId},role=MEMBER`),
      ).toMatchObject({ code: 0 })
      const half = ['--membership', `{"customerId":"${customerId}"}`, '--membership.role', 'READ_ONLY']
      expect(await portico(...person('cem'), ...half)).toMatchObject({ code: 0 })
      const memberships = await db.membership.findMany({ where: { customerId }, orderBy: { id: 'asc' } })
      expect(memberships.map(({ role }) => role)).toEqual(['ADMIN', 'MEMBER', 'READ_ONLY'])
    }),
  )

  it(
    'is only printed on a dry run',
    served(async ({ portico, db }) => {
      const create = ['customers', 'create', '--number', 'C-1', '--name', 'Acme', '--dry-run']
      const shown = await portico(...create)
      expect(shown).toEqual({
        code: 0,
        stdout:
          'mutation customerCreate\n{\n  "input": {\n    "name": "Acme",\n    "number": "C-1"\n  }\n}\n',
        stderr: 'Nothing was sent.\n',
      })
      const { stdout } = await portico(...create, '--json', '--idempotency-key', 'k-1')
      expect(JSON.parse(stdout)).toMatchObject({
        operation: 'mutation customerCreate',
        variables: { input: { name: 'Acme', number: 'C-1' } },
        query: expect.stringContaining('customerCreate(input:$input)'),
        idempotencyKey: 'k-1',
      })
      expect(await db.customer.count({ where: { number: 'C-1' } })).toBe(0)
    }),
  )

  it(
    'has one effect with one idempotency key',
    served(async ({ portico, db }) => {
      const create = [
        'customers',
        'create',
        '--number',
        'C-1',
        '--name',
        'Acme',
        '--idempotency-key',
        'once',
        '--json',
      ]
      const first = await portico(...create)
      expect(await portico(...create)).toEqual(first)
      expect(await db.customer.count({ where: { number: 'C-1' } })).toBe(1)
      const other = await portico(...create, '--notes', 'other')
      expect(other.code).toBe(5)
      expect(JSON.parse(other.stderr)).toMatchObject({ error: { code: 'IDEMPOTENCY_CONFLICT' } })
    }),
  )
})

describe('a list', () => {
  const three = async (db: Parameters<typeof makeCustomer>[0]) => {
    await db.customer.deleteMany()
    for (const name of ['Acme', 'Beta', '=Gamma'])
      await makeCustomer(db, { name, number: `C-${name.slice(0, 2)}` })
  }

  it(
    'is a table, JSON, lines of JSON or CSV',
    served(async ({ portico, db }) => {
      await three(db)
      const list = ['customers', 'list', '--order-by', 'number', '--columns', 'number,name']
      expect((await portico(...list)).stdout).toBe(
        'NUMBER  NAME\nC-=G    =Gamma\nC-Ac    Acme\nC-Be    Beta\n',
      )
      const rows = [
        { number: 'C-=G', name: '=Gamma' },
        { number: 'C-Ac', name: 'Acme' },
        { number: 'C-Be', name: 'Beta' },
      ]
      expect(JSON.parse((await portico(...list, '--json')).stdout)).toEqual(rows)
      expect((await portico(...list, '--jsonl')).stdout).toBe(
        rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      )
      expect((await portico(...list, '--csv')).stdout).toBe(
        `number,name\r\nC-=G,'=Gamma\r\nC-Ac,Acme\r\nC-Be,Beta\r\n`,
      )
      expect(JSON.parse((await portico('customers', 'list', '--json')).stdout)[0]).toHaveProperty('metadata')
    }),
  )

  it(
    'stops where it is told, and says that there is more',
    served(async ({ portico, db }) => {
      await three(db)
      const list = ['customers', 'list', '--order-by', 'name', '--columns', 'name', '--jsonl']
      const two = await portico(...list, '--first', '2')
      expect(two.stdout).toBe('{"name":"=Gamma"}\n{"name":"Acme"}\n')
      expect(two.stderr).toMatch(/^There are more: .*\nTo go on from here: --after \S+\n$/)
      const after = / --after (\S+)/.exec(two.stderr)![1]!
      expect(await portico(...list, '--after', after)).toEqual({
        code: 0,
        stdout: '{"name":"Beta"}\n',
        stderr: '',
      })
      expect((await portico(...list, '--first', '2', '--quiet')).stderr).toBe('')
      expect(await portico(...list, '--all', '--page-size', '1')).toMatchObject({
        stderr: '',
        stdout: expect.stringContaining('Beta'),
      })
      expect((await portico('customers', 'list', '--first', '0', '--json')).stdout).toBe('[]\n')
      expect((await portico('customers', 'list', '--count', '--filter', 'name~eta')).stdout).toBe('1\n')
    }),
  )

  it(
    'is filtered',
    served(async ({ portico, db }) => {
      await three(db)
      const names = async (...filter: string[]) =>
        (
          await portico('customers', 'list', '--csv', '--columns', 'name', '--order-by', 'name', ...filter)
        ).stdout
          .trim()
          .split('\r\n')
          .slice(1)
      expect(await names('--filter', 'name~a', '--filter', 'name!=Acme')).toEqual([`'=Gamma`, 'Beta'])
      expect(await names('--filter', '{"or":[{"name":{"eq":"Acme"}},{"name":{"eq":"Beta"}}]}')).toEqual([
        'Acme',
        'Beta',
      ])
      expect(await names('--filter.name.contains', 'acm')).toEqual(['Acme'])
      expect(await names('--filter.name.in', 'Acme', '--filter.name.in', 'Beta')).toEqual(['Acme', 'Beta'])
      expect(await names('--filter', 'name=nobody')).toEqual([])
      const none = await portico('customers', 'list', '--filter', 'name=nobody')
      expect(none).toEqual({ code: 0, stdout: '', stderr: 'There are none.\n' })
    }),
  )

  it(
    'shows what people wrote without letting the terminal obey it',
    served(async ({ env, db }) => {
      await db.customer.deleteMany()
      await makeCustomer(db, { name: 'Evil\u001b]0;owned\u0007 \u202egnp.exe \u009b2J' })
      for (const format of [[], ['--json'], ['--jsonl'], ['--csv']]) {
        const { stdout } = await run(['customers', 'list', '--no-color', ...format], { env, terminal: 200 })
        expect(stdout).toContain('Evil')
        expect(stdout.replaceAll(/[\r\n]/g, '')).not.toMatch(/\p{Cc}|\u202e/u)
      }
    }),
  )

  it(
    'has colors on a terminal, and none where they are not wanted',
    served(async ({ env, db }) => {
      await makeCustomer(db)
      const list = (more: string[], extra: Record<string, string>, terminal?: number) =>
        run(['customers', 'list', ...more], { env: { ...env, ...extra }, terminal }).then(({ stdout }) =>
          stdout.includes('\u001b'),
        )
      expect(await list([], {}, 80)).toBe(true)
      expect(await list([], {})).toBe(false)
      expect(await list(['--color'], {})).toBe(true)
      expect(await list([], { NO_COLOR: '1' }, 80)).toBe(false)
      expect(await list(['--no-color'], {}, 80)).toBe(false)
    }),
  )
})

describe('a lookup', () => {
  it(
    'fails where there is nothing, or says so',
    served(async ({ portico, db }) => {
      const { id } = await makeCustomer(db, { name: 'Acme', number: 'C-1' })
      expect((await portico('customers', 'get', id, '--json', '--columns', 'name')).stdout).toBe(
        '{\n  "name": "Acme"\n}\n',
      )
      expect((await portico('customers', 'get-by-number', 'C-1')).stdout).toContain('Acme')
      expect((await portico('customers', 'get', '--id', id)).code).toBe(0)
      const gone = await portico('customers', 'get', unknownId('Customer'))
      expect(gone).toMatchObject({
        code: 4,
        stdout: '',
        stderr: expect.stringMatching(/^portico: Not found\. \(NOT_FOUND\)\n {2}request: \S+\n$/),
      })
      expect(await portico('customers', 'find', unknownId('Customer'), '--json')).toEqual({
        code: 0,
        stdout: 'null\n',
        stderr: '',
      })
      expect((await portico('nodes', id, unknownId('Customer'), '--json')).code).toBe(0)
    }),
  )

  it(
    'of what there is one of is a command too',
    served(async ({ portico }) => {
      expect(await portico('portal-settings', 'update', '--invitation-days', '3')).toMatchObject({ code: 0 })
      expect(
        (await portico('portal-settings', 'get', '--json', '--columns', 'invitation-days')).stdout,
      ).toContain('3')
    }),
  )
})

describe('license files', () => {
  it(
    'are written where they are wanted, and over nothing',
    served(async ({ portico, db }) => {
      using here = folder()
      const { id } = await makeLicense(db, { key: 'PTC-KEY' })
      const first = await portico('licenses', 'download', id, '-o', here.path)
      expect(first).toMatchObject({ code: 0, stdout: '' })
      const file = first.stderr.trim()
      expect(file.startsWith(here.path)).toBe(true)
      expect(readFileSync(file, 'utf8')).toContain('-----BEGIN PORTICO ')
      const again = await portico('licenses', 'download', id, '-o', file)
      expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') })
      expect((await portico('licenses', 'download', id, '-o', file, '--force', '--encrypted')).code).toBe(0)
      expect(readFileSync(file, 'utf8')).toContain('-----BEGIN PORTICO ENCRYPTED')
      expect((await portico('licenses', 'download', id, '-o', '-')).stdout).toContain('-----BEGIN PORTICO ')
      expect((await portico('licenses', 'download', unknownId('License'), '-o', '-')).code).toBe(4)
    }),
  )
})

describe('own documents', () => {
  it(
    'are sent with their variables',
    served(async ({ portico, env, db }) => {
      await makeCustomer(db, { name: 'Acme', number: '1042' })
      const query =
        'query ($number: String!, $first: Int) { customerByNumber(number: $number) { name } customers(first: $first) { nodes { id } } }'
      const { code, stdout } = await portico('api', query, '--var', 'number=1042', '--var', 'first=1')
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({
        customerByNumber: { name: 'Acme' },
        customers: { nodes: [{}] },
      })
      const variables = '{"number":"1042","first":1}'
      expect((await run(['api', '-', '--variables', variables], { env, stdin: query })).stdout).toBe(stdout)
      using here = folder()
      const file = join(here.path, 'query.graphql')
      writeFileSync(file, query)
      expect((await portico('api', '--file', file, '--variables', variables)).stdout).toBe(stdout)
    }),
  )

  it(
    'end with the code of an error in the payload',
    served(async ({ portico }) => {
      const mutation = `mutation { customerDelete(input: { id: "${unknownId('Customer')}" }) { deletedId errors { code } } }`
      const { code, stdout, stderr } = await portico('api', mutation)
      expect({ code, stderr }).toEqual({ code: 4, stderr: '' })
      expect(JSON.parse(stdout)).toMatchObject({ customerDelete: { errors: [{ code: 'NOT_FOUND' }] } })
      expect((await portico('api', mutation, '--dry-run')).stderr).toBe('Nothing was sent.\n')
      expect((await portico('api', 'query A { viewer { id } } query B { viewer { id } }')).code).toBe(2)
      expect((await portico('api')).code).toBe(2)
    }),
  )
})

describe('errors', () => {
  it(
    'name the flag, the code and the request',
    served(async ({ portico, db }) => {
      await makeCustomer(db, { number: 'C-1' })
      const { code, stderr } = await portico('customers', 'create', '--number', 'C-1', '--name', 'Acme')
      expect(code).toBe(5)
      expect(stderr).toMatch(/^portico: .+ \(CONFLICT\)\n {2}field: --number\n {2}request: \S+\n$/)
      const invalid = await portico(
        'customers',
        'create',
        '--number',
        'C-2',
        '--name',
        '',
        '--contact-email',
        'x',
        '--json',
      )
      expect(invalid).toMatchObject({ code: 2, stdout: '' })
      const { error } = JSON.parse(invalid.stderr)
      expect(error).toMatchObject({
        code: 'INVALID_INPUT',
        requestId: expect.any(String),
        operation: 'customerCreate',
      })
      expect(error.errors.map(({ path }: { path: string[] }) => path.at(-1)).toSorted()).toEqual([
        'contactEmail',
        'name',
      ])
    }),
  )

  it.each([
    ['INVALID_INPUT', 2],
    ['UNAUTHENTICATED', 3],
    ['TOKEN_EXPIRED', 3],
    ['TOKEN_REVOKED', 3],
    ['FORBIDDEN', 3],
    ['NOT_FOUND', 4],
    ['CONFLICT', 5],
    ['LIMIT_REACHED', 5],
    ['IDEMPOTENCY_CONFLICT', 5],
    ['QUERY_TOO_COMPLEX', 1],
    ['INTERNAL', 1],
    ['SOMETHING_NEWER', 1],
    ['toString', 1],
  ])('%s ends with %i', async (code, exitCode) => {
    await using stub = await stubServer(refusal(code, 200))
    const ran = await run(['viewer'], { env: { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' } })
    expect(ran).toMatchObject({ code: exitCode, stdout: '', stderr: expect.stringContaining(`(${code})`) })
  })

  it('tells of what no request can carry, before there is one', async () => {
    await using stub = await stubServer(refusal('INTERNAL', 200))
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'stub-token' }
    const archive = ['customers', 'archive', 'cus_1']
    for (const ran of [
      await run(archive, { env: { ...env, PORTICO_TOKEN: 'tökén' } }),
      await run([...archive, '--team', 'cus_1\n'], { env }),
      await run([...archive, '--idempotency-key', 'a\nb'], { env }),
      await run(['login', '--endpoint', stub.url], { stdin: 'one\ntwo\n' }),
    ])
      expect(ran).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('characters that it cannot have'),
      })
    expect(stub.sent).toEqual([])
  })

  it('tells when there is no answer, or none in time', async () => {
    await using gone = await stubServer(hangUp)
    await gone.close()
    const env = { PORTICO_ENDPOINT: gone.url, PORTICO_TOKEN: 'stub-token' }
    expect(await run(['viewer'], { env })).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('ECONNREFUSED'),
    })
    await using slow = await stubServer(silence)
    const late = await run(['viewer', '--timeout', '0.05'], { env: { ...env, PORTICO_ENDPOINT: slow.url } })
    expect(late).toMatchObject({ code: 6, stderr: expect.stringContaining('(TIMEOUT)') })
  })

  it('never say the token, and print what others wrote without what a terminal obeys', async () => {
    const evil = {
      message: 'No \u001b[31msuch\u009b thing.',
      extensions: { code: 'NOT_FOUND', requestId: 'r\u0007' },
    }
    await using stub = await stubServer(json({ errors: [evil] }))
    const env = { PORTICO_ENDPOINT: stub.url, PORTICO_TOKEN: 'ptc_verysecret' }
    for (const argv of [['viewer'], ['viewer', '--json'], ['customers', 'list', '--all']]) {
      const { stderr } = await run(argv, { env })
      expect(stderr).not.toMatch(/verysecret/)
      expect(stderr.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    }
    expect(stub.sent[0]!.headers.authorization).toBe('Bearer ptc_verysecret')
    const broken = await run(['viewer'], { env: { ...env, PORTICO_TOKEN: 'ptc_very\nsecret' } })
    expect(broken.code).toBe(2)
    expect(broken.stderr).not.toMatch(/secret/)
  })

  it.each([
    [['custmers'], 'There is no command "custmers". Did you mean customers?'],
    [['customer', 'list'], 'There is no command "customer". Did you mean customers?'],
    [['customers', 'lst'], 'There is no "lst" for customers. Did you mean list?'],
    [['customers', 'create', '--nmae', 'x'], 'There is no flag --nmae. Did you mean --name?'],
    [['customers', 'create', '--name', 'Acme'], 'customers create needs --number.'],
    [['customers', 'update'], 'customers update needs <id>.'],
    [['customers', 'update', 'cus_1', 'cus_2'], '"cus_2" is too much after customers update.'],
    [['customers', 'update', 'cus_1', '--id', 'cus_2'], 'The id is given twice'],
    [['customers', 'create', '--type', 'payd'], '--type cannot be "payd". Did you mean PAID?'],
    [['customers', 'create', '--input', '{"nmae":1}'], '--input has no "nmae". Did you mean name?'],
    [['customers', 'create', '--input', '[1]'], '--input must be a JSON object.'],
    [
      ['customers', 'update', 'cus_1', '--notes', 'x', '--clear-notes'],
      '--notes and --clear-notes do not go together.',
    ],
    [['customers', 'list', '--columns', 'nme'], 'There is no column "nme". Did you mean name?'],
    [['customers', 'list', '--json', '--csv'], '--json and --csv do not go together.'],
    [['customers', 'list', '--first', '-1'], '--first must be a whole number from 0'],
    [['customers', 'list', '--all', '--first', '1'], '--all and --first do not go together.'],
    [['customers', 'list', '--page-size', '101'], '--page-size must be a whole number from 1 to 100'],
    [['customers', 'list', '--timeout', 'soon'], '--timeout is a number of seconds'],
    [['--nope', 'customers', 'list'], 'There is no flag --nope before the command.'],
    [['viewer'], 'No server is known.'],
  ])('%j is refused before anything is sent', async (argv, message) => {
    const { code, stdout, stderr } = await run(argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('tells of a file that is not there', async () => {
    const { code, stderr } = await run(['customers', 'create', '--input', '/nonexistent/input.json'])
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('ENOENT') })
  })
})

describe('help', () => {
  it('teaches with an example, for the whole, a noun and a command', async () => {
    for (const argv of [[], ['--help'], ['help'], ['-h']]) {
      expect(await run(argv)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('portico customers list --filter name~acme'),
      })
    }
    expect((await run(['help', 'customers'])).stdout).toContain('\nExample\n  portico customers list\n')
    const { stdout } = await run(['customers', 'create', '--help'])
    expect(stdout).toContain('--contact-email <text>')
    expect(stdout).toContain(`portico customers create --name 'Acme' --number C-1042`)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
    // Without its verb, a noun is not what was meant.
    expect(await run(['customers'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Verbs'),
    })
  })

  it('knows the version', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^portico \d+\.\d+\.\d+\n$/)
  })
})

describe('the files of exports', () => {
  it(
    'are written where they are wanted',
    served(async ({ portico, db }) => {
      using here = folder()
      const { id } = await makeListExport(db, {
        actorKind: 'apiToken',
        actorId: 'bootstrap',
        bytes: 4,
        partCount: 1,
        parts: { create: { id: 'epp_1', number: 0, data: Buffer.from('id\r\n') } },
      })
      const saved = await portico('list-exports', 'download', id, '-o', here.path)
      expect(saved).toMatchObject({ code: 0, stdout: '' })
      expect(saved.stderr).toContain('products-2026-06-14.csv')
      expect(readFileSync(saved.stderr.trim(), 'utf8')).toBe('id\r\n')
      expect((await portico('list-exports', 'download', unknownId('ListExport'), '-o', '-')).code).toBe(4)
    }),
  )
})
