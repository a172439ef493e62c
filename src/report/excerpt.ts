import { figureTerms } from '../evidence/claim-terms.ts'
import { cut } from '../text/cut.ts'
import { sentences } from '../text/sentences.ts'
import { words } from '../text/words.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** A part adds at least this much of what the first one has of the statement. */
const WORTH = 0.25

/** A sentence may be this much longer than the room, so as to be whole. */
const LONGER = 1.3

/** Of several statements each has this much room at least. */
const LEAST_ROOM = 160

/**
 * The words of a place that bear out what is said of it, in about `chars` characters: its sentences that share most with a statement, of
 * long ones the clauses; where the place is cited for several statements, those of each. They are the place's own, with ellipses for what
 * is left out. Without anything shared, its beginning.
 */
export function excerptOf(text: string, said: string | readonly string[], chars: number): string {
  if (text.length <= chars * LONGER) return text
  const statements = typeof said === 'string' ? [said] : [...new Set(said)]
  const room = Math.max(Math.min(chars, LEAST_ROOM), Math.floor(chars / statements.length))
  const chosen = statements.flatMap(one => chosenFor(one, text, room))
  return chosen.length === 0 ? cut(text, chars) : joined(text, widened(text, chosen, chars))
}

/** Clauses apart from each other have to share this much more than those side by side. */
const CLEARLY = 1.2

function chosenFor(statement: string, text: string, chars: number): Span[] {
  const wanted = weightsOf(statement)
  const parts = sentences(text)
  const rarity = rarityIn(parts.map(part => termsIn(slice(text, part))))
  const worthOf: WorthOf = (part, covered = new Set()) =>
    [...termsIn(slice(text, part))].reduce(
      (sum, term) => sum + (covered.has(term) ? 0 : (wanted.get(term) ?? 0) * rarity(term)),
      0,
    )
  const best = bestOf(parts, worthOf)
  if (!best) return []
  const isLong = (part: Span) => lengthOf(part) > chars * LONGER
  const pieces = parts.flatMap(part => (isLong(part) ? tellingClauses(text, part, chars) : [part]))
  const choice = { parts: pieces, text, chars, worthOf, wanted }
  if (!isLong(best)) return withMore(best, choice)
  const window = windowOf(text, best, chars, worthOf)
  const first = bestOf(clausesOf(text, best, chars), worthOf)
  const apart = first ? withMore(first, choice) : [window]
  const together = termsIn(apart.map(one => slice(text, one)).join(' '))
  const worth = [...together].reduce((sum, term) => sum + (wanted.get(term) ?? 0) * rarity(term), 0)
  return worth > worthOf(window) * CLEARLY ? apart : [window]
}

type WorthOf = (part: Span, covered?: ReadonlySet<string>) => number

interface Choice {
  readonly parts: readonly Span[]
  readonly text: string
  readonly chars: number
  readonly worthOf: WorthOf
  readonly wanted: ReadonlyMap<string, number>
}

/** Of the weight of a statement. */
const LITTLE = 0.3

