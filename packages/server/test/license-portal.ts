import type { PublicJwk } from '@portico/license'
import { hashToken, makeToken } from '../src/auth/token.ts'
import type { Db } from '../src/context.ts'
import { newId } from '../src/ids.ts'
import { schema } from '../src/schema.ts'
import type { OwnDatabase } from './database.ts'
import { makeCustomer, makeLicense, makeMembership, makePortalUser, makeProduct } from './factories.ts'
import { outside } from './harness.ts'
import { post, testServer } from './transport.ts'

/** A session or token that works, and the person or token behind it. */
export type Credential = { id: string; token: string; sessionId: string }

/** A session of a portal user who administers this customer. */
export async function signIn(db: Db, customerId: string): Promise<Credential> {
  const user = await makePortalUser(db)
  await makeMembership(db, { portalUserId: user.id, customerId, role: 'ADMIN' })
  const token = makeToken('session')
  const session = await db.session.create({
    data: {
      id: newId('Session'),
      tokenHash: hashToken(token),
      portalUserId: user.id,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  })
  return { id: user.id, token, sessionId: session.id }
}

/** A server on a socket, with a license and the admins of its customer and of another one. */
export async function openLicensePortal(database: OwnDatabase) {
  const clock = { offset: 0 }
  const running = testServer({
    database,
    schema,
    config: { corsOrigins: ['https://console.example.com'] },
    now: () => new Date(Date.now() + clock.offset),
  })
  const { url } = await running.server.listen()
  const origin = url.replace('/graphql', '')
  const db = database.prisma as Db
  const product = await makeProduct(db)
  const customer = await makeCustomer(db)
  const license = await makeLicense(db, { productId: product.id, customerId: customer.id, key: 'PTC-KEY-1' })
  const owner = await signIn(db, customer.id)
  const stranger = await signIn(db, (await makeCustomer(db)).id)

  const get = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(origin + path, {
      ...init,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(init.headers as object) },
    })
  /** The path of a new link, made through the API. */
  const makeLink = async (token: string, input: object = {}): Promise<string> => {
    const document = `mutation ($input: LicenseCreateDownloadLinkInput!) {
      licenseCreateDownloadLink(input: $input) { url expiresAt errors { code message } } }`
    const variables = { input: { id: license.id, ...input } }
    const { body } = await post(fetch, { query: document, variables }, { url, token })
    const { url: made } = body.data!.licenseCreateDownloadLink as { url: string }
    return made.replace(outside.publicUrl, '')
  }
  const published = (name: 'jwks.json' | 'revocations.jws', slug = product.slug) =>
    get(`/.well-known/portico/licenses/${slug}/${name}`)
  const keys = async () => (await published('jwks.json')).json() as Promise<{ keys: PublicJwk[] }>
  const events = () => db.auditEvent.findMany({ where: { entityId: license.id }, orderBy: { id: 'asc' } })

  return {
    ...running,
    url,
    origin,
    db,
    clock,
    product,
    customer,
    license,
    owner,
    stranger,
    get,
    makeLink,
    published,
    keys,
    events,
    filePath: `/licenses/${license.id}/file`,
  }
}
