import type { Section } from '../domain/draft.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import { citedSentences } from '../evidence/cited-sentences.ts'
import type { Contradiction } from '../evidence/contradictions/contradictions.ts'
import { type Block, blocksOf } from '../prose/block.ts'
import { datesAhead } from '../prose/dates-ahead.ts'
import { mixedIn } from '../prose/language-mix.ts'
import { readingOf } from '../prose/reading.ts'
import { repeatedIn } from '../prose/repetition.ts'
import { sizeOf, wordsIn } from '../prose/size.ts'
import { isStacked, listShare, singleSentences } from '../prose/synthesis.ts'
import { languageOf } from '../text/script.ts'
import { needsAnswer } from './answers.ts'
import { placeOf } from './contradiction-lines.ts'

export type AdviceName =
  | 'stacking'
  | 'lists'
  | 'paragraphs'
  | 'repetition'
  | 'unanswered'
  | 'off_topic'
  | 'dissent'
  | 'language'
  | 'dates'
  | 'reading'
  | 'length'
  | 'empty'
  | 'diagram'
  | 'unsearched'

/** What would make the report better; unlike a repair it keeps nothing from being exported. Our words and ids only. */
export interface Advice {
  readonly name: AdviceName
  readonly message: string
  /** Ids of sections. */
  readonly sections?: readonly string[]
}

interface Advised {
  readonly sections: readonly Section[]
  readonly state: ResearchState
  /** `2026-11-26`. */
  readonly today: string
  readonly contradictions?: readonly Contradiction[]
}

const LISTY = 0.6
const MANY_SINGLE = 0.5
const FEW_PARAGRAPHS = 6
/** School years: what a graduate reads with an effort; the usual research report lies about 14. */
const HARD_GRADE = 18
const HARD_CHARACTERS = 70
/** A budget is passed or missed by more than this share. */
const OVER = 1.2
const UNDER = 0.5

/** What a writer can act on, the weightiest first. */
export function adviseOn(advised: Advised): Advice[] {
  const { sections, state, today } = advised
  const blocks = sections.flatMap(({ id, text }) => blocksOf(text).map(text => ({ place: id, text })))
  const language = languageOf(blocks.map(({ text }) => text).join('\n'))
  return [
    ...unanswered(advised),
    ...ofSections('empty', 'no text yet', emptyIn(sections)),
    ...ofSections(
      'stacking',
      'findings are listed and nothing is made of them: say what follows, what agrees and what differs',
      sections.filter(({ text }) => isStacked(text)).map(({ id }) => id),
    ),
    ...ofSections(
      'diagram',
      'a diagram in another notation stays code in every format; a ```chart block with Vega-Lite JSON is drawn, each row with its place (guide://charts)',
      sections.filter(({ text }) => hasUndrawn(text)).map(({ id }) => id),
    ),
    ...ofSections(
      'unsearched',
      'says that nothing was found and cites no search that found nothing: search for it, then cite that search ([@n1]), or say which pages were read',
      sections.filter(({ text }) => saysNotFound(text)).map(({ id }) => id),
    ),
    ...dissent(advised),
    ...budgets(sections),
    ...ofSections('repetition', 'says again, word for word, what stands elsewhere', unique(repeatedIn(blocks))),
    ...ofSections('language', 'mixes in sentences of another language', unique(mixedIn(blocks, language))),
    ...dates(blocks, today),
    ...form(blocks),
    ...reading(blocks, language),
    ...offTopic(sections, state.requirements),
  ]
}

const unique = (places: readonly string[]) => [...new Set(places)]

function ofSections(name: AdviceName, message: string, ids: readonly string[]): Advice[] {
  return ids.length > 0 ? [{ name, message, sections: ids }] : []
}

const notFound =
  /\b(?:i|we) (?:have )?(?:found|saw|came across|could (?:not|n['’]t) find|(?:did|have) (?:not|n['’]t) (?:find|found|see|seen)) (?:no(?: one)?|nothing|none|any|a)\b|\bno (?:[\w-]+ ){0,3}(?:trials?|stud(?:y|ies)|reviews?|evidence|research|sources?|reports?) (?:was|were|could be|has been|have been) (?:found|located|identified)\b|\b(?:our|my|the) search(?:es)? (?:found|turned up|brought|returned) (?:no|nothing)\b|(?:我们?|笔者|本报告)?(?:没有|未能?|未曾)(?:找到|查到|检索到|搜到|发现)(?:任何)?.{0,12}(?:试验|研究|证据|报告|资料|文献)/iu
/** What was read is a smaller matter than what there is. */
const ofTheRead =
  /\b(?:read|pages?|sources?|these|those) (?:here|read|cited)\b|\b(?:in|among|of) (?:the|these|those|all) (?:\w+ )?(?:pages?|sources?|texts?)\b|所读|所查/iu

