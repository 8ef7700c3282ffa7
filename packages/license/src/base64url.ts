// The characters a value may end with, by the number of characters in its last group of four.
const ends: Readonly<Record<number, RegExp>> = { 0: /[\w-]$|^$/, 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ }

/**
 * Whether this is base64url in its one canonical form (RFC 4648, 3.5). Decoders ignore the unused bits of the last
 * character, so without this a signature could be written in several ways and a changed file would verify.
 */
export function isBase64url(value: string): boolean {
  return !/[^\w-]/.test(value) && (ends[value.length % 4]?.test(value) ?? false)
}