function bestOf(parts: readonly Span[], worthOf: WorthOf): Span | undefined {
  const [best] = parts
    .map(part => ({ part, value: worthOf(part) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || lengthOf(a.part) - lengthOf(b.part) || a.part.start - b.part.start)
  return best?.part
}

/** The sentence and others that add to it; where they share little with the statement, as one in another language does, also those that follow it. */
function withMore(best: Span, { parts, text, chars, worthOf, wanted }: Choice): Span[] {
  const chosen = [best]
  const roomLeft = () => chars * LONGER - sizeOf(chosen)
  const covered = new Set(termsIn(slice(text, best)))
  const least = worthOf(best) * WORTH
  for (;;) {
    const room = roomLeft()
    const left = parts
      .flatMap(part => (lengthOf(part) <= room ? [part] : tellingClauses(text, part, chars)))
      .filter(part => lengthOf(part) <= room && !chosen.some(one => one.start < part.end && part.start < one.end))
    const more = bestOf(left, part => Math.max(0, worthOf(part, covered) - least))
    if (!more) break
    chosen.push(more)
    for (const term of termsIn(slice(text, more))) covered.add(term)
  }
  const shared = [...wanted].reduce((sum, [term, weight]) => sum + (covered.has(term) ? weight : 0), 0)
  const isLittle = shared < LITTLE * [...wanted.values()].reduce((sum, weight) => sum + weight, 0)
  for (const next of isLittle ? parts.slice(parts.indexOf(best) + 1) : []) {
    if (chosen.includes(next)) continue
    if (lengthOf(next) > roomLeft()) break
    chosen.push(next)
  }
  return chosen
}

/** The clauses side by side that share most. */
function windowOf(text: string, sentence: Span, chars: number, worthOf: WorthOf): Span {
  const clauses = clausesOf(text, sentence, chars)
  const windows = clauses.flatMap(({ start }, i) =>
    clauses.slice(i).flatMap(({ end }) => (end - start <= chars ? [{ start, end }] : [])),
  )
  return bestOf(windows, worthOf) ?? { start: sentence.start, end: sentence.start + chars }
}

/** What stands between signs within a sentence; of a longer stretch words, in pieces of a third of the room. */
function clausesOf(text: string, { start, end }: Span, room: number): Span[] {
  const size = Math.max(1, Math.floor(room / 3))
  const signs = /[,;:](?=\s)\s*|[，；：、。\n|]\s*|\s[—–-]\s/g
  const ends = Array.from(text.slice(start, end).matchAll(signs), ({ index, 0: sign }) => start + index + sign.length)
  const cuts = [start, ...ends.filter(one => one < end), end]
  return cuts.slice(1).flatMap((one, i) => piecesOf(text, { start: cuts[i] ?? start, end: one }, size))
}

/** So few characters of a sentence say nothing by themselves. */
const SCRAP = 20

const tellingClauses = (text: string, sentence: Span, chars: number) =>
  clausesOf(text, sentence, chars).filter(part => lengthOf(part) > Math.min(SCRAP, chars / 2))

function piecesOf(text: string, { start, end }: Span, size: number): Span[] {
  const found: Span[] = []
  for (let at = start; at < end; ) {
    const piece = text.slice(at, Math.min(end, at + size))
    const isLast = at + size >= end
    const kept = isLast ? piece : piece.replace(/(?<=\s)\S*$|[\ud800-\udbff]$/, '') || piece
    found.push({ start: at, end: at + kept.length })
    at += kept.length
  }
  return found
}

/** What is left of the room goes to the words around in the same sentence, half of it to those before. */
function widened(text: string, chosen: readonly Span[], chars: number): Span[] {
  const parts = sentences(text)
  let room = Math.max(0, chars - sizeOf(chosen))
  const wide = mergedOf(chosen).map(one => {
    const around = parts.find(({ start, end }) => start <= one.start && one.start < end) ?? one
    const before = one.start - around.start
    const behind = Math.max(0, around.end - one.end)
    const back = Math.min(before, Math.max(room - behind, Math.floor(room / 2)))
    const on = Math.min(behind, room - back)
    room -= back + on
    return {
      start: back === before ? around.start : wordAfter(text, one.start - back, one.start),
      end: on === behind ? one.end + behind : wordBefore(text, one.end + on, one.end),
    }
  })
  return mergedOf(wide)
}

/** Where words are written apart, none is cut in two. */
const wordAfter = (text: string, at: number, latest: number) => {
  if (!isWithin(text, at)) return at
  const next = /[\s\p{Script=Han}。，；：、]/u.exec(text.slice(at, latest))
  return next ? at + next.index : latest
}

const wordBefore = (text: string, at: number, earliest: number) => {
  if (!isWithin(text, at)) return at
  const kept = text.slice(earliest, at).replace(/[^\s\p{Script=Han}。，；：、]+$/u, '')
  return earliest + kept.length
}

const isWithin = (text: string, at: number) => /^[^\s\p{Script=Han}]{2}$/u.test(text.slice(at - 1, at + 1))

/** A gap shorter than its ellipsis is worth is no gap. */
const GAP = 20
const ELLIPSIS = ' … '

function mergedOf(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const one of [...spans].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last === undefined || one.start - last.end > GAP) found.push(one)
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, one.end) }
  }
  return found
}

/** With what stands between them. */
const sizeOf = (spans: readonly Span[]) =>
  mergedOf(spans).reduce((sum, one) => sum + lengthOf(one) + ELLIPSIS.length, -ELLIPSIS.length)

function joined(text: string, spans: readonly Span[]): string {
  const isWhole = (piece: string) => piece.trim() === ''
  const [first = { start: 0 }] = spans
  const { end = text.length } = spans.at(-1) ?? {}
  const head = isWhole(text.slice(0, first.start)) ? '' : '… '
  const tail = isWhole(text.slice(end)) ? '' : ' …'
  return `${head}${spans.map(span => slice(text, span).trim()).join(ELLIPSIS)}${tail}`
}

const slice = (text: string, { start, end }: Span) => text.slice(start, end)

const lengthOf = ({ start, end }: Span) => end - start

/** Figures say most of what a place is cited for, names more than other words; a compound is one word, not as many as it has parts. */
function weightsOf(statement: string): Map<string, number> {
  const weights = new Map<string, number>()
  const tokens = statement.match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? []
  for (const [term, weight] of tokens.flatMap(termsOf)) weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  for (const term of numbersIn(statement)) weights.set(term, isYear(term) ? YEAR : FIGURE)
  return weights
}

function termsOf(token: string): (readonly [term: string, weight: number])[] {
  const isHan = /^\p{Script=Han}/u.test(token)
  const weight = /^\P{L}*\p{Lu}/u.test(token) ? 1.5 : 1
  return words(token, { dropStopWords: true }).map((term, i) => [term, isHan || i === 0 ? weight : 0.3])
}

/** A text names its year for many things. */
const YEAR = 1.5
const FIGURE = 3
const isYear = (term: string) => /^(?:19|20)\d\d$/.test(term)

/** As digits, with a unit or spelled out. */
function numbersIn(statement: string): string[] {
  const spelled = (statement.match(spelledNumber) ?? []).flatMap(one => words(one))
  return [...figureTerms(statement), ...spelled, ...words(statement).filter(one => /^\d+$/.test(one))]
}

const spelledNumber =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|half|third|quarter|twice|double)\b/giu

const termsIn = (text: string): Set<string> => new Set([...words(text), ...figureTerms(text)])

/** What stands in each sentence of a place tells none of them from the others. */
function rarityIn(parts: readonly ReadonlySet<string>[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const terms of parts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return term => 1 / Math.sqrt(counts.get(term) ?? 1)
}
