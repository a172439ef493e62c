import type { Draft, Section } from '../domain/draft.ts'
import { ResearchError } from '../errors.ts'
import { findWords } from './find-words.ts'
import { findSection } from './sections.ts'

export interface Edit {
  readonly find: string
  readonly replace: string
  readonly section?: string | undefined
}

/** Applies all edits or none: each `find` must stand once in the draft, or in its section; other typography and small slips are understood. */
export function applyEdits(draft: Draft, edits: readonly (Edit | string)[]): readonly Section[] {
  return edits.reduce<readonly Section[]>((sections, edit, i) => {
    try {
      return applyEdit(sections, typeof edit === 'string' ? editOfRepair(draft, edit) : ofSentence(draft, edit))
    } catch (error) {
      if (!(error instanceof ResearchError) || edits.length === 1) throw error
      throw new ResearchError(`Edit ${i + 1} of ${edits.length}: ${error.message}`, {
        kind: error.kind,
        fix: error.fix,
      })
    }
  }, draft.sections)
}

/** `find` may name a repair: then its whole sentence is replaced. */
function ofSentence({ repairs }: Draft, edit: Edit): Edit {
  const repair = repairs.find(({ id }) => id === edit.find.trim())
  return repair ? { find: repair.sentence, replace: edit.replace, section: repair.section } : edit
}

function editOfRepair({ repairs, id }: Draft, repairId: string): Edit {
  const repair = repairs.find(one => one.id === repairId)
  if (!repair) {
    const open = repairs.map(one => one.id).join(', ')
    throw new ResearchError(`${id} has no repair ${repairId}.`, {
      kind: 'unknown_id',
      fix: open ? `Open repairs: ${open}.` : 'No repair is open; give {find, replace}.',
    })
  }
  if (repair.replacement === undefined) {
    throw new ResearchError(`${repairId} needs your words: ${repair.message}`, {
      fix: `Give {find: "${repairId}", replace: "the sentence anew"}: ${repair.fix}`,
    })
  }
  return { find: repair.sentence, replace: repair.replacement, section: repair.section }
}

function applyEdit(sections: readonly Section[], { find, replace, section }: Edit): Section[] {
  if (find === '')
    throw new ResearchError('`find` is empty.', { fix: 'Give the words to replace, as they stand in the draft.' })
  const within = section === undefined ? sections : [sectionNamed(sections, section)]
  const places = findWords(within, find)
  const [place] = places
  if (place === undefined) throw nowhere(within, find)
  if (places.length > 1) {
    throw new ResearchError(`\`find\` stands ${places.length} times in the draft.`, {
      kind: 'conflict',
      fix: 'Make it longer until it is unique, or name the `section`. Nothing was changed.',
    })
  }
  return sections.map(one =>
    one === place.within ? { ...one, text: one.text.slice(0, place.start) + replace + one.text.slice(place.end) } : one,
  )
}

function sectionNamed(sections: readonly Section[], name: string): Section {
  const found = findSection(sections, name)
  if (found) return found
  const known = sections.map(({ heading, id }) => heading || id).join('; ')
  throw new ResearchError(`The draft has no section "${name}".`, { kind: 'unknown_id', fix: `Sections: ${known}.` })
}

/** Names the line that shares most words with what was looked for. */
function nowhere(sections: readonly Section[], find: string): ResearchError {
  const wanted = new Set(find.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  const lines = sections.flatMap(({ text }) => text.split('\n')).filter(line => line.trim() !== '')
  const scored = lines.map(line => ({ line, shared: sharedWords(line, wanted) })).sort((a, b) => b.shared - a.shared)
  const nearest = scored[0] && scored[0].shared > 0 ? ` Nearest line: ${scored[0].line.slice(0, 200)}` : ''
  return new ResearchError('`find` stands nowhere in the draft.', {
    kind: 'not_found',
    fix: `Copy the words exactly as they stand in the draft. Nothing was changed.${nearest}`,
  })
}

function sharedWords(line: string, wanted: ReadonlySet<string>): number {
  return new Set(
    line
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter(word => wanted.has(word)),
  ).size
}
