import { words as termsIn } from '../text/words.ts'
import type { Intent } from './intent.ts'
import { type SharedWord, sharedWords, type Voice } from './select.ts'
import type { Statement } from './statements.ts'

/** What was found on one part of the question. */
export interface AnsweredPart {
  readonly text: string
  readonly voices: readonly Voice[]
  /** Ids of empty searches for it. */
  readonly empty: readonly string[]
}

export interface BriefInput {
  readonly question: string
  readonly language: string
  readonly intent: Intent
  readonly parts: readonly AnsweredPart[]
  readonly sourcesRead: number
}

const OPENING_STATEMENTS = 4

/** The brief as Markdown with citations: the answer first, then the parts, then what was not found. Only quotes and connecting words. */
export function writeBrief(input: BriefInput): string {
  const words = input.language.startsWith('zh') ? zh : en
  const answered = input.parts.filter(({ voices }) => voices.length > 0)
  const opening = new Set(openingStatements(answered).map(({ statement }) => statement))
  const sections = answered.map(part => writePart(part, opening, input, words))
  const missing = input.parts.filter(({ voices }) => voices.length === 0)
  return [
    `# ${input.question.trim()}`,
    writeOpening(answered, input, words),
    ...sections,
    ...(missing.length > 0 ? [`## ${words.notFound}`, ...missing.map(part => writeMissing(part, input, words))] : []),
  ].join('\n\n')
}

function writeOpening(parts: readonly AnsweredPart[], { sourcesRead, intent }: BriefInput, words: Words): string {
  if (parts.length === 0) return [words.nothing(sourcesRead), `*${words.extractive}*`].join('\n\n')
  const labels = [...new Set(parts.flatMap(({ voices }) => voices.map(({ label }) => label)))]
  const firsts = openingStatements(parts)
  const said = firsts.map(({ label, statement }, i) => {
    const before = i - 1 - firsts.slice(0, i).findLastIndex(one => one.label !== label)
    return `${before > 0 ? words.adds(before) : words.says(`**${escapeMarkdown(label)}**`, toneOf(intent, [statement]))}${quoteAll(statement)}`
  })
  return [words.lead(labels.map(escapeMarkdown), sourcesRead), joined(said, words), `*${words.extractive}*`].join(
    '\n\n',
  )
}

/** What opens the brief is nearly as good as the best of its part. */
const isStrong = ({ score }: Statement, best: Statement | undefined) => score >= 0.6 * (best?.score ?? 0)

/** The best statements of each part in turn: first each voice once, then what else its voices say. */
function openingStatements(parts: readonly AnsweredPart[]): { label: string; statement: Statement }[] {
  const rows = parts.map(({ voices }) => openingRow(voices))
  const found: { label: string; statement: Statement }[] = []
  for (let depth = 0; depth < OPENING_STATEMENTS; depth++) {
    for (const row of rows) {
      const one = row[depth]
      if (
        one &&
        isStrong(one.statement, row[0]?.statement) &&
        found.length < OPENING_STATEMENTS &&
        !found.some(({ statement }) => placesOf(statement) === placesOf(one.statement))
      ) {
        found.push(one)
      }
    }
  }
  return found
}

/** Two parts of a question may have the same words for an answer. */
const placesOf = ({ quotes }: Statement) => quotes.map(({ place }) => place).join(' ')

function openingRow(voices: readonly Voice[]): { label: string; statement: Statement }[] {
  const firsts = voices.map(voice => ({ label: voice.label, statement: bestOf(voice) }))
  if (voices.length >= OPENING_STATEMENTS) return firsts
  const others = voices
    .flatMap(({ label, statements }) => statements.map(statement => ({ label, statement })))
    .filter(({ statement }) => firsts.every(one => one.statement !== statement))
    .sort((a, b) => openingWorth(b.statement) - openingWorth(a.statement))
  return [...firsts, ...others]
}

/** The best statement for the first lines, where a short one is worth more. */
function bestOf({ statements: [first, ...others] }: Voice): Statement {
  if (!first) throw new Error('a voice without a statement')
  return others.reduce((a, b) => (openingWorth(b) > openingWorth(a) ? b : a), first)
}

function openingWorth({ score, quotes }: Statement): number {
  const chars = quotes.reduce((sum, { text }) => sum + text.length, 0)
  return score / (1 + Math.max(0, chars - 220) / 300)
}

function writePart(
  { text, voices }: AnsweredPart,
  opening: ReadonlySet<Statement>,
  { parts, intent }: BriefInput,
  words: Words,
): string {
  const heading = parts.length === 1 ? words.inDetail : capitalized(text)
  const shared = sharedWords(voices, new Set(termsIn(text))).slice(0, 4)
  const agreement = shared.length > 0 ? [words.agree(shared, voices.length)] : []
  return [
    `## ${heading}`,
    ...agreement,
    ...voices.map(voice => writeVoice(unsaid(voice, opening), intent, words)),
  ].join('\n\n')
}

/** A question begins with a capital; a name such as iPhone stays as it is. */
const capitalized = (text: string) =>
  text.replace(/^(?:what|how|which|why|who|when|where|whether|is|are|do|does|can|should)\s/u, word =>
    word.replace(/^./u, first => first.toUpperCase()),
  )

/** What opened the brief is not said again where a voice says more. */
function unsaid(voice: Voice, opening: ReadonlySet<Statement>): Voice {
  const further = voice.statements.filter(one => !opening.has(one))
  return further.length > 0 ? { ...voice, statements: further } : voice
}

