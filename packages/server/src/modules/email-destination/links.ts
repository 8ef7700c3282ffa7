import { timingSafeEqual } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { hashSecret, makeSecret } from '../invitation/secret.ts'

const verifyDays = 7

type Way = Pick<Ctx, 'publicUrl' | 'secrets' | 'now'>

/** A new link that proves an address, and its columns: it is known here and in the mail, and nowhere later. */
export function newVerifyLink({ publicUrl, now }: Way) {
  const secret = makeSecret()
  const until = new Date(now().getTime() + verifyDays * 86_400_000)
  return {
    url: `${publicUrl}/email-destinations/verify/${secret}`,
    until,
    row: { verifiedAt: null, verifyHash: hashSecret(secret), verifyUntil: until },
  }
}

type Destination = { id: string; email: string }

const purpose = 'stop mails to an e-mail destination'
const textOf = ({ id, email }: Destination) => `${id} ${email}`

/** The link of each of its mails that ends them, without signing in. It is made of our key, and kept nowhere. */
export function stopUrlOf({ publicUrl, secrets }: Way, destination: Destination): string {
  const [proof] = secrets.fingerprints(purpose, textOf(destination))
  return `${publicUrl}/email-destinations/stop/${destination.id}/${proof}`
}

/** Whether the proof is of a link to this destination, with its address of today. */
export function provesStop(
  { secrets }: Pick<Ctx, 'secrets'>,
  destination: Destination,
  proof: string,
): boolean {
  const given = Buffer.from(proof)
  return secrets.fingerprints(purpose, textOf(destination)).some((one) => {
    const right = Buffer.from(one)
    return right.length === given.length && timingSafeEqual(right, given)
  })
}
