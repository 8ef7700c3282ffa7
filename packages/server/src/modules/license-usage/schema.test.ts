import { expect, test } from 'vitest'
import { apiToken, portalUser, serviceAccount, staff } from '../../../test/actors.ts'
import {
  makeCustomer,
  makeLicense,
  makeLicenseUsageMonth,
  makePartner,
  makeProduct,
  makeProject,
} from '../../../test/factories.ts'
import { inWorld, type World, worldOn } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'
import { systemContext } from '../../context.ts'
import { createExport } from '../list-export/operations/create.ts'
import { downloadExport } from '../list-export/operations/download.ts'
import { runExport } from '../list-export/operations/run.ts'

const list = `query ($filter: LicenseUsageMonthFilter, $orderBy: [LicenseUsageMonthOrder!], $first: Int, $after: String) {
  licenseUsageMonths(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    nodes { month customerName productName license { id } seatsMost seatsAtEnd seatsOver maxUsers }
    pageInfo { hasNextPage endCursor }
  }
}`

async function makeMonths(world: World) {
  const [acme, globex] = [
    await makeCustomer(world.db, { name: 'Acme' }),
    await makeCustomer(world.db, { name: 'Globex' }),
  ]
  const [engine, insight] = [
    await makeProduct(world.db, { name: 'Engine' }),
    await makeProduct(world.db, { name: 'Insight' }),
  ]
  const license = async (customerId: string, productId: string) => {
    const { id } = await makeLicense(world.db, { customerId, productId })
    for (const month of ['2026-03-01', '2026-04-01', '2026-05-01'])
      await makeLicenseUsageMonth(world.db, { licenseId: id, month: new Date(month), maxUsers: 5 })
    return id
  }
  return {
    acme,
    globex,
    engine,
    ofAcme: [await license(acme.id, engine.id), await license(acme.id, insight.id)] as const,
    ofGlobex: await license(globex.id, engine.id),
  }
}

type Listed = { nodes: { month: string; license: { id: string } }[] }

const monthsOf = ({ nodes }: Listed) => nodes.map(({ month, license }) => [month, license.id])

