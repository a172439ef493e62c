import type { Box } from './boxes.ts'
import type { Neighbourhood } from './context.ts'
import { echoFeatures, type Echo, echoOf } from './echo.ts'
import type { PageView, Score } from './page-view.ts'
import { cardFeatures, cardsAround, type Groups, groupsOf } from './repeats.ts'
import type { Signs } from './signs.ts'

/** Takes one figure about a segment. The order of calls is the order of the model's features. */
export type Put = (name: string, value: number) => void

const kinds = ['paragraph', 'list_item', 'table_row', 'heading', 'quote', 'code', 'caption'] as const
const watched = 'nav header footer aside main article section form table ul dl details figure button label a h1'.split(' ')

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
  private readonly page: readonly number[]

  constructor(view: PageView, page: readonly number[]) {
    this.view = view
    this.lines = linesOf(view)
    this.groups = groupsOf(view)
    this.echo = echoOf(view)
    this.page = page
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
    for (const [column, value] of this.page.entries()) put(`page.${column}`, value)
  }

  /** Which runs of segments each segment belongs to. */
  neighbourhood(): Neighbourhood {
    const { segments, signs, boxes } = this.view
    const ranges: number[] = []
    for (const [index, box] of boxes.entries()) {
      const chain = widening(box)
      for (const level of [1, 2, 3, 4]) {
        const around = chain[Math.min(level, chain.length - 1)] ?? box
        ranges.push(around.first, around.end)
      }
      const [inner, outer] = cardsAround(box, this.groups)
      ranges.push(inner?.box.first ?? index, inner?.box.end ?? index + 1)
      ranges.push(inner?.cards.boxes[0]?.first ?? index, inner?.cards.boxes.at(-1)?.end ?? index + 1)
      ranges.push(outer?.box.first ?? index, outer?.box.end ?? index + 1)
      ranges.push(Math.max(0, this.lines.over[index] ?? 0), this.lines.next[index] ?? segments.length)
    }
    return {
      sizes: Float32Array.from(signs, ({ size }) => size),
      ranges: Int32Array.from(ranges),
      runs: 8,
      templates: this.groups.numbers,
    }
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
    const whole = totals.between(0, segments.length).size
    const before = totals.between(0, index).size
    put('depth', box.depth)
    put('index', index)
    put('fromEnd', segments.length - index)
    put('indexShare', index / segments.length)
    put('before', before)
    put('after', whole - before)
    put('beforeShare', share(before, whole))
    const { firstTitle } = this.lines
    put('sinceTitle', firstTitle < 0 ? -999 : index - firstTitle)
    put('sizeSinceTitle', firstTitle < 0 ? -9999 : before - totals.between(0, firstTitle).size)
    put('proseBefore', totals.between(0, index).prose)
    put('proseAfter', totals.between(index + 1, segments.length).prose)
    put('proseNear', totals.between(index - 4, index + 5).prose)
    put('linkedNear', share(totals.between(index - 4, index + 5).linked, totals.between(index - 4, index + 5).size))
  }

  private markup(box: Box, put: Put): void {
    const { view } = this
    const whole = view.totals.between(0, view.segments.length).size
    let low = 0
    let high = 0
    let worst = 0
    let sum = 0
    let chrome = 0
    const seen = new Map<string, number>()
    let steps = 0
    for (let above: Box | undefined = box; above; above = above.parent) {
      const { element } = above
      steps += 1
      if (!seen.has(element.name)) seen.set(element.name, steps)
      if (view.totals.between(above.first, above.end).size > whole * 0.8) continue
      const score = view.markup(element)
      low = Math.min(low, score.mean)
      high = Math.max(high, score.mean)
      worst = Math.min(worst, score.low)
      sum += score.mean
      if (chrome === 0 && view.isChrome(element)) chrome = steps
    }
    put('markup.low', low)
    put('markup.high', high)
    put('markup.worst', worst)
    put('markup.sum', sum)
    put('chrome', chrome)
    for (const name of watched) put(`in.${name}`, seen.get(name === 'ul' && !seen.has('ul') ? 'ol' : name) ?? 0)
  }

  private around(index: number, box: Box, put: Put): void {
    const chain = widening(box)
    const { totals, segments } = this.view
    const whole = totals.between(0, segments.length)
    for (const [level, at] of [0, 1, 2, 3, 5].entries()) {
      const around = chain[Math.min(at, chain.length - 1)] ?? box
      const sums = totals.between(around.first, around.end)
      const count = around.end - around.first
      const score: Score = this.view.markup(around.element)
      put(`box${level}.share`, share(sums.size, whole.size))
      put(`box${level}.size`, sums.size)
      put(`box${level}.count`, count)
      put(`box${level}.mean`, share(sums.size, count))
      put(`box${level}.linked`, share(sums.linked, sums.size))
      put(`box${level}.prose`, share(sums.prose, sums.size))
      put(`box${level}.proseShare`, share(sums.prose, whole.prose))
      put(`box${level}.sentences`, share(sums.sentences, count))
      put(`box${level}.headings`, share(sums.headings, count))
      put(`box${level}.images`, share(sums.images, count))
      put(`box${level}.markup`, score.mean)
      put(`box${level}.worst`, score.low)
      put(`box${level}.at`, share(index - around.first, count))
      put(`box${level}.siblings`, around.parent?.children.length ?? 0)
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
    put('section.after', view.totals.between(index + 1, next).size)
    const second = over < 0 ? -1 : (lines.over[over] ?? -1)
    put('over2.text', second < 0 ? 0 : view.text(second).mean)
    put('over2.distance', second < 0 ? -1 : index - second)
  }

  private neighbours(index: number, put: Put): void {
    const { view } = this
    for (const offset of [-3, -2, -1, 1, 2, 3]) {
      const signs = view.signs[index + offset] ?? none
      put(`near${offset}.size`, signs.size)
      put(`near${offset}.linked`, signs.linkDensity)
      put(`near${offset}.kind`, kinds.indexOf(view.segments[index + offset]?.kind ?? 'caption'))
      put(`near${offset}.text`, index + offset in view.segments ? view.text(index + offset).mean : 0)
      put(`near${offset}.same`, flag(view.boxes[index + offset]?.parent === view.boxes[index]?.parent))
    }
  }
}
