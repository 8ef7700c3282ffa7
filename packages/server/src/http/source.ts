import { isIP } from 'node:net'
import type { Incoming } from './exchange.ts'
import { single } from './read-request.ts'

/**
 * Where a request comes from. Each proxy between the caller and this server has added the address it was called from
 * at the end of X-Forwarded-For: what stands before those is the caller's own invention. Some add the port, which is
 * another with every connection.
 */
export function sourceAddress({ headers, ipAddress }: Incoming, proxies: number): string | null {
  if (proxies === 0) return ipAddress
  const addresses = (single(headers['x-forwarded-for']) ?? '').split(',').map((address) => address.trim())
  const address = addresses
    .at(-proxies)
    ?.replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
  return address && isIP(address) ? address : ipAddress
}
