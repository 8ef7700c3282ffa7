/** Names that the claims of a license file, or the API, have a meaning of their own for; in lower case. */
const reserved: ReadonlySet<string> = new Set(
  [
    'id key sequence kind type status version name template users user machine machines limits uses fields field',
    'entitlements product productVersion customer project subscription license issuedAt startsAt expiresAt',
    'createdAt updatedAt suspendedAt revokedAt iss sub jti aud iat nbf exp',
    '__proto__ constructor prototype toString valueOf hasOwnProperty',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
)

export const isReserved = (name: string) => reserved.has(name.toLowerCase())
