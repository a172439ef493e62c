/** A sentence as half-open UTF-16 offsets into the text it was found in. */
export interface SentenceSpan {
  readonly start: number
  readonly end: number
}

/** What a text's writers do. */
export interface Writing {
  /** Sentences may begin with a name of code, in lower case. Sources are not read so: places in them are counted in sentences. */
  readonly codeBegins?: boolean
}

interface Starts {
  readonly sentenceStart: number
  readonly lineStart: number
}

const wideEnds = '。！？｡'
const narrowEnds = '.!?…'
const closers = ')]}"\'”’»』」】》〉）］〕*_'

/** Never the last word of a sentence. */
const titles = new Set(
  'mr mrs ms mx dr prof gen col lt sgt capt rev hon pres gov sen rep e.g i.e vs cf viz approx'.split(' '),
)
/** Abbreviations only before a number: "No. 5", but "The answer is no." */
const beforeNumber = new Set(
  'no nos fig figs vol pp p sec eq eqs ch art tab ref jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
)
/** End a sentence only when a capital follows. */
const beforeCapital = new Set('etc inc ltd co corp llc jr sr al a.m p.m est dept ed eds ave blvd ca'.split(' '))
/** Words that begin a sentence rather than go on with a name, after "U.S." or a single initial. */
const starters = new Set(
  'the a an in on at it its he she we they this that these those there but and or if when while as for from by with however i you our their his her my what who how why'.split(
    ' ',
  ),
)

const isSpace = (unit: number): boolean =>
  unit === 32 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  unit === 0x3000 ||
  (unit > 0xff && /\s/.test(String.fromCharCode(unit)))
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isCjk = (unit: number): boolean =>
  (unit >= 0x2e80 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7af) || unit >= 0xf900
const isLower = (char: string): boolean => char.toLowerCase() === char && char.toUpperCase() !== char
const isUpper = (char: string): boolean => char.toUpperCase() === char && char.toLowerCase() !== char

function skipSpace(text: string, from: number): number {
  let index = from
  while (index < text.length && isSpace(text.charCodeAt(index))) index += 1
  return index
}

/** Closing quotes and brackets, and note marks such as [12], belong to the sentence that they close. */
function skipClosers(text: string, from: number): number {
  let index = from
  for (;;) {
    const char = text.charAt(index)
    if (char !== '' && closers.includes(char)) index += 1
    else if (char === '[') {
      const note = /^\[(?:\d{1,3}|[a-z]|note \d{1,3})\]/.exec(text.slice(index, index + 10))
      if (!note) return index
      index += note[0].length
    } else return index
  }
}

/** The word that ends before `end`, at most 12 characters of it. */
function wordBefore(text: string, end: number): string {
  const floor = Math.max(0, end - 12)
  let start = end
  while (start > floor && !isSpace(text.charCodeAt(start - 1)) && !'([{"“‘\'—–/'.includes(text.charAt(start - 1)))
    start -= 1
  return text.slice(start, end)
}

