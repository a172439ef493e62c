import type { Check } from '../domain/claim.ts'
import { words } from '../text/words.ts'
import { kept } from './kept.ts'

/** What something turns from and what it turns to, as index terms. */
interface Turn {
  readonly from: ReadonlySet<string>
  readonly to: ReadonlySet<string>
}

const end = String.raw`(?=[,;.!?，；。]|\s(?:in|which|that|who|because|since|while|although|after|before|when|by|as|during|for|and|but)\s|$)`
const turns: readonly (readonly [pattern: RegExp, from: number, to: number])[] = [
  [
    new RegExp(
      String.raw`\b(?:away )?from\s+(.{2,60}?)\s+(?:in favou?r of|to|towards?|into|onto)\s+(.{2,60}?)${end}`,
      'giu',
    ),
    1,
    2,
  ],
  [
    new RegExp(
      String.raw`\b(?:in favou?r of|to|towards?|into)\s+(.{2,60}?)\s+(?:away |instead of |rather than )?from\s+(.{2,60}?)${end}`,
      'giu',
    ),
    2,
    1,
  ],
  [
    new RegExp(
      String.raw`\b(?:leav(?:e|es|ing)|left|depart(?:s|ed|ing)?(?: from)?)\s+(.{2,40}?)\s+(?:for|to (?:return|go|come|sail|travel|move|fly) (?:back )?to|and (?:returned|went|came|sailed|travelled|moved|flew) (?:back )?to)\s+(.{2,40}?)${end}`,
      'giu',
    ),
    1,
    2,
  ],
  [new RegExp(String.raw`\breplac(?:e|es|ed|ing)\s+(.{2,60}?)\s+(?:with|by)\s+(.{2,60}?)${end}`, 'giu'), 1, 2],
  [new RegExp(String.raw`\b(.{2,60}?)\s+(?:in favou?r of)\s+(.{2,60}?)${end}`, 'giu'), 1, 2],
  [
    new RegExp(
      String.raw`\b(.{2,60}?)\s+(?:instead of|rather than|over|in place of|in lieu of)\s+(.{2,60}?)${end}`,
      'giu',
    ),
    2,
    1,
  ],
  [/从([^，。；]{1,20}?)(?:转向|改为|改成|换成|变为|变成|升级到|升级为|迁移到|转为)([^，。；]{1,20})/gu, 1, 2],
  [/用([^，。；]{1,20}?)(?:代替|取代|替换|替代)(?:了)?([^，。；]{1,20})/gu, 2, 1],
]

const turnsIn: (text: string) => readonly Turn[] = kept(text =>
  hint.test(text)
    ? turns.flatMap(([pattern, from, to]) =>
        Array.from(text.matchAll(pattern), match => ({ from: termsOf(match[from]), to: termsOf(match[to]) })),
      )
    : [],
)

/** What the patterns have in common, looked for first. */
const hint =
  /\bfrom\b|\b(?:lea|left|depart)|\bfavou?r of\b|\breplac|\b(?:instead|lieu|place) of\b|\brather than\b|\bover\b|[从用]/i

const termsOf = (said = ''): ReadonlySet<string> =>
  new Set(words(said, { dropStopWords: true }).filter(term => term.length > 1))

/** `From casement to double-hung windows` is the other way round than `away from double-hung styles in favor of casement windows`. */
export function compareExchange(claim: string, sentence: string): Check[] {
  const own = turnsIn(claim)
  if (own.length === 0) return []
  const there = turnsIn(sentence)
  const isExchanged = own.some(one => there.some(other => isTurnedRound(one, other)))
  const isSame = own.some(one => there.some(other => isTurnedRound(one, { from: other.to, to: other.from })))
  return isExchanged && !isSame
    ? [{ name: 'negation', result: 'conflicts', reason: 'from and to are exchanged there' }]
    : []
}

/** What tells the one side of the first from its other side stands on the other side of the second. */
function isTurnedRound(one: Turn, other: Turn): boolean {
  const fromOnly = [...one.from].filter(term => !one.to.has(term))
  const toOnly = [...one.to].filter(term => !one.from.has(term))
  const isOnly = (term: string, here: ReadonlySet<string>, there: ReadonlySet<string>) =>
    here.has(term) && !there.has(term)
  return (
    fromOnly.some(term => isOnly(term, other.to, other.from)) && toOnly.some(term => isOnly(term, other.from, other.to))
  )
}
