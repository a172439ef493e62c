import { type Box, boxesOf, Totals } from './boxes.ts'
import { isChrome } from './chrome.ts'
import { hiddenByMarkup } from './hidden.ts'
import { type Lexicon, markupTokens, textTokens } from './lexicon.ts'
import type { Segment } from './segments.ts'
import { type Signs, signsOf } from './signs.ts'
import type { HtmlElement } from './tree.ts'

/** What a page says of itself, for comparison with its blocks. */
export interface PageFacts {
  readonly title: string
  readonly description: string
  /** Texts of the page's own JSON-LD: article body, description, answers. */
  readonly data: string
  /** Types of its JSON-LD objects and og:type, lower case. */
  readonly types: readonly string[]
  readonly url: string | undefined
}

export interface Lexicons {
  readonly markup: Lexicon
  readonly text: Lexicon
}

/** Mean, lowest and highest weight of some words; zero where none is known. */
export interface Score {
  readonly mean: number
  readonly low: number
  readonly high: number
}

const unknown: Score = { mean: 0, low: 0, high: 0 }

function scoreOf(tokens: readonly string[], lexicon: Lexicon): Score {
  let sum = 0
  let count = 0
  let low = 0
  let high = 0
  for (const token of tokens) {
    const weight = lexicon.get(token)
    if (weight === undefined) continue
    sum += weight
    count += 1
    low = Math.min(low, weight)
    high = Math.max(high, weight)
  }
  return count === 0 ? unknown : { mean: sum / count, low, high }
}

const namesOf = ({ name, attributes }: HtmlElement): string =>
  `${name} ${attributes['class']}\n${attributes['id']}\n${attributes['role']}\n${attributes['itemprop']}\n${attributes['itemtype']}`

/** A page cut into segments, with everything that is looked up more than once. */
export class PageView {
  readonly segments: readonly Segment[]
  readonly signs: readonly Signs[]
  /** The innermost box of each segment. */
  readonly boxes: readonly Box[]
  readonly totals: Totals
  readonly facts: PageFacts
  private readonly lexicons: Lexicons
  private readonly markupScores = new Map<HtmlElement, Score>()
  /** By what the markup says, since most elements of a page say the same. */
  private readonly scoresByNames = new Map<string, Score>()
  private readonly textScores: (Score | undefined)[] = []
  private readonly veiled = new Map<HtmlElement, boolean>()
  private readonly chrome = new Map<HtmlElement, boolean>()

  constructor(segments: readonly Segment[], facts: PageFacts, lexicons: Lexicons) {
    this.segments = segments
    this.signs = segments.map(signsOf)
    this.boxes = boxesOf(segments)
    this.totals = new Totals(segments, this.signs)
    this.facts = facts
    this.lexicons = lexicons
  }

  markup(element: HtmlElement): Score {
    const known = this.markupScores.get(element)
    if (known) return known
    const names = namesOf(element)
    const score = this.scoresByNames.get(names) ?? scoreOf(markupTokens(element), this.lexicons.markup)
    this.scoresByNames.set(names, score)
    this.markupScores.set(element, score)
    return score
  }

  /** Of the words of segment `index`. */
  text(index: number): Score {
    const known = this.textScores[index]
    if (known) return known
    const score = scoreOf(textTokens(this.segments[index]?.text ?? ''), this.lexicons.text)
    this.textScores[index] = score
    return score
  }

  /** Whether the markup hides an element that a control opens. */
  isVeiled(element: HtmlElement): boolean {
    const known = this.veiled.get(element)
    if (known !== undefined) return known
    const found = hiddenByMarkup(element)
    this.veiled.set(element, found)
    return found
  }

  isChrome(element: HtmlElement): boolean {
    const known = this.chrome.get(element)
    if (known !== undefined) return known
    const found = isChrome(element)
    this.chrome.set(element, found)
    return found
  }
}
