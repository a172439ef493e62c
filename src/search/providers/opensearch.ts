import * as z from 'zod'
import { dayIn } from '../days.ts'
import type { Hit, ProviderQuery } from '../provider.ts'
import type { ProviderSpec } from '../provider-spec.ts'
import { askJson } from './api.ts'
import { distinct, webHit } from './hit.ts'
import { excluded } from './sites.ts'

const found = z.object({
  _source: z.record(z.string(), z.unknown()).optional(),
  highlight: z.record(z.string(), z.array(z.string())).optional(),
})
const answer = z.object({
  timed_out: z.boolean(),
  _shards: z.object({ failed: z.number() }),
  hits: z.object({ hits: z.array(found) }),
})

/** Names under which indexes keep these; the first that is there counts. */
const fields = {
  url: ['url', 'link', 'uri', 'source_url', 'canonical_url'],
  title: ['title', 'name', 'headline', 'subject'],
  text: ['summary', 'abstract', 'description', 'text', 'content', 'body'],
  date: ['published', 'published_at', 'publication_date', 'date', 'timestamp', '@timestamp'],
} as const

/** https://docs.opensearch.org/latest/api-reference/search-apis/search/; Elasticsearch's `_search` is the same in these parts. */
export const opensearch: ProviderSpec = {
  name: 'opensearch',
  kind: 'local',
  covers: 'your OpenSearch or Elasticsearch index: documents with a title and an address',
  documentation: 'https://docs.opensearch.org/latest/api-reference/search-apis/search/',
  limits:
    'none; the address ends in the index: `https://host:9200/articles`; a key with a colon is a name and a password',
  address: 'OPENSEARCH_URL',
  key: { variable: 'OPENSEARCH_API_KEY', isRequired: false, from: 'whoever runs the index' },
  create: access => ({
    search: async (query, call) => {
      const headers = access.key === undefined ? {} : { authorization: authorization(access.key) }
      const request = { path: '/_search', headers, body: bodyFor(query) }
      const { hits, timed_out, _shards } = await askJson(answer, access, request, call)
      const readable = hits.hits.flatMap(hitOf)
      const isPartial = timed_out || _shards.failed > 0
      const notes = [
        ...(isPartial ? ['part of the index did not answer'] : []),
        ...(readable.length < hits.hits.length
          ? [`${hits.hits.length - readable.length} without a title and a web address left out`]
          : []),
      ]
      return {
        hits: distinct(readable, query.limit),
        ...(notes.length > 0 && { note: notes.join('; '), partial: isPartial || readable.length === 0 }),
      }
    },
  }),
}

function bodyFor(query: ProviderQuery) {
  const { text, exact, limit } = query
  const phrase = (words: string) => ({ multi_match: { query: words, type: 'phrase', fields: ['*'], lenient: true } })
  const must = exact.map(phrase)
  const without = excluded(query).words.map(phrase)
  return {
    size: Math.min(limit, 100),
    query: {
      bool: {
        must: [{ simple_query_string: { query: text, default_operator: 'or', flags: 'NONE', lenient: true } }],
        ...(must.length > 0 && { filter: must }),
        ...(without.length > 0 && { must_not: without }),
      },
    },
    highlight: { fields: { '*': {} }, number_of_fragments: 1, fragment_size: 300, pre_tags: [''], post_tags: [''] },
  }
}

function authorization(key: string): string {
  return key.includes(':') ? `Basic ${Buffer.from(key).toString('base64')}` : `ApiKey ${key}`
}

function hitOf({ _source: source = {}, highlight = {} }: z.infer<typeof found>): Hit[] {
  const firstOf = (names: readonly string[]) => {
    for (const name of names) {
      const value = source[name]
      if (typeof value === 'string' && value !== '') return value
    }
    return undefined
  }
  const passage = fields.text.flatMap(name => highlight[name] ?? [])[0] ?? Object.values(highlight)[0]?.[0]
  return webHit({
    url: firstOf(fields.url),
    title: firstOf(fields.title),
    snippet: passage ?? firstOf(fields.text)?.slice(0, 400),
    published: dayIn(firstOf(fields.date)),
  })
}
