import { isIPv6 } from 'node:net'

/** Where a request comes from. Of IPv6, the network: whoever has one address has all of its 64 bits. */
export function sourceOf({ ipAddress }: { readonly ipAddress: string | null }): string {
  if (ipAddress === null) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ipAddress)?.[1]
  if (mapped !== undefined || !isIPv6(ipAddress)) return mapped ?? ipAddress
  const [head, tail = ''] = ipAddress.split('%')[0]!.split('::') as [string, string?]
  const first = head === '' ? [] : head.split(':')
  const last = tail === '' ? [] : tail.split(':')
  const groups = [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  return `${groups.slice(0, 4).join(':')}::/64`
}