const saysNotFound = (text: string) =>
  citedSentences(text).some(one => one.brackets.length === 0 && notFound.test(one.text) && !ofTheRead.test(one.text))

/** A fence in which other programs draw. */
const hasUndrawn = (text: string) =>
  /^(?:```|~~~)\s*(?:mermaid|plantuml|puml|graphviz|dot|d2|vega|echarts|plotly)\b|^(?:```|~~~)\s*json[^\n]*\n(?=[^`~]*"mark"\s*:)(?=[^`~]*"encoding"\s*:)/im.test(
    text,
  )

const emptyIn = (sections: readonly Section[]) => sections.filter(({ text }) => text.trim() === '').map(({ id }) => id)

function unanswered({ sections, state }: Advised): Advice[] {
  const answered = new Set(sections.flatMap(section => section.for))
  const open = state.requirements.filter(one => needsAnswer(one) && !answered.has(one.id)).map(({ id }) => id)
  if (open.length === 0) return []
  return [{ name: 'unanswered', message: `no section answers ${open.join(', ')}` }]
}

/** The opening and the end of a report need answer nothing by themselves. */
function offTopic(sections: readonly Section[], requirements: readonly Requirement[]): Advice[] {
  if (requirements.filter(needsAnswer).length === 0) return []
  const inner = sections.slice(1, -1).filter(one => one.heading !== '' && one.text.trim() !== '')
  const idle = inner.filter(one => one.for.length === 0).map(({ id }) => id)
  return ofSections('off_topic', 'answers no requirement', idle)
}

/** A source that speaks against a claim which the report cites, and is named nowhere in it. */
function dissent({ sections, state: { claims }, contradictions = [] }: Advised): Advice[] {
  const text = sections.map(one => one.text).join('\n')
  const places = claims
    .filter(({ verdict, evidence }) => verdict === 'mixed' && evidence.some(one => isCited(one.source, text)))
    .flatMap(({ id, evidence }) =>
      evidence
        .filter(({ stance, source }) => stance === 'refutes' && !isCited(source, text))
        .map(({ source, paragraph }) => `${source}:${paragraph} (${id})`),
    )
  const untold = contradictions.flatMap(({ a, b }) => {
    const [one, other] = [isCited(a.source, text), isCited(b.source, text)]
    return one === other ? [] : [placeOf(one ? b : a)]
  })
  const all = unique([...places, ...untold])
  if (all.length === 0) return []
  const message = `speaks against what is reported and is not mentioned: ${all.slice(0, 5).join(', ')}`
  return [{ name: 'dissent', message }]
}

const isCited = (source: string, text: string) => new RegExp(`@${source}\\b`).test(text)

function budgets(sections: readonly Section[]): Advice[] {
  return sections.flatMap(({ id, text, words: budget }): Advice[] => {
    if (budget === undefined || text.trim() === '') return []
    const has = wordsIn(text)
    const isFit = has <= budget * OVER && has >= budget * UNDER
    return isFit
      ? []
      : [
          {
            name: 'length',
            message: `${has} words counted, ${budget} planned, ${Math.ceil(budget * UNDER)} to ${Math.floor(budget * OVER)} accepted`,
            sections: [id],
          },
        ]
  })
}

function dates(blocks: readonly Block[], today: string): Advice[] {
  const { seen, coming } = datesAhead(blocks, today)
  return [
    ...ofSections('dates', `dated as seen after today, ${today}`, seen),
    ...ofSections('dates', `dates after today, ${today}: a forecast must say so`, coming),
  ]
}

function form(blocks: readonly Block[]): Advice[] {
  const share = listShare(blocks) ?? 0
  const { places, paragraphs } = singleSentences(blocks)
  const isChoppy = paragraphs >= FEW_PARAGRAPHS && places.length / paragraphs > MANY_SINGLE
  return [
    ...(share > LISTY
      ? [{ name: 'lists' as const, message: `${Math.round(share * 100)} % of the lines are list items` }]
      : []),
    ...(isChoppy
      ? [{ name: 'paragraphs' as const, message: `${places.length} of ${paragraphs} paragraphs are a single sentence` }]
      : []),
  ]
}

function reading(blocks: readonly Block[], language: string | undefined): Advice[] {
  if (sizeOf(blocks).words < 150) return []
  const read = readingOf(blocks, language)
  if (read?.language === 'en' && read.grade > HARD_GRADE)
    return [{ name: 'reading', message: `reading grade ${read.grade} (Flesch–Kincaid): shorter sentences would help` }]
  if (read?.language === 'zh' && read.charactersPerSentence > HARD_CHARACTERS)
    return [
      { name: 'reading', message: `${read.charactersPerSentence} characters a sentence: shorter ones would help` },
    ]
  return []
}
