import type { StoredText } from '../domain/source.ts'
import { words } from '../text/words.ts'
import { type Heading, outlineOf } from './view.ts'

/** A box in the text that manuals give a heading of its own; the section goes on after it. */
const admonition = /^(?:note|tip|warning|caution|important|hint|example|注意|提示|警告|小心|重要|示例)s?[:：.]?$/i

/** `12.1.2. LVM`, `Chapter 3: Oil`, `第 3 章 油`, `(a) Oil` without what numbers them. */
const numbering =
  /^(?:(?:chapter|section|appendix|part)\s+[\dA-Z]+(?:\.\d+)*[.:]?\s+|第\s*[\d一二三四五六七八九十百]+\s*[章节篇部条]\s*|[（(]?(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+|[a-zA-Z]|[ivx]+|[一二三四五六七八九十]+)(?:[.)）、:]|(?<=\.\d+)(?=\s))\s*)/i

/** `Low-light plants` and `low light plants` are one heading. */
const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L})[-\u2010-\u2015](?=\p{L})/gu, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
const bare = (heading: string): string => plain(heading).replace(numbering, '')

/** The paragraphs of the section under a heading, itself first. `section` is the heading's words or its paragraph number. */
export function sectionOf(stored: StoredText, section: string): number[] | undefined {
  const headings = outlineOf(stored)
  const heading = headingOf(headings, section.replace(/^\s*#+\s*/, ''))
  if (!heading) return undefined
  const next = headings.find(({ n, level, text }) => n > heading.n && level <= heading.level && !admonition.test(text))
  const last = next ? next.n - 1 : stored.paragraphs.length
  return Array.from({ length: last - heading.n + 1 }, (_, i) => heading.n + i)
}

/** The heading meant: the same words, else the same without numbers, else one that begins with them, else one that has them; the shortest first. */
function headingOf(headings: readonly Heading[], section: string): Heading | undefined {
  const wanted = plain(section)
  if (wanted === '') return undefined
  const number = wanted.replace(/\.$/, '')
  const unnumbered = bare(section)
  const shortest = [...headings].sort((a, b) => a.text.length - b.text.length)
  return (
    headings.find(({ n, text }) => `${n}` === wanted || plain(text) === wanted) ??
    headings.find(({ text }) => unnumbered !== '' && bare(text) === unnumbered) ??
    headings.find(({ text }) => /^\d/.test(number) && /^\.?\s/.test(after(number, plain(text)))) ??
    shortest.find(({ text }) => [plain(text), bare(text)].some(one => one.startsWith(wanted))) ??
    shortest.find(({ text }) => plain(text).includes(wanted))
  )
}

const after = (start: string, text: string): string => (text.startsWith(start) ? text.slice(start.length) : '')

const NEAR_HEADINGS = 4

/** The headings that share most words with what was asked for. */
export function nearHeadings(stored: StoredText, section: string): Heading[] {
  const wanted = new Set(words(section, { dropStopWords: true }))
  const scored = outlineOf(stored).map(heading => {
    const own = words(heading.text, { dropStopWords: true })
    return { heading, shared: new Set(own.filter(word => wanted.has(word))).size, length: own.length }
  })
  return scored
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.length - b.length)
    .slice(0, NEAR_HEADINGS)
    .map(({ heading }) => heading)
}
