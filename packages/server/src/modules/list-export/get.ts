import type { Ctx } from '../../context.ts'
import type { ListExport } from '../../db/generated/prisma/client.ts'
import { NotFoundError } from '../../errors.ts'

/** The caller's export of an id. */
export async function getExport(ctx: Ctx, id: string): Promise<ListExport> {
  const row = await ctx.read.listExport.findUnique({ where: { id } })
  if (!row) throw new NotFoundError()
  return row
}
