import type { Check } from '../domain/claim.ts'
import { figures } from '../text/numbers.ts'
import { words } from '../text/words.ts'
import { contentWords } from './claim-terms.ts'
import type { Passage } from './passage.ts'

const speaksOfDefault = /\bdefaults?\b|默认|缺省/i
/** `Default: 10`, `defaults to 10`, `the default is 10`: what follows is the value. */
const statesValue =
  /\bdefault(?:s to|ing to| value(?: is| of|:)?|s?:| is| are)\s+([^.;\n]{1,60})|(?:默认|缺省)(?:值|设置)?(?:为|是|[：:])\s*([^。；，\n]{1,30})/gi
const saysSo = /\bby default\b|默认|缺省/i
/** `With the default block size` says of another thing that it is the default. */
const qualifies = /\b(?:with|at|for|using|under) (?:the |its |a )?default\s+(?!is\b|value\b)\w/i
/** The value hangs on something else. */
const isReckoned = /\b(?:minimum|maximum|depends?|between|whichever|unless|if)\b|>>>?|<<|取决于|较[大小]/i

/** That something is the default is said only by what says so, and of the value that it says. */
export function compareDefault(claim: string, { text, window, around }: Passage): Check[] {
  if (!speaksOfDefault.test(claim)) return []
  const values = valuesIn([window, ...around].join('\n'))
  const isSaid = saysSo.test([text, window, ...around].join(' ')) || (qualifies.test(claim) && qualifies.test(text))
  if (values.length === 0) return isSaid ? [] : compareDefaultKind(claim, text)
  // What is said to be so by default is said in words, and not as a value.
  if (saysSo.test(text) && valuesIn(text).length === 0) return []
  const own = new Set(termsOf(claim))
  const same = values.filter(value => termsOf(value).some(term => own.has(term)))
  if (same.length === 0) return [unknown('another default is said there')]
  return same.every(value => isReckoned.test(value)) ? [unknown('the default is reckoned there')] : []
}

/** `The default client-side sessions` says which kind is the default. */
const kind = /\bdefault\s+((?:[\p{L}-]+\s+){1,3}[\p{L}-]+)/iu

function compareDefaultKind(claim: string, text: string): Check[] {
  const [qualities = ''] = kind.exec(text)?.[1]?.split(/\s(?=\S+$)/) ?? []
  const clause = claim.split(/[,;:]|\b(?:and|but|while|whereas|though)\b/i).find(one => speaksOfDefault.test(one)) ?? ''
  const own = new Set(words(clause))
  return words(qualities, { dropStopWords: true }).some(term => own.has(term))
    ? []
    : [unknown('that it is the default is not said there')]
}

const valuesIn = (text: string): string[] =>
  Array.from(text.matchAll(statesValue), ([, latin, han]) =>
    (latin ?? han ?? '').replace(/^[\w.-]+\s*[=:]\s*(?=\S)/, ''),
  )

const termsOf = (text: string): string[] => [
  ...contentWords(text),
  ...figures(text).map(({ value }) => `=${value}`),
  ...words(text).filter(term => /^(?:true|false|on|off|yes|no|none|null|0)$/.test(term)),
]

const unknown = (reason: string): Check => ({ name: 'entity', result: 'unknown', reason })
