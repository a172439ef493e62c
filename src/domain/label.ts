import type { Source } from './source.ts'

const TITLE_CHARS = 300

/** A title as it is kept: one line, cut where a page made it very long. */
export function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > TITLE_CHARS ? `${line.slice(0, TITLE_CHARS).replace(/[\ud800-\udbff]$/, '')}…` : line
}

/** A short name for a source in running text; sources of one publisher share it. Foreign words: quote or escape it. */
export function labelOf({ origin, title }: Pick<Source, 'origin' | 'title'>): string {
  if (origin.type === 'web') return hostLabel(origin.url, title)
  if (origin.type === 'text') return title || 'a text'
  const folders = origin.path.split(/[\\/]/)
  const at = folders.lastIndexOf('node_modules') + 1
  if (at > 0) return folders.slice(at, at + (folders[at]?.startsWith('@') ? 2 : 1)).join('/')
  const name = folders.at(-1)?.replace(/\.\w+$/, '') ?? ''
  return /^(?:readme|index|changelog|security)$/i.test(name) ? (folders.at(-2) ?? name) : title || name
}

function hostLabel(url: string, title: string): string {
  const host = new URL(url).hostname.replace(/^www\./, '')
  return title && title.length <= 60 ? `${title} (${host})` : host
}

/** A source's title, or the name of its file where another file has the same title. Foreign words. */
export function titleAmong({ id, origin, title }: Source, sources: readonly Source[]): string {
  if (origin.type !== 'file') return title
  const isShared = sources.some(one => one.id !== id && one.origin.type === 'file' && one.title === title)
  return isShared ? (origin.path.split(/[\\/]/).at(-1) ?? title) : title
}
