import * as z from 'zod'
import type { Call } from '../call.ts'
import { type Criterion, type Mark, type Marking, marks } from '../domain/rubric.ts'
import { askForJson } from '../model/ask-json.ts'
import type { Model } from '../model/model.ts'
import { tokenCount } from '../text/tokens.ts'
import { promptVersion, systemOf, userPrompt } from './model-prompts.ts'
import { type CutReport, findQuote, type ReportPlace } from './places.ts'
import { interval, krippendorffAlpha } from './scores/agreement.ts'
import { acceptVerdicts, type Bench, type Refusal } from './verdicts.ts'

export interface ModelJudging {
  readonly criteria: readonly Criterion[]
  readonly report: CutReport
  readonly question?: string | undefined
  /** Of the checks: they stand, and are not asked of the model. */
  readonly decided: readonly Marking[]
  readonly broken?: ReadonlySet<string>
  /** Independent looks; 3 as StepFun does it. */
  readonly trials?: number
  /** Criteria of one request; 1 is the reference protocol of ResearchRubrics, DeepResearch Bench II takes 50. */
  readonly perRequest?: number
  /** A longer report is read in windows that give the evidence first. */
  readonly maxReportTokens?: number
}

/** What one model said of one criterion. */
export interface CriterionTrials {
  readonly criterion: string
  /** One mark a trial; what was refused or left out counts as `none`. */
  readonly marks: readonly Mark[]
  /** Their median in the order none, partial, full. */
  readonly mark: Mark
  /** Share of the trials that say so. */
  readonly agreement: number
  readonly reason?: string
}

export interface ModelJudgement {
  readonly markings: readonly Marking[]
  readonly trials: readonly CriterionTrials[]
  readonly refused: readonly Refusal[]
  /** Criteria that a trial left out. */
  readonly missing: readonly string[]
  /** Krippendorff's α over the trials, marks as an interval scale; undefined for a single trial. */
  readonly alpha?: number
  readonly judge: {
    readonly model: string
    readonly prompt: string
    readonly trials: number
    readonly perRequest: number
  }
  /** Tokens of all requests. */
  readonly usage: { readonly input: number; readonly output: number; readonly requests: number }
}

const verdictsSchema = z.object({
  verdicts: z.array(z.object({ criterion: z.string(), verdict: z.enum(marks), quote: z.string(), reason: z.string() })),
})
const evidenceSchema = z.object({ evidence: z.array(z.object({ criterion: z.string(), quote: z.string() })) })

type Verdict = z.output<typeof verdictsSchema>['verdicts'][number]

const TRIALS = 3
const PER_REQUEST = 10
const MAX_REPORT_TOKENS = 24_000

/** A model's marks for what the checks leave open: demands and flaws apart, several trials, and only quotes that stand in the report. */
export async function judgeByModel(input: ModelJudging, model: Model, call: Call): Promise<ModelJudgement> {
  const { decided, trials = TRIALS, perRequest = PER_REQUEST } = input
  const open = input.criteria.filter(({ id }) => !decided.some(({ criterion }) => criterion === id))
  const work = portionsOf(open, perRequest)
  const asking = createAsking(model, call)
  const looks: Look[] = []
  for (const portion of work) {
    const places = await placesFor(portion, input, asking)
    for (let trial = 0; trial < trials; trial++) {
      const verdicts = await askVerdicts(portion, places, trial, input, asking)
      looks.push(lookOf(portion, verdicts, { ...input, needsPlace: true }))
      call.progress(looks.length, work.length * trials, 'looks of the model')
    }
  }
  const rows = open.map(({ id }) => trialsOf(id, looks))
  const alpha =
    trials > 1
      ? krippendorffAlpha(
          rows.map(row => row.marks),
          interval(['none', 'partial', 'full']),
        )
      : undefined
  return {
    markings: rows.map(row => markingOf(row, looks)),
    trials: rows,
    refused: looks.flatMap(look => look.refused),
    missing: [...new Set(looks.flatMap(look => look.missing))],
    ...(alpha !== undefined && { alpha }),
    judge: { model: asking.answered() ?? model.name, prompt: promptVersion, trials, perRequest },
    usage: asking.usage(),
  }
}

/** Demands and flaws are never asked together. */
function portionsOf(open: readonly Criterion[], size: number): Criterion[][] {
  const [demands, flaws] = [false, true].map(flaw => open.filter(({ role }) => (role === 'negative') === flaw))
  return [demands, flaws].flatMap((own = []) =>
    Array.from({ length: Math.ceil(own.length / size) }, (_, i) => own.slice(i * size, (i + 1) * size)),
  )
}

interface Asking {
  json<T>(system: string, user: string, wanted: { name: string; schema: z.ZodType<T> }, seed: number): Promise<T>
  answered(): string | undefined
  usage(): ModelJudgement['usage']
}