/** `stream.pipeline()`, `readFile()`, `isMainThread`: names of code keep their lower case at the beginning of a sentence. */
const codeName =
  /^(?:[a-z_$][\w$]+(?:\.[A-Za-z_$][\w$]*)+(?=[\s([,`]|$)|[a-z_$][\w$]+\(\)|[a-z]{2,}[A-Z][A-Za-z]\w*|[a-z]+_\w*[a-z])/

/** Whether the words at `start` go on with a sentence: they are in lower case, and no name of code. */
const goesOn = (text: string, start: number, { codeBegins = false }: Writing): boolean =>
  isLower(text.charAt(start)) && !(codeBegins && codeName.test(text.slice(start, start + 80)))

function wordAt(text: string, start: number): string {
  return /^[A-Za-z']+/.exec(text.slice(start, start + 12))?.[0].toLowerCase() ?? ''
}

/** Whether the single full stop at `dot` belongs to its word, given where the next word starts. */
function isAbbreviation(text: string, dot: number, next: number, sentenceStart: number): boolean {
  const word = wordBefore(text, dot)
  const lower = word.toLowerCase()
  if (titles.has(lower)) return true
  if (beforeNumber.has(lower)) return isDigit(text.charCodeAt(next))
  if (beforeCapital.has(lower)) return !isUpper(text.charAt(next))
  if (/^(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$/.test(word) && sentenceStart === dot - word.length) return true
  if (/^(?:[A-Za-z]\.)*[A-Z]$/.test(word) || lower === 'ph.d' || lower === 'st')
    return !starters.has(wordAt(text, next))
  return false
}

/** As in `/dev/md? 的`. */
const isWildcard = (text: string, index: number, next: number): boolean =>
  isCjk(text.charCodeAt(next)) && /\/[\w.*-]*\?$/.test(text.slice(Math.max(0, index - 40), index + 1))

/** Where the sentence ends whose terminator run starts at `index`, or -1 where the run ends none. */
function narrowEnd(text: string, index: number, sentenceStart: number, writing: Writing): number {
  let run = index
  while (run < text.length && narrowEnds.includes(text.charAt(run))) run += 1
  const end = skipClosers(text, run)
  if (end >= text.length) return end
  const after = text.charCodeAt(end)
  const dots = text.charAt(index) === '.' || text.charAt(index) === '…'
  if (!isSpace(after)) return isCjk(after) && !dots && !wideEnds.includes(text.charAt(end)) ? end : -1
  const next = skipSpace(text, end)
  if (next >= text.length) return end
  const isOne = run - index === 1
  return goesOn(text, next, writing) || (isOne && isInside(text, index, next, sentenceStart)) ? -1 : end
}

/** Whether a single mark belongs to its word. */
const isInside = (text: string, index: number, next: number, sentenceStart: number): boolean =>
  text.charAt(index) === '.' ? isAbbreviation(text, index, next, sentenceStart) : isWildcard(text, index, next)

function wideEnd(text: string, index: number): number {
  let end = index + 1
  while (end < text.length && (wideEnds.includes(text.charAt(end)) || narrowEnds.includes(text.charAt(end)))) end += 1
  return skipClosers(text, end)
}

/** Whether the line break at `index` only wraps a line: a long line goes on in lower case on the next one. */
function isWrap(text: string, index: number, lineStart: number): boolean {
  if (index - lineStart < 40) return false
  const next = text.charAt(index + 1)
  return next !== '' && isLower(next)
}

/** Offset after the sentence that ends at `index`, or -1 where none ends there. */
function endAt(text: string, index: number, { sentenceStart, lineStart }: Starts, writing: Writing): number {
  const char = text.charAt(index)
  if (char === '\n') return isWrap(text, index, lineStart) ? -1 : index
  if (wideEnds.includes(char)) return wideEnd(text, index)
  if (narrowEnds.includes(char)) return narrowEnd(text, index, sentenceStart, writing)
  if (char === '；' && index - sentenceStart >= 15) return index + 1
  return -1
}

function trimmed(text: string, from: number, to: number): SentenceSpan | undefined {
  const start = skipSpace(text, from)
  let end = to
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  return end > start ? { start, end } : undefined
}

function afterRun(text: string, index: number): number {
  let end = index + 1
  while (end < text.length && narrowEnds.includes(text.charAt(end))) end += 1
  return end
}

const ender = /[.!?…。！？｡；\n]/g

/** The sentences of an English or Chinese text, in order: together they cover everything but white space. A line break ends a sentence unless it only wraps a line. */
export function sentences(text: string, writing: Writing = {}): readonly SentenceSpan[] {
  const found: SentenceSpan[] = []
  const pattern = new RegExp(ender)
  let start = 0
  let lineStart = 0
  const push = (to: number): void => {
    const span = trimmed(text, start, to)
    if (span) found.push(span)
    start = skipSpace(text, to)
  }
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const end = endAt(text, match.index, { sentenceStart: start, lineStart }, writing)
    if (match[0] === '\n') lineStart = match.index + 1
    if (end > start) push(end)
    pattern.lastIndex = end >= 0 ? Math.max(end, match.index + 1) : afterRun(text, match.index)
  }
  push(text.length)
  return found
}
