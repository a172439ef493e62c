import { tooManyRedirects } from './failure.ts'
import type { HttpResponse } from './transport.ts'
import { parseUrl } from './url.ts'

const most = 5

export interface Landed<T extends HttpResponse> {
  readonly url: URL
  readonly response: T
}

/** Walks from hop to hop. `hop` guards its URL itself, so that none is reached unguarded. */
export async function follow<T extends HttpResponse>(start: URL, hop: (url: URL) => Promise<T>): Promise<Landed<T>> {
  let url = start
  for (let hops = 0; hops <= most; hops++) {
    const response = await hop(url)
    const next = redirectTarget(response, url)
    if (next === undefined) return { url, response }
    url = next
  }
  throw tooManyRedirects(start)
}

export function redirectTarget({ status, headers }: HttpResponse, from: URL): URL | undefined {
  const location = [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null
  const target = location === null ? undefined : parseUrl(location, from)
  if (target !== undefined) target.hash = ''
  return target
}
