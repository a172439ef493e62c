import type { Paragraph } from '../domain/document.ts'
import type { ResearchState } from '../domain/research.ts'
import type { Source } from '../domain/source.ts'
import { itemsOf } from '../text/listed-items.ts'
import { asksSame, spokenOf } from '../text/speaks-of.ts'

interface Passages {
  readonly text: string
  readonly paragraphs: readonly Pick<Paragraph, 'start' | 'end' | 'under'>[]
}

/**
 * The requirements that a source was found or read for and of which a passage of it speaks, in words of the requirement or of the task; and those
 * of whose list it treats most.
 */
export function spokenFor(
  source: Pick<Source, 'task' | 'readFor' | 'found'>,
  document: Passages,
  { requirements, tasks }: Pick<ResearchState, 'requirements' | 'tasks'>,
): string[] {
  const own = tasks.filter(({ id }) => id === source.task || source.readFor?.includes(id))
  const meant = requirements.flatMap(({ id, text, kind, role }) => {
    if (role === 'negative' || (kind !== 'part' && kind !== 'other')) return []
    const titles = own.filter(task => task.for.includes(id)).map(({ title }) => title)
    const isMeant = titles.length > 0 || (source.found !== undefined && asksSame(source.found.query, text))
    const items = itemsOf(text)
    return isMeant || items.length > 0 ? [{ id, wordings: isMeant ? [text, ...titles] : [], items }] : []
  })
  const spoken = spokenOf(meant, document)
  return meant.flatMap(({ id, wordings }, i) => ((spoken[i] ?? wordings.length > 0) ? [id] : []))
}
