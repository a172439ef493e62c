import { createHash, randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Clock } from './call.ts'
import type { Config } from './config.ts'
import type { OpenServices } from './context.ts'
import { type Desk, readingDesk } from './desk.ts'
import { createDocumentWorkers } from './documents/workers.ts'
import type { Changes } from './mcp/changes.ts'
import { createEngine } from './mcp/engine.ts'
import { toolsOf } from './mcp/engine-tools.ts'
import type { Tool } from './mcp/tool.ts'
import { openAiModel } from './model/openai.ts'
import { createNet } from './net/create-net.ts'
import type { Net } from './net/net.ts'
import { recordClock, recording, replayedClock, replaying } from './net/record.ts'
import { contradictionsIn } from './plan/contradictions.ts'
import { expand } from './rank/expansion.ts'
import { neighbours } from './rank/neighbours.ts'
import { createFocus } from './read/focus.ts'
import { createPlaces, placeOrigins } from './read/places/places.ts'
import { createRelief } from './relief.ts'
import { auditText, draftMarkdown, renewRepairs } from './report/draft.ts'
import { createExporter } from './report/exporter.ts'
import { createLastSeen } from './report/merge.ts'
import { splitReport } from './report/sections.ts'
import { researchExtractively } from './research/extractive.ts'
import { createJobs } from './research/jobs.ts'
import { depths } from './research/kinds.ts'
import { createAsking } from './search/ask.ts'
import { createFolderProvider } from './search/providers/folders.ts'
import { readToolProviders, toolOrigins, toolProviders } from './search/providers/mcp-tool.ts'
import { configuredOrigins, createProviders, providerSpecs } from './search/registry.ts'
import { createRoots } from './search/roots.ts'
import { lazyToolCaller } from './search/tool-caller.ts'
import { recordingTools, replayingTools } from './search/tool-tape.ts'
import { openCacheStore } from './store/sqlite/cache.ts'
import { openPassageIndex } from './store/sqlite/passages.ts'
import { openSqliteStore } from './store/sqlite/sqlite-store.ts'

export interface ServiceOptions {
  readonly config: Config
  readonly version: string
  /** The built document-worker.js. */
  readonly workerUrl: URL
  readonly clock: Clock
  /** Folders named on the command line: allowed by that. */
  readonly corpus: readonly string[]
  /** Search providers on the network. */
  readonly web: boolean
  /** Folder to keep answers in, or to answer from. */
  readonly record?: string | undefined
  readonly replay?: string | undefined
  /** For researches that run by themselves. */
  readonly tools: readonly Tool[]
  readonly changes?: Changes
}

