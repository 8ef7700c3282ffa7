import { builder, mutation } from '../../builder.ts'
import {
  findTemplate,
  findTemplates,
  previewTemplate,
  resetTemplate,
  type TemplateInForce,
  updateTemplate,
} from './operations/template.ts'
import { EmailLocaleEnum, EmailTypeEnum } from './schema.ts'
import { emailTypes, type Parts, type Variable, variablesOf } from './types.ts'

const EmailVariable = builder.objectRef<Variable & { name: string }>('EmailVariable').implement({
  description: 'Something a mail template can say, as `{{ name }}`.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name in the template.' }),
    description: t.exposeString('description', { description: 'What it stands for.' }),
    sample: t.exposeString('sample', { description: 'What the preview shows.' }),
    optional: t.boolean({
      description: 'Whether it can be empty: `{% if name != blank %}` asks.',
      resolve: ({ optional }) => optional === true,
    }),
    secret: t.boolean({
      description: 'Whether it lets in whoever has it; it may not be in a subject.',
      resolve: ({ secret }) => secret === true,
    }),
  }),
})

const EmailTemplate = builder.objectRef<TemplateInForce>('EmailTemplate').implement({
  description:
    'What the mails of a type and language are made of, in Liquid: `{{ variables }}`, the tags if, unless, case and comment, and the filters append, capitalize, default, downcase, prepend, strip, truncate and upcase.',
  fields: (t) => ({
    type: t.expose('type', { type: EmailTypeEnum, description: 'Of which mails.' }),
    locale: t.expose('locale', { type: EmailLocaleEnum, description: 'In which language.' }),
    description: t.string({
      description: 'What the mails are for.',
      resolve: ({ type }) => emailTypes[type].description,
    }),
    subject: t.exposeString('subject', { description: 'The subject, one line.' }),
    text: t.exposeString('text', { description: 'The text, for readers without HTML.' }),
    html: t.exposeString('html', { description: 'The HTML. What variables stand for is escaped in it.' }),
    edited: t.exposeBoolean('edited', {
      description: 'Whether the vendor has written it; otherwise it is the shipped one.',
    }),
    variables: t.field({
      type: [EmailVariable],
      description: 'All that it can say, at most 20.',
      resolve: ({ type }) =>
        Object.entries(variablesOf(type)).map(([name, variable]) => ({ name, ...variable })),
    }),
    version: t.exposeInt('version', {
      description: 'Grows by one with every change, for `expectedVersion`; 0 is the shipped one.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the vendor last changed it; null for the shipped one.',
    }),
  }),
})

const EmailPreview = builder.objectRef<Parts>('EmailPreview').implement({
  description: 'A mail as it would be, with sample data.',
  fields: (t) => ({
    subject: t.exposeString('subject', { description: 'The subject.' }),
    text: t.exposeString('text', { description: 'The text.' }),
    html: t.exposeString('html', {
      description: 'The HTML as the vendor wrote it: show it in a frame without scripts.',
    }),
  }),
})

const sourceLimits = {
  subject: 'One line of at most 255 characters; no code and no link to get in.',
  text: 'At most 20,000 characters.',
  html: 'At most 50,000 characters.',
}

builder.queryField('emailTemplates', (t) =>
  t.field({
    type: [EmailTemplate],
    description: 'The templates of every type of mail, 13 a language.',
    authScopes: { scope: 'email:read' },
    complexity: { field: 5, multiplier: 26 },
    args: {
      locale: t.arg({ type: EmailLocaleEnum, description: 'In which language; in all of them by default.' }),
    },
    resolve: (_root, { locale }, ctx) => findTemplates(ctx, locale ?? undefined),
  }),
)

builder.queryField('emailTemplate', (t) =>
  t.field({
    type: EmailTemplate,
    description: 'The template of a type of mail in a language.',
    authScopes: { scope: 'email:read' },
    complexity: 5,
    args: {
      type: t.arg({ type: EmailTypeEnum, required: true, description: 'Of which mails.' }),
      locale: t.arg({ type: EmailLocaleEnum, required: true, description: 'In which language.' }),
    },
    resolve: (_root, { type, locale }, ctx) => findTemplate(ctx, type, locale),
  }),
)

builder.queryField('emailTemplatePreview', (t) =>
  t.field({
    type: EmailPreview,
    description:
      'A template with sample data, as it is or with other words in its place. INVALID_INPUT with the part and the line for what cannot be rendered.',
    authScopes: { scope: 'email:read' },
    complexity: 20,
    args: {
      type: t.arg({ type: EmailTypeEnum, required: true, description: 'Of which mails.' }),
      locale: t.arg({ type: EmailLocaleEnum, required: true, description: 'In which language.' }),
      subject: t.arg.string({ description: `In the place of the present subject. ${sourceLimits.subject}` }),
      text: t.arg.string({ description: `In the place of the present text. ${sourceLimits.text}` }),
      html: t.arg.string({ description: `In the place of the present HTML. ${sourceLimits.html}` }),
    },
    resolve: (_root, args, ctx) => previewTemplate(ctx, args),
  }),
)

const emailTemplate = {
  name: 'emailTemplate',
  type: EmailTemplate,
  description: 'The template.',
} as const

mutation('emailTemplateUpdate', {
  description:
    'Puts own words in the place of a shipped template: what is left out stays. INVALID_INPUT with the part and the line for an unknown variable, tag or filter, for what cannot be rendered, and where a secret (a code, a link that lets in) could get elsewhere: in a text it stands by itself, in HTML it is text or the whole `href` of a link, no filter changes it and nothing depends on it.',
  scope: 'email:write',
  entity: emailTemplate,
  input: (t) => ({
    type: t.field({ type: EmailTypeEnum, required: true, description: 'Of which mails.' }),
    locale: t.field({ type: EmailLocaleEnum, required: true, description: 'In which language.' }),
    expectedVersion: t.int({
      description: 'The version last read, from 1 on; CONFLICT when there is a newer one.',
    }),
    subject: t.string({ description: sourceLimits.subject }),
    text: t.string({ description: sourceLimits.text }),
    html: t.string({ description: sourceLimits.html }),
  }),
  run: updateTemplate,
})

mutation('emailTemplateReset', {
  description: 'Brings the shipped template back. Again is no change.',
  scope: 'email:write',
  entity: emailTemplate,
  input: (t) => ({
    type: t.field({ type: EmailTypeEnum, required: true, description: 'Of which mails.' }),
    locale: t.field({ type: EmailLocaleEnum, required: true, description: 'In which language.' }),
    expectedVersion: t.int({
      description: 'The version last read, from 1 on; CONFLICT when there is a newer one.',
    }),
  }),
  run: resetTemplate,
})
