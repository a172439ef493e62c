import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ResearchError } from '../errors.ts'
import type { Limits, Prices } from '../lab/purse.ts'
import type { BenchName } from '../lab/run.ts'
import { type SuiteLanguage, suiteLanguages } from '../lab/suite.ts'
import { present } from '../present.ts'
import { replayOptions } from './replay-options.ts'

const options = {
  systems: { type: 'string', multiple: true },
  judges: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string', default: 'zh' },
  domains: { type: 'string' },
  tasks: { type: 'string' },
  limit: { type: 'string' },
  questions: { type: 'string' },
  baselines: { type: 'string' },
  trials: { type: 'string' },
  'per-request': { type: 'string' },
  parallel: { type: 'string' },
  timeout: { type: 'string' },
  budget: { type: 'string' },
  'price-in': { type: 'string' },
  'price-out': { type: 'string' },
  'max-requests': { type: 'string' },
  'retry-failed': { type: 'boolean', default: false },
  corpus: { type: 'string', multiple: true },
  web: { type: 'boolean' },
  ...replayOptions,
} as const

/** A command line of `bench`, read. */
export interface BenchOptions {
  /** A rubric file or a list of tasks; the suite needs none. */
  readonly file?: string
  readonly systems: readonly string[]
  /** Undefined is the configured model, an empty list none. */
  readonly judges?: readonly string[]
  readonly out: string
  readonly language: SuiteLanguage
  readonly domains?: readonly string[]
  readonly tasks?: readonly string[]
  readonly limit?: number
  readonly questions?: string
  readonly baselines?: readonly string[]
  readonly trials: number
  readonly perRequest: number
  readonly parallel: number
  readonly timeoutMs: number
  readonly limits: Limits
  readonly retryFailed: boolean
  readonly corpus: readonly string[]
  readonly web?: boolean
  readonly record?: string
  readonly replay?: string
}

const TRIALS = 3
const PER_REQUEST = 10
const TIMEOUT_S = 1_800

export function benchOptions(bench: BenchName, args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
  // What follows the file, or the first system, is a system too: nothing that is named is dropped.
  const named = bench === 'adr' ? 0 : 1
  const [file, more] = [positionals.slice(0, named)[0], positionals.slice(named)]
  const systems = [...(values.systems ?? []), ...more]
  if (systems.length === 0)
    throw new ResearchError('No system is named.', { fix: 'Give --systems folder:reports/, once for each system.' })
  const { questions, web, record, replay } = values
  return {
    systems,
    out: resolve(values.out ?? join('bench-out', bench)),
    language: languageOf(values.language),
    // Both orders are one trial; the original asks once.
    trials: numberOf(values.trials, '--trials') ?? (bench === 'race' ? 1 : TRIALS),
    perRequest: numberOf(values['per-request'], '--per-request') ?? PER_REQUEST,
    parallel: numberOf(values.parallel, '--parallel') ?? 1,
    timeoutMs: (numberOf(values.timeout, '--timeout') ?? TIMEOUT_S) * 1_000,
    limits: limitsOf(values),
    retryFailed: values['retry-failed'],
    corpus: values.corpus ?? [],
    ...present({
      file: file === undefined ? undefined : resolve(file),
      judges: values.judges === 'none' ? [] : listOf(values.judges),
      domains: listOf(values.domains),
      tasks: listOf(values.tasks),
      limit: numberOf(values.limit, '--limit'),
      baselines: listOf(values.baselines),
      questions,
      web,
      record,
      replay,
    }),
  }
}

function listOf(given: string | undefined): string[] | undefined {
  return given
    ?.split(',')
    .map(one => one.trim())
    .filter(one => one !== '')
}

function languageOf(given: string): SuiteLanguage {
  const found = suiteLanguages.find(one => one === given)
  if (found) return found
  throw new ResearchError('The suite has no such language.', { fix: `Languages: ${suiteLanguages.join(', ')}.` })
}

function numberOf(given: string | undefined, flag: string, isWhole = true): number | undefined {
  if (given === undefined) return undefined
  const value = Number(given)
  if (given.trim() !== '' && Number.isFinite(value) && (isWhole ? Number.isInteger(value) && value > 0 : value >= 0))
    return value
  throw new ResearchError(`${flag} needs a number.`, { fix: `Write ${flag} 3.` })
}

type Money = Readonly<Partial<Record<'budget' | 'price-in' | 'price-out' | 'max-requests', string | undefined>>>

function limitsOf(values: Money): Limits {
  const usd = numberOf(values.budget, '--budget', false)
  const requests = numberOf(values['max-requests'], '--max-requests')
  const [input, output] = [
    numberOf(values['price-in'], '--price-in', false),
    numberOf(values['price-out'], '--price-out', false),
  ]
  const hasPrices = input !== undefined || output !== undefined
  const prices: Prices | undefined = hasPrices ? { input: input ?? 0, output: output ?? 0 } : undefined
  if (usd !== undefined && !prices)
    throw new ResearchError('A budget in dollars needs prices.', {
      fix: 'Give --price-in and --price-out in dollars per million tokens, or --max-requests.',
    })
  return present({ usd, requests, prices })
}
