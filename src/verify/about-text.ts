import { statedDates } from '../evidence/dates.ts'
import { namesIn } from '../evidence/name-compare.ts'
import { quotationsIn } from '../evidence/quote-compare.ts'
import { leftOpen } from '../text/left-open.ts'
import { figures } from '../text/numbers.ts'
import { saysItsOwn } from '../text/own-words.ts'
import { words } from '../text/words.ts'

const ofTexts = `evidence source sources page pages account accounts story stories plot telling tale version versions text texts report reports
  section table finding findings outline wording detail details record records literature picture question answer answers inference
  date dates claim claims reading author authors encyclopedia encyclopaedia passage chapter document documents`
const ofTelling = `thin thick weak weaker strong stronger vary varies varied differ differs different diverge agree agrees disagree disagrees conflict
  contradict contradicts contradiction clash clashes mixed clear clearer unclear careful cautious keep keeps distance short matter matters real
  same similar plain plainer simple simpler complete incomplete reliable unreliable consistent stable open tell tells told say says speak speaks
  follow follows read rest rests repeat repeats repeated overlap contain contains carry weight point points carefully here there well also too
  most more less best worst first second third last next part parts rival earlier later order clearly exist exists`
/** Of the words of a sentence those that say how its texts stand to each other; the rest is what they speak of. */
const ABOUT = 0.6

let lists: readonly [texts: ReadonlySet<string>, all: ReadonlySet<string>] | undefined

function listsOfWords(): readonly [texts: ReadonlySet<string>, all: ReadonlySet<string>] {
  lists ??= [new Set(words(ofTexts)), new Set(words(`${ofTexts} ${ofTelling}`))]
  return lists
}

const hanTexts =
  /证据|来源|出处|资料|页面|网页|文献|说法|故事|情节|版本|记载|叙述|表述|细节|措辞|报告|文章|本节|答案|结论|日期|年份/gu
const hanTelling =
  /薄弱|不足|有限|充分|可靠|一致|不尽相同|各不相同|有所不同|不同|相同|矛盾|出入|分歧|清楚|不清|谨慎|保持距离|重要|简单|完整|各种|各自|这里|此处|这些|那些|其中|以上|两个|几个|两种|几种|之间|彼此|互相|存在|并不|也|都|很|较|更|最|的|了|是|有|在|与|和|则|还|不|较为|比较|十分|非常|仍|却|但|而|说|谈|讲|互|同样|大多|多数/gu

/** States nothing that a source could bear out: what its writer says is its own; no figure, name, date or quotation, and words on the text and its sources, or on what was not found. */
export function isAboutText(text: string): boolean {
  if (leftOpen.test(text) || saysItsOwn(text)) return true
  const isBare =
    figures(text).length + statedDates(text).length + quotationsIn(text).length + namesIn(text).length === 0
  return isBare && (/\p{Script=Han}/u.test(text) ? isHanAbout(text) : isLatinAbout(text))
}

function isLatinAbout(text: string): boolean {
  const [texts, all] = listsOfWords()
  const own = words(text, { dropStopWords: true })
  const about = own.filter(word => all.has(word)).length
  return own.some(word => texts.has(word)) && about >= ABOUT * own.length
}

function isHanAbout(text: string): boolean {
  const said = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const left =
    text
      .replace(hanTexts, '')
      .replace(hanTelling, '')
      .match(/\p{Script=Han}/gu)?.length ?? 0
  return text.search(hanTexts) >= 0 && left <= (1 - ABOUT) * said
}
