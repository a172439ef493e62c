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

function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : [...a].filter(word => b.has(word)).length / smaller
}
