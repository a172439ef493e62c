import type { Hit, WorkIds } from '../provider.ts'

export interface FoundPage {
  readonly url: string | null | undefined
  readonly title: string | null | undefined
  readonly snippet?: string | null | undefined
  readonly published?: string | undefined
  readonly ids?: WorkIds
}

/** Plain text only. What has no address to read or no title is no hit. */
export function webHit({ url, title, snippet, published, ids }: FoundPage): Hit[] {
  const name = oneLine(title)
  if (!url || !/^https?:/i.test(url) || !URL.canParse(url) || name === '') return []
  const said = oneLine(snippet)
  return [
    {
      origin: { type: 'web', url },
      title: name,
      ...(said !== '' && { snippet: said }),
      ...(published !== undefined && { published }),
      ...(ids && Object.keys(ids).length > 0 && { ids }),
    },
  ]
}

/** The first of each address, and no more than asked for: some services give what they like. */
export function distinct(hits: readonly Hit[], limit: number): Hit[] {
  const seen = new Set<string>()
  const isNew = ({ origin }: Hit) => {
    const place = JSON.stringify(origin)
    return !seen.has(place) && seen.add(place).size > 0
  }
  return hits.filter(isNew).slice(0, limit)
}

function oneLine(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
