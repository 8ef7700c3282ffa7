import { createVerify } from 'node:crypto'
import { expect, test } from 'vitest'
import { staff } from '../../../../test/actors.ts'
import { dnsServer } from '../../../../test/dns-server.ts'
import { eventsOf, failure, inWorld, today, type World } from '../../../../test/harness.ts'
import { mailOver, mailServer } from '../../../../test/mail-server.ts'
import { systemActor } from '../../../auth/system.ts'
import { createContext } from '../../../context.ts'
import { dkimRecord } from '../../../mail/dkim.ts'
import { deliverEmail } from './deliver.ts'
import { sendMail } from './send.ts'
import { findSender, removeSenderDomain, setSenderDomain, verifySenderDomain } from './sender-domain.ts'

const address = 'portal@mail.vendor.example'

const asking = (world: World, dns: string) =>
  createContext(
    { ...world.env, mail: mailOver('smtp://127.0.0.1:1', dns) },
    { actor: staff(), requestId: 'test' },
  )

const domainOf = (world: World) => world.db.senderDomain.findFirstOrThrow()

test(
  'mails are from the own domain and signed once DNS has its key',
  inWorld(async (world) => {
    const { id } = await setSenderDomain(world.as(staff()), { address })
    const domain = await domainOf(world)
    expect(domain).toMatchObject({ address, domain: 'mail.vendor.example', verifiedAt: null, version: 1 })
    expect(domain.privateKey).not.toContain('PRIVATE')
    expect(await findSender(world.as(staff()))).toEqual({ address: 'portal@vendor.example', dkim: undefined })

    const record = dkimRecord(domain)
    expect(record.name).toBe(`${domain.selector}._domainkey.mail.vendor.example`)
    await using dns = await dnsServer(new Map([[record.name, record.value]]))
    await verifySenderDomain(asking(world, dns.address), { expectedVersion: 1 })
    expect(dns.asked).toEqual([record.name])
    expect(await domainOf(world)).toMatchObject({
      verifiedAt: today,
      checkedAt: today,
      problem: null,
      version: 2,
    })

    await using server = await mailServer()
    const mail = await sendMail(world.as(staff()), {
      type: 'ROLE_CHANGED',
      to: 'ada@acme.example',
      data: { customer_name: 'Acmé', role_name: 'Admin' },
    })
    const ctx = createContext(
      { ...world.env, mail: mailOver(server.url) },
      { actor: systemActor('deliver-email') },
    )
    await deliverEmail(ctx, { emailId: mail.id }, { attempt: 1, signal: new AbortController().signal })
    const [{ from, raw }] = server.received as [(typeof server.received)[0]]
    expect(from).toBe(address)
    expect(raw).toMatch(/^From: Vendor portal <portal@mail\.vendor\.example>\r$/m)
    expect(isSignedBy(domain.publicKey, raw)).toBe(true)
    expect(isSignedBy(domain.publicKey, raw.replace('Subject: ', 'Subject: Not '))).toBe(false)

    await removeSenderDomain(world.as(staff()), { expectedVersion: 2 })
    expect(await findSender(world.as(staff()))).toMatchObject({ address: 'portal@vendor.example' })
    expect((await eventsOf(world, id)).map(({ type }) => type)).toEqual([
      'sender_domain.set',
      'sender_domain.checked',
      'sender_domain.removed',
    ])
    const trail = JSON.stringify(await eventsOf(world, id))
    expect(trail).toContain(domain.publicKey)
    expect(trail).not.toContain('PRIVATE')
    expect(trail).not.toContain(domain.privateKey)
  }),
)

