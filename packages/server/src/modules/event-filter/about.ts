import type { Changes } from '../../audit/events.ts'
import type { Ctx } from '../../context.ts'
import type { AuditEvent } from '../../db/generated/prisma/client.ts'
import type { FieldCondition } from './filters.ts'

/** What an event is about besides its entity. */
export type About = {
  productId: string | null
  licenseId: string | null
  projectId: string | null
  /** Of the license, the fields that a condition holds of. */
  fields: ReadonlyMap<string, { value: string; hidden: boolean }>
}

export const aboutNothing: About = { productId: null, licenseId: null, projectId: null, fields: new Map() }

type Row = {
  id: string
  productId: string | null
  licenseId: string | null
  projectId: string | null
  fields: { name: string; value: string; hidden: boolean }[] | null
}

/**
 * What events are about, by event, in one statement. What is gone is found by what its event says. Of the fields of the
 * license those come along that have one of the values of a condition: its own value, or else the default.
 */
export async function aboutOf(
  { db }: Ctx,
  events: readonly AuditEvent[],
  conditions: readonly FieldCondition[],
): Promise<ReadonlyMap<string, About>> {
  const said = (field: string) =>
    events.map(({ changes }) => {
      const { to, from } = (changes as Changes)[field] ?? {}
      const value = to ?? from
      return typeof value === 'string' ? value : ''
    })
  const names = [...new Set(conditions.map(({ name }) => name))]
  const values = [...new Set(conditions.flatMap((condition) => condition.values))]
  const rows = await db.$queryRaw<Row[]>`
    select e.id, l.id as "licenseId",
      coalesce(l."projectId", sub."projectId", pa."projectId", pr.id, nullif(e.project, '')) as "projectId",
      coalesce(l."productId", sub."productId", pv."productId", lf."productId", lt."productId", sk."productId", p.id,
        nullif(e.product, '')) as "productId",
      (
        select json_agg(json_build_object('name', f.name, 'hidden', f.hidden, 'value', coalesce(own.value, f."defaultValue")))
        from "LicenseField" f
        left join "LicenseFieldValue" own on own."fieldId" = f.id and own."licenseId" = l.id
        where f."productId" = l."productId" and f."deletedAt" is null and f.type <> 'PASSWORD'
          and f.name = any(${names}::text[]) and coalesce(own.value, f."defaultValue") = any(${values}::text[])
      ) as fields
    from unnest(
      ${events.map(({ id }) => id)}::text[],
      ${events.map(({ entityId }) => entityId)}::text[],
      ${said('licenseId')}::text[],
      ${said('projectId')}::text[],
      ${said('productId')}::text[]
    ) e(id, "entityId", license, project, product)
    left join "Machine" m on m.id = e."entityId"
    left join "LicenseSeat" s on s.id = e."entityId"
    left join "License" l on l.id = coalesce(m."licenseId", s."licenseId", nullif(e.license, ''), e."entityId")
    left join "Subscription" sub on sub.id = e."entityId"
    left join "ProjectAssignment" pa on pa.id = e."entityId"
    left join "Project" pr on pr.id = e."entityId"
    left join "ProductVersion" pv on pv.id = e."entityId"
    left join "LicenseField" lf on lf.id = e."entityId"
    left join "LicenseTemplate" lt on lt.id = e."entityId"
    left join "SigningKey" sk on sk.id = e."entityId"
    left join "Product" p on p.id = e."entityId"`
  return new Map(
    rows.map(({ id, fields, ...about }) => [
      id,
      { ...about, fields: new Map((fields ?? []).map(({ name, ...field }) => [name, field])) },
    ]),
  )
}
