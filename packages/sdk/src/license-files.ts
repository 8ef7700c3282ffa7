import { Licenses } from './generated/namespaces.ts'
import type { Requests } from './requests.ts'
import {
  Disturbance,
  disturbed,
  type Failure,
  type RequestOptions,
  refused,
  repeated,
  type TransportOptions,
  unreadable,
} from './transport.ts'

/**
 * How a license file is wanted.
 *
 * @example
 * ```ts
 * const options: DownloadOptions = { encrypted: true, fingerprint: machineId }
 * ```
 */
export type DownloadOptions = {
  /** Encrypts the file with the license key; false by default. */
  encrypted?: boolean
  /** Binds the file to this machine of the license. */
  fingerprint?: string
}

/**
 * A downloaded license file.
 *
 * @example
 * ```ts
 * const { fileName, text }: LicenseFile = await portico.licenses.downloadFile(id)
 * ```
 */
export type LicenseFile = {
  /** What the server calls it, such as `flow-engine-lic_….txt`. */
  readonly fileName: string
  /** The whole file, ready to be written or verified. */
  readonly text: string
}

/** The methods of `portico.licenses`, those that are no GraphQL included. */
export class LicensesWithFiles extends Licenses {
  readonly #client: TransportOptions

  constructor(requests: Requests, client: TransportOptions) {
    super(requests)
    this.#client = client
  }

  /**
   * Downloads the signed file of a license, with the credential of the client. Every download is in the audit trail.
   *
   * @example
   * ```ts
   * const { fileName, text } = await portico.licenses.downloadFile(id)
   * ```
   * @throws NotFoundError when there is no license the caller sees.
   * @throws ConflictError when it is revoked, suspended or expired, or its time has not begun, and when no machine of it
   * has the fingerprint.
   */
  downloadFile(
    id: string,
    { encrypted = false, fingerprint }: DownloadOptions = {},
    options: RequestOptions = {},
  ): Promise<LicenseFile> {
    const address = new URL(`licenses/${encodeURIComponent(id)}/file`, this.#client.endpoint)
    if (encrypted) address.searchParams.set('encrypted', '1')
    if (fingerprint !== undefined) address.searchParams.set('fingerprint', fingerprint)
    return repeated(this.#client, { operation, kind: 'query' }, options, (headers, signal) =>
      download(this.#client, address.href, headers, signal),
    )
  }
}

const operation = 'licenseDownloadFile'

async function download(
  { fetch }: TransportOptions,
  address: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<LicenseFile | Failure> {
  try {
    const response = await fetch(address, { method: 'GET', headers, signal })
    const text = await response.text()
    const [, fileName] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
    if (response.ok && text.includes('-----BEGIN PORTICO '))
      return { fileName: fileName ?? 'license.txt', text }
    const errors = errorsOf(text)
    if (errors.length > 0) return refused(errors, response, operation)
    return unreadable(response, operation, 'a license file')
  } catch (error) {
    return disturbed(new Disturbance(error), operation)
  }
}

/** The errors of an answer in the form that GraphQL has too; none where it is something else. */
function errorsOf(text: string): readonly unknown[] {
  try {
    const { errors } = JSON.parse(text) as { errors?: unknown }
    return Array.isArray(errors) ? errors : []
  } catch {
    return []
  }
}
