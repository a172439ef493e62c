import type { Desk } from '../desk.ts'
import type { Comparison, PairResult, Preference, ReportRef } from '../domain/comparison.ts'
import { pairDimensions } from '../domain/comparison.ts'
import { ResearchError } from '../errors.ts'
import type { New } from '../store/store.ts'
import type { JudgeReply } from './checklist.ts'
import type { LongVerdict } from './marks.ts'
import { readPairVerdict } from './pair-words.ts'
import { type CutReport, cutReport } from './places.ts'
import type { JudgePorts } from './ports.ts'
import { pairOf } from './scores/pairwise.ts'
import { showReport } from './show-report.ts'
import { type Subject, subjectOf, subjectOfRef, textHandedIn } from './subject.ts'

/** Tokens of both reports together. */
const SHOWN_TOKENS = 4_200

const nameOf = ({ draft }: ReportRef, other: string) => draft ?? other
const hashOf = ({ draft, report }: ReportRef) => draft ?? report

/** Begins to compare a report with a second one: hands both out, the first on the left. */
export async function beginComparison(
  first: Subject,
  against: string,
  ports: JudgePorts,
  desk: Desk,
): Promise<JudgeReply> {
  const text = await textHandedIn(against, ports)
  const second = await subjectOf(against, text, undefined, ports, desk)
  const [a, b] = [refOf(first), refOf(second)]
  if (hashOf(a) === hashOf(b))
    throw new ResearchError('Both are the same report.', { fix: 'Give another text, path or draft id as `against`.' })
  const value: New<Comparison> = { a, b, looks: [], at: new Date(ports.clock.now()).toISOString() }
  const texts = [first, second].flatMap(({ stored }) => (stored ? [{ op: 'text', value: stored } as const] : []))
  const [id = ''] = await desk.commit([{ op: 'add', kind: 'comparison', value }, ...texts], {
    a: hashOf(a),
    b: hashOf(b),
  })
  return handOutPair({ id, ...value }, { a: cut(first, ports), b: cut(second, ports) }, desk)
}

/** The comparison that waits for a look, if there is one. */
export const openComparison = ({ state }: Desk): Comparison | undefined =>
  state.comparisons.findLast(({ looks }) => looks.length < 2)

/** Takes a look: after the first the sides are exchanged, after the second it is settled. */
export async function takeLook(
  verdicts: readonly (string | LongVerdict)[],
  comparison: Comparison,
  ports: JudgePorts,
  desk: Desk,
): Promise<JudgeReply> {
  const a = cut(await subjectOfRef(comparison.a, ports, desk), ports)
  const b = cut(await subjectOfRef(comparison.b, ports, desk), ports)
  const isSwapped = comparison.looks.length === 1
  const look = readPairVerdict(verdicts, isSwapped ? { left: b, right: a } : { left: a, right: b })
  const [first = look] = comparison.looks
  const looks = [...comparison.looks, look]
  const value = { ...comparison, looks, ...(isSwapped && { result: pairOf(first, look) }) }
  await desk.commit([{ op: 'put', kind: 'comparison', value }], { looks: looks.length }, { exact: true })
  return value.result ? tellResult(value, value.result) : handOutPair(value, { a, b }, desk)
}

const refOf = ({ draft, report }: Subject): ReportRef => ({
  ...(draft !== undefined && { draft }),
  ...(report !== undefined && { report }),
})

const cut = ({ markdown }: Subject, { reports }: JudgePorts): CutReport => cutReport(reports.split(markdown))

function handOutPair(
  { id, looks }: Comparison,
  { a, b }: { readonly a: CutReport; readonly b: CutReport },
  { state }: Desk,
): JudgeReply {
  const [left, right] = looks.length === 0 ? [a, b] : [b, a]
  const asked = state.research.question === '' ? [] : [{ text: state.research.question }]
  const criteria = asked.map(({ text }) => ({ id: 'q', text, weight: 1, role: 'explicit' as const }))
  const [one, two] = [left, right].map(report => showReport(report, criteria, SHOWN_TOKENS / 2))
  const shown = [...(one?.places ?? []).map(withSide('L')), ...(two?.places ?? []).map(withSide('R'))]
  const isPartial = !(one?.isWhole && two?.isWhole)
  return {
    facts: [
      looks.length === 0
        ? `${id}: two reports, look 1 of 2. L is the left one, R the right one.`
        : `${id}: look 2 of 2. The sides are exchanged: judge again as if you had not seen them.`,
      'Say which serves the reader better: left, right, both_good, both_fair or both_poor, overall and for completeness (all that was asked), depth (figures and reasoning instead of adjectives), fitness (what was asked, in the form asked, key conclusions right) and readability. Length is no merit. Overall is no sum: decisions live from hard data, plans from steps, analyses from depth.',
      'On serious topics a factual error vetoes the report: "veto right 2.3" with its place.',
      ...(isPartial
        ? [
            'The reports are long: what bears on the question most is shown in full, as far as there is room, the rest shortened (…).',
          ]
        : []),
    ],
    quoted: shown,
    next: `judge verdicts: ["overall …", "completeness …", "depth …", "fitness …", "readability …"].`,
    data: { comparison: id, look: looks.length + 1 },
  }
}

const withSide =
  (side: 'L' | 'R') =>
  ({ place, text }: { readonly place: string; readonly text: string }) => ({ place: `${side}${place}`, text })

function tellResult(comparison: Comparison, result: PairResult): JudgeReply {
  return {
    facts: describeComparison(comparison),
    data: { comparison: comparison.id, result },
    next: 'Tell the user which report is better and why; judge by a checklist shows where each loses.',
  }
}

/** A comparison in lines of our own. */
export function describeComparison({ id, a, b, looks, result }: Comparison): string[] {
  const [one, two] = [nameOf(a, 'the first report'), nameOf(b, 'the second report')]
  if (!result) return [`${id} open: ${one} against ${two}, ${looks.length} of 2 looks`]
  const winner = (preference: Preference | undefined) =>
    preference === 'a' ? one : preference === 'b' ? two : preference === 'tie' ? 'tie' : 'not said'
  return [
    `${id}: ${one} against ${two}: ${result.overall === 'tie' ? 'tie' : `${winner(result.overall)} is better`}${result.flipped ? ', the preference changed with the order, which makes it a tie' : ''}`,
    ...(result.vetoed.length > 0 ? [`vetoed for a factual error: ${result.vetoed.map(winner).join(', ')}`] : []),
    pairDimensions.map(name => `${name} ${winner(result.dimensions[name])}`).join(', '),
    'both orders were judged; a preference counts only where both agree',
  ]
}
