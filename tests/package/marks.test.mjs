// Marks in a source of the site, and errors in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { known } from '../../tools/interface.mjs'
import { parted } from '../../tools/site.mjs'
import { expand } from '../../tools/site/marks.mjs'
import { render } from '../../tools/site/markdown.mjs'
import { leads, section } from '../../tools/site/sections.mjs'

const REPOSITORY = 'https://github.com/plenary-agenda/plenary'
const page = { name: 'hugo', text: '<!-- include-md: hugo/README.md#The shortcode -->' }
const pages = [page, { name: 'attributes', text: '' }, { name: 'feed', text: '' }]
const lead = leads(REPOSITORY, pages)
const asked = (text) => expand(text, { isText: true, section: (file, title, level) => section(file, title, level, page, lead) })
const html = (text) => render(text, { names: ['times'] }).html

test('front matter', () => {
  assert.deepEqual(parted('---\ntitle: A: b\nlead: c\n---\n\ntext\n', 'a.md'), { title: 'A: b', lead: 'c', text: '\ntext\n' })
  assert.throws(() => parted('text', 'a.md'), /a\.md has no front matter/)
  assert.throws(() => parted('---\nno line\n---\n', 'a.md'), /"no line" is no line of front matter/)
})

test("tables and reference of the element's interface", () => {
  for (const kind of ['attributes', 'properties', 'events', 'styles', 'parts']) {
    const [table, reference] = [asked(`<!-- table ${kind} -->`), asked(`# A\n\n<!-- reference ${kind} -->`)]
    for (const { name } of known[kind]) {
      assert.ok(table.includes(`| \`${name}\``), name)
      assert.ok(reference.includes(`\n## \`${name}\`\n`), name)
    }
  }
  assert.throws(() => asked('<!-- table slots -->'), /no table "slots"/)
  assert.throws(() => asked('<!-- reference slots -->'), /no "slots"/)
})

test('included README sections get the heading level below the one above, and links to the site', () => {
  const text = asked('## A\n\n<!-- include-md: hugo/README.md#On a site that you have -->')
  assert.match(text, /plenary\/hugo/)
  assert.doesNotMatch(text, /<!--/)
  assert.match(asked('### A\n\n<!-- include-md: hugo/README.md#The shortcode -->'), /\]\(attributes\.html\)/)
  assert.equal(lead('hugo/README.md', '#the-shortcode'), 'hugo.html')
  assert.equal(lead('hugo/README.md', '../docs/site/feed.md#people'), 'feed.html#people')
  assert.equal(lead('hugo/README.md', '../README.md'), `${REPOSITORY}/blob/main/README.md`)
  assert.equal(lead('src/js/README.md', 'schema/agenda.schema.json'), 'pkg/schema/agenda.schema.json')
  assert.equal(lead('hugo/README.md', '../docs/design.md#bytes'), `${REPOSITORY}/blob/main/docs/design.md#bytes`)
  assert.throws(() => asked('<!-- include-md: hugo/README.md#Nowhere -->'), /README\.md has no heading "Nowhere"/)
  assert.throws(() => asked('<!-- include-md: none.md#A -->'), /none\.md is none of/)
})

test('keys of the feed, help of the command, files', () => {
  assert.match(asked('<!-- keys: session -->'), /^\| `start` \| .* \| time \|  \|$/m)
  assert.match(asked('<!-- keys: person -->'), /^\| `name` \| .* \| string \| yes \|$/m)
  assert.match(asked('<!-- keys: agenda -->'), /^\| `sessions` \| .* \| list of session \|  \|$/m)
  assert.match(asked('<!-- keys: appearance -->'), /^\| `role` \| .*`moderator`.* \|$/m)
  assert.throws(() => asked('<!-- keys: none -->'), /no definition "none"/)
  assert.match(asked('<!-- help: check -->'), /^```txt\nplenary check - /)
  assert.throws(() => asked('<!-- help: none -->'), /no command "none"/)
  assert.match(asked('```css\n<!-- include: www/themes/light.css -->\n```'), /plenary-agenda\.light \{/)
  assert.throws(() => asked('<!-- include: none -->'), /ENOENT/)
  assert.throws(() => asked('<!-- unknown: a -->'), /is no mark that is known/)
  assert.equal(asked('```html\n<!-- unknown: a -->\n```'), '```html\n<!-- unknown: a -->\n```')
})

test('headings have the ids that GitHub gives them, and links lead to pages', () => {
  assert.match(html('## Next.js, `a_b` & c\n\n## Next.js, `a_b` & c\n'), /id="nextjs-a_b--c"[^]*id="nextjs-a_b--c-1"/)
  assert.match(html('[a](times.md#b) [c](other.md)'), /href="times\.html#b"[^]*href="other\.md"/)
})

test('a live example is below its code', () => {
  const made = html('```html live\n<script type="module" src="/plenary/plenary.js"></script>\n<plenary-agenda src="a.json"></plenary-agenda>\n```\n')
  assert.equal(made.match(/<plenary-agenda src="a\.json">/g).length, 1)
  assert.doesNotMatch(made, /<script/)
  assert.match(html('```json live view="speakers" lang="fr"\n{ "sessions": [] }\n```\n'), /<plenary-agenda data-feed view="speakers" lang="fr">/)
  assert.doesNotMatch(html('| a | b |\n| --- | --: |\n| c | 1 |\n'), /style=/)
  assert.throws(() => html('```json live\n{\n```\n'), /JSON/)
  assert.throws(() => html('```html live\n<p style="color: red">a</p>\n```\n'), /no style/)
  assert.throws(() => html('```css live\na {}\n```\n'), /cannot live/)
  assert.throws(() => html('```cobol\nA.\n```\n'), /cannot be coloured/)
})
