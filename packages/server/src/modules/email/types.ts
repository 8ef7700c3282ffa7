import type { EmailLocale, EmailType } from '../../db/generated/prisma/client.ts'

/** Something a template can say. */
export type Variable = {
  description: string
  /** What the preview shows. */
  sample: string
  /** Left out, it is an empty text. */
  optional?: true
  /** Keeps its line breaks; the others come as one line, so that a name cannot pass for a paragraph. */
  long?: true
  /** An http(s) address. */
  url?: true
  /** Whoever knows it gets in: not for subjects, which the delivery log shows. */
  secret?: true
}

/** What a value of a mail is given as: days are written as its language writes them. */
export type Value = string | number | Date

/** Of every mail; the server adds them. */
const commonVariables = {
  app_name: { description: 'The name of the portal.', sample: 'Customer portal' },
  login_url: { description: 'Where one signs in.', sample: 'https://portal.example.com/sign-in', url: true },
} as const satisfies Record<string, Variable>

const customerName = { description: 'The company that it is about.', sample: 'Acme GmbH' } as const
const productName = { description: 'The product.', sample: 'Engine' } as const
const projectName = { description: 'The project.', sample: 'Order processing' } as const
const levelName = { description: 'The subscription level.', sample: 'Gold' } as const
const startsOn = { description: 'The first day of the subscription.', sample: '1 January 2027' } as const
const endsOn = { description: 'The day on which it ends.', sample: '1 January 2028' } as const
const daysLeft = { description: 'How many days are left.', sample: '30' } as const
const inviteUrl = {
  description: 'The link that accepts the invitation.',
  sample: 'https://portal.example.com/invitations/sample',
  url: true,
  secret: true,
} as const
const inviteEnds = { description: 'The last day of the invitation.', sample: '28 November 2026' } as const

const personName = { description: 'The person.', sample: 'Ada Lovelace' } as const
const passwordUrl = {
  description: 'The link to choose a password.',
  sample: 'https://portal.example.com/passwords/sample',
  url: true,
  secret: true,
} as const
const linkMinutes = { description: 'How many minutes the link works.', sample: '60' } as const
const endpointUrl = { description: 'Where the endpoint is.', sample: 'https://example.com/hooks' } as const

