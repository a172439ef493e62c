import { paragraphsOf, parsedJson } from './json-texts.ts'

/** Keys under which applications keep what they show as text. */
const worded =
  /^(?:body|content|text|description|html|markdown|summary|excerpt|paragraphs?|value|message|answer|review|details?|intro|lead|caption|plaintext|raw|children)$|(?:body|content|text|html|description|copy|markdown)$/i

/** Branches that hold the words of the application itself, of other pages, or for machines. */
const foreign =
  /seo|meta|i18n|intl|locale|translat|message(?:s|bundle)|navig|menu|footer|header|cookie|consent|config|setting|feature|experiment|legal|error|related|recommend|similar|trending|suggest|banner|promo|analytics|tracking|schema|style|css|script|query$|compiled/i

const maxDepth = 24
const maxTexts = 5000
/** A label or an identifier is shorter. */
const leastChars = 60

type Refs = readonly unknown[] | undefined

/** Sentences, not a style sheet, an address or a token. */
function isProse(text: string): boolean {
  const wide = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  if (wide > 20) return /[。，！？]/.test(text)
  const words = text.match(/(?<![\p{L}\p{N}])\p{L}[\p{L}'’-]*(?=[\s,.;:!?)”"]|$)/gu)?.length ?? 0
  return text.length >= leastChars && words * 9 >= text.length && /[.!?][)”"']?(?:\s|$)/.test(text)
}

class Collector {
  readonly texts: string[] = []
  private readonly refs: Refs
  private readonly seen = new Set<unknown>()

  constructor(refs: Refs) {
    this.refs = refs
  }

  collect(value: unknown, key: string, depth: number): void {
    if (depth > maxDepth || this.texts.length > maxTexts || foreign.test(key)) return
    if (typeof value === 'string') this.add(value, key)
    // References may lead in circles.
    if (typeof value !== 'object' || value === null || this.seen.has(value)) return
    this.seen.add(value)
    const isList = Array.isArray(value)
    for (const [name, item] of Object.entries(value)) this.collect(this.target(item), isList ? key : name, depth + 1)
  }

  private add(text: string, key: string): void {
    if (worded.test(key)) this.texts.push(...paragraphsOf(text).filter(isProse))
  }

  /** Nuxt writes its state as one flat list whose objects name their values by place. */
  private target(item: unknown): unknown {
    return this.refs && typeof item === 'number' ? this.refs[item] : item
  }
}

/** `["ShallowReactive", 1]` or `{ "data": 2 }` first, and then what they name. */
function isFlat(value: unknown): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length < 3 || typeof value[0] !== 'object' || value[0] === null) return false
  const [head, ...rest] = Object.values(value[0])
  return ['number', 'string'].includes(typeof head) && rest.every(one => typeof one === 'number')
}

/** The sentences in the JSON from which an application draws its page, in their order, each once. */
export function textsOfState(sources: readonly string[]): readonly string[] {
  const texts = sources.flatMap(source => {
    const value = parsedJson(source)
    const refs = isFlat(value) ? value : undefined
    const collector = new Collector(refs)
    collector.collect(refs ? refs[0] : value, '', 0)
    if (refs && collector.texts.length === 0) for (const item of refs) collector.collect(item, '', 0)
    return collector.texts
  })
  return [...new Set(texts)]
}
