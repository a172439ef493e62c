import type { Services } from '../context.ts'
import { readingDesk } from '../desk.ts'
import { decoded } from '../domain/decoded.ts'
import { ResearchError } from '../errors.ts'
import type { Changes } from './changes.ts'
import { frontPage, frontPageHeaders } from './front-page.ts'
import type { Pages } from './http.ts'

interface PageParts {
  readonly version: string
  services(): Promise<Services>
  readonly changes: Changes
}

/** `/`, how to connect; `/health`; `/r/<session>`, the report as it stands; `/r/<session>/events`, a line whenever that changes; `/r/<session>/report.pdf`, what was exported. */
export function createPages(parts: PageParts): Pages {
  return async request => {
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET') return undefined
    if (pathname === '/') return new Response(frontPage(origin, parts.version), { headers: frontPageHeaders })
    if (pathname === '/health') return Response.json({ status: 'ok', version: parts.version })
    const [, session, events] = /^\/r\/(r-[a-z0-9]+)(\/events)?$/.exec(pathname) ?? []
    if (session === undefined) return fileAt(pathname, parts)
    return pageOf(session, events !== undefined, parts, request.signal)
  }
}

async function pageOf(
  session: string,
  isEvents: boolean,
  { services, changes }: PageParts,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const open = await services()
  try {
    const desk = await readingDesk(session, open.store)
    if (isEvents) return eventsOf(session, open, changes, signal)
    return new Response(await open.exporter.live(desk), { headers: pageHeaders })
  } catch (error) {
    if (error instanceof ResearchError && error.kind === 'unknown_id') return undefined
    throw error
  }
}

/** A file that was exported, to be kept: no page of this server. */
async function fileAt(pathname: string, { services }: PageParts): Promise<Response | undefined> {
  const [, session, file] = /^\/r\/(r-[a-z0-9]+)\/([^/]+\.[a-z.]+)$/.exec(pathname) ?? []
  if (session === undefined || file === undefined) return undefined
  const name = decoded(file)
  const bytes = await (await services()).exporter.saved(session, name)
  if (bytes === undefined) return undefined
  const { mimeTypeOf } = await import('../report/formats.ts')
  const headers = {
    ...pageHeaders,
    'Content-Type': `${mimeTypeOf(name)}; charset=utf-8`,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  }
  return new Response(Uint8Array.from(bytes), { headers })
}

/** The page's own policy stands in it; it may be shown in no frame. */
const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
}

/** What another process does with the research is seen this often. */
const LOOK_MS = 2_000

/** Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html: the number of the last step, again whenever it grows. */
function eventsOf(session: string, { store }: Services, changes: Changes, signal: AbortSignal): Response {
  const encoder = new TextEncoder()
  let stop: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = -1
      const look = async () => {
        const steps = await store.events(session, Math.max(0, last))
        const seq = steps.at(-1)?.seq ?? last
        if (seq > last) controller.enqueue(encoder.encode(`data: ${seq}\n\n`))
        last = seq
      }
      const lookAgain = () => void look().catch(() => stop())
      const timer = setInterval(lookAgain, LOOK_MS)
      const unlisten = changes.listen(changed => {
        if (changed === session) lookAgain()
      })
      stop = () => {
        clearInterval(timer)
        unlisten()
      }
      signal.addEventListener('abort', () => stop())
      await look()
    },
    cancel: () => stop(),
  })
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } })
}