/** Up to so many statements of a voice make a paragraph; more are easier to read as a list. */
const PARAGRAPH_STATEMENTS = 3

function writeVoice({ label, statements }: Voice, intent: Intent, words: Words): string {
  const opening = words.says(`**${escapeMarkdown(label)}**`, toneOf(intent, statements.slice(0, 1)))
  if (statements.length > PARAGRAPH_STATEMENTS) {
    return [opening.trim(), '', ...statements.map(statement => `- ${quoteAll(statement)}`)].join('\n')
  }
  return joined(
    statements.map((statement, i) => `${i === 0 ? opening : words.adds(i)}${quoteAll(statement)}`),
    words,
  )
}

/** A Latin name behind a citation stands apart from it in Chinese too. */
const joined = (sentences: readonly string[], { gap }: Words) =>
  sentences.reduce((before, next) => before + (/^\W*[A-Za-z]/.test(next) ? ' ' : gap) + next)

/** Who is asked for warnings need not have given one: then it only says so. */
function toneOf(intent: Intent, statements: readonly Statement[]): Intent {
  const isMeant = intent !== 'warning' || statements.some(({ quotes }) => quotes.some(({ text }) => warning.test(text)))
  return isMeant ? intent : 'any'
}

const warning =
  /^(?:do not|don't)\b|[.!;:,] (?:do not|don't)\b|\b(?:warn\w*|danger\w*|risk\w*|caution\w*|beware|careful\w*|never|unsafe|insecure|vulnerab\w*|malicious|untrusted|attack\w*|exploit\w*|injection|compromis\w*|leak\w*|harm\w*|must not|should not|shouldn't|does not (?:sanitiz|protect|guarantee|prevent)\w*|not (?:safe|secure|foolproof|intended|designed|recommended)|only use|at your own)|不要|切勿|警告|危险|风险|谨慎|不应|不得|避免/iu

/** Each sentence in quotation marks with its own place, so that each can be checked by itself. */
function quoteAll({ quotes }: Statement): string {
  return quotes.map(({ place, text }) => `“${escapeMarkdown(text)}” [@${place}]${stopAfter(text)}`).join(' ')
}

/** Words that end without a stop would run into the next sentence. */
function stopAfter(text: string): string {
  if (/[.!?…。！？][\])}"'”’»」』）]*\s*$/u.test(text)) return ''
  return /\p{Script=Han}\W*$/u.test(text) ? '。' : '.'
}

function writeMissing({ text, empty }: AnsweredPart, { sourcesRead }: BriefInput, words: Words): string {
  return `- ${words.silent(text, sourcesRead)}${empty.length > 0 ? ` [${empty.map(id => `@${id}`).join('; ')}]` : ''}`
}

/** Foreign text as literal Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&')
}

interface Words {
  readonly extractive: string
  readonly notFound: string
  readonly inDetail: string
  readonly gap: string
  nothing(sourcesRead: number): string
  lead(labels: readonly string[], sourcesRead: number): string
  says(label: string, intent: Intent): string
  adds(nth: number): string
  agree(shared: readonly SharedWord[], voices: number): string
  silent(part: string, sourcesRead: number): string
}

const listed = (labels: readonly string[], and: string, comma: string) =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(comma)}${and}${labels.at(-1)}`

const en: Words = {
  extractive: 'Extractive: quotes from the sources and connecting words only; no model wrote or judged this text.',
  notFound: 'What was not found',
  inDetail: 'In detail',
  gap: ' ',
  nothing: sourcesRead =>
    `None of the ${sourcesRead} sources that were read answers this in words that could be matched to the question.`,
  lead: (labels, sourcesRead) => `Of ${sourcesRead} sources read, these answer: ${listed(labels, ' and ', ', ')}.`,
  says: (label, intent) => `${label} ${intent === 'warning' ? 'warns' : intent === 'figure' ? 'states' : 'says'}: `,
  adds: nth => ['', 'It adds: ', 'Further: ', 'And: '][nth] ?? 'Also: ',
  agree: (shared, voices) =>
    `Words that several of these ${voices} use: ${shared.map(one => `${one.word} (${one.voices})`).join(', ')}.`,
  silent: (part, sourcesRead) => `None of the ${sourcesRead} sources that were read speaks of: ${part}.`,
}

const zh: Words = {
  extractive: '摘录式报告：仅由来源原文引文和连接词组成，没有模型参与撰写或评判。',
  notFound: '未找到的内容',
  inDetail: '详情',
  gap: '',
  nothing: sourcesRead => `已阅读的 ${sourcesRead} 个来源中，没有与问题相符的内容。`,
  lead: (labels, sourcesRead) =>
    `在已阅读的 ${sourcesRead} 个来源中，以下来源作出回答：${listed(labels, '和', '、')}。`,
  says: (label, intent) => `${label}${intent === 'warning' ? '警告' : '指出'}：`,
  adds: nth => ['', '并补充：', '此外：', '还有：'][nth] ?? '另外：',
  agree: (shared, voices) =>
    `这 ${voices} 个来源共同使用的词：${shared.map(one => `${one.word}（${one.voices}）`).join('、')}。`,
  silent: (part, sourcesRead) => `已阅读的 ${sourcesRead} 个来源均未谈到：${part}。`,
}
