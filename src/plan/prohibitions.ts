import { formItem } from './form-items.ts'
import { isAsked, sentencesOf } from './sentences.ts'

/** What a question says an answer must not have or do, in its own words. */
export interface Prohibition {
  readonly words: string
  /** Of what the answer may rest on, and not of what it says. */
  readonly ofSources: boolean
  /** What who asks wants to do without: it is no answer. */
  readonly isUnwanted?: true
}

const not = "(?:do not|do n['’]t|don['’]t|never|(?:must|should|may|shall)(?: not|n['’]t)|cannot|can['’]t)"
/** Verbs by which a question speaks of what an answer rests on, and not of its subject. */
const usesOf = '(?:us|includ|cit|mention|quot|consult|rely|refer|draw)(?:e|ing|ion)?(?: (?:on|to|from))?'
const rulesOut = `without ${usesOf}|without(?: any)?(?= (?:[\\w-]+\\.)+[a-z]{2,}\\b| wikipedia\\b)|excluding|except(?: for)?|not including|other than|${not} ${usesOf}|avoid (?:us|cit|quot|consult|rely|referr)ing(?: (?:on|to))?`
const notInChinese = '(?:不要|请勿|切勿|不得|避免|不能|不可|禁止|勿|不应(?:该|当)?|不该)'
const rulesOutInChinese = `${notInChinese}(?:使用|引用|包括|提及|参考|采用)|${notInChinese}(?=[\\w-]+\\.[a-z])|不包括|不包含|除了(?![^。；？！]{1,30}(?:还|也|又))|排除(?!故障|法)`
const ofSources = new RegExp(`^(?:please )?(?:(?:${rulesOut})\\s+|(?:${rulesOutInChinese}))`, 'iu')
const within = new RegExp(
  `(?:[,，]\\s*)?\\b(?:${rulesOut})\\s+(?:[^,.;?!]|\\.(?=\\w))+|[，,]?(?:${rulesOutInChinese})[^，。；？！,]+`,
  'giu',
)

const lead =
  '(?:(?:and|or|but|also|please|so|then|finally|in addition|importantly|note that|you|the (?:answer|report|text)|(?:i|we) (?:want|need) (?:you )?to)\\b[,\\s]*|[-*•–]\\s*|[(（]?\\d{1,2}[.)）]\\s*)*'
/** What a sentence that forbids begins with: a command, no statement (`Never before has …`) and no other question (`Don't they …`). */
const begins = new RegExp(
  `^\\s*${lead}(?:please )?(?:(?:do not|do n['’]t|don['’]t) (?!(?:you|they|we|i|it|all|most|many|some|the)\\b)\\w|never (?!before\\b|has\\b|have\\b|had\\b|in\\b|did\\b|was\\b|is\\b)\\w|(?:must|should|may|shall)(?: not|n['’]t) \\w|(?:(?:i|we) )(?:do not|don['’]t) (?:want|need|wish|like)\\b|(?:avoid|exclude|omit|leave out|refrain from|stay away from|steer clear of)\\s+\\w)`,
  'iu',
)
/** `Without chemicals.`, `No brand names, please.`: a whole sentence without a verb of its own. */
const bare =
  /^\s*(?:(?:and|but|also|please)\s+)?(?:without|no)\s+(?:any\s+)?(?!one\b|matter\b|doubt\b|longer\b|need\b)[\w’'-]+(?:[\s,/]+(?!(?:is|are|was|were|has|have|had|can|could|will|would|does|do|did|may|might|should|must|shows?|what|how|why|which|who|where|when)\b)[\w’'-]+){0,6}[.!;]?\s*$/iu
const answerVerb =
  '(?:us|includ|cit|mention|quot|consult|rely|refer|nam|recommend|suggest|advis|present|promot|advertis|list|giv|writ|discuss|repeat|assum|tell|say|show|cover|invent|mak)(?:e|ing)?'
