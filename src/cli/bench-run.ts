import { join } from 'node:path'
import * as z from 'zod'
import type { Call } from '../call.ts'
import { ResearchError } from '../errors.ts'
import { spentIn } from '../lab/kept-model.ts'
import { lockFolder } from '../lab/lock.ts'
import { createPurse } from '../lab/purse.ts'
import { resultsMarkdown } from '../lab/results/markdown.ts'
import { resultsPage } from '../lab/results/page.ts'
import { type Results, resultsOf } from '../lab/results/results.ts'
import { type BenchName, type RunPlan, runBench } from '../lab/run.ts'
import { openRunFolder, type RunFolder } from '../lab/run-folder.ts'
import { type BenchDoors, openDoors } from './bench-doors.ts'
import { type BenchOptions, benchOptions } from './bench-options.ts'
import { type Tasks, tasksFor } from './bench-tasks.ts'
import type { CommandPorts } from './command.ts'
import { type ProgressView, progressView } from './progress-view.ts'

const clock = { now: () => Date.now() }

/** Runs one benchmark, or goes on with it, and writes what it came to. */
export async function benchRun(bench: BenchName, args: readonly string[], ports: CommandPorts): Promise<number> {
  const options = benchOptions(bench, args)
  const data = await tasksFor(bench, options, ports.programPath)
  if (data.tasks.length === 0) {
    ports.out(`${[...data.notes, 'There are no tasks, so nothing was run.'].join('\n')}\n`)
    return 0
  }
  const unlock = await lockFolder(options.out)
  try {
    await runIn(openRunFolder(options.out), bench, data, options, ports)
    return 0
  } finally {
    await unlock()
  }
}

async function runIn(
  folder: RunFolder,
  bench: BenchName,
  data: Tasks,
  options: BenchOptions,
  ports: CommandPorts,
): Promise<void> {
  const purse = createPurse(options.limits, await spentIn(folder))
  const doors = await openDoors(options, { folder, purse }, ports)
  const view = progressView(ports)
  try {
    await claim(folder, bench)
    const plan = planOf(bench, data, options, doors)
    // With the criteria, so that people can judge from the folder alone.
    await folder.write(['tasks'], { bench, source: data.source, tasks: data.tasks, baselines: plan.baselines })
    const ran = await runBench(plan, { folder, purse, clock, audit: doors.audit }, callOf(view, ports))
    view.end()
    const results = resultsOf(plan, ran, {
      version: ports.version,
      at: new Date(clock.now()).toISOString(),
      source: data.source,
      spent: purse.spent,
      notes: data.notes,
      prices: options.limits.prices,
    })
    await saveResults(results, folder)
    ports.out(`${resultsMarkdown(results)}\n`)
    ports.err(`${join(folder.root, 'results.html')}\n`)
  } finally {
    view.end()
    await doors.close()
  }
}

function planOf(bench: BenchName, { tasks }: Tasks, options: BenchOptions, { systems, judges }: BenchDoors): RunPlan {
  const names = systems.map(({ name }) => name)
  const isPaired = bench === 'adr' || bench === 'race'
  const baselines = options.baselines ?? (isPaired ? names.slice(-1) : [])
  const unknown = baselines.find(name => !names.includes(name))
  if (unknown !== undefined)
    throw new ResearchError('A baseline is none of the systems.', { fix: `Systems: ${names.join(', ')}.` })
  const { trials, perRequest, parallel, retryFailed } = options
  return { bench, tasks, systems, judges, trials, perRequest, baselines, atOnce: parallel, retryFailed }
}

const claimSchema = z.object({ bench: z.string() })

/** A folder holds one benchmark. */
async function claim(folder: RunFolder, bench: BenchName): Promise<void> {
  const known = await folder.read(['run'], claimSchema)
  if (known && known.bench !== bench)
    throw new ResearchError('That folder holds another benchmark.', { fix: 'Give another --out.' })
  if (!known) await folder.write(['run'], { bench, began: new Date(clock.now()).toISOString() })
}

const STEPS = 20

/** A line for every twentieth of the reports; the others only where somebody watches. */
function callOf(view: ProgressView, { signal }: CommandPorts): Call {
  return {
    signal,
    progress: (done, total, message) =>
      done === total || done % Math.ceil(total / STEPS) === 0 ? view.show(done, total, message) : view.note(message),
  }
}

async function saveResults(results: Results, folder: RunFolder): Promise<void> {
  await folder.save('results.json', `${JSON.stringify(results, null, 1)}\n`)
  await folder.save('results.md', `${resultsMarkdown(results)}\n`)
  await folder.save('results.html', resultsPage(results))
}
