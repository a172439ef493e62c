/** What stands before the first colon of a question. */
export interface Headed {
  readonly before: string
  /** What the parts behind the colon are asked of; undefined where the head says something else. */
  readonly subject?: string
  readonly tail: string
}

const MAX_SUBJECT = 120
const MAX_HEAD = 300
const MIN_SUBJECT = 8
const MIN_SUBJECT_HAN = 4

/** A question of the form `head: parts`; undefined where its first colon is of another kind. */
export function headOf(question: string): Headed | undefined {
  const colon = /：|:(?=\s)/u.exec(question)
  if (colon === null || isWithin(question, colon.index)) return undefined
  const lead = question.slice(0, colon.index)
  const start = lastEnd(lead)
  const [before, head] = [lead.slice(0, start).trim(), lead.slice(start).trim()]
  const tail = question.slice(colon.index + 1).trim()
  if (head.length > MAX_HEAD || tail === '') return undefined
  const isTitled = before !== '' && !/[.。?？!！;；]/u.test(before) && before.length <= MAX_SUBJECT
  if (label.test(head)) return isTitled ? { before: '', subject: before, tail } : { before: told(before), tail }
  if (saysForWhom(head)) return { before: told(before), tail }
  const subject = subjectOf(head)
  return before === '' && subject !== undefined ? { before, subject, tail } : undefined
}

const lastEnd = (text: string) => {
  const end = [...text.matchAll(/[?？!！。;；\n]|(?<!\b(?:vs|e\.g|i\.e|approx|ca))\.(?=\s)/giu)].at(-1)
  return end === undefined ? 0 : end.index + 1
}

/** A colon in brackets or quotes heads nothing. */
function isWithin(text: string, at: number): boolean {
  const before = text.slice(0, at)
  const count = (marks: RegExp) => before.match(marks)?.length ?? 0
  return count(/[(（“「]/gu) > count(/[)）”」]/gu) || count(/"/gu) % 2 === 1
}

/** `Research topic:`, `Second, a short part:` and `请为我调研：` say nothing themselves. */
const label =
  /^(?:and |then,? )?(?:(?:first|second|third|fourth|last|final)(?:ly)?|第[一二三四])(?:[,，\s]+(?:[\w-]+ ){0,2}?(?:part|question|topic|部分|个?问题)s?)?$|^not (?:just )?(?:opinions?|anecdotes)$|^(?:(?:my|the|our|main|research|key)\s+)*(?:topic|questions?|tasks?|objectives?|goal|aim|title|theme|subject|request)$|^(?:调研|研究)?(?:选题|主题|题目|问题|任务|目标|课题|具体做法|具体要求|要求)$|^[然现故]?(?:请|麻烦|帮)+(?:你)?(?:为我|帮我|给我|我)?(?:调研|研究|分析|回答|说明|整理)(?:以下问题|一下)?$/iu

const inquires =
  /\b(?:know|understand|learn|find out|wonder|research|compare|study|investigate|interested|curious|looking for|trying to)\b|想知道|了解|研究|调研|分析|比较|整理|感兴趣/iu
/** Without saying of what. */
const wonders = /(?:\b(?:know|understand|learn|find out|wonder|ask)|想知道|想了解|想问)$/iu
const purpose =
  /^for (?:an?|my|our|the) (?:[\w-]+ ){0,3}(?:episode|podcast|talk|presentation|class|lesson|course|seminar|article|blog|essay|thesis|report|paper|brief|briefing|meeting|workshop|newsletter|handout|client|customer|boss|manager|dean|board|council|students?|readers?|children|audience)\b/iu

/** `I run a small shop and have to decide soon` says for whom the question is asked. */
function saysForWhom(head: string): boolean {
  const speaks =
    /^(?:we(?:['’]re|['’]ve)?|i(?:['’]m|['’]ve)?|our|my|as an?|我们?|本公司|我司|本人|我[校院司])(?=\s|\p{Script=Han})/iu
  return purpose.test(head) || (speaks.test(head) && (wonders.test(head) || !inquires.test(head)))
}

function subjectOf(head: string): string | undefined {
  const bare = head
    .replace(
      /^(?:please\s+)?(?:compare|explain|describe|discuss|analy[sz]e|list|write (?:an?|the) [\w\s-]{3,30}? (?:on|about)|on|about|比较|解释|分析|说明|关于)\s*/iu,
      '',
    )
    .replace(/^[(（](.*)[)）]$/u, '$1')
    .replace(/^[,，\s]+/u, '')
    .trim()
  const least = /\p{Script=Han}/u.test(bare) ? MIN_SUBJECT_HAN : MIN_SUBJECT
  const short = bare.length > MAX_SUBJECT / 2 ? bare.replace(/\s(?:that|which|who)\s.*$/iu, '') : bare
  return short.length < least || short.length > MAX_SUBJECT ? undefined : short
}

/** Of what was said before the request, what asks something. */
const told = (before: string) =>
  before
    .split(/(?<=[。！？])/u)
    .filter(
      one =>
        !/^[^。]{15,}。$/u.test(one.trim()) ||
        /[?？]|请|帮我|为我|想|希望|研究|分析|调研|收集|整理|比较|探讨|总结/u.test(one),
    )
    .join('')
