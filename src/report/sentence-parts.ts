import { type CitedSentence, citedSentences } from '../evidence/cited-sentences.ts'

/** A stretch of a sentence with the brackets that follow it. */
export interface SentencePart {
  readonly text: string
  readonly brackets: CitedSentence['brackets']
}

/**
 * The parts of a sentence that answer to brackets of their own: `A is 5 [@s1:2], B is 7 [@s2:3]`; none where one group of brackets
 * answers for all of it. Words behind the last group are of its part.
 */
export function sentenceParts(written: string, sentence: CitedSentence): readonly SentencePart[] {
  const groups = groupsOf(written, sentence)
  if (groups.length < 2) return []
  const parts = groups.flatMap(({ end, brackets }, i) => {
    const from = groups[i - 1]?.end ?? 0
    const own = written.slice(from, i === groups.length - 1 ? written.length : end)
    const [said, more] = citedSentences(own.replace(joins, ''))
    return said && !more ? [{ text: said.text, brackets }] : []
  })
  return parts.length === groups.length ? parts : []
}

/** What ties a part to the one before. */
const joins = /^[\s,;:.，；、：]*(?:(?:and|but|while|whereas|though|although|yet|or)\s+|[而但并且和]+)?/iu

const clauseEnd = /;\s+|,\s+(?=(?:and|but|while|whereas|yet)\s)|[；]|，(?=(?:而(?!不是|非)|但|并且|同时|然而)\P{P})/u
/** Fewer words are an aside. */
const CLAUSE_WORDS = 5
const CLAUSE_HAN = 8

/** What a sentence joins by `, and` or `; `: each can be wrong by itself. */
export function clausesOf(text: string): readonly string[] {
  const clauses = text.split(clauseEnd).map(clause => clause.replace(joins, '').trim())
  return clauses.length > 1 ? clauses : []
}

export const isAside = (clause: string): boolean =>
  clause.split(/\s+/).length < CLAUSE_WORDS && (clause.match(/\p{Script=Han}/gu)?.length ?? 0) < CLAUSE_HAN

interface Group {
  /** Where its last bracket ends in the written sentence. */
  readonly end: number
  readonly brackets: CitedSentence['brackets']
}

/** Brackets with nothing but signs between them are one group. */
function groupsOf(written: string, { start, brackets }: CitedSentence): Group[] {
  const groups: { end: number; brackets: CitedSentence['brackets'][number][] }[] = []
  for (const bracket of brackets) {
    const last = groups.at(-1)
    const between = written.slice(last?.end ?? 0, bracket.start - start)
    if (last && !/[\p{L}\p{N}]/u.test(between)) {
      last.brackets.push(bracket)
      last.end = bracket.end - start
    } else groups.push({ end: bracket.end - start, brackets: [bracket] })
  }
  return groups
}
