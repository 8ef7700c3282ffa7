import { downloaded } from './download.ts'
import { Licenses } from './generated/namespaces.ts'
import type { Requests } from './requests.ts'
import type { RequestOptions, TransportOptions } from './transport.ts'

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
    return downloaded(this.#client, address, licenseFile, options)
  }
}

const licenseFile = {
  operation: 'licenseDownloadFile',
  what: 'a license file',
  fileName: 'license.txt',
  isOne: (_type: string, text: string) => text.includes('-----BEGIN PORTICO '),
}
