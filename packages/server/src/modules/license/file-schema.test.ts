import { expect, test } from 'vitest'
import { portalUser, staff } from '../../../test/actors.ts'
import { makeLicense } from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const makeLink = `mutation ($input: LicenseCreateDownloadLinkInput!) {
  licenseCreateDownloadLink(input: $input) { license { id } url expiresAt errors { code path message } } }`

const revealKey = `mutation ($id: ID!) {
  licenseRevealKey(input: { id: $id }) { license { id } licenseKey errors { code path message } } }`

test(
  'a link and a key come with their license',
  inWorld(async (world) => {
    const { id, customerId } = await makeLicense(world.db, { key: 'PTC-KEY' })
    const owner = world.as(portalUser('usr_1', { adminOf: [customerId] }))
    const link = await query(owner, makeLink, { input: { id } })
    expect(link.data.licenseCreateDownloadLink).toEqual({
      license: { id },
      url: expect.stringMatching(`^https://portal.example/licenses/${id}/file\\?token=ptd_`),
      expiresAt: '2026-06-15T12:05:00.000Z',
      errors: [],
    })
    const key = await query(owner, revealKey, { id })
    expect(key.data.licenseRevealKey).toEqual({ license: { id }, licenseKey: 'PTC-KEY', errors: [] })
  }),
)

test(
  'what is wrong is said of the field, and nothing is given away',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db)
    const link = async (input: object) => {
      const { data } = await query(world.as(staff()), makeLink, { input })
      return data.licenseCreateDownloadLink
    }
    expect(await link({ id, fingerprint: 'unknown' })).toEqual({
      license: null,
      url: null,
      expiresAt: null,
      errors: [{ code: 'CONFLICT', path: ['input', 'fingerprint'], message: expect.any(String) }],
    })
    expect((await link({ id, fingerprint: 'x'.repeat(256) })).errors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'fingerprint'] },
    ])
    expect((await link({ id: unknownId('License') })).errors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ])
  }),
)

test(
  'a foreign license answers as one that does not exist',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db)
    const stranger = world.as(portalUser('usr_1', { adminOf: ['cus_1'] }))
    for (const [document, variables] of [
      [makeLink, (id: string) => ({ input: { id } })],
      [revealKey, (id: string) => ({ id })],
    ] as const) {
      const foreign = await query(stranger, document, variables(id))
      expect(foreign).toEqual(await query(stranger, document, variables(unknownId('License'))))
      expect(JSON.stringify(foreign)).toContain('NOT_FOUND')
    }
  }),
)
