import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ResearchState } from '../../src/domain/research.ts'
import { adviseOn } from '../../src/report/advice.ts'
import { splitReport } from '../../src/report/sections.ts'

/** In how many of the shared reports each advice is given: one that is given to nearly all says nothing. */
export function adviceOfReports(folder: string): void {
  if (!existsSync(folder)) return
  const state = { requirements: [], claims: [] } as unknown as ResearchState
  const counts = new Map<string, number>()
  let reports = 0
  for (const file of readdirSync(folder).filter(name => name.endsWith('.jsonl'))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      reports += 1
      const { sections } = splitReport(String(JSON.parse(line).article))
      const names = new Set(adviseOn({ sections, state, today: '2026-11-26' }).map(({ name }) => name))
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  console.log(`advice on ${reports} reports: ${[...counts].map(([name, n]) => `${name} ${n}`).join(', ')}`)
}
