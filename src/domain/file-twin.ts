/** Formats in which one page is often laid side by side, the one that reads cleanest first. */
const formats = ['md', 'markdown', 'html', 'htm', 'txt'] as const
const ending = new RegExp(`\\.(?:${formats.join('|')})$`, 'i')

/** What `vm.md` and `vm.html` of one folder share; a file of another format has its path for itself. */
export const twinKey = (path: string): string => (ending.test(path) ? `${path.replace(ending, '')}.*` : path)

/** Paths that twins of a file would have. */
export function twinPaths(path: string): string[] {
  if (!ending.test(path)) return []
  return formats.map(format => path.replace(ending, `.${format}`)).filter(one => one !== path)
}

/** Negative where the first of two twins reads cleaner. */
export const byCleanness = (a: string, b: string): number => formatRank(a) - formatRank(b)

const formatRank = (path: string) => formats.findIndex(format => path.toLowerCase().endsWith(`.${format}`))
