import type { Ctx } from '../../context.ts'
import type { WebhookEndpoint } from '../../db/generated/prisma/client.ts'
import { makeSigningSecret } from '../../webhooks/signature.ts'

const place = (row: string, column: string) => ({ table: 'WebhookEndpoint', row, column })

/** A new secret, as it is shown this once and as it is kept. */
export function newSecret({ secrets }: Pick<Ctx, 'secrets'>, id: string): { secret: string; sealed: string } {
  const secret = makeSigningSecret()
  return { secret, sealed: secrets.seal(place(id, 'secretSealed'), secret) }
}

/** The present secret, sealed for the place of the one before. */
export function asPrevious({ secrets }: Pick<Ctx, 'secrets'>, { id, secretSealed }: WebhookEndpoint): string {
  return secrets.seal(
    place(id, 'previousSecretSealed'),
    secrets.open(place(id, 'secretSealed'), secretSealed!),
  )
}

/** The secrets that sign, the present one first. */
export function signingSecrets(
  { secrets, now }: Pick<Ctx, 'secrets' | 'now'>,
  { id, secretSealed, previousSecretSealed, previousSecretUntil }: WebhookEndpoint,
): string[] {
  const present = secrets.open(place(id, 'secretSealed'), secretSealed!)
  if (!previousSecretSealed || previousSecretUntil! <= now()) return [present]
  return [present, secrets.open(place(id, 'previousSecretSealed'), previousSecretSealed)]
}
