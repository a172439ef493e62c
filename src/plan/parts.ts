import { isBackground, situationOf } from './background.ts'
import { headOf } from './heads.ts'
import { splitJoined } from './joined.ts'
import { nounsIn } from './noun-lists.ts'
import { takeStatements } from './statements.ts'

const MAX_PARTS = 8

/** Splits a question into the things that it asks, each readable by itself. At least one, at most eight. */
export function partsOf(question: string): string[] {
  const { statements, rest } = takeStatements(question)
  const asked = [...new Set(topics(rest))].slice(0, Math.max(1, MAX_PARTS - statements.length))
  return [...asked, ...statements].slice(0, MAX_PARTS)
}

/** `Compare X with Y: what …, how …` asks each of these of X and Y. */
function topics(question: string): string[] {
  const situation = situationOf(question)
  if (situation !== undefined) {
    const { about, items, rest } = situation
    return [...items, ...topics(rest)].map(part => alsoOf(part, about))
  }
  const headed = headOf(question)
  if (headed === undefined) return clausesOf(question)
  const { before, subject, tail } = headed
  const [own, other] = scopeOf(tail)
  const asked = subject === undefined ? topics(own) : listed(own)
  const isAside = subject !== undefined && /^[(（]/u.test(question.trim())
  if (subject !== undefined && asked.length < 2 && !isAside) return clausesOf(question)
  const parts = subject === undefined ? asked : asked.map(part => `${part} (${subject})`)
  return [...clausesOf(before), ...parts, ...topics(other)]
}

/** A part with what it is asked of, in the brackets that it may have already. */
const alsoOf = (part: string, about: string) =>
  /[)）]$/u.test(part) ? part.replace(/([)）])$/u, `; ${about}$1`) : `${part} (${about})`

/** A second question, announced as one, is not asked of the first one's subject. */
function scopeOf(tail: string): readonly [own: string, other: string] {
  const at = tail.search(
    /(?<=[.。?？!！;；\n]\s*)(?:second|third|separately|unrelated|another question|第二|另一个问题|另外一个问题)(?:ly)?\b/iu,
  )
  return at < 0 ? [tail, ''] : [tail.slice(0, at), tail.slice(at)]
}

/** `what do they cost, where do they differ, range, weight`: each question by itself, nouns together. */
function listed(tail: string): string[] {
  const nouns = nounsIn(tail)
  if (nouns !== undefined) return [...nouns.items, ...clausesOf(nouns.others)]
  const [sentence = '', ...others] = tail.split(/(?<=[.?？。!！;；])\s+/u)
  const items = sentence.split(/,\s*(?![^(（]*[)）])/u)
  const isList =
    items.length > 2 &&
    items.slice(1).some(item => asksFirst.test(item)) &&
    items.every(item => item.split(' ').length <= 16)
  if (!isList) return clausesOf(tail)
  const grouped: string[] = []
  for (const item of items) {
    const last = grouped.at(-1)
    if (last === undefined || asksFirst.test(item) || asksFirst.test(last)) grouped.push(item)
    else grouped[grouped.length - 1] = `${last}, ${item}`
  }
  return [...grouped.flatMap(clausesOf), ...clausesOf(others.join(' '))]
}

const asksFirst = /^\s*(?:and\s+)?(?:what|how|which|why|who|whom|when|where|whether|is|are|do|does|can|should)\b/iu

function clausesOf(text: string): string[] {
  const clauses = text
    .split(
      /[?？。;；\n]+|(?<=(?:[a-z)”"’'%]|\d\d|[A-Z]{2})\.["”’']?)(?<!\b(?:vs|e\.g|i\.e|eg|ie|cf|approx|ca)\.)\s+(?=[A-Z“"])/u,
    )
    .flatMap(splitAtNumbers)
    .map(clause => clause.replace(/^\s*[(（]\d{1,2}[)）]\s*/u, ''))
    .flatMap(splitJoined)
    .flatMap(splitAtQuestionWords)
    .flatMap(splitAtHanCommas)
    .map(tidy)
    .filter(clause => (clause.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}]){2,}/gu)?.length ?? 0) > 1)
    .map(completed)
    .filter((clause, _, all) => !isBackground(clause) || all.every(isBackground))
    .reduce(withPredicates, [])
  return clauses.length === 1 ? splitNouns(clauses[0] ?? '') : clauses
}

