/** Whether an exclusion (URL, domain or title) means this source. */
export function isExcluded(url: string, title: string, exclusion: string): boolean {
  const rule = exclusion.trim().toLowerCase()
  if (rule === '') return false
  if (title.trim().toLowerCase() === rule) return true
  if (rule.includes('://')) return url.toLowerCase().startsWith(rule)
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return host === rule || host.endsWith(`.${rule}`) || (!rule.includes('.') && host.split('.').includes(rule))
}
