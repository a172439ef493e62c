import type * as z from 'zod'
import type { Call } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import type { Fetched } from '../../net/net.ts'
import type { Access } from './access.ts'
import { statusFailure } from './api-failure.ts'

export interface ApiRequest {
  /** Below the base, with its slash. */
  readonly path: string
  readonly parameters?: Readonly<Record<string, string | number | readonly string[] | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  readonly accept?: string
  /** Sent as JSON by POST. */
  readonly body?: unknown
  /** A page for people: robots.txt is asked. */
  readonly isPage?: boolean
}

/** Whatever the service answered; rejects only where it did not. */
export function ask(access: Access, request: ApiRequest, { signal }: Pick<Call, 'signal'>): Promise<Fetched> {
  const { net, baseUrl, isConfigured } = access
  const { accept = 'application/json', isPage = false } = request
  const url = new URL(`${baseUrl}${request.path}`)
  for (const [name, value] of Object.entries(request.parameters ?? {}))
    for (const one of [value ?? []].flat()) url.searchParams.append(name, `${one}`)
  // Headers and bodies are for whom the configuration names: a public address gets neither.
  if (!isConfigured) return net.foreign(url.href, { signal, accept, api: !isPage, anyStatus: true })
  const isPost = request.body !== undefined
  const headers = { accept, ...(isPost && { 'content-type': 'application/json' }), ...request.headers }
  const post = isPost ? ({ method: 'POST', body: JSON.stringify(request.body) } as const) : {}
  return net.configured(url.href, { signal, headers, anyStatus: true, ...post })
}

/** The bytes of an answer. Rejects for any status but a success, as `statusFailure` says. */
export async function askApi(access: Access, request: ApiRequest, call: Pick<Call, 'signal'>): Promise<Uint8Array> {
  const answer = await ask(access, request, call)
  if (isSuccess(answer)) return answer.bytes
  throw statusFailure(answer, access)
}

/** The answer of a JSON API in the form that its documentation says. Rejects with `unreachable` for any other. */
export async function askJson<T>(
  schema: z.ZodType<T>,
  access: Access,
  request: ApiRequest,
  call: Pick<Call, 'signal'>,
): Promise<T> {
  return understood(schema, await askApi(access, request, call))
}

export function understood<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  const answer = schema.safeParse(jsonOf(bytes))
  if (answer.success) return answer.data
  throw notUnderstood()
}

export const isSuccess = ({ status }: Pick<Fetched, 'status'>) => status >= 200 && status < 300

/** Undefined for what is no JSON, which fits no schema either. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return undefined
  }
}

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

export function notUnderstood(): ResearchError {
  return new ResearchError('It did not answer in its documented form.', {
    kind: 'unreachable',
    fix: 'Go on with what the others found, or search again later.',
  })
}
