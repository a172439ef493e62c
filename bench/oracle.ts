import { decode } from '../src/documents/charset.ts'
import { hiddenByMarkup } from '../src/documents/html/hidden.ts'
import { segmentsOf } from '../src/documents/html/segments.ts'
import { findFirst, parseTree } from '../src/documents/html/tree.ts'
import { labelsOf } from './train/labels.ts'
import { wordScore } from './train/score.ts'
import { buildDomains, wcxb } from './train/wcxb.ts'

export async function run(): Promise<void> {
  const pages = wcxb() ?? []
  const build = buildDomains(pages)
  console.log('build', pages.filter(p => build.has(p.domain)).length, 'domains', build.size)
  const by = new Map<string, number[]>()
  let segs = 0, segMs = 0, labMs = 0
  const skip = (hid: boolean) => (e: any) => e.name === 'noscript' || (hid && hiddenByMarkup(e))
  const low: string[] = []
  const counts: number[] = []
  for (const page of pages.filter(p => build.has(p.domain))) {
    const tree = parseTree(decode(page.bytes(), { label: undefined, html: true }))
    for (const hid of [true, false]) {
    const t0 = performance.now()
    const s = segmentsOf(findFirst(tree.root, 'body') ?? tree.root, skip(hid))
    const t1 = performance.now()
    const labels = labelsOf(s.map(x => x.text), page.reference)
    if (hid) { segs += s.length; counts.push(s.length); segMs += t1 - t0; labMs += performance.now() - t1 }
    const text = s.filter((_, i) => (labels[i] ?? 0) > 0.5).map(x => x.text).join('\n')
    const f1 = wordScore(text, page.reference).f1
    if (hid && f1 < 0.8) low.push(`${page.id} ${page.type} ${f1.toFixed(2)}`)
    for (const k of ['all', page.type]) by.set(k+hid, [...(by.get(k+hid) ?? []), f1])
    }
  }
  for (const [k, v] of by) console.log(k, v.length, (v.reduce((a, b) => a + b, 0) / v.length).toFixed(3))
  counts.sort((a,b)=>a-b)
  console.log({ segs, segMs, labMs, p50: counts[500], p95: counts[950], max: counts.at(-1) }, low.length, low.join('; '))
}
