import { addressFigures, typeFigures } from './page-features.ts'
import { headSources, type TitleCandidate, type TitleSources } from './title-candidates.ts'

/** What else a page says that helps to tell its title. */
export interface TitleFacts {
  readonly siteName: string | undefined
  readonly url: string | undefined
  readonly types: readonly string[]
}

const comparable = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\u3400-\u9fff]|[\p{L}\p{N}]+/gu) ?? []

/** Share of the first text's words that the second has. */
function contained(words: readonly string[], others: readonly string[]): number {
  const known = new Set(others)
  return words.length === 0 ? 0 : words.filter(word => known.has(word)).length / words.length
}

/** Whether one name is in the other; 2 where they are the same. */
function alike(one: string, other: string): number {
  const [a, b] = [comparable(one), comparable(other)]
  if (a === '' || b === '') return 0
  if (a === b) return 2
  return a.includes(b) || b.includes(a) ? 1 : 0
}

const hostName = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url)
    ? (new URL(url).hostname
        .replace(/^www\./, '')
        .split('.')
        .at(0) ?? '')
    : ''
const pathOf = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url) ? decoded(new URL(url).pathname) : ''

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** How a candidate compares with each place where the page names itself: the same, how much of it is there, how much of that it has. */
function agreement(text: string, words: readonly string[], other: string): readonly number[] {
  const others = wordsOf(other)
  return [comparable(other) === comparable(text) ? 1 : 0, contained(words, others), contained(others, words)]
}

const placeIn = (text: string, texts: readonly string[]): number =>
  texts.findIndex(other => comparable(other) === comparable(text)) + 1

function ownFigures({ text, cut, rest }: TitleCandidate, words: readonly string[]): readonly number[] {
  return [
    text.length,
    words.length,
    cut,
    wordsOf(rest).length,
    rest.length / Math.max(1, text.length),
    text.replace(/[^A-Z]/g, '').length / text.length,
    /\d/.test(text) ? 1 : 0,
    /[?？]$/.test(text) ? 1 : 0,
    /[|｜]| [-–—:•·] /.test(text) ? 1 : 0,
    /[:：]/.test(text) ? 1 : 0,
  ]
}

/** All figures about one candidate. */
export function titleFigures(candidate: TitleCandidate, sources: TitleSources, facts: TitleFacts): readonly number[] {
  const { text, rest } = candidate
  const words = wordsOf(text)
  const { head, headings, subheadings } = sources
  const path = pathOf(facts.url)
  const steps = path.split('/').filter(step => step !== '')
  const compared = [...headSources.map(name => head[name]), headings[0] ?? '', headings[1] ?? '', subheadings[0] ?? '']
  return [
    ...ownFigures(candidate, words),
    ...compared.flatMap(other => agreement(text, words, other)),
    placeIn(text, headings),
    placeIn(text, subheadings),
    headings.length,
    ...headSources.map(name => (head[name] === '' ? 0 : 1)),
    alike(text, facts.siteName ?? ''),
    alike(rest, facts.siteName ?? ''),
    alike(text, hostName(facts.url)),
    alike(rest, hostName(facts.url)),
    contained(words, wordsOf(path)),
    contained(wordsOf(steps.at(-1) ?? ''), words),
    ...typeFigures(facts.types),
    ...addressFigures(facts.url ?? ''),
  ]
}
