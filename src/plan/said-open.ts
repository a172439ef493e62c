import type { Draft } from '../domain/draft.ts'
import { leftOpen } from '../text/left-open.ts'
import { sentences } from '../text/sentences.ts'
import { conceptsOf, metOf } from '../text/telling-words.ts'
import { words } from '../text/words.ts'

/** Of what tells a requirement, the share that the sentence or its heading names. */
const MIN_SHARE = 1 / 3
const MIN_WORDS = 2

/** The draft says itself that this could not be established. */
export function saysOpen({ sections }: Pick<Draft, 'sections'>, asked: string): boolean {
  const wanted = conceptsOf(asked)
  const least = Math.max(Math.min(MIN_WORDS, wanted.length), wanted.length * MIN_SHARE)
  const namesIt = (heading: string) => metOf(wanted, new Set(words(heading))) >= least
  return sections.some(({ heading, text }) =>
    sentences(text)
      .flatMap(({ start, end }) => text.slice(start, end).split(/[;；]/))
      .some(one => leftOpen.test(one) && metOf(wanted, new Set(words(one))) >= (namesIt(heading) ? 1 : least)),
  )
}
