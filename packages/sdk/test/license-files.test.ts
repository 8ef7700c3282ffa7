import { LicenseError, verifyLicense } from '@portico/sdk/license'
import { describe, expect, it } from 'vitest'
import { makeLicense } from '../../server/test/factories.ts'
import { today, unknownId } from '../../server/test/harness.ts'
import {
  ConflictError,
  InvalidInputError,
  NetworkError,
  NotFoundError,
  Portico,
  type PorticoOptions,
  TimeoutError,
  UnauthenticatedError,
} from '../src/index.ts'
import { inProcess, rejection } from './in-process.ts'

describe('downloadFile', () => {
  it(
    'gives a file that verifies, with its name',
    inProcess(async ({ portico, fetch, db }) => {
      const license = await makeLicense(db, { key: 'PTC-KEY' })
      const product = await portico.products.get(license.productId)
      const { fileName, text } = await portico.licenses.downloadFile(license.id)
      expect(fileName).toBe(`${product.slug}-${license.id}.txt`)
      const jwks = `http://localhost/.well-known/portico/licenses/${product.slug}/jwks.json`
      const keys = await (await fetch(jwks)).json()
      const options = { keys, product: product.slug, now: today }
      expect((await verifyLicense(text, options)).id).toBe(license.id)
      const changed = text.replace(/^(.{64})$/m, (line) =>
        line.startsWith('e') ? `f${line.slice(1)}` : line,
      )
      await expect(verifyLicense(changed, options)).rejects.toBeInstanceOf(LicenseError)

      const encrypted = await portico.licenses.downloadFile(license.id, { encrypted: true })
      const { licenseKey } = await portico.licenses.revealKey({ id: license.id })
      expect((await verifyLicense(encrypted.text, { ...options, licenseKey })).id).toBe(license.id)
    }),
  )

  it(
    'throws the error of the class that belongs to the code',
    inProcess(async ({ portico, connect, db }) => {
      const unknown = await rejection(portico.licenses.downloadFile(unknownId('License')))
      expect(unknown).toBeInstanceOf(NotFoundError)
      expect(unknown).toMatchObject({
        code: 'NOT_FOUND',
        operation: 'licenseDownloadFile',
        requestId: expect.any(String),
      })
      const { id } = await makeLicense(db, { suspendedAt: today })
      expect(await rejection(portico.licenses.downloadFile(id))).toBeInstanceOf(ConflictError)
      expect(await rejection(portico.licenses.downloadFile(id, { fingerprint: '' }))).toBeInstanceOf(
        InvalidInputError,
      )
      const stranger = connect({ token: 'nonsense', retries: 0 })
      expect(await rejection(stranger.licenses.downloadFile(id))).toBeInstanceOf(UnauthenticatedError)
    }),
  )
})

describe('the way to a file', () => {
  const file = 'Customer: Acme (C-1)\n\n-----BEGIN PORTICO LICENSE-----\ne30\n-----END PORTICO LICENSE-----\n'
  const connect = (fetch: PorticoOptions['fetch'], more: Partial<PorticoOptions> = {}) =>
    new Portico({ endpoint: 'https://example.com/portal/graphql', token: 'secret', fetch, ...more })

  it('is beside that of GraphQL, with the headers of every call', async () => {
    const sent: { url: string; init: RequestInit }[] = []
    const portico = connect(
      async (url, init) => {
        sent.push({ url, init })
        return new Response(file)
      },
      { team: 'cus_1' },
    )
    const given = await portico.licenses.downloadFile('lic_1/..', { encrypted: true, fingerprint: 'a b&c' })
    expect(given).toEqual({ fileName: 'license.txt', text: file })
    const [{ url, init } = { url: '', init: {} }] = sent
    expect(url).toBe('https://example.com/portal/licenses/lic_1%2F../file?encrypted=1&fingerprint=a+b%26c')
    expect(init.method).toBe('GET')
    expect(Object.fromEntries(init.headers as Headers)).toEqual({
      authorization: 'Bearer secret',
      'x-portico-team': 'cus_1',
    })
  })

  it('is tried again after a passing failure', async () => {
    const answers = [new Response('busy', { status: 503 }), new Response(file)]
    const portico = connect(async () => answers.shift()!)
    expect((await portico.licenses.downloadFile('lic_1')).text).toBe(file)
    expect(answers).toEqual([])
  })

  it('can be given up, and takes its time and no more', async () => {
    const never = connect((_url, { signal }) => {
      return new Promise((_resolve, reject) => {
        signal!.addEventListener('abort', () => reject(signal!.reason))
      })
    })
    const reason = new Error('enough')
    const signal = AbortSignal.abort(reason)
    expect(await rejection(never.licenses.downloadFile('lic_1', {}, { signal }))).toBe(reason)
    const late = await rejection(never.licenses.downloadFile('lic_1', {}, { timeoutMs: 20 }))
    expect(late).toBeInstanceOf(TimeoutError)
  })

  it('does not take the page of a proxy for a file', async () => {
    const portico = connect(async () => new Response('<html>Sign in</html>'))
    const error = await rejection(portico.licenses.downloadFile('lic_1'))
    expect(error).toBeInstanceOf(NetworkError)
    expect(error).toMatchObject({
      status: 200,
      message: 'The answer is not a license file: HTTP status 200.',
    })
  })
})
