import type { Requirement } from '../domain/research.ts'
import { isOfForm } from '../text/form-words.ts'
import { isText } from '../text/reader-words.ts'
import { words } from '../text/words.ts'
import { isOnlyForm } from './form.ts'
import { requirementsOf } from './requirements.ts'

/** Of a host's own words: what is only form needs no source, nor does the text that is asked for where others say what stands in it, and a period or region that is reworded into a question is one. */
export function kindOf(text: string, old: Requirement | undefined, isAlone: boolean): Requirement['kind'] {
  if (old !== undefined && (text === old.text || staysOf(text, old))) return old.kind
  return isOnlyForm(text) || isOfForm(text) || (isText(text) && !isAlone) ? 'format' : 'other'
}

const LABEL = /^(?:period|region|form|length|language): /u

function staysOf(text: string, { kind, role, text: before }: Requirement): boolean {
  if (kind === 'part' || kind === 'other' || role === 'negative') return !isOnlyForm(text) && !isOfForm(text)
  const label = LABEL.exec(before)?.[0]
  if (label !== undefined && text.startsWith(label)) return true
  const all = words(text, { dropStopWords: true })
  const own = new Set(
    requirementsOf(text)
      .filter(one => one.kind === kind)
      .flatMap(one => words(one.text)),
  )
  return own.size > 0 && all.filter(word => own.has(word)).length * 2 > all.length
}
