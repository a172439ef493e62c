import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { roles } from '../../src/domain/role.ts'
import { lintCriteria } from '../../src/judge/lint.ts'
import { criteriaOf } from '../../src/judge/rubric.ts'
import { figures } from '../../src/text/numbers.ts'

const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]

const twin = z.strictObject({ zh: z.string().regex(/\p{Script=Han}/u), en: z.string().regex(/^[^，。；：！？]+$/) })
const taskSchema = z.strictObject({
  id: z.string(),
  domain: z.enum(['law', 'finance']),
  track: z.literal('professional'),
  question: twin,
  criteria: z.array(
    z.strictObject({
      id: z.string(),
      weight: z.int().min(1).max(5),
      role: z.enum(roles),
      dimension: z.enum(['completeness', 'depth', 'fitness', 'readability']),
      axis: z.enum([
        'Explicit Criteria',
        'Implicit Criteria',
        'Synthesis of Information',
        'References & Citation Quality',
        'Communication Quality',
        'Instruction Following',
      ]),
      text: twin,
      examples: z
        .strictObject({ zh: z.array(z.string()).min(1), en: z.array(z.string()).min(1) })
        .refine(({ zh, en }) => zh.length === en.length)
        .optional(),
      fatal: z.literal(true).optional(),
    }),
  ),
})
type Task = z.output<typeof taskSchema>

const tasksOf = (domain: string): Task[] =>
  z
    .array(taskSchema)
    .parse(JSON.parse(readFileSync(new URL(`../../src/lab/suite/${domain}.json`, import.meta.url), 'utf8')))

const criteriaIn = (task: Task, language: Language) =>
  criteriaOf(task.criteria.map(one => ({ ...one, text: one.text[language], examples: one.examples?.[language] })))

const all = ['law', 'finance'].flatMap(tasksOf)

test.each(['law', 'finance'])('%s: at least four tasks of its own domain, numbered', domain => {
  const tasks = tasksOf(domain)
  expect(tasks.length).toBeGreaterThanOrEqual(4)
  expect(tasks.map(({ id }) => id)).toEqual(tasks.map((_, i) => `${domain}-0${i + 1}`))
  expect(tasks.every(task => task.domain === domain)).toBe(true)
})

describe.each(all.map(task => [task.id, task] as const))('%s', (_, task) => {
  const count = (role: string) => task.criteria.filter(one => one.role === role).length

  test('has what a rubric of its kind needs', () => {
    expect(task.criteria.length).toBeGreaterThanOrEqual(15)
    expect(task.criteria.map(({ id }) => id)).toEqual(task.criteria.map((_one, i) => `k${i + 1}`))
    expect(count('implicit')).toBeGreaterThanOrEqual(2)
    expect(count('negative')).toBeGreaterThanOrEqual(2)
    expect(task.criteria.some(({ axis }) => axis === 'References & Citation Quality')).toBe(true)
    const fatal = task.criteria.filter(one => one.fatal)
    expect(fatal.length).toBeGreaterThanOrEqual(1)
    expect(fatal.every(({ role }) => role === 'negative')).toBe(true)
  })

  test('asks in the length of a real request', () => {
    const length = Array.from(task.question.zh).length
    expect(length).toBeGreaterThanOrEqual(60)
    expect(length).toBeLessThanOrEqual(250)
  })

  test.each(languages)('leaves the lint silent in %s', language => {
    expect(lintCriteria(criteriaIn(task, language), task.question[language])).toEqual([])
  })

  test('states the same figures and provisions in both languages', () => {
    for (const { id, text } of [{ id: 'question', text: task.question }, ...task.criteria]) {
      if (asksForLength(text.zh)) continue
      expect([id, ...amountsOf(text.zh)]).toEqual([id, ...amountsOf(text.en)])
      expect([id, ...articlesOf(text.zh)]).toEqual([id, ...articlesOf(text.en)])
    }
  })
})

/** A length is asked for in characters in Chinese, in words in English. */
const asksForLength = (text: string) => /\d字/.test(text)

/** Amounts, rates and decimals; years, dates, durations and counts are also spelled out. */
function amountsOf(text: string): number[] {
  const said = figures(text).filter(
    ({ value, unit, year }) =>
      !year && !['ms', 'month', 'year'].includes(unit) && (unit === '%' || value >= 1000 || !Number.isInteger(value)),
  )
  return [...new Set(said.map(({ value }) => Number(value.toPrecision(9))))].sort((a, b) => a - b)
}

function articlesOf(text: string): number[] {
  const chinese = Array.from(text.matchAll(/第([一二三四五六七八九十百零]+)条/gu), ([, spelled = '']) =>
    numberOf(spelled),
  )
  const english = Array.from(text.matchAll(/\bart\. (\d+)/g), ([, digits]) => Number(digits))
  return [...new Set([...chinese, ...english])].sort((a, b) => a - b)
}

function numberOf(spelled: string): number {
  const [, hundreds = '', tens = '', ones = ''] =
    /^(?:(.)百)?零?(?:(.?)十)?(.?)$/u.exec(spelled.startsWith('十') ? `一${spelled}` : spelled) ?? []
  const digit = (one: string) => '零一二三四五六七八九'.indexOf(one || '零')
  return digit(hundreds) * 100 + digit(tens) * 10 + digit(ones)
}

test('the reader of articles reads them', () => {
  expect(articlesOf('第六百八十六条第二款，第七百条，第十条，第二十八条，第六百零三条')).toEqual([
    10, 28, 603, 686, 700,
  ])
})
