import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { RateLimitedError } from '../errors.ts'

/** Of scrypt (RFC 7914): the logarithm of N, the block size and the parallelization. */
export type PasswordCost = { readonly ln: number; readonly r: number; readonly p: number }

/** 32 MiB and three passes over it: one of the equal choices of OWASP's Password Storage Cheat Sheet. */
export const usualPasswordCost: PasswordCost = { ln: 15, r: 8, p: 3 }

const saltBytes = 16
const keyBytes = 32

const pattern = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** The hash of a new password, in the PHC string format: with its parameters and its salt. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(password, salt, cost)
  return `${parametersOf(cost)}$${text(salt)}$${text(key)}`
}

/** Whether it is the password. Where there is none to compare with, the work is the same and the answer no. */
export async function isPassword(
  password: string,
  stored: string | null,
  cost: PasswordCost,
): Promise<boolean> {
  const [, ln, r, p, salt, key] = pattern.exec(stored ?? '') ?? []
  if (stored === null || salt === undefined || key === undefined) {
    await derive(password, randomBytes(saltBytes), cost)
    return false
  }
  const right = Buffer.from(key, 'base64')
  const own = { ln: Number(ln), r: Number(r), p: Number(p) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), own), right)
}

/** Whether a hash was made with other parameters than those of today. */
export function isOutdated(stored: string, cost: PasswordCost): boolean {
  return !stored.startsWith(`${parametersOf(cost)}$`)
}

const parametersOf = ({ ln, r, p }: PasswordCost) => `$scrypt$ln=${ln},r=${r},p=${p}`

const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** At once: half of the threads that Node has for such work, so that files and names are still looked up. */
const maxRunning = 2
const maxWaiting = 100

let running = 0
const waiting: (() => void)[] = []

/** Off the main thread, few at a time: each holds its memory, and a storm of sign-ins must not hold all there is. */
async function derive(password: string, salt: Buffer, { ln, r, p }: PasswordCost): Promise<Buffer> {
  if (running >= maxRunning) {
    if (waiting.length >= maxWaiting)
      throw new RateLimitedError(5, 'Too many passwords are being tried. Wait and retry.')
    // Whoever ends hands its place over.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    const N = 2 ** ln
    return await new Promise((resolve, reject) =>
      scrypt(password, salt, keyBytes, { N, r, p, maxmem: 256 * N * r + 256 * r * p }, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    )
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
