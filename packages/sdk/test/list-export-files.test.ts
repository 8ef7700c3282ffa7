import { expect, it } from 'vitest'
import { makeListExport } from '../../server/test/factories.ts'
import { unknownId } from '../../server/test/harness.ts'
import { ConflictError, ForbiddenError, NetworkError, NotFoundError, Portico } from '../src/index.ts'
import { inProcess, rejection } from './in-process.ts'

const own = { actorKind: 'apiToken', actorId: 'bootstrap' }

it(
  'gives the file of an export, with its name',
  inProcess(async ({ portico, fetch, db }) => {
    const created = await portico.listExports.create({ list: 'customers', format: 'CSV' })
    expect(created).toMatchObject({ list: 'customers', status: 'QUEUED', rows: 0 })
    const parts = ['id,name\r\n', 'cus_1,"Zoë, Ltd"\r\n'].map((text, number) => ({
      id: `epp_${number}`,
      number,
      data: Buffer.from(text),
    }))
    const bytes = parts.reduce((sum, { data }) => sum + data.length, 0)
    const { id } = await makeListExport(db, { ...own, bytes, partCount: 2, parts: { create: parts } })
    const text = 'id,name\r\ncus_1,"Zoë, Ltd"\r\n'
    expect(await portico.listExports.downloadFile(id)).toEqual({ fileName: 'products-2026-06-14.csv', text })

    const { url } = await portico.listExports.createDownloadLink({ id })
    const { pathname, search } = new URL(url)
    expect(await (await fetch(`http://localhost${pathname}${search}`)).text()).toBe(text)
  }),
)

it(
  'throws the error of the class that belongs to the code',
  inProcess(async ({ portico, db }) => {
    const failed = (id: string) => rejection(portico.listExports.downloadFile(id))
    const foreign = await makeListExport(db)
    expect(await failed(foreign.id)).toBeInstanceOf(NotFoundError)
    const unknown = await failed(unknownId('ListExport'))
    expect(unknown).toBeInstanceOf(NotFoundError)
    expect(unknown).toMatchObject({ operation: 'listExportDownloadFile', requestId: expect.any(String) })
    const waiting = await makeListExport(db, { ...own, status: 'QUEUED', finishedAt: null })
    expect(await failed(waiting.id)).toBeInstanceOf(ConflictError)
    const lost = await makeListExport(db, { ...own, rights: ['a scope that is gone'] })
    expect(await failed(lost.id)).toBeInstanceOf(ForbiddenError)
  }),
)

it('does not take the page of a proxy for a file', async () => {
  const fetch = async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } })
  const portico = new Portico({ endpoint: 'https://example.com/graphql', token: 'secret', fetch })
  expect(await rejection(portico.listExports.downloadFile('exp_1'))).toBeInstanceOf(NetworkError)
})