/** `what is legend`, of what was asked before. */
const predicate =
  /^(?:and\s+)?(?:what|which(?: of (?:it|them|this|that|these|those))?) (?:is|are|was|were) (?!the\b|an?\b)[a-z-]+(?: \([^)]*\))?$|^(?:什么|哪些|哪个)(?:是|有|属于|已经?|尚)[^，,]{1,6}$/iu

/** `what is legend and what is documented` after another question asks one thing of that, and neither stands by itself. */
function withPredicates(kept: readonly string[], clause: string): string[] {
  const before = kept.at(-1)
  const isPair = kept.length > 1 && before !== undefined && predicate.test(before) && predicate.test(clause)
  if (!isPair) return [...kept, clause]
  const joined = /\p{Script=Han}/u.test(clause) ? `${before}，${clause}` : `${bareOf(before)} and ${bareOf(clause)}`
  const about = /\([^)]*\)$/u.exec(clause)?.[0] ?? /\([^)]*\)$/u.exec(before)?.[0] ?? ''
  return [...kept.slice(0, -1), about === '' || joined.endsWith(about) ? joined : `${joined} ${about}`]
}

const bareOf = (clause: string) => clause.replace(/^and\s+|\s*\([^)]*\)$/giu, '')

const elliptic = /^(what|which|how|where|who) (for|in|with|by|below|under|above|over|at|on|to) (?!do\b|be\b)/iu

/** Without saying on what. */
const bareAgreement = /^where (?:do )?(?:the )?(?:sources|studies|experts|they) (?:dis)?agree$/iu

/** `what to buy for the kitchen and what for the garden`: the second one is said in full. */
function completed(clause: string, at: number, all: readonly string[]): string {
  const before = all[at - 1]
  if (before !== undefined && bareAgreement.test(clause)) return `${clause} (${before})`
  const [, , preposition = ''] = elliptic.exec(clause) ?? []
  if (preposition === '' || before === undefined || !asksFirst.test(before)) return clause
  const own = new RegExp(`^(.+?)\\s+${preposition}\\s`, 'iu').exec(before)?.[1]
  const any = /^((?:what|which|how|where|who)\b.+?)\s+(?:for|in|with|by|below|under|above|over|at|on)\s/iu.exec(
    before,
  )?.[1]
  const head = own ?? any
  return head === undefined ? clause : `${head}${clause.replace(/^\S+/u, '')}`
}

