import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import { inertId } from '../../judge/rubric.ts'
import type { System } from './system.ts'

const rowSchema = z
  .object({
    id: z.union([z.string(), z.number()]).transform(String),
    article: z.string().optional(),
    report: z.string().optional(),
  })
  .transform(({ id, article, report }) => ({ id, report: article ?? report ?? '' }))

/** Finished reports: `<task>.md` in a folder, or JSON lines of `{id, article}` (a file, or all `.jsonl` of the folder). */
export function folderSystem(name: string, path: string): System {
  let lines: Promise<ReadonlyMap<string, string>> | undefined
  const ready = () => {
    lines ??= reportsIn(path)
    return lines
  }
  return {
    name,
    isFinished: true,
    ready,
    async produce({ id }) {
      const report = (await ready()).get(id) ?? (await markdownOf(path, id))
      if (report !== undefined && report.trim() !== '') return { report }
      throw new ResearchError('There is no finished report for this task.', {
        kind: 'not_found',
        fix: `Put ${id}.md, or a line with that id, into it.`,
      })
    },
  }
}

async function reportsIn(path: string): Promise<ReadonlyMap<string, string>> {
  const found = await stat(path).catch(() => undefined)
  if (!found)
    throw new ResearchError(`There is no file or folder ${path}.`, {
      kind: 'invalid',
      fix: 'Name a folder of <task>.md, or a JSONL file of {id, article}.',
    })
  const names = found.isDirectory() ? (await readdir(path)).filter(name => name.endsWith('.jsonl')).sort() : ['']
  const rows = await Promise.all(names.map(name => rowsOf(name === '' ? path : join(path, name))))
  return new Map(rows.flat().map(({ id, report }) => [inertId(id), report]))
}

async function rowsOf(file: string) {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/)
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [rowOf(line, i + 1, file)]))
}

function rowOf(line: string, n: number, file: string): z.output<typeof rowSchema> {
  try {
    return rowSchema.parse(JSON.parse(line))
  } catch (cause) {
    throw new ResearchError(`Line ${n} of ${file} is no finished report.`, {
      fix: 'One {"id", "article"} a line.',
      cause,
    })
  }
}

/** Ids are inert, so that they name no other folder. */
async function markdownOf(path: string, id: string): Promise<string | undefined> {
  return readFile(join(path, `${id}.md`), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
}
