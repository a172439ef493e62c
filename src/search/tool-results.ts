import { dayIn } from './days.ts'
import type { Hit } from './provider.ts'
import { distinct, webHit } from './providers/hit.ts'
import { htmlText } from './providers/html-text.ts'
import type { ResultsMapping } from './providers-file.ts'
import type { ToolAnswer } from './tool-caller.ts'

/** The hits in a tool's answer; undefined where it does not have the form that the mapping says. */
export function hitsOf(answer: ToolAnswer, mapping: ResultsMapping, limit: number): Hit[] | undefined {
  const hits = mapping === 'text' ? hitsInText(answer.text) : hitsInJson(answer, mapping)
  return hits && distinct(hits, limit)
}

function hitsInJson(answer: ToolAnswer, mapping: Exclude<ResultsMapping, 'text'>): Hit[] | undefined {
  const list = [answer.structured, parsed(answer.text)].map(data => at(data, mapping.list)).find(Array.isArray)
  return list?.flatMap((item: unknown) => {
    const said = (path: string | undefined) => (path === undefined ? '' : plain(at(item, path)))
    return webHit({
      url: said(mapping.url),
      title: htmlText(said(mapping.title)),
      snippet: htmlText(said(mapping.snippet)),
      published: dayIn(said(mapping.published)),
    })
  })
}

/** What lies at `a.b[0].c` of some JSON. */
function at(data: unknown, path: string): unknown {
  const steps = path.replace(/^\$/, '').match(/[\w@-]+/g) ?? []
  let value = data
  for (const step of steps) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    // An own property of an object, of whatever type.
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(' … ')
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const field = /^[\s*#>-]*\**(title|url|link|snippet|description|content|summary|published|date)\**\s*:\**\s*(.*)$/i
const link = /\[([^\]\n]{1,300})\]\((https?:\/\/[^\s)]+)\)/

/** Blocks of `Title: … URL: …` lines; where there are none, Markdown links with the text that follows them. */
function hitsInText(text: string): Hit[] {
  const blocks = fieldBlocks(text)
  return blocks.length > 0 ? blocks.flatMap(hitOfBlock) : hitsOfLinks(text)
}

type Block = Map<string, string>

function fieldBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let last = ''
  for (const line of text.split('\n')) {
    const [, name, value = ''] = field.exec(line) ?? []
    const block = blocks.at(-1)
    if (name === undefined) {
      // A value may go on in the lines below it.
      if (block && last !== '' && line.trim() !== '') block.set(last, `${block.get(last)} ${line.trim()}`)
      else last = ''
      continue
    }
    last = name.toLowerCase()
    if (block === undefined || block.has(last)) blocks.push(new Map([[last, value]]))
    else block.set(last, value)
  }
  return blocks.filter(block => block.has('title') && (block.has('url') || block.has('link')))
}

function hitOfBlock(block: Block): Hit[] {
  const first = (...names: string[]) => names.map(name => block.get(name)).find(value => value !== undefined)
  return webHit({
    url: first('url', 'link')?.trim().split(/\s/)[0],
    title: htmlText(first('title') ?? ''),
    snippet: htmlText(first('snippet', 'description', 'summary', 'content') ?? ''),
    published: dayIn(first('published', 'date')),
  })
}

function hitsOfLinks(text: string): Hit[] {
  const lines = text.split('\n')
  const places = lines.flatMap((line, i) => (link.test(line) ? [i] : []))
  return places.flatMap((start, n) => {
    const [whole = '', title, url] = link.exec(lines[start] ?? '') ?? []
    const rest = (lines[start] ?? '').replace(whole, '').replace(/^[\s\d.*#>–—:-]+/, '')
    const below = lines.slice(start + 1, places[n + 1]).join(' ')
    return webHit({ url, title, snippet: `${rest} ${below}`.slice(0, 600) })
  })
}
