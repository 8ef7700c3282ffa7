import { type Incoming, Refusal } from '../exchange.ts'
import { single } from '../read-request.ts'

const maxBytes = 8_192

/** The fields of a form that one of our own pages sent; a Refusal for anything else. */
export async function readForm(incoming: Incoming, publicUrl: string): Promise<URLSearchParams> {
  assertOwnPage(incoming.headers, publicUrl)
  const type = (single(incoming.headers['content-type']) ?? '').split(';')[0]!.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw new Refusal(415, 'Send the form of the page.', {
      'accept-post': 'application/x-www-form-urlencoded',
    })
  return new URLSearchParams((await incoming.readBody(maxBytes)).toString())
}

/** Browsers say where a form was; with our referrer policy the origin alone would come as `null`. */
function assertOwnPage(headers: Incoming['headers'], publicUrl: string): void {
  const site = single(headers['sec-fetch-site'])
  const origin = single(headers.origin)
  const foreign =
    site === undefined ? origin !== undefined && origin !== new URL(publicUrl).origin : site !== 'same-origin'
  if (foreign) throw new Refusal(403, 'Forms are taken from our own pages alone.', {}, 'FORBIDDEN')
}
