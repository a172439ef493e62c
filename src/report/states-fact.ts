import { isAdvice, isOwnWord } from '../evidence/advice.ts'
import { saysNothing } from '../evidence/says-nothing.ts'

/** The report speaks of a figure, a table or a part of its own. */
const pointsAtItself =
  /^(?:as )?(?:the|this|table|figure|fig\.?|chart|section)\s*(?:following |above |below )?(?:\d+|table|figure|chart|section|report|comparison)\s*(?:above |below )?(?:shows?|lists?|compares?|summari[sz]es?|gives?|sets out|contains?|covers?|answers?|describes?)\b|^(?:下表|上表|下图|上图|本表|本图|表\s*\d+|图\s*\d+|本节|本报告|本文|由表)/i

/** From here on an instruction gives its reasons. */
const reason = /\b(?:because|since|as it|as they|which|who|whose)\b|因为|由于|原因是|理由是/i

const SHORTEST = 25

/** `Californian` says of what kind a thing is, and names none. */
const name = /\s(?![A-Z][a-z]*(?:ian|ean|ish|ese|can)\b)[A-Z][a-z]+/

const hasFigure = (text: string) => /\d/.test(text)

/**
 * Looks like a checkable statement that wants a source: a figure, or a name inside the sentence. Questions, lead-ins, instructions up to
 * their reasons, what the writer marks as an inference or an assumption, and the report's remarks on itself and its labels are none.
 */
export function statesFact(text: string): boolean {
  if (/[?？]\s*$/.test(text) || text.length < SHORTEST || isOwnWord(text) || saysNothing(text)) return false
  if (isAdvice(text)) {
    const at = text.search(reason)
    return at >= 0 && hasFigure(text.slice(at))
  }
  const isPointer = /[:：]\s*$/.test(text) || pointsAtItself.test(text)
  return hasFigure(isPointer ? withoutOwnNumber(text) : text) || (!isPointer && name.test(text.slice(1)))
}

/** `Table 2` is counted by the report itself. */
const withoutOwnNumber = (text: string) =>
  text.replace(/\b(?:table|figure|fig\.?|chart|section)\s*\d+(?:\.\d+)*|[表图]\s*\d+/gi, '')
