import type { PageKind } from '../../domain/document.ts'
import { withAnnounced } from './announced.ts'
import { withCardParts } from './cards.ts'
import { choose } from './choose.ts'
import { withoutComments } from './comments.ts'
import { completed } from './completed.ts'
import type { ContentModel } from './content-model.ts'
import { withoutCopies } from './copies.ts'
import { toItsEnd } from './document-end.ts'
import { columnCount, Features, type Put } from './features.ts'
import { type Forest, probability, scoreRow } from './forest.ts'
import { withoutFrameLines } from './frame-lines.ts'
import { outsideFrame } from './framed.ts'
import { withoutImprint } from './imprint.ts'
import { withoutInsets } from './insets.ts'
import { isSure, type KindChances, kindChancesOf, leaned, leaningOf, likeliestOf } from './leaning.ts'
import { withMembers } from './members.ts'
import { pageFigures } from './page-features.ts'
import { isPageTurner } from './page-turners.ts'
import { type PageFacts, PageView } from './page-view.ts'
import { withPanelLabels } from './panels.ts'
import { withPosts } from './posts.ts'
import { type Segment, sizeOf } from './segments.ts'
import { withoutStretches } from './stretches.ts'
import { withSubpages } from './subpages.ts'
import { supported } from './support.ts'
import { withoutTail } from './tails.ts'
import { withoutTeasers } from './teasers.ts'
import { attribute, type HtmlElement } from './tree.ts'
import { withFactsUnderTitle } from './under-title.ts'
import { withWholes } from './wholes.ts'

export interface MainContent {
  readonly segments: readonly Segment[]
  readonly kind: PageKind
}

/** Where no segment is likelier than this, the page has no content: a shell of menus and footers. */
export const leastChance = 0.18

/** Pages with less text than this are not like those that the model has seen. */
const shortPage = 600

const isShort = ({ totals }: PageView): boolean => totals.whole().size < shortPage

/** How likely each segment of a page is to be content. */
export function chancesOf(view: PageView, content: Forest): Float32Array {
  const features = new Features(view)
  const row = new Float32Array(columnCount)
  let column = 0
  const put: Put = (_name, value) => {
    row[column] = value
    column += 1
  }
  const chances = new Float32Array(view.segments.length)
  for (let index = 0; index < chances.length; index += 1) {
    column = 0
    features.write(index, put)
    chances[index] = probability(scoreRow(content, row))
  }
  return chances
}

const statedKinds: readonly (readonly [type: RegExp, kind: PageKind])[] = [
  [/^(?:discussionforumposting|qapage)$/, 'forum'],
  [/^(?:product|productgroup|og:product)$/, 'product'],
  [/^(?:collectionpage|offercatalog)$/, 'collection'],
  [/^(?:techarticle|apireference)$/, 'documentation'],
  [/^(?:searchresultspage|itemlist)$/, 'listing'],
  [/^service$/, 'service'],
]

function kindOf(view: PageView, chances: KindChances): PageKind {
  if (isShort(view))
    return statedKinds.find(([type]) => view.facts.types.some(stated => type.test(stated)))?.[1] ?? 'article'
  return likeliestOf(chances)
}

/** On a short page, all that does not stand in menus and the like, of what it calls its main part if it does; all, where that is nothing. */
function outsideChrome(view: PageView): readonly number[] {
  const within = (index: number, isSuch: (element: HtmlElement) => boolean): boolean => {
    for (let box = view.boxes[index]; box; box = box.parent) if (isSuch(box.element)) return true
    return false
  }
  const kept = view.segments.flatMap((segment, index) =>
    isPageTurner(segment) || within(index, element => view.isChrome(element)) ? [] : [index],
  )
  const main = kept.filter(index => within(index, isMain))
  if (main.length > 0) return main
  return kept.length > 0 ? kept : [...view.segments.keys()]
}

const isMain = (element: HtmlElement): boolean => element.name === 'main' || attribute(element, 'role') === 'main'

/** Words that stand for furniture wherever they stand: rights, menus, "log in". */
const furnitureWords = -1.2

