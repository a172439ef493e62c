import type { Criterion } from '../domain/rubric.ts'
import { words } from '../text/words.ts'

/** The five principles of ADR-Bench (Step-DeepResearch, arXiv 2512.20491, section on the benchmark). */
export const principles = ['atomicity', 'verifiability', 'unambiguity', 'independence', 'alignment'] as const
export type Principle = (typeof principles)[number]

/** A complaint about the wording of a criterion. Words alone can show it; a reader decides. */
export interface Complaint {
  readonly criterion: string
  readonly principle: Principle
  readonly message: string
}

/** Says where criteria ask for several things, for something without a test, for something that can be read in two ways, twice for the same, or beside the task. */
export function lintCriteria(criteria: readonly Criterion[], task?: string): Complaint[] {
  const own = criteria.flatMap(({ id, text }) => {
    const bare = text.replace(/[(（][^()（）]*[)）]/g, ' ')
    return [...atomicity(id, bare), ...verifiability(id, bare), ...unambiguity(id, bare)]
  })
  return [...own, ...independence(criteria), ...(task === undefined ? [] : alignment(criteria, task))]
}

/** What is asked for in one criterion besides its first demand. Examples in brackets are no demands. */
const joints = /\band\b|\bas well as\b|[;；]|并且|以及|同时|、/giu

function atomicity(criterion: string, text: string): Complaint[] {
  const demands = (text.match(joints)?.length ?? 0) + 1
  if (demands <= 2) return []
  return [{ criterion, principle: 'atomicity', message: `it joins ${demands} things; ask for each apart` }]
}

const vague =
  /\b(?:appropriate(?:ly)?|sufficient(?:ly)?|adequate(?:ly)?|comprehensive(?:ly)?|good|high[- ]quality|well[- ]written|thorough(?:ly)?|in-depth|insightful|meaningful(?:ly)?|relevant|reasonable|effective(?:ly)?|useful|engaging)\b|充分|全面|合理|深入|恰当|适当|良好|有效|高质量/iu

function verifiability(criterion: string, text: string): Complaint[] {
  const word = vague.exec(text)?.[0]
  if (!word) return []
  return [{ criterion, principle: 'verifiability', message: `"${word}" has no test; name what must be there` }]
}

const ambiguous: readonly (readonly [pattern: RegExp, message: (word: string) => string])[] = [
  [/\band\/or\b|和[/／]或/iu, word => `"${word}" leaves open which is asked for`],
  [/\betc\b\.?|\band so on\b|等等/iu, word => `"${word}" leaves open what else counts`],
  [
    /\b(?:some|several|various|a few|many|enough)\b|若干|一些|多个/iu,
    word => `"${word}" is no number; say at least how many`,
  ],
  [
    /\b(?:recent(?:ly)?|current(?:ly)?|latest|up[- ]to[- ]date)\b|最近|近期|最新/iu,
    word => `"${word}" needs a date or a period`,
  ],
  [
    /\b(?:better|more|less|higher|lower|faster) (?!than\b|of\b|precisely\b)\w+(?![^.]*\bthan\b)/iu,
    word => `"${word}" compares with nothing`,
  ],
]

function unambiguity(criterion: string, text: string): Complaint[] {
  for (const [pattern, message] of ambiguous) {
    const word = pattern.exec(text)?.[0]
    if (word) return [{ criterion, principle: 'unambiguity', message: message(word) }]
  }
  return []
}

/** Of the shorter criterion's words that stand in another one too. */
const OVERLAP = 0.85
const MIN_TERMS = 4

function independence(criteria: readonly Criterion[]): Complaint[] {
  const terms = criteria.map(({ text }) => termsOf(text))
  return criteria.flatMap(({ id }, i) => {
    const own = terms[i] ?? new Set()
    if (own.size < MIN_TERMS) return []
    const twin = criteria.find(
      (other, j) => j < i && overlapOf(own, terms[j] ?? new Set()) >= OVERLAP && other.id !== id,
    )
    return twin
      ? [{ criterion: id, principle: 'independence' as const, message: `it says much the same as ${twin.id}` }]
      : []
  })
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller < MIN_TERMS ? 0 : [...a].filter(term => b.has(term)).length / smaller
}

/** What any report may be asked for, whatever it is about. */
const formal =
  /\b(?:report|response|answer|table|list|heading|section|summary|abstract|conclusion|citations?|cites?|sources?|references?|words?|language|format|structure|figure|chart|tone|grammar|length|terms?|acronyms?|abbreviations?)\b|报告|回答|表格|列表|标题|章节|摘要|结论|引用|来源|参考文献|字数|语言|格式|结构|图表|术语|缩写|篇幅/iu

function alignment(criteria: readonly Criterion[], task: string): Complaint[] {
  const asked = termsOf(task)
  // Another language shares no words; numbers of one's own are no subject.
  if (asked.size === 0) return []
  const isShared = ({ text }: Criterion) => [...termsOf(text)].some(term => asked.has(term))
  if (!criteria.some(isShared)) return []
  return criteria
    .filter(one => one.role === 'explicit' && !isShared(one) && !formal.test(one.text))
    .map(({ id }) => ({
      criterion: id,
      principle: 'alignment',
      message: 'it shares no word with the task: is it asked for, or a bonus (implicit)?',
    }))
}

const termsOf = (text: string) => new Set(words(text, { dropStopWords: true }))
