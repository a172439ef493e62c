const renamed: Readonly<Record<string, string>> = {
  p: 'p',
  list: 'ul',
  'list-item': 'li',
  'disp-quote': 'blockquote',
  'table-wrap': 'figure',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  code: 'pre',
  preformat: 'pre',
  caption: 'p',
  label: 'span',
  sub: 'sub',
  sup: 'sup',
}

/** What says nothing as running text: formulas twice over, pictures, and notes about the file. */
const dropped =
  /<(tex-math|graphic|inline-graphic|media|object-id|permissions|alternatives)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g

/**
 * The body of an article in JATS XML as plain HTML: https://jats.nlm.nih.gov/archiving/tag-library/. Undefined where it has none.
 * Its text keeps the escapes of the XML.
 */
export function jatsHtml(xml: string): string | undefined {
  const body = /<body\b[^>]*>([\s\S]*)<\/body>/.exec(xml)?.[1]
  if (body === undefined) return undefined
  const plain = body.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').replace(dropped, '')
  let depth = 0
  return plain.replace(/<(\/?)([\w:-]+)[^>]*?(\/?)>/g, (_, close: string, name: string, empty: string) => {
    if (name === 'sec' && empty === '') depth += close === '' ? 1 : -1
    if (name === 'title') return `<${close}h${Math.min(6, depth + 1)}>`
    const html = renamed[name]
    if (html !== undefined && empty === '') return `<${close}${html}>`
    return ''
  })
}
