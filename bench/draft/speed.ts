import { tokenCount } from '../../src/text/tokens.ts'
import type { Product } from './product.ts'

/** Made of these, so that nothing is repeated and every figure is its own. */
const subjects = 'Harbour,Valley,Northern,Coastal,Inland,Southern,Island,Mountain,River,Lake'.split(',')
const things = 'output,demand,rainfall,traffic,revenue,staff,housing,exports,waste,power'.split(',')

const factOf = (i: number) =>
  `${subjects[i % 10]} district ${Math.floor(i / 100)} recorded ${things[Math.floor(i / 10) % 10]} of ${1_000 + i * 7} units in the survey of that year.`
const talk =
  'That is more than one would expect from the size of the place, which suggests that the older figures were collected in another way; whether it matters depends on what the reader compares.'

/** A source of 600 paragraphs and a report on it of about 10,000 words with 200 citations. */
const source = Array.from({ length: 600 }, (_, i) => factOf(i)).join('\n\n')
const reportOf = (facts: number, sections: number) => {
  const per = facts / sections
  const body = Array.from({ length: sections }, (_, s) => {
    const lines = Array.from({ length: per }, (_, i) => {
      const n = s * per + i
      return `${factOf(n).slice(0, -1)} [@s1:${n + 1}]. ${talk.replace('That', `Case ${n}`)}`
    })
    return `## Part ${s + 1}\n\n${lines.join('\n\n')}`
  })
  return `# Survey\n\n${body.join('\n\n')}`
}

const wordsIn = (text: string) => text.split(/\s+/).length
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function timed(times: number, run: (i: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const begun = performance.now()
    await run(i)
    taken.push(performance.now() - begun)
  }
  return median(taken)
}

export async function measureSpeed(product: Product): Promise<void> {
  await product.read(source)
  const report = reportOf(200, 10)
  const repairs = await product.draft(report)
  // Other figures each time, so that no sentence was seen before.
  const check = await timed(7, i =>
    product.call('draft_report', {
      check: true,
      text: report.replaceAll('recorded', `recorded ${'still '.repeat(i + 1)}`),
    }),
  )
  const again = await timed(7, () => product.call('draft_report', { check: true }))
  const patch = await timed(7, i =>
    product.call('draft_report', {
      edits: [{ find: `Case ${i * 20} is more than`, replace: `Case ${i * 20} is rather more than` }],
    }),
  )
  console.log(
    `a report of ${wordsIn(report)} words and 200 citations (${repairs.length} repairs): full check ${check.toFixed(0)} ms of sentences never seen, ${again.toFixed(0)} ms of the same again (bar 200), edit ${patch.toFixed(0)} ms (bar 50)`,
  )
  tellTokens()
}

/** Ten local edits by `edits` against writing the touched sections anew. */
function tellTokens(): void {
  const report = reportOf(100, 10)
  const sections = report.split(/(?=^## )/m).slice(1)
  const edits = sections.map((_, s) => ({
    find: `Case ${s * 10 + 4} is more than one would expect`,
    replace: `Case ${s * 10 + 4} is about what one would expect`,
  }))
  const byEdits = tokenCount(JSON.stringify({ edits }))
  const anew = sections.reduce(
    (sum, section) => sum + tokenCount(JSON.stringify({ section: section.split('\n')[0], text: section })),
    0,
  )
  console.log(
    `ten edits of a report of ${wordsIn(report)} words: ${byEdits} tokens by edits, ${anew} by rewriting the ten sections (${((100 * byEdits) / anew).toFixed(1)} %, bar 30 %)`,
  )
  const two = sections.slice(0, 2).reduce((sum, section) => sum + tokenCount(section), 0)
  console.log(`  all ten within two sections: ${((100 * byEdits) / two).toFixed(1)} % of rewriting those two`)
}
