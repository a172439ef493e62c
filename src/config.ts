import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { present } from './present.ts'

/** Other addresses for the services behind known places, or `off`. The places say which they use. */
export const serviceVariables = [
  'ARXIV_URL',
  'CROSSREF_URL',
  'DOI_URL',
  'EUROPEPMC_URL',
  'GITHUB_API_URL',
  'GITHUB_RAW_URL',
  'HN_URL',
  'OPENALEX_URL',
  'RFC_EDITOR_URL',
  'STACKEXCHANGE_URL',
  'WAYBACK_URL',
  'WIKIPEDIA_URL',
] as const

/** Everything that the environment says. Nothing else reads it. */
export interface Config {
  /** Data folder: researches, exports, `inbox/`. */
  readonly home: string
  /** Folders that `read` and local search may open, besides the inbox. */
  readonly roots: readonly string[]
  /** Lets `read` reach private addresses. */
  readonly allowPrivate: boolean
  /** With `{lang}` where the language goes. */
  readonly wikipediaUrl?: string
  /** By variable: see `serviceVariables`. */
  readonly serviceUrls?: Readonly<Record<string, string>>
  /** An OpenAI-compatible endpoint. */
  readonly model?: { readonly baseUrl: string; readonly name?: string; readonly key?: string }
}

export function readConfig(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Config {
  const { DEEPRESEARCH_HOME, DEEPRESEARCH_ROOTS, DEEPRESEARCH_ALLOW_PRIVATE, WIKIPEDIA_URL } = env
  const { OPENAI_BASE_URL, OPENAI_API_KEY, DEEPRESEARCH_MODEL } = env
  const model = OPENAI_BASE_URL && {
    baseUrl: OPENAI_BASE_URL,
    ...present({ name: DEEPRESEARCH_MODEL, key: OPENAI_API_KEY }),
  }
  return {
    home: DEEPRESEARCH_HOME || defaultHome(env, platform),
    roots: (DEEPRESEARCH_ROOTS ?? '').split(delimiter).filter(root => root !== ''),
    allowPrivate: DEEPRESEARCH_ALLOW_PRIVATE === '1',
    serviceUrls: Object.fromEntries(serviceVariables.flatMap(name => (env[name] ? [[name, env[name]]] : []))),
    ...present({ wikipediaUrl: WIKIPEDIA_URL || undefined, model: model || undefined }),
  }
}

function defaultHome({ XDG_DATA_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'deepresearch-mcp'
  if (platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), name)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), name)
}
