/** Statements that a question wants to have checked, and the question without them. */
export interface Statements {
  readonly statements: readonly string[]
  readonly rest: string
}

const cue =
  /\bfact[- ]?check\w*|\b(?:verify|debunk)\b|\b(?:check|assess|test|see|tell me|say) (?:if|whether|which of|these|those|the following|three|two)\b|\btrue or (?:false|not)\b|\bis it true\b|\bare (?:these|the following)\b|核实|核查|查证|求证|辨别|辟谣|真伪|真假|是否(?:属实|正确|成立)|对不对/giu
const quoted =
  /(?<![\p{L}\p{N}])'((?:[^'\n]|'(?=\p{L}))+)'(?!\p{L})|"([^"\n]+)"|“([^”\n]+)”|‘([^’\n]+)’|「([^」\n]+)」|『([^』\n]+)』/gu
/** What may stand between one quoted statement and the next. */
const joint = /^[\s,，、;；.。•*-]*(?:(?:and|or|also)\b|和|与|以及|及|或)?[\s,，、;；:：•*-]*(?:\d[.)]\s*)?$/iu
const MAX_LEAD = 120
const MIN_WORDS = 3
const MIN_HAN = 4

/** `Fact-check: 'A', 'B'` asks of each by itself. */
export function takeStatements(question: string): Statements {
  for (const { index, 0: found } of question.matchAll(cue)) {
    const run = statementsAfter(question, index + found.length)
    if (run === undefined) continue
    const before = question.slice(0, startOf(question, index))
    const rest = takeStatements(
      `${before} ${question.slice(run.end).replace(/^[^.。!！?？\n]{0,25}(?=[.。!！?？\n]|$)[.。]?/u, '')}`,
    )
    return { statements: [...run.texts.map(worded), ...rest.statements], rest: rest.rest }
  }
  return { statements: [], rest: question }
}

function statementsAfter(
  question: string,
  from: number,
): { readonly texts: string[]; readonly end: number } | undefined {
  const texts: string[] = []
  let end = from
  for (const match of question.slice(from).matchAll(quoted)) {
    const start = from + match.index
    const between = question.slice(end, start)
    const follows =
      texts.length === 0 ? between.length <= MAX_LEAD && !/[?？!！]|[.。]\s/u.test(between) : joint.test(between)
    const text =
      match
        .slice(1)
        .find(group => group !== undefined)
        ?.trim() ?? ''
    if (!follows || !isStatement(text)) break
    texts.push(text)
    end = start + match[0].length
  }
  return texts.length > 0 ? { texts, end } : undefined
}

function isStatement(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= MIN_HAN || text.split(/\s+/).length >= MIN_WORDS
}

/** Where the wish to check begins: behind the last clause before it. */
function startOf(question: string, cueAt: number): number {
  const before = question.slice(0, cueAt)
  const ends = [...before.matchAll(/[.。!！?？;；\n,，]|\band\b/giu)]
  const last = ends.at(-1)
  return last === undefined ? 0 : last.index + (/[.。!！?？\n]/u.test(last[0]) ? last[0].length : 0)
}

const worded = (text: string) => {
  const bare = text.replace(/[.。,，]+$/u, '')
  return /\p{Script=Han}/u.test(bare) ? `是否属实：${bare}` : `Is it true: ${bare}`
}