function createAsking(model: Model, call: Call): Asking {
  const used = { input: 0, output: 0, requests: 0 }
  let answered: string | undefined
  return {
    async json(system, user, wanted, seed) {
      call.signal.throwIfAborted()
      const reply = await askForJson(model, { system, user, seed }, wanted, call)
      used.input += reply.usage.input
      used.output += reply.usage.output
      used.requests += 1
      answered = reply.model
      return reply.value
    },
    answered: () => answered,
    usage: () => ({ ...used }),
  }
}

async function askVerdicts(
  criteria: readonly Criterion[],
  shown: Shown,
  trial: number,
  { question }: ModelJudging,
  asking: Asking,
): Promise<readonly Verdict[]> {
  const system = criteria[0]?.role === 'negative' ? systemOf.negative : systemOf.positive
  const wanted = { name: 'verdicts', schema: verdictsSchema }
  return (await asking.json(system, userPrompt({ question, criteria, ...shown }), wanted, trial + 1)).verdicts
}

interface Shown {
  readonly places: readonly Pick<ReportPlace, 'place' | 'text'>[]
  readonly note?: string
}

/** The whole report where it fits; else the passages that its windows gave for these criteria, and all headings. */
async function placesFor(
  criteria: readonly Criterion[],
  { report, question, maxReportTokens = MAX_REPORT_TOKENS }: ModelJudging,
  asking: Asking,
): Promise<Shown> {
  const windows = windowsOf(report.places, maxReportTokens)
  if (windows.length === 1) return { places: report.places }
  const found = new Set(report.places.filter(({ place }) => !place.includes('.')).map(({ place }) => place))
  const wanted = { name: 'evidence', schema: evidenceSchema }
  for (const [i, places] of windows.entries()) {
    const user = userPrompt({ question, criteria, places, note: `part ${i + 1} of ${windows.length}` })
    const { evidence } = await asking.json(systemOf.evidence, user, wanted, 1)
    for (const { quote } of evidence) found.add(findQuote(report, quote)?.place ?? '')
  }
  const places = report.places.filter(({ place }) => found.has(place))
  return { places, note: 'long: its headings, and the paragraphs that bear on these criteria' }
}

function windowsOf(places: readonly ReportPlace[], maxTokens: number): ReportPlace[][] {
  const windows: ReportPlace[][] = [[]]
  let used = 0
  for (const place of places) {
    const cost = tokenCount(place.text) + 4
    if (used + cost > maxTokens && used > 0) {
      windows.push([])
      used = 0
    }
    windows.at(-1)?.push(place)
    used += cost
  }
  return windows
}

/** One trial of one portion. */
interface Look {
  readonly markings: readonly Marking[]
  readonly refused: readonly Refusal[]
  readonly missing: readonly string[]
  readonly reasons: ReadonlyMap<string, string>
  readonly asked: readonly string[]
}

function lookOf(criteria: readonly Criterion[], verdicts: readonly Verdict[], bench: Omit<Bench, 'criteria'>): Look {
  const given = verdicts.map(({ criterion, verdict, quote }) => ({
    criterion,
    verdict,
    ...(verdict !== 'none' && { quote }),
  }))
  const { markings, refused } = acceptVerdicts(given, { ...bench, criteria })
  const said = new Set(verdicts.map(({ criterion }) => criterion))
  return {
    markings,
    refused,
    missing: criteria.filter(({ id }) => !said.has(id)).map(({ id }) => id),
    reasons: new Map(verdicts.map(({ criterion, reason }) => [criterion, reason])),
    asked: criteria.map(({ id }) => id),
  }
}

const order: readonly Mark[] = ['none', 'partial', 'full']

function trialsOf(id: string, looks: readonly Look[]): CriterionTrials {
  const own = looks.filter(({ asked }) => asked.includes(id))
  const given = own.map(look => look.markings.find(({ criterion }) => criterion === id)?.mark ?? 'none')
  const sorted = [...given].sort((a, b) => order.indexOf(a) - order.indexOf(b))
  // Of an even number the lower one: a doubt is no merit, and no flaw either.
  const mark = sorted[Math.floor((sorted.length - 1) / 2)] ?? 'none'
  const reason = own.map(look => look.reasons.get(id)).find(Boolean)
  const agreement = given.filter(one => one === mark).length / Math.max(1, given.length)
  return { criterion: id, marks: given, mark, agreement, ...(reason !== undefined && { reason }) }
}

/** With the passage of a trial that came to this mark. */
function markingOf({ criterion, mark }: CriterionTrials, looks: readonly Look[]): Marking {
  const same = looks.flatMap(look => look.markings.filter(one => one.criterion === criterion && one.mark === mark))
  const evidence = same.find(({ place }) => place !== undefined) ?? same[0]
  return {
    criterion,
    mark,
    by: 'model',
    ...(evidence?.place !== undefined && { place: evidence.place }),
    ...(evidence?.quote !== undefined && { quote: evidence.quote }),
  }
}
