import type { Box } from './boxes.ts'
import { type Echo, echoFeatures, echoOf } from './echo.ts'
import { type Headline, headlineFeatures, headlineOf } from './headline.ts'
import type { PageView, Score } from './page-view.ts'
import { cardFeatures, type Groups, groupsOf } from './repeats.ts'
import type { Signs } from './signs.ts'

/** How many figures there are about a segment. */
export const columnCount = 221

/** Takes one figure about a segment. The order of calls is the order of the model's columns; names are for the reader. */
export type Put = (name: string, value: number) => void

const kinds = ['paragraph', 'list_item', 'table_row', 'heading', 'quote', 'code', 'caption'] as const
const watched = 'nav header footer aside main article section form table ul dl details figure button label a h1'.split(
  ' ',
)
/** Lists of both sorts are one. */
const watchedAt: ReadonlyMap<string, number> = new Map([
  ...watched.map((name, at) => [name, at] as const),
  ['ol', watched.indexOf('ul')],
])

const flag = (value: boolean | undefined): number => (value ? 1 : 0)
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

const none: Signs = {
  size: 0,
  words: 0,
  eastAsian: 0,
  linkDensity: 0,
  sentences: 0,
  pauses: 0,
  digits: 0,
  capitals: 0,
  endsSentence: false,
  endsColon: false,
  price: false,
  date: false,
  rights: false,
  question: false,
}

interface Named {
  least: number
  most: number
  low: number
  sum: number
}

function addScore(named: Named, { mean, low }: Score): void {
  named.least = Math.min(named.least, mean)
  named.most = Math.max(named.most, mean)
  named.low = Math.min(named.low, low)
  named.sum += mean
}

/** Boxes around a segment, each holding more segments than the one before; wrappers of the same text count once. */
function widening(box: Box): readonly Box[] {
  const found = [box]
  let last = box
  for (let above = box.parent; above; above = above.parent) {
    if (above.first < last.first || above.end > last.end) found.push(above)
    last = above
  }
  return found
}

interface Lines {
  /** Index of the heading over each segment, or -1. */
  readonly over: Int32Array
  /** First segment after each segment that is a heading or the end. */
  readonly next: Int32Array
  readonly firstTitle: number
}

function linesOf(view: PageView): Lines {
  const { segments } = view
  const over = new Int32Array(segments.length).fill(-1)
  const next = new Int32Array(segments.length).fill(segments.length)
  let last = -1
  for (const [index, { kind }] of segments.entries()) {
    over[index] = last
    if (kind === 'heading') last = index
  }
  for (let index = segments.length - 2; index >= 0; index -= 1)
    next[index] = segments[index + 1]?.kind === 'heading' ? index + 1 : (next[index + 1] ?? segments.length)
  const firstTitle = segments.findIndex(({ kind, level }) => kind === 'heading' && level === 1)
  return { over, next, firstTitle }
}

export class Features {
  private readonly view: PageView
  private readonly lines: Lines
  private readonly groups: Groups
  private readonly echo: Echo
  private readonly headline: Headline
  private readonly named = new Map<Box, readonly number[]>()

  constructor(view: PageView) {
    this.view = view
    this.lines = linesOf(view)
    this.groups = groupsOf(view)
    this.echo = echoOf(view)
    this.headline = headlineOf(view, this.echo.title)
  }

  /** All figures about segment `index`. */
  write(index: number, put: Put): void {
    const box = this.view.boxes[index]
    if (!box) return
    this.own(index, put)
    this.place(index, box, put)
    this.markup(box, put)
    this.around(index, box, put)
    this.heading(index, put)
    this.neighbours(index, put)
    cardFeatures(this.view, this.groups, index, put)
    echoFeatures(this.echo, index, put)
    headlineFeatures(this.view, this.headline, index, put)
  }

  private own(index: number, put: Put): void {
    const signs = this.view.signs[index] ?? none
    const segment = this.view.segments[index]
    put('size', signs.size)
    put('words', signs.words)
    put('linkDensity', signs.linkDensity)
    put('links', segment?.links ?? 0)
    put('linkSize', share(segment?.linked ?? 0, segment?.links ?? 0))
    put('sentences', signs.sentences)
    put('sentenceSize', share(signs.size, signs.sentences))
    put('pauses', signs.pauses)
    put('digits', signs.digits)
    put('capitals', signs.capitals)
    put('endsSentence', flag(signs.endsSentence))
    put('endsColon', flag(signs.endsColon))
    put('price', flag(signs.price))
    put('date', flag(signs.date))
    put('rights', flag(signs.rights))
    put('question', flag(signs.question))
    put('kind', kinds.indexOf(segment?.kind ?? 'paragraph'))
    put('level', segment?.level ?? 0)
    put('images', segment?.images ?? 0)
    const { mean, low, high } = this.view.text(index)
    put('text.mean', mean)
    put('text.low', low)
    put('text.high', high)
  }

