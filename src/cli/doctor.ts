import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import type { OpenServices } from '../context.ts'
import { ResearchError } from '../errors.ts'
import { describeProxies } from '../net/proxies.ts'
import { readProvidersFile } from '../search/providers-file.ts'
import { providerSpecs } from '../search/registry.ts'
import { verifyChain } from '../store/chain.ts'
import type { Command, CommandPorts } from './command.ts'
import { isFolder } from './corpus.ts'
import { describeProviders, examineProviders, type ProviderFinding } from './doctor-providers.ts'

type Status = 'ok' | 'missing' | 'failed'

interface Finding {
  readonly what: string
  readonly status: Status
  readonly detail: string
  /** What to do about it. */
  readonly fix?: string
}

interface Examined {
  readonly findings: readonly Finding[]
  readonly providers: readonly ProviderFinding[]
}

export const doctor: Command = {
  name: 'doctor',
  usage: '[--json] [--offline]',
  summary: 'Checks Node, store, providers and model; prints the configuration for a client.',
  flags: {
    '--json': 'for programs',
    '--offline': 'asks no search service',
  },

  async run(args, ports) {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, offline: { type: 'boolean' } },
    })
    const examined = await examine(ports, values.offline ?? false)
    const { findings } = examined
    const client = clientConfiguration(ports)
    if (values.json) ports.out(`${JSON.stringify({ version: ports.version, ...examined, client }, null, 2)}\n`)
    else ports.out(describe(examined, client, ports.version))
    return findings.some(({ status }) => status === 'failed') ? 1 : 0
  },
}

async function examine(ports: CommandPorts, offline: boolean): Promise<Examined> {
  const { config } = ports
  const product = ports.open({ web: !offline })
  try {
    const services = await product.services()
    const findings: Finding[] = [
      { what: 'Node', status: 'ok', detail: process.version },
      await examineStore(services, config.home),
      await examineFolders(config),
      ...(await examineToolServers(config)),
      ...examineProxies(config),
      config.model
        ? { what: 'model', status: 'ok', detail: config.model.baseUrl }
        : { what: 'model', status: 'missing', detail: 'none; the host does the thinking, `research` is extractive' },
    ]
    const settings = offline ? undefined : config.settings
    return { findings, providers: await examineProviders(services.search, settings) }
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return { findings: [{ what: 'store', status: 'failed', detail: error.message, fix: error.fix }], providers: [] }
  } finally {
    await product.close()
  }
}

async function examineFolders({ roots, home }: Config): Promise<Finding> {
  const what = 'folders'
  if (roots.length === 0) {
    const fix = 'Set DEEPRESEARCH_ROOTS to folders that a host may read.'
    return { what, status: 'missing', detail: `only ${home}/inbox can be read`, fix }
  }
  const isThere = await Promise.all(roots.map(isFolder))
  const gone = roots.filter((_, i) => !isThere[i])
  return gone.length === 0
    ? { what, status: 'ok', detail: roots.join(', ') }
    : { what, status: 'failed', detail: `no folder: ${gone.join(', ')}`, fix: 'Correct DEEPRESEARCH_ROOTS.' }
}

/** A file that names tools of other servers is said where it is wrong; what it names is asked with the other providers. */
async function examineToolServers({ home, providers }: Config): Promise<Finding[]> {
  const file = { isNamed: providers !== undefined, taken: providerSpecs.map(({ name }) => name) }
  try {
    await readProvidersFile(providers ?? join(home, 'providers.json'), file)
    return []
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return [{ what: 'providers', status: 'failed', detail: error.message, fix: error.fix }]
  }
}

function examineProxies({ proxies }: Config): Finding[] {
  if (proxies === undefined) return []
  const what = 'proxies'
  try {
    return [{ what, status: 'ok', detail: describeProxies(proxies) }]
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return [{ what, status: 'failed', detail: error.message, fix: error.fix }]
  }
}

async function examineStore({ store }: OpenServices, home: string): Promise<Finding> {
  const [last] = await store.sessions(1)
  const events = last ? await store.events(last.id) : []
  const { ok: isWhole } = verifyChain(events)
  return {
    what: 'store',
    status: isWhole ? 'ok' : 'failed',
    detail: `${home}${last ? `, log of ${last.id}: ${events.length} steps, ${isWhole ? 'chain whole' : 'chain broken'}` : ', empty'}`,
    ...(!isWhole && { fix: 'The log was changed from outside; export what you need and begin a new data folder.' }),
  }
}

function clientConfiguration({ programPath, config }: CommandPorts): object {
  const env = { DEEPRESEARCH_ROOTS: config.roots.join(process.platform === 'win32' ? ';' : ':') || '/folder/to/read' }
  return { mcpServers: { deepresearch: { command: process.execPath, args: [programPath], env } } }
}

const signs: Readonly<Record<Status, string>> = { ok: 'ok     ', missing: 'not set', failed: 'FAILED ' }

function describe({ findings, providers }: Examined, client: object, version: string): string {
  return [
    `deepresearch-mcp ${version}`,
    '',
    ...findings.flatMap(({ what, status, detail, fix }) => [
      `${signs[status]}  ${what}: ${detail}`,
      ...(fix ? [`         ${fix}`] : []),
    ]),
    ...(providers.length > 0 ? ['', ...describeProviders(providers)] : []),
    '',
    'For a client (Claude Desktop, Cursor, VS Code, Goose …), in its MCP configuration; in VS Code `mcpServers` is `servers`:',
    JSON.stringify(client, null, 2),
    '',
  ].join('\n')
}
