import type * as z from 'zod'
import type { Call } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import type { Net } from '../../net/net.ts'

/** How a provider reaches its vendor. */
export interface Access {
  readonly net: Net
  /** Where the service is, without a slash at its end. */
  readonly baseUrl: string
  /** The configuration names this address or has a key for it; else it is one public address among others. */
  readonly isConfigured: boolean
  readonly key?: string
}

export interface ApiRequest {
  /** Below the base, with its slash. */
  readonly path: string
  readonly parameters?: Readonly<Record<string, string | number | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON by POST. */
  readonly body?: unknown
}

/** The bytes of an answer; fails with the failures of the network. */
export async function askApi(
  { net, baseUrl, isConfigured }: Access,
  request: ApiRequest,
  { signal }: Pick<Call, 'signal'>,
) {
  const url = new URL(`${baseUrl}${request.path}`)
  for (const [name, value] of Object.entries(request.parameters ?? {}))
    if (value !== undefined) url.searchParams.set(name, `${value}`)
  // Headers and bodies are for whom the configuration names: a public address gets neither.
  if (!isConfigured) return (await net.foreign(url.href, { signal, accept: 'application/json', api: true })).bytes
  const isPost = request.body !== undefined
  const headers = {
    accept: 'application/json',
    ...(isPost && { 'content-type': 'application/json' }),
    ...request.headers,
  }
  const post = isPost ? ({ method: 'POST', body: JSON.stringify(request.body) } as const) : {}
  return (await net.configured(url.href, { signal, headers, ...post })).bytes
}

/** The answer of a JSON API in the form that its documentation says. Rejects with `unreachable` for any other. */
export async function askJson<T>(
  name: string,
  schema: z.ZodType<T>,
  access: Access,
  request: ApiRequest,
  call: Pick<Call, 'signal'>,
): Promise<T> {
  const answer = schema.safeParse(jsonOf(await askApi(access, request, call)))
  if (answer.success) return answer.data
  throw notUnderstood(name)
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // What is no JSON fits no schema either.
    return undefined
  }
}

export function notUnderstood(name: string): ResearchError {
  return new ResearchError(`${name} did not answer in its documented form.`, {
    kind: 'unreachable',
    fix: 'Go on with what the others found, or search again later.',
  })
}