/** Without what is plainly of the page's frame at either end: the footer's lines, lone links that are hardly likely to be content. */
function trimmed(
  indices: readonly number[],
  view: PageView,
  chances: Float32Array,
  isText: boolean,
): readonly number[] {
  const isFrameLine = (index: number): boolean => {
    const signs = view.signs[index]
    if (!signs || signs.size > 200) return false
    const named = signs.rights || view.text(index).mean < furnitureWords
    const unlikely = (chances[index] ?? 0) < 0.3 || view.text(index).mean < -0.3
    // Under a text, "next: …" is as far from it as a bare link.
    const next = isText && signs.linkDensity > 0.5 && (chances[index] ?? 0) < 0.5
    return named || next || (signs.linkDensity > 0.9 && unlikely)
  }
  const inner = indices.findIndex(index => !isFrameLine(index))
  const outer = indices.findLastIndex(index => !isFrameLine(index))
  return inner < 0 ? indices : indices.slice(inner, outer + 1)
}

const mixed: ReadonlySet<PageKind> = new Set(['forum', 'product', 'collection', 'listing'])

/** Forums, shops and lists of teasers have furniture in their midst: what stands among content need not be content. */
const isMixed = (kind: PageKind, kinds: KindChances): boolean => isSure(kinds) && mixed.has(kind)

function chosen(
  view: PageView,
  kind: PageKind,
  kinds: KindChances,
  { content }: ContentModel,
  menus: ReadonlySet<HtmlElement>,
): readonly Segment[] {
  const { segments, signs } = view
  if (isShort(view)) return withSubpages(outsideChrome(view), view, menus).flatMap(index => segments[index] ?? [])
  const alone = chancesOf(view, content)
  const chances = leaned(isMixed(kind, kinds) ? alone : supported(alone, view), leaningOf(kinds))
  if (!chances.some(chance => chance >= leastChance)) return []
  const sizes = Float32Array.from(signs, ({ words }) => words)
  const kept = choose(chances, sizes)
  const indices = segments.flatMap((segment, index) => (kept[index] === 1 && !isPageTurner(segment) ? [index] : []))
  const isText = kind === 'article' || kind === 'documentation'
  const inner = trimmed(indices, view, chances, isText)
  const begun = kind === 'documentation' ? withMembers(inner, view) : inner
  const whole = withWholes(isText ? completed(toItsEnd(begun, view, chances, kind), view) : inner, view, kind)
  const all = withPanelLabels(
    withAnnounced(withFactsUnderTitle(withCardParts(withPosts(whole, view, kind), view, kind), view, kind), view, kind),
    view,
  )
  const own =
    kind === 'article'
      ? withoutImprint(withoutTail(withoutTeasers(withoutInsets(withoutComments(all, view), view), view), view), view)
      : withoutCopies(all, view, kind)
  return withoutFrameLines(
    withSubpages(withoutStretches(own, view), view, menus).flatMap(index => segments[index] ?? []),
  )
}

/** The segments of a page that are its content, in their order, and what kind of page it is. */
export function mainContent(
  segments: readonly Segment[],
  facts: PageFacts,
  model: ContentModel,
  menus: ReadonlySet<HtmlElement>,
): MainContent {
  const content = contentOf(segments, facts, model, menus)
  const rest = sizeOf(segments) < shortPage ? undefined : outsideFrame(segments, content.segments, menus)
  if (rest === undefined) return content
  return rest.length === 0 ? { ...content, segments: [] } : contentOf(rest, facts, model, menus)
}

function contentOf(
  segments: readonly Segment[],
  facts: PageFacts,
  model: ContentModel,
  menus: ReadonlySet<HtmlElement>,
): MainContent {
  const view = new PageView(segments, facts, model.lexicons)
  const kinds = isShort(view) ? [] : kindChancesOf(Float32Array.from(pageFigures(view)), model.kinds)
  const kind = kindOf(view, kinds)
  return { segments: chosen(view, kind, kinds, model, menus), kind }
}
