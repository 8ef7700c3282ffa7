import { domainToASCII } from 'node:url'
import { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { InvalidInputError } from '../../errors.ts'
import { customerPortalPolicy } from './policy.ts'
import { publicMailDomains, sharedSuffixes } from './public-domains.ts'

const maxDomains = 50
const asciiDomain =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** A mail domain as it is compared: in ASCII and lower case, whatever its script. */
const domain = z
  .string()
  .trim()
  .max(253, 'Must have at most 253 characters.')
  .transform((text, issue) => {
    // Anything that an address of the web could be beside a name is refused before it is read as one.
    const ascii = /[\s/:@?#%[\]\\*]/.test(text) ? '' : domainToASCII(text).toLowerCase()
    const problem = !asciiDomain.test(ascii)
      ? 'Must be a domain such as example.com, without @ and wildcards.'
      : publicMailDomains.has(ascii)
        ? `Anybody can get an address at ${ascii}: allowing it would restrict nothing.`
        : sharedSuffixes.has(ascii)
          ? `Anybody can get a domain under ${ascii}: name the domain of the company.`
          : null
    if (problem) issue.addIssue({ code: 'custom', message: problem })
    return ascii
  })

export const domains = z
  .array(domain)
  .max(maxDomains, `Must be at most ${maxDomains}.`)
  .transform((all) => [...new Set(all)])

/**
 * Refuses an address that the customer does not let in: for invitations and new accounts, never for who is in already.
 * The domains are named to those who may read them.
 */
export async function assertDomainAllowed(
  ctx: Ctx,
  customerId: string,
  email: string,
  path: readonly string[],
): Promise<void> {
  const portal = await ctx.db.customerPortal.findUnique({
    where: { customerId },
    select: { allowedDomains: true, allowSubdomains: true },
  })
  if (!portal || portal.allowedDomains.length === 0) return
  const { allowedDomains, allowSubdomains } = portal
  const given = email.slice(email.lastIndexOf('@') + 1)
  const allowed = allowedDomains.some(
    (domain) => given === domain || (allowSubdomains && given.endsWith(`.${domain}`)),
  )
  if (allowed) return
  const named = customerPortalPolicy.canSeeRules(ctx.actor, { customerId })
  const which = named ? `: ${allowedDomains.join(', ')}${allowSubdomains ? ' and their subdomains' : ''}` : ''
  throw new InvalidInputError(`The customer takes only addresses of its own domains${which}.`, path)
}
