import { expect, test } from 'vitest'
import { apiToken, portalUser, staff } from '../../../test/actors.ts'
import { makeCustomer, makeEmail } from '../../../test/factories.ts'
import { inWorld, unknownId } from '../../../test/harness.ts'
import { query } from '../../../test/query.ts'

test(
  'the log tells of each mail what became of it, overall and by customer',
  inWorld(async (world) => {
    const customer = await makeCustomer(world.db)
    const { id } = await makeEmail(world.db, {
      customerId: customer.id,
      status: 'FAILED',
      recipient: 'ada@acme.example',
      subject: 'Hello',
      attempts: 1,
      lastAnswer: '550 no such user',
    })
    await makeEmail(world.db)
    const { data, errors } = await query(
      world.as(staff('SUPPORT')),
      `query ($id: ID!, $customer: ID!) {
        email(id: $id) { recipient status attempts lastAnswer customer { id } viewerCan { resend } }
        node(id: $id) { ... on Email { subject } }
        emails { totalCount }
        failed: emails(filter: { status: { eq: FAILED }, customerId: { eq: $customer } }) { nodes { id } }
        customer(id: $customer) { emails(first: 5) { totalCount nodes { id type locale sentAt } } }
      }`,
      { id, customer: customer.id },
    )
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      email: {
        recipient: 'ada@acme.example',
        status: 'FAILED',
        attempts: 1,
        lastAnswer: '550 no such user',
        customer: { id: customer.id },
        viewerCan: { resend: false },
      },
      node: { subject: 'Hello' },
      emails: { totalCount: 2 },
      failed: { nodes: [{ id }] },
      customer: {
        emails: { totalCount: 1, nodes: [{ id, type: 'ROLE_CHANGED', locale: 'EN', sentAt: null }] },
      },
    })
  }),
)

test(
  'customers and partners see no mail, not even one about themselves',
  inWorld(async (world) => {
    const { id: customerId } = await makeCustomer(world.db)
    const { id } = await makeEmail(world.db, { customerId })
    const admin = world.as(portalUser('usr_a', { adminOf: [customerId] }))
    for (const document of [
      '{ emails { totalCount } }',
      `{ email(id: "${id}") { id } }`,
      `{ customer(id: "${customerId}") { emails { totalCount } } }`,
      '{ emailTemplates { subject } }',
      '{ senderDomain { address } }',
    ]) {
      const { errors } = await query(admin, document)
      expect(errors, document).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    expect(await query(admin, `{ node(id: "${id}") { id } }`)).toEqual({ data: { node: null } })
  }),
)

test(
  'a token for some customers sees and sends again their mails and no others',
  inWorld(async (world) => {
    const [ours, theirs] = [await makeCustomer(world.db), await makeCustomer(world.db)]
    const email = (customerId: string | null) => makeEmail(world.db, { customerId, status: 'FAILED' })
    const [own, foreign] = [await email(ours.id), await email(theirs.id)]
    await email(null)
    const token = world.as(apiToken(['email:write', 'customer:read'], [ours.id]))
    const { data } = await query(token, '{ emails { totalCount nodes { id } } }')
    expect(data.emails).toEqual({ totalCount: 1, nodes: [{ id: own.id }] })
    const resend = (id: string) =>
      query(
        token,
        `mutation { emailResend(input: { id: "${id}" }) { email { status } errors { code path } } }`,
      )
    expect((await resend(own.id)).data.emailResend).toEqual({ email: { status: 'QUEUED' }, errors: [] })
    const hidden = await resend(foreign.id)
    expect(hidden.data.emailResend.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
    expect(await resend(unknownId('Email'))).toEqual(hidden)
  }),
)

test(
  'templates are read, tried, changed and brought back',
  inWorld(async (world) => {
    const admin = world.as(staff())
    const template = '{ subject edited version variables { name secret optional } }'
    const { data, errors } = await query(
      admin,
      `{
        emailTemplates(locale: DE) { type locale }
        emailTemplate(type: SIGN_IN_CODE, locale: EN) ${template}
        emailTemplatePreview(type: SIGN_IN_CODE, locale: EN, subject: "In {{ app_name }}") { subject text html }
      }`,
    )
    expect(errors).toBeUndefined()
    expect(data.emailTemplates).toHaveLength(23)
    expect(data.emailTemplate).toMatchObject({
      subject: 'Sign in to {{ app_name }}',
      edited: false,
      version: 0,
    })
    expect(data.emailTemplate.variables).toContainEqual({
      name: 'verification_code',
      secret: true,
      optional: false,
    })
    expect(data.emailTemplatePreview).toMatchObject({
      subject: 'In Customer portal',
      text: expect.stringContaining('123456'),
    })

    const update = (subject: string) =>
      query(
        admin,
        `mutation ($subject: String) {
          emailTemplateUpdate(input: { type: SIGN_IN_CODE, locale: EN, subject: $subject }) {
            emailTemplate { subject edited version } errors { code path message }
          }
        }`,
        { subject },
      )
    expect((await update('Come in')).data.emailTemplateUpdate).toEqual({
      emailTemplate: { subject: 'Come in', edited: true, version: 1 },
      errors: [],
    })
    expect((await update('{{ who }}')).data.emailTemplateUpdate).toMatchObject({
      emailTemplate: null,
      errors: [
        { code: 'INVALID_INPUT', path: ['input', 'subject'], message: expect.stringMatching(/^Line 1: /) },
      ],
    })
    const reset = await query(
      admin,
      `mutation { emailTemplateReset(input: { type: SIGN_IN_CODE, locale: EN }) {
        emailTemplate { edited version } errors { code } } }`,
    )
    expect(reset.data.emailTemplateReset).toEqual({
      emailTemplate: { edited: false, version: 0 },
      errors: [],
    })
  }),
)

test(
  'a preview that cannot be rendered says where',
  inWorld(async (world) => {
    const { data, errors } = await query(
      world.as(staff('SUPPORT')),
      `{ emailTemplatePreview(type: ROLE_CHANGED, locale: EN, html: "a\\n{{ who }}") { html } }`,
    )
    expect(data).toBeNull()
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/^Line 2: /), extensions: { code: 'INVALID_INPUT', path: ['html'] } },
    ])
  }),
)

test(
  'a sender domain comes with the record to publish, and never with its key',
  inWorld(async (world) => {
    const { data, errors } = await query(
      world.as(staff()),
      `mutation { senderDomainSet(input: { address: "Portal@Vendor.example" }) {
        senderDomain { address domain record { name value } verifiedAt problem version } errors { code } } }`,
    )
    expect(errors).toBeUndefined()
    expect(data.senderDomainSet).toEqual({
      senderDomain: {
        address: 'portal@vendor.example',
        domain: 'vendor.example',
        record: {
          name: expect.stringMatching(/^portico[0-9a-f]{6}\._domainkey\.vendor\.example$/),
          value: expect.stringMatching(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{380,}=*$/),
        },
        verifiedAt: null,
        problem: null,
        version: 1,
      },
      errors: [],
    })
  }),
)
