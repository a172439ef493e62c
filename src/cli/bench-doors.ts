import { readingDesk } from '../desk.ts'
import { ResearchError } from '../errors.ts'
import { inertId } from '../judge/rubric.ts'
import type { AuditDoor } from '../lab/judging/citations.ts'
import type { LabJudge } from '../lab/judging/judging.ts'
import { keptModel } from '../lab/kept-model.ts'
import type { Purse } from '../lab/purse.ts'
import { PANEL } from '../lab/results/marks-tables.ts'
import type { RunFolder } from '../lab/run-folder.ts'
import type { System } from '../lab/systems/system.ts'
import { type SystemPorts, systemsOf } from '../lab/systems/systems.ts'
import { toolsOf } from '../mcp/engine-tools.ts'
import { researchExtractively } from '../research/extractive.ts'
import { citesPages } from '../verify/audit/audit.ts'
import type { BenchOptions } from './bench-options.ts'
import type { CommandPorts, Product } from './command.ts'

/** What a run reaches of the program and of the world. Nothing is opened before it is needed. */
export interface BenchDoors {
  readonly systems: readonly System[]
  readonly judges: readonly LabJudge[]
  readonly audit: AuditDoor
  close(): Promise<void>
}

export async function openDoors(
  options: BenchOptions,
  { folder, purse }: { readonly folder: RunFolder; readonly purse: Purse },
  ports: CommandPorts,
): Promise<BenchDoors> {
  const { corpus, web, record, replay } = options
  const product = ports.open({ corpus, web: web ?? corpus.length === 0, record, replay })
  const names = options.judges ?? (ports.config.model ? [ports.config.model.name ?? 'default'] : [])
  const isAsked = names.length > 0 || options.systems.some(one => /(?:^|=)(?:openai|mcp):/.test(one))
  const lab = isAsked ? (await product.services()).lab : undefined
  const endpoint = ports.config.model?.baseUrl ?? ''
  const model: SystemPorts['model'] = name => {
    const found = lab?.model(name)
    if (found) return keptModel(found, { endpoint, folder, purse })
    throw new ResearchError('No model endpoint is configured.', {
      fix: 'Set OPENAI_BASE_URL, and OPENAI_API_KEY where it needs one; or leave out the model.',
    })
  }
  const tools: SystemPorts['tools'] = lab?.tools ?? {
    call: () => Promise.reject(new Error('not opened')),
    close: async () => undefined,
  }
  const research: SystemPorts['research'] = (question, call) => researched(question, product, call)
  return {
    systems: systemsOf(options.systems, { model, tools, research, timeoutMs: options.timeoutMs }),
    judges: judgesOf(names, model),
    audit: (report, call) => audited(report, product, call),
    close: () => product.close(),
  }
}

function judgesOf(names: readonly string[], model: SystemPorts['model']): LabJudge[] {
  const judges = names.map(name => ({ name: inertId(name), model: model(name) }))
  const twice = judges.find(({ name }, i) => name === PANEL || judges.findIndex(one => one.name === name) !== i)
  if (twice) throw new ResearchError(`Two judges are called ${twice.name}.`, { fix: 'Name each model once.' })
  return judges
}

type RunCall = Parameters<AuditDoor>[1]

async function researched(question: string, product: Product, call: RunCall): Promise<string> {
  const { focus, passages, prepare, store, exporter } = await product.services()
  await prepare(call)
  const quiet = { signal: call.signal, progress: () => undefined }
  const open = (session: string) => readingDesk(session, store)
  const tools = toolsOf(product.engine, call, () => undefined)
  const session = await researchExtractively({ question, depth: 'standard' }, { focus, passages, tools, open }, quiet)
  return `${await exporter.render('md', await open(session), { strict: true })}`
}

/** An audit ends after its time and goes on with the next call; a page that never comes is given up by then. */
const MAX_CALLS = 20

async function audited(report: string, product: Product, call: RunCall): ReturnType<AuditDoor> {
  if (!citesPages(report)) return undefined
  const tools = toolsOf(product.engine, call, () => undefined)
  const { store } = await product.services()
  let { session } = await tools.call('cross_verify', { text: report })
  for (let n = 1; ; n++) {
    const audit = (await readingDesk(session, store)).state.audits.at(-1)
    const isLate =
      audit?.pages.some(({ state }) => state === 'late') || audit?.rows.some(({ outcome }) => outcome === 'late')
    if (!isLate || n >= MAX_CALLS) return audit
    session = (await tools.call('cross_verify', { text: report, session })).session
  }
}
