import * as z from 'zod'
import { escapeHtml } from '../../text/escape-html.ts'
import { type Post, pageOf } from './page.ts'
import { definePlace } from './place.ts'

function itemOf({ hostname, pathname, searchParams }: URL): string | undefined {
  const id = searchParams.get('id') ?? ''
  return hostname === 'news.ycombinator.com' && pathname === '/item' && /^\d+$/.test(id) ? id : undefined
}

interface Item {
  readonly id: number
  readonly created_at: string
  readonly author?: string | null | undefined
  readonly title?: string | null | undefined
  readonly url?: string | null | undefined
  readonly text?: string | null | undefined
  readonly points?: number | null | undefined
  readonly children: readonly Item[]
}

const item: z.ZodType<Item> = z.object({
  id: z.int(),
  created_at: z.string(),
  author: z.string().nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  text: z.string().nullish(),
  points: z.int().nullish(),
  get children() {
    return z.array(item)
  },
})

/** The largest threads have thousands of comments, the last of which hardly anybody reads. */
const mostComments = 500

/** A story or comment with everything below it in one answer: https://hn.algolia.com/api, "Items". */
export const hackerNews = definePlace({
  name: 'Hacker News',
  reads: 'stories and comments with their threads; points, authors, dates',
  doors: { api: { variable: 'HN_URL', base: 'https://hn.algolia.com' } },
  matches: url => itemOf(url) !== undefined,

  async open(url, { doors: { api }, now }) {
    const top = await api.json(`/api/v1/items/${itemOf(url)}`, item)
    const comments = thread(top)
    const shown = comments.slice(0, mostComments)
    const title = top.title || `Comment ${top.id}`
    return {
      bytes: pageOf({ title, posts: [storyOf(top), ...shown.map(commentOf)] }),
      contentType: 'text/html; charset=utf-8',
      url: url.href,
      retrieved: now,
      title,
      ...(top.author && { author: top.author }),
      published: top.created_at,
      notes: [`${shown.length} of ${comments.length} comments`],
    }
  },
})

interface Comment extends Item {
  /** Number of the comment that it answers; undefined where that is the story. */
  readonly to: number | undefined
}

/** Depth first, as the page shows them; deleted ones have no text. */
function thread(top: Item): readonly Comment[] {
  const comments: Comment[] = []
  const open = top.children.map(child => ({ ...child, to: undefined as number | undefined })).reverse()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.text) comments.push(next)
    const to = next.text ? comments.length : next.to
    for (const child of next.children.toReversed()) open.push({ ...child, to })
  }
  return comments
}

function storyOf({ text, url, points, author, created_at }: Item): Post {
  const link = url ? `<p>Link: ${escapeHtml(url)}</p>` : ''
  return {
    marks: points === null || points === undefined ? [] : [`${points} points`],
    by: author ?? undefined,
    date: created_at,
    html: link + (text ?? ''),
  }
}

function commentOf({ text, author, created_at, to }: Comment, n: number): Post {
  const marks = to === undefined ? [] : [`answers comment ${to}`]
  return { heading: `Comment ${n + 1}`, marks, by: author ?? undefined, date: created_at, html: text ?? '' }
}