/** Builds what the tools use. The store is opened here, so nobody calls it before the first call. */
export async function openServices(options: ServiceOptions): Promise<OpenServices> {
  const { config, version, clock, workerUrl } = options
  const inbox = join(config.home, 'inbox')
  // First of all, since it says best what is wrong with a data folder.
  const store = await openSqliteStore({
    path: join(config.home, 'research.db'),
    clock,
    writtenBy: `deepresearch-mcp ${version}`,
  })
  await mkdir(inbox, { recursive: true })
  const relief = createRelief()
  const parser = relief.parser(createDocumentWorkers({ workerUrl }))
  const { tools, providers: composed, clock: searchClock, ...outside } = await outsideOf(options)
  const net = relief.net(outside.net)
  const roots = createRoots([...options.corpus, ...config.roots, inbox], { inbox })
  const folders = createFolderProvider({
    roots: createRoots(options.corpus.length > 0 ? options.corpus : [...config.roots, inbox], { inbox }),
    parser,
    openIndex: async root => openPassageIndex({ path: await indexPath(config.home, root) }),
    expand,
  })
  const passages = { openIndex: () => openPassageIndex({ path: ':memory:' }), expand, neighbours }
  const providers = [folders, ...(options.web ? [...createProviders(config.settings, net), ...composed] : [])]
  const models = config.model && modelsOf(config.model, net)
  const services: OpenServices = {
    clock,
    store,
    reader: { net, roots, clock, parser, places: createPlaces({ net, clock, urls: config.settings }) },
    search: { providers, clock: searchClock, asking: createAsking({ clock: searchClock }) },
    focus: createFocus(passages),
    passages,
    judge: {
      clock,
      roots,
      reports: { split: splitReport, markdown: draftMarkdown, audit: auditText, renew: renewRepairs },
    },
    ...models,
    lab: { model: name => (name === undefined ? models?.model : models?.modelNamed(name)), tools },
    contradictions: findContradictions,
    lastSeen: createLastSeen(),
    exporter: createExporter({
      store,
      folder: join(config.home, 'reports'),
      contradictions: findContradictions,
      about: { version, providers: providers.map(({ name }) => name) },
    }),
    prepare: call => folders.settled(call),
    jobs: createJobs({
      store,
      clock,
      owner: `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`,
      work: async ({ session, question, depth }, call) => {
        await folders.settled(call)
        const tools = toolsOf(background, call, () => undefined)
        const open = (id: string) => readingDesk(id, store)
        const known = depths.find(one => one === depth) ?? 'standard'
        return researchExtractively({ question, depth: known, session }, { ...services, tools, open }, call)
      },
    }),
    async close() {
      await services.jobs.close()
      await Promise.all([parser.close(), tools.close().then(() => net.close()), folders.close()])
      await store.close()
    },
  }
  const background = createEngine(options.tools, async () => services, {
    keepsSession: false,
    ...(options.changes && { changes: options.changes }),
  })
  return services
}

const findContradictions = async (desk: Desk) => (await contradictionsIn(desk)).found

/** Local endpoints often serve one model whatever it is called. */
function modelsOf({ name = 'default', ...endpoint }: NonNullable<Config['model']>, net: Net) {
  const modelNamed = (other: string) => openAiModel({ ...endpoint, name: other }, net)
  return { model: modelNamed(name), modelNamed }
}

/** Of pages on disk, which serve all processes of a data folder. */
const CACHE_BYTES = 256_000_000

/** The network and the other MCP servers; both recorded, or neither asked and both played back. */
async function outsideOf({ config, version, clock, record, replay }: ServiceOptions) {
  const named = await readToolProviders({
    file: config.providers ?? join(config.home, 'providers.json'),
    isNamed: config.providers !== undefined,
    taken: providerSpecs.map(({ name }) => name),
  })
  if (replay !== undefined) {
    const tools = replayingTools(replay)
    const then = await replayedClock(replay, clock)
    return { net: replaying(replay), tools, providers: toolProviders(named, tools), clock: then }
  }
  const net = createNet({
    clock,
    allowPrivate: config.allowPrivate,
    ...(config.proxies && { proxies: config.proxies }),
    configuredOrigins: [
      ...(config.model ? [config.model.baseUrl] : []),
      ...configuredOrigins(config.settings),
      ...placeOrigins(config.settings),
      ...toolOrigins(named),
    ],
    userAgent: `deepresearch-mcp/${version} (research tool; honours robots.txt)`,
    ...(record === undefined && {
      openCache: () =>
        openCacheStore({
          path: join(config.home, 'cache.db'),
          clock,
          maxBytes: CACHE_BYTES,
          report: failure => console.error('cache', failure),
        }),
    }),
  })
  const live = lazyToolCaller(async () => (await import('./mcp/client.ts')).createToolCaller({ net, version }))
  if (record === undefined) return { net, tools: live, providers: toolProviders(named, live), clock }
  await recordClock(record, clock)
  const tools = recordingTools(live, record)
  return { net: recording(net, record), tools, providers: toolProviders(named, tools), clock }
}

async function indexPath(home: string, root: string): Promise<string> {
  const folder = join(home, 'index')
  await mkdir(folder, { recursive: true })
  return join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.db`)
}
