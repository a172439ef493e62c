import * as z from 'zod'
import { ResearchError } from '../../errors.ts'
import { jsonOf } from './doors.ts'
import { type Post, pageOf, unescapeHtml } from './page.ts'
import { definePlace, isHost, type PlaceDoor } from './place.ts'

const sites = [
  'stackoverflow.com',
  'stackexchange.com',
  'serverfault.com',
  'superuser.com',
  'askubuntu.com',
  'mathoverflow.net',
  'stackapps.com',
]

interface Asked {
  readonly site: string
  readonly type: 'question' | 'answer'
  readonly id: string
}

function askedAt(url: URL): Asked | undefined {
  if (!sites.some(site => isHost(url, site))) return undefined
  const [, kind = '', id = ''] = /^\/(questions|q|a)\/(\d+)(?:\/|$)/.exec(url.pathname) ?? []
  if (id === '') return undefined
  return { site: url.hostname.replace(/^www\./, ''), type: kind === 'a' ? 'answer' : 'question', id }
}

const post = z.object({
  body: z.string(),
  score: z.int(),
  creation_date: z.int(),
  owner: z.object({ display_name: z.string().optional() }).optional(),
})
const question = post.extend({ question_id: z.int(), title: z.string(), answer_count: z.int() })
const answer = post.extend({ is_accepted: z.boolean(), question_id: z.int() })
const failure = z.object({ error_id: z.int() })

const perPage = 100

/**
 * A question with its answers by https://api.stackexchange.com/docs/questions-by-ids and /docs/answers-on-questions; one answer leads
 * to its question by /docs/answers-by-ids. `backoff` and the limits: https://api.stackexchange.com/docs/throttle
 */
export const stackExchange = definePlace({
  name: 'Stack Exchange',
  reads: 'questions with all answers, the accepted one first; scores, authors, dates',
  doors: { api: { variable: 'STACKEXCHANGE_URL', base: 'https://api.stackexchange.com' } },
  matches: url => askedAt(url) !== undefined,

  async open(url, { doors: { api }, now }) {
    const { site, type, id } = askedAt(url) ?? { site: '', type: 'question', id: '' }
    const number = type === 'question' ? id : await questionOf(id, site, api)
    const [asked] = await items(`/questions/${number}`, site, question, api)
    if (asked === undefined) throw noSuchPost()
    const answers = await items(`/questions/${number}/answers`, site, answer, api)
    const ordered = answers.toSorted((a, b) => Number(b.is_accepted) - Number(a.is_accepted) || b.score - a.score)
    const title = unescapeHtml(asked.title)
    const posts = [
      postOf('Question', asked),
      ...ordered.map((one, n) => postOf(`Answer ${n + 1}`, one, one.is_accepted ? ['accepted'] : [])),
    ]
    const author = unescapeHtml(asked.owner?.display_name ?? '')
    return {
      bytes: pageOf({ title, posts }),
      contentType: 'text/html; charset=utf-8',
      url: url.href,
      retrieved: now,
      title,
      ...(author !== '' && { author }),
      published: isoOf(asked.creation_date),
      notes: [
        `${answers.length} of ${asked.answer_count} answers`,
        ordered[0]?.is_accepted ? 'the accepted answer comes first' : 'no accepted answer',
      ],
    }
  },
})

async function questionOf(answerId: string, site: string, api: PlaceDoor): Promise<number> {
  const [found] = await items(`/answers/${answerId}`, site, answer, api)
  if (found === undefined) throw noSuchPost()
  return found.question_id
}

async function items<T>(path: string, site: string, schema: z.ZodType<T>, api: PlaceDoor): Promise<readonly T[]> {
  const query = new URLSearchParams({ site, filter: 'withbody', pagesize: `${perPage}`, order: 'desc', sort: 'votes' })
  const { bytes, status } = await api.get(`/2.3${path}?${query}`, { accept: 'application/json', anyStatus: true })
  const wrapper = z.object({ items: z.array(schema), backoff: z.int().optional() })
  const answered = jsonOf(bytes, z.union([wrapper, failure]))
  if ('error_id' in answered) throw refusal(answered.error_id, status)
  if (answered.backoff !== undefined) api.rest(answered.backoff)
  return answered.items
}

/** https://api.stackexchange.com/docs/error-handling */
function refusal(id: number, status: number): ResearchError {
  if (id === 502 || status === 429) {
    return new ResearchError('Stack Exchange asks for fewer requests.', {
      kind: 'rate_limited',
      fix: 'Try again later; without a key it answers some hundred requests a day.',
    })
  }
  if (id === 404) return noSuchPost()
  return new ResearchError('Stack Exchange could not give the question.', {
    kind: 'unreachable',
    fix: 'Try again later.',
  })
}

function postOf(
  heading: string,
  { body, score, creation_date, owner }: z.output<typeof post>,
  marks: string[] = [],
): Post {
  const by = unescapeHtml(owner?.display_name ?? '')
  return { heading, marks: [...marks, `score ${score}`], by, date: isoOf(creation_date), html: body }
}

const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString()

function noSuchPost(): ResearchError {
  return new ResearchError('Stack Exchange has no such question.', {
    kind: 'not_found',
    fix: 'Search for its subject.',
  })
}
