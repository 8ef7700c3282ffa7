import { isLoopback } from '../config.ts'
import type { KeepSession } from '../context.ts'
import type { Incoming } from './exchange.ts'
import { single } from './read-request.ts'

export type SessionCookie = {
  /** The session in a request; undefined where there is none, or more than one. */
  read(headers: Incoming['headers']): string | undefined
  /** Makes a browser keep the session, or forget it. */
  write(session: Parameters<KeepSession>[0], now: Date): string
}

/**
 * The cookie of a session: `__Host-` ties it to this very host over TLS, and no script reads it. On a developer's
 * machine without TLS not every browser takes such a cookie, so there it is a plain one of another name.
 */
export function sessionCookie({
  publicUrl,
  production,
}: {
  publicUrl: string
  production: boolean
}): SessionCookie {
  const { protocol, hostname } = new URL(publicUrl)
  const plain = !production && protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''))
  const name = plain ? 'portico' : '__Host-portico'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${plain ? '' : '; Secure'}`
  return {
    read: (headers) => {
      const values = (single(headers.cookie) ?? '')
        .split(/[;,]/)
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1))
      return values.length === 1 && values[0] !== '' ? values[0] : undefined
    },
    write: (session, now) => {
      if (session === null) return `${name}=; ${attributes}; Max-Age=0`
      const seconds = Math.max(0, Math.floor((session.expiresAt.getTime() - now.getTime()) / 1_000))
      return `${name}=${session.token}; ${attributes}; Max-Age=${seconds}`
    },
  }
}

/** Whether a page of ours sent it: another site can set neither this header nor the origin. */
export function isFromOurPage(headers: Incoming['headers'], origins: ReadonlySet<string>): boolean {
  const origin = single(headers.origin)
  return headers['x-portico-csrf'] !== undefined && origin !== undefined && origins.has(origin)
}

/** Whether a form of one of our own pages sent it. Their referrer policy makes browsers say `null` for the origin. */
export function isFromOurForm(headers: Incoming['headers'], publicUrl: string): boolean {
  const site = single(headers['sec-fetch-site'])
  if (site !== undefined) return site === 'same-origin'
  return single(headers.origin) === new URL(publicUrl).origin
}
