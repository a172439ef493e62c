import type { Desk } from '../desk.ts'
import { isExcludedBy } from '../domain/exclusion.ts'
import type { Finding, OpenPlace } from './resolve-place.ts'

/** Sources that are looked through for a literal. */
const MAX_SOURCES = 20

/**
 * Options, calls and names in code that a sentence has and its sources do not: such words are copied, in whatever language
 * the sentence is, so what no cited source has anywhere was not taken from it.
 */
export async function literalFindings(written: string, open: readonly OpenPlace[], desk: Desk): Promise<Finding[]> {
  const sources = [...new Set(open.flatMap(({ quote, stored }) => [stored.text, quote.source.title]))]
  const given = [...sources, desk.state.research.question]
  const missing = literalsIn(written, sources).filter(one => !given.some(text => hasLiteral(text, one)))
  if (missing.length === 0) return []
  const shown = missing.map(one => `\`${one}\``).join(', ')
  const place = await placeWith(missing, desk)
  return [
    {
      problem: 'literal_not_found',
      message: `${shown} ${missing.length > 1 ? 'do' : 'does'} not stand in ${where(open)}.`,
      fix:
        place === undefined
          ? 'Cite the place that has it, correct it, or remove it; if it is right, cross_verify verdicts on this id let it stand.'
          : `${place} has it: cite that where it says so.`,
    },
  ]
}

/** `s1:2, s4:3, nor elsewhere in those sources`. */
function where(open: readonly OpenPlace[]): string {
  const keys = open.map(({ quote: { source, paragraph } }) => placeOf(source.id, paragraph))
  const sources = new Set(open.map(({ quote }) => quote.source.id))
  return `${[...new Set(keys)].join(', ')}, nor elsewhere in ${sources.size > 1 ? 'those sources' : 'that source'}`
}

const placeOf = (id: string, paragraph: number | undefined) => (paragraph === undefined ? id : `${id}:${paragraph}`)

/** Short options in a row, such as `-xvf`, are named one by one. */
const option = /(?<![\w-])(?:--[A-Za-z][\w-]*|-[A-Za-z](?![\w-]))/g
const call = /[A-Za-z_$][\w$.]*(?=\()/g
/** A word that nobody would write but in code: with a capital inside, a sign, or a digit beside letters. */
const name = /^(?=.*(?:[a-z][A-Z]|[A-Z]{2}|[_.:/-]|\d))[A-Za-z_$@][\w$@.:/-]{2,}$/
/** Of a reader's own making: it stands in no source. */
const example = /[<>{}…*]|\.\.\.|^(?:https?:|\.{0,2}\/)/

/** Each once, in order. Outside of code only options, and only where a source has such; the end of an address is none. */
export function literalsIn(written: string, sources: readonly string[]): string[] {
  const spans = Array.from(written.matchAll(/(`+)([^`]+)\1/g), match => (match[2] ?? '').trim())
  const prose = written.replace(/(`+)[^`]+\1|\[@[^\]]*\]|\]\([^)]*\)/g, ' ')
  const hasOptions = sources.some(text => /(?<![\w-])--[a-z]/.test(text))
  const bare = hasOptions ? (prose.match(/(?<![\w#/-])--[a-z][\w-]+/g) ?? []) : []
  return [...new Set([...spans.flatMap(literalsOf), ...bare])]
}

function literalsOf(span: string): string[] {
  if (!/^[\x20-\x7e]+$/.test(span)) return []
  const found = [...(span.match(option) ?? []), ...(span.match(call) ?? [])]
  if (found.length > 0 || /\s/.test(span)) return found
  return name.test(span) && !example.test(span) ? [span] : []
}

/** Whether it stands there, in other case and other dashes too; where `--no-edit` or `--[no-]edit` is, `--edit` is another option. */
function hasLiteral(text: string, literal: string): boolean {
  const dashes = /^-+/.exec(literal)?.[0].length ?? 0
  if (dashes > 0) return new RegExp(optionPattern(literal.slice(dashes), dashes), dashes > 1 ? 'i' : '').test(text)
  // A method may be named with another object, or with none.
  const last = literal.split('.').at(-1) ?? literal
  const lower = text.toLowerCase()
  return [literal, ...(last.length > 2 ? [last] : [])].some(one => lower.includes(one.toLowerCase()))
}

function optionPattern(own: string, dashes: number): string {
  if (dashes === 1) return `[-‐-―−]${own}(?![\\w-])`
  return `(?:-{2}|[‐-―−]{1,2})(?:no-|\\[no-\\])?${own.replace(/^no-/i, '')}(?![\\w-])`
}

/** The first place, in the sources that were read, that has them all. */
async function placeWith(literals: readonly string[], { state, text }: Desk): Promise<string | undefined> {
  const read = state.sources.filter(one => one.state === 'read' && !isExcludedBy(one, state.research))
  for (const source of read.slice(0, MAX_SOURCES)) {
    if (source.state !== 'read') continue
    const stored = await text(source.textSha256)
    if (!literals.every(one => hasLiteral(stored.text, one))) continue
    const n = stored.paragraphs.findIndex(({ start, end }) =>
      literals.every(one => hasLiteral(stored.text.slice(start, end), one)),
    )
    if (n >= 0) return `${source.id}:${n + 1}`
  }
  return undefined
}
