import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { makeCustomer, makeProject } from '../../server/test/factories.ts'
import type { ErrorCode } from '../src/generated/types.ts'
import {
  ConflictError,
  ForbiddenError,
  IdempotencyConflictError,
  InternalError,
  InvalidInputError,
  LimitReachedError,
  NetworkError,
  NotFoundError,
  Portico,
  PorticoError,
  QueryTooComplexError,
  RateLimitedError,
  TokenExpiredError,
  TokenRevokedError,
  UnauthenticatedError,
} from '../src/index.ts'
import { inProcess, rejection } from './in-process.ts'
import { type Answer, hangUp, json, refusal, silence, stubServer, text } from './stub-server.ts'

const unknownId = `cus_${'0'.repeat(26)}`

describe('an error of the real server', () => {
  it(
    'has the class of its code, the place in the input, the operation and the request',
    inProcess(async ({ portico, db }) => {
      const { number } = await makeCustomer(db)
      const error = await rejection(portico.customers.create({ number, name: 'Acme' }))
      expect(error).toBeInstanceOf(ConflictError)
      expect(error).toMatchObject({
        name: 'ConflictError',
        code: 'CONFLICT',
        path: ['input', 'number'],
        operation: 'customerCreate',
        requestId: expect.stringMatching(/.{8}/),
      })
    }),
  )

  it(
    'lists everything that was wrong with an input',
    inProcess(async ({ portico }) => {
      const error = await rejection(portico.customers.create({ number: '', name: 'x'.repeat(256) }))
      expect(error).toBeInstanceOf(InvalidInputError)
      expect((error as PorticoError).errors).toEqual([
        { code: 'INVALID_INPUT', message: expect.any(String), path: ['input', 'number'] },
        { code: 'INVALID_INPUT', message: expect.any(String), path: ['input', 'name'] },
      ])
      expect((error as PorticoError).path).toEqual(['input', 'number'])
    }),
  )

  it(
    'is NOT_FOUND from a mutation and from get alike',
    inProcess(async ({ portico }) => {
      for (const call of [
        () => portico.customers.delete({ id: unknownId }),
        () => portico.customers.get(unknownId),
      ]) {
        const error = await rejection(call())
        expect(error).toBeInstanceOf(NotFoundError)
        expect(error).toMatchObject({ requestId: expect.stringMatching(/.{8}/) })
      }
      expect(await portico.customers.find(unknownId)).toBeNull()
    }),
  )

  it(
    'says of a dependent row what depends',
    inProcess(async ({ portico, db }) => {
      const { customerId } = await makeProject(db)
      const error = await rejection(portico.customers.delete({ id: customerId }))
      expect(error).toBeInstanceOf(ConflictError)
      expect((error as ConflictError).message).toMatch(/project/)
    }),
  )

  it(
    'tells the ways apart in which a token does not do',
    inProcess(async ({ portico, connect, db }) => {
      const { secret, apiToken } = await portico.apiTokens.create({ name: 'CRM', scopes: ['CUSTOMER_READ'] })
      const weak = connect({ token: secret })
      expect(await rejection(weak.customers.create({ number: 'C-1', name: 'Acme' }))).toBeInstanceOf(
        ForbiddenError,
      )
      expect(await rejection(connect({ token: 'nonsense' }).viewer())).toBeInstanceOf(UnauthenticatedError)

      await db.apiToken.update({ where: { id: apiToken.id }, data: { expiresAt: new Date('2020-01-01') } })
      expect(await rejection(weak.viewer())).toBeInstanceOf(TokenExpiredError)
      await portico.apiTokens.revoke({ id: apiToken.id })
      expect(await rejection(weak.viewer())).toBeInstanceOf(TokenRevokedError)
    }),
  )

  it(
    'of an argument names the argument',
    inProcess(async ({ portico }) => {
      const error = await rejection(portico.request('{ customers(first: 101) { nodes { id } } }'))
      expect(error).toBeInstanceOf(InvalidInputError)
      expect(error).toMatchObject({ path: ['first'], operation: null })
    }),
  )
})

describe('every code of the schema', () => {
  const classes = {
    INVALID_INPUT: InvalidInputError,
    NOT_FOUND: NotFoundError,
    CONFLICT: ConflictError,
    LIMIT_REACHED: LimitReachedError,
    FORBIDDEN: ForbiddenError,
    UNAUTHENTICATED: UnauthenticatedError,
    TOKEN_EXPIRED: TokenExpiredError,
    TOKEN_REVOKED: TokenRevokedError,
    RATE_LIMITED: RateLimitedError,
    QUERY_TOO_COMPLEX: QueryTooComplexError,
    IDEMPOTENCY_CONFLICT: IdempotencyConflictError,
    INTERNAL: InternalError,
  } satisfies Record<ErrorCode, typeof PorticoError>

  it.each(Object.entries(classes))(
    '%s has a class of its own, as data and as a top-level error',
    async (code, Class) => {
      const entry = { code, message: `It is ${code}.`, path: ['input', 'id'] }
      const payload = json({ data: { customerDelete: { deletedId: null, errors: [entry] } } }, 200, {
        'x-request-id': 'req-1',
      })
      for (const [answer, path] of [
        [payload, entry.path],
        [refusal(code, 400), null],
      ] as const) {
        await using server = await stubServer(answer)
        const error = await rejection(server.connect({ retries: 0 }).customers.delete({ id: 'cus_1' }))
        expect(error).toBeInstanceOf(Class)
        expect(error).toBeInstanceOf(PorticoError)
        expect(error).toMatchObject({
          name: Class.name,
          code,
          path,
          message: `It is ${code}.`,
          requestId: 'req-1',
          operation: 'customerDelete',
        })
      }
    },
  )

  it('that is newer than the SDK is thrown as a PorticoError', async () => {
    for (const code of ['NOT_YET_KNOWN', 'toString', '__proto__']) {
      await using server = await stubServer(refusal(code, 400))
      const error = await rejection(server.portico.viewer())
      expect(error).toBeInstanceOf(PorticoError)
      expect(error).toMatchObject({ name: 'PorticoError', code })
    }
  })
})

