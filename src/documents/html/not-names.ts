import { visibleDate } from '../dates.ts'

const units =
  '(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?|words?|comments?|repl(?:y|ies)|views?|reads?|likes?|shares?|votes?|points?|posts?|articles?|followers?|claps?)'
const counted = new RegExp(
  String.raw`^\W*(?:(?:about|approx\.?|est\.?|~|less than) ?)?\d[\d.,]*[kKm]?\+?[\s-]*${units}\b`,
  'i',
)
const uncounted =
  /^(?:no|a|an|one|leave a|add a|post a) (?:comments?|repl(?:y|ies)|min(?:ute)?|hour|day|week|month|year)\b/i
const readingTime = /\bmin(?:ute)?s?\.?[\s-]read\b|\bread(?:ing)?[\s-]time\b|阅读(?:时间|时长|量|数)|分钟(?:阅读)?$/i
const chineseCounts = /^(?:约|共|大约)?\s*\d+\s*(?:条|个|次|篇|字|分钟|小时|天|人)/
const labels =
  /^(?:(?:written |posted |published )?by|from|on|in|comments?|repl(?:y|ies)|share|categor(?:y|ies)|tags?|topics?|filed under\b.*|posted in\b.*|published|updated|last (?:updated|modified)|date|read more|follow|menu|home|today|yesterday|just now|(?:the |unknown )?author|分类|标签|评论|发布(?:时间|日期|于)?|更新(?:时间|日期|于)?|日期|时间)\s*[:：]?$/i
const address = /^<?[\w.+-]+(?:@|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+>?$/i

/** Letters of what is no date: months and days of the week are, and the words between. */
const besidesDate = (text: string): string =>
  text.replace(
    /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:st|nd|rd|th|am|pm|at|on|of|published|posted|updated|last|utc|gmt|[ecmp][sd]?t)\b|(?<=\d)(?:st|nd|rd|th|am|pm)\b|[年月日时分秒号]/gi,
    '',
  )

const isDate = (text: string): boolean => visibleDate(text) !== undefined && !/\p{L}/u.test(besidesDate(text))

/** Signs and words of rights, of fields to be filled in and of who commented. */
const notOfNames = /©|^(?:your |full )*(?:name|e-?mail)\b|\*$|\b(?:says|said|wrote):?$/i

export const isAddress = (text: string | undefined): boolean => text !== undefined && address.test(text.trim())

/** What stands where names stand and is none: a time of reading, a date, a count, an address, a label. */
export const isNoName = (text: string): boolean =>
  [counted, uncounted, readingTime, chineseCounts, labels, address].some(one => one.test(text)) ||
  !/\p{L}/u.test(text) ||
  notOfNames.test(text) ||
  isDate(text)
