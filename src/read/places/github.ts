import * as z from 'zod'
import { type Post, pageOf } from './page.ts'
import { definePlace, type PlaceCopy, type Visit } from './place.ts'

type Doors = 'api' | 'raw'

/** What a GitHub address shows, with its path in the API or on the raw host. */
type Shown =
  | { readonly kind: 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'readme' | 'issue' | 'release'; readonly path: string; readonly name: string }

const owner = '[\\w.-]+'

/** In order; the first that fits says what it is. */
const shapes: readonly (readonly [shape: string, of: (repo: string, rest: string) => Shown])[] = [
  [
    '/(?:blob|raw)/(.+)',
    (repo, rest) => ({ kind: 'file', path: `/${repo}/${rest}`, name: rest.split('/').at(-1) ?? '' }),
  ],
  [
    '/(?:issues|pull)/(\\d+)(?:/.*)?',
    (repo, n) => ({ kind: 'issue', path: `/repos/${repo}/issues/${n}`, name: `#${n}` }),
  ],
  [
    '/releases/tag/([^/]+)',
    (repo, tag) => ({ kind: 'release', path: `/repos/${repo}/releases/tags/${tag}`, name: '' }),
  ],
  ['/releases/latest', repo => ({ kind: 'release', path: `/repos/${repo}/releases/latest`, name: '' })],
  [
    '(?:/tree/([^/]+))?/?',
    (repo, ref) => ({ kind: 'readme', path: `/repos/${repo}/readme${ref ? `?ref=${ref}` : ''}`, name: repo }),
  ],
]
const notRepositories =
  /^\/(?:about|apps|collections|enterprise|explore|features|marketplace|orgs|settings|sponsors|topics|trending)\//

function shownAt({ hostname, pathname }: URL): Shown | undefined {
  if (!/^(?:www\.)?github\.com$/.test(hostname) || notRepositories.test(pathname)) return undefined
  for (const [shape, of] of shapes) {
    const found = new RegExp(`^/(${owner}/${owner})${shape}$`).exec(pathname)
    if (found) return of((found[1] ?? '').replace(/\.git$/, ''), found[2] ?? '')
  }
  return undefined
}

/**
 * Files as they are; READMEs, issues, pull requests and releases as GitHub renders them, with their comments.
 * https://docs.github.com/en/rest/repos/contents, /rest/issues/issues, /rest/issues/comments, /rest/releases/releases; the media type
 * for HTML: https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api
 */
export const github = definePlace<Doors>({
  name: 'GitHub',
  reads: 'files, READMEs of repositories, issues and pull requests with comments, releases',
  doors: {
    api: { variable: 'GITHUB_API_URL', base: 'https://api.github.com' },
    raw: { variable: 'GITHUB_RAW_URL', base: 'https://raw.githubusercontent.com' },
  },
  matches: url => shownAt(url) !== undefined,

  async open(url, visit) {
    const shown = shownAt(url) ?? { kind: 'readme', path: '', name: '' }
    if (shown.kind === 'file') return file(shown, visit)
    if (shown.kind === 'readme') return readme(shown, url, visit)
    const page = shown.kind === 'issue' ? await issue(shown.path, visit) : await release(shown.path, visit)
    return { contentType: 'text/html; charset=utf-8', url: url.href, retrieved: visit.now, ...page }
  },
})

const html = 'application/vnd.github.html+json'

async function file({ path, name }: Shown, { doors }: Visit<Doors>): Promise<PlaceCopy> {
  const { bytes, url, retrieved, stale } = await doors.raw.get(path, { accept: '*/*' })
  // The raw host calls every text plain; the name says which are Markdown.
  const contentType = /\.(?:md|markdown)$/i.test(name) ? 'text/markdown' : 'text/plain'
  return { bytes, contentType, url, retrieved, ...(stale && { stale }) }
}

async function readme({ path, name }: Shown, url: URL, { doors }: Visit<Doors>): Promise<PlaceCopy> {
  const { bytes, retrieved, stale } = await doors.api.get(path, { accept: html })
  const body = pageOf({ title: name, posts: [{ html: new TextDecoder().decode(bytes) }] })
  const contentType = 'text/html; charset=utf-8'
  return { bytes: body, contentType, url: url.href, retrieved, title: name, ...(stale && { stale }) }
}

const user = z.object({ login: z.string() }).nullish()
const comment = z.object({ body_html: z.string().nullish(), user, created_at: z.string() })
const thread = comment.extend({
  title: z.string(),
  state: z.string(),
  comments: z.int(),
  pull_request: z.looseObject({}).optional(),
})

type Page = Pick<PlaceCopy, 'bytes' | 'title' | 'author' | 'published' | 'notes'>

const mostComments = 100

async function issue(path: string, { doors: { api } }: Visit<Doors>): Promise<Page> {
  const first = await api.json(path, thread, { accept: html })
  const list = `${path}/comments?per_page=${mostComments}`
  const comments = first.comments > 0 ? await api.json(list, z.array(comment), { accept: html }) : []
  const posts = [first, ...comments].map(
    ({ body_html, user: by, created_at }, n): Post => ({
      heading: n === 0 ? 'Opening post' : `Comment ${n}`,
      by: by?.login,
      date: created_at,
      html: body_html ?? '',
    }),
  )
  const what = first.pull_request === undefined ? 'issue' : 'pull request'
  const count = `${comments.length} of ${first.comments} comments`
  return {
    bytes: pageOf({ title: first.title, posts }),
    title: first.title,
    ...(first.user && { author: first.user.login }),
    published: first.created_at,
    notes: [...(/^(?:open|closed)$/.test(first.state) ? [`${first.state} ${what}`] : [what]), count],
  }
}

const released = z.object({
  name: z.string().nullish(),
  tag_name: z.string(),
  body_html: z.string().nullish(),
  published_at: z.string().nullish(),
  prerelease: z.boolean().optional(),
  author: user,
})

async function release(path: string, { doors: { api } }: Visit<Doors>): Promise<Page> {
  const { name, tag_name, body_html, published_at, prerelease, author } = await api.json(path, released, {
    accept: html,
  })
  const title = name || tag_name
  const post = { heading: tag_name, by: author?.login, date: published_at ?? undefined, html: body_html ?? '' }
  return {
    bytes: pageOf({ title, posts: [post] }),
    title,
    ...(author && { author: author.login }),
    ...(published_at && { published: published_at }),
    notes: [prerelease === true ? 'pre-release' : 'release'],
  }
}
