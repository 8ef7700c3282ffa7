import { expect, test } from 'vitest'
import { createLogger } from './log.ts'

function logTo(isTTY: boolean, write: (log: ReturnType<typeof createLogger>) => void): string {
  let text = ''
  write(
    createLogger(
      { logLevel: 'info' },
      {
        isTTY,
        write: (line) => {
          text += line
        },
      },
    ),
  )
  return text
}

test('secrets are cut out by key', () => {
  const text = logTo(false, (log) =>
    log.info({
      token: 's3cret',
      headers: { authorization: 'Bearer s3cret', cookie: 's3cret' },
      input: { secret: 's3cret' },
    }),
  )
  expect(text).not.toContain('s3cret')
  expect(JSON.parse(text)).toMatchObject({ level: 'info', token: '[redacted]' })
})

test('an error is told by its message, its code and its place, and by nothing else it carries', () => {
  const error = Object.assign(new Error('no'), {
    code: 'E1',
    detail: 's3cret',
    cause: Object.assign(new Error('why'), { row: 's3cret' }),
  })
  const text = logTo(false, (log) => log.error({ err: error }, 'it failed'))
  expect(JSON.parse(text)).toMatchObject({
    msg: 'it failed',
    err: { type: 'Error', code: 'E1', message: 'no', cause: { message: 'why' } },
  })
  expect(text).not.toContain('s3cret')
})

test('a person at a terminal reads short lines', () => {
  const text = logTo(true, (log) => {
    log.info(
      {
        requestId: 'r',
        method: 'POST',
        path: '/graphql',
        operation: 'Me',
        status: 200,
        ms: 1.5,
        actor: { name: 'Ada' },
      },
      'request',
    )
    log.warn({ job: 'x' }, 'job failed')
  })
  expect(text).toMatch(
    /^\d\d:\d\d:\d\d INFO {2}POST \/graphql Me 200 1\.5 ms Ada\n\d\d:\d\d:\d\d WARN {2}job failed {"job":"x"}\n$/,
  )
})
