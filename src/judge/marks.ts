import { type Mark, marks } from '../domain/rubric.ts'

/** One verdict as it was given, taken apart. */
export interface GivenVerdict {
  /** As written, on one line and short enough to repeat. */
  readonly said: string
  /** An id or the words of a criterion. */
  readonly criterion: string
  readonly mark?: Mark
  readonly place?: string
  readonly quote?: string
}

/** The long form; the short one is `q1 full 2.3`. */
export interface LongVerdict {
  readonly criterion: string
  readonly verdict: string
  readonly place?: string | undefined
  readonly quote?: string | undefined
}

/** `满足` of a flaw means that it is there, as `full` does: data sets word flaws as findings. */
const aliases: Readonly<Record<Mark, readonly string[]>> = {
  full: [
    'full',
    'fully',
    'fully met',
    'fully satisfied',
    'yes',
    'true',
    'met',
    'satisfied',
    'present',
    '完全满足',
    '满足',
    '是',
    '有',
  ],
  partial: [
    'partial',
    'partially',
    'partially met',
    'partially satisfied',
    'partly',
    'partly met',
    '部分满足',
    '部分',
    '基本满足',
  ],
  none: [
    'none',
    'no',
    'not',
    'false',
    'not met',
    'unmet',
    'not satisfied',
    'absent',
    'not present',
    'missing',
    '不满足',
    '未满足',
    '否',
    '无',
    '没有',
  ],
}

const byWords: readonly (readonly [words: string, mark: Mark])[] = marks
  .flatMap(mark => aliases[mark].map(word => [word, mark] as const))
  .sort(([a], [b]) => b.length - a.length)

/** The mark that a word means; undefined where it means none of the three. */
export function markOf(word: string): Mark | undefined {
  const wanted = word.trim().toLowerCase().replace(/[_-]/g, ' ')
  return byWords.find(([words]) => words === wanted)?.[1]
}

/** Reads a verdict in either form. `ids` tells where the id ends that a short form begins with. */
export function readVerdict(given: string | LongVerdict, ids: readonly string[]): GivenVerdict {
  if (typeof given === 'string') return readShort(given, ids)
  const { criterion, verdict, place, quote } = given
  const mark = markOf(verdict)
  return {
    said: shorten(`${criterion} ${verdict}`),
    criterion,
    ...(mark && { mark }),
    ...(place && { place: place.trim() }),
    ...(quote?.trim() && { quote }),
  }
}

function readShort(text: string, ids: readonly string[]): GivenVerdict {
  const said = shorten(text)
  const line = text.trim()
  const criterion = idAt(line, ids) ?? /^[^\s:：=,，]+/u.exec(line)?.[0] ?? ''
  const rest = line.slice(criterion.length).replace(/^[\s:：=,，—–-]+/u, '')
  const word = wordAt(rest)
  if (!word) return { said, criterion }
  return { said, criterion, mark: word.mark, ...evidenceIn(rest.slice(word.length)) }
}

function idAt(line: string, ids: readonly string[]): string | undefined {
  const lower = line.toLowerCase()
  return ids
    .filter(id => lower.startsWith(id.toLowerCase()) && !/^[a-z\d_.-]/i.test(line.slice(id.length)))
    .sort((a, b) => b.length - a.length)[0]
}

function wordAt(text: string): { readonly mark: Mark; readonly length: number } | undefined {
  const lower = text.toLowerCase().replace(/[_-]/g, ' ')
  for (const [word, mark] of byWords) {
    const isWhole = /\p{Script=Han}$/u.test(word) || !/^[a-z]/.test(lower.slice(word.length))
    if (lower.startsWith(word) && isWhole) return { mark, length: word.length }
  }
  return undefined
}

/** `2.3`, `at §2.3`, `"words of the report"`, or both; words behind a place that are not in quotes are a remark. */
function evidenceIn(text: string): Pick<GivenVerdict, 'place' | 'quote'> {
  const rest = text.replace(/^[\s:：,，;；([（—–-]+/u, '').replace(/[\s)\]）]+$/u, '')
  const at = /^(?:at|in|see|见|在)?\s*[@§¶]?\s*(\d+(?:\.\d+)?)(?![\d%\p{L}])/iu.exec(rest)
  const quoted = /["“「](.+)["”」]/su.exec(at ? rest.slice(at[0].length) : rest)
  if (at) return { place: at[1] ?? '', ...(quoted?.[1] && { quote: quoted[1] }) }
  const words = quoted?.[1] ?? rest
  return words.trim() === '' ? {} : { quote: words }
}

const shorten = (text: string) => {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
