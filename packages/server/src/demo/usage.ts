import type { Ctx } from '../context.ts'
import { useLicense } from '../modules/license/operations/use.ts'
import { assignSeat, revokeSeat } from '../modules/license-seat/operations.ts'
import { activateMachine } from '../modules/machine/operations/activate.ts'
import { deactivateMachine } from '../modules/machine/operations/deactivate.ts'

const dayMs = 86_400_000

/** The context of so many days ago. */
export function daysAgo(ctx: Ctx, days: number): Ctx {
  const then = new Date(ctx.now().getTime() - days * dayMs)
  return { ...ctx, now: () => then }
}

/** Some months in which people, machines and uses of a license came and went. */
export async function loadUsage(ctx: Ctx, licenseId: string, people: readonly string[]): Promise<void> {
  const [first, second] = people as [string, string]
  const use = (days: number, count: number) => useLicense(daysAgo(ctx, days), { licenseId, count })
  const activate = (days: number, fingerprint: string) =>
    activateMachine(daysAgo(ctx, days), { licenseId, fingerprint, name: fingerprint })
  const assign = (days: number, portalUserId: string) =>
    assignSeat(daysAgo(ctx, days), { licenseId, portalUserId })

  await assign(110, first)
  await activate(109, 'plant-01')
  await use(100, 120)
  const { id } = await assign(80, second)
  await activate(78, 'plant-02')
  await deactivateMachine(daysAgo(ctx, 50), { licenseId, fingerprint: 'plant-02' })
  await revokeSeat(daysAgo(ctx, 45), { id })
  await use(5, 310)
}
