import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseDocument } from '../src/documents/parse.ts'

/** Runs of four words, with how often each comes; Chinese text counts by character. */
function shingles(text: string): ReadonlyMap<string, number> {
  const words = text.toLowerCase().match(/[\u3400-\u9fff]|[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at + 4 <= words.length; at += 1) {
    const key = words.slice(at, at + 4).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0)

function agreement(ours: string, theirs: string): { precision: number; recall: number; f1: number } {
  const a = shingles(ours)
  const b = shingles(theirs)
  let common = 0
  for (const [key, count] of a) common += Math.min(count, b.get(key) ?? 0)
  const precision = common / Math.max(1, total(a))
  const recall = common / Math.max(1, total(b))
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** Figures of one PDF against pdftotext (poppler), which must be installed. */
async function compare(path: string): Promise<string> {
  const theirs = execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { maxBuffer: 1 << 28 }).toString('utf8')
  const started = performance.now()
  const { text, pages = 0 } = await parseDocument({ bytes: readFileSync(path), fileName: basename(path) })
  const ms = performance.now() - started
  const { precision, recall, f1 } = agreement(text, theirs)
  return [basename(path), pages, f1.toFixed(3), precision.toFixed(3), recall.toFixed(3), Math.round(ms)].join('\t')
}

/** `npm run bench -- pdf FILE.pdf…` */
export async function run(paths: readonly string[]): Promise<void> {
  console.log(['file', 'pages', 'F1', 'precision', 'recall', 'ms'].join('\t'))
  for (const path of paths) {
    try {
      console.log(await compare(path))
    } catch (cause) {
      console.log(`${basename(path)}\t${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
}
