import type { Draft, Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import type { ReportText } from './sections.ts'

/** Which revision this process saw last, by research: what its host has in mind when it writes the whole text anew. */
export interface LastSeen {
  get(session: string): string | undefined
  set(session: string, draft: string): void
}

export function createLastSeen(): LastSeen {
  const seen = new Map<string, string>()
  return { get: session => seen.get(session), set: (session, draft) => void seen.set(session, draft) }
}

/**
 * A whole text written on `base` while another host made `theirs` of it: a section that only one of them changed is taken from that
 * one. Refused with `conflict` where both changed the same section.
 */
export function mergeText(written: ReportText, base: Draft, theirs: Draft): ReportText {
  const both = written.sections.filter(one => {
    const [before, other] = [byId(base.sections, one.id), byId(theirs.sections, one.id)]
    return before?.text !== one.text && before?.text !== other?.text && other?.text !== one.text && other !== undefined
  })
  if (both.length > 0) {
    const names = both.map(({ heading, id }) => heading || id).join('; ')
    throw new ResearchError(`Another host changed since ${base.id}, in ${theirs.id}, what you write anew: ${names}.`, {
      kind: 'conflict',
      fix: `recall kind: "report" shows ${theirs.id}. Then give your text again, with its changes or to replace them. Nothing was kept.`,
    })
  }
  return { title: written.title || theirs.title, sections: mergedSections(written.sections, base, theirs) }
}

/** In the written order; what only the others wrote stands after the section that it stands after there. */
function mergedSections(written: readonly Section[], base: Draft, theirs: Draft): Section[] {
  const merged = written.flatMap(one => {
    const [before, other] = [byId(base.sections, one.id), byId(theirs.sections, one.id)]
    const isUntouched = before?.text === one.text
    if (isUntouched && before !== undefined && other === undefined) return []
    return [isUntouched && other ? other : one]
  })
  for (const [i, one] of theirs.sections.entries()) {
    if (byId(merged, one.id) || byId(base.sections, one.id)) continue
    const before = theirs.sections.slice(0, i).findLast(({ id }) => byId(merged, id))
    merged.splice(before ? merged.findIndex(({ id }) => id === before.id) + 1 : 0, 0, one)
  }
  return merged
}

const byId = (sections: readonly Section[], wanted: string) => sections.find(({ id }) => id === wanted)
