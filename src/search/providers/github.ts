import * as z from 'zod'
import type { Call } from '../../call.ts'
import { ResearchError } from '../../errors.ts'
import { dayIn } from '../days.ts'
import { isTechnical } from '../fields.ts'
import type { Hit, Operator, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import type { Access } from './access.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { htmlText } from './html-text.ts'
import { keywords } from './keywords.ts'

const applies = ['since', 'until'] as const satisfies readonly Operator[]

const repository = z.object({
  html_url: z.string(),
  full_name: z.string(),
  description: z.string().nullish(),
  created_at: z.string().nullish(),
})
const issue = z.object({
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  created_at: z.string().nullish(),
})
const repositories = z.object({ items: z.array(repository), incomplete_results: z.boolean().optional() })
const issues = z.object({ items: z.array(issue), incomplete_results: z.boolean().optional() })

/**
 * https://docs.github.com/en/rest/search/search: repositories, and issues with the pull requests left out. A query is at most 256
 * characters long; every word must match.
 */
export const github: ProviderSpec = {
  name: 'github',
  kind: 'code',
  covers: 'repositories and issues',
  documentation: 'https://docs.github.com/en/rest/search/search',
  limits: '10 requests a minute, 30 with a token (a search is two); asked for technical words',
  publicBase: 'https://api.github.com',
  address: 'GITHUB_API_URL',
  key: { variable: 'GITHUB_TOKEN', isRequired: false, from: 'https://github.com/settings/tokens' },
  create: access => ({
    applies,
    fits: isTechnical,
    search: async (query, call) => {
      if (query.site !== undefined && query.site !== 'github.com') return { hits: [], hasNothing: true }
      const found = await Promise.allSettled([findRepositories(access, query, call), findIssues(access, query, call)])
      const answers = found.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
      const [failure] = found.flatMap(one => (one.status === 'rejected' ? [one.reason] : []))
      // Half an answer is one, but says that it is half. What is no failure of the service is thrown as it is.
      if (failure !== undefined && (answers.length === 0 || !(failure instanceof ResearchError))) throw failure
      const isPartial = failure !== undefined || answers.some(({ isIncomplete }) => isIncomplete)
      return {
        hits: distinct(interleaved(answers.map(({ hits }) => hits)), query.limit),
        ...(isPartial && { partial: true, note: 'only part of its search was answered' }),
      }
    },
  }),
}

interface Found {
  readonly hits: readonly Hit[]
  readonly isIncomplete: boolean
}

async function findRepositories(access: Access, query: ProviderQuery, call: Call): Promise<Found> {
  const request = requestFor('/search/repositories', query, periodOf('pushed', query), access)
  const { items, incomplete_results } = await askJson(repositories, access, request, call)
  const hits = items.flatMap(({ html_url: url, full_name: title, description: snippet, created_at }) =>
    webHit({ url, title, snippet, published: dayIn(created_at) }),
  )
  return { hits, isIncomplete: incomplete_results ?? false }
}

async function findIssues(access: Access, query: ProviderQuery, call: Call): Promise<Found> {
  const request = requestFor('/search/issues', query, ['is:issue', ...periodOf('created', query)], access)
  const { items, incomplete_results } = await askJson(issues, access, request, call)
  const hits = items.flatMap(({ html_url: url, title, body, created_at }) =>
    webHit({ url, title, snippet: htmlText(body ?? '').slice(0, 400), published: dayIn(created_at) }),
  )
  return { hits, isIncomplete: incomplete_results ?? false }
}

function requestFor(path: string, { text, limit }: ProviderQuery, qualifiers: readonly string[], { key }: Access) {
  const words = keywords(text, 6).join(' ') || text
  return {
    path,
    accept: 'application/vnd.github+json',
    parameters: { q: [words.slice(0, 200), ...qualifiers].join(' '), per_page: Math.min(limit, 50) },
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  }
}

function periodOf(field: string, { since, until }: ProviderQuery): string[] {
  return [
    ...(since !== undefined ? [`${field}:>=${since}`] : []),
    ...(until !== undefined ? [`${field}:<=${until}`] : []),
  ]
}

function interleaved(lists: readonly (readonly Hit[])[]): Hit[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap(list => list[i] ?? [])).flat()
}
