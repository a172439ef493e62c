import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { figures } from '../../src/text/numbers.ts'

const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]

const suiteSchema = z.array(
  z.object({
    id: z.string(),
    criteria: z.array(z.object({ id: z.string(), text: z.object({ zh: z.string(), en: z.string() }) })),
  }),
)
const finance = suiteSchema.parse(
  JSON.parse(readFileSync(new URL('../../src/lab/suite/finance.json', import.meta.url), 'utf8')),
)

describe('what the finance criteria say is what the arithmetic gives', () => {
  const textOf = (task: string, criterion: string, language: Language) =>
    finance.find(({ id }) => id === task)?.criteria.find(({ id }) => id === criterion)?.text[language] ?? ''
  const valueOfBond = (rate: number, years: number) => 2.5 * annuity(rate, years) + 100 / (1 + rate) ** years
  const annuity = (rate: number, years: number) => (1 - (1 + rate) ** -years) / rate
  /** Of a bond at par: the factor by which its coupons are summed up. */
  const duration = annuity(0.025, 10)
  const perShare = (wacc: number, growth: number) => firmValue(wacc, growth) - 3
  const flows = [0, 1, 2, 3, 4].map(year => 1.08 ** year)
  const explicit = (wacc: number) => flows.reduce((sum, flow, i) => sum + flow / (1 + wacc) ** (i + 1), 0)
  const terminal = (wacc: number, growth: number) => (1.08 ** 4 * (1 + growth)) / (wacc - growth)
  const firmValue = (wacc: number, growth: number) => explicit(wacc) + terminal(wacc, growth) / (1 + wacc) ** 5
  const surrender = (value: number, years: number) => rateOf([10, 10, 10, 10, 10], value, years)

  const own = 240_000 - 60_000 - 45_600 - 24_000 - 36_000
  const apart = (bonus: number) => yearlyTax(own + 150_000 - bonus) + bonusTax(bonus)
  const bonuses = Array.from({ length: 1501 }, (_, i) => i * 100)
  const least = Math.min(...bonuses.map(apart))
  const cheapest = bonuses.filter(bonus => apart(bonus) === least)
  const exactLoss = (100 - valueOfBond(0.03, 10)) * 50_000
  const linearLoss = duration * 0.5 * 50_000

  test.each<[task: string, criterion: string, value: number, within: number]>([
    ['finance-02', 'k1', valueOfBond(0.03, 10), 0.005],
    ['finance-02', 'k2', exactLoss, 500],
    ['finance-02', 'k3', duration, 0.005],
    ['finance-02', 'k4', linearLoss, 500],
    ['finance-02', 'k5', linearLoss - exactLoss, 50],
    ['finance-02', 'k6', valueOfBond(0.03, 5), 0.005],
    ['finance-02', 'k7', soldAfterFive(valueOfBond(0.03, 5)) * 100, 0.005],
    ['finance-02', 'k8', (1.025 / 1.015 - 1) * 100, 0.05],
    ['finance-03', 'k1', perShare(0.09, 0.03), 0.005],
    ['finance-03', 'k2', firmValue(0.09, 0.03) * 1e8, 5e5],
    ['finance-03', 'k3', explicit(0.09) * 1e8, 5e5],
    ['finance-03', 'k4', terminal(0.09, 0.03) * 1e8, 5e5],
    ['finance-03', 'k5', (1 - explicit(0.09) / firmValue(0.09, 0.03)) * 100, 0.5],
    ['finance-03', 'k6', perShare(0.08, 0.04), 0.005],
    ['finance-03', 'k7', perShare(0.1, 0.02), 0.005],
    ['finance-04', 'k1', own, 0.5],
    ['finance-04', 'k4', bonusTax(150_000), 0.5],
    ['finance-04', 'k5', apart(150_000), 0.5],
    ['finance-04', 'k6', apart(0), 0.5],
    ['finance-04', 'k7', least, 0.5],
    ['finance-04', 'k8', Math.min(...cheapest), 50],
    ['finance-04', 'k8', Math.max(...cheapest), 50],
    ['finance-04', 'k9', bonusTax(36_001) - bonusTax(36_000), 0.05],
    ['finance-06', 'k1', surrender(56, 10) * 100, 0.005],
    ['finance-06', 'k2', surrender(73.5, 20) * 100, 0.005],
  ])('%s %s', (task, criterion, value, within) => {
    for (const language of languages) {
      const said = figures(textOf(task, criterion, language)).map(one => one.value)
      expect(
        said.some(one => Math.abs(one - value) <= within),
        `${said} for ${value}`,
      ).toBe(true)
    }
  })

  function soldAfterFive(price: number): number {
    return bisect(rate => 2.5 * annuity(rate, 5) + price / (1 + rate) ** 5 - 100)
  }

  function rateOf(premiums: readonly number[], value: number, years: number): number {
    return bisect(
      rate => value / (1 + rate) ** years - premiums.reduce((sum, paid, year) => sum + paid / (1 + rate) ** year, 0),
    )
  }
})

/** Where a function that falls crosses zero. */
function bisect(of: (rate: number) => number): number {
  let [low, high] = [1e-6, 1]
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2
    if (of(middle) > 0) low = middle
    else high = middle
  }
  return low
}

/** Comprehensive income of a year: up to, rate, quick deduction. */
const yearly = [
  [36_000, 0.03, 0],
  [144_000, 0.1, 2520],
  [300_000, 0.2, 16_920],
] as const
/** The monthly table, which a bonus taxed apart is looked up in by a twelfth of it. */
const monthly = [
  [3000, 0.03, 0],
  [12_000, 0.1, 210],
  [25_000, 0.2, 1410],
] as const

const yearlyTax = (income: number) => taxOf(income, income, yearly)
const bonusTax = (bonus: number) => taxOf(bonus, bonus / 12, monthly)

function taxOf(amount: number, measure: number, table: readonly (readonly [number, number, number])[]): number {
  const [, rate, deduction] = table.find(([upTo]) => measure <= upTo) ?? [0, Number.NaN, 0]
  return Math.round((amount * rate - deduction) * 100) / 100
}
