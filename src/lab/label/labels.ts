import { createHmac, randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { pairLabels } from '../../domain/comparison.ts'
import { marks } from '../../domain/rubric.ts'
import { ResearchError } from '../../errors.ts'
import { present } from '../../present.ts'
import type { RunFolder } from '../run-folder.ts'
import type { Item } from './items.ts'

const label = z.enum(pairLabels)
const base = {
  rater: z.string(),
  item: z.string(),
  task: z.string(),
  about: z.string(),
  why: z.string(),
  /** ISO 8601. */
  at: z.string(),
}

const pairSchema = z.object({
  ...base,
  kind: z.literal('pair'),
  a: z.string(),
  b: z.string(),
  /** Which of them this rater saw on the left. */
  left: z.enum(['a', 'b']),
  /** As the rater saw them: left and right. */
  overall: label,
  dimensions: z.object({ completeness: label, depth: label, fitness: label, readability: label }),
  /** The place of a factual error, by side. */
  veto: z.object({ left: z.string().optional(), right: z.string().optional() }).transform(present),
})

const checklistSchema = z.object({
  ...base,
  kind: z.literal('checklist'),
  system: z.string(),
  marks: z.array(
    z.object({ criterion: z.string(), mark: z.enum(marks), place: z.string().optional() }).transform(present),
  ),
})

const labelSchema = z.discriminatedUnion('kind', [pairSchema, checklistSchema])
export type PairLabelled = z.output<typeof pairSchema>
export type ChecklistLabelled = z.output<typeof checklistSchema>
/** What one person said of one item. */
export type Label = z.output<typeof labelSchema>

const FILE = 'labels.jsonl'

/** Adds a line; none is ever changed. On disk when it resolves. A line that a crash cut off before is ended first. */
export async function keepLabel(folder: RunFolder, given: Label): Promise<void> {
  const before = await textOf(folder)
  const isCut = before !== '' && !before.endsWith('\n')
  const handle = await open(join(folder.root, FILE), 'a')
  try {
    await handle.writeFile(`${isCut ? '\n' : ''}${JSON.stringify(given)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The last word of every rater on every item. A line that a crash cut off was never said to be kept, and is left out. */
export async function readLabels(folder: RunFolder): Promise<Label[]> {
  const lines = (await textOf(folder)).split('\n')
  const labels = lines.flatMap((line, i) => labelOf(line, i + 1) ?? [])
  return [...new Map(labels.map(one => [`${one.rater}\n${one.item}`, one])).values()]
}

async function textOf({ root }: RunFolder): Promise<string> {
  return readFile(join(root, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}

function labelOf(line: string, n: number): Label | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    // Cut off, or the empty end of the file.
    return undefined
  }
  const parsed = labelSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ResearchError(`Line ${n} of ${FILE} is no label.`, {
    fix: 'Mend or remove that line.',
    cause: parsed.error,
  })
}

/** Chance that stays the same: which side a report is on, and in which order the items come, for each rater. */
export interface Chance {
  leftOf(rater: string, item: Item): 'a' | 'b'
  orderFor(rater: string, items: readonly Item[]): Item[]
}

/** Of a secret of the folder, so that nobody can know sides from the item, and a page that is loaded again is the same. */
export async function openChance(folder: RunFolder): Promise<Chance> {
  const schema = z.object({ secret: z.string() })
  const kept = (await folder.read(['labelling'], schema)) ?? { secret: randomBytes(32).toString('hex') }
  await folder.write(['labelling'], kept)
  const draw = (...parts: readonly string[]) =>
    createHmac('sha256', kept.secret).update(JSON.stringify(parts)).digest('hex')
  return {
    leftOf: (rater, { id }) => (Number.parseInt(draw('side', rater, id).slice(0, 2), 16) % 2 === 0 ? 'a' : 'b'),
    orderFor: (rater, items) =>
      items
        .map(item => ({ item, at: draw('order', rater, item.id) }))
        .sort((one, two) => (one.at < two.at ? -1 : 1))
        .map(({ item }) => item),
  }
}
