import { stemmer } from 'stemmer'
import { type HashCache, hashCache } from './hash-cache.ts'
import { chineseStopWords, englishStopWords, openCompounds } from './word-lists.ts'

export interface WordsOptions {
  /** Leaves out words that carry no subject (`the`, `which`, 的). */
  readonly dropStopWords?: boolean
}

/**
 * The index terms of a text, in order: lower-cased Porter stems; compounds and identifiers (`time-out`, `maxRetries`, `HTTP/2`)
 * in one piece and in parts; numbers as written without thousands separators; scripts without spaces as overlapping pairs.
 */
export function words(text: string, { dropStopWords = false }: WordsOptions = {}): string[] {
  const terms: string[] = []
  let opener = ''
  for (let start = nextChunk(text, 0); start < text.length; ) {
    const end = endOfChunk(text, start)
    const from = firstWordCharacter(text, start, end)
    const to = afterLastWordCharacter(text, from, end)
    const chunk = chunkOf(text, from, to)
    if (opener !== '' && chunk.closer !== '' && openCompounds.has(`${opener} ${chunk.closer}`))
      terms.push(stemmer(opener + chunk.closer))
    for (const term of dropStopWords ? chunk.content : chunk.all) terms.push(term)
    opener = to === end ? chunk.opener : ''
    start = nextChunk(text, end)
  }
  return terms
}

function nextChunk(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 32) at++
  return at
}

function endOfChunk(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) > 32) at++
  return at
}

function firstWordCharacter(text: string, start: number, end: number): number {
  let at = start
  while (at < end && isPunctuation(text.charCodeAt(at))) at++
  return at
}

function afterLastWordCharacter(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isPunctuation(text.charCodeAt(at - 1)) && !isNameSign(text.charCodeAt(at - 1))) at--
  return at
}

/** ASCII only: what else separates words is found by `run`. */
function isPunctuation(code: number): boolean {
  return code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97) || (code > 122 && code < 128)
}

/** As in C++ and C#. */
function isNameSign(code: number): boolean {
  return code === 43 || code === 35
}

/** What stands between two spaces. */
interface Chunk {
  readonly all: readonly string[]
  readonly content: readonly string[]
  /** The word that it ends with, or begins with, where that can be half of a compound written apart; else empty. */
  readonly opener: string
  readonly closer: string
}

/** Texts repeat their words: most chunks have been taken apart before. */
let known: HashCache<Chunk> | undefined
const maxKeptLength = 40
const nothing: Chunk = { all: [], content: [], opener: '', closer: '' }

/** In scripts without spaces a chunk is most of a sentence. */
function isRarelyRepeated(firstCode: number): boolean {
  const isThaiToKhmer = firstCode >= 0x0e00 && firstCode < 0x1e00
  return isThaiToKhmer || firstCode >= 0x2e80
}

function chunkOf(text: string, start: number, end: number): Chunk {
  if (start === end) return nothing
  if (end - start > maxKeptLength || isRarelyRepeated(text.charCodeAt(start))) return takeApart(text.slice(start, end))
  known ??= hashCache(1 << 18)
  return known.get(text, start, end) ?? known.set(text, start, end, takeApart(copy(text.slice(start, end))))
}

/** A slice would keep the whole text that it was cut from in memory. */
function copy(slice: string): string {
  return slice.length < 13 ? slice : Buffer.from(slice).toString()
}

