import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { present } from './present.ts'

/** Everything that the environment says. Nothing else reads it. */
export interface Config {
  /** Data folder: researches, exports, `inbox/`. */
  readonly home: string
  /** Folders that `read` and local search may open, besides the inbox. */
  readonly roots: readonly string[]
  /** Lets `read` reach private addresses. */
  readonly allowPrivate: boolean
  /** Addresses (or `off`) and keys of services outside, by the names of their variables (`BRAVE_API_KEY`, `ARXIV_URL`); `{lang}` is the language. */
  readonly settings: Readonly<Record<string, string>>
  /** Through which requests leave: `HTTP_PROXY`, `HTTPS_PROXY`, else `ALL_PROXY`, but for `NO_PROXY`; in small letters too. */
  readonly proxies?: { readonly http?: string; readonly https?: string; readonly except?: string }
  /** A file that names tools of other MCP servers as search providers; without one `providers.json` in the data folder. */
  readonly providers?: string
  /** What callers over HTTP have to send; needed to listen on other addresses than this machine's own. */
  readonly token?: string
  /** An OpenAI-compatible endpoint. */
  readonly model?: { readonly baseUrl: string; readonly name?: string; readonly key?: string }
}

export function readConfig(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Config {
  const { DEEPRESEARCH_HOME, DEEPRESEARCH_ROOTS, DEEPRESEARCH_ALLOW_PRIVATE } = env
  const { OPENAI_BASE_URL, OPENAI_API_KEY, DEEPRESEARCH_MODEL, DEEPRESEARCH_PROVIDERS, DEEPRESEARCH_TOKEN } = env
  const model = OPENAI_BASE_URL && {
    baseUrl: OPENAI_BASE_URL,
    ...present({ name: DEEPRESEARCH_MODEL, key: OPENAI_API_KEY }),
  }
  return {
    home: DEEPRESEARCH_HOME || defaultHome(env, platform),
    roots: (DEEPRESEARCH_ROOTS ?? '').split(delimiter).filter(root => root !== ''),
    allowPrivate: DEEPRESEARCH_ALLOW_PRIVATE === '1',
    settings: settingsIn(env),
    ...present({
      model: model || undefined,
      proxies: proxiesIn(env),
      providers: DEEPRESEARCH_PROVIDERS || undefined,
      token: DEEPRESEARCH_TOKEN || undefined,
    }),
  }
}

function proxiesIn(env: NodeJS.ProcessEnv): Config['proxies'] {
  const said = (name: string) => env[name.toLowerCase()] || env[name] || undefined
  const all = said('ALL_PROXY')
  const proxies = { http: said('HTTP_PROXY') ?? all, https: said('HTTPS_PROXY') ?? all }
  if (proxies.http === undefined && proxies.https === undefined) return undefined
  return present({ ...proxies, except: said('NO_PROXY') })
}

/** Which of them matter is known to those who use them. */
function settingsIn(env: NodeJS.ProcessEnv): Record<string, string> {
  const named = Object.entries(env).filter(([name]) => /^[A-Z][A-Z0-9_]*_(?:URL|API_KEY|TOKEN)$/.test(name))
  return Object.fromEntries(named.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function defaultHome({ XDG_DATA_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'deepresearch-mcp'
  if (platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), name)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), name)
}