/** Within a sentence only what an answer does is forbidden: `plants that grow in shade and do not need water` forbids nothing. */
const midway = new RegExp(
  `(?:[,，;]\\s+(?:(?:and|but|or|also|please)\\s+)*|\\s+(?:and|but)\\s+(?:please\\s+)?)(?=(?:${not} ${answerVerb}\\b|avoid (?:any\\b|${answerVerb.replace('(?:e|ing)?', 'ing')}\\b)))`,
  'iu',
)
/** One prohibition ends and the next begins, or what is wanted instead. */
const next = new RegExp(
  `(?:\\s*,)?\\s+(?:and|or|nor|but)\\s+(?:please\\s+)?(?=(?:${not}|avoid)\\s)|[,;]\\s+(?=(?:${not}|avoid)\\s)`,
  'iu',
)
const instead =
  /(?:,\s+(?:and|but)|\s+but|,?\s+instead,?|;)\s+(?:please\s+)?(?=(?:explain|compare|list|describe|give|include|tell|say|show|use|cite|end|keep|focus|write|answer|name|only|rather|what|how|why|which|who|where|when|whether)\b)/iu
const asksInChinese = /什么|怎么|怎样|如何|哪|多[少久长大远高快]|为什么|为何|是否|谁|(?<!任)何|吗/u
const beginsInChinese = new RegExp(
  `^\\s*(?:请|但|也|并且?|另外|同时|此外|而且|务必|一定|千万|(?:这份|本)?(?:答案|回答|报告|正文|全文|文中))*(?:${notInChinese}|别(?![墅的人克处称]))(?=.)`,
  'u',
)

/** The prohibitions of a question, and the question without them. Wishes on manner (`no jargon`) stay in it. */
export function takeProhibitions(question: string): {
  readonly prohibitions: readonly Prohibition[]
  readonly rest: string
} {
  const found: string[] = []
  const kept = sentencesOf(question).map(sentence => {
    const whole = isAsked(sentence) ? sentence : withoutCommands(sentence, found)
    return whole.replace(within, match => {
      found.push(match.replace(/^[,，\s]+/u, '').trim())
      return ' '
    })
  })
  return { prohibitions: [...found.map(prohibitionOf), ...unwantedIn(kept.join(''))], rest: kept.join('') }
}

