import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeLicense } from '../../../test/factories.ts'
import { inWorld } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

const validate = `query ($input: LicenseValidateInput!) {
  licenseValidate(input: $input) { valid code message license { id expiresAt } }
}`

test(
  'a product asks with a token that only validates, and sees the answer without the license',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, { key: 'PTC-1' })
    const ask = (scopes: Parameters<typeof apiToken>[0], licenseKey: string) =>
      query(world.as(apiToken(scopes)), validate, { input: { licenseKey } })
    const answer = {
      valid: true,
      code: 'VALID',
      message: 'It is valid. So is one that ends soon: see `expiresAt` of the license.',
    }
    expect(await ask(['license:validate'], 'PTC-1')).toEqual({
      data: { licenseValidate: { ...answer, license: null } },
    })
    expect(await ask(['license:validate', 'license:read'], 'PTC-1')).toEqual({
      data: { licenseValidate: { ...answer, license: { id, expiresAt: null } } },
    })
    expect(await ask(['license:validate', 'license:read'], 'PTC-2')).toMatchObject({
      data: { licenseValidate: { valid: false, code: 'NOT_FOUND', license: null } },
    })
    const { errors } = await ask(['license:read'], 'PTC-1')
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }),
)

test(
  'the answer shows the end of a term that the question began',
  inWorld(async (world) => {
    const { id } = await makeLicense(world.db, { expirationBasis: 'FROM_FIRST_VALIDATION', durationDays: 1 })
    const { data } = await query(world.as(staff()), validate, { input: { licenseId: id } })
    expect(data.licenseValidate.license.expiresAt).toMatch(/^2026-06-1[67]T/)
  }),
)

test(
  'uses are counted and started over through the API',
  inWorld(async (world) => {
    const { id, customerId } = await makeLicense(world.db, { maxUses: 5 })
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    const use = `mutation ($id: ID!, $count: Int! = 1) {
      licenseUse(input: { licenseId: $id, count: $count }) { uses license { id } errors { code path } }
    }`
    expect((await query(admin, use, { id })).data.licenseUse).toEqual({
      uses: 1,
      license: { id },
      errors: [],
    })
    expect((await query(admin, use, { id, count: 9 })).data.licenseUse).toEqual({
      uses: null,
      license: null,
      errors: [{ code: 'LIMIT_REACHED', path: null }],
    })
    const reset = `mutation ($id: ID!) { licenseResetUses(input: { licenseId: $id }) { license { id } errors { code } } }`
    expect((await query(admin, reset, { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await query(world.as(staff()), reset, { id })).data.licenseResetUses.errors).toEqual([])
    expect((await world.db.license.findUniqueOrThrow({ where: { id } })).uses).toBe(0)
  }),
)
