import { createHash } from 'node:crypto'
import type { Desk } from '../../src/desk.ts'
import type { Claim } from '../../src/domain/claim.ts'
import type { Paragraph } from '../../src/domain/document.ts'
import type { Draft } from '../../src/domain/draft.ts'
import type { ReadSource, StoredText } from '../../src/domain/source.ts'

import { wordsIn } from './word-loss.ts'

const WORDS =
  'price battery capacity market report cell pack average growth factory supply demand lithium sodium analysts estimate region policy export cost energy storage vehicle maker output year quarter share margin chain risk outlook recycling grid module cathode anode contract tariff forecast'.split(
    ' ',
  )

const HAN =
  '价格 电池 产能 市场 报告 电芯 平均 增长 工厂 供应 需求 磷酸铁锂 钠离子 分析 估计 地区 政策 出口 成本 储能 汽车 制造 产量 季度 份额 利润 产业链 风险 展望 回收'.split(
    ' ',
  )

/** The same words in the same order every time. */
function newWriter(isChinese: boolean): (count: number) => string {
  let seed = 12345
  const next = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return seed
  }
  const words = isChinese ? HAN : WORDS
  return count => Array.from({ length: count }, () => words[next() % words.length]).join(isChinese ? '' : ' ')
}

const SOURCES = 40
const PARAGRAPHS = 50
const SECTIONS = 20
const CITATIONS = 200
const CLAIMS = 30

/** A report of 10,000 words in 20 sections with 200 citations of 40 sources, and 30 claims with evidence. */
export function generatedResearch(isChinese: boolean) {
  const write = newWriter(isChinese)
  const texts = new Map<string, StoredText>()
  const sources = Array.from({ length: SOURCES }, (_, i) => sourceOf(i, storedText(i, write, texts)))
  let cited = 0
  const perSection = CITATIONS / SECTIONS
  const sections = Array.from({ length: SECTIONS }, (_, s) => {
    const paragraphs = Array.from({ length: perSection }, (_unused, p) => {
      const place = `s${(cited++ % SOURCES) + 1}:${((s * 7 + p * 3) % PARAGRAPHS) + 1}`
      return p === 4 ? `- ${write(24)} [@${place}].\n- ${write(24)}.` : `${write(24)} [@${place}]. ${write(24)}.`
    })
    const table = s % 5 === 0 ? `\n\n| ${write(2)} | ${write(1)} |\n| --- | ---: |\n| ${write(3)} | ${s * 13} |` : ''
    return { id: `part-${s}`, heading: `${write(4)} ${s}`, text: paragraphs.join('\n\n') + table, for: [] }
  })
  const draft: Draft = { id: 'd1', title: write(8), sections, repairs: [], at: '2026-11-26T00:00:00.000Z' }
  const claims = Array.from({ length: CLAIMS }, (_, i) => claimOf(i, write, texts, sources))
  const words = wordsIn(sections.map(({ text }) => text).join('\n')).length
  return { draft, desk: deskOf(draft, sources, texts, claims), words, citations: cited }
}

function storedText(i: number, write: (count: number) => string, texts: Map<string, StoredText>): StoredText {
  const paragraphs: Paragraph[] = []
  let text = ''
  for (let p = 0; p < PARAGRAPHS; p++) {
    const body = `${write(45)} ${i}.${p}.`
    if (text !== '') text += '\n\n'
    paragraphs.push({ kind: 'paragraph', start: text.length, end: text.length + body.length })
    text += body
  }
  const stored = { sha256: createHash('sha256').update(text).digest('hex'), text, paragraphs }
  texts.set(stored.sha256, stored)
  return stored
}

function sourceOf(i: number, { sha256, text, paragraphs }: StoredText): ReadSource {
  return {
    id: `s${i + 1}`,
    state: 'read',
    address: `https://site${i % 25}.example/page-${i}`,
    origin: { type: 'web', url: `https://site${i % 25}.example/page-${i}` },
    title: `Source number ${i + 1} on prices and makers`,
    published: `20${15 + (i % 10)}-0${(i % 9) + 1}-11`,
    author: 'Ada Lovelace',
    siteName: `Site ${i % 25}`,
    rawSha256: sha256,
    textSha256: sha256,
    extractor: 'bench/1',
    retrieved: '2026-11-26T00:00:00.000Z',
    mediaType: 'text/html',
    pageKind: 'article',
    paragraphs: paragraphs.length,
    chars: text.length,
  }
}

function claimOf(
  i: number,
  write: (count: number) => string,
  texts: ReadonlyMap<string, StoredText>,
  sources: readonly ReadSource[],
): Claim {
  const evidence = [0, 1, 2].flatMap(k => {
    const source = sources[(i * 3 + k) % sources.length]
    const place = source && texts.get(source.textSha256)?.paragraphs[i % PARAGRAPHS]
    if (!source || !place) return []
    const { start, end } = place
    const stance = k === 2 && i % 6 === 0 ? ('refutes' as const) : ('supports' as const)
    return [
      { source: source.id, paragraph: (i % PARAGRAPHS) + 1, start, end, stance, checks: [], by: 'checks' as const },
    ]
  })
  const verdict = i % 6 === 0 ? ('mixed' as const) : ('supported' as const)
  return {
    id: `c${i + 1}`,
    text: write(14),
    verdict,
    confidence: 0.8,
    disputed: false,
    evidence,
    independent: 2,
    reasons: [],
  }
}

/** A research that holds a draft and its sources, to be looked at. */
export function deskOf(
  draft: Draft,
  sources: readonly ReadSource[],
  texts: ReadonlyMap<string, StoredText>,
  claims: readonly Claim[] = [],
): Desk {
  const isChinese = /\p{Script=Han}{4}/u.test(draft.title + (draft.sections[0]?.text ?? ''))
  return {
    state: {
      research: {
        id: 'r-bench',
        question: draft.title,
        language: isChinese ? 'zh' : 'en',
        created: draft.at,
        exclude: [],
        scratch: false,
      },
      revision: 1,
      requirements: [],
      tasks: [],
      sources,
      emptySearches: [],
      searches: [],
      claims,
      drafts: [draft],
      scorecards: [],
      comparisons: [],
      audits: [],
    },
    commit: () => Promise.reject(new Error('this desk changes nothing')),
    text: async sha256 => {
      const stored = texts.get(sha256)
      if (!stored) throw new Error(`no text ${sha256}`)
      return stored
    },
  }
}