describe('an answer that is not GraphQL', () => {
  it.each<[string, Answer, number | null]>([
    ['a page', text('<h1>Welcome</h1>', 200), 200],
    ['a page with an error', text('<h1>Not here</h1>', 404), 404],
    ['JSON of another kind', json({ ok: true }), 200],
    ['a number', json(1), 200],
    [
      'half of an answer',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"vi'),
      200,
    ],
    ['no answer', hangUp, null],
  ])('is a NetworkError: %s', async (_, answer, status) => {
    await using server = await stubServer(answer)
    const error = await rejection(server.connect({ retries: 0 }).viewer())
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({ code: 'NETWORK', status, operation: 'viewer' })
    expect((error as NetworkError).message).not.toMatch(/Welcome|Not here|vi"/)
  })
})

describe('a secret', () => {
  const secrets = {
    token: 'secret-token',
    header: 'secret-header',
    variable: 'secret-variable',
    key: 'secret-key',
  }

  /** All that a program that logs an error could come to write. */
  const shown = (error: unknown) => [
    String(error),
    (error as Error).stack,
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
    JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(error))),
  ]

  const echo: Answer = (response, { headers, variables }) =>
    json({
      errors: [{ message: 'No.', extensions: { code: 'INTERNAL', debug: { headers, variables } } }],
      data: null,
    })(response, {} as never)

  const quoted = (value: string) =>
    refusalWith(
      `Variable "$input" got invalid value { notes: "${value}" } at "input.notes"; String cannot represent a non string value: { notes: "${value}" }`,
    )

  const refusalWith = (message: string): Answer =>
    json({ errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] }, 400)

  const failing: Record<string, Answer> = {
    'an echo of the request': echo,
    'a refusal': refusal('INVALID_INPUT', 400),
    'a complaint that quotes the variable': quoted(secrets.variable),
    'a complaint about a deceptive variable': quoted(`x" at "a.b"; Expected ${secrets.variable}: "`),
    'a page': text('<h1>Bad gateway</h1>', 502),
    'no answer': hangUp,
    'no answer in time': silence,
  }

  it.each(Object.entries(failing))('is not in the error of %s', async (_, answer) => {
    await using server = await stubServer(answer)
    const portico = server.connect({
      token: secrets.token,
      retries: 0,
      timeoutMs: 200,
      headers: { 'x-secret': secrets.header },
    })
    const error = await rejection(
      portico.customers.update({ id: 'cus_1', notes: secrets.variable }, { idempotencyKey: secrets.key }),
    )
    expect(error).toBeInstanceOf(PorticoError)
    for (const text of shown(error)) expect(text).not.toMatch(/secret-/)
  })

  it('is not in the error of a fetch that throws what it was given', async () => {
    const fetch = async (url: string, init: RequestInit): Promise<Response> => {
      throw Object.assign(new Error(`failed: ${JSON.stringify(init)}`), {
        url,
        init,
        cause: init,
        code: secrets.token,
      })
    }
    const portico = new Portico({
      endpoint: 'http://localhost/graphql',
      token: secrets.token,
      fetch,
      retries: 0,
    })
    const error = await rejection(portico.customers.update({ id: 'cus_1', notes: secrets.variable }))
    expect(error).toBeInstanceOf(NetworkError)
    for (const text of shown(error)) expect(text).not.toMatch(/secret-|Bearer/)
  })

  it('is not in the error of a header that cannot be sent', async () => {
    await using server = await stubServer(silence)
    for (const options of [
      { token: `${secrets.token}\nx` },
      { headers: { 'x-secret': `${secrets.header}\u0000` } },
    ]) {
      const error = await rejection(server.connect(options).viewer())
      expect(error).toBeInstanceOf(TypeError)
      for (const text of shown(error)) expect(text).not.toMatch(/secret-/)
    }
    expect(server.sent).toHaveLength(0)
  })

  it('is not in the client', async () => {
    const portico = new Portico({
      endpoint: 'http://localhost/graphql',
      token: secrets.token,
      headers: { x: secrets.header },
    })
    for (const text of shown(portico)) expect(text ?? '').not.toMatch(/secret-/)
  })

  it('keeps the place and the reason of a variable that does not fit', async () => {
    const complaints = {
      'Variable "$input" got invalid value null at "input.name"; Expected non-nullable type "String!" not to be null.':
        'Variable "$input" got invalid value at "input.name"; Expected non-nullable type "String!" not to be null.',
      'Variable "$input" got invalid value "2026-02-31" at "input.startsOn"; Date must be an existing day written YYYY-MM-DD.':
        'Variable "$input" got invalid value at "input.startsOn"; Date must be an existing day written YYYY-MM-DD.',
      'Variable "$input" got invalid value { nmae: "x" }; Field "nmae" is not defined by type "CustomerCreateInput". Did you mean "name"?':
        'Variable "$input" got invalid value; Field "nmae" is not defined by type "CustomerCreateInput". Did you mean "name"?',
      'Variable "$id" of required type "ID!" was not provided.':
        'Variable "$id" of required type "ID!" was not provided.',
    }
    for (const [message, kept] of Object.entries(complaints)) {
      await using server = await stubServer(refusalWith(message))
      expect(await rejection(server.portico.viewer())).toMatchObject({ message: kept })
    }
  })
})
