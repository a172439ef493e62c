import type { Claim } from '../domain/claim.ts'
import type { Draft, Section } from '../domain/draft.ts'
import type { Requirement, ResearchState } from '../domain/research.ts'
import type { Mark, Scorecard } from '../domain/rubric.ts'
import { words } from '../text/words.ts'
import { subjectsOf } from './answers.ts'
import { placesIn } from './places-in.ts'
import { standingClaims } from './standing-claims.ts'

/** One requirement and what hangs on it: the thread that ties question, sources, claims, report and score. */
export interface ThreadRow {
  readonly requirement: Requirement
  readonly sources: readonly string[]
  readonly claims: readonly Claim[]
  readonly sections: readonly { readonly id: string; readonly heading: string }[]
  readonly mark?: Mark
}

/** A paragraph, list or table of the report, with what it rests on. */
interface Passage {
  readonly section: Section
  readonly terms: ReadonlySet<string>
  readonly sources: readonly string[]
  readonly claims: readonly Claim[]
}

interface Thread {
  readonly draft: Draft
  /** Those that stand in the draft. */
  readonly claims: readonly Claim[]
  readonly scorecard: Scorecard | undefined
}

/** Each requirement with the passages of the report that answer it, and not with what was once found for it. */
export function threadOf({ draft, claims, scorecard }: Thread, state: ResearchState): ThreadRow[] {
  const passages = draft.sections.flatMap(section => passagesOf(section, claims, state))
  const rarity = rarityIn(passages)
  const scored = passages.flatMap(passage => scoresOf(passage, state.requirements, rarity))
  return state.requirements.map(requirement => {
    const all = scored.filter(({ id }) => id === requirement.id)
    const best = Math.max(...all.map(({ score }) => score))
    const own = all.filter(one => one.isMain && one.score >= best / 3)
    const answering = (own.length > 0 ? own : all.filter(({ score }) => score === best)).map(one => one.passage)
    const mark = scorecard?.markings.find(({ criterion }) => criterion === requirement.id)?.mark
    return {
      requirement,
      sources: [...new Set(answering.flatMap(({ sources }) => sources))],
      claims: claims.filter(claim => answering.some(one => one.claims.includes(claim))),
      sections: [...new Set(answering.map(({ section }) => section))],
      ...(mark && { mark }),
    }
  })
}

function passagesOf(section: Section, claims: readonly Claim[], state: ResearchState): Passage[] {
  const texts = section.text.split(/\n\s*\n/u).filter(text => text.trim() !== '')
  return texts.map(text => ({
    section,
    terms: new Set(words(`${section.heading}\n${text}`)),
    sources: sourcesIn(text, state),
    claims: standingClaims(claims, { sections: [{ ...section, text }] }),
  }))
}

function sourcesIn(text: string, { claims, sources }: ResearchState): string[] {
  const ids = placesIn(text).flatMap(({ kind, id }) =>
    kind === 'claim' ? (claims.find(claim => claim.id === id)?.evidence ?? []).map(({ source }) => source) : [id],
  )
  const read = new Set(sources.filter(({ state }) => state === 'read').map(({ id }) => id))
  return [...new Set(ids)].filter(id => read.has(id))
}

type Rarity = (term: string) => number

/** What nearly every section says tells little of what a passage answers. */
function rarityIn(passages: readonly Passage[]): Rarity {
  const sections = new Map<string, Set<Section>>()
  for (const { section, terms } of passages)
    for (const term of terms) sections.set(term, (sections.get(term) ?? new Set()).add(section))
  const all = new Set(passages.map(({ section }) => section)).size
  return term => Math.log(1 + all / (sections.get(term)?.size ?? 1))
}

const HALF = 0.5

interface Scored {
  readonly id: string
  readonly passage: Passage
  readonly score: number
  /** It says half of what is asked, or is about little else that its section answers. */
  readonly isMain: boolean
}

function scoresOf(passage: Passage, requirements: readonly Requirement[], rarity: Rarity): Scored[] {
  const asked = requirements.filter(({ id }) => passage.section.for.includes(id))
  if (asked.length === 1) return asked.map(({ id }) => ({ id, passage, score: 1, isMain: true }))
  const all = asked.map(({ id, text }) => ({ id, ...sharedWith(text, passage.terms, rarity) }))
  const most = Math.max(...all.map(({ score }) => score))
  return all.map(({ id, share, score }) => ({
    id,
    passage,
    score,
    isMain: score > 0 && (share >= HALF || score >= HALF * most),
  }))
}

/** How much of what is asked a passage says; the score counts how much that is, too, as of two words one is soon met. */
function sharedWith(asked: string, said: ReadonlySet<string>, rarity: Rarity) {
  const wanted = subjectsOf(asked)
  const weigh = (terms: readonly string[]) => terms.reduce((sum, term) => sum + rarity(term), 0)
  const weight = weigh(wanted.filter(term => said.has(term)))
  const share = weight / (weigh(wanted) || 1)
  return { share, score: share * weight }
}
