import { writeFileSync } from 'node:fs'
import { readers } from './peers/readers.ts'
import { wordScore } from './train/score.ts'
import { type Page, wcxb } from './train/wcxb.ts'

/** Two readers that others build on, and no reader at all. */
const independent = ['readability-linkedom', 'defuddle-linkedom', 'whole-linkedom'] as const

async function f1Of(name: string, page: Page): Promise<number> {
  try {
    const found = await readers[name]?.read(page.bytes(), page.url)
    return wordScore(found?.text ?? '', page.reference).f1
  } catch {
    // Some throw on broken pages, which are hard ones then.
    return 0
  }
}

async function easeOf(page: Page): Promise<number> {
  const scores = await Promise.all(independent.map(name => f1Of(name, page)))
  return Math.round((scores.reduce((sum, f1) => sum + f1, 0) / scores.length) * 1000) / 1000
}

/** How well independent readers do on each page, by which the pages are dealt out evenly: `npm run bench -- train-split`. */
export async function run(): Promise<void> {
  const pages = wcxb()
  if (!pages) return console.log('train-split: nothing dealt out, the WCXB development split is not there')
  const ease: Record<string, number> = {}
  for (const page of pages) ease[page.id] = await easeOf(page)
  writeFileSync('bench/train/difficulty.json', `${JSON.stringify(ease, null, 2)}\n`)
}
