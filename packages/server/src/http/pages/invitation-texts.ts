import type { MembershipRole } from '../../db/generated/prisma/client.ts'
import type { LinkView } from '../../modules/invitation/operations/look-up.ts'
import type { Language } from './page.ts'

type Closed = Exclude<LinkView['kind'], 'open'>

type Texts = {
  invitedBy: (company: string, inviter: string | null) => string
  title: (company: string) => string
  role: (role: string, until: string) => string
  roles: Readonly<Record<MembershipRole, string>>
  firstName: string
  lastName: string
  nameProblem: string
  accept: string
  joinedTitle: (company: string) => string
  joined: string
  signIn: string
  refusedTitle: string
  refused: string
  closed: Readonly<Record<Closed, readonly [title: string, sentence: string]>>
  askForNew: string
  askedTitle: string
  asked: string
}

export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    title: (company) => `Join ${company}`,
    invitedBy: (company, inviter) =>
      inviter ? `${inviter} invites you to join ${company}.` : `You are invited to join ${company}.`,
    role: (role, until) => `Your role will be ${role}. The invitation is valid until ${until}.`,
    roles: { ADMIN: 'admin', MEMBER: 'member', READ_ONLY: 'reader' },
    firstName: 'First name',
    lastName: 'Last name',
    nameProblem: 'Please give both names, each in one line of at most 255 characters.',
    accept: 'Accept the invitation',
    joinedTitle: (company) => `Welcome to ${company}`,
    joined: 'You have accepted the invitation and can sign in now.',
    signIn: 'To the portal',
    refusedTitle: 'That did not work',
    refused:
      'The invitation cannot be accepted with its address. If you are a member already, sign in; otherwise ask who invited you.',
    closed: {
      unknown: [
        'This link does not work',
        'Use the link of the newest mail, or ask who invited you for a new one.',
      ],
      used: ['The invitation was accepted already', 'Sign in with the address that was invited.'],
      revoked: ['The invitation was withdrawn', 'Ask who invited you if you think this is a mistake.'],
      expired: ['The invitation has run out', 'You can have a new one sent to the address that was invited.'],
      closed: ['Nobody can join at present', 'Ask who invited you.'],
    },
    askForNew: 'Ask for a new one',
    askedTitle: 'Look into your mailbox',
    asked:
      'If the invitation can still be renewed, a new mail is on its way to the address that was invited. This happens once an hour at most.',
  },
  de: {
    title: (company) => `Mitarbeit bei ${company}`,
    invitedBy: (company, inviter) =>
      inviter
        ? `${inviter} lädt Sie ein, für ${company} mitzuarbeiten.`
        : `Sie sind eingeladen, für ${company} mitzuarbeiten.`,
    role: (role, until) => `Ihre Rolle: ${role}. Die Einladung gilt bis zum ${until}.`,
    roles: { ADMIN: 'Administration', MEMBER: 'Mitglied', READ_ONLY: 'nur Lesen' },
    firstName: 'Vorname',
    lastName: 'Nachname',
    nameProblem: 'Bitte geben Sie beide Namen an, jeweils in einer Zeile mit höchstens 255 Zeichen.',
    accept: 'Einladung annehmen',
    joinedTitle: (company) => `Willkommen bei ${company}`,
    joined: 'Sie haben die Einladung angenommen und können sich jetzt anmelden.',
    signIn: 'Zum Portal',
    refusedTitle: 'Das hat nicht geklappt',
    refused:
      'Mit der eingeladenen Adresse lässt sich die Einladung nicht annehmen. Wenn Sie schon dabei sind, melden Sie sich an; sonst fragen Sie, wer Sie eingeladen hat.',
    closed: {
      unknown: [
        'Dieser Link gilt nicht',
        'Nehmen Sie den Link aus der neuesten Mail, oder bitten Sie um eine neue Einladung.',
      ],
      used: [
        'Die Einladung wurde schon angenommen',
        'Melden Sie sich mit der Adresse an, die eingeladen wurde.',
      ],
      revoked: [
        'Die Einladung wurde zurückgezogen',
        'Fragen Sie nach, wenn Sie das für ein Versehen halten.',
      ],
      expired: [
        'Die Einladung ist abgelaufen',
        'Sie können eine neue an die Adresse schicken lassen, die eingeladen wurde.',
      ],
      closed: ['Zurzeit kann niemand dazukommen', 'Fragen Sie, wer Sie eingeladen hat.'],
    },
    askForNew: 'Neue Einladung anfordern',
    askedTitle: 'Sehen Sie in Ihr Postfach',
    asked:
      'Wenn sich die Einladung noch erneuern lässt, ist eine neue Mail an die eingeladene Adresse unterwegs. Das geschieht höchstens einmal in der Stunde.',
  },
}