/** `Your report should address: 1. costs … 2. risks …` and the same with stars: each item by itself. */
function splitAtNumbers(clause: string): string[] {
  const items = clause.split(/(?<=[.:;,：；，]["”’']?)\s+(?:[*•]|\d{1,2}[.)]|[(（]\d{1,2}[)）])\s+(?=\p{L})/u)
  return items.length > 2 ? items.filter(item => !announces.test(item)) : [clause]
}

const announces =
  /^(?:(?:your|the|this|it|please)\s+)?(?:report|answer|response|analysis|post|paper|essay|guide)?\s*(?:should|must|needs? to|has to)?\s*(?:address|cover|include|contain|consider|discuss)?(?: the following(?: \w+)?)?\s*[:：]$/iu

/** `…, and how …` begins a question of its own; `how and why` and `identify and explain` are one. */
function splitAtQuestionWords(clause: string): string[] {
  const pieces = splitBeforeQuestions(clause)
  const isStub = (piece: string) => !/\p{Script=Han}/u.test(piece) && !/\S\s+\S/u.test(piece.trim())
  const kept: string[] = []
  for (const piece of pieces) {
    const before = kept.at(-1)
    if (before !== undefined && isStub(before)) kept[kept.length - 1] = `${before} and ${piece}`
    else kept.push(piece)
  }
  return kept
}

function splitBeforeQuestions(clause: string): string[] {
  return clause.split(
    /(?<!\b(?:how|what|why|when|where|who|which)\s*)\s*(?:[,，]\s*)?(?:\band\b|\bas well as\b|以及|并且|同时)\s*(?=(?:what|how|why|which|who|whom|when|where|whether|compare|list|explain|describe)\b|什么|如何|为什么|哪|谁|是否|多少)(?![^(（]*[)）])|[,，]\s*(?:以及|并且|同时)\s*/iu,
  )
}

const asks = /什么|怎么|怎样|如何|哪|多[少久长大远高快]|几[个种次]|为什么|为何|是否|能否|有没有|谁|何/u
const tells = /^(?:请|并|再|最后|同时|此外|另外)+(?:指出|列出|说明|分析|比较|解释|总结|评估|介绍|讨论)/u

/** `磁盘怎么分，备份用什么工具` asks twice. */
function splitAtHanCommas(clause: string): string[] {
  if (!/\p{Script=Han}/u.test(clause)) return [clause]
  const parts: string[] = []
  for (const item of clause.split(/(?<=[,，])(?![^(（]*[)）])/u)) {
    const before = parts.at(-1)
    const isNew = before === undefined || (asks.test(before) && asks.test(item)) || tells.test(item.trim())
    if (isNew) parts.push(item)
    else parts[parts.length - 1] = before + item
  }
  return parts
}

/** White space in one, and no marks at the ends but the full stop of an abbreviation; no number of a list, and no bracket without its other half. */
const tidy = (clause: string) =>
  balanced(
    clause
      .replace(/\s+/g, ' ')
      .replace(/^要求(?=\d{1,2}[.、）)])/u, '')
      .replace(/^(?:[\s,，:：\-–—•*.]+(?:并且?|同时)?|\d{1,2}[.)、）](?!\d)\s*|[(（]\d{1,2}[)）])+/u, '')
      .replace(/^(?:and|or|but)\s+(?=(?:what|how|which|why|who|when|where|whether)\s)/iu, '')
      .replace(/^(?:please\s*[.,]|请问\s*[：:，,])\s*/iu, '')
      .replace(
        /(?:[\s,，:：]|(?<=\s)[-–—]+|(?<=\s|[\p{L}\p{N}]{3}|\b(?:it|us|me|do|so|of|on|to|up|is|be|at|by)|\p{Lu}{2}|[)）])\.)+$/gu,
        '',
      )
      .trim(),
  )

/** Without a bracket at an end that has no other half; the one behind the number of an item has none. */
function balanced(clause: string): string {
  const bare = clause.replace(/(?<=(?:^|\s)\d{1,2})[)）]/gu, ' ')
  const opens = bare.match(/[(（]/gu)?.length ?? 0
  const closes = bare.match(/[)）]/gu)?.length ?? 0
  if (opens > closes) return clause.replace(/^[(（]\s*/u, '')
  return closes > opens ? clause.replace(/[)）]$/u, '').trim() : clause
}

const preposition = /^.*\b(?:on|of|for|in|to|with|about|regarding|between)\s+(?=\S)/iu

/** `undici's time-outs and retry limits` asks two things of undici. */
function splitNouns(clause: string): string[] {
  const match = /^(.*?\b(?:[\w.@/-]+['’]s|of(?: the)? [\w.@/-]+(?:'s)?))\s+(.+)$/iu.exec(clause)
  if (!match) return [clause]
  const [, head = '', tail = ''] = match
  const items = tail.split(/\s*,\s*(?:and\s+)?|\s+and\s+|、|和|与/iu).filter(item => /[\p{L}\p{N}]/u.test(item))
  const isList = items.length > 1 && items.every(item => item.split(/\s+/).length <= 4 && !/[()（）]/.test(item))
  if (!isList) return [clause]
  const [first = '', ...others] = items
  // `limits on columns, joins and size` are limits on each of them.
  const [shared = ''] = others.some(item => preposition.test(item)) ? [] : (preposition.exec(first) ?? [])
  return [first, ...others.map(item => shared + item)].map(item => `${head} ${item}`)
}
