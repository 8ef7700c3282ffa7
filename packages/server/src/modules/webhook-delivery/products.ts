import type { Changes } from '../../audit/events.ts'
import type { Ctx } from '../../context.ts'
import type { AuditEvent } from '../../db/generated/prisma/client.ts'

type Found = readonly { id: string; productId: string }[]
type Find = (db: Ctx['db'], ids: string[]) => Promise<Found>

const select = { id: true, productId: true } as const

const ofLicense = (found: readonly { id: string; license: { productId: string } }[]) =>
  found.map(({ id, license }) => ({ id, productId: license.productId }))

/** How the product of an entity is found, by the noun of its events. */
const finders: Readonly<Record<string, Find>> = {
  product: async (_db, ids) => ids.map((id) => ({ id, productId: id })),
  product_version: (db, ids) => db.productVersion.findMany({ where: { id: { in: ids } }, select }),
  subscription: (db, ids) => db.subscription.findMany({ where: { id: { in: ids } }, select }),
  license: (db, ids) => db.license.findMany({ where: { id: { in: ids } }, select }),
  license_field: (db, ids) => db.licenseField.findMany({ where: { id: { in: ids } }, select }),
  license_template: (db, ids) => db.licenseTemplate.findMany({ where: { id: { in: ids } }, select }),
  signing_key: (db, ids) => db.signingKey.findMany({ where: { id: { in: ids } }, select }),
  license_seat: async (db, ids) =>
    ofLicense(
      await db.licenseSeat.findMany({
        where: { id: { in: ids } },
        select: { id: true, license: { select: { productId: true } } },
      }),
    ),
  machine: async (db, ids) =>
    ofLicense(
      await db.machine.findMany({
        where: { id: { in: ids } },
        select: { id: true, license: { select: { productId: true } } },
      }),
    ),
}

/** The products that events are about, by event; what is gone is found by what its event says. */
export async function productsOf(
  { db }: Ctx,
  events: readonly AuditEvent[],
): Promise<ReadonlyMap<string, string>> {
  const byEntity = new Map<string, string>()
  for (const [noun, find] of Object.entries(finders)) {
    const ids = [...new Set(events.filter((e) => e.entityType === noun).map((e) => e.entityId))]
    if (ids.length > 0) for (const { id, productId } of await find(db, ids)) byEntity.set(id, productId)
  }
  return new Map(
    events.flatMap(({ id, entityId, changes }) => {
      const said = (changes as Changes).productId
      const productId = byEntity.get(entityId) ?? said?.to ?? said?.from
      return typeof productId === 'string' ? [[id, productId] as const] : []
    }),
  )
}
