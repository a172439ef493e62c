import type { Scorecard } from '../domain/rubric.ts'
import type { Judged } from './card.ts'
import { type JudgeReply, shortNumber, tellChecks } from './checklist.ts'
import { missingAt, tellDoubted } from './doubted-place.ts'
import type { CutReport } from './places.ts'
import { isFatal, type Scored, scoreOf, scoresBy } from './scores/rubric-score.ts'

const LISTED = 40

/** What became of the verdicts of this call. */
export function tellMarks({ card, assessment: { accepted, refused, report } }: Judged): string[] {
  const open = card.open.length
  return [
    `${card.id}: ${accepted.length} marked${refused.length > 0 ? `, ${refused.length} refused` : ''}, ${open === 0 ? 'none' : open} of ${card.criteria.length} open`,
    ...refused.slice(0, LISTED).map(({ said, message, fix }) => `refused “${said}”: ${message} ${fix}`),
    // A rubric of ours speaks of reports as such, in words that none has.
    ...(card.origin === 'builtin' ? [] : tellDoubted(accepted, card.criteria, report)),
  ]
}

/** The scores of a scorecard whose criteria are all marked, with what they are made of. */
export function tellScore({ card, assessment }: Judged): JudgeReply {
  return {
    facts: [...tellChecks(assessment.findings.filter(({ result }) => result === 'flaw')), ...describeScorecard(card)],
    ...nextOf({ card, assessment }),
  }
}

/** A scorecard in lines of our own: scores, their formula and inputs, every mark. */
export function describeScorecard(card: Scorecard): string[] {
  const { scored, possible, binary, professional } = scoreOf(card.criteria, card.markings)
  const what = `${card.draft ?? 'the report handed in'} against rubric ${card.rubric}`
  if (card.open.length > 0)
    return [
      `${card.id} open: ${what}, ${card.markings.length} of ${card.criteria.length} criteria marked${openMarks(card)}`,
    ]
  const met = scored.filter(({ criterion }) => criterion.role !== 'negative')
  const flaws = scored.filter(({ criterion }) => criterion.role === 'negative')
  const fatal = scored.filter(isFatal)
  return [
    `${card.id}: strict score ${fixed(card.score)}, raw ${fixed(card.raw)}, binary ${fixed(binary)} (${what})`,
    `strict = (${weightOf(met, 'full')} met in full − ${weightOf(flaws, 'full', 'partial')} of flaws there, in full or in part) / ${shortNumber(possible)} possible`,
    `raw = (${weightOf(met, 'full')} + ½ · ${weightOf(met, 'partial')} − ${weightOf(flaws, 'full')} − ½ · ${weightOf(flaws, 'partial')}) / ${shortNumber(possible)}`,
    ...(card.criteria.some(one => one.fatal)
      ? [
          `professional = ${fixed(professional)}: ${fatal.length > 0 ? `fatal ${fatal.map(({ criterion }) => criterion.id).join(' ')}, so the report is unusable` : 'nothing fatal, so max(0, strict)'}`,
        ]
      : []),
    ...groupLine('dimension', card, scored),
    ...groupLine('axis', card, scored),
    ...scored.slice(0, LISTED).map(lineOf),
    ...(scored.length > LISTED ? [`and ${scored.length - LISTED} more marks`] : []),
  ]
}

/** What is marked so far and what waits, by ids. */
function openMarks({ markings, open }: Scorecard): string {
  const marked = markings.slice(0, LISTED).map(({ criterion, mark }) => `${criterion} ${mark}`)
  const more = markings.length > LISTED ? ` and ${markings.length - LISTED} more` : ''
  const left = open.length > LISTED ? ` and ${open.length - LISTED} more` : ''
  return `${marked.length > 0 ? ` (${marked.join(', ')}${more})` : ''}; open: ${open.slice(0, LISTED).join(' ')}${left}`
}

/** Names of axes and dimensions in the data sets that we know: those of other files are not ours to repeat. */
const knownGroups = new Set(
  [
    'completeness, depth, fitness, readability',
    'comprehensiveness, insight, instruction_following, info_recall, analysis, presentation',
    'Explicit Criteria, Implicit Criteria, Synthesis of Information, References & Citation Quality',
    'Communication Quality, Instruction Following, Miscellaneous',
  ].flatMap(line => line.split(', ')),
)

/** `strict by dimension: completeness 0.6, depth 0.25`. */
function groupLine(key: 'dimension' | 'axis', { origin }: Scorecard, scored: readonly Scored[]): string[] {
  const groups = scoresBy(key, scored)
  if (groups.length < 2 || (origin === 'file' && !groups.every(({ group }) => knownGroups.has(group)))) return []
  const shown = groups.map(({ group, score, lost }) => {
    const name = group.replace(/\s+/g, ' ').slice(0, 40)
    return score === undefined ? `${name} −${shortNumber(lost)} of flaws` : `${name} ${fixed(score)}`
  })
  return [`strict by ${key}: ${shown.join(', ')}`]
}

function weightOf(scored: readonly Scored[], ...marks: readonly string[]): string {
  return shortNumber(
    scored.reduce((sum, { criterion, mark }) => sum + (marks.includes(mark) ? criterion.weight : 0), 0),
  )
}

function lineOf({ criterion: { id, role, weight }, mark, marking }: Scored): string {
  const where = marking?.place === undefined ? '' : ` at ${marking.place}`
  return `${id.replace(/\s+/g, ' ')} ${role} ×${shortNumber(weight)} ${mark}${where}${marking?.by === 'checks' ? ', by the checks' : ''}`
}

const fixed = (value: number) => shortNumber(value)

/** A draft can be mended where it lost most. */
function nextOf({ card, assessment: { report } }: Judged): Pick<JudgeReply, 'next'> {
  const { scored } = scoreOf(card.criteria, card.markings)
  const lost = scored
    .filter(({ criterion, strict }) => (criterion.role === 'negative' ? strict === 1 : strict === 0))
    .sort((a, b) => b.criterion.weight - a.criterion.weight)[0]
  if (!lost) return card.draft === undefined ? { next: `recall kind: "scorecard" shows ${card.id} again.` } : {}
  const { id, role } = lost.criterion
  const aim =
    role === 'negative' ? `remove the flaw ${id}` : `meet ${id}, which is ${lost.mark}${lacking(lost, card, report)}`
  return {
    next:
      card.draft === undefined
        ? `Tell the user the score and its reasons; what would ${aim} gains most.`
        : `draft_report edits: [{find, replace}] to ${aim}, then judge again.`,
  }
}

/** What a report that meets a criterion in part has no word of. Words of a file are not repeated. */
function lacking({ criterion, marking }: Scored, { origin }: Scorecard, report: CutReport): string {
  if (marking?.place === undefined || origin === 'file' || origin === 'builtin') return ''
  const missing = missingAt(marking.place, criterion.text, report)
  return missing.length > 0 ? ` (the report has no word of ${missing.slice(0, 6).join(', ')})` : ''
}