  private place(index: number, box: Box, put: Put): void {
    const { totals, segments } = this.view
    const whole = totals.whole().size
    const before = totals.sizeBetween(0, index)
    put('depth', box.depth)
    put('index', index)
    put('fromEnd', segments.length - index)
    put('indexShare', index / segments.length)
    put('before', before)
    put('after', whole - before)
    put('beforeShare', share(before, whole))
    const { firstTitle } = this.lines
    put('sinceTitle', firstTitle < 0 ? -999 : index - firstTitle)
    put('sizeSinceTitle', firstTitle < 0 ? -9999 : before - totals.sizeBetween(0, firstTitle))
    put('proseBefore', totals.proseBetween(0, index))
    put('proseAfter', totals.proseBetween(index + 1, segments.length))
    const near = [index - 4, index + 5] as const
    put('proseNear', totals.proseBetween(...near))
    put('linkedNear', share(totals.linkedBetween(...near), totals.sizeBetween(...near)))
  }

  private markup(box: Box, put: Put): void {
    const known = this.named.get(box) ?? this.namesAround(box)
    this.named.set(box, known)
    for (const value of known) put('markup', value)
  }

  /** What the markup calls a box and those around it. */
  private namesAround(box: Box): readonly number[] {
    const { view } = this
    // A class name on what holds nearly all of the page says nothing about this part of it.
    const most = view.totals.whole().size * 0.8
    const named = { least: 0, most: 0, low: 0, sum: 0 }
    const places = watched.map(() => 0)
    let [chrome, veiled, parts, steps] = [0, 0, 0, 0]
    for (let above: Box | undefined = box; above; above = above.parent) {
      const { element, first, end } = above
      steps += 1
      if (veiled === 0 && view.isVeiled(element)) veiled = steps
      const at = watchedAt.get(element.name)
      if (at !== undefined) places[at] ||= steps
      if (view.totals.sizeBetween(first, end) > most) continue
      parts += 1
      addScore(named, view.markup(element))
      if (chrome === 0 && view.isChrome(element)) chrome = parts
    }
    return [named.least, named.most, named.low, named.sum, chrome, veiled, ...places]
  }

  private around(index: number, box: Box, put: Put): void {
    const chain = widening(box)
    const { totals } = this.view
    const whole = totals.whole()
    for (const at of [0, 1, 2, 3, 5]) {
      const around = chain[Math.min(at, chain.length - 1)] ?? box
      const sums = totals.in(around)
      const count = around.end - around.first
      const score: Score = this.view.markup(around.element)
      put('box.share', share(sums.size, whole.size))
      put('box.size', sums.size)
      put('box.count', count)
      put('box.mean', share(sums.size, count))
      put('box.linked', share(sums.linked, sums.size))
      put('box.prose', share(sums.prose, sums.size))
      put('box.proseShare', share(sums.prose, whole.prose))
      put('box.sentences', share(sums.sentences, count))
      put('box.headings', share(sums.headings, count))
      put('box.images', share(sums.images, count))
      put('box.markup', score.mean)
      put('box.worst', score.low)
      put('box.at', share(index - around.first, count))
      put('box.siblings', around.parent?.children.length ?? 0)
    }
  }

  private heading(index: number, put: Put): void {
    const { view, lines } = this
    const over = lines.over[index] ?? -1
    const next = lines.next[index] ?? view.segments.length
    const section = view.totals.between(over, next)
    const text = over < 0 ? { mean: 0, low: 0 } : view.text(over)
    const box = view.boxes[over]
    put('over.distance', over < 0 ? -1 : index - over)
    put('over.level', view.segments[over]?.level ?? 0)
    put('over.text', text.mean)
    put('over.low', text.low)
    put('over.markup', box ? view.markup(box.element).mean : 0)
    put('over.linked', view.signs[over]?.linkDensity ?? 0)
    put('section.size', section.size)
    put('section.count', next - over)
    put('section.linked', share(section.linked, section.size))
    put('section.prose', share(section.prose, section.size))
    put('section.after', view.totals.sizeBetween(index + 1, next))
    const second = over < 0 ? -1 : (lines.over[over] ?? -1)
    put('over2.text', second < 0 ? 0 : view.text(second).mean)
    put('over2.distance', second < 0 ? -1 : index - second)
  }

  private neighbours(index: number, put: Put): void {
    const { view } = this
    for (const offset of [-3, -2, -1, 1, 2, 3]) {
      const signs = view.signs[index + offset] ?? none
      put('near.size', signs.size)
      put('near.linked', signs.linkDensity)
      put('near.kind', kinds.indexOf(view.segments[index + offset]?.kind ?? 'caption'))
      put('near.text', index + offset in view.segments ? view.text(index + offset).mean : 0)
      put('near.same', flag(view.boxes[index + offset]?.parent === view.boxes[index]?.parent))
    }
  }
}