/** RFC 6376, relaxed/relaxed with rsa-sha256, as far as one signed header goes. */
function isSignedBy(publicKey: string, raw: string): boolean {
  const [head] = raw.split('\r\n\r\n', 1)
  const headers = head!.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const signature = headers.find((header) => /^dkim-signature:/i.test(header))!
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  )
  const relaxed = (header: string) => {
    const at = header.indexOf(':')
    return `${header.slice(0, at).toLowerCase()}:${header
      .slice(at + 1)
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  }
  const signed = tags.get('h')!.split(':')
  const lines = signed.flatMap((name) =>
    headers.filter((header) => header.toLowerCase().startsWith(`${name.toLowerCase()}:`)).map(relaxed),
  )
  const own = relaxed(signature).replace(/([;\s]b=)[^;]*/, '$1')
  const verify = createVerify('RSA-SHA256').update(`${lines.join('\r\n')}\r\n${own}`)
  const key = `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----`
  return verify.verify(key, tags.get('b')!, 'base64')
}

test.each([
  ['no record', () => null, /no TXT record/],
  ['the key of another', (value: string) => `${value.slice(0, -8)}AAAAAAAA`, /not the one to publish/],
  ['a revoked key', () => 'v=DKIM1; k=rsa; p=', /not the one to publish/],
  ['another kind of record', (value: string) => value.replace('DKIM1', 'DKIM9'), /not the one to publish/],
])(
  '%s leaves the domain unverified and says so, and takes it from one that was verified',
  (_what, change, problem) =>
    inWorld(async (world) => {
      await setSenderDomain(world.as(staff()), { address })
      await world.db.senderDomain.updateMany({ data: { verifiedAt: new Date('2026-01-01') } })
      const record = dkimRecord(await domainOf(world))
      const value = change(record.value)
      await using dns = await dnsServer(new Map(value === null ? [] : [[record.name, value]]))
      await verifySenderDomain(asking(world, dns.address), {})
      expect(await domainOf(world)).toMatchObject({
        verifiedAt: null,
        checkedAt: today,
        problem: expect.stringMatching(problem),
      })
    })(),
)

test(
  'DNS servers that do not answer leave the domain as it was, and the problem is told',
  inWorld(async (world) => {
    await setSenderDomain(world.as(staff()), { address })
    const verifiedAt = new Date('2026-01-01')
    await world.db.senderDomain.updateMany({ data: { verifiedAt } })
    // Nothing listens there.
    await verifySenderDomain(asking(world, '127.0.0.1:1'), {})
    expect(await domainOf(world)).toMatchObject({
      verifiedAt,
      checkedAt: today,
      problem: expect.stringMatching(/did not answer/),
    })
  }),
)

test(
  'a record in the pieces and with the spaces of a zone file is the same record',
  inWorld(async (world) => {
    await setSenderDomain(world.as(staff()), { address })
    const { name, value } = dkimRecord(await domainOf(world))
    const spaced = value
      .replaceAll(';', ' ; ')
      .replace('p=', 'p= ')
      .replace(/(.{300})/, '$1 ')
    await using dns = await dnsServer(new Map([[name, spaced]]))
    await verifySenderDomain(asking(world, dns.address), {})
    expect(await domainOf(world)).toMatchObject({ verifiedAt: today })
  }),
)

test(
  'the same address again keeps the key, another one brings a new key to verify',
  inWorld(async (world) => {
    const first = await setSenderDomain(world.as(staff()), { address })
    expect((await setSenderDomain(world.as(staff()), { address })).id).toBe(first.id)
    const stale = setSenderDomain(world.as(staff()), { address: 'a@other.example', expectedVersion: 7 })
    expect(await failure(stale)).toMatchObject({ code: 'CONFLICT', path: ['expectedVersion'] })
    const second = await setSenderDomain(world.as(staff()), { address: 'a@other.example' })
    expect(second.id).not.toBe(first.id)
    expect(await world.db.senderDomain.count()).toBe(1)
  }),
)

test.each(['vendor.example', 'a@b.example, c@d.example', 'A <a@b.example>', 'a@localhost'])(
  '%s is no sender',
  (address) =>
    inWorld(async (world) => {
      const error = await failure(setSenderDomain(world.as(staff()), { address }))
      expect(error).toMatchObject({ code: 'INVALID_INPUT', path: ['address'] })
    })(),
)

test(
  'there must be a domain to verify or remove it, and it is for admins',
  inWorld(async (world) => {
    for (const attempt of [verifySenderDomain, removeSenderDomain]) {
      expect(await failure(attempt(world.as(staff()), {}))).toMatchObject({ code: 'NOT_FOUND' })
      expect(await failure(attempt(world.as(staff('SALES')), {}))).toMatchObject({ code: 'FORBIDDEN' })
    }
  }),
)
