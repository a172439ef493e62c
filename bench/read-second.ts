import { JSDOM, VirtualConsole } from 'jsdom'
import { decode } from '../src/documents/charset.ts'
import { choose } from '../src/documents/html/choose.ts'
import { type ContentModel, contentModel } from '../src/documents/html/content-model.ts'
import { chancesOf } from '../src/documents/html/main-content.ts'
import { PageView } from '../src/documents/html/page-view.ts'
import { supported } from '../src/documents/html/support.ts'
import { parseDocument } from '../src/documents/parse.ts'
import { segmentsAndFacts } from './train/prepare.ts'
import { wordScore } from './train/score.ts'
import { type Page, wcxb } from './train/wcxb.ts'

const htmlOf = (page: Page): string => decode(page.bytes(), { label: undefined, html: true })

/** The F1 that the chosen blocks are expected to have. */
function expectedF1(page: Page, model: ContentModel): number {
  const { segments, facts } = segmentsAndFacts(page, model.titles)
  const view = new PageView(segments, facts, model.lexicons)
  const chances = supported(chancesOf(view, model.content), view)
  const sizes = Float32Array.from(view.signs, ({ words }) => words)
  const kept = choose(chances, sizes)
  const sum = (weigh: (index: number) => number): number => chances.reduce((all, _, index) => all + weigh(index), 0)
  const hits = (index: number): number => (chances[index] ?? 0) * (sizes[index] ?? 0)
  const size = sum(index => (kept[index] ? (sizes[index] ?? 0) : 0))
  return (2 * sum(index => (kept[index] ? hits(index) : 0))) / Math.max(1, size + sum(hits))
}

const silent = /<(noscript|script|style|template)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi

/** No `<html>`, no `<body>` or two of them, or text before the body begins. */
function isBroken(page: Page): boolean {
  const html = htmlOf(page)
  const bodies = html.match(/<body[\s>]/gi)?.length ?? 0
  const head = html.slice(0, html.search(/<body[\s>]/i)).replace(silent, '')
  return !/<html[\s>]/i.test(html) || bodies !== 1 || /<(?:div|p|span|section|img|iframe)[\s>]/i.test(head)
}

async function f1Of(page: Page, bytes: Uint8Array): Promise<number> {
  const url = page.url === undefined ? {} : { url: page.url }
  const { text } = await parseDocument({ bytes, contentType: 'text/html; charset=utf-8', ...url })
  return wordScore(text, page.reference).f1
}

/** The page's tree as a browser's parser builds it, written out again. */
function reparsed(page: Page): Uint8Array {
  const dom = new JSDOM(htmlOf(page), { virtualConsole: new VirtualConsole() })
  const html = dom.serialize()
  dom.window.close()
  return new TextEncoder().encode(html)
}

async function compare(name: string, pages: readonly Page[]): Promise<void> {
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4)
  const own: number[] = []
  const theirs: number[] = []
  const begun = performance.now()
  for (const page of pages) {
    own.push(await f1Of(page, page.bytes()))
    theirs.push(await f1Of(page, reparsed(page)))
  }
  const ms = ((performance.now() - begun) / pages.length).toFixed(0)
  const apart = own.filter((f1, index) => Math.abs(f1 - (theirs[index] ?? 0)) > 0.02).length
  console.log(
    `${name}: ${pages.length} pages, F1 ${mean(own)} on our tree, ${mean(theirs)} on jsdom's; ${apart} differ by over .02; ${ms} ms a page`,
  )
}

/** Whether jsdom's tree helps where ours may be wrong: `npm run bench -- read-second`. */
export async function run(): Promise<void> {
  const pages = wcxb()
  if (!pages) return console.log('read-second: nothing measured, the WCXB development split is not there')
  const model = await contentModel()
  const ranked = pages
    .map(page => ({ page, expected: expectedF1(page, model) }))
    .sort((a, b) => a.expected - b.expected)
  await compare(
    'unsure',
    ranked.slice(0, Math.round(pages.length / 10)).map(({ page }) => page),
  )
  await compare('broken trees', pages.filter(isBroken))
}
