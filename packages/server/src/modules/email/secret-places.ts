import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { TemplateError } from '../../mail/liquid.ts'

// Who may write templates must not come by the secrets of mails: a picture whose address has a sign-in link in it
// would tell the link to whoever serves the picture, as soon as the mail is shown.

/** How a secret may stand in a sentence: not as a part of a longer word or address. */
const before = /(?:^|[\s<>])[("'«»„“]*$/
const after = /^[.,;:!?)"'«»“”]*(?:$|[\s<>])/

/** Their text is more than shown. */
const unspoken: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'option',
  'template',
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
  'xmp',
])
/** What a style sheet can load by what stands in the mail. */
const loads = /url|image|src|import|\\/i

/** Throws a TemplateError where one of the secrets, by name, stands in a text other than by itself. */
export function assertSecretsAlone(text: string, secrets: ReadonlyMap<string, string>, line = 1): void {
  for (const [name, secret] of secrets) {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
      const lead = text.slice(0, at)
      if (before.test(lead) && after.test(text.slice(at + secret.length))) continue
      throw new TemplateError(
        `"${name}" is a secret: it has to stand by itself, with a space before it.`,
        line + lead.split('\n').length - 1,
      )
    }
  }
}

/** The same for HTML, where a secret may also be the whole `href` of a link. */
export function assertSecretsShown(html: string, secrets: ReadonlyMap<string, string>): void {
  const nodes: DefaultTreeAdapterTypes.ChildNode[] = [
    ...parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }).childNodes,
  ]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const line = node.sourceCodeLocation?.startLine ?? 1
    if ('tagName' in node) assertElement(node, secrets, line)
    else if (node.nodeName === '#text') assertText(node as DefaultTreeAdapterTypes.TextNode, secrets, line)
    else if (node.nodeName === '#comment')
      refuseIn((node as DefaultTreeAdapterTypes.CommentNode).data, secrets, line)
    if ('childNodes' in node) nodes.push(...node.childNodes)
    if ('content' in node) nodes.push(...node.content.childNodes)
  }
}

function assertElement(
  { tagName, attrs }: DefaultTreeAdapterTypes.Element,
  secrets: ReadonlyMap<string, string>,
  line: number,
): void {
  if (tagName === 'link' || tagName === 'script')
    throw new TemplateError(`<${tagName}> may not be in a mail that has a secret.`, line)
  const values = [...secrets.values()]
  for (const { name, value } of attrs) {
    if (name === 'ping') throw new TemplateError('`ping` may not be in a mail that has a secret.', line)
    if (tagName === 'a' && name === 'href' && values.includes(value)) continue
    refuseIn(`${name}=${value}`, secrets, line)
  }
}

function assertText(
  { value, parentNode }: DefaultTreeAdapterTypes.TextNode,
  secrets: ReadonlyMap<string, string>,
  line: number,
): void {
  const parent = parentNode?.nodeName ?? ''
  if (parent === 'style' && loads.test(value))
    throw new TemplateError('A style sheet in a mail that has a secret may load nothing.', line)
  if (unspoken.has(parent)) refuseIn(value, secrets, line)
  else assertSecretsAlone(value, secrets, line)
}

function refuseIn(text: string, secrets: ReadonlyMap<string, string>, line: number): void {
  // Attributes come in lower case where they are names.
  const lower = text.toLowerCase()
  for (const [name, secret] of secrets) {
    if (!lower.includes(secret.toLowerCase())) continue
    throw new TemplateError(
      `"${name}" is a secret: in HTML it may be text, or the whole href of a link, and nothing else.`,
      line,
    )
  }
}
