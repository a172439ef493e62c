import { parseAllDocuments } from 'yaml'
import * as z from 'zod'
import { roles } from '../domain/role.ts'
import type { Criterion } from '../domain/rubric.ts'
import { ResearchError } from '../errors.ts'
import { brokenJsonLine, lineOfEntry } from './json-place.ts'
import { type CriterionInput, criteriaOf } from './rubric.ts'
import { checklistOf } from './rubric-markdown.ts'

/** One rubric of a file. A data set has one per task. */
export interface FileRubric {
  /** The task's id in a data set. */
  readonly id?: string
  readonly language?: string
  /** What the report is asked for. */
  readonly question?: string
  readonly domain?: string
  /** Title and addresses that a report may not use, where the set has such. */
  readonly blocked?: readonly string[]
  /** Met or not, with no half: DeepResearch Bench II. */
  readonly isBinary?: boolean
  readonly criteria: readonly Criterion[]
}

const id = z.union([z.string(), z.number()]).transform(String)

const criterionSchema = z
  .object({
    id: id.optional(),
    text: z.string().optional(),
    criterion: z.string().optional(),
    weight: z.number().optional(),
    role: z.enum(roles).optional(),
    axis: z.string().optional(),
    dimension: z.string().optional(),
    fatal: z.boolean().optional(),
    examples: z.array(z.string()).optional(),
    evidence: z.string().optional(),
  })
  .transform(({ text, criterion, ...rest }, context): CriterionInput => {
    const words = text ?? criterion
    if (words === undefined || words.trim() === '') context.addIssue('no `text` or `criterion`')
    const role = rest.role ?? (rest.axis?.toLowerCase().startsWith('implicit') ? 'implicit' : undefined)
    return { ...rest, role, text: words ?? '' }
  })

/** Ours, and a record of ResearchRubrics (`qid` or `sample_id`, criteria under `rubrics`). */
const recordSchema = z
  .object({
    id: id.optional(),
    qid: id.optional(),
    sample_id: id.optional(),
    language: z.string().optional(),
    question: z.string().optional(),
    prompt: z.string().optional(),
    domain: z.string().optional(),
    criteria: z.array(criterionSchema).optional(),
    rubrics: z.array(criterionSchema).optional(),
  })
  .refine(({ criteria, rubrics }) => criteria ?? rubrics, 'no `criteria` or `rubrics`')

/** A record of DeepResearch Bench II (arXiv 2601.08536): binary rubrics by dimension, and the article that they were made from. */
const secondBenchSchema = z.object({
  id,
  idx: id.optional(),
  language: z.string().optional(),
  theme: z.string().optional(),
  content: z.object({
    task: z.string(),
    rubric: z.record(z.string(), z.array(z.string())),
    blocked: z.object({ title: z.string().optional(), urls: z.array(z.string()).optional() }).optional(),
  }),
})

/** A record of DeepResearch Bench: criteria by dimension, whose weights are shares of the dimension's. */
const benchSchema = z.object({
  id,
  prompt: z.string().optional(),
  dimension_weight: z.record(z.string(), z.number()),
  criterions: z.record(
    z.string(),
    z.array(z.object({ criterion: z.string(), explanation: z.string().optional(), weight: z.number() })),
  ),
})

/** The rubrics of a file's text: JSON, one JSON value a line, or a Markdown list. Rejects with the line and the reason. */
export function rubricsOfText(text: string): FileRubric[] {
  const bare = text.replace(/^\ufeff/, '').trim()
  if (bare === '') throw new ResearchError('The rubric file is empty.', { fix: formats, kind: 'empty' })
  if (isYaml(bare)) return rubricsOfYaml(text)
  if (!/^[[{]/.test(bare)) return [{ criteria: criteriaOf(checklistOf(text)) }]
  const whole = parseJson(text)
  if (whole) return rubricsOf(whole.value, entry => lineOfEntry(text, entry))
  const lines = text.split(/\r?\n/)
  if (!/^\{.*\}$/.test(lines.find(line => line.trim() !== '')?.trim() ?? ''))
    throw broken(brokenJsonLine(text), 'not JSON')
  return rubricsOfLines(lines)
}

/** A Markdown list begins with words; YAML with a key, alone or in its first item. */
const isYaml = (text: string) =>
  /^(?:---\s*\n|%YAML)/.test(text) ||
  /^(?:- +)?(?:id|qid|name|language|question|prompt|domain|criteria|rubrics|text|criterion|weight|role)\s*:(?:\s|$)/.test(
    text,
  )

/** One rubric, a list of criteria, or several documents. */
function rubricsOfYaml(text: string): FileRubric[] {
  const documents = parseAllDocuments(text)
  const failed = documents.flatMap(one => ('errors' in one ? one.errors : []))[0]
  if (failed) throw broken(failed.linePos?.[0].line, 'not YAML')
  // Entries are not told by line: the parser's own places end with its documents.
  return documents.flatMap(one => rubricsOf('toJS' in one ? one.toJS() : undefined, () => undefined))
}

function rubricsOfLines(lines: readonly string[]): FileRubric[] {
  const values = lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    const parsed = parseJson(line)
    if (!parsed) throw broken(i + 1, 'not JSON')
    return [{ value: parsed.value, line: i + 1 }]
  })
  const isRubric = values.some(
    ({ value }) => isRecord(value) && ['rubrics', 'criteria', 'criterions', 'content'].some(name => name in value),
  )
  if (isRubric) return values.flatMap(({ value, line }) => rubricsOf(value, () => line))
  return rubricsOf(
    values.map(({ value }) => value),
    entry => values[entry]?.line,
  )
}

