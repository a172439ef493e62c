import { createHash } from 'node:crypto'
import difficulty from './difficulty.json' with { type: 'json' }
import type { Page } from './wcxb.ts'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Pages of the part that is learned from; the others are checked on. */
const buildSize = 1000

/** Mean over all pages of what independent readers reach. */
const usualEase = 0.76

interface Domain {
  readonly name: string
  readonly pages: readonly Page[]
}

// The file's keys are the pages' ids: see bench/train-split.ts.
const easeOf: Readonly<Record<string, number>> = difficulty

/** The largest first, since a late one would not fit into what is left; equals by their hash. */
function domainsOf(pages: readonly Page[]): readonly Domain[] {
  const groups = new Map<string, Page[]>()
  for (const page of pages) groups.set(page.domain, [...(groups.get(page.domain) ?? []), page])
  return [...groups]
    .map(([name, own]) => ({ name, pages: own }))
    .sort((a, b) => b.pages.length - a.pages.length || (hashOf(a.name) < hashOf(b.name) ? -1 : 1))
}

/** What the checked part lacks to its share: pages and their sum of F1, of each kind and of all kinds. */
type Lack = Map<string, number>

const keysOf = ({ type, id }: Page): readonly (readonly [key: string, amount: number])[] =>
  [type, 'all'].flatMap(name => [
    [`${name} pages`, 1],
    [`${name} ease`, 10 * ((easeOf[id] ?? 0) - usualEase)],
  ])

function added(lack: Lack, pages: readonly Page[], count: number): Lack {
  const sum = new Map(lack)
  for (const page of pages) for (const [key, amount] of keysOf(page)) sum.set(key, (sum.get(key) ?? 0) + count * amount)
  return sum
}

/** The parts' sizes are agreed on, so they count for more than the balance of a kind. */
const distance = (lack: Lack): number =>
  [...lack].reduce((sum, [key, amount]) => sum + (key === 'all pages' ? 8 : 1) * amount * amount, 0)

/**
 * The domains whose pages are built on. Each domain in turn, the largest first, goes to the part that leaves kinds and the F1
 * of independent readers better balanced (minimisation, as trials allot patients).
 */
export function buildDomains(pages: readonly Page[]): ReadonlySet<string> {
  const share = 1 - buildSize / pages.length
  const built = new Set<string>()
  let lack: Lack = new Map()
  for (const { name, pages: own } of domainsOf(pages)) {
    const left = added(lack, own, share)
    const checked = added(left, own, -1)
    const isBuilt = distance(left) <= distance(checked)
    if (isBuilt) built.add(name)
    lack = isBuilt ? left : checked
  }
  return built
}