test(
  'months are listed newest first, and found by customer, license, product and month, page by page',
  inWorld(async (world) => {
    const { acme, engine, ofAcme, ofGlobex } = await makeMonths(world)
    const sales = world.as(staff('SALES'))
    const ask = async (variables: Record<string, unknown>) =>
      (await query(sales, list, variables)).data.licenseUsageMonths as Listed & {
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    expect(await ask({ filter: { licenseId: { eq: ofAcme[0] } }, first: 1 })).toEqual({
      totalCount: 3,
      nodes: [
        {
          month: '2026-05-01',
          customerName: 'Acme',
          productName: 'Engine',
          license: { id: ofAcme[0] },
          seatsMost: 3,
          seatsAtEnd: 2,
          seatsOver: 0,
          maxUsers: 5,
        },
      ],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    })
    expect(
      monthsOf(await ask({ filter: { productId: { eq: engine.id }, month: { eq: '2026-04-01' } } })),
    ).toEqual([ofGlobex, ofAcme[0]].map((id) => ['2026-04-01', id]))

    const ofCustomer = {
      filter: { customerId: { eq: acme.id }, month: { gte: '2026-04-01', lte: '2026-05-01' } },
      orderBy: [{ field: 'MONTH', direction: 'ASC' }],
    }
    const first = await ask({ ...ofCustomer, first: 3 })
    const rest = await ask({ ...ofCustomer, first: 3, after: first.pageInfo.endCursor })
    expect([...monthsOf(first), ...monthsOf(rest)]).toEqual(
      ['2026-04-01', '2026-05-01'].flatMap((month) => ofAcme.map((id) => [month, id])),
    )
    expect(rest.pageInfo.hasNextPage).toBe(false)
  }),
)

test(
  "a customer's admin, a partner and a token see what is taken of the licenses they see, and nothing of others",
  inWorld(async (world) => {
    const { acme, globex, ofAcme, ofGlobex } = await makeMonths(world)
    const partner = await makePartner(world.db)
    const project = await makeProject(world.db, { customerId: globex.id })
    await world.db.project.update({
      where: { id: project.id },
      data: { partners: { connect: { id: partner.id } } },
    })
    await world.db.license.update({ where: { id: ofGlobex }, data: { projectId: project.id } })
    const foreign = await world.db.licenseUsageMonth.findFirstOrThrow({ where: { licenseId: ofGlobex } })
    const seen = async (actor: Parameters<World['as']>[0]) => {
      const { data } = await query(world.as(actor), list)
      return [...new Set((data.licenseUsageMonths as Listed).nodes.map(({ license }) => license.id))].sort()
    }
    const admin = portalUser('usr_a', { adminOf: [acme.id] })
    expect(await seen(admin)).toEqual([...ofAcme].sort())
    expect(await seen(apiToken(['license:read'], [acme.id]))).toEqual([...ofAcme].sort())
    expect(await seen(portalUser('usr_p', { partnerOf: [partner.id] }))).toEqual([ofGlobex])
    expect(await seen(serviceAccount(acme.id))).toEqual([])
    const one = 'query ($id: ID!) { licenseUsageMonth(id: $id) { id } }'
    expect((await query(world.as(admin), one, { id: foreign.id })).data).toEqual({ licenseUsageMonth: null })
    const nested = '{ licenses { nodes { id usageMonths { totalCount nodes { month } } } } }'
    const { data } = await query(world.as(admin), nested)
    expect((data.licenses as { nodes: { usageMonths: object }[] }).nodes).toMatchObject(
      ofAcme.toReversed().map((id) => ({ id, usageMonths: { totalCount: 3 } })),
    )
    const names = '{ licenseUsageMonths(first: 1) { nodes { customerName productName } } }'
    expect((await query(world.as(apiToken(['license:read'], [acme.id])), names)).data).toEqual({
      licenseUsageMonths: { nodes: [{ customerName: null, productName: 'Insight' }] },
    })
    const member = world.as(portalUser('usr_m', { memberOf: [acme.id] }))
    expect((await query(member, list)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }),
)

test(
  'the months of a customer become a CSV file with a row each',
  inWorld(async (outer) => {
    const admin = staff('ADMIN')
    const world = await worldOn(outer.db, { resume: async () => admin })
    const { acme, ofAcme } = await makeMonths(world)
    const { id } = await createExport(world.as(admin), {
      list: 'licenseUsageMonths',
      format: 'CSV',
      arguments: {
        filter: { customerId: { eq: acme.id }, month: { gte: '2026-05-01' } },
        orderBy: [{ field: 'MONTH', direction: 'ASC' }],
      },
    })
    await runExport(systemContext(world.env, 'run-list-export'), id, new AbortController().signal)
    let text = ''
    for await (const part of (await downloadExport(world.as(admin), id)).parts())
      text += Buffer.from(part).toString('utf8')
    const [head, ...lines] = text.trimEnd().split('\r\n')
    const columns = head!.split(',')
    expect(
      lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i], cell]))),
    ).toEqual(
      ofAcme.map((licenseId, i) => ({
        id: expect.stringMatching(/^lum_/),
        customerName: 'Acme',
        licenseId,
        machinesAtEnd: '1',
        machinesMost: '1',
        machinesOver: '0',
        maxMachines: '',
        maxUsers: '5',
        maxUses: '',
        month: '2026-05-01',
        productName: ['Engine', 'Insight'][i],
        seatsAtEnd: '2',
        seatsMost: '3',
        seatsOver: '0',
        usesAtEnd: '0',
        usesCounted: '0',
        usesMost: '0',
        usesOver: '0',
      })),
    )
  }),
)
