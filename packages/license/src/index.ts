export type {
  LicenseClaims,
  LicenseDetails,
  LicenseField,
  LicenseFieldType,
  LicenseFieldValues,
  Revocation,
  RevocationClaims,
} from './claims.ts'
export { LicenseError, type LicenseErrorCode } from './errors.ts'
export {
  generateSigningKey,
  type PrivateJwk,
  type PublicJwk,
  type PublicKeys,
  type SigningKey,
} from './keys.ts'
export { type ParsedLicense, parseLicense } from './parse.ts'
export { type VerifiedRevocations, type VerifyRevocationsOptions, verifyRevocations } from './revocations.ts'
export { type SigningOptions, type SignLicenseOptions, signLicense, signRevocations } from './sign.ts'
export { type VerifiedLicense, type VerifyLicenseOptions, verifyLicense } from './verify.ts'
