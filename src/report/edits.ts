import type { Draft, Repair, Section } from '../domain/draft.ts'
import { noRepair } from '../domain/repairs.ts'
import { ResearchError } from '../errors.ts'
import { findWords, type Span } from './find-words.ts'
import { editOverHeadings } from './heading-edits.ts'
import { resplit, sectionEditOf, sectionNamed, withNewHeading } from './section-edits.ts'
import { findSection } from './sections.ts'

export interface Edit {
  readonly find: string
  readonly replace: string
  readonly section?: string | undefined
}

/**
 * Applies all edits or none. Each `find` must stand once in the draft, or in its section; other typography and small slips are
 * understood. A string is a repair id, or moves whole sections: `delete: A`, `rename: A => B`, `move: A after B`, `insert after A: ## B`.
 */
export function applyEdits(draft: Draft, edits: readonly (Edit | string)[]): readonly Section[] {
  const edited = edits.reduce<readonly Section[]>((sections, edit, i) => {
    try {
      return editOne(draft, sections, edit)
    } catch (error) {
      if (!(error instanceof ResearchError) || edits.length === 1) throw error
      throw new ResearchError(`Edit ${i + 1} of ${edits.length}: ${error.message}`, {
        kind: error.kind,
        fix: error.fix,
      })
    }
  }, draft.sections)
  return resplit(edited)
}

function editOne(draft: Draft, sections: readonly Section[], edit: Edit | string): readonly Section[] {
  if (typeof edit !== 'string') return applyEdit(sections, ofSentence(draft, edit))
  return sectionEditOf(edit)?.(sections) ?? applyEdit(sections, editOfRepair(draft, edit.trim()))
}

/** `find` may name a repair: then its whole sentence is replaced. */
function ofSentence(draft: Draft, edit: Edit): Edit {
  const named = edit.find.trim()
  const repair = draft.repairs.find(({ id }) => id === named)
  if (repair) return { find: repair.sentence, replace: anew(repair, edit.replace), section: repair.section }
  const isWords = !isRepair(named) || draft.sections.some(({ text }) => text.includes(named))
  if (isWords) return edit
  throw notOpen(named, draft)
}

/** The sentence in new words; of a row of a table only the cell that is wrong, unless the words are a row. */
function anew({ sentence, cell }: Repair, words: string): string {
  const isOfCell = cell !== undefined && sentence.includes(cell) && !/(?<!\\)\|/.test(words)
  return isOfCell ? sentence.replace(cell, () => words) : words
}

const isRepair = (id: string) => /^p\d+$/.test(id)

const notOpen = (id: string, draft: Draft) => noRepair(id, [draft], 'No repair is open; give {find, replace}.')

const forms =
  '{find, replace}, "p2", "delete: A", "rename: A => B", "move: A after B", "move: A before B", "move: A first", "insert after A: ## B" with its text on the next lines, or "d1" alone'

function editOfRepair(draft: Draft, repairId: string): Edit {
  if (!isRepair(repairId)) {
    const shown = repairId.length > 60 ? `${repairId.slice(0, 60)}…` : repairId
    throw new ResearchError(`"${shown}" is no edit.`, { fix: `Edits are ${forms}. Nothing was changed.` })
  }
  const repair = draft.repairs.find(one => one.id === repairId)
  if (!repair) throw notOpen(repairId, draft)
  if (repair.replacement === undefined) {
    throw new ResearchError(`${repairId} needs your words: ${repair.message}`, {
      fix: `Give {find: "${repairId}", replace: "the ${repair.cell === undefined ? 'sentence' : 'cell'} anew"}: ${repair.fix}`,
    })
  }
  return { find: repair.sentence, replace: repair.replacement, section: repair.section }
}

function applyEdit(sections: readonly Section[], { find, replace, section }: Edit): readonly Section[] {
  if (find === '')
    throw new ResearchError('`find` is empty.', { fix: 'Give the words to replace, as they stand in the draft.' })
  const renamed = section === undefined ? withHeading(sections, find, replace) : undefined
  const edited = renamed ?? editOverHeadings(sections, find, replace)
  if (edited) return edited
  const within = section === undefined ? sections : [sectionNamed(sections, section)]
  const places = findWords(within, find)
  const [place] = places
  if (place === undefined) throw nowhere(within, find)
  if (places.length > 1) throw several(places)
  return sections.map(one =>
    one === place.within ? { ...one, text: one.text.slice(0, place.start) + replace + one.text.slice(place.end) } : one,
  )
}

/** `## Old` as what to find is the heading itself. */
function withHeading(sections: readonly Section[], find: string, replace: string): Section[] | undefined {
  const [, was = ''] = /^##\s+([^\n]+?)\s*$/.exec(find) ?? []
  const [, heading = ''] = /^##\s+([^\n]+?)\s*$/.exec(replace) ?? []
  const known = was === '' || heading === '' ? undefined : findSection(sections, was)
  return known && withNewHeading(sections, known, heading)
}

const SHOWN = 3
const AROUND = 40

/** Says where the words stand, with what is around them. */
function several(places: readonly (Span & { readonly within: Section })[]): ResearchError {
  const shown = places.slice(0, SHOWN).map(({ within: { heading, id, text }, start, end }) => {
    const around = text.slice(Math.max(0, start - AROUND), end + AROUND).replace(/\s+/g, ' ')
    return `in ${heading || id}: …${around.trim()}…`
  })
  return new ResearchError(`\`find\` stands ${places.length} times in the draft.`, {
    kind: 'conflict',
    fix: `Make it longer until it is unique, or name the \`section\`. Nothing was changed. It stands ${shown.join('; ')}`,
  })
}

/** Names the lines that share most words with what was looked for. */
function nowhere(sections: readonly Section[], find: string): ResearchError {
  const wanted = wordsOf(find)
  const lines = sections.flatMap(({ text }) => text.split('\n')).filter(line => line.trim() !== '')
  const scored = lines.map(line => ({ line, shared: sharedWords(line, wanted) })).sort((a, b) => b.shared - a.shared)
  const best = scored[0]?.shared ?? 0
  const near = scored.filter(({ shared }) => shared > 0 && shared >= best / 2).slice(0, SHOWN)
  const nearest = near.map(({ line }) => line.slice(0, 200)).join(' | ')
  return new ResearchError('`find` stands nowhere in the draft.', {
    kind: 'not_found',
    fix: `${adviceFor(sections, find)} Nothing was changed.${nearest === '' || isHeading(find) ? '' : ` Nearest: ${nearest}`}`,
  })
}

const isHeading = (find: string) => /^#{1,2}\s[^\n]*$/.test(find.trim())

function adviceFor(sections: readonly Section[], find: string): string {
  if (!isHeading(find)) return 'Copy the words exactly as they stand in the draft.'
  if (!find.trim().startsWith('##'))
    return 'The title is no part of a section: give the whole `text` anew to change it.'
  return `Headings: ${sections.flatMap(({ heading }) => heading || []).join('; ')}; "rename: A => B" changes one.`
}

const wordsOf = (text: string) =>
  new Set(text.toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [])

const sharedWords = (line: string, wanted: ReadonlySet<string>) =>
  [...wordsOf(line)].filter(word => wanted.has(word)).length