/** `lineOf` gives the line of the n-th entry, from 0. */
function rubricsOf(value: unknown, lineOf: (entry: number) => number | undefined): FileRubric[] {
  if (Array.isArray(value)) {
    return [{ criteria: criteriaOf(parse(z.array(criterionSchema), value, lineOf)) }]
  }
  if (isRecord(value) && 'criterions' in value) return [ofBench(parse(benchSchema, value, lineOf))]
  if (isRecord(value) && isRecord(value['content']) && 'rubric' in value['content'])
    return [ofSecondBench(parse(secondBenchSchema, value, lineOf))]
  const { criteria, rubrics, language, domain, ...more } = parse(recordSchema, value, lineOf)
  const name = more.qid ?? more.sample_id ?? more.id
  const question = more.question ?? more.prompt
  return [
    {
      ...(name !== undefined && { id: name }),
      ...(language && { language }),
      ...(question && { question }),
      ...(domain && { domain }),
      criteria: criteriaOf(criteria ?? rubrics ?? []),
    },
  ]
}

function ofSecondBench({ id: task, language, theme, content }: z.output<typeof secondBenchSchema>): FileRubric {
  const inputs = Object.entries(content.rubric).flatMap(([dimension, own]) => own.map(text => ({ text, dimension })))
  const { title, urls = [] } = content.blocked ?? {}
  return {
    id: task,
    ...(language && { language }),
    question: content.task,
    ...(theme && { domain: theme }),
    ...(content.blocked && { blocked: [...(title ? [title] : []), ...urls] }),
    isBinary: true,
    criteria: criteriaOf(inputs),
  }
}

function ofBench({ id: task, prompt, dimension_weight: shares, criterions }: z.output<typeof benchSchema>): FileRubric {
  const all = Object.entries(criterions).flatMap(([dimension, own]) => own.map(one => ({ dimension, ...one })))
  const inputs = all.map(({ criterion, explanation, weight, dimension }) => ({
    text: explanation ? `${criterion}: ${explanation}` : criterion,
    weight: weight * (shares[dimension] ?? 0),
    dimension,
  }))
  return {
    id: task,
    ...(prompt && { question: prompt }),
    criteria: criteriaOf(inputs).map((one, i) => ({ ...one, given: all[i]?.weight ?? one.weight })),
  }
}

function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
  lineOf: (entry: number) => number | undefined,
): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue?.path ?? []
  const entry = path.find(part => typeof part === 'number')
  const named = path.filter(part => typeof part === 'string').map(part => `\`${idOf(part)}\``)
  const where = entry === undefined ? '' : `criterion ${entry + 1}: `
  throw broken(lineOf(entry ?? 0), `${where}${[named.at(-1), issue?.message].filter(Boolean).join(' ')}`)
}

const formats =
  'JSON or YAML: [{"text", "weight", "role"}] or {"criteria": [...]}; JSONL; or a Markdown list such as "- (3) Names the year".'

function broken(line: number | undefined, reason: string): ResearchError {
  return new ResearchError(`The rubric file is broken${line === undefined ? '' : ` in line ${line}`}: ${reason}.`, {
    fix: formats,
  })
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    // The parser's message repeats the file; where it broke is found apart.
    return undefined
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const idOf = (text: string) => text.replace(/[^\w.-]+/g, '_').slice(0, 40)
