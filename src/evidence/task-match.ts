import type { Paragraph } from '../domain/document.ts'
import type { ResearchState, Task } from '../domain/research.ts'
import { words } from '../text/words.ts'

/** Half of the words of one stand in the other. */
const MIN_SHARE = 0.5

/** The open task that words (a query, a title) are most likely for; undefined where none fits. */
export function taskServedBy(text: string, { tasks, requirements }: ResearchState): Task | undefined {
  const said = new Set(words(text, { dropStopWords: true }))
  const scored = tasks.map(task => {
    const asked = requirements.filter(({ id }) => task.for.includes(id)).map(one => one.text)
    return { task, share: sharedPart(said, new Set(words([task.title, ...asked].join(' '), { dropStopWords: true }))) }
  })
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a && a.share >= b.share ? a : b),
    undefined,
  )
  return best && best.share >= MIN_SHARE ? best.task : undefined
}

/** Of its rarer words, what a text has to have of a requirement to speak of it. */
const MIN_SPOKEN = 0.7
const MIN_WORDS = 2

/** The requirements whose words stand in one stretch of a text; undefined for none. */
export function requirementsServed(
  {
    title,
    text,
    paragraphs,
  }: { title: string; text: string; paragraphs: readonly Pick<Paragraph, 'start' | 'end' | 'under'>[] },
  { requirements }: ResearchState,
): readonly string[] | undefined {
  const asked = requirements
    .filter(({ kind, role }) => role !== 'negative' && (kind === 'part' || kind === 'other'))
    .map(({ id, text: wording }) => ({ id, words: new Set(words(wording, { dropStopWords: true })) }))
    .filter(one => one.words.size >= MIN_WORDS)
  if (asked.length === 0) return undefined
  const titled = words(title)
  const served = new Set<string>()
  for (const { start, end, under = [] } of paragraphs) {
    const above = under.flatMap(n => paragraphs[n - 1] ?? []).map(one => text.slice(one.start, one.end))
    const said = new Set([...titled, ...words(`${above.join(' ')} ${text.slice(start, end)}`)])
    for (const { id, words: wanted } of asked) {
      const spoken = [...wanted].filter(word => said.has(word)).length
      if (!served.has(id) && spoken >= Math.max(MIN_WORDS, wanted.size * MIN_SPOKEN)) served.add(id)
    }
    if (served.size === asked.length) break
  }
  return served.size > 0 ? [...served] : undefined
}

function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : [...a].filter(word => b.has(word)).length / smaller
}
