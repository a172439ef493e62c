import { Context } from '../src/documents/html/context.ts'
import { choose } from '../src/documents/html/choose.ts'
import { type Forest, probability, scoreRow } from '../src/documents/html/forest.ts'
import { boost, type BoostOptions, randomFrom, type Rows } from './train/boost.ts'
import { labelsOf } from './train/labels.ts'
import { type Counted, lexiconsOf, names, type Prepared, prepare, segmentsAndFacts, sharesOf } from './train/prepare.ts'
import { wordScore } from './train/score.ts'
import { buildDomains, foldOf, type Page, wcxb } from './train/wcxb.ts'

const t00 = performance.now()
const log = (...x: unknown[]) => console.log(((performance.now() - t00) / 1000).toFixed(0) + 's', ...x)

function rowsOf(pages: readonly Prepared[], extra: readonly (Float32Array | undefined)[], thin = 0): Rows {
  const random = randomFrom(7)
  const plan = pages.map(p => {
    const total = p.tokens.reduce((a, b) => a + b, 0)
    return Float32Array.from(p.labels, (_, i) => {
      const w = p.wanted === 0 ? 0.3 * p.tokens[i]! / (total + 20) : p.tokens[i]! / Math.max(p.wanted + 30, total * 0.2)
      if (!thin || w >= thin) return w
      return random() < w / thin ? thin : 0
    })
  })
  const keepAll = !thin
  const count = plan.reduce((s, w) => s + (keepAll ? w.length : w.filter(x => x > 0).length), 0)
  const base = names.length
  const more = extra.length ? (extra[0]!.length / pages[0]!.labels.length) : 0
  const columns = base + more
  const figures = new Float32Array(count * columns)
  const targets = new Float32Array(count), weights = new Float32Array(count), groups = new Int32Array(count)
  let at = 0
  for (const [g, p] of pages.entries()) {
    for (let i = 0; i < p.labels.length; i++) {
      if (!keepAll && !(plan[g]![i]! > 0)) continue
      figures.set(p.figures.subarray(i * base, i * base + base), at * columns)
      if (more) figures.set(extra[g]!.subarray(i * more, i * more + more), at * columns + base)
      targets[at] = p.labels[i]!
      weights[at] = plan[g]![i]!
      groups[at] = g
      at++
    }
  }
  return { count, figures, columns, targets, weights, groups }
}

function predict(forest: Forest, rows: Rows): Float32Array {
  const out = new Float32Array(rows.count)
  for (let i = 0; i < rows.count; i++) out[i] = probability(scoreRow(forest, rows.figures.subarray(i * rows.columns, (i + 1) * rows.columns)))
  return out
}
function splitBack(all: Float32Array, pages: readonly Prepared[]): Float32Array[] {
  let at = 0
  return pages.map(p => { const r = all.slice(at, at + p.labels.length); at += p.labels.length; return r })
}
const ctxNames: string[] = []
function contextOf(p: Prepared, first: Float32Array): Float32Array {
  const c = new Context(p.near, first)
  const out: number[] = []
  const get = ctxNames.length === 0
  for (let i = 0; i < first.length; i++) c.write(i, (n, v) => { out.push(v); if (get && i === 0) ctxNames.push(n) })
  return Float32Array.from(out)
}
function evaluate(pages: readonly Prepared[], probs: readonly Float32Array[], name: string, strict = 1): number[] {
  const by = new Map<string, number[]>()
  const all: number[] = []
  for (const [g, p] of pages.entries()) {
    const sel = choose(probs[g]!, p.tokens, strict)
    const f1 = wordScore(p.texts.filter((_, i) => sel[i]).join('\n'), p.page.reference).f1
    all.push(f1)
    by.set(p.page.type, [...(by.get(p.page.type) ?? []), f1])
  }
  const m = (x: number[]) => (x.reduce((a, b) => a + b, 0) / x.length).toFixed(4)
  log(name, 'all', m(all), [...by].sort().map(([k, v]) => k + ' ' + m(v)).join('  '))
  return all
}

const o1: BoostOptions = { trees: 100, leaves: 24, rate: 0.1, leafWeight: 0.4, ridge: 1, columnShare: 0.5, groupShare: 0.7, seed: 1 }
const folds = 5
const thin = 0.002

