// llms.txt: an overview of the site for language models (https://llmstxt.org).

const line = ({ name, label, title, description }, root) => `- [${(title ?? label).replaceAll('`', '')}](${root}${name}.html): ${description ?? ''}`

/** The text of llms.txt. */
export const llms = ({ address, repository, groups }) =>
  `# plenary

> \`<plenary-agenda>\` shows the agenda and the speakers of an event on any website, from one JSON feed, a spreadsheet, or a schedule of pretalx, Sessionize, Indico and others. It is a custom element in Rust and WebAssembly, with a linter, a converter and a prerenderer.

Two lines of HTML, with the folder pkg/ of the repository served as /plenary/:

\`\`\`html
<script type="module" src="/plenary/plenary.js"></script>
<plenary-agenda src="/agenda.json"></plenary-agenda>
\`\`\`

Version 0.1.0 is not published yet: there is no npm package. The JSON schema of a feed is [agenda.schema.json](${address}pkg/schema/agenda.schema.json). The sources of these pages are Markdown in ${repository}/tree/main/docs/site.

${groups.map(({ title, pages }) => `## ${title}\n\n${pages.map((page) => line(page, address)).join('\n')}`).join('\n\n')}
`
