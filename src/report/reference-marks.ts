import type { Section } from '../domain/draft.ts'
import type { ResearchState } from '../domain/research.ts'
import type { CitedSentence } from '../evidence/cited-sentences.ts'
import { asideAround, bracketOf, fixOfUnread, readAt, replaced } from './links.ts'
import { type ReferenceEntry, type ReferenceMark, referencesIn } from './references.ts'
import type { Finding } from './resolve-place.ts'

/** What became of a draft's own references. */
interface CitedReferences {
  readonly sections: readonly Section[]
  readonly cited: readonly string[]
  /** Lines of the list that left the text: every mark of theirs is a citation now. */
  readonly taken: number
}

/** Marks whose address was read become citations, and the lines that they stand for go: an export has a list of its own. */
export function citeReferences(sections: readonly Section[], state: ResearchState): CitedReferences {
  const { marks, entries } = referencesIn(sections)
  const gone = entries.filter(({ url }) => readAt(url, state) !== undefined)
  if (gone.length === 0) return { sections, cited: [], taken: 0 }
  const changes = [
    ...marks.map(mark => ({ ...mark, apply: (text: string) => withMarkCited(text, mark, state) })),
    ...gone.map(entry => ({ ...entry, apply: (text: string) => withoutEntry(text, entry) })),
  ].sort((a, b) => b.start - a.start)
  const resolved = sections.map((section, i) => {
    const own = changes.filter(one => one.section === i)
    const text = own.reduce((left, { apply }) => apply(left), section.text)
    const isListed = gone.some(one => one.section === i)
    return text === section.text ? section : { ...section, text: isListed ? withoutEmptyList(text) : text }
  })
  return {
    sections: resolved.filter(({ text }, i) => text !== '' || sections[i]?.text === ''),
    cited: [...new Set(gone.flatMap(({ url }) => readAt(url, state) ?? []))],
    taken: gone.length,
  }
}

/** `[1, 2]` → `[@s4] [2]` where only the first was read; `[the guide][1]` keeps its words. */
function withMarkCited(text: string, mark: ReferenceMark, state: ResearchState): string {
  const idOf = ({ url }: { readonly url?: string }) => (url === undefined ? undefined : readAt(url, state))
  const read = mark.entries.flatMap(entry => idOf(entry) ?? [])
  if (read.length === 0) return text
  const left = mark.entries.filter(entry => idOf(entry) === undefined).map(({ key }) => key)
  if (left.length > 0) return replaced(text, mark, `${bracketOf(read)} ${markFor(left, mark.form)}`)
  const words = wordsBefore.exec(text.slice(0, mark.start))
  if (words) return replaced(text, { start: words.index, end: mark.end }, `${words[1]} ${bracketOf(read)}`)
  return replaced(text, asideAround(text, mark.start, mark.end) ?? mark, bracketOf(read))
}

/** The words of a link by reference, `[the guide][1]`; numbers before a mark are a mark themselves. */
const wordsBefore = /(?<!!)\[(?![\s\d,;–-]*\])([^[\]\n@^]+)\]$/

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function markFor(keys: readonly string[], form: ReferenceMark['form']): string {
  if (form === 'footnote') return `[^${keys.join('')}]`
  const numbers = keys.join(form === 'superscript' ? ',' : ', ')
  return form === 'superscript' ? numbers.replace(/\d/g, digit => raised.charAt(Number(digit))) : `[${numbers}]`
}

const withoutEntry = (text: string, { start, end }: ReferenceEntry) =>
  text.slice(0, start) + text.slice(end).replace(continuation, '').replace(/^\n+/, '')

/** Indented lines below an entry are of it. */
const continuation = /^(?:\n[ \t]+(?![-*+\d[])\S[^\n]*)+/

/** What stood above a list that is empty now: a heading of its own, a rule. */
const emptyList =
  /(?:(?:^|\n)[ \t]*(?:#{1,6} [^\n]*|\*\*[^*\n]+\*\*[:：]?|(?:sources|references|notes|参考文献|参考资料|来源)[:：]?))?(?:\n\s*(?:-{3,}|\*{3,}))?\s*$/i

const withoutEmptyList = (text: string) => text.replace(emptyList, '').replace(/\n\s*(?:-{3,}|\*{3,})\s*$/, '')

/** What a review asks of a draft's own references; a sentence is given by the index of its section and its place there. */
interface ReferenceReview {
  /** It is of the list: that is asked of the marks that stand for it. */
  isListed(section: number, sentence: Pick<CitedSentence, 'start' | 'end'>): boolean
  /** What is wrong with its marks, and the sentence without them: the number of a mark is no figure. */
  of(section: number, sentence: CitedSentence, written: string): { marked: Finding[]; said: CitedSentence }
}

export function reviewReferences(sections: readonly Section[], state: ResearchState): ReferenceReview {
  const { marks, entries } = referencesIn(sections)
  return {
    isListed: (section, { start, end }) =>
      entries.some(one => one.section === section && one.start < end && one.end > start),
    of: (section, sentence, written) => {
      const { start, end, text } = sentence
      const own = marks.filter(one => one.section === section && one.start >= start && one.end <= end)
      const marked = own.map(one =>
        markFinding({ ...one, start: one.start - start, end: one.end - start }, written, state),
      )
      return { marked, said: own.length > 0 ? { ...sentence, text: text.replace(numbers, '') } : sentence }
    },
  }
}

const numbers = /[[【［〔][\s^\d,，、;；–-]+[\]】］〕]/g

/** Where a mark that is left leads. */
function markFinding(mark: ReferenceMark, written: string, state: ResearchState): Finding {
  const shown = written.slice(mark.start, mark.end)
  const urls = [...new Set(mark.entries.flatMap(({ url }) => url ?? []))]
  const unread = urls.filter(url => readAt(url, state) === undefined)
  if (unread.length > 0) {
    const message = `${shown} stands for ${unread.join(' and ')}, which ${unread.length > 1 ? 'were' : 'was'} not read.`
    return { problem: 'not_read', message, fix: unread.map(url => fixOfUnread(url, state)).join(' ') }
  }
  const cited = bracketOf(urls.flatMap(url => readAt(url, state) ?? []))
  return {
    problem: 'bad_citation',
    message: `${shown} stands for a source that was read.`,
    fix: `Write ${cited}.`,
    replacement: withMarkCited(written, mark, state),
  }
}
