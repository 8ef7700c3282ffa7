import { hash, randomBytes } from 'node:crypto'

/** What a link carries: 256 random bits. */
export const makeSecret = () => randomBytes(32).toString('base64url')

/** What is stored of it. Fast on purpose: there is too much to guess. */
export const hashSecret = (secret: string) => hash('sha256', secret, 'hex')
