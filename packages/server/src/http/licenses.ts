import { hash } from 'node:crypto'
import type { Authenticator } from '../auth/authenticate.ts'
import { createContext, type Env } from '../context.ts'
import type { LicenseDownloadLink } from '../db/generated/prisma/client.ts'
import { InvalidInputError, NotFoundError, UnauthenticatedError } from '../errors.ts'
import {
  describeLicenseFile,
  downloadLicenseFile,
  findDownloadLink,
  type LicenseFile,
} from '../modules/license/file-operations.ts'
import { licensePolicy } from '../modules/license/policy.ts'
import { createRevocationLists, publishedKeys } from '../modules/signing-key/published.ts'
import type { Caller, Callers } from './callers.ts'
import { assertWhole, paramsOf, withStatus } from './download.ts'
import { type Exchange, type Incoming, type Outgoing, Refusal } from './exchange.ts'
import { preflightHeaders } from './headers.ts'
import type { Payment } from './payment.ts'
import { single } from './read-request.ts'

type Options = {
  env: Env
  authenticator: Authenticator
  callers: Callers
  pay: Payment['pay']
  origins: ReadonlySet<string>
}

/** In points: to sign a file, or to look a link up. */
const filePrice = 10

/** In points: to look up what everybody may read. */
const publishedPrice = 1

/** Answers what is about licenses and not GraphQL; null for the paths of others. */
type LicenseRoutes = (incoming: Incoming, path: string, exchange: Exchange) => Promise<Outgoing> | null

const filePath = /^\/licenses\/([^/]+)\/file$/
const publishedPath = /^\/\.well-known\/portico\/licenses\/([^/]+)\/(jwks\.json|revocations\.jws)$/

/** The license file, and for everybody what verifies it: the public keys and the list of revoked licenses. */
export function createLicenseRoutes({ env, authenticator, callers, pay, origins }: Options): LicenseRoutes {
  const revocationLists = createRevocationLists()

  const contextOf = (exchange: Exchange, caller: Caller) => {
    exchange.actor = caller.actor
    return createContext(env, { ...caller, requestId: exchange.requestId })
  }

  async function file(incoming: Incoming, licenseId: string, exchange: Exchange): Promise<Outgoing> {
    const { method, headers } = incoming
    exchange.operation = 'licenseFile'
    if (method === 'OPTIONS')
      return { status: 204, headers: preflightHeaders(origins, single(headers.origin)), body: '' }
    if (method !== 'GET' && method !== 'HEAD')
      throw new Refusal(405, 'A license file is downloaded by GET.', { allow: 'GET, HEAD, OPTIONS' })
    const params = paramsOf(incoming)
    const token = params.get('token')
    if (token !== null) return fileOfLink(incoming, { licenseId, token }, exchange)
    const caller = await callers.identify(incoming, exchange)
    await pay(exchange, filePrice)
    if (caller.actor.kind === 'anonymous') throw new UnauthenticatedError()
    const ctx = contextOf(exchange, caller)
    const input = {
      id: licenseId,
      encrypted: flag(params, 'encrypted'),
      fingerprint: params.get('fingerprint'),
    }
    if (method === 'HEAD') return attached(await describeLicenseFile(ctx, input))
    return attached(await downloadLicenseFile(ctx, input))
  }

  /** A link stands for whoever asked for it, with what that caller may see now. */
  async function fileOfLink(
    incoming: Incoming,
    given: { licenseId: string; token: string },
    exchange: Exchange,
  ): Promise<Outgoing> {
    const { ipAddress } = callers.stranger(incoming, exchange)
    await pay(exchange, filePrice)
    const link = await findDownloadLink(env, given)
    const caller = link && (await callerOf(link))
    if (!caller) throw new NotFoundError()
    const ctx = contextOf(exchange, { ...caller, ipAddress })
    const { encrypted, fingerprint } = link
    const input = { id: given.licenseId, encrypted, fingerprint }
    if (incoming.method === 'HEAD') return attached(await describeLicenseFile(ctx, input))
    assertWhole(incoming)
    return attached(await downloadLicenseFile(ctx, input, link.id))
  }

  async function callerOf({ actorKind, actorId, credentialHash }: LicenseDownloadLink) {
    try {
      const actor = await authenticator.resume({ kind: actorKind, hash: credentialHash })
      const same = actor.kind === actorKind && actor.id === actorId
      return same && licensePolicy.canDownload(actor) ? { actor, credentialHash } : null
    } catch (error) {
      if (error instanceof UnauthenticatedError) return null
      throw error
    }
  }

  async function published(
    incoming: Incoming,
    [, slug, name]: RegExpExecArray,
    exchange: Exchange,
  ): Promise<Outgoing> {
    const { method } = incoming
    exchange.operation = 'licenseKeys'
    if (method === 'OPTIONS') return { status: 204, headers: { ...open, ...openPreflight }, body: '' }
    if (method !== 'GET' && method !== 'HEAD')
      throw new Refusal(405, 'This is read by GET.', { allow: 'GET, HEAD, OPTIONS' })
    const ctx = createContext(env, { requestId: exchange.requestId })
    const due = async () => {
      callers.stranger(incoming, exchange)
      await pay(exchange, publishedPrice)
      // Caches give the answer to others, whom the budget of this one does not concern.
      delete exchange.account
    }
    if (name === 'jwks.json') {
      await due()
      const body = JSON.stringify(await publishedKeys(ctx, slug!))
      return cacheable(incoming, { type: 'application/jwk-set+json', seconds: 300, body })
    }
    const body = await revocationLists(ctx, slug!, due)
    return cacheable(incoming, { type: 'application/jose', seconds: 60, body })
  }

  return (incoming, path, exchange) => {
    const licenseId = filePath.exec(path)?.[1]
    if (licenseId) return withStatus(file(incoming, licenseId, exchange))
    const match = publishedPath.exec(path)
    return match ? withStatus(published(incoming, match, exchange), open) : null
  }
}

function flag(params: URLSearchParams, name: string): boolean {
  const value = params.get(name)
  if (value === null || value === '0' || value === 'false') return false
  if (value === '1' || value === 'true') return true
  throw new InvalidInputError(`The parameter ${name} must be 1 or 0.`)
}

function attached({ fileName, text }: LicenseFile): Outgoing {
  return {
    status: 200,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
    },
    body: text,
  }
}

/** Readable by the pages of every origin: it is public, and no credential is looked at. */
const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

const openPreflight = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-None-Match',
  'access-control-max-age': '600',
}

type Content = { type: string; seconds: number; body: string }

function cacheable({ headers: asked }: Incoming, { type, seconds, body }: Content): Outgoing {
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 27)}"`
  const headers = { ...open, 'cache-control': `public, max-age=${seconds}`, etag }
  const known = single(asked['if-none-match'])
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return { status: 304, headers, body: '' }
  }
  return { status: 200, headers: { ...headers, 'content-type': type }, body }
}
