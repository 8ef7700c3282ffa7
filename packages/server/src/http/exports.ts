import type { Authenticator } from '../auth/authenticate.ts'
import { createContext, type Env } from '../context.ts'
import { NotFoundError, UnauthenticatedError } from '../errors.ts'
import {
  downloadExport,
  type ExportFile,
  openExportLink,
} from '../modules/list-export/operations/download.ts'
import type { Caller, Callers } from './callers.ts'
import { paramsOf, withStatus } from './download.ts'
import { type Exchange, type Incoming, type Outgoing, Refusal } from './exchange.ts'
import { preflightHeaders } from './headers.ts'
import type { Payment } from './payment.ts'
import { single } from './read-request.ts'

type Options = {
  env: Env
  authenticator: Authenticator
  callers: Callers
  pay: Payment['pay']
  origins: ReadonlySet<string>
}

/** In points: to find the file, of whatever size. */
const filePrice = 10

const filePath = /^\/exports\/([^/]+)\/file$/

/** Answers with the files of exports; null for the paths of others. */
export function createExportRoutes({ env, authenticator, callers, pay, origins }: Options) {
  async function callerOf(incoming: Incoming, exportId: string, exchange: Exchange): Promise<Caller> {
    const token = paramsOf(incoming).get('token')
    if (token === null) {
      const caller = await callers.identify(incoming, exchange)
      await pay(exchange, filePrice)
      if (caller.actor.kind === 'anonymous') throw new UnauthenticatedError()
      return caller
    }
    const { ipAddress } = callers.stranger(incoming, exchange)
    await pay(exchange, filePrice)
    const link = openExportLink(env, exportId, token)
    if (!link) throw new NotFoundError()
    try {
      return { actor: await authenticator.resume(link), credentialHash: link.hash, ipAddress }
    } catch (error) {
      if (error instanceof UnauthenticatedError) throw new NotFoundError()
      throw error
    }
  }

  async function file(incoming: Incoming, exportId: string, exchange: Exchange): Promise<Outgoing> {
    exchange.operation = 'exportFile'
    if (incoming.method === 'OPTIONS')
      return { status: 204, headers: preflightHeaders(origins, single(incoming.headers.origin)), body: '' }
    if (incoming.method !== 'GET')
      throw new Refusal(405, 'The file of an export is downloaded by GET.', { allow: 'GET, OPTIONS' })
    const caller = await callerOf(incoming, exportId, exchange)
    exchange.actor = caller.actor
    const ctx = createContext(env, { ...caller, requestId: exchange.requestId })
    return attached(await downloadExport(ctx, exportId))
  }

  return (incoming: Incoming, path: string, exchange: Exchange): Promise<Outgoing> | null => {
    const exportId = filePath.exec(path)?.[1]
    return exportId ? withStatus(file(incoming, exportId, exchange)) : null
  }
}

function attached({ fileName, format, bytes, parts }: ExportFile): Outgoing {
  const type =
    format === 'CSV' ? 'text/csv; charset=utf-8; header=present' : 'application/jsonl; charset=utf-8'
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${fileName}"`,
    },
    body: streamOf(parts()),
  }
}

/** Reads a part when the last one was taken, so that a slow reader holds no more than one. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await parts.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
