import type { Invitation } from '../../db/generated/prisma/client.ts'

type Row = Pick<Invitation, 'status' | 'expiresAt'>

/** The status as of now: an open invitation whose time is over has expired, whether or not that was written down yet. */
export function statusAt({ status, expiresAt }: Row, now: Date): Invitation['status'] {
  const open = status === 'PENDING' || status === 'PENDING_APPROVAL'
  return open && expiresAt <= now ? 'EXPIRED' : status
}
