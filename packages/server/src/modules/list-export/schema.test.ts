import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeListExport } from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const create = `mutation ($input: ListExportCreateInput!) {
  listExportCreate(input: $input) {
    listExport { id list format status rows bytes error finishedAt createdAt expiresAt }
    errors { code path message }
  }
}`

test(
  'an export is asked for and found again, by its owner alone',
  inWorld(async (world) => {
    const ctx = world.as(portalUser('usr_1', { memberOf: ['cus_1'] }))
    const input = { list: 'projects', format: 'JSONL', arguments: { filter: { name: { contains: 'x' } } } }
    const { data } = await query(ctx, create, { input })
    expect(data.listExportCreate).toEqual({
      listExport: {
        id: expect.stringMatching(/^exp_/),
        list: 'projects',
        format: 'JSONL',
        status: 'QUEUED',
        rows: 0,
        bytes: 0,
        error: null,
        finishedAt: null,
        createdAt: '2026-06-15T12:00:00.000Z',
        expiresAt: '2026-06-22T12:00:00.000Z',
      },
      errors: [],
    })
    const { id } = data.listExportCreate.listExport
    const find = '{ listExports(filter: { status: { eq: QUEUED } }) { nodes { id } totalCount } }'
    expect((await query(ctx, find)).data.listExports).toEqual({ nodes: [{ id }], totalCount: 1 })
    for (const other of [staff(), portalUser('usr_2', { memberOf: ['cus_1'] }), apiToken()])
      expect((await query(world.as(other), find)).data.listExports).toEqual({ nodes: [], totalCount: 0 })
  }),
)

test(
  'what is wrong with the arguments is said of the arguments',
  inWorld(async (world) => {
    const refused = async (input: object) =>
      (await query(world.as(staff('SUPPORT')), create, { input: { format: 'CSV', ...input } })).data
        .listExportCreate
    expect(await refused({ list: 'things' })).toMatchObject({
      listExport: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'list'] }],
    })
    expect(
      await refused({ list: 'customers', arguments: { filter: { id: { in: Array(200).fill('x') } } } }),
    ).toMatchObject({
      listExport: null,
      errors: [{ code: 'INVALID_INPUT', path: ['input', 'arguments', 'filter', 'id', 'in'] }],
    })
    expect(await refused({ list: 'apiTokens' })).toMatchObject({
      listExport: null,
      errors: [{ code: 'FORBIDDEN', message: 'Reading apiTokens needs api_token:read.' }],
    })
  }),
)

test(
  'without the scope nothing is asked for, and a foreign export is as good as none, byte for byte',
  inWorld(async (world) => {
    const { errors } = await query(world.as(apiToken(['customer:read'])), create, {
      input: { list: 'customers', format: 'CSV' },
    })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const foreign = await makeListExport(world.db, { actorId: 'stf_00000000000000000000000001' })
    const ctx = world.as(staff())
    const document = `query ($id: ID!) { listExport(id: $id) { id } node(id: $id) { id } }`
    const link = `mutation ($id: ID!) {
      listExportCreateDownloadLink(input: { id: $id }) { url expiresAt listExport { id } errors { code message path } }
      listExportDelete(input: { id: $id }) { deletedId errors { code message path } } }`
    for (const text of [document, link]) {
      const answer = JSON.stringify(await query(ctx, text, { id: foreign.id }))
      expect(answer).toBe(JSON.stringify(await query(ctx, text, { id: unknownId('ListExport') })))
      expect(answer).not.toContain(foreign.id)
    }
  }),
)
