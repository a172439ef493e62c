import type { Paragraph } from '../domain/document.ts'
import type { Requirement, ResearchState, Task } from '../domain/research.ts'
import { words } from '../text/words.ts'

/** Half of the words of one stand in the other. */
const MIN_SHARE = 0.5

/** The open task that words (a query, a title) are most likely for; undefined where none fits. */
export function taskServedBy(text: string, { tasks, requirements }: ResearchState): Task | undefined {
  const said = new Set(words(text, { dropStopWords: true }))
  const scored = tasks.map(task => {
    const asked = requirements.filter(({ id }) => task.for.includes(id)).map(one => one.text)
    return { task, share: sharedPart(said, new Set(words([task.title, ...asked].join(' '), { dropStopWords: true }))) }
  })
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a && a.share >= b.share ? a : b),
    undefined,
  )
  return best && best.share >= MIN_SHARE ? best.task : undefined
}

/** Of its rarer words, what a text has to have of a requirement to speak of it. */
const MIN_SPOKEN = 0.7
const MIN_WORDS = 2

/** The requirements whose words stand in one stretch of a text; undefined for none. */
export function requirementsServed(
  {
    title,
    text,
    paragraphs,
  }: { title: string; text: string; paragraphs: readonly Pick<Paragraph, 'start' | 'end' | 'under'>[] },
  { requirements }: ResearchState,
): readonly string[] | undefined {
  const asked = requirements
    .filter(({ kind, role }) => role !== 'negative' && (kind === 'part' || kind === 'other'))
    .map(askedBy)
    .filter(one => one.words.size >= MIN_WORDS)
  if (asked.length === 0) return undefined
  const titled = words(title)
  const served = new Set<string>()
  for (const { start, end, under = [] } of paragraphs) {
    const own = text.slice(start, end)
    const above = under.flatMap(n => paragraphs[n - 1] ?? []).map(one => text.slice(one.start, one.end))
    const said = new Set([...titled, ...words(`${above.join(' ')} ${own}`)])
    for (const one of asked) if (isSpoken(one, own, said)) served.add(one.id)
    if (served.size === asked.length) break
  }
  return served.size > 0 ? [...served] : undefined
}

interface Asked {
  readonly id: string
  readonly words: ReadonlySet<string>
  readonly answer: RegExp
}

const askedBy = ({ id, text }: Requirement): Asked => ({
  id,
  words: new Set(words(text, { dropStopWords: true })),
  answer: answerOf(text),
})

function isSpoken({ words: wanted, answer }: Asked, paragraph: string, said: ReadonlySet<string>): boolean {
  const spoken = [...wanted].filter(word => said.has(word)).length
  return spoken >= Math.max(MIN_WORDS, wanted.size * MIN_SPOKEN) && answer.test(paragraph)
}

const asksPrice =
  /\b(?:costs?|prices?|pricing|fees?|paid|pay|expensive|cheap|tuition|budget)\b|价格|费用|成本|多少钱|售价|收费/iu
const asksAmount =
  /\bhow (?:many|much|large|big|long|often|far|high|fast|old)\b|\b(?:what|which) (?:share|percentage|proportion|number)\b|多少|多大|多久|多长|多高|比例/iu
const money =
  /[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:[$€£¥₹]|(?:thousand|million|billion|k|m|bn)?\s?(?:dollars?|euros?|pounds?|cents?|yuan|yen|usd|eur|gbp|cny|rmb|元|美元|欧元|英镑|万|亿))|\bfree\b|免费/iu

/** What stands where a question of that kind is answered: an amount of money, a number, or anything. */
function answerOf(wording: string): RegExp {
  if (asksPrice.test(wording)) return money
  return asksAmount.test(wording)
    ? /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|dozens?|hundreds?|thousands?)\b|[一二两三四五六七八九十百千万半]/iu
    : /(?:)/u
}

function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : [...a].filter(word => b.has(word)).length / smaller
}
