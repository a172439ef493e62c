import { lazy } from './lazy.ts'
import { countScripts } from './script.ts'
import { words } from './words.ts'

/** Words that go with any subject, so that sharing one says nothing of it. */
const general = `best top good better new latest recent current review reviews reviewer rating guide tips advice recommend recommended
  recommendation recommendations compare compared comparison versus vs list overview introduction price prices pricing cost costs fee
  cheap expensive affordable budget buy buying shop store sale deal deals product products brand page site website official online free
  forum thread threads discussion post reddit news update blog article report reports paper study studies trial trials research
  researchers analysis meta-analysis review evidence result results finding findings data statistics number numbers figure figures
  effect effects effective effectiveness impact benefit benefits risk risks side program programs programme programmes course courses
  class classes app apps university college school student students people person adults user users year years month months week weeks
  day days hour hours time long short high low large small big level levels average total per percent use used using work works
  working make need needs get help life world country company companies business industry market trend trends forecast future history
  difference different type types kind example examples meaning definition explained question questions dollars usd euro euros under below above over
  between annual monthly membership subscription randomized randomised controlled systematic one two three four five six seven eight
  nine ten say says tell tells give gives name names mention mentions describe describes explain explains state states show shows which
  find read source sources part parts other others answer answers today currently date dates each both doing beginner beginners basics
  ultimate comprehensive complete start starting started much many little way ways`
/** Cut into terms at the first question: at every start it would cost some milliseconds. */
const generalTerms = lazy((): ReadonlySet<string> => new Set(words(general)))

const generalHan =
  /价格|推荐|评测|测评|对比|比较|最新|研究|影响|效果|分析|报告|数据|哪个|多少|怎么|如何|方法|问题|情况|现状|趋势|发展|国内|目前|以及|年度|指南|介绍|\d+年/gu

/** The index terms that tell what a text is about; all of them where none does. */
export function tellingTerms(text: string): ReadonlySet<string> {
  return new Set(conceptsOf(text).flat())
}

/** A word: the terms that stand for it, of which a text has to have the first or all others. */
export type Concept = readonly string[]

/** Every word of a text, those that go with any subject too. */
export const allConceptsOf = (text: string): Concept[] => [...latinOf(text), ...pairsOf(text)]

function latinOf(text: string): Concept[] {
  const all = text.split(/\s+/).map(token => words(token, { dropStopWords: true }))
  return all.filter(terms => terms.length > 0 && !isHan(terms.join('')))
}

const pairsOf = (text: string): Concept[] =>
  words(text, { dropStopWords: true })
    .filter(isHan)
    .map(term => [term])

/** What a text is about, without words that go with any subject, unless it has no others. */
export function conceptsOf(text: string): Concept[] {
  const latin = latinOf(text)
  const han = pairsOf(text.replace(generalHan, ' '))
  const told = latin.filter(
    terms => isName(terms) || !partsOf(terms).every(term => generalTerms().has(term) || /^\d+$/.test(term)),
  )
  const telling = [...told, ...han]
  return telling.length > 0 ? telling : latin
}

/** `401(k)` and `529` name something; years, round numbers and amounts do not. */
const isName = ([first = '']: Concept) =>
  /^\d{3}[a-z]\d?$/.test(first) || (/^\d{3}$/.test(first) && Number(first) % 50 !== 0)

/** A compound is as general as what it is made of. */
const partsOf = (terms: Concept) => (terms.length > 1 ? terms.slice(1) : terms)

const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** Of pairs of characters one is often met by chance. */
const MIN_HAN_SHARE = 0.25

function isMet(concepts: readonly Concept[], said: ReadonlySet<string>, least: number): boolean {
  const pairs = concepts.filter(([first = '']) => isHan(first)).length
  return (
    concepts.length === 0 || metOf(concepts, said) >= Math.max(Math.min(least, concepts.length), pairs * MIN_HAN_SHARE)
  )
}

/** How many of the concepts stand in a text. */
export const metOf = (concepts: readonly Concept[], said: ReadonlySet<string>): number =>
  concepts.filter(
    ([first = '', ...parts]) => said.has(first) || (parts.length > 0 && parts.every(one => said.has(one))),
  ).length

/** What a hit, or a source that was one, tells of itself. */
export interface Told {
  readonly title: string
  readonly snippet?: string | undefined
  readonly origin: { readonly type: string; readonly url?: string }
}

/**
 * Says of a title and snippet whether it shares a telling word, or more where `least` says so, with any of the texts, such as queries. A file, what tells too little of
 * itself, and what is in another script, may.
 */
export function sharesTellingWord(texts: readonly string[], { least = 1 } = {}): (told: Told) => boolean {
  if (texts.length === 0) return () => false
  const asked = texts.map(conceptsOf)
  const scripts = texts.map(text => countScripts(text).han > 0)
  return ({ title, snippet, origin }) => {
    if (origin.type !== 'web' || snippet === undefined) return true
    const text = `${title} ${snippet}`
    const isHanText = countScripts(text).han > 0
    if (scripts.every(han => han !== isHanText)) return true
    const said = new Set(words(`${text} ${pathOf(origin.url ?? '')}`))
    return asked.some(concepts => isMet(concepts, said, least))
  }
}

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname.replace(/[/_-]+/g, ' ') : '')
