import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { attackedServer, times } from './attack.ts'
import { type Answer, post, testServer } from './transport.ts'

const { at, sent } = attackedServer({ timing: { headersSeconds: 1, requestSeconds: 2 } })

const bomb = gzipSync(Buffer.alloc(50_000_000))

describe('attack 7: bodies', () => {
  test('a body over the limit is refused, announced or not, before it is complete', async () => {
    const large = JSON.stringify({ query: '{ hello }', variables: { x: 'x'.repeat(20_000_000) } })
    expect((await sent(large)).status).toBe(413)
    const chunk = new TextEncoder().encode('x'.repeat(100_000))
    let chunks = 0
    const endless = new ReadableStream({
      pull(controller) {
        if (++chunks > 40) controller.close()
        else controller.enqueue(chunk)
      },
    })
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    }
    const answer = await fetch(at.url, init as RequestInit)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
  })

  test('the limit is a megabyte, and that much is taken', async () => {
    const body = (size: number) => {
      const frame = JSON.stringify({ query: '{ hello }', variables: { x: '' } })
      return frame.replace('""', `"${'x'.repeat(size - frame.length)}"`)
    }
    expect((await sent(body(1_000_000))).body).toEqual({ data: { hello: 'world' } })
    expect((await sent(body(1_000_001))).status).toBe(413)
    expect((await post(at.server.fetch, body(1_000_001))).status).toBe(413)
  })

  test.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'GZIP'])(
    'Content-Encoding %s is refused, bomb or not',
    async (encoding) => {
      const answer = await fetch(at.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: bomb,
      })
      expect(answer.status).toBe(415)
    },
  )

  test.each([
    ['headers', 'POST /graphql HTTP/1.1\r\nHost: x\r\n'],
    [
      'a body',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    ],
  ])('who sends %s slowly gets 408', async (_name, beginning) => {
    const socket = connect(Number(new URL(at.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(beginning)
    const drip = setInterval(() => socket.write('x'), 200)
    socket.on('error', () => {})
    let received = ''
    socket.on('data', (data) => {
      received += data
      // What is sent after the answer makes the server reset the connection, and the answer is lost.
      clearInterval(drip)
    })
    // Not `once`, for which a reset behind the answer is a failure.
    await new Promise((resolve) => socket.on('close', resolve))
    clearInterval(drip)
    expect(received).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('what is not UTF-8 or not JSON is refused', async () => {
    for (const body of [
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      '',
      'null x',
      '{"query": "{ hello }"',
      '\ufeff{}',
    ]) {
      const answer = await fetch(at.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
    }
  })

  test.each([
    'null',
    '1',
    '"x"',
    '{}',
    '{"query":1}',
    '{"query":"{ hello }","variables":[]}',
    '{"query":"{ hello }","variables":"x"}',
    '{"query":"{ hello }","operationName":1}',
    '{"query":"{ hello }","id":"x"}',
  ])('%s is not a request', async (body) => {
    const answer = await sent(body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors![0]!.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      requestId: expect.any(String),
    })
  })
})

test('attack 8: batches are refused', async () => {
  for (const size of [0, 1, 100]) {
    const { status, body } = await sent(Array.from({ length: size }, () => ({ query: '{ hello }' })))
    expect(status).toBe(400)
    expect(body.errors![0]!.extensions.code).toBe('INVALID_INPUT')
  }
})

describe('attack 11: other methods and media types', () => {
  const json = JSON.stringify({ query: 'mutation { bump(by: 1) }' })

  test.each([
    ['application/x-www-form-urlencoded', 'query=mutation+%7B+bump(by:+1)+%7D'],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${json}\r\n--x--`,
    ],
    ['application/graphql', 'mutation { bump(by: 1) }'],
    ['application/graphql+json', json],
    ['text/plain', json],
    ['text/plain; application/json', json],
    ['application/jsonp', json],
    ['application/json; charset=utf-16', json],
    ['', json],
  ])('%j is refused', async (type, body) => {
    const answer = await fetch(at.url, {
      method: 'POST',
      headers: { 'content-type': type, cookie: 'session=1' },
      body: Buffer.from(body),
    })
    expect(answer.status).toBe(415)
  })

  test('no media type at all is refused, with a cookie too', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(at.url, { method: 'POST', headers: { cookie: 'session=1' } }, (r) =>
        resolve(r.statusCode),
      )
      request.once('error', reject).end(json)
    })
    expect(status).toBe(415)
  })

  test.each([
    'application/json;charset=utf-8',
    'Application/JSON; charset="UTF-8"',
    'application/json; charset=UTF8',
  ])('%j is JSON', async (type) => {
    expect((await sent({ query: '{ hello }' }, { 'content-type': type })).body).toEqual({
      data: { hello: 'world' },
    })
  })

  test('a mutation by GET is not carried out', async () => {
    for (const query of ['mutation { bump(by: 1) }', 'query A { hello } mutation B { bump(by: 1) }']) {
      const answer = await fetch(
        `${at.url}?query=${encodeURIComponent(query)}&operationName=${query.includes('B') ? 'B' : ''}`,
      )
      expect(answer.status).toBe(405)
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] })
    }
  })

  test('the limits hold for GET too, and what is no JSON in it is input', async () => {
    const get = async (params: Record<string, string>) => {
      const answer = await fetch(`${at.url}?${new URLSearchParams(params)}`)
      return ((await answer.json()) as Answer['body']).errors?.[0]?.extensions.code
    }
    expect(await get({ query: `{ ${times(31, (i) => `a${i}: hello`)} }` })).toBe('QUERY_TOO_COMPLEX')
    expect(
      await get({ query: '{ items(first: 100) { items(first: 100) { items(first: 100) { id } } } }' }),
    ).toBe('QUERY_TOO_COMPLEX')
    expect(await get({ query: '{ hello }', variables: '{' })).toBe('INVALID_INPUT')
    expect(await get({ query: '{ hello }', variables: '[1]' })).toBe('INVALID_INPUT')
    expect(await get({ query: '{ hello }', extensions: 'x' })).toBe('INVALID_INPUT')
    expect(await get({ query: '{ hello' })).toBe('INVALID_INPUT')
    expect(await get({})).toBe('INVALID_INPUT')
    expect(await get({ query: '{ hello }' })).toBeUndefined()
  })

  test.each(['PUT', 'PATCH', 'DELETE', 'HEAD'])('%s is refused', async (method) => {
    const answer = await fetch(at.url, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, POST, OPTIONS')
  })
})

describe('attack 12: pages of other origins', () => {
  test.each([
    'https://evil.example',
    'null',
    'https://console.example.com.evil.example',
    'http://console.example.com',
    '',
  ])('%j may neither ask nor read', async (origin) => {
    await using listed = testServer({
      database: at.database,
      config: { corsOrigins: ['https://console.example.com'] },
    })
    const asked = await listed.server.fetch('http://localhost/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
        cookie: 'a=b',
      },
    })
    const read = await post(listed.server.fetch, { query: '{ hello }' }, { headers: { origin } })
    for (const { headers } of [asked, read]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      expect(headers.get('vary')).toBe('Origin')
    }
  })
})

describe('attack 15: names of prototypes', () => {
  const query = 'query Q($f: Filter, $n: Int) { echo(filter: $f, number: $n) }'

  test.each([
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"n":1,"__proto__":{"n":2}}',
    '{"toString":"x","hasOwnProperty":"x"}',
  ])('%s as variables changes nothing', async (variables) => {
    for (const accept of ['application/json', 'application/json, text/x-unusual']) {
      const { status, body } = await sent(`{"query":${JSON.stringify(query)},"variables":${variables}}`, {
        accept,
      })
      expect(status).toBe(200)
      expect(body.errors).toBeUndefined()
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    }
  })

  test.each(['{"f":{"__proto__":{"eq":"x"}}}', '{"f":{"constructor":"x"}}', '{"f":{"toString":"x"}}'])(
    '%s is an unknown field',
    async (variables) => {
      const { body } = await sent(`{"query":${JSON.stringify(query)},"variables":${variables}}`)
      expect(body.errors![0]!.extensions.code).toBe('INVALID_INPUT')
    },
  )

  test('as a parameter of the request it is refused or ignored', async () => {
    const { body } = await sent('{"query":"{ whoami }","__proto__":{"token":"x"},"constructor":null}')
    expect(body.errors?.[0]?.extensions.code ?? 'INVALID_INPUT').toBe('INVALID_INPUT')
    expect(({} as { token?: string }).token).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'toString'])(
    'an operation named %s is an ordinary name',
    async (name) => {
      for (const accept of ['application/json', 'application/json, text/x-unusual']) {
        const named = await sent(
          {
            query: `query ${name} { hello ...${name} } fragment ${name} on Query { whoami }`,
            operationName: name,
          },
          { accept },
        )
        expect(named.body.data).toMatchObject({ hello: 'world' })
        expect(
          (await sent({ query: '{ hello }', operationName: name }, { accept })).body.errors![0]!.extensions
            .code,
        ).toBe('INVALID_INPUT')
      }
    },
  )
})
