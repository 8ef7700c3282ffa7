import { base64url } from 'jose'
import { isBase64url } from './base64url.ts'
import { encryptedLabel } from './envelope.ts'
import { LicenseError } from './errors.ts'

/**
 * AES-256-GCM with a 96-bit IV and a 128-bit tag (NIST SP 800-38D, 5.2.1.1 and 8.2.2), as `ciphertext.iv.tag`
 * in base64url. The first line of the envelope is authenticated along, so that a ciphertext means nothing
 * elsewhere. A plain SHA-256 makes the key: license keys are random, so there is nothing a slow function would
 * have to protect.
 */
const ivBytes = 12
const tagBytes = 16
const ivPattern = /^.{16}$/
const tagPattern = /^.{22}$/

export async function encrypt(
  token: string,
  licenseKey: string,
  iv: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(ivBytes)),
): Promise<string> {
  const key = await importKey(licenseKey, 'encrypt')
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(parameters(iv), key, new TextEncoder().encode(token)),
  )
  return [sealed.subarray(0, -tagBytes), iv, sealed.subarray(-tagBytes)].map(base64url.encode).join('.')
}

export async function decrypt(body: string, licenseKey: string): Promise<string> {
  const parts = body.split('.')
  const [ciphertext = '', iv = '', tag = ''] = parts
  if (parts.length !== 3 || !parts.every(isBase64url) || !ivPattern.test(iv) || !tagPattern.test(tag)) {
    throw new LicenseError('TOKEN_MALFORMED')
  }
  const key = await importKey(licenseKey, 'decrypt')
  const sealed = base64url.decode(ciphertext)
  const bytes = new Uint8Array(sealed.length + tagBytes)
  bytes.set(sealed)
  bytes.set(base64url.decode(tag), sealed.length)
  try {
    const opened = await crypto.subtle.decrypt(parameters(new Uint8Array(base64url.decode(iv))), key, bytes)
    return new TextDecoder().decode(opened)
  } catch {
    // Without the cause: a wrong key and a changed file cannot be told apart.
    throw new LicenseError('DECRYPTION_FAILED')
  }
}

function parameters(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(encryptedLabel),
    tagLength: tagBytes * 8,
  }
}

async function importKey(licenseKey: string, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  if (!globalThis.crypto?.subtle) throw new LicenseError('CRYPTO_UNAVAILABLE')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(licenseKey))
  return await crypto.subtle.importKey('raw', hash, 'AES-GCM', false, [usage])
}
