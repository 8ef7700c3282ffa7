import { downloaded } from './download.ts'
import { ListExports } from './generated/namespaces.ts'
import type { Requests } from './requests.ts'
import type { RequestOptions, TransportOptions } from './transport.ts'

/**
 * The downloaded file of an export.
 *
 * @example
 * ```ts
 * const { fileName, text }: ExportFile = await portico.listExports.downloadFile(id)
 * ```
 */
export type ExportFile = {
  /** What the server calls it, such as `customers-2026-06-15.csv`. */
  readonly fileName: string
  /** The whole file, ready to be written or read. */
  readonly text: string
}

/** The methods of `portico.listExports`, those that are no GraphQL included. */
export class ListExportsWithFiles extends ListExports {
  readonly #client: TransportOptions

  constructor(requests: Requests, client: TransportOptions) {
    super(requests)
    this.#client = client
  }

  /**
   * Downloads the file of an export that is READY, with the credential of the client, and holds it as a whole. What is
   * too large for that is read from the address that `createDownloadLink` gives, as a stream.
   *
   * @example
   * ```ts
   * const { fileName, text } = await portico.listExports.downloadFile(id)
   * ```
   * @throws NotFoundError when the caller has no such export.
   * @throws ConflictError when it is not READY.
   * @throws ForbiddenError when the caller has lost a right since it was asked for.
   */
  downloadFile(id: string, options: RequestOptions = {}): Promise<ExportFile> {
    const address = new URL(`exports/${encodeURIComponent(id)}/file`, this.#client.endpoint)
    return downloaded(this.#client, address, exportFile, options)
  }
}

const exportFile = {
  operation: 'listExportDownloadFile',
  what: 'the file of an export',
  fileName: 'export.txt',
  isOne: (type: string) => /^(?:text\/csv|application\/jsonl)\b/.test(type),
}
