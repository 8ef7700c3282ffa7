import { generateKeyPair, randomBytes } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { promisify } from 'node:util'

// DomainKeys Identified Mail (RFC 6376) with RSA, which every receiver verifies; Ed25519 (RFC 8463) many do not yet.

export type DkimKey = {
  /** Under which name of the domain the public key is published. */
  selector: string
  /** Base64 of the SubjectPublicKeyInfo, as it stands in the record. */
  publicKey: string
  /** PEM. */
  privateKey: string
}

export async function makeDkimKey(): Promise<DkimKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return {
    selector: `portico${randomBytes(3).toString('hex')}`,
    publicKey: publicKey.toString('base64'),
    privateKey,
  }
}

export type DnsRecord = { name: string; value: string }

/** The TXT record that the owner of the domain publishes. */
export function dkimRecord(key: { domain: string; selector: string; publicKey: string }): DnsRecord {
  return {
    name: `${key.selector}._domainkey.${key.domain}`,
    value: `v=DKIM1; k=rsa; p=${key.publicKey}`,
  }
}

/** What is wrong with a record, and whether the DNS servers said so or did not answer at all. */
type DnsProblem = { problem: string; answered: boolean }

/** Looks the record up; null when it is there. `dnsServer` undefined: those of the system. */
export async function findDnsProblem(
  wanted: DnsRecord,
  dnsServer: string | undefined,
): Promise<DnsProblem | null> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (dnsServer) resolver.setServers([dnsServer])
  let found: string[]
  try {
    // A text over 255 bytes comes in pieces.
    found = (await resolver.resolveTxt(wanted.name)).map((pieces) => pieces.join(''))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA')
      return { problem: `There is no TXT record at ${wanted.name}.`, answered: true }
    const problem = `The DNS servers did not answer (${code ?? 'unknown'}); try again later.`
    return { problem, answered: false }
  }
  const key = tagOf(wanted.value, 'p')
  if (found.some((value) => tagOf(value, 'p') === key && isOurs(value))) return null
  return { problem: `The TXT record at ${wanted.name} is not the one to publish.`, answered: true }
}

const isOurs = (record: string) =>
  ['DKIM1', null].includes(tagOf(record, 'v')) && ['rsa', null].includes(tagOf(record, 'k'))

/** The value of a tag in `a=1; b=2`, without the white space that may be in it. */
function tagOf(record: string, tag: string): string | null {
  for (const part of record.split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === tag) return part.slice(at + 1).replace(/\s/g, '')
  }
  return null
}
