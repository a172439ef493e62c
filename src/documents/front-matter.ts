import { metaDate } from './dates.ts'

export interface FrontMatter {
  readonly title?: string
  readonly author?: string
  readonly published?: string
  readonly language?: string
  /** The source without its front matter. */
  readonly body: string
}

/** One value of simple YAML or TOML: `key: value`, quotes off. Lists and nested values are not read. */
function fieldOf(block: string, ...keys: readonly string[]): string | undefined {
  const pattern = new RegExp(String.raw`^(?:${keys.join('|')})[ \t]*[:=][ \t]*(.+)$`, 'im')
  const value = pattern
    .exec(block)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^\[(.*)\]$/, '$1')
  return value === '' || value === '|' || value === '>' ? undefined : value
}

/** Title, author and date out of the YAML (---) or TOML (+++) block that opens a Markdown file. */
export function frontMatter(source: string): FrontMatter {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(source)
  if (!match) return { body: source }
  const block = match[2] ?? ''
  const title = fieldOf(block, 'title')
  const author = fieldOf(block, 'author', 'authors', 'by')
  const date = fieldOf(block, 'date', 'published', 'pubDate', 'publishDate', 'publish_date', 'created')
  const published = date === undefined ? undefined : metaDate(date)
  const language = fieldOf(block, 'lang', 'language')
  return {
    ...(title === undefined ? {} : { title }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language: language.slice(0, 2).toLowerCase() }),
    body: source.slice(match[0].length),
  }
}
