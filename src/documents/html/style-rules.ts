/** A declaration as the cascade weighs it. */
export interface Declared {
  readonly value: string
  readonly important: boolean
  /** Its place among all declarations. */
  readonly order: number
}

export type Declarations = ReadonlyMap<string, Declared>

export interface StyleRules {
  /** By selectors of one class or id (`.note`, `#note`), in the order of the sheet: what outside of at-rules bears on whether text is seen. */
  readonly plain: ReadonlyMap<string, Declarations>
  /** Classes and ids that a rule shows under a condition: on some screens, inside another element, together with another class. */
  readonly shownElsewhere: ReadonlySet<string>
}

const telling = new Set(
  'display visibility clip clip-path width height max-width max-height overflow text-indent left top font-size'.split(
    ' ',
  ),
)
const tellingWord = /display|visibility|clip|overflow|text-indent|font-size|(?:left|top)\s*:\s*-/i
/** Sheets longer than this are frameworks that a page carries along; they are read as far as this. */
const MOST_CHARS = 400_000
const plainSelector = /^[.#][\w-]+$/
const shows = /(?:^|[;\s])(?:display\s*:\s*(?!none)|visibility\s*:\s*visible|clip\s*:\s*auto|clip-path\s*:\s*none)/i
/** A state that a person brings about. */
const state = /:(?:hover|focus|active|target|checked|visited|before|after)/

/** Of two declarations of one property, the one that counts. */
export const stronger = (a: Declared | undefined, b: Declared): Declared =>
  a && (a.important === b.important ? a.order > b.order : a.important) ? a : b

/** What a declaration block sets of what bears on being seen. */
export function declarationsOf(
  block: string,
  order: number,
  into = new Map<string, Declared>(),
): Map<string, Declared> {
  for (const declaration of block.split(';')) {
    const colon = declaration.indexOf(':')
    const name = declaration.slice(0, colon).trim().toLowerCase()
    if (colon < 0 || !telling.has(name)) continue
    const raw = declaration.slice(colon + 1).toLowerCase()
    const important = raw.includes('!important')
    into.set(name, stronger(into.get(name), { value: raw.replace('!important', '').trim(), important, order }))
  }
  return into
}

/** Reads the rules of a page's own style elements. */
export function styleRulesOf(sheets: readonly string[]): StyleRules {
  const reader = new SheetReader()
  for (const sheet of sheets) if (tellingWord.test(sheet)) reader.read(sheet.slice(0, MOST_CHARS))
  return reader
}

class SheetReader implements StyleRules {
  readonly plain = new Map<string, Map<string, Declared>>()
  readonly shownElsewhere = new Set<string>()
  private order = 0

  read(sheet: string): void {
    const text = sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '')
    const signs = /[{};]/g
    let from = 0
    /** Of at-rules, and of rules in which others are nested. */
    let depth = 0
    for (let found = signs.exec(text); found; found = signs.exec(text)) {
      if (found[0] === '{') {
        const end = this.open(text, from, found.index, depth)
        if (end === undefined) depth += 1
        else signs.lastIndex = end
      } else if (found[0] === '}') depth = Math.max(0, depth - 1)
      from = signs.lastIndex
    }
  }

  /** Takes in a rule and says where it ends; an at-rule or one with others in it is gone into. */
  private open(text: string, from: number, brace: number, depth: number): number | undefined {
    const prelude = text.slice(from, brace).trim()
    const closing = text.indexOf('}', brace)
    const end = closing < 0 ? text.length : closing
    const block = text.slice(brace + 1, end)
    if (prelude.startsWith('@') || block.includes('{')) return undefined
    this.rule(prelude, block, depth > 0)
    return end + 1
  }

  private rule(prelude: string, block: string, isConditional: boolean): void {
    if (!tellingWord.test(block) && !/height|width/.test(block)) return
    for (const selector of prelude.split(',')) {
      const one = selector.trim()
      if (!isConditional && plainSelector.test(one))
        this.plain.set(one, declarationsOf(block, ++this.order, this.plain.get(one)))
      else if (shows.test(block) && !state.test(one)) this.showElsewhere(one)
    }
  }

  private showElsewhere(selector: string): void {
    const last = selector.split(/[\s>+~]+/).at(-1) ?? ''
    for (const name of last.match(/[.#][\w-]+/g) ?? []) this.shownElsewhere.add(name)
  }
}
