import { parseArgs } from 'node:util'
import type { OpenServices } from '../context.ts'
import { ResearchError } from '../errors.ts'
import { verifyChain } from '../store/chain.ts'
import type { Command, CommandPorts } from './command.ts'

type Status = 'ok' | 'missing' | 'failed'

interface Finding {
  readonly what: string
  readonly status: Status
  readonly detail: string
  /** What to do about it. */
  readonly fix?: string
}

const PROVIDER_TIMEOUT_MS = 5_000

export const doctor: Command = {
  name: 'doctor',
  usage: '[--json] [--offline]',
  summary: 'Checks Node, store, providers and model; prints the configuration for a client.',

  async run(args, ports) {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, offline: { type: 'boolean' } },
    })
    const findings = await examine(ports, values.offline ?? false)
    const client = clientConfiguration(ports)
    if (values.json) ports.out(`${JSON.stringify({ version: ports.version, findings, client }, null, 2)}\n`)
    else ports.out(describe(findings, client, ports.version))
    return findings.some(({ status }) => status === 'failed') ? 1 : 0
  },
}

async function examine(ports: CommandPorts, offline: boolean): Promise<Finding[]> {
  const { config } = ports
  const product = ports.open({ web: !offline })
  try {
    const services = await product.services()
    const [roots, providers] = [config.roots, await examineProviders(services)]
    return [
      { what: 'Node', status: 'ok', detail: process.version },
      await examineStore(services, config.home),
      {
        what: 'folders',
        status: roots.length > 0 ? 'ok' : 'missing',
        detail: roots.length > 0 ? roots.join(', ') : `only ${config.home}/inbox can be read`,
        ...(roots.length === 0 && { fix: 'Set DEEPRESEARCH_ROOTS to folders that a host may read.' }),
      },
      ...providers,
      config.model
        ? { what: 'model', status: 'ok', detail: config.model.baseUrl }
        : { what: 'model', status: 'missing', detail: 'none; the host does the thinking, `research` is extractive' },
    ]
  } catch (error) {
    if (!(error instanceof ResearchError)) throw error
    return [{ what: 'store', status: 'failed', detail: error.message, fix: error.fix }]
  } finally {
    await product.close()
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

async function examineProviders({ search }: OpenServices): Promise<Finding[]> {
  return Promise.all(
    search.providers.map(async (provider): Promise<Finding> => {
      const what = `search: ${provider.name}`
      const signal = AbortSignal.timeout(PROVIDER_TIMEOUT_MS)
      try {
        const { note } = await provider.search(
          { text: 'research', limit: 1, language: 'en', exact: [], not: [] },
          { signal, progress: () => undefined },
        )
        return { what, status: 'ok', detail: note ?? 'answers' }
      } catch (error) {
        if (error instanceof ResearchError) return { what, status: 'missing', detail: error.message, fix: error.fix }
        if (signal.aborted)
          return { what, status: 'missing', detail: 'no answer within 5 s', fix: 'Check the network.' }
        throw error
      }
    }),
  )
}

function clientConfiguration({ programPath, config }: CommandPorts): object {
  const env = { DEEPRESEARCH_ROOTS: config.roots.join(process.platform === 'win32' ? ';' : ':') || '/folder/to/read' }
  return { mcpServers: { deepresearch: { command: process.execPath, args: [programPath], env } } }
}

const signs: Readonly<Record<Status, string>> = { ok: 'ok     ', missing: 'not set', failed: 'FAILED ' }

function describe(findings: readonly Finding[], client: object, version: string): string {
  return [
    `deepresearch-mcp ${version}`,
    '',
    ...findings.flatMap(({ what, status, detail, fix }) => [
      `${signs[status]}  ${what}: ${detail}`,
      ...(fix ? [`         ${fix}`] : []),
    ]),
    '',
    'For a client (Claude Desktop, Cursor, VS Code, Goose …), in its MCP configuration:',
    JSON.stringify(client, null, 2),
    '',
  ].join('\n')
}