/** `I want to try something without medication`: of who asks, and not of the subject (`plants that grow without soil`). */
const unwanted =
  /\b(?:i|we)(?:['’]d)?\b[^.?!:;]*?\b(?:want|like|love|prefer|hope|plan|wish|intend|try|trying|looking)\b(?:(?!\b(?:how|why|what|whether|if)\b)[^.?!:;])*?\bwithout\s+(?:any\s+|taking\s+(?:any\s+)?|using\s+(?:any\s+)?)?((?!(?:it|them|that|this|a|an|the|having|being)\b)[\p{L}-]+(?<!ing)(?:\s+(?:or\s+)?(?!(?:and|but|because|since|so|if|when|while|for|in|on|at|to|from|what|how|which|is|are)\b)[\p{L}-]+){0,2})(?=\s*(?:[,.:;!?]|$|\s(?:and|but|because|since|so|if|when|while|for|in|on|at|to|from)\b))/giu
const unwantedInChinese =
  /(?:我们?|本人)[^。？！；:：]{0,20}?(?:想|希望|打算|愿意|尽量)[^。？！；:：，,]{0,12}?(?:不(?:用|吃|靠|依赖|服用|借助)|无需)([\p{Script=Han}]{1,6}?)(?=[，,。；:：？！]|的|而|就|来|治|改善|缓解|解决|减|提高|降|$)/gu

const unwantedIn = (question: string): Prohibition[] =>
  [...question.matchAll(unwanted), ...question.matchAll(unwantedInChinese)].map(([, words = '']) => ({
    words: words.trim(),
    ofSources: false,
    isUnwanted: true,
  }))

const prohibitionOf = (words: string): Prohibition => ({ words, ofSources: ofSources.test(words) })

function withoutCommands(sentence: string, found: string[]): string {
  if (/\p{Script=Han}/u.test(sentence)) return withoutHanCommands(sentence, found)
  const at = startOf(sentence)
  if (at < 0) return sentence
  const [command = '', ...after] = sentence.slice(at).split(instead)
  const each = command.split(next).map(bareOf)
  const forbids = each.filter(one => one !== '' && formItem(one) === undefined)
  if (forbids.length === 0) return sentence
  found.push(...forbids)
  const manner = each.filter(one => !forbids.includes(one) && one !== '')
  const left = [...(at > 0 ? [sentence.slice(0, at)] : []), ...[...manner, ...after].map(capitalized)]
  return left.length > 0 ? ` ${left.join('. ').trim().replace(/\.$/u, '')}.` : ''
}

const capitalized = (text: string) => text.trim().replace(/^./u, first => first.toUpperCase())

/** Where the command begins; -1 where none does. */
function startOf(sentence: string): number {
  if (begins.test(sentence) || bare.test(sentence)) return 0
  return sentence.search(midway)
}

const bareOf = (command: string) =>
  command
    .replace(new RegExp(`^[,;\\s]*${lead}`, 'iu'), '')
    .replace(/(?:[\s.!;,]+|,?\s+please[.!]?\s*)$/iu, '')
    .trim()

/** A first clause that a question follows (`不能充电，怎么办`) is its condition. */
function withoutHanCommands(sentence: string, found: string[]): string {
  const asked = asksInChinese.test(sentence)
  return sentence
    .split(/(?<=[，,；;])/u)
    .filter((clause, i) => {
      const command = clause.replace(/[\s，,；;。！!.]+$/u, '').trim()
      const isCommand = beginsInChinese.test(clause) && !asksInChinese.test(clause) && !(asked && i === 0)
      if (!isCommand || formItem(command) !== undefined) return true
      found.push(
        command.replace(
          /^(?:请(?!勿)|但|也|并且?|另外|同时|此外|而且|务必|一定|千万|(?:这份|本)?(?:答案|回答|报告|正文|全文|文中))+/u,
          '',
        ),
      )
      return false
    })
    .join('')
}

const forbids = new RegExp(
  `^(?:(?:i|we) )?(?:please )?(?:${not}(?: want(?: to)?)?|avoid|exclude|omit|leave out|refrain from|stay away from|steer clear of|without|no)\\s+(?:any\\s+)?`,
  'iu',
)
const forbidsInChinese = new RegExp(`^(?:${notInChinese}|别)`, 'u')

/** Worded as the flaw that it would be, since that is what a judge looks for. */
export function asFlaw({ words, ofSources: isOfSources, isUnwanted }: Prohibition): string {
  const isHan = /\p{Script=Han}/u.test(words)
  if (isUnwanted)
    return `${isHan ? '推荐了提问者不想要的：' : 'Recommends what the asker wants to do without: '}${words}`
  if (isOfSources) return `${isHan ? '用了被排除的内容：' : 'Uses what was ruled out: '}${words.replace(ofSources, '')}`
  if (isHan) return `做了被排除的事：${words.replace(forbidsInChinese, '')}`
  const isDone = new RegExp(`^(?:please )?${not} `, 'iu').test(words)
  const [, about, state] =
    new RegExp(`^(?:please )?${not} be (?:(?:only |just |mainly )?(?:about|on|concerned with) (.+)|(.+))$`, 'iu').exec(
      words,
    ) ?? []
  if (about !== undefined) return `Is about what was ruled out: ${about}`
  if (state !== undefined) return `Is what was ruled out: ${state}`
  return `${isDone ? 'Does' : 'Has'} what was ruled out: ${words.replace(forbids, '')}`
}
