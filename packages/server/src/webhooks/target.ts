import ipaddr from 'ipaddr.js'

/**
 * Where webhooks may go beside the public internet, and without TLS: an operator's own hosts, and ranges of addresses.
 */
export type Allowed = {
  readonly hosts: readonly string[]
  readonly ranges: readonly (readonly [address: string, bits: number])[]
}

/** For whoever is not the operator's own. */
export const publicOnly: Allowed = { hosts: [], ranges: [] }

/** From `receiver.internal,10.1.0.0/16,[fd00::1]`; null where it is no such list. */
export function parseAllowed(list: string): Allowed | null {
  const hosts: string[] = []
  const ranges: [string, number][] = []
  for (const entry of list.split(',').map((text) => text.trim().toLowerCase())) {
    if (entry === '') continue
    const address = entry.replace(/^\[(.+)\]$/, '$1')
    if (ipaddr.isValidCIDR(address)) {
      const [range, bits] = ipaddr.parseCIDR(address)
      ranges.push([range.toString(), bits])
    } else if (ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address)) {
      ranges.push([address, ipaddr.parse(address).kind() === 'ipv4' ? 32 : 128])
    } else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(entry) && /[a-z]/.test(entry)) hosts.push(entry)
    else return null
  }
  return { hosts, ranges }
}

const maxLength = 2_048
const ownNetwork = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/

/** Why webhooks cannot go to this address, as far as it tells by itself; null where they can. */
export function problemOf(text: string, allowed: Allowed): string | null {
  if (text.length > maxLength) return `Must have at most ${maxLength.toLocaleString('en')} characters.`
  const url = /[\s\p{Cc}]/u.test(text) ? null : URL.parse(text)
  if (!url || !['https:', 'http:'].includes(url.protocol))
    return 'Must be an address such as https://example.com/hooks.'
  if (url.username || url.password) return 'Must not have a user or password; send a header instead.'
  if (url.hash) return 'Must not have a fragment.'
  const host = hostOf(url)
  const known = isAllowedHost(host, allowed)
  if (url.protocol === 'http:' && !known) return 'Must be https.'
  if (known) return null
  if (ipaddr.isValid(host) ? !isPublic(host) : ownNetwork.test(host) || !host.includes('.'))
    return 'Must be in the public internet.'
  if (url.port !== '' && Number(url.port) < 1_024) return 'Must have port 443, or one from 1024 on.'
  return null
}

/** The host as addresses and names are written, without the brackets and the last dot that a URL may have. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.+)\]$/, '$1').replace(/\.$/, '')
}

/** Whether a connection for a host may go to this one of its addresses. */
export function mayConnect(host: string, address: string, allowed: Allowed): boolean {
  return allowed.hosts.includes(host) || isInRange(address, allowed) || isPublic(address)
}

function isAllowedHost(host: string, allowed: Allowed): boolean {
  return allowed.hosts.includes(host) || isInRange(host, allowed)
}

function isInRange(text: string, { ranges }: Allowed): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  return ranges.some(([range, bits]) => {
    const of = ipaddr.parse(range)
    return of.kind() === address.kind() && address.match(of, bits)
  })
}

const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Neither private nor of this machine, this link or this provider, nor a way around that: an IPv4 address within an
 * IPv6 address counts as what it is.
 */
function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast)
}
