import { LRUCache } from 'lru-cache'
import robotsParser from 'robots-parser'
import { ResearchError } from '../errors.ts'
import { untilAborted } from './sharing.ts'
import { isSuccess } from './transport.ts'

// The package declares an ES module but is CommonJS: its default import is the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default

/** RFC 9309 §2.5: at least 500 KiB must be understood; what comes after is left out. */
const maxBytes = 512_000
/** Longer lines are no rules of a real site, and matching costs line × path. */
const maxLine = 1_000
const maxPath = 1_000
/** §2.4: not used for longer than a day. */
const keptMs = 86_400_000
/** A failure passes sooner than rules change. */
const failureKeptMs = 60_000
const timeoutMs = 5_000
/** What a site may ask for as the time between two requests; a longer one would be a refusal in disguise. */
const longestSpacingMs = 5_000

export interface RobotsAnswer {
  readonly status: number
  readonly bytes: Uint8Array
}

export interface RobotsParts {
  readonly userAgent: string
  /** Fetches robots.txt through the guarded door, redirects followed. */
  fetch(url: URL, signal: AbortSignal): Promise<RobotsAnswer>
  /** Told where a site asks for time between requests. */
  space(host: string, ms: number): void
}

type Rules = ReturnType<typeof parseRobots> | ResearchError

/**
 * Asks a site's robots.txt before a page of it is read. By RFC 9309 a 4xx means that everything is allowed (§2.3.1.3) and a 5xx or no
 * answer that nothing is (§2.3.1.4); the latter is reported as the failure it is, since a network that is down forbids nothing.
 */
export function createRobots({ userAgent, fetch, space }: RobotsParts) {
  const known = new LRUCache<string, Promise<Rules>>({ max: 500, ttl: keptMs })

  const load = async (page: URL): Promise<Rules> => {
    const url = new URL('/robots.txt', page)
    const answer = await fetch(url, AbortSignal.timeout(timeoutMs))
    if (answer.status >= 500) throw unclear(url)
    const rules = parse(url, isSuccess(answer.status) ? answer.bytes : new Uint8Array())
    const delaySeconds = rules.getCrawlDelay(userAgent)
    if (delaySeconds !== undefined) space(page.host, Math.min(delaySeconds * 1000, longestSpacingMs))
    return rules
  }
  const rulesOf = (page: URL): Promise<Rules> => {
    const loading =
      known.get(page.origin) ??
      load(page).catch(error => {
        if (!(error instanceof ResearchError)) throw error
        known.set(page.origin, Promise.resolve(error), { ttl: failureKeptMs })
        return error
      })
    if (!known.has(page.origin)) known.set(page.origin, loading)
    return loading
  }

  /** Rejects with `forbidden` where the site does not want the page to be read. */
  return async (page: URL, signal: AbortSignal): Promise<void> => {
    const rules = await untilAborted(rulesOf(page), signal)
    if (rules instanceof ResearchError) throw rules
    const path = `${page.pathname}${page.search}`.slice(0, maxPath)
    if (rules.isAllowed(page.origin + path, userAgent) === false) throw disallowed(page)
  }
}

function parse(url: URL, bytes: Uint8Array) {
  const text = new TextDecoder().decode(bytes.subarray(0, maxBytes))
  const lines = text.split(/\r\n?|\n/).filter(line => line.length <= maxLine)
  return parseRobots(url.href, lines.join('\n'))
}

function disallowed(page: URL): ResearchError {
  return new ResearchError(`${page.host} asks programs not to read this page (robots.txt).`, {
    fix: 'Read another source, or open the page yourself, save it as a file and read that.',
    kind: 'forbidden',
  })
}

function unclear(url: URL): ResearchError {
  return new ResearchError(`${url.host} could not say whether the page may be read (robots.txt failed).`, {
    fix: 'Try again later, or read another source.',
    kind: 'unreachable',
  })
}