/** `401(k)`, `403(b)s`, `501(c)(3` with the last bracket cut off: one thing, as `401k` is, and with each of its brackets. */
const lettered =
  /(?<![\p{L}\p{N}])(\d+)\(([A-Za-z]{1,2})(?:\)|$)(?:\(([A-Za-z]|\d{1,2})(?:\)|$))?(?:'?s(?![\p{L}\p{N}])|(?![\p{L}\p{N}]))/gu
const withoutBrackets = (_: string, number: string, letter: string, last?: string) =>
  last === undefined ? number + letter : `${number}${letter} ${number}${letter}${last}`

/** Scripts that are written without spaces; Hangul too, whose words carry their particles. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u
const spacelessRuns = new RegExp(`(${spaceless.source}+)`, 'u')
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

function takeApart(raw: string): Chunk {
  if (/^[A-Za-z][a-z]*$/.test(raw)) return simpleChunk(raw.toLowerCase())
  const folded = raw.normalize('NFKC').replace(invisible, '').replaceAll('’', "'").replace(lettered, withoutBrackets)
  if (spaceless.test(folded)) return spacelessChunk(folded)
  const tokens = folded.match(run) ?? []
  const all = tokens.flatMap(token => termsOf(token))
  const content = tokens.flatMap(token => termsOf(token, englishStopWords))
  const last = /[A-Za-z]+$/.exec(folded)?.[0] ?? ''
  const first = /^[A-Za-z]+/.exec(folded)?.[0] ?? ''
  return { all, content, ...halves(first.toLowerCase(), last.toLowerCase()) }
}

function simpleChunk(word: string): Chunk {
  const all = [stemmer(word)]
  return { all, content: englishStopWords.has(word) ? [] : all, ...halves(word, word) }
}

const openers = new Set(Array.from(openCompounds, pair => pair.split(' ')[0] ?? ''))
const closers = new Set(Array.from(openCompounds, pair => pair.split(' ')[1] ?? ''))

function halves(first: string, last: string): Pick<Chunk, 'opener' | 'closer'> {
  const singular = first.replace(/s$/, '')
  const closer = [first, singular].find(word => closers.has(word)) ?? ''
  return { opener: openers.has(last) ? last : '', closer }
}

const chineseStops = new RegExp(chineseStopWords.join('|'), 'u')

/** A chunk such as `LFP电池的成本为3.2亿元。`, taken apart as it is asked for: it hardly comes twice. */
function spacelessChunk(folded: string): Chunk {
  return {
    get all() {
      return spacelessTerms(folded, false)
    },
    get content() {
      return spacelessTerms(folded, true)
    },
    opener: '',
    closer: '',
  }
}

function spacelessTerms(folded: string, dropStopWords: boolean): readonly string[] {
  const terms: string[] = []
  for (const [i, part] of folded.split(spacelessRuns).entries()) {
    if (i % 2 === 1) for (const piece of dropStopWords ? part.split(chineseStops) : [part]) pushPairs(terms, piece)
    else terms.push(...words(part, { dropStopWords }))
  }
  return terms
}

function pushPairs(terms: string[], piece: string): void {
  if (piece.length === 1) terms.push(piece)
  else if (!/[\ud800-\udbff]/.test(piece)) for (let i = 2; i <= piece.length; i++) terms.push(piece.slice(i - 2, i))
  else pushPairsOf(terms, Array.from(piece))
}

/** With characters of two code units among them. */
function pushPairsOf(terms: string[], characters: readonly string[]): void {
  if (characters.length === 1) terms.push(...characters)
  for (let i = 2; i <= characters.length; i++) terms.push(characters.slice(i - 2, i).join(''))
}

/** Letters, marks and digits, joined by one sign where it stands between them; a comma only before three digits. */
const run =
  /[\p{L}\p{M}\p{N}]+(?:(?:['._/\u2010-]|(?<=\d),(?=\d{3}(?!\d)))[\p{L}\p{M}\p{N}]+)*(?:\+\+|#(?![\p{L}\p{N}]))?/gu
const noWords: ReadonlySet<string> = new Set()

function termsOf(token: string, without = noWords): readonly string[] {
  const bare = token.replace(/'s$/i, '').replaceAll("'", '')
  if (/^\d[\d.,]*$/.test(bare)) return [bare.replaceAll(',', '')]
  if (!/^(?:[A-Za-z]?[a-z]+|[A-Z]+)$/.test(bare)) return [...new Set(compoundTerms(bare, without))]
  const word = bare.toLowerCase()
  return without.has(word) ? [] : [stemmer(word)]
}

/** Where a compound or identifier has its seams: a hyphen or underscore, a full stop, a capital after a small letter. */
const seam = /[-\u2010_]|\.(?!\d)|(?<!\d)\.|(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u
const maxParts = 5

/** In one piece and in parts. */
function compoundTerms(token: string, without: ReadonlySet<string>): readonly string[] {
  const isVersion = /^[A-Z]{2,}\/[A-Z\d.]{1,5}$/.test(token)
  if (token.includes('/') && !isVersion) return token.split('/').flatMap(part => termsOf(part, without))
  const quantity = /^(\d[\d.,]*)(\p{L}+)$/u.exec(token)
  const parts = quantity?.slice(1) ?? token.split(isVersion ? '/' : seam)
  const whole = stemmer(plain(parts.join('').replaceAll(',', '')))
  if (parts.length === 1) return [whole]
  const inner = parts
    .map(part => plain(part.replaceAll(',', '')))
    .filter(part => (part.length > 1 || /\d/.test(part)) && !without.has(part))
    .map(stemmer)
  return parts.length > maxParts ? inner : [whole, ...inner]
}

/** Lower-cased, Latin letters without their accents. */
function plain(part: string): string {
  const lower = part.toLowerCase()
  if (!/\p{Script=Latin}/u.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
