export type SigningKeyStatus = 'SIGNING' | 'ROTATED' | 'WITHDRAWN'

/** What a key is still good for. */
export function signingKeyStatus(key: {
  rotatedAt: Date | null
  withdrawnAt: Date | null
}): SigningKeyStatus {
  if (key.withdrawnAt) return 'WITHDRAWN'
  return key.rotatedAt ? 'ROTATED' : 'SIGNING'
}
