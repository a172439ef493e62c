import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { roles } from '../../src/domain/role.ts'
import { lintCriteria } from '../../src/judge/lint.ts'
import { rubricsOfText } from '../../src/judge/rubric-file.ts'

const languages = ['zh', 'en'] as const
const dimensions = ['completeness', 'depth', 'fitness', 'readability'] as const
const axes = [
  'Explicit Criteria',
  'Implicit Criteria',
  'Synthesis of Information',
  'References & Citation Quality',
  'Communication Quality',
  'Instruction Following',
] as const

const both = z.strictObject({ zh: z.string().regex(/\p{Script=Han}/u), en: z.string().regex(/^\P{Script=Han}+$/u) })
const list = z.array(z.string().min(1)).min(1)
const criterionSchema = z.strictObject({
  id: z.string().regex(/^k\d+$/),
  weight: z.int().min(1).max(5),
  role: z.enum(roles),
  dimension: z.enum(dimensions),
  axis: z.enum(axes),
  text: both,
  examples: z.strictObject({ zh: list, en: list }).optional(),
  fatal: z.literal(true).optional(),
})
const taskSchema = z.strictObject({
  id: z.string(),
  domain: z.string(),
  track: z.literal('general'),
  veto: z.literal(true).optional(),
  question: both,
  criteria: z.array(criterionSchema).min(8).max(11),
})
type Task = z.output<typeof taskSchema>

const domains = ['computing', 'education', 'science', 'society', 'arts', 'health', 'politics']
const tasksOf = (domain: string): Task[] =>
  z
    .array(taskSchema)
    .parse(JSON.parse(readFileSync(new URL(`../../src/lab/suite/${domain}.json`, import.meta.url), 'utf8')))
const suite = domains.flatMap(tasksOf)

describe.each(domains)('%s', domain => {
  const tasks = tasksOf(domain)

  test('has at least four tasks, numbered, of its own domain', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(4)
    expect(tasks.map(({ id }) => id)).toEqual(tasks.map((_, i) => `${domain}-${String(i + 1).padStart(2, '0')}`))
    expect(new Set(tasks.map(task => task.domain))).toEqual(new Set([domain]))
  })

  test('looks at every dimension, and asks for a form', () => {
    const criteria = tasks.flatMap(task => task.criteria)
    expect(new Set(criteria.map(one => one.dimension))).toEqual(new Set(dimensions))
    expect(criteria.some(one => one.role === 'explicit' && one.axis === 'Instruction Following')).toBe(true)
  })
})

describe.each(suite.map(task => [task.id, task] as const))('%s', (_, { question, criteria, veto, domain }) => {
  test('has a question of a real length, and criteria of all roles', () => {
    expect(question.zh.length).toBeGreaterThanOrEqual(60)
    expect(question.zh.length).toBeLessThanOrEqual(250)
    const count = (role: string) => criteria.filter(one => one.role === role).length
    expect(count('explicit')).toBeGreaterThanOrEqual(3)
    expect(count('implicit')).toBeGreaterThanOrEqual(2)
    expect(count('negative')).toBeGreaterThanOrEqual(2)
    expect(criteria.map(({ id }) => id)).toEqual(criteria.map((__, i) => `k${i + 1}`))
  })

  test('asks for sources; only a flaw is fatal; politics and health can be vetoed', () => {
    expect(criteria.some(one => one.axis === 'References & Citation Quality')).toBe(true)
    expect(criteria.filter(one => one.fatal && one.role !== 'negative')).toEqual([])
    if (domain === 'politics' || domain === 'health') expect(veto).toBe(true)
  })

  test('names the same years, decimals and percentages in both languages', () => {
    const pairs = [question, ...criteria.map(({ text }) => text), ...criteria.flatMap(examplesOf)]
    expect(pairs.map(({ zh }) => figures(zh))).toEqual(pairs.map(({ en }) => figures(en)))
  })

  test.each(languages)('is read as a rubric, and no rule of wording is broken: %s', language => {
    const record = {
      id: 'x',
      question: question[language],
      criteria: criteria.map(one => ({ ...one, text: one.text[language], examples: one.examples?.[language] })),
    }
    const [rubric] = rubricsOfText(JSON.stringify(record))
    expect(rubric?.criteria.map(({ text, role, weight }) => [text, role, weight])).toEqual(
      criteria.map(({ text, role, weight }) => [text[language], role, weight]),
    )
    expect(lintCriteria(rubric?.criteria ?? [], question[language])).toEqual([])
  })
})

test('no two tasks or criteria are the same', () => {
  for (const language of languages) {
    const texts = suite.flatMap(task => [task.question[language], ...task.criteria.map(({ text }) => text[language])])
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([])
  }
})

function examplesOf({ examples }: Task['criteria'][number]) {
  const { zh = [], en = [] } = examples ?? {}
  expect(zh.length).toBe(en.length)
  return zh.map((text, i) => ({ zh: text, en: en[i] ?? '' }))
}

/** Lengths are left out: so many characters are fewer words. Tens of thousands are counted otherwise in Chinese. */
function figures(text: string): string[] {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/\d+(?:字| words)/g, ' ')
  const found =
    plain.match(/(?<![\d.])(?:(?:18|19|20)\d\d(?!\d|\.\d)|\d+\.\d+(?!\d|万| million)|\d+(?:\.\d+)?(?= ?%))/g) ?? []
  return found.sort()
}
