import { sentences } from './sentences.ts'
import { words } from './words.ts'

interface Span {
  readonly start: number
  readonly end: number
}

const ELLIPSIS = '…'

/** A text cut to about so many characters around the words that it shares with a statement; `…` stands where it was cut. */
export function around(text: string, statement: string, chars: number): string {
  if (text.length <= chars) return text
  const wanted = new Set(words(statement, { dropStopWords: true }))
  const all = sentences(text).map((span, at) => ({
    ...span,
    at,
    shared: sharedIn(text.slice(span.start, span.end), wanted),
  }))
  const chosen: typeof all = []
  let left = chars
  for (const one of [...all].sort((a, b) => b.shared - a.shared || a.at - b.at)) {
    const size = one.end - one.start
    if (chosen.length > 0 && (one.shared === 0 || size > left)) continue
    chosen.push(one)
    left -= size
    if (left <= 0) break
  }
  const spans = chosen.sort((a, b) => a.at - b.at).map(one => windowOf(text, one, wanted, chars))
  return joined(text, spans)
}

const sharedIn = (text: string, wanted: ReadonlySet<string>) =>
  new Set(words(text, { dropStopWords: true }).filter(word => wanted.has(word))).size

/** Of a sentence that is too long the stretch with most of the shared words. */
function windowOf(text: string, { start, end }: Span, wanted: ReadonlySet<string>, chars: number): Span {
  if (end - start <= chars) return { start, end }
  const tokens = [...text.slice(start, end).matchAll(/\S+|\p{Script=Han}/gu)].map(({ 0: token, index }) => ({
    from: start + index,
    to: start + index + token.length,
    shared: sharedIn(token, wanted),
  }))
  let best: Span & { shared: number } = { start, end: start + chars, shared: -1 }
  for (const [i, first] of tokens.entries()) {
    const fitting = tokens.slice(i).filter(({ to }) => to - first.from <= chars)
    const shared = fitting.reduce((sum, one) => sum + one.shared, 0)
    if (shared > best.shared) best = { start: first.from, end: fitting.at(-1)?.to ?? first.to, shared }
  }
  return best
}

function joined(text: string, spans: readonly Span[]): string {
  const [first] = spans
  const last = spans.at(-1)
  if (!first || !last) return text
  const parts = spans.map(({ start, end }, i) => {
    const before = spans[i - 1]
    const isApart = before !== undefined && text.slice(before.end, start).trim() !== ''
    return `${isApart ? `${ELLIPSIS} ` : ''}${text.slice(start, end).trim()}`
  })
  const opening = text.slice(0, first.start).trim() === '' ? '' : `${ELLIPSIS} `
  const ending = text.slice(last.end).trim() === '' ? '' : ` ${ELLIPSIS}`
  return `${opening}${parts.join(' ')}${ending}`
}
