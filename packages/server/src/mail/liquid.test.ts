import { expect, test } from 'vitest'
import { renderTemplate, TemplateError } from './liquid.ts'

const values = { name: '<b>"Ada"</b>', long: 'x'.repeat(9_999), nothing: '' }

function problem(source: string, refused: string[] = []): { message: string; line: number } {
  try {
    renderTemplate('html', source, values, { refused: new Set(refused) })
  } catch (error) {
    if (error instanceof TemplateError) return { message: error.message, line: error.line }
    throw error
  }
  throw new Error('It was rendered, but should have failed.')
}

test('values are escaped in HTML and as they are in text', () => {
  expect(renderTemplate('html', '<p>{{ name | upcase }}</p>', values)).toBe(
    '<p>&lt;B&gt;&#34;ADA&#34;&lt;/B&gt;</p>',
  )
  expect(renderTemplate('plain', '{{ name }}', values)).toBe('<b>"Ada"</b>')
})

test('a template can ask whether there is something to say', () => {
  const source = '{% if nothing != blank %}yes{% else %}{{ nothing | default: "none" }}{% endif %}'
  expect(renderTemplate('plain', source, values)).toBe('none')
})

// Attack 40.
test.each([
  ['a constructor', '{{ constructor }}', /no variable "constructor"/],
  ['a prototype', '{{ __proto__ }}', /no variable "__proto__"/],
  ['a property of a value', '{{ name.constructor }}', /no variable "name.constructor"/],
  ['the length of a value', '{{ name.size }}', /no variable "name.size"/],
  ['a variable named by another one', '{{ [name] }}', /Undefined variable/],
  ['an unknown variable', '{{ missing }}', /no variable "missing" here; there are name, long, nothing/],
  [
    'an unknown variable in a branch not taken',
    '{% if nothing != blank %}{{ missing }}{% endif %}',
    /"missing"/,
  ],
  ['an unknown variable in a filter', '{{ name | append: missing }}', /"missing"/],
  ['a file', "{% include '/etc/passwd' %}", /Tag "include" not found/],
  ['a file by render', "{% render '/etc/passwd' %}", /Tag "render" not found/],
  ['a layout', "{% layout '/etc/passwd' %}", /Tag "layout" not found/],
  ['nested loops', '{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}', /Tag "for"/],
  ['a table', '{% tablerow i in (1..9999) %}x{% endtablerow %}', /Tag "tablerow"/],
  ['a counter', '{% increment n %}', /Tag "increment"/],
  ['an assignment', '{% assign name = "x" %}', /Tag "assign"/],
  ['tags within a tag', '{% liquid\n assign name = "x" %}', /Tag "liquid"/],
  ['a huge range', '{{ (1..1000000000) }}', /limit exceeded/],
  ['a huge range in a condition', '{% if (1..1000000000) contains 5 %}x{% endif %}', /limit exceeded/],
  ['the filter that undoes escaping', '{{ name | raw }}', /Undefined filter: raw/],
  ['a filter that runs code', '{{ name | where_exp: "x", "x" }}', /Undefined filter/],
  ['an output that is not closed', '{{ name', /not closed/],
  ['a tag that is not closed', '{% if name %}x', /not closed/],
  ['a text of megabytes', '{{ long }}'.repeat(5_000), /more than 200,000 characters|limit exceeded/],
  ['a source of megabytes', 'x'.repeat(1_000_000), /too large/],
  [
    'conditions thousands deep',
    `${'{% if name %}'.repeat(4_000)}x${'{% endif %}'.repeat(4_000)}`,
    /too deep/,
  ],
])('%s is refused', (_what, source, message) => {
  expect(problem(source).message).toMatch(message)
})

test('the line of a problem is told', () => {
  expect(problem('one\ntwo {{ name }}\nthree {{ missing }}').line).toBe(3)
  expect(problem('one\n\n{% include "x" %}').line).toBe(3)
})

test('a variable can be kept out of a part', () => {
  expect(problem('{{ name }}', ['name']).message).toMatch(/"name" is a secret/)
  expect(problem('{{ name | upcase }}', ['name']).message).toMatch(/secret/)
  expect(problem('{% if nothing %}{{ nothing | append: name }}{% endif %}', ['name']).message).toMatch(
    /secret/,
  )
})
