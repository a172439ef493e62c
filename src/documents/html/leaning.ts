import type { PageKind } from '../../domain/document.ts'
import type { ContentModel } from './content-model.ts'
import { probability, scoreRow } from './forest.ts'

/** How likely a page is of each kind; together 1. */
export type KindChances = readonly (readonly [kind: PageKind, chance: number])[]

export function kindChancesOf(figures: Float32Array, kinds: ContentModel['kinds']): KindChances {
  const chances = kinds.map(([kind, forest]) => [kind, probability(scoreRow(forest, figures))] as const)
  const sum = chances.reduce((all, [, chance]) => all + chance, 0)
  return chances.map(([kind, chance]) => [kind, chance / sum])
}

export const likeliestOf = (chances: KindChances): PageKind =>
  [...chances].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'article'

/**
 * Log-odds by which a block of a page of each kind is likelier to be content than the model of all pages says, by cross-validation: manuals
 * and pages of services are content nearly throughout, and under articles, posts and products stands much that only looks like it.
 */
const leanings: Readonly<Partial<Record<PageKind, number>>> = {
  article: -0.5,
  forum: -0.3,
  product: -0.6,
  collection: 0.3,
  listing: 0.4,
  documentation: 0.5,
  service: 0.6,
}

/** Whether a page is likelier of one kind than of all others together. Pages in other languages often are not. */
export const isSure = (chances: KindChances): boolean => chances.some(([, chance]) => chance > 0.5)

export const leaningOf = (chances: KindChances): number =>
  isSure(chances) ? chances.reduce((sum, [kind, chance]) => sum + chance * (leanings[kind] ?? 0), 0) : 0

/** Chances moved by `lean` log-odds. */
export const leaned = (chances: Float32Array, lean: number): Float32Array => {
  const factor = Math.exp(lean)
  return chances.map(chance => (chance * factor) / (1 - chance + chance * factor))
}
