// Licenses, written by hand like the rest: `hand-written.ts` has the callers and the way to the database. Machines that
// must report and terms that wait for a first use are left out, since no license of the benchmark has them.
import type pg from 'pg'
import { hashToken } from '../packages/server/src/auth/token.ts'
import { newId } from '../packages/server/src/ids.ts'
import { validationCodes } from '../packages/server/src/modules/license/verdict.ts'
import type { Actor } from './hand-written.ts'
import { Refusal } from './refusal.ts'

/** SQL condition on the license `l`, with its values: those whom the caller acts for. */
function inCharge(actor: Actor, parameter: number): { key: string; sql: string; values: string[] } {
  if (actor.kind === 'staff') return { key: 'all', sql: 'true', values: [] }
  if (!actor.adminOf) throw new Refusal(403, 'You have no licenses.')
  const sql = `l."customerId" = any(string_to_array($${parameter}, ','))`
  return { key: 'admin', sql, values: [actor.adminOf] }
}

/** The limit with its overage; null is none. */
const allowed = (limit: string) => `case l.overage
  when 'UNLIMITED' then null when 'TIMES_1_25' then floor(${limit} * 1.25) when 'TIMES_1_5' then floor(${limit} * 1.5)
  when 'TIMES_2' then ${limit} * 2 else ${limit} end`

type Question = { licenseKey: string; productSlug: string; fingerprints: string[] }
type Code = keyof typeof validationCodes

export async function validateLicense(pool: pg.Pool, actor: Actor, asked: Question): Promise<string> {
  const sight = inCharge(actor, 5)
  const now = new Date()
  const minuteAgo = new Date(now.getTime() - 60_000)
  const text = `
    select l.id, case
      when l."revokedAt" is not null then 'REVOKED' when l."suspendedAt" is not null then 'SUSPENDED'
      when l."expiresAt" <= $2 then 'EXPIRED' when l."startsAt" > $2 then 'NOT_STARTED'
      when p.slug <> $3 then 'PRODUCT_MISMATCH'
      when (select count(*) from "LicenseSeat" s where s."licenseId" = l.id) > ${allowed('l."maxUsers"')} then 'TOO_MANY_USERS'
      when l.uses > ${allowed('l."maxUses"')} then 'TOO_MANY_USES'
      when m.machines > ${allowed('l."maxMachines"')} then 'TOO_MANY_MACHINES'
      when m.matched >= case l."machineMatching" when 'TWO' then 2 when 'MOST' then cardinality($4::text[]) / 2 + 1
        when 'ALL' then cardinality($4::text[]) else 1 end then 'VALID'
      when m.machines = 0 then 'NO_MACHINE' else 'FINGERPRINT_MISMATCH' end,
      coalesce(l."lastValidatedAt" <= $2::timestamptz - interval '1 minute', true)
    from "License" l join "Product" p on p.id = l."productId", lateral (
      select count(*) as machines, count(*) filter (where fingerprint = any($4)) as matched
      from "Machine" m where m."licenseId" = l.id
    ) m where l."keyHash" = $1 and ${sight.sql}`
  const found = await pool.query<[string, Code, boolean]>({
    name: `validate-${sight.key}`,
    text,
    values: [hashToken(asked.licenseKey), now, asked.productSlug, asked.fingerprints, ...sight.values],
    rowMode: 'array',
  })
  const [id, code, stale] = found.rows[0] ?? [null, 'NOT_FOUND' as const, false]
  if (stale) {
    await pool.query({
      name: 'note-validation',
      text: `update "License" set "lastValidatedAt" = $2, "firstValidatedAt" = coalesce("firstValidatedAt", $2)
        where id = (select id from "License" where id = $1
          and ("lastValidatedAt" is null or "lastValidatedAt" <= $3) for no key update skip locked)`,
      values: [id, now, minuteAgo],
    })
  }
  return JSON.stringify({
    data: { licenseValidate: { valid: code === 'VALID', code, message: validationCodes[code] } },
  })
}

type Told = { licenseKey: string; fingerprint: string; name: string }

/** Two statements in a transaction: what is counted must be counted after the license is held. */
export async function activateMachine(
  pool: pg.Pool,
  actor: Actor,
  told: Told,
  ipAddress: string | null,
): Promise<string> {
  if (actor.kind === 'staff' && actor.role === 'SUPPORT') throw new Refusal(403, 'You may not do this.')
  const sight = inCharge(actor, 3)
  const now = new Date()
  const client = await pool.connect()
  try {
    await client.query('begin')
    const held = await client.query<[string, string, number | null, boolean]>({
      name: `hold-license-${sight.key}`,
      text: `select l.id, l."customerId", (${allowed('l."maxMachines"')})::int,
          l."revokedAt" is null and l."suspendedAt" is null and l."startsAt" <= $2
            and (l."expiresAt" is null or l."expiresAt" > $2)
        from "License" l where l."keyHash" = $1 and ${sight.sql} for no key update`,
      values: [hashToken(told.licenseKey), now, ...sight.values],
      rowMode: 'array',
    })
    const license = held.rows[0]
    if (!license) throw new Refusal(404, 'There is no such license.')
    const [licenseId, customerId, limit, inForce] = license
    if (!inForce) throw new Refusal(409, 'The license is not in force.')
    const { name, fingerprint } = told
    const changes = Object.fromEntries(
      Object.entries({ licenseId, fingerprint, name, ipAddress }).map(([field, to]) => [field, { to }]),
    )
    const written = await client.query<[string]>({
      name: 'activate-machine',
      text: `with machine as (
          insert into "Machine" (id, "licenseId", fingerprint, name, "ipAddress", "lastHeartbeatAt", "createdAt", "updatedAt")
          select $1, $2, $3, $4, $5, $6, $6, $6 where $7::int is null
            or (select count(*) from "Machine" where "licenseId" = $2) < $7
            or exists (select from "Machine" where "licenseId" = $2 and fingerprint = $3)
          on conflict ("licenseId", fingerprint)
            do update set name = excluded.name, "ipAddress" = excluded."ipAddress", "lastHeartbeatAt" = $6, "updatedAt" = $6
          returning id
        ), event as (
          insert into "AuditEvent" (id, type, "actorKind", "actorId", "actorName", "entityType", "entityId", "customerId",
            "requestId", "ipAddress", changes, "occurredAt")
          select $8, 'machine.activated', $9, $10, $11, 'machine', id, $12, $13, $5, $14, $6 from machine where id = $1
        )
        select id from machine`,
      values: [
        newId('Machine'),
        licenseId,
        fingerprint,
        name,
        ipAddress,
        now,
        limit,
        newId('AuditEvent'),
        actor.kind,
        actor.id,
        actor.name,
        customerId,
        newId('AuditEvent').slice(4),
        JSON.stringify(changes),
      ],
      rowMode: 'array',
    })
    const id = written.rows[0]?.[0]
    if (!id) throw new Refusal(409, 'All places are taken.')
    await client.query('commit')
    const machine = { id, fingerprint, name, createdAt: now.toISOString() }
    return JSON.stringify({ data: { machineActivate: { machine, errors: [] } } })
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