export async function run(args: readonly string[]): Promise<void> {
  const pages = wcxb() ?? []
  const buildSet = buildDomains(pages)
  const build = pages.filter(p => buildSet.has(p.domain))
  const check = pages.filter(p => !buildSet.has(p.domain))
  const withCheck = args.includes('check')
  const counted: (Counted & { labels: readonly number[]; page: Page })[] = []
  for (const page of build) {
    const { segments } = segmentsAndFacts(page)
    const labels = labelsOf(segments.map(s => s.text), page.reference)
    counted.push({ page, domain: page.domain, labels, shares: page.reference === '' ? { markup: new Map(), text: new Map() } : sharesOf(segments, labels) })
  }
  log('labels')
  const lex = Array.from({ length: 10 }, (_, f) => lexiconsOf(counted.filter(c => foldOf(c.domain, 10) !== f)))
  const full = lexiconsOf(counted)
  log('lexicon', full.markup.size, full.text.size)
  const prepared = counted.map(c => prepare(c.page, c.labels, lex[foldOf(c.domain, 10)]!))
  log('features', names.length, 'rows', prepared.reduce((s, p) => s + p.labels.length, 0))
  evaluate(prepared, prepared.map(p => p.labels), 'oracle')

  const foldsOf = prepared.map(p => foldOf(p.page.domain, 10) % folds)
  const cv = (extra: Float32Array[], o: BoostOptions): Float32Array[] => {
    const out: Float32Array[] = new Array(prepared.length)
    for (let f = 0; f < folds; f++) {
      const tr = prepared.map((_, i) => i).filter(i => foldsOf[i] !== f)
      const te = prepared.map((_, i) => i).filter(i => foldsOf[i] === f)
      const { forest } = boost(rowsOf(tr.map(i => prepared[i]!), tr.map(i => extra[i]!).filter(Boolean), thin), o)
      const back = splitBack(predict(forest, rowsOf(te.map(i => prepared[i]!), te.map(i => extra[i]!).filter(Boolean))), te.map(i => prepared[i]!))
      te.forEach((i, k) => { out[i] = back[k]! })
    }
    return out
  }
  const first = cv([], o1)
  evaluate(prepared, first, 'cv stage1')
  for (const s of [0.9, 1.1]) evaluate(prepared, first, 'strict ' + s, s)
  const ctx = prepared.map((p, i) => contextOf(p, first[i]!))
  const second = cv(ctx, o1)
  evaluate(prepared, second, 'cv stage2')
  for (const s of [0.9, 1.1]) evaluate(prepared, second, 'strict ' + s, s)
  const m1 = boost(rowsOf(prepared, [], thin), o1)
  const m2 = boost(rowsOf(prepared, ctx, thin), o1)
  const all = [...names, ...ctxNames]
  const show = (g: Float64Array) => [...g].map((v, i) => [all[i], v] as const).sort((a, b) => b[1] - a[1]).map(([n, v]) => `${n} ${v.toFixed(1)}`)
  log('gains1', show(m1.gains).slice(0, 60).join(', '))
  log('gains2', show(m2.gains).slice(0, 40).join(', '))
  const fit1 = splitBack(predict(m1.forest, rowsOf(prepared, [])), prepared)
  const fitCtx = prepared.map((p, i) => contextOf(p, fit1[i]!))
  const fit2 = splitBack(predict(m2.forest, rowsOf(prepared, fitCtx)), prepared)
  evaluate(prepared, fit2, 'fit on build')
  if (withCheck) {
    const prepCheck = check.map(page => { const { segments } = segmentsAndFacts(page); return prepare(page, labelsOf(segments.map(s => s.text), page.reference), full) })
    const c1 = splitBack(predict(m1.forest, rowsOf(prepCheck, [])), prepCheck)
    evaluate(prepCheck, c1, 'check stage1')
    const c2 = splitBack(predict(m2.forest, rowsOf(prepCheck, prepCheck.map((p, i) => contextOf(p, c1[i]!)))), prepCheck)
    evaluate(prepCheck, c2, 'check stage2')
  }
}