/** Every type of mail: what it is for, and what its templates can say besides `commonVariables`. */
export const emailTypes = {
  INVITATION: {
    description: 'Invites a person into a company.',
    variables: {
      customer_name: customerName,
      inviter_name: { description: 'Who invites.', sample: 'Grace Hopper', optional: true },
      invite_url: inviteUrl,
      expires_on: inviteEnds,
    },
  },
  INVITATION_REMINDER: {
    description: 'Reminds of an invitation that was not accepted yet.',
    variables: { customer_name: customerName, invite_url: inviteUrl, expires_on: inviteEnds },
  },
  SIGN_IN_CODE: {
    description: 'Lets a person sign in, by a code or a link.',
    variables: {
      verification_code: { description: 'The one-time code.', sample: '123456', secret: true },
      sign_in_url: {
        description: 'The link that signs in.',
        sample: 'https://portal.example.com/sign-in/sample',
        url: true,
        secret: true,
      },
      valid_minutes: { description: 'How many minutes both work.', sample: '10' },
    },
  },
  ROLE_CHANGED: {
    description: 'Tells a person of a new role in a company.',
    variables: {
      customer_name: customerName,
      role_name: { description: 'The new role.', sample: 'Admin' },
      changed_by: { description: 'Who changed it.', sample: 'Grace Hopper', optional: true },
    },
  },
  LICENSE_EXPIRING: {
    description: 'Tells that a license runs out soon.',
    variables: {
      customer_name: customerName,
      product_name: productName,
      license_name: { description: 'The license.', sample: 'Production' },
      expires_on: endsOn,
      days_left: daysLeft,
    },
  },
  SUBSCRIPTION_REQUESTED: {
    description: 'Tells that a subscription was requested.',
    variables: {
      customer_name: customerName,
      project_name: projectName,
      product_name: productName,
      version_label: { description: 'The version of the product.', sample: '8.7' },
      level_name: levelName,
      requested_by: { description: 'Who requested it.', sample: 'Ada Lovelace', optional: true },
    },
  },
  SUBSCRIPTION_ACTIVATED: {
    description: 'Tells that a subscription is active.',
    variables: {
      customer_name: customerName,
      project_name: projectName,
      product_name: productName,
      level_name: levelName,
      starts_on: startsOn,
      ends_on: endsOn,
    },
  },
  SUBSCRIPTION_EXPIRING: {
    description: 'Tells that a subscription ends soon.',
    variables: {
      customer_name: customerName,
      project_name: projectName,
      product_name: productName,
      ends_on: endsOn,
      days_left: daysLeft,
    },
  },
  NEW_RELEASE: {
    description: 'Announces a new version of a product.',
    variables: {
      customer_name: customerName,
      product_name: productName,
      version_label: { description: 'The new version.', sample: '8.8' },
      release_notes: {
        description: 'What is new.',
        sample: 'Faster, and less of it.',
        optional: true,
        long: true,
      },
      update_url: {
        description: 'Where to get it.',
        sample: 'https://portal.example.com/releases/8.8',
        url: true,
      },
    },
  },
  EXPIRY_DIGEST: {
    description: 'Tells the vendor which licenses and subscriptions end soon.',
    variables: {
      days: { description: 'Within how many days.', sample: '30' },
      license_count: { description: 'How many licenses end.', sample: '2' },
      licenses: {
        description: 'Licenses by customer, the first to end first.',
        sample: 'Acme GmbH (C-1)\n- 2027-01-05: Engine, Production\n- 2027-01-12: Engine, Test',
        optional: true,
        long: true,
      },
      subscription_count: { description: 'How many subscriptions end.', sample: '1' },
      subscriptions: {
        description: 'Subscriptions by customer, the first to end first.',
        sample: 'Acme GmbH (C-1)\n- 2027-01-31: Engine, Gold, Order processing',
        optional: true,
        long: true,
      },
      left_out: { description: 'For how many of them there was no room.', sample: '0' },
    },
  },
  SUPPORT_CONTACT_ADDED: {
    description: 'Tells a person that he or she may now ask the vendor for support.',
    variables: {
      customer_name: customerName,
      contact_name: personName,
      access_name: { description: 'What the person may do.', sample: 'full access' },
    },
  },
  LICENSE_SEAT_ASSIGNED: {
    description: 'Tells a person of a seat that waits to be taken.',
    variables: {
      customer_name: customerName,
      product_name: productName,
      person_name: personName,
    },
  },
  PASSWORD_RESET: {
    description: 'Lets a person choose a new password.',
    variables: { person_name: personName, password_url: passwordUrl, valid_minutes: linkMinutes },
  },
  ACCOUNT_ACTIVATION: {
    description: 'Welcomes a new person, who can choose a password.',
    variables: { person_name: personName, password_url: passwordUrl, valid_minutes: linkMinutes },
  },
  PASSWORD_CHANGED: {
    description: 'Tells a person that the password was set, changed or removed.',
    variables: {},
  },
  SECOND_FACTOR_ADDED: {
    description: 'Tells a person that signing in needs a second factor now.',
    variables: {},
  },
  SECOND_FACTOR_RESET: {
    description: 'Tells a person that the second factor is gone.',
    variables: {
      changed_by: {
        description: 'Who took it away; empty where it was the person.',
        sample: 'Grace Hopper',
        optional: true,
      },
    },
  },
  TOKEN_EXPIRING: {
    description: 'Tells that a token of a machine runs out soon.',
    variables: {
      token_name: { description: 'What the token is of, or for.', sample: 'Production cluster' },
      last_four: { description: 'The last four characters of the token.', sample: 'x7Qd' },
      expires_on: { description: 'The day on which it runs out.', sample: '1 January 2028' },
      days_left: daysLeft,
    },
  },
  WEBHOOK_FAILING: {
    description: 'Tells that nothing can be delivered to a webhook endpoint at present.',
    variables: { endpoint_url: endpointUrl },
  },
  WEBHOOK_DISABLED: {
    description: 'Tells that a webhook endpoint was disabled by itself.',
    variables: {
      endpoint_url: endpointUrl,
      gone: {
        description:
          'There where the endpoint answered that it is gone (410); otherwise nothing got through for days.',
        sample: '',
        optional: true,
      },
    },
  },
  AUDIT_TRAIL_ALTERED: {
    description: 'Tells the admins of the vendor that the audit trail is not as it was written.',
    variables: {
      findings: {
        description: 'What was found, at most 20 things.',
        sample: 'Position 4711: evt_01 (license.revoked) does not say what its digest was taken of.',
        long: true,
      },
    },
  },
  EMAIL_DESTINATION_VERIFY: {
    description: 'Asks the owner of an address whether it is to be told of events.',
    variables: {
      customer_name: { ...customerName, optional: true },
      verify_url: {
        description: 'The link that says yes.',
        sample: 'https://portal.example.com/email-destinations/verify/sample',
        url: true,
        secret: true,
      },
      expires_on: { description: 'The last day of the link.', sample: '28 November 2026' },
    },
  },
  EVENT_NOTIFICATION: {
    description: 'Tells an address of events.',
    variables: {
      customer_name: { ...customerName, optional: true },
      event_count: { description: 'How many events there were.', sample: '3' },
      events: {
        description: 'Events, the first one first, a line each: what happened to what, by whom and when.',
        sample:
          '- 5 Jan 2027, 10:00 UTC: License issued: Production, by Grace Hopper\n- 5 Jan 2027, 10:02 UTC: Machine activated: node-1',
        long: true,
      },
      left_out: { description: 'For how many of them there was no room.', sample: '0' },
      stop_url: {
        description: 'The link that ends these mails, without signing in.',
        sample: 'https://portal.example.com/email-destinations/stop/sample',
        url: true,
      },
    },
  },
} as const satisfies Record<EmailType, { description: string; variables: Record<string, Variable> }>

type VariablesOf<T extends EmailType> = (typeof emailTypes)[T]['variables']

type OptionalOf<V> = { [K in keyof V]: V[K] extends { optional: true } ? K : never }[keyof V]

/** What a mail of a type is given to say. */
export type EmailData<T extends EmailType> = {
  [K in Exclude<keyof VariablesOf<T>, OptionalOf<VariablesOf<T>>>]: Value
} & { [K in OptionalOf<VariablesOf<T>>]?: Value | null | undefined }

/** Every variable that the templates of a type know, by name. */
export function variablesOf(type: EmailType): Readonly<Record<string, Variable>> {
  return { ...commonVariables, ...emailTypes[type].variables }
}

/** Whether its mails let in whoever holds them: their content goes with their delivery. */
export function hasSecret(type: EmailType): boolean {
  return Object.values(variablesOf(type)).some(({ secret }) => secret)
}

/** Subject, text and HTML of a mail, or of its template. */
export type Parts = { subject: string; text: string; html: string }

export type Templates = Readonly<Record<EmailType, Parts>>

export const locales: readonly EmailLocale[] = ['EN', 'DE']
