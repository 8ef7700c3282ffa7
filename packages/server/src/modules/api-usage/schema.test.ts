import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeApiUsage, makeCustomer } from '../../../test/factories.ts'
import { inWorld } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { anonymous } from '../../auth/actor.ts'

const list = `query ($filter: ApiUsageFilter) {
  apiUsages(filter: $filter) {
    totalCount
    nodes { id credentialKind credentialId credentialName customer { id } day requests cost errors }
  }
}`

test(
  'usage is listed by day, newest first, and found by credential and day',
  inWorld(async (world) => {
    const credentialId = 'tok_crm'
    const of = { credentialId, credentialName: 'CRM' }
    for (const day of ['2026-06-13', '2026-06-15', '2026-06-14'])
      await makeApiUsage(world.db, { ...of, day: new Date(day), cost: 5_000_000_000 })
    await makeApiUsage(world.db)
    const filter = { credentialId: { eq: credentialId }, day: { gte: '2026-06-14' } }
    const { data } = await query(world.as(staff()), list, { filter })
    const row = {
      id: expect.stringMatching(/^aus_/),
      credentialKind: 'API_TOKEN',
      ...of,
      customer: null,
      requests: 10,
      cost: 5_000_000_000,
      errors: 1,
    }
    expect(data.apiUsages).toEqual({
      totalCount: 2,
      nodes: [
        { ...row, day: '2026-06-15' },
        { ...row, day: '2026-06-14' },
      ],
    })
  }),
)

test(
  "a customer's admin sees what the machine identities of the customer use, and nothing of others",
  inWorld(async (world) => {
    const [own, other] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const usage = await makeApiUsage(world.db, { customerId: own.id })
    const foreign = await makeApiUsage(world.db, { customerId: other.id })
    await makeApiUsage(world.db)
    const admin = world.as(portalUser('usr_a', { adminOf: [own.id] }))
    const { data } = await query(admin, list)
    expect(data.apiUsages).toMatchObject({
      totalCount: 1,
      nodes: [{ id: usage.id, credentialKind: 'SERVICE_ACCOUNT', customer: { id: own.id } }],
    })
    const one = (id: string) => query(admin, 'query ($id: ID!) { apiUsage(id: $id) { id } }', { id })
    expect((await one(usage.id)).data).toEqual({ apiUsage: { id: usage.id } })
    expect((await one(foreign.id)).data).toEqual({ apiUsage: null })
  }),
)

test(
  'it takes the scope',
  inWorld(async (world) => {
    for (const actor of [staff('SALES'), staff('SUPPORT'), apiToken(['customer:read'])]) {
      const { errors } = await query(world.as(actor), list)
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    const { errors } = await query(world.as(anonymous), list)
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect((await query(world.as(apiToken(['api_usage:read'])), list)).errors).toBeUndefined()
  }),
)
